/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the files somebody gives are of prices. By their names these are tables, and so are some
 * exports of other tools, which hold articles: the head of the table tells. Main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether a file may be one of prices, by its name alone. */
gboolean tln_price_choice_asks (GFile *file);

/* Looks into those of files (element GFile) that may be, on a thread. The callback's source is
 * files. */
void tln_price_choice_async (GListModel *files, GAsyncReadyCallback callback, gpointer user_data);
/* The set of GFile of files that are of prices, or cannot be read. Caller frees. Never fails. */
GHashTable *tln_price_choice_finish (GAsyncResult *result);

G_END_DECLS
