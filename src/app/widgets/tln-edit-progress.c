/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that works only counts; the main thread looks now and then. */
#include "tln-edit-progress.h"

/* Between two looks; an act that is over before the first is not worth a word. */
#define LOOK_MS 250

struct _TlnEditRun {
  GCancellable *cancellable;
  char *title;
  guint all;
  guint done; /* atomic: written by the thread that works */
};

struct _TlnEditProgress {
  GObject parent_instance;
  GPtrArray *runs; /* TlnEditRun, borrowed, oldest first */
  guint timer;
  gboolean active;
};

typedef enum {
  PROP_ACTIVE = 1,
  PROP_TITLE,
  PROP_FRACTION
} ProgressProperty;
static GParamSpec *properties[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (TlnEditProgress, tln_edit_progress, G_TYPE_OBJECT)

static TlnEditRun *
first_run (TlnEditProgress *self)
{
  return self->active && self->runs->len > 0 ? g_ptr_array_index (self->runs, 0) : NULL;
}

static void
tln_edit_progress_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnEditRun *run = first_run (TLN_EDIT_PROGRESS (object));

  switch ((ProgressProperty) id) {
  case PROP_ACTIVE:
    g_value_set_boolean (value, run != NULL);
    break;
  case PROP_TITLE:
    g_value_set_string (value, run ? run->title : NULL);
    break;
  case PROP_FRACTION:
    g_value_set_double (
        value, run && run->all ? (double) g_atomic_int_get (&run->done) / (double) run->all : 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_edit_progress_finalize (GObject *object)
{
  TlnEditProgress *self = TLN_EDIT_PROGRESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_edit_progress_parent_class)->finalize (object);
}

static void
tln_edit_progress_class_init (TlnEditProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tln_edit_progress_get_property;
  object_class->finalize = tln_edit_progress_finalize;
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
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

static gboolean
look_cb (gpointer user_data)
{
  TlnEditProgress *self = user_data;

  self->active = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  return G_SOURCE_CONTINUE;
}

static void
count_done (guint done, gpointer data)
{
  g_atomic_int_set (&((TlnEditRun *) data)->done, done);
}

TlnEditRun *
tln_edit_progress_begin (TlnEditProgress *self, TlnBulk *bulk, const char *title)
{
  TlnEditRun *run = g_new0 (TlnEditRun, 1);

  run->cancellable = g_cancellable_new ();
  run->title = g_strdup (title);
  run->all = bulk->ids->len;
  bulk->cancellable = run->cancellable;
  bulk->progress = count_done;
  bulk->data = run;
  g_ptr_array_add (self->runs, run);
  if (self->timer == 0)
    self->timer = g_timeout_add (LOOK_MS, look_cb, self);
  return run;
}

void
tln_edit_progress_end (TlnEditProgress *self, TlnEditRun *run)
{
  g_ptr_array_remove (self->runs, run);
  if (self->runs->len == 0) {
    g_clear_handle_id (&self->timer, g_source_remove);
    self->active = FALSE;
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  g_object_unref (run->cancellable);
  g_free (run->title);
  g_free (run);
}

void
tln_edit_progress_cancel (TlnEditProgress *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    g_cancellable_cancel (((TlnEditRun *) g_ptr_array_index (self->runs, i))->cancellable);
}
