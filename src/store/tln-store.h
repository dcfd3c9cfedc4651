/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: threads and connections, asynchronous jobs, one signal. Lives on the main thread. */
#pragma once

#include "tln-act.h"
#include "tln-day.h"

G_BEGIN_DECLS

/* What changed; several bits at once. */
typedef enum {
  TLN_CHANGED_ARTICLES = 1 << 0,
  TLN_CHANGED_MENTIONS = 1 << 1,
  TLN_CHANGED_CLAIMS = 1 << 2, /* and evidence, sentences passed over */
  TLN_CHANGED_THESES = 1 << 3, /* and chains, stages, notes */
  TLN_CHANGED_INSTRUMENTS = 1 << 4, /* and links */
  TLN_CHANGED_PRICES = 1 << 5,
  TLN_CHANGED_FEEDS = 1 << 6,
  TLN_CHANGED_SEARCHES = 1 << 7, /* those that are kept */
  TLN_CHANGED_FORECASTS = 1 << 8, /* and falsifiers */
  TLN_CHANGED_ALL = (1 << 9) - 1,
} TlnChanged;

/* A job runs on a store thread. It returns a pointer the caller's result_free frees, or NULL with
 * error set (NULL without error is an answer too). */
typedef gpointer (*TlnJobFunc) (TlnDb *db,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

typedef struct {
  TlnJobFunc run;
  gpointer data;
  GDestroyNotify data_free; /* or NULL */
  GDestroyNotify result_free; /* or NULL */
} TlnJob;

#define TLN_TYPE_STORE (tln_store_get_type ())
G_DECLARE_FINAL_TYPE (TlnStore, tln_store, TLN, STORE, GObject)

/* path NULL: in memory (reads then run on the writer). Opening happens on the threads; a failure is
 * the answer to every job. */
TlnStore *tln_store_new (const char *path);
/* Waits until everything that was to be written is, or has failed. */
void tln_store_flush (TlnStore *self);
/* Answers everything queued with G_IO_ERROR_CANCELLED, ends the threads, closes the file. Reads
 * that run are stopped, the write that runs is finished. Whatever is asked later is cancelled
 * too, and "changed" is not emitted any more. */
void tln_store_close (TlnStore *self);

/* Looks whether another program has written to the library; "changed" then says everything. The
 * store looks by itself where files can be watched. */
void tln_store_look (TlnStore *self);

/* Somebody waits for the search index: where it is not complete, the store makes it as soon as
 * nothing is to be written, and not after its minute of rest. */
void tln_store_make_index (TlnStore *self);

/* Reading: off the main thread, begun first in first out, by two readers, so a later one may be
 * done first. Where all of them are at something long (tln_db_note_long) another one comes. job is
 * copied; its data is freed on the main thread. One that is cancelled answers G_IO_ERROR_CANCELLED,
 * however far it was. */
void tln_store_read_async (TlnStore *self,
                           const TlnJob *job,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* The same where only the newest answer is wanted: cancels what was asked for with *newest (NULL:
 * nothing) and puts a new one there, which is the caller's. */
void tln_store_read_newest_async (TlnStore *self,
                                  GCancellable **newest,
                                  const TlnJob *job,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* Likewise, with the library as it was known at the end of a day (db/tln-past.h), on a thread of
 * its own; TLN_DAY_NONE: as it is now. */
void tln_store_read_day_async (TlnStore *self,
                               TlnDay day,
                               const TlnJob *job,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Writing: one transaction and one act of this kind. Any error rolls everything back. act_kind
 * NULL: nothing is logged (a reading position), or the job sees to its act itself. */
void tln_store_write_async (TlnStore *self,
                            const char *act_kind,
                            const TlnJob *job,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* The job's result, owned by the caller. NULL and error unset is an answer too. */
gpointer tln_store_finish (TlnStore *self, GAsyncResult *result, GError **error);
/* The act a write made: 0 when it changed nothing. For the Undo of a toast. */
gint64 tln_store_finish_act (TlnStore *self, GAsyncResult *result);

/* Undo and redo; finish gives the TlnAct (transfer full) or TLN_DB_ERROR_UNDO. act 0: the newest.
 * watch may be NULL; it is copied, and heard on the writer's thread. Cancelled before it is done,
 * nothing is changed. */
void tln_store_undo_async (TlnStore *self,
                           gint64 act,
                           const TlnActWatch *watch,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void tln_store_redo_async (TlnStore *self,
                           const TlnActWatch *watch,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Properties: "can-undo", "can-redo" (boolean, notify on the main thread), "path".
 * Signal "changed" (TlnChanged as guint): main thread, after commit, merged per turn of the loop.
 */

/* Runs one job and waits: for tests and places that have no main loop. */
gpointer tln_store_run (TlnStore *self,
                        const char *act_kind /* NULL: read */,
                        const TlnJob *job,
                        GError **error);

G_END_DECLS
