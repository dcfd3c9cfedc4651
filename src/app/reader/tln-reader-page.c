/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and layout of the reader; what keys and buttons do is in tln-reader-actions.c. */
#include "config.h"

#include "tln-reader-private.h"

#include "tln-catalog.h"
#include "tln-edits.h"
#include "tln-error-text.h"
#include "tln-lazy-menu.h"
#include "tln-reader-look.h"

#include <glib/gi18n.h>

#define SPINNER_MS 300
/* Reading rested this long at a place: it is kept. */
#define SAVE_SECONDS 3

typedef enum {
  PROP_STANCE = 1
} ReaderProperty;
static GParamSpec *properties[PROP_STANCE + 1];

G_DEFINE_FINAL_TYPE (TlnReaderPage, tln_reader_page, ADW_TYPE_NAVIGATION_PAGE)

/* Showing. */

typedef struct {
  gint64 article;
  guint32 place;
} Position;

static gpointer
position_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Position *position = data;

  tln_articles_set_read_position (db, position->article, position->place, error);
  return NULL;
}

/* Not an act: nobody wants to undo having read on. */
static void
save_position (TlnReaderPage *self)
{
  Position position = { self->reading->article->id, tln_reader_view_get_top (self->view) };
  TlnJob job = { .run = position_job,
                 .data = g_memdup2 (&position, sizeof position),
                 .data_free = g_free };

  if (position.place == self->reading->article->read_position)
    g_free (job.data);
  else
    tln_store_write_async (self->store, NULL, &job, NULL, NULL, NULL);
}

static void
save_position_cb (gpointer user_data)
{
  TlnReaderPage *self = user_data;

  self->saving = 0;
  if (self->reading)
    save_position (self);
}

static void
scrolled_cb (TlnReaderPage *self)
{
  tln_reader_page_unhover (self);
  g_clear_handle_id (&self->saving, g_source_remove);
  if (self->reading)
    self->saving = g_timeout_add_seconds_once (SAVE_SECONDS, save_position_cb, self);
}

static void
remember_position (TlnReaderPage *self)
{
  g_clear_handle_id (&self->saving, g_source_remove);
  if (!self->reading)
    return;
  g_hash_table_insert (self->positions, g_memdup2 (&self->reading->article->id, sizeof (gint64)),
                       GUINT_TO_POINTER (tln_reader_view_get_top (self->view)));
  save_position (self);
}

static guint32
remembered_position (TlnReaderPage *self, const TlnReading *reading)
{
  gpointer place;

  if (g_hash_table_lookup_extended (self->positions, &reading->article->id, NULL, &place))
    return GPOINTER_TO_UINT (place);
  return reading->article->read_position;
}

static void
show_title (TlnReaderPage *self, const TlnArticle *article)
{
  adw_window_title_set_title (self->title, article->title);
  adw_window_title_set_subtitle (self->title, article->site ? article->site : "");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), article->title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.browser", article->url != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.full-text", article->url != NULL);
}

static void
fill (TlnReaderPage *self, TlnReading *reading)
{
  guint32 top = self->reading && self->reading->article->id == reading->article->id
                    ? tln_reader_view_get_top (self->view)
                    : remembered_position (self, reading);

  tln_reader_head_set_reading (self->head, reading);
  tln_reader_view_fill (self->view, reading);
  tln_reader_view_set_top (self->view, top);
}

static void
repaint (TlnReaderPage *self, TlnReading *reading)
{
  tln_reader_head_set_reading (self->head, reading);
  tln_reader_view_set_reading (self->view, reading);
}

/* What the surface and the buttons above it show of self->reading. */
static void
show_surface (TlnReaderPage *self)
{
  gboolean text = self->reading && !tln_article_is_stub (self->reading->article);

  tln_reader_surface_set_reading (self->surface, text ? self->reading : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->look_button), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.find", text);
  gtk_widget_set_visible (
      GTK_WIDGET (self->contents_button),
      tln_reader_contents_set_reading (self->contents, text ? self->reading : NULL));
}

/* From another place of the window. */
static void
arrive (TlnReaderPage *self, gint64 id)
{
  const TlnClaim *claim = tln_reading_claim (self->reading, id);

  tln_reader_page_set_current (self, id);
  if (claim && claim->anchor != TLN_ANCHOR_ORPHAN)
    tln_reader_view_flash (self->view, claim->start, claim->end);
}

static void
mark_opened (gpointer user_data)
{
  TlnReaderPage *self = user_data;
  gint64 article = self->opened;

  tln_after_frame_cancel (&self->opening);
  self->opened = 0;
  if (article)
    tln_edit_opened (GTK_WIDGET (self), self->store, article);
}

/* That it was opened changes lists and counts: once it can be read. */
static void
queue_opened (TlnReaderPage *self, const TlnArticle *article)
{
  mark_opened (self);
  if (!article->unread)
    return;
  self->opened = article->id;
  tln_after_frame (GTK_WIDGET (self), &self->opening, mark_opened, self);
}

static void
show_reading (TlnReaderPage *self, TlnReading *reading)
{
  gboolean same = self->reading && tln_reading_same_text (self->reading, reading);
  gboolean first = !self->reading || self->reading->article->id != reading->article->id;

  if (!same)
    tln_reader_page_drop_offers (self);
  if (same)
    repaint (self, reading);
  else
    fill (self, reading);
  g_clear_pointer (&self->reading, tln_reading_unref);
  self->reading = tln_reading_ref (reading);
  show_title (self, reading->article);
  tln_reader_page_update_pictures (self);
  tln_evidence_pane_set_reading (self->pane, reading);
  show_surface (self);
  gtk_widget_set_visible (self->menu_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_button), TRUE);
  if (tln_article_is_stub (reading->article))
    tln_stub_view_set_reading (self->stub, reading);
  gtk_stack_set_visible_child_name (self->stack,
                                    tln_article_is_stub (reading->article) ? "stub" : "text");
  if (self->wants_focus)
    tln_reader_page_focus (self);
  if (first)
    queue_opened (self, reading->article);
  if (!tln_reading_claim (reading, self->current))
    self->current = 0;
  if (self->wanted_claim)
    arrive (self, self->wanted_claim);
  self->wanted_claim = 0;
  tln_reader_page_find_offers (self, same);
  tln_reader_page_update_orphans (self);
  tln_reader_page_update_bar (self);
}

static void
show_nothing (TlnReaderPage *self, const GError *error)
{
  tln_reader_page_drop_offers (self);
  g_clear_pointer (&self->reading, tln_reading_unref);
  self->article = 0;
  self->current = 0;
  tln_reader_page_update_orphans (self);
  if (error) {
    tln_error_show (self->error_page, error);
  }
  gtk_stack_set_visible_child_name (self->stack, error ? "error" : "none");
  adw_window_title_set_title (self->title, "");
  adw_window_title_set_subtitle (self->title, "");
  show_surface (self);
  gtk_widget_set_visible (self->menu_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_button), FALSE);
  tln_reader_page_set_evidence (self, FALSE);
  tln_reader_page_update_bar (self);
}

/* Loading. */

static void
reading_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnReading) reading = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->store)
    return;
  if (reading && reading->article->id != self->article)
    return;
  g_clear_handle_id (&self->loading, g_source_remove);
  if (reading)
    show_reading (self, reading);
  else
    show_nothing (self, error);
}

static void
loading_cb (gpointer user_data)
{
  TlnReaderPage *self = user_data;

  self->loading = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
load (TlnReaderPage *self)
{
  TlnJob job = { .run = tln_reading_job,
                 .data = tln_reading_wanted_new (self->article, self->reading),
                 .data_free = tln_reading_wanted_free,
                 .result_free = (GDestroyNotify) tln_reading_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_async (self->store, &job, self->cancellable, reading_read_cb, g_object_ref (self));
}

static void
store_changed_cb (TlnReaderPage *self, guint what)
{
  if (self->article && (what & (TLN_CHANGED_ARTICLES | TLN_CHANGED_MENTIONS | TLN_CHANGED_CLAIMS)))
    load (self);
}

static void
catalog_changed_cb (TlnReaderPage *self)
{
  if (!self->reading)
    return;
  repaint (self, self->reading);
  tln_evidence_pane_set_reading (self->pane, self->reading);
}

/* Layout. */

gboolean
tln_reader_page_get_evidence (TlnReaderPage *self)
{
  return self->width_class >= 3 ? adw_bottom_sheet_get_open (self->sheet)
                                : adw_overlay_split_view_get_show_sidebar (self->split);
}

void
tln_reader_page_set_evidence (TlnReaderPage *self, gboolean open)
{
  if (self->width_class >= 3)
    adw_bottom_sheet_set_open (self->sheet, open);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, open);
}

static void
evidence_toggled_cb (TlnReaderPage *self)
{
  tln_reader_page_set_evidence (self, gtk_toggle_button_get_active (self->evidence_button));
}

static void
evidence_changed_cb (TlnReaderPage *self)
{
  gtk_toggle_button_set_active (self->evidence_button, tln_reader_page_get_evidence (self));
}

/* Making. */

static void
tln_reader_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((ReaderProperty) id) {
  case PROP_STANCE:
    tln_reader_page_apply_stance (TLN_READER_PAGE (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_reader_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((ReaderProperty) id) {
  case PROP_STANCE:
    g_value_set_string (value, TLN_READER_PAGE (object)->stance);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_reader_page_dispose (GObject *object)
{
  TlnReaderPage *self = TLN_READER_PAGE (object);

  g_clear_handle_id (&self->loading, g_source_remove);
  g_clear_handle_id (&self->saving, g_source_remove);
  tln_after_frame_cancel (&self->opening);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->reading, tln_reading_unref);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  tln_reader_page_set_detected (self, NULL);
  if (self->popover)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  g_clear_object (&self->settings);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->stance, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_reader_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, split);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, title);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, evidence_button);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, surface);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, look_button);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, contents_button);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, stub);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, orphans);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, pane_bin);
  gtk_widget_class_bind_template_child (widget_class, TlnReaderPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, evidence_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, tln_lazy_menu_take);
}

static void
tln_reader_page_class_init (TlnReaderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_reader_page_set_property;
  object_class->get_property = tln_reader_page_get_property;
  object_class->dispose = tln_reader_page_dispose;
  properties[PROP_STANCE] =
      g_param_spec_string ("stance", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (TLN_TYPE_READER_SURFACE);
  g_type_ensure (TLN_TYPE_CLAIM_BAR);
  g_type_ensure (TLN_TYPE_STUB_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "reader.stance", "stance");
  tln_reader_page_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "reader.contents",
                                       NULL);
}

static void
tln_reader_page_init (TlnReaderPage *self)
{
  self->stance = g_strdup ("");
  self->offers = g_ptr_array_new ();
  self->closing = g_cancellable_new ();
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = tln_reader_surface_get_view (self->surface);
}

AdwNavigationPage *
tln_reader_page_new (TlnStore *store)
{
  TlnReaderPage *self = g_object_new (TLN_TYPE_READER_PAGE, NULL);
  GSettings *settings = g_settings_new (APP_ID);

  self->store = g_object_ref (store);
  self->settings = settings;
  self->pane = TLN_EVIDENCE_PANE (tln_evidence_pane_new (store));
  adw_bin_set_child (self->pane_bin, GTK_WIDGET (self->pane));
  tln_reader_view_set_store (self->view, store);
  self->head = TLN_READER_HEAD (tln_reader_head_new (store));
  tln_reader_view_set_head (self->view, GTK_WIDGET (self->head));
  tln_claim_bar_connect (self->bar, store);
  tln_reader_surface_connect (self->surface, store, settings);
  self->contents = TLN_READER_CONTENTS (tln_reader_contents_new (self->view));
  gtk_menu_button_set_popover (self->contents_button, GTK_WIDGET (self->contents));
  gtk_menu_button_set_popover (self->look_button, tln_reader_look_new (settings));
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (evidence_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::open", G_CALLBACK (evidence_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tln_catalog_of (store), "renamed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tln_reader_surface_get_scroll (self->surface), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  tln_reader_page_connect_actions (self);
  tln_reader_page_connect_detected (self);
  show_nothing (self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}

void
tln_reader_page_show (TlnReaderPage *self, gint64 article, gint64 claim)
{
  g_return_if_fail (TLN_IS_READER_PAGE (self));

  if (article == 0) {
    show_nothing (self, NULL);
    return;
  }
  self->wanted_claim = claim;
  if (self->reading && self->reading->article->id == article) {
    if (claim)
      arrive (self, claim);
    self->article = article;
    return;
  }
  remember_position (self);
  self->article = article;
  self->current = 0;
  if (self->loading == 0)
    self->loading = g_timeout_add_once (SPINNER_MS, loading_cb, self);
  load (self);
}

void
tln_reader_page_focus (TlnReaderPage *self)
{
  self->wants_focus = !self->reading || self->reading->article->id != self->article;
  if (self->wants_focus)
    return;
  /* What is not shown must not have the keys. */
  if (tln_article_is_stub (self->reading->article))
    gtk_widget_child_focus (GTK_WIDGET (self->stub), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gint64
tln_reader_page_get_article (TlnReaderPage *self)
{
  return self->article;
}

void
tln_reader_page_set_width_class (TlnReaderPage *self, int width_class)
{
  gboolean open = tln_reader_page_get_evidence (self);

  g_return_if_fail (TLN_IS_READER_PAGE (self));

  if (self->width_class == width_class)
    return;
  self->width_class = width_class;
  adw_multi_layout_view_set_layout_name (self->layouts, width_class >= 3 ? "narrow" : "wide");
  adw_overlay_split_view_set_collapsed (self->split, width_class >= 1);
  tln_reader_page_set_evidence (self, open && width_class == 0);
  tln_reader_head_set_compact (self->head, width_class >= 1);
  if (self->reading)
    repaint (self, self->reading);
}
