/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tasks: the one the caller gets never leaves its thread; the one that runs holds nothing but a
 * borrowed pointer, so that it does not matter who is the last to let go of it. */
#include "tln-aside.h"

typedef struct {
  TlnAside job;
  GCancellable *cancellable;
  gpointer result;
  GError *error;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->job.data_free != NULL)
    run->job.data_free (run->job.data);
  if (run->result != NULL && run->job.result_free != NULL)
    run->job.result_free (run->result);
  g_clear_object (&run->cancellable);
  g_clear_error (&run->error);
  g_free (run);
}

/* Signature given by GTask. */
static void
work_thread (GTask *work, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;

  run->result = run->job.run (run->job.data, run->cancellable, &run->error);
  g_task_return_boolean (work, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);

  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_boolean (task, TRUE);
}

void
tln_aside_async (gpointer owner,
                 const TlnAside *job,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task = g_task_new (owner, cancellable, callback, user_data);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, worked_cb, task);
  Run *run = g_new0 (Run, 1);

  run->job = *job;
  g_set_object (&run->cancellable, cancellable);
  g_task_set_static_name (task, "tln-aside");
  g_task_set_task_data (task, run, run_free);
  g_task_set_task_data (work, run, NULL);
  g_task_run_in_thread (work, work_thread);
}

gpointer
tln_aside_finish (GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  Run *run = g_task_get_task_data (task);

  return g_task_propagate_boolean (task, error) ? g_steal_pointer (&run->result) : NULL;
}

gpointer
tln_aside_get_data (GAsyncResult *result)
{
  const Run *run = g_task_get_task_data (G_TASK (result));

  return run->job.data;
}
