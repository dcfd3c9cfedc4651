/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same thing done to many articles, one or a million: within the transaction and the act that
 * are open, so that it is undone as one. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-articles.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Heard every few hundred articles, on the thread that works: how many of them are done. */
typedef void (*TlnBulkProgress) (guint done, gpointer data);

/* What is done to which articles. Every function below stops with G_IO_ERROR_CANCELLED where the
 * cancellable says so; the transaction is then to be rolled back. An id that is gone is passed
 * over. */
typedef struct {
  GArray *ids; /* gint64 */
  GCancellable *cancellable; /* or NULL */
  TlnBulkProgress progress; /* or NULL */
  gpointer data; /* of progress */
} TlnBulk;

/* What articles are assigned to: exactly one is there. */
typedef struct {
  gint64 stage;
  gint64 thesis;
  gint64 instrument;
  const char *word; /* a tag */
} TlnTarget;

gboolean
tln_bulk_set_flag (TlnDb *db, const TlnBulk *bulk, TlnFlag flag, gboolean value, GError **error);
/* Assigns by hand, or takes the assignment away (on FALSE). */
gboolean tln_bulk_assign (TlnDb *db,
                          const TlnBulk *bulk,
                          const TlnTarget *target,
                          gboolean on,
                          GError **error);
/* Removes those that are in the Trash, with everything that hangs on them; others stay. */
gboolean tln_bulk_delete (TlnDb *db, const TlnBulk *bulk, GError **error);
/* Says of all of them that they are reprints of one: the earliest, of a day the longest. Claims and
 * evidence stay with the text they were made of. *kept is that one; TLN_DB_ERROR_CONSTRAINT with
 * fewer than two articles. */
gboolean tln_bulk_merge (TlnDb *db, const TlnBulk *bulk, gint64 *kept, GError **error);

/* How many of the articles have each thing they can be assigned to: the id (gint64) of a tag,
 * stage, thesis or instrument -> guint. Caller unrefs. */
GHashTable *tln_bulk_survey (TlnDb *db, const TlnBulk *bulk, GError **error);

G_END_DECLS
