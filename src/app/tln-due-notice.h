/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says once a day at most, and only where that is wanted, how much is due. Main thread. */
#pragma once

#include "tln-day.h"
#include "tln-store.h"

G_BEGIN_DECLS

/* Whether it is to be said now: it is wanted (setting "notify-due"), something is due, and it was
 * last said before today (TLN_DAY_NONE: never). */
gboolean tln_due_notice_wanted (gboolean enabled, TlnDay last, TlnDay today, guint due);

/* title is a sentence. */
typedef void (*TlnDueNoticeSend) (const char *title, gpointer data);

/* Follows what is due in a library, and the day, for as long as the store lives. What was last said
 * is kept in the setting "due-notified". */
void
tln_due_notice_follow (TlnStore *store, GSettings *settings, TlnDueNoticeSend send, gpointer data);

G_END_DECLS
