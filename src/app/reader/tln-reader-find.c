/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in one article: the scanner of the search, on a thread of the store, with parts of words
 * allowed. Escape goes back to where one was, Close stays at what was found. */
#include "tln-reader-find.h"

#include "tln-search-scan.h"

#include <glib/gi18n.h>

struct _TlnReaderFind {
  AdwBin parent_instance;
  TlnStore *store;
  TlnReaderView *view; /* not owned */
  TlnReading *reading; /* or NULL */
  GCancellable *cancellable;
  GArray *found; /* guint32 pairs, while the text is not all there yet; or NULL */
  GArray *marks; /* guint32 pairs: what is found and to be seen */
  guint current; /* index of a pair */
  gboolean looking; /* for words whose places are not known yet; meanwhile … */
  int ahead; /* … so many steps were asked for */
  guint32 top; /* where one was */
  guint32 cursor;
  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (TlnReaderFind, tln_reader_find, ADW_TYPE_BIN)

/* Looking. */

typedef struct {
  TlnReading *reading;
  char *words;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  tln_reading_unref (question->reading);
  g_free (question->words);
  g_free (question);
}

static gpointer
find_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (TlnNeedle) needle = tln_needle_new (question->words, TRUE);
  g_autoptr (TlnScan) scan = tln_scan_new ();

  if (!needle)
    return marks;
  needle->word_first = FALSE;
  tln_scan_set (scan, question->reading->rich->text);
  tln_scan_find (scan, needle, marks);
  tln_marks_merge (marks);
  return marks;
}

static gboolean
is_open (TlnReaderFind *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

static guint
n_found (TlnReaderFind *self)
{
  return self->marks->len / 2;
}

static void
show_count (TlnReaderFind *self)
{
  guint n = n_found (self);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (n == 0)
    text = g_strdup (_ ("Not found"));
  else
    /* Translators: what is found in an article: "3 of 17" */
    text = g_strdup_printf (_ ("%u of %u"), self->current + 1, n);
  if (!g_str_equal (gtk_label_get_text (self->count), text)) {
    gtk_label_set_text (self->count, text);
    if (*text)
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  }
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (n == 0 && *text)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_current (TlnReaderFind *self, gboolean scroll)
{
  tln_reader_view_mark_found (self->view, self->marks, self->current);
  if (scroll && n_found (self) > 0)
    tln_reader_view_go_to (self->view, g_array_index (self->marks, guint32, 2 * self->current));
  show_count (self);
}

/* The first one at or behind where one was; the first of all when there is none. */
static guint
nearest (TlnReaderFind *self)
{
  guint32 from = MAX (self->top, self->cursor);

  for (guint i = 0; i < n_found (self); i++)
    if (g_array_index (self->marks, guint32, 2 * i) >= from)
      return i;
  return 0;
}

static void
step (TlnReaderFind *self, int by)
{
  int n = (int) n_found (self);

  if (self->looking)
    self->ahead += by;
  else if (n > 0) {
    self->current = (guint) ((((int) self->current + by) % n + n) % n);
    show_current (self, TRUE);
  }
}

/* What of the found is to be seen is known once the text is all there. */
static void
take_found (TlnReaderFind *self)
{
  if (!self->found || !is_open (self) || !tln_reader_view_is_filled (self->view))
    return;
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = tln_reader_view_shown (self->view, self->found);
  g_clear_pointer (&self->found, g_array_unref);
  self->looking = FALSE;
  self->current = nearest (self);
  if (self->ahead == 0 || n_found (self) == 0)
    show_current (self, TRUE);
  else
    step (self, self->ahead);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnReaderFind) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!marks || !is_open (self)) {
    self->looking = FALSE;
    return;
  }
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_steal_pointer (&marks);
  take_found (self);
}

static void
find (TlnReaderFind *self)
{
  Question *question;
  TlnJob job = { .run = find_job,
                 .data_free = question_free,
                 .result_free = (GDestroyNotify) g_array_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  if (!self->reading)
    return;
  self->looking = TRUE;
  self->ahead = 0;
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->reading = tln_reading_ref (self->reading);
  question->words = g_strdup (gtk_editable_get_text (self->entry));
  job.data = question;
  tln_store_read_async (self->store, &job, self->cancellable, found_cb, g_object_ref (self));
}

static void
next_cb (TlnReaderFind *self)
{
  step (self, 1);
}

static void
previous_cb (TlnReaderFind *self)
{
  step (self, -1);
}

/* Opening and closing. */

static void
forget (TlnReaderFind *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  self->looking = FALSE;
  g_array_set_size (self->marks, 0);
  tln_reader_view_mark_found (self->view, self->marks, 0);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
stay_cb (TlnReaderFind *self)
{
  forget (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
back_cb (TlnReaderFind *self)
{
  guint32 top = self->top;

  tln_reader_view_go_to (self->view, self->cursor);
  stay_cb (self);
  tln_reader_view_set_top (self->view, top);
}

void
tln_reader_find_open (TlnReaderFind *self)
{
  g_autofree char *words = NULL;

  g_return_if_fail (TLN_IS_READER_FIND (self));

  if (!self->reading)
    return;
  if (!is_open (self)) {
    self->top = tln_reader_view_get_top (self->view);
    self->cursor = tln_reader_view_get_cursor (self->view);
    words = tln_reader_view_selected_line (self->view);
    if (words)
      gtk_editable_set_text (self->entry, words);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
    find (self);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
tln_reader_find_set_reading (TlnReaderFind *self, TlnReading *reading)
{
  gboolean other = !reading || !self->reading || reading->article->id != self->reading->article->id;
  gboolean same = !other && tln_reading_same_text (reading, self->reading);

  g_clear_pointer (&self->reading, tln_reading_unref);
  self->reading = reading ? tln_reading_ref (reading) : NULL;
  if (!is_open (self) || same)
    return;
  if (other)
    forget (self);
  else
    find (self);
}

/* Making. */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                TlnReaderFind *self)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (enter && (state & GDK_CONTROL_MASK))
    stay_cb (self);
  else if (enter && (state & GDK_SHIFT_MASK))
    step (self, -1);
  else if (enter)
    step (self, 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
tln_reader_find_dispose (GObject *object)
{
  TlnReaderFind *self = TLN_READER_FIND (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, tln_reading_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_reader_find_parent_class)->dispose (object);
}

static void
tln_reader_find_finalize (GObject *object)
{
  g_array_unref (TLN_READER_FIND (object)->marks);
  g_clear_pointer (&TLN_READER_FIND (object)->found, g_array_unref);
  G_OBJECT_CLASS (tln_reader_find_parent_class)->finalize (object);
}

static void
tln_reader_find_class_init (TlnReaderFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_reader_find_dispose;
  G_OBJECT_CLASS (klass)->finalize = tln_reader_find_finalize;
}

static GtkWidget *
add_button (TlnReaderFind *self, GtkBox *box, const char *icon, const char *tip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return button;
}

static GtkWidget *
build_bar (TlnReaderFind *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *count = gtk_label_new ("");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  self->count = GTK_LABEL (count);
  gtk_widget_add_css_class (GTK_WIDGET (box), "toolbar");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_editable_set_max_width_chars (self->entry, 36);
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (entry), _ ("Find in the article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the article"), -1);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (box, entry);
  gtk_box_append (box, count);
  self->previous = add_button (self, box, "go-up-symbolic", _ ("Previous (Shift+Enter)"),
                               G_CALLBACK (previous_cb));
  self->next = add_button (self, box, "go-down-symbolic", _ ("Next (Enter)"), G_CALLBACK (next_cb));
  add_button (self, box, "window-close-symbolic", _ ("Close and Stay Here (Ctrl+Enter)"),
              G_CALLBACK (stay_cb));
  g_signal_connect_object (entry, "changed", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "next-match", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "previous-match", G_CALLBACK (previous_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  return GTK_WIDGET (box);
}

static void
tln_reader_find_init (TlnReaderFind *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, build_bar (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tln_reader_find_new (TlnStore *store, TlnReaderView *view)
{
  TlnReaderFind *self = g_object_new (TLN_TYPE_READER_FIND, NULL);

  self->store = g_object_ref (store);
  self->view = view;
  g_signal_connect_object (view, "filled", G_CALLBACK (take_found), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
