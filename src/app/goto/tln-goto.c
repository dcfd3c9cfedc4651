/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus stays in the entry; up and down move in the list below it. Names are looked through on
 * a thread of the store, every key cancels what the last one asked for. */
#include "tln-goto.h"

#include "tln-catalog.h"
#include "tln-goto-actions.h"
#include "tln-goto-item.h"
#include "tln-names.h"
#include "tln-navigator.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

#define SHOWN 50
/* Titles that are looked through; all articles are found by the search. */
#define MAX_ARTICLES 200000
#define PAGE 8

struct _TlnGoto {
  AdwDialog parent_instance;
  TlnStore *store;
  GtkSearchEntry *entry;
  GtkListView *view;
  GtkStack *stack;
  GtkSingleSelection *selection;
  GListStore *items; /* TlnGotoItem */
  TlnNameIndex *few; /* actions, places, theses … */
  TlnNameIndex *articles; /* NULL until they are read */
  GCancellable *cancellable; /* of the reading of the titles */
  GCancellable *asked; /* of the last question */
};

G_DEFINE_FINAL_TYPE (TlnGoto, tln_goto, ADW_TYPE_DIALOG)

/* What there is. */

static TlnNameIndex *
build_few (TlnStore *store)
{
  TlnCatalog *catalog = tln_catalog_of (store);
  TlnNameIndex *index = tln_name_index_new ();
  GPtrArray *all = tln_catalog_get_theses (catalog);

  for (guint i = 0; i < all->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (all, i);
    tln_name_index_add (index, TLN_GOTO_THESIS, thesis->id, thesis->title);
  }
  tln_goto_add_actions (index, store);
  all = tln_catalog_get_stages (catalog);
  for (guint i = 0; i < all->len; i++) {
    const TlnStage *stage = g_ptr_array_index (all, i);
    tln_name_index_add (index, TLN_GOTO_STAGE, stage->id, stage->name);
  }
  all = tln_catalog_get_instruments (catalog);
  for (guint i = 0; i < all->len; i++) {
    const TlnInstrument *instrument = g_ptr_array_index (all, i);
    g_autofree char *name = g_strdup_printf ("%s %s", instrument->code, instrument->name);
    tln_name_index_add (index, TLN_GOTO_INSTRUMENT, instrument->id, name);
  }
  all = tln_catalog_get_feeds (catalog);
  for (guint i = 0; i < all->len; i++) {
    const TlnSubscription *feed = g_ptr_array_index (all, i);
    tln_name_index_add (index, TLN_GOTO_FEED, feed->id, feed->title);
  }
  return index;
}

static void run_query (TlnGoto *self);

static gpointer
titles_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tln_names_of_articles (db, TLN_GOTO_ARTICLE, MAX_ARTICLES, error);
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnGoto) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnNameIndex) index = tln_store_finish (TLN_STORE (source), result, &error);

  if (!index) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  self->articles = g_steal_pointer (&index);
  run_query (self);
}

/* Asking. */

typedef struct {
  TlnNameIndex *few;
  TlnNameIndex *articles;
  char *typed;
} Question;

static void
question_free (Question *question)
{
  tln_name_index_unref (question->few);
  g_clear_pointer (&question->articles, tln_name_index_unref);
  g_free (question->typed);
  g_free (question);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const TlnNameHit *first = a, *second = b;

  return first->score != second->score ? second->score - first->score : first->kind - second->kind;
}

static GArray *
find_hits (const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) hits =
      tln_name_index_find (question->few, question->typed, SHOWN, cancellable, error);
  g_autoptr (GArray) titles = NULL;

  if (hits && question->articles) {
    titles = tln_name_index_find (question->articles, question->typed, SHOWN, cancellable, error);
    if (!titles)
      return NULL;
    g_array_append_vals (hits, titles->data, titles->len);
    g_array_sort (hits, compare_scores);
  }
  return g_steal_pointer (&hits);
}

/* Element TlnGotoItem. */
static gpointer
find_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) hits = find_hits (data, cancellable, error);
  GPtrArray *items = hits ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  for (guint i = 0; hits && i < MIN (hits->len, SHOWN); i++) {
    const TlnNameHit *hit = &g_array_index (hits, TlnNameHit, i);
    g_ptr_array_add (items, tln_goto_item_new ((TlnGotoKind) hit->kind, hit->id, hit->name));
  }
  return items;
}

static void
select_first (TlnGoto *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (n > 0)
    gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnGoto) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = tln_store_finish (TLN_STORE (source), result, &error);

  if (!items) {
    tln_toast_error (GTK_WIDGET (self), error);
    return;
  }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  select_first (self);
}

/* Nothing typed: the theses and what can be done, in the order of the index. */
static void
show_few (TlnGoto *self)
{
  g_list_store_remove_all (self->items);
  for (guint i = 0; i < MIN (tln_name_index_get_size (self->few), SHOWN); i++) {
    TlnNameHit hit = tln_name_index_get (self->few, i);
    g_autoptr (TlnGotoItem) item = tln_goto_item_new ((TlnGotoKind) hit.kind, hit.id, hit.name);

    g_list_store_append (self->items, item);
  }
  select_first (self);
}

static void
run_query (TlnGoto *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  TlnJob job = { .run = find_job,
                 .data_free = (GDestroyNotify) question_free,
                 .result_free = (GDestroyNotify) g_ptr_array_unref };
  Question *question;

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (*typed == '\0') {
    show_few (self);
    return;
  }
  self->asked = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->few = tln_name_index_ref (self->few);
  question->articles = self->articles ? tln_name_index_ref (self->articles) : NULL;
  question->typed = g_strdup (typed);
  job.data = question;
  tln_store_read_async (self->store, &job, self->asked, found_cb, g_object_ref (self));
}

/* Choosing. */

static void
run_item (GtkWidget *window, TlnGotoItem *item)
{
  gint64 id = tln_goto_item_get_id (item);

  switch (tln_goto_item_get_kind (item)) {
  case TLN_GOTO_ACTION:
    gtk_widget_activate_action (window, tln_goto_action_name (id), NULL);
    break;
  case TLN_GOTO_PLACE:
    tln_navigator_show_place (window, &(TlnPlace) { (TlnPlaceKind) id, 0 });
    break;
  case TLN_GOTO_THESIS:
    tln_navigator_show_place (window, &(TlnPlace) { TLN_PLACE_THESIS, id });
    break;
  case TLN_GOTO_STAGE:
    tln_navigator_show_place (window, &(TlnPlace) { TLN_PLACE_STAGE, id });
    break;
  case TLN_GOTO_INSTRUMENT:
    tln_navigator_show_place (window, &(TlnPlace) { TLN_PLACE_INSTRUMENT, id });
    break;
  case TLN_GOTO_FEED:
    tln_navigator_show_place (window, &(TlnPlace) { TLN_PLACE_FEED, id });
    break;
  case TLN_GOTO_ARTICLE:
  default:
    tln_navigator_show_article (window, id);
  }
}

static void
choose_cb (TlnGoto *self)
{
  g_autoptr (TlnGotoItem) item = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!item)
    return;
  g_object_ref (item);
  adw_dialog_close (ADW_DIALOG (self));
  run_item (window, item);
}

static void
activate_cb (GtkListView *view, guint position, TlnGoto *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  choose_cb (self);
}

static void
selected_cb (TlnGoto *self)
{
  TlnGotoItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *word = item ? tln_goto_item_get_word (item) : NULL;
  g_autofree char *both =
      word ? g_strdup_printf ("%s, %s", tln_goto_item_get_name (item), word) : NULL;

  if (item)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry),
                             both ? both : tln_goto_item_get_name (item),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move_by (TlnGoto *self, int by)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int to = CLAMP ((int) gtk_single_selection_get_selected (self->selection) + by, 0, n - 1);

  if (n > 0)
    gtk_list_view_scroll_to (self->view, (guint) to, GTK_LIST_SCROLL_SELECT, NULL);
}

/* Signature given by GTK. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                TlnGoto *self)
{
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_by (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_by (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
    move_by (self, PAGE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
    move_by (self, -PAGE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Rows. */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlnGoto *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *end = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (end, "caption");
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_item_set_child (list_item, box);
}

static PangoAttrList *
mark_name (const char *name, const char *typed)
{
  g_autoptr (GArray) marks = tln_name_marks (name, typed);
  PangoAttrList *attrs = pango_attr_list_new ();

  for (guint i = 0; i + 1 < marks->len; i += 2) {
    PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    glong start = g_array_index (marks, guint32, i), end = g_array_index (marks, guint32, i + 1);

    bold->start_index = (guint) (g_utf8_offset_to_pointer (name, start) - name);
    bold->end_index = (guint) (g_utf8_offset_to_pointer (name, end) - name);
    pango_attr_list_insert (attrs, bold);
  }
  return attrs;
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TlnGoto *self)
{
  TlnGotoItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkLabel *name = GTK_LABEL (gtk_widget_get_next_sibling (icon));
  GtkWidget *end = gtk_widget_get_next_sibling (GTK_WIDGET (name));
  const char *word = tln_goto_item_get_word (item);
  const char *text = tln_goto_item_get_name (item);
  g_autofree char *keys = word ? NULL : tln_goto_action_keys (tln_goto_item_get_id (item));
  g_autoptr (PangoAttrList) attrs =
      mark_name (text, gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), tln_goto_item_get_icon (item));
  gtk_label_set_text (name, text);
  gtk_label_set_attributes (name, attrs);
  gtk_label_set_text (GTK_LABEL (end), word ? word : keys ? keys : "");
  gtk_widget_set_visible (end, word || keys);
  if (word) {
    gtk_widget_remove_css_class (end, "keycap");
    gtk_widget_add_css_class (end, "dim-label");
  } else {
    gtk_widget_remove_css_class (end, "dim-label");
    gtk_widget_add_css_class (end, "keycap");
  }
  gtk_list_item_set_accessible_label (list_item, text);
  gtk_list_item_set_accessible_description (list_item, word ? word : "");
}

/* The dialog. */

static void
tln_goto_dispose (GObject *object)
{
  TlnGoto *self = TLN_GOTO (object);

  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->asked);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->few, tln_name_index_unref);
  g_clear_pointer (&self->articles, tln_name_index_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TLN_TYPE_GOTO);
  G_OBJECT_CLASS (tln_goto_parent_class)->dispose (object);
}

static void
tln_goto_class_init (TlnGotoClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_goto_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/tln-goto.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnGoto, entry);
  gtk_widget_class_bind_template_child (widget_class, TlnGoto, view);
  gtk_widget_class_bind_template_child (widget_class, TlnGoto, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnGoto, selection);
  gtk_widget_class_bind_template_child (widget_class, TlnGoto, items);
  gtk_widget_class_bind_template_callback (widget_class, run_query);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
tln_goto_init (TlnGoto *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_type_ensure (TLN_TYPE_GOTO_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  self->cancellable = g_cancellable_new ();
}

AdwDialog *
tln_goto_new (TlnStore *store)
{
  TlnGoto *self = g_object_new (TLN_TYPE_GOTO, NULL);
  TlnJob job = { .run = titles_job, .result_free = (GDestroyNotify) tln_name_index_unref };

  self->store = g_object_ref (store);
  self->few = build_few (store);
  show_few (self);
  tln_store_read_async (store, &job, self->cancellable, titles_read_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
