/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a store that its threads share: queues, connections, answers. Only tln-store.c uses
 * this. */
#pragma once

#include "tln-store.h"

G_BEGIN_DECLS

typedef enum {
  TLN_REQUEST_READ,
  TLN_REQUEST_WRITE,
  TLN_REQUEST_UNDO,
  TLN_REQUEST_REDO,
} TlnRequestKind;

/* One thing asked, and its answer. */
typedef struct {
  TlnRequestKind kind;
  TlnJob job;
  TlnDay past; /* the day it reads; TLN_DAY_NONE: the present */
  char *act_kind;
  TlnActWatch watch; /* of an undo or a redo */
  gint64 wanted; /* the act to undo; 0: the newest */
  GCancellable *cancellable;
  GTask *task; /* NULL: somebody waits in tln_store_core_wait */
  gpointer result;
  GError *error;
  gint64 act; /* the one made */
  gboolean answered;
} TlnRequest;
TlnRequest *tln_request_new (TlnRequestKind kind, const TlnJob *job, GCancellable *cancellable);
void tln_request_free (TlnRequest *request);

/* What has happened since the main thread last looked. */
typedef struct {
  GQueue answered; /* TlnRequest with a task, in order */
  guint64 touched; /* tables, see tln_db_take_touched */
  gboolean undo_known; /* the two below mean something */
  gboolean can_undo;
  gboolean can_redo;
} TlnNews;

/* Called on the main thread when there are news. */
typedef void (*TlnNewsFunc) (GObject *store);

typedef struct _TlnStoreCore TlnStoreCore;
/* store is held weakly; news come on the thread-default main context of now. */
TlnStoreCore *tln_store_core_new (const char *path, GObject *store, TlnNewsFunc func);
/* Answers what is queued, ends the threads. More than once does nothing. */
void tln_store_core_close (TlnStoreCore *core);
void tln_store_core_unref (TlnStoreCore *core);

/* Hands a request over; one with a task comes back in the news. */
void tln_store_core_push (TlnStoreCore *core, TlnRequest *request);
/* Waits until a request without a task is answered; it is the caller's again. */
void tln_store_core_wait (TlnStoreCore *core, TlnRequest *request);
/* Has the writer look soon whether somebody else has written; the news then name every table. */
void tln_store_core_look (TlnStoreCore *core);
/* Has the writer do now what it does when it has had its rest. */
void tln_store_core_hurry (TlnStoreCore *core);
void tln_store_core_take_news (TlnStoreCore *core, TlnNews *news);

/* How long after opening or the last write the writer begins to clear away what nothing needs any
 * more and to make missing fingerprints; a minute where not said. For tests; any thread. */
void tln_store_core_set_idle (guint milliseconds);

G_END_DECLS
