/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that works only counts; the main thread looks now and then. */
#include "tln-edit-progress.h"

/* Between two looks; an act that is over before the first is not worth a word. */
#define LOOK_MS 250

struct _TlnEditRun {
  GCancellable *cancellable;
  char *title;
  guint all; /* atomic, like done: written by the thread that works */
  guint done;
};

struct _TlnEditProgress {
  TlnProgress parent_instance;
  GPtrArray *runs; /* TlnEditRun, borrowed, oldest first */
  guint timer;
};

G_DEFINE_FINAL_TYPE (TlnEditProgress, tln_edit_progress, TLN_TYPE_PROGRESS)

static void
tln_edit_progress_finalize (GObject *object)
{
  TlnEditProgress *self = TLN_EDIT_PROGRESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_edit_progress_parent_class)->finalize (object);
}

/* Cancels all acts that are under way: nothing of them stays. */
static void
tln_edit_progress_cancel (TlnProgress *progress)
{
  TlnEditProgress *self = TLN_EDIT_PROGRESS (progress);

  for (guint i = 0; i < self->runs->len; i++)
    g_cancellable_cancel (((TlnEditRun *) g_ptr_array_index (self->runs, i))->cancellable);
}

static void
tln_edit_progress_class_init (TlnEditProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_edit_progress_finalize;
  TLN_PROGRESS_CLASS (klass)->cancel = tln_edit_progress_cancel;
}

static void
tln_edit_progress_init (TlnEditProgress *self)
{
  self->runs = g_ptr_array_new ();
}

TlnEditProgress *
tln_edit_progress_of (TlnStore *store)
{
  static const char *const key = "tln-edit-progress";
  TlnEditProgress *self = g_object_get_data (G_OBJECT (store), key);

  if (!self) {
    self = g_object_new (TLN_TYPE_EDIT_PROGRESS, NULL);
    g_object_set_data_full (G_OBJECT (store), key, self, g_object_unref);
  }
  return self;
}

static void
show_first (TlnEditProgress *self)
{
  TlnEditRun *run = g_ptr_array_index (self->runs, 0);
  guint all = (guint) g_atomic_int_get (&run->all);

  tln_progress_show (TLN_PROGRESS (self), run->title,
                     all ? (double) g_atomic_int_get (&run->done) / (double) all : 0);
}

static gboolean
look_cb (gpointer user_data)
{
  TlnEditProgress *self = user_data;

  show_first (self);
  tln_progress_set_active (TLN_PROGRESS (self), TRUE);
  return G_SOURCE_CONTINUE;
}

static void
count_done (guint done, gpointer data)
{
  g_atomic_int_set (&((TlnEditRun *) data)->done, done);
}

static void
count_turn (guint done, guint all, gpointer data)
{
  g_atomic_int_set (&((TlnEditRun *) data)->all, all);
  count_done (done, data);
}

static TlnEditRun *
begin (TlnEditProgress *self, const char *title, guint all)
{
  TlnEditRun *run = g_new0 (TlnEditRun, 1);

  run->cancellable = g_cancellable_new ();
  run->title = g_strdup (title);
  run->all = all;
  g_ptr_array_add (self->runs, run);
  if (self->timer == 0)
    self->timer = g_timeout_add (LOOK_MS, look_cb, self);
  return run;
}

TlnEditRun *
tln_edit_progress_begin (TlnEditProgress *self, TlnBulk *bulk, const char *title)
{
  TlnEditRun *run = begin (self, title, bulk->ids->len);

  bulk->cancellable = run->cancellable;
  bulk->progress = count_done;
  bulk->data = run;
  return run;
}

TlnEditRun *
tln_edit_progress_begin_turn (TlnEditProgress *self, TlnActWatch *watch, const char *title)
{
  TlnEditRun *run = begin (self, title, 0);

  *watch = (TlnActWatch) { run->cancellable, count_turn, run };
  return run;
}

void
tln_edit_progress_end (TlnEditProgress *self, TlnEditRun *run)
{
  g_ptr_array_remove (self->runs, run);
  if (self->runs->len == 0) {
    g_clear_handle_id (&self->timer, g_source_remove);
    tln_progress_set_active (TLN_PROGRESS (self), FALSE);
  } else {
    show_first (self);
  }
  g_object_unref (run->cancellable);
  g_free (run->title);
  g_free (run);
}
