/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on a thread beside the main one, of which nothing is let go of there: whatever it holds is
 * freed where it was asked for. A GTask that runs in a thread cannot promise that: the thread is
 * now and then the last that holds the task, and with it its source and its data. Work on the
 * library is a job of the store instead. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* On a thread. Returns a pointer, or NULL with error set (NULL without error is an answer too).
 * Borrows data, which nobody else may change meanwhile. */
typedef gpointer (*TlnAsideFunc) (gpointer data, GCancellable *cancellable, GError **error);

typedef struct {
  TlnAsideFunc run;
  gpointer data;
  GDestroyNotify data_free; /* or NULL */
  GDestroyNotify result_free; /* or NULL */
} TlnAside;

/* Runs job, which is copied. owner (a GObject or NULL) is the callback's source and is kept until
 * then; it, data and a result that nobody takes are let go of in the thread-default context of the
 * caller. The callback, which may be NULL, comes when the work has ended, cancelled or not. */
void tln_aside_async (gpointer owner,
                      const TlnAside *job,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* The result, which the caller frees, or NULL with the error of the work; one that is cancelled by
 * now is G_IO_ERROR_CANCELLED, however far it was. */
gpointer tln_aside_finish (GAsyncResult *result, GError **error);
/* The job's data, in the callback. Borrowed. */
gpointer tln_aside_get_data (GAsyncResult *result);

G_END_DECLS
