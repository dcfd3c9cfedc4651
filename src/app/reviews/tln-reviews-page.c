/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One week at a time, chosen above. This week's facts are those of now until it is saved; a past
 * week shows what was kept and takes no changes. Gathering the facts takes long in a large library:
 * it is done while the page is seen, and what was written is there before them. What was read of
 * that before a save is not shown after it. */
#include "tln-reviews-page.h"

#include "tln-date-label.h"
#include "tln-edits.h"
#include "tln-error-text.h"
#include "tln-lazy-menu.h"
#include "tln-review-facts.h"
#include "tln-review-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlnReviewsPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  GCancellable *words; /* of the reading of what was written */
  GCancellable *gathering; /* of that of the facts */
  TlnDay week; /* that is shown */
  gint64 review; /* of that week; 0: none is kept */
  GArray *weeks; /* TlnDay of the entries of the choice */
  GPtrArray *facts; /* TlnReviewFact, shown; NULL: not gathered yet */
  TlnDay facts_week; /* that they are of */
  char *kept; /* what is written, as it is stored */
  gboolean filling; /* the choice and the text are being set */
  gboolean writable; /* it was this week when it was read */
  gboolean stale; /* something changed while the page was not seen */

  GtkDropDown *choice;
  GtkWidget *save;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkBox *content; /* of the facts */
  GtkLabel *caption;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (TlnReviewsPage, tln_reviews_page, ADW_TYPE_NAVIGATION_PAGE)

/* What is asked for, and found. */
typedef struct {
  TlnDay week;
  gboolean present;
  GPtrArray *reviews; /* TlnReview */
  GPtrArray *facts; /* TlnReviewFact */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->reviews, g_ptr_array_unref);
  g_clear_pointer (&loaded->facts, g_ptr_array_unref);
  g_free (loaded);
}

static const TlnReview *
find_review (const GPtrArray *reviews, TlnDay week)
{
  for (guint i = 0; i < reviews->len; i++) {
    const TlnReview *review = g_ptr_array_index (reviews, i);
    if (review->week == week)
      return review;
  }
  return NULL;
}

/* What was written; the facts take longer. */
static gpointer
words_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = g_memdup2 (data, sizeof (Loaded));

  loaded->reviews = tln_reviews_get_all (db, error);
  if (loaded->reviews != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static gpointer
facts_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = g_memdup2 (data, sizeof (Loaded));
  const TlnReview *review = NULL;

  loaded->reviews = tln_reviews_get_all (db, error);
  if (loaded->reviews != NULL) {
    review = find_review (loaded->reviews, loaded->week);
    loaded->facts = loaded->present || review == NULL
                        ? tln_reviews_draft (db, loaded->week, error)
                        : tln_reviews_get_facts (db, review->id, error);
  }
  if (loaded->facts != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static TlnDay
this_week (void)
{
  return tln_review_week (tln_day_today ());
}

/* What is written. */

static char *
get_text (TlnReviewsPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_changed (TlnReviewsPage *self)
{
  g_autofree char *text = get_text (self);

  return self->kept != NULL && self->writable && strcmp (text, self->kept) != 0;
}

typedef struct {
  TlnDay week;
  GPtrArray *facts; /* NULL: they are gathered when it is kept */
  char *body;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->facts, g_ptr_array_unref);
  g_free (save->body);
  g_free (save);
}

static gpointer
save_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  if (save->facts == NULL)
    save->facts = tln_reviews_draft (db, save->week, error);
  if (save->facts != NULL)
    tln_reviews_save (db, save->week, save->facts, save->body, error);
  return NULL;
}

/* A save that is under way. */
typedef struct {
  TlnReviewsPage *page;
  GtkWidget *window; /* the page may be left meanwhile */
  char *before; /* what was kept until now, or NULL */
  char *body;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_object_unref (saving->window);
  g_free (saving->before);
  g_free (saving->body);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* What could not be kept is still to be kept. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  TlnReviewsPage *self = saving->page;
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error == NULL) {
    tln_toast_act (saving->window, _ ("Review kept"), act);
    return;
  }
  if (g_strcmp0 (self->kept, saving->body) == 0)
    g_set_str (&self->kept, saving->before);
  tln_toast_error (saving->window, error);
}

static void
save_review (TlnReviewsPage *self)
{
  Save *save;
  Saving *saving;

  if (!self->writable)
    return;
  g_cancellable_cancel (self->words);
  save = g_new0 (Save, 1);
  *save = (Save) { self->week, self->facts != NULL ? g_ptr_array_ref (self->facts) : NULL,
                   get_text (self) };
  saving = g_new0 (Saving, 1);
  *saving = (Saving) { g_object_ref (self),
                       g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))),
                       g_strdup (self->kept), g_strdup (save->body) };
  g_set_str (&self->kept, save->body);
  TlnJob job = { .run = save_job, .data = save, .data_free = save_free };
  tln_store_write_async (self->store, TLN_ACT_REVIEW, &job, NULL, saved_cb, saving);
}

static gpointer
delete_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_reviews_delete (db, *(gint64 *) data, error);
  return NULL;
}

static void reload (TlnReviewsPage *self);

/* What was typed since is kept first, so that Undo brings it back. */
static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnReviewsPage *self = TLN_REVIEWS_PAGE (widget);
  TlnJob job = { .run = delete_job,
                 .data = g_memdup2 (&self->review, sizeof self->review),
                 .data_free = g_free };

  if (is_changed (self))
    save_review (self);
  tln_edit_run (widget, self->store, TLN_ACT_REVIEW, &job, g_strdup (_ ("Review deleted")));
  if (self->week == this_week ())
    return;
  g_clear_pointer (&self->kept, g_free);
  self->week = this_week ();
  reload (self);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_review (TLN_REVIEWS_PAGE (widget));
}

/* Nothing that was typed is lost by going elsewhere. */
static void
unmap_cb (TlnReviewsPage *self)
{
  if (is_changed (self))
    save_review (self);
}

/* The choice of weeks. */

static void
show_choice (TlnReviewsPage *self, const GPtrArray *reviews)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  TlnDay present = this_week ();
  guint selected = 0;

  g_array_set_size (self->weeks, 0);
  g_array_append_val (self->weeks, present);
  for (guint i = 0; i < reviews->len; i++) {
    const TlnReview *review = g_ptr_array_index (reviews, i);
    if (review->week != present)
      g_array_append_val (self->weeks, review->week);
  }
  for (guint i = 0; i < self->weeks->len; i++) {
    TlnDay week = g_array_index (self->weeks, TlnDay, i);
    g_autofree char *name = tln_review_week_label (week);
    gtk_string_list_append (names, name);
    if (week == self->week)
      selected = i;
  }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, selected);
}

static void
show_text (TlnReviewsPage *self, const char *body)
{
  if (!is_changed (self)) {
    g_autofree char *text = get_text (self);
    if (strcmp (text, body) != 0)
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), body, -1);
  }
  g_set_str (&self->kept, body);
  gtk_text_view_set_editable (self->text, self->writable);
  gtk_widget_set_visible (self->save, self->writable);
  g_autofree char *from = tln_day_label (self->week);
  g_autofree char *to = tln_day_label (self->week + 6);
  const char *how = self->writable ? _ ("The facts as they are now; saving keeps them.")
                                   : _ ("As it was kept. A past review is not changed.");
  /* Translators: first and last day of a week, and a sentence */
  g_autofree char *caption = g_strdup_printf (_ ("%s to %s. %s"), from, to, how);
  gtk_label_set_label (self->caption, caption);
}

static void
show_error (TlnReviewsPage *self, const GError *error)
{
  tln_error_show (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* Without them there still is what is being written. */
static void
say_no_facts (TlnReviewsPage *self, const GError *error)
{
  g_autofree char *why = tln_error_text (error);

  g_clear_pointer (&self->facts, g_ptr_array_unref);
  tln_review_facts_say (self->content, why);
}

/* What was read; NULL: nothing any more, or an error, which is told to fail. */
static Loaded *
finish_reading (TlnReviewsPage *self,
                GObject *source,
                GAsyncResult *result,
                void (*fail) (TlnReviewsPage *self, const GError *error))
{
  g_autoptr (GError) error = NULL;
  Loaded *loaded = tln_store_finish (TLN_STORE (source), result, &error);

  if (loaded == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error);
  return loaded;
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnReviewsPage) self = user_data;
  Loaded *loaded = finish_reading (self, source, result, say_no_facts);

  if (loaded == NULL)
    return;
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  self->facts = g_ptr_array_ref (loaded->facts);
  self->facts_week = loaded->week;
  tln_review_facts_show (self->content, self->facts);
  loaded_free (loaded);
}

/* The facts of another week are not those of this one. */
static void
gather (TlnReviewsPage *self, const Loaded *words)
{
  const Loaded wanted = { .week = words->week, .present = words->present };
  TlnJob job = { facts_job, g_memdup2 (&wanted, sizeof wanted), g_free, loaded_free };

  if (self->facts == NULL || self->facts_week != words->week) {
    g_clear_pointer (&self->facts, g_ptr_array_unref);
    tln_review_facts_show (self->content, NULL);
  }
  tln_store_read_newest_async (self->store, &self->gathering, &job, gathered_cb,
                               g_object_ref (self));
}

static void
words_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnReviewsPage) self = user_data;
  Loaded *loaded = finish_reading (self, source, result, show_error);

  if (loaded == NULL)
    return;
  const TlnReview *review = find_review (loaded->reviews, loaded->week);
  self->review = review != NULL ? review->id : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", self->review != 0);
  self->filling = TRUE;
  self->writable = loaded->present;
  show_choice (self, loaded->reviews);
  show_text (self, review != NULL ? review->body : "");
  self->filling = FALSE;
  gather (self, loaded);
  loaded_free (loaded);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

/* The week that could be written is over: what was written of it is kept, else the new one begins.
 */
static void
follow_week (TlnReviewsPage *self)
{
  if (!self->writable || self->week == this_week ())
    return;
  if (is_changed (self))
    save_review (self);
  else
    self->week = this_week ();
  self->writable = FALSE;
}

static void
reload (TlnReviewsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  follow_week (self);
  Loaded wanted = { .week = self->week, .present = self->week == this_week () };
  TlnJob job = { words_job, g_memdup2 (&wanted, sizeof wanted), g_free, loaded_free };

  tln_store_read_newest_async (self->store, &self->words, &job, words_cb, g_object_ref (self));
}

static void
chosen_cb (TlnReviewsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->filling || selected >= self->weeks->len ||
      g_array_index (self->weeks, TlnDay, selected) == self->week)
    return;
  if (is_changed (self))
    save_review (self);
  g_clear_pointer (&self->kept, g_free);
  self->writable = FALSE;
  self->week = g_array_index (self->weeks, TlnDay, selected);
  reload (self);
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnReviewsPage *self)
{
  reload (self);
}

/* Another week may have begun since. */
static void
map_cb (TlnReviewsPage *self)
{
  if (self->stale || self->writable)
    reload (self);
}

static void
tln_reviews_page_dispose (GObject *object)
{
  TlnReviewsPage *self = TLN_REVIEWS_PAGE (object);

  g_cancellable_cancel (self->words);
  g_clear_object (&self->words);
  g_cancellable_cancel (self->gathering);
  g_clear_object (&self->gathering);
  g_clear_object (&self->store);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->weeks, g_array_unref);
  G_OBJECT_CLASS (tln_reviews_page_parent_class)->dispose (object);
}

static void
tln_reviews_page_class_init (TlnReviewsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_reviews_page_dispose;
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save",
                                       NULL);
}

static GtkWidget *
build_text (TlnReviewsPage *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->text, 12);
  gtk_text_view_set_right_margin (self->text, 12);
  gtk_text_view_set_top_margin (self->text, 12);
  gtk_text_view_set_bottom_margin (self->text, 12);
  gtk_widget_set_size_request (GTK_WIDGET (self->text), -1, 160);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What You Make of It"), -1);
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->text));
  return frame;
}

static GtkWidget *
build_choice (TlnReviewsPage *self)
{
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Week"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->choice);
}

static GtkWidget *
build_review (TlnReviewsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_ ("What You Make of It"));

  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_label_set_xalign (self->caption, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), build_choice (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), build_text (self));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
build_header (TlnReviewsPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Delete Review"), "page.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  tln_lazy_menu_take (GTK_MENU_BUTTON (button));
  gtk_widget_set_tooltip_text (button, _ ("Review Menu"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "page.save");
  gtk_widget_set_tooltip_text (self->save, _ ("Keep the Facts and Your Words (Ctrl+S)"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static void
tln_reviews_page_init (TlnReviewsPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  self->week = this_week ();
  self->weeks = g_array_new (FALSE, FALSE, sizeof (TlnDay));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->error_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->error_page, "dialog-error-symbolic");
  gtk_stack_add_named (self->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (self->stack, build_review (self), "review");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->error_page), "error");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), build_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Reviews"));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

AdwNavigationPage *
tln_reviews_page_new (TlnStore *store)
{
  TlnReviewsPage *self = g_object_new (TLN_TYPE_REVIEWS_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  reload (self);
  return ADW_NAVIGATION_PAGE (self);
}
