/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only remembers and tells. */
#include "tln-progress.h"

typedef struct {
  gboolean active;
  char *title;
  double fraction;
} TlnProgressPrivate;

static guint changed_signal;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TlnProgress, tln_progress, G_TYPE_OBJECT)

static TlnProgressPrivate *
private_of (TlnProgress *self)
{
  return tln_progress_get_instance_private (self);
}

static void
tln_progress_finalize (GObject *object)
{
  g_free (private_of (TLN_PROGRESS (object))->title);
  G_OBJECT_CLASS (tln_progress_parent_class)->finalize (object);
}

static void
tln_progress_class_init (TlnProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_progress_finalize;
  changed_signal = g_signal_new ("changed", TLN_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
tln_progress_init (TlnProgress *self)
{
  private_of (self)->fraction = -1;
}

gboolean
tln_progress_is_active (TlnProgress *self)
{
  return private_of (self)->active;
}

const char *
tln_progress_get_title (TlnProgress *self)
{
  return private_of (self)->title;
}

double
tln_progress_get_fraction (TlnProgress *self)
{
  return private_of (self)->fraction;
}

void
tln_progress_cancel (TlnProgress *self)
{
  TLN_PROGRESS_GET_CLASS (self)->cancel (self);
}

void
tln_progress_set_active (TlnProgress *self, gboolean active)
{
  private_of (self)->active = active;
  g_signal_emit (self, changed_signal, 0);
}

void
tln_progress_show (TlnProgress *self, const char *title, double fraction)
{
  TlnProgressPrivate *private = private_of (self);

  g_set_str (&private->title, title);
  private->fraction = fraction;
  g_signal_emit (self, changed_signal, 0);
}
