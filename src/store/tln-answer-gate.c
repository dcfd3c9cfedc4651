/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of calls that are still to be made. */
#include "tln-answer-gate.h"

typedef struct {
  GObject *source;
  GAsyncResult *result;
  GAsyncReadyCallback callback;
  gpointer data;
} Kept;

struct _TlnAnswerGate {
  gboolean closed;
  GQueue kept; /* Kept, in the order they came */
};

TlnAnswerGate *
tln_answer_gate_new (void)
{
  TlnAnswerGate *gate = g_new0 (TlnAnswerGate, 1);

  g_queue_init (&gate->kept);
  return gate;
}

void
tln_answer_gate_free (TlnAnswerGate *gate)
{
  tln_answer_gate_open (gate);
  g_free (gate);
}

gboolean
tln_answer_gate_is_closed (TlnAnswerGate *gate)
{
  return gate->closed;
}

void
tln_answer_gate_close (TlnAnswerGate *gate)
{
  gate->closed = TRUE;
}

void
tln_answer_gate_open (TlnAnswerGate *gate)
{
  gate->closed = FALSE;
  /* A callback may close it again. */
  while (!gate->closed && !g_queue_is_empty (&gate->kept)) {
    g_autofree Kept *kept = g_queue_pop_head (&gate->kept);

    kept->callback (kept->source, kept->result, kept->data);
    g_object_unref (kept->result);
    g_object_unref (kept->source);
  }
}

gboolean
tln_answer_gate_keep (TlnAnswerGate *gate,
                      GObject *source,
                      GAsyncResult *result,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  Kept kept = { source, result, callback, data };

  if (!gate->closed)
    return FALSE;
  g_object_ref (source);
  g_object_ref (result);
  g_queue_push_tail (&gate->kept, g_memdup2 (&kept, sizeof kept));
  return TRUE;
}
