/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for feeds: conditional requests, a few at once, and what a reply means for the next time.
 * Nothing is stored here. */
#pragma once

#include "tln-feed-state.h"
#include "tln-feed.h"
#include "tln-fetcher.h"

G_BEGIN_DECLS

/* Feeds asked for at the same time. */
#define TLN_FEED_CLIENT_AT_ONCE 4

typedef struct {
  gint64 id; /* the caller's */
  char *address;
  gboolean typed; /* by a person: it may be a private one */
  gboolean discover; /* a page that names a feed stands for it */
  TlnFeedState *state; /* as it is; of a new feed a new one */
} TlnFeedQuestion;
/* Takes state. */
TlnFeedQuestion *
tln_feed_question_new (gint64 id, const char *address, gboolean typed, TlnFeedState *state);
void tln_feed_question_free (TlnFeedQuestion *question);

typedef struct {
  TlnFeed *feed; /* NULL: not modified, or the error in state */
  TlnFeedState *state; /* as it is now, with the error of this time */
  char *address; /* where the feed is from now on: as asked, moved for good, or discovered */
  gboolean typed; /* that is still the server a person typed */
} TlnFeedReply;
void tln_feed_reply_free (TlnFeedReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFeedReply, tln_feed_reply_free)

/* Asks for one feed; the parsing happens on a thread. A failure is a reply: the only error is
 * G_IO_ERROR_CANCELLED. The answers need fetcher's thread-default main context to run. */
void tln_feed_client_ask_async (TlnFetcher *fetcher,
                                const TlnFeedQuestion *question,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TlnFeedReply *
tln_feed_client_ask_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error);

/* Asks for many (element TlnFeedQuestion, which is kept); func gets each reply as it comes, in no
 * order. Finishes when all have come, or cancelled. */
typedef void (*TlnFeedReplyFunc) (const TlnFeedQuestion *question,
                                  TlnFeedReply *reply,
                                  gpointer user_data);
void tln_feed_client_ask_all_async (TlnFetcher *fetcher,
                                    GPtrArray *questions,
                                    TlnFeedReplyFunc func,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tln_feed_client_ask_all_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error);

/* The same, waiting, for the command line. */
void tln_feed_client_ask_all (GPtrArray *questions, TlnFeedReplyFunc func, gpointer user_data);

G_END_DECLS
