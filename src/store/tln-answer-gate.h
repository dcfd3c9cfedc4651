/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps answers of asynchronous calls back while somebody is not ready for them. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TlnAnswerGate TlnAnswerGate;

/* It is open. */
TlnAnswerGate *tln_answer_gate_new (void);
/* What was kept back is answered: whoever takes it must find out that it is not wanted. */
void tln_answer_gate_free (TlnAnswerGate *gate);

gboolean tln_answer_gate_is_closed (TlnAnswerGate *gate);
void tln_answer_gate_close (TlnAnswerGate *gate);
/* What was kept back is answered now, in the order it came. */
void tln_answer_gate_open (TlnAnswerGate *gate);
/* To be asked first of all by a callback. TRUE: the gate is closed, and the callback is called once
 * more with the same arguments when it opens; it must not have used them. */
gboolean tln_answer_gate_keep (TlnAnswerGate *gate,
                               GObject *source,
                               GAsyncResult *result,
                               GAsyncReadyCallback callback,
                               gpointer data);

G_END_DECLS
