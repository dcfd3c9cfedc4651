/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One feed is one question to the fetcher, and a second one where the first led to a page that
 * names a feed. */
#include "tln-feed-client.h"

#include "tln-address.h"
#include "tln-aside.h"
#include "tln-error.h"
#include "tln-feed-document.h"
#include "tln-id.h"

/* A feed on its way; owned by its task. */
typedef struct {
  char *address; /* asked for now */
  gboolean typed;
  gboolean discover;
  TlnFeedState *state;
  TlnFetched *fetched;
  TlnFeed *feed;
  char *named; /* the feed a page names */
  GError *error; /* of the parsing */
} Asking;

TlnFeedQuestion *
tln_feed_question_new (gint64 id, const char *address, gboolean typed, TlnFeedState *state)
{
  TlnFeedQuestion *question = g_new0 (TlnFeedQuestion, 1);

  question->id = id;
  question->address = g_strdup (address);
  question->typed = typed;
  question->state = state;
  return question;
}

void
tln_feed_question_free (TlnFeedQuestion *question)
{
  g_free (question->address);
  tln_feed_state_free (question->state);
  g_free (question);
}

void
tln_feed_reply_free (TlnFeedReply *reply)
{
  g_clear_pointer (&reply->feed, tln_feed_free);
  tln_feed_state_free (reply->state);
  g_free (reply->address);
  g_free (reply);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_free (asking->address);
  g_clear_pointer (&asking->state, tln_feed_state_free);
  g_clear_pointer (&asking->fetched, tln_fetched_free);
  g_clear_pointer (&asking->feed, tln_feed_free);
  g_free (asking->named);
  g_clear_error (&asking->error);
  g_free (asking);
}

static void ask (GTask *task);

/* What a server says of where its feed is, is not typed by anybody, but on that server itself. */
static void
take_address (Asking *asking, const char *address)
{
  asking->typed &= tln_address_same_server (asking->address, address);
  g_set_str (&asking->address, address);
}

static void
return_reply (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  TlnFeedReply *reply = g_new0 (TlnFeedReply, 1);

  reply->feed = g_steal_pointer (&asking->feed);
  reply->state = g_steal_pointer (&asking->state);
  reply->address = g_steal_pointer (&asking->address);
  reply->typed = asking->typed;
  g_task_return_pointer (task, reply, (GDestroyNotify) tln_feed_reply_free);
}

static gint64
asked_to_wait (const Asking *asking)
{
  return asking->fetched != NULL ? tln_feed_retry_after (asking->fetched->retry_after, tln_now ())
                                 : -1;
}

static void
return_failure (GTask *task, const GError *error)
{
  Asking *asking = g_task_get_task_data (task);

  tln_feed_state_fail (asking->state, error, tln_now (), asked_to_wait (asking), tln_random ());
  return_reply (task);
}

static void
return_success (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);

  tln_feed_state_succeed (asking->state, tln_now (), asked_to_wait (asking), tln_random ());
  return_reply (task);
}

/* On a thread: the feed, or the feed that a page names. */
static gpointer
parse_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;
  const TlnFetched *fetched = asking->fetched;
  TlnHints hints = { .url = fetched->url,
                     .content_type = fetched->content_type,
                     .charset = fetched->charset };

  asking->feed = tln_feed_parse (fetched->bytes, &hints, &asking->error);
  if (asking->discover &&
      g_error_matches (asking->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NOT_FEED)) {
    g_auto (GStrv) links = tln_feed_links_of_page (fetched->bytes, &hints);
    asking->named = g_strdup (links[0]);
  }
  return NULL;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);

  if (asking->named != NULL) {
    take_address (asking, asking->named);
    g_clear_pointer (&asking->named, g_free);
    asking->discover = FALSE;
    g_clear_error (&asking->error);
    g_clear_pointer (&asking->fetched, tln_fetched_free);
    ask (task);
  } else if (asking->error != NULL) {
    return_failure (task, asking->error);
  } else {
    g_set_str (&asking->state->etag, asking->fetched->etag);
    g_set_str (&asking->state->last_modified, asking->fetched->last_modified);
    return_success (task);
  }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  asking->fetched = tln_fetcher_fetch_finish (TLN_FETCHER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (error == NULL && asking->fetched->status == 304) {
    return_success (task);
    return;
  }
  if (error == NULL && (asking->fetched->status < 200 || asking->fetched->status >= 300)) {
    asking->state->stopped = asking->fetched->status == 410;
    error = tln_fetch_status_error (asking->address, asking->fetched->status);
  }
  if (error != NULL) {
    return_failure (task, error);
    return;
  }
  if (asking->fetched->moved != NULL)
    take_address (asking, asking->fetched->moved);
  const TlnAside parsing = { parse_aside, asking, NULL, NULL };
  tln_aside_async (NULL, &parsing, NULL, parsed_cb, g_object_ref (task));
}

static void
ask (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  const TlnFetchRequest request = { .address = asking->address,
                                    .typed = asking->typed,
                                    .kind = TLN_FETCH_FEED,
                                    .max_bytes = TLN_FEED_MAX_BYTES,
                                    .etag = asking->state->etag,
                                    .last_modified = asking->state->last_modified };

  tln_fetcher_fetch_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                           fetched_cb, g_object_ref (task));
}

void
tln_feed_client_ask_async (TlnFetcher *fetcher,
                           const TlnFeedQuestion *question,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (fetcher, cancellable, callback, user_data);
  Asking *asking = g_new0 (Asking, 1);

  g_task_set_source_tag (task, tln_feed_client_ask_async);
  asking->address = g_strdup (question->address);
  asking->typed = question->typed;
  asking->discover = question->discover;
  asking->state = tln_feed_state_copy (question->state);
  g_task_set_task_data (task, asking, asking_free);
  ask (task);
}

TlnFeedReply *
tln_feed_client_ask_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, fetcher), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Many of them; owned by their task. */
typedef struct {
  GPtrArray *questions;
  TlnFeedReplyFunc func;
  gpointer data;
  guint next;
  guint under_way;
} Round;

typedef struct {
  GTask *task;
  const TlnFeedQuestion *question;
} Turn;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_ptr_array_unref (round->questions);
  g_free (round);
}

static void go_on (GTask *task);

static void
turn_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (GTask) task = turn->task;
  Round *round = g_task_get_task_data (task);
  g_autoptr (TlnFeedReply) reply = tln_feed_client_ask_finish (TLN_FETCHER (source), result, NULL);

  round->under_way--;
  if (reply != NULL)
    round->func (turn->question, reply, round->data);
  go_on (task);
}

static void
go_on (GTask *task)
{
  Round *round = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gboolean stopped = g_cancellable_is_cancelled (cancellable);

  while (!stopped && round->under_way < TLN_FEED_CLIENT_AT_ONCE &&
         round->next < round->questions->len) {
    Turn *turn = g_new0 (Turn, 1);
    turn->task = g_object_ref (task);
    turn->question = g_ptr_array_index (round->questions, round->next++);
    round->under_way++;
    tln_feed_client_ask_async (g_task_get_source_object (task), turn->question, cancellable,
                               turn_done_cb, turn);
  }
  if (round->under_way == 0 && !g_task_get_completed (task) &&
      !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
tln_feed_client_ask_all_async (TlnFetcher *fetcher,
                               GPtrArray *questions,
                               TlnFeedReplyFunc func,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (fetcher, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  g_task_set_source_tag (task, tln_feed_client_ask_all_async);
  round->questions = g_ptr_array_ref (questions);
  round->func = func;
  round->data = user_data;
  g_task_set_task_data (task, round, round_free);
  go_on (task);
}

gboolean
tln_feed_client_ask_all_finish (TlnFetcher *fetcher, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, fetcher), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  TlnFeedReplyFunc func;
  gpointer data;
  gboolean done;
} Waiting;

static void
waiting_reply_cb (const TlnFeedQuestion *question, TlnFeedReply *reply, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->func (question, reply, waiting->data);
}

static void
waiting_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Waiting *) user_data)->done = TRUE;
}

void
tln_feed_client_ask_all (GPtrArray *questions, TlnFeedReplyFunc func, gpointer user_data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Waiting waiting = { func, user_data, FALSE };

  g_main_context_push_thread_default (context);
  TlnFetcher *fetcher = tln_fetcher_new (NULL);
  tln_feed_client_ask_all_async (fetcher, questions, waiting_reply_cb, NULL, waiting_done_cb,
                                 &waiting);
  while (!waiting.done)
    g_main_context_iteration (context, TRUE);
  g_object_unref (fetcher);
  g_main_context_pop_thread_default (context);
}
