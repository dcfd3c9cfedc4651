/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of store/db share: the connection's insides. Nothing else includes this. */
#pragma once

#include "tln-act.h"
#include "tln-day.h"
#include "tln-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "TLN1" */
#define TLN_DB_APPLICATION_ID 0x544C4E31

/* SQL steps from one version of the schema to the next: step i makes version i + 1. */
typedef struct {
  const char *const *steps;
  guint n_steps;
} TlnSchema;

struct _TlnDb {
  sqlite3 *sqlite;
  char *path; /* NULL: in memory */
  char *file; /* which file that is, while it counts as open */
  TlnDbMode mode;
  GThread *thread; /* the one that may use it */
  GHashTable *stmts; /* idle statements by the pointer of their SQL */
  GCancellable *cancellable;
  gint stopped; /* atomic: everything running ends */
  guint depth; /* of open transactions */
  gint64 statistics_at; /* number of changes from which statistics are looked at again */
  gint64 data_version; /* of the last look for what others have committed */
  guint64 touched; /* bit i: user table i has changed since this was last taken */
  gboolean index_damaged; /* tln_db_note_index_damage */
  gint64 sound_version; /* of the file when the index was last found sound, 0: not yet; */
  gint64 sound_changes; /* and how much this connection had written */
  TlnDbLongFunc long_func; /* tln_db_set_long_func, or NULL */
  gpointer long_data;
  const TlnActWatch *act_watch; /* of undo and redo, or NULL; not owned */
  gint64 act; /* what is being logged under, 0: nothing is logged */
  gboolean act_described;
  char *act_subject;
  guint act_count;
  TlnDay past; /* the day its temporary tables are of, TLN_DAY_NONE: there are none (tln-past.h) */
  gint64 past_cut; /* acts from this id on are later */
  gint64 past_version; /* of the file then */
  gboolean past_complete; /* with all articles */
};

/* Sets the error an SQLite result code stands for, with SQLite's own words. Returns FALSE. */
gboolean tln_db_fail (TlnDb *db, int code, GError **error);

/* Opens with another schema than the program's own; for tests of migrations. */
TlnDb *
tln_db_open_with_schema (const char *path, TlnDbMode mode, const TlnSchema *schema, GError **error);

/* Looks at the file of a connection without SQLite, so that what is refused stays untouched, unless
 * one of this program has it open already; from then on it counts as open. *there: it exists. */
gboolean tln_db_file_enter (TlnDb *db, guint version, gboolean *there, GError **error);
/* The connection is closed. */
void tln_db_file_leave (TlnDb *db);
/* Puts a complete new library in place at once: never over another file (then TRUE too). */
gboolean tln_db_file_create (const char *path, GBytes *image, GError **error);
/* A consistent copy of an open library beside it, "PATH.version-N.bak". */
gboolean tln_db_file_backup (TlnDb *db, guint version, GError **error);

G_END_DECLS
