/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a record view: made, filled and named, with what pointer and finger do on them. */
#include "tln-record-view-private.h"

#include "tln-article-row.h"
#include "tln-catalog.h"
#include "tln-claim-row.h"
#include "tln-claim-words.h"
#include "tln-date-label.h"
#include "tln-edits.h"

#include <glib/gi18n.h>

/* Of one turn of the main loop, µs. */
#define NAMING_SLICE 4000

static void
row_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  TlnRecordView *self = TLN_RECORD_VIEW (gtk_widget_get_ancestor (row, TLN_TYPE_RECORD_VIEW));
  graphene_point_t at;

  if (self->of_claims)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                     gtk_list_item_get_position (item), TRUE);
  if (!gtk_widget_compute_point (row, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) at.x, (int) at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Selecting by touch: a long press begins it, taps go on. */

static void
row_long_press_cb (GtkGesture *gesture, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  TlnRecordView *self = TLN_RECORD_VIEW (gtk_widget_get_ancestor (row, TLN_TYPE_RECORD_VIEW));

  if (self->of_claims)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  tln_record_view_set_selecting (self, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                   gtk_list_item_get_position (item), FALSE);
  g_signal_emit_by_name (self, "selected");
}

static void
row_tap_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  TlnRecordView *self = TLN_RECORD_VIEW (gtk_widget_get_ancestor (row, TLN_TYPE_RECORD_VIEW));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = gtk_list_item_get_position (item);

  if (!self->selecting)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (gtk_list_item_get_selected (item))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
add_touch (GtkWidget *row, GtkListItem *item)
{
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *tap = gtk_gesture_click_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (row_long_press_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (tap), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (tap), GTK_PHASE_CAPTURE);
  g_signal_connect_object (tap, "pressed", G_CALLBACK (row_tap_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (tap));
}

static GdkContentProvider *
row_drag_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  TlnRecordView *self = TLN_RECORD_VIEW (gtk_widget_get_ancestor (row, TLN_TYPE_RECORD_VIEW));
  TlnClaim *claim = tln_list_item_get_claim (gtk_list_item_get_item (item));
  g_autoptr (GArray) ids = NULL;

  if (self->of_claims)
    return claim ? gdk_content_provider_new_typed (TLN_TYPE_CLAIM, claim) : NULL;
  if (gtk_list_item_get_selected (item))
    ids = tln_record_view_get_selected (self);
  else
    ids = tln_ids_of (tln_list_item_get_id (gtk_list_item_get_item (item)));
  return gdk_content_provider_new_typed (G_TYPE_ARRAY, ids);
}

static void
name_row (GtkListItem *item, TlnListItem *record)
{
  TlnArticle *article = tln_list_item_get_article (record);
  TlnClaim *claim = tln_list_item_get_claim (record);
  TlnRecordView *self = g_object_get_data (G_OBJECT (item), "view");
  const char *name = article ? article->title : claim ? claim->exact : "";
  g_autofree char *words = article ? tln_article_row_describe (self->store, self->found, article)
                           : claim ? tln_claim_words (tln_catalog_of (self->store), claim)
                                   : g_strdup ("");

  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, words);
}

/* Two hundred names told to the accessibility bus take longer than a frame has time. Before anybody
 * can ask for one, all the same. */
static gboolean
naming_cb (gpointer user_data)
{
  TlnRecordView *self = user_data;
  gint64 until = g_get_monotonic_time () + NAMING_SLICE;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->unnamed);
  while (g_hash_table_iter_next (&iter, &item, NULL)) {
    TlnListItem *record = gtk_list_item_get_item (item);

    if (record)
      name_row (item, record);
    g_hash_table_iter_remove (&iter);
    if (g_get_monotonic_time () > until)
      return G_SOURCE_CONTINUE;
  }
  self->naming = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_name (GtkListItem *item)
{
  TlnRecordView *self = g_object_get_data (G_OBJECT (item), "view");

  g_hash_table_add (self->unnamed, g_object_ref (item));
  if (self->naming == 0)
    self->naming = g_idle_add_full (G_PRIORITY_HIGH, naming_cb, self, NULL);
}

void
tln_record_view_stop_naming (TlnRecordView *self)
{
  g_clear_handle_id (&self->naming, g_source_remove);
  g_hash_table_remove_all (self->unnamed);
}

static void
found_changed_cb (GtkListItem *item)
{
  if (gtk_list_item_get_item (item))
    queue_name (item);
}

static void
factory_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlnRecordView *self)
{
  GtkWidget *row =
      self->of_claims ? tln_claim_row_new (self->store) : tln_article_row_new (self->store);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  if (!self->of_claims)
    tln_article_row_set_density (TLN_ARTICLE_ROW (row), self->density);
  if (!self->of_claims && self->found) {
    tln_article_row_set_found (TLN_ARTICLE_ROW (row), self->found);
    g_signal_connect_object (self->found, "changed", G_CALLBACK (found_changed_cb), item,
                             G_CONNECT_SWAPPED);
  }
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_menu_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (drag, "prepare", G_CALLBACK (row_drag_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  add_touch (row, item);
  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_item_set_child (item, row);
  g_object_set_data (G_OBJECT (item), "view", self);
}

gboolean
tln_record_view_position_of (GtkWidget *widget, guint *position)
{
  /* It may be the one GTK puts a row in. */
  GtkWidget *inner = GTK_IS_LIST_VIEW (widget) ? NULL : gtk_widget_get_first_child (widget);
  GtkListItem *item = inner ? g_object_get_data (G_OBJECT (inner), "item") : NULL;

  for (GtkWidget *w = widget; !item && !GTK_IS_LIST_VIEW (w); w = gtk_widget_get_parent (w))
    item = g_object_get_data (G_OBJECT (w), "item");
  if (!item || !gtk_list_item_get_item (item))
    return FALSE;
  *position = gtk_list_item_get_position (item);
  return TRUE;
}

static void
item_record_cb (TlnListItem *record, GParamSpec *pspec, GtkListItem *item)
{
  queue_name (item);
}

static void
factory_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlnRecordView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  TlnListItem *record = gtk_list_item_get_item (item);

  if (TLN_IS_CLAIM_ROW (row))
    tln_claim_row_set_item (TLN_CLAIM_ROW (row), record);
  else
    tln_article_row_set_item (TLN_ARTICLE_ROW (row), record);
  g_signal_connect_object (record, "notify::record", G_CALLBACK (item_record_cb), item, 0);
  queue_name (item);
}

static void
factory_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TlnRecordView *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_hash_table_remove (self->unnamed, item);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), item_record_cb, item);
  if (TLN_IS_CLAIM_ROW (row))
    tln_claim_row_set_item (TLN_CLAIM_ROW (row), NULL);
  else
    tln_article_row_set_item (TLN_ARTICLE_ROW (row), NULL);
}

void
tln_record_view_set_factory (TlnRecordView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (factory_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (factory_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (factory_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
}

/* Headings. */

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "list-group");
  gtk_list_header_set_child (header, label);
}

/* A date may begin with a word. */
static char *
describe_group (TlnRecordView *self, const TlnSpineGroup *group)
{
  const TlnQuery *query = tln_record_list_get_query (self->list);
  TlnDate date = TLN_DATE_NONE;

  date.day = group->day;
  date.precision =
      query && query->grouping == TLN_GROUP_WEEK ? TLN_PRECISION_WEEK : TLN_PRECISION_DAY;
  g_autofree char *label = tln_date_label (&date);
  GString *text = g_string_new (NULL);
  g_string_append_unichar (text, g_unichar_totitle (g_utf8_get_char (label)));
  g_string_append (text, g_utf8_next_char (label));
  return g_string_free (text, FALSE);
}

static void
name_header (TlnRecordView *self, GtkListHeader *header)
{
  GtkLabel *label = GTK_LABEL (gtk_list_header_get_child (header));
  guint start = gtk_list_header_get_start (header);
  TlnSpineGroup group;
  guint end;

  if (!tln_record_list_get_group (self->list, start, &end, &group)) {
    gtk_label_set_text (label, "");
    return;
  }
  g_autofree char *date = describe_group (self, &group);
  /* Translators: a heading in a list: a day or week and how many articles there are */
  g_autofree char *text = g_strdup_printf (_ ("%s · %'u"), date, end - start);
  gtk_label_set_text (label, text);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, TlnRecordView *self)
{
  g_ptr_array_add (self->headers, header);
  name_header (self, header);
}

static void
header_unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, TlnRecordView *self)
{
  g_ptr_array_remove_fast (self->headers, header);
}

void
tln_record_view_name_headers (TlnRecordView *self)
{
  for (guint i = 0; i < self->headers->len; i++)
    name_header (self, g_ptr_array_index (self->headers, i));
}

GtkListItemFactory *
tln_record_view_new_headers (TlnRecordView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (header_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (header_unbind_cb), self, 0);
  return factory;
}
