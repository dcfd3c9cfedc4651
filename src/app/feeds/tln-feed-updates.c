/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round is: look up what to ask for, ask, make drafts of what is new, store. The second is the
 * network's business (net), the others are jobs of the store. */
#include "tln-feed-updates.h"

#include "tln-catalog.h"
#include "tln-feed-client.h"
#include "tln-feeds.h"
#include "tln-id.h"

#include <glib/gi18n.h>

/* A feed and what came of asking for it. */
typedef struct {
  gint64 id; /* 0: to be followed */
  TlnFeedReply *reply;
  TlnFeedNews *news; /* NULL: none */
} Answer;

typedef struct {
  char *address; /* to be followed, or NULL */
  gint64 only; /* this feed; 0: all */
  gboolean asked;
  GPtrArray *questions; /* TlnFeedQuestion */
  GPtrArray *answers; /* Answer */
  TlnFeedTally tally;
  char *title;
} Round;

struct _TlnFeedUpdates {
  TlnProgress parent_instance;
  TlnStore *store;
  TlnFetcher *fetcher;
  GQueue waiting; /* Round */
  Round *now;
  GCancellable *cancellable;
};

static guint finished_signal;
static guint failed_signal;

G_DEFINE_FINAL_TYPE (TlnFeedUpdates, tln_feed_updates, TLN_TYPE_PROGRESS)

static void run_next (TlnFeedUpdates *self);

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  tln_feed_reply_free (answer->reply);
  g_clear_pointer (&answer->news, tln_feed_news_free);
  g_free (answer);
}

static Round *
round_new (const char *address, gint64 only, gboolean asked)
{
  Round *round = g_new0 (Round, 1);

  round->address = g_strdup (address);
  round->only = only;
  round->asked = asked;
  round->tally.asked = asked;
  round->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_feed_question_free);
  round->answers = g_ptr_array_new_with_free_func (answer_free);
  return round;
}

static void
round_free (Round *round)
{
  g_ptr_array_unref (round->questions);
  g_ptr_array_unref (round->answers);
  g_free (round->address);
  g_free (round->title);
  g_free (round);
}

static void
show_progress (TlnFeedUpdates *self)
{
  guint done = self->now->answers->len, total = self->now->questions->len;
  /* Translators: how many of how many feeds have been asked for */
  g_autofree char *title = total > 1 ? g_strdup_printf (_ ("Updating feeds, %u of %u"), done, total)
                                     : g_strdup (_ ("Updating the feed…"));

  tln_progress_show (TLN_PROGRESS (self), title, total > 1 ? (double) done / total : -1);
}

/* Takes error. */
static void
end_round (TlnFeedUpdates *self, GError *error)
{
  g_autoptr (GError) taken = error;
  Round *round = g_steal_pointer (&self->now);

  g_clear_object (&self->cancellable);
  tln_progress_set_active (TLN_PROGRESS (self), FALSE);
  if (taken == NULL)
    g_signal_emit (self, finished_signal, 0, &round->tally);
  else if (round->asked && !g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, taken, round->address);
  round_free (round);
  /* The state of asking is no user table: nobody else says that it has changed. */
  tln_catalog_refresh (tln_catalog_of (self->store));
  run_next (self);
}

/* Storing. */

static gboolean
store_answer (TlnDb *db, Round *round, Answer *answer, GError **error)
{
  const TlnFeed *feed = answer->reply->feed;
  TlnFeedStored stored = { 0 };

  if (round->address != NULL) {
    TlnFeedDraft draft = { answer->reply->address, feed->title, feed->url, NULL,
                           answer->reply->typed };
    answer->id = tln_feeds_add (db, &draft, NULL, error);
    round->tally.added = answer->id;
    if (answer->id == 0)
      return FALSE;
  }
  if (answer->news != NULL &&
      !tln_feeds_store (db, answer->id, answer->news, answer->reply->address, &stored, error))
    return FALSE;
  round->tally.n_new += stored.n_new;
  round->tally.n_revised += stored.n_revised;
  round->tally.n_left += stored.n_left;
  return tln_feeds_set_state (db, answer->id, answer->reply->state, error);
}

static gpointer
store_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *round = data;

  round->tally.n_new = round->tally.n_revised = round->tally.n_left = 0;
  for (guint i = 0; i < round->answers->len; i++)
    if (!store_answer (db, round, g_ptr_array_index (round->answers, i), error))
      return NULL;
  tln_act_describe (db, round->title, round->tally.n_new + round->tally.n_revised);
  return NULL;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnFeedUpdates) self = user_data;
  GError *error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  self->now->tally.act = act;
  self->now->tally.title = self->now->title;
  end_round (self, error);
}

static const char *
act_kind (const Round *round)
{
  if (!round->asked)
    return NULL;
  return round->address != NULL ? TLN_ACT_FEED : TLN_ACT_FEED_UPDATE;
}

/* Making drafts: on a reader, which is off the main thread and keeps nobody waiting. */

static gpointer
prepare_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *round = data;

  for (guint i = 0; i < round->answers->len; i++) {
    Answer *answer = g_ptr_array_index (round->answers, i);
    if (answer->reply->feed == NULL)
      continue;
    answer->news = tln_feeds_prepare (db, answer->id, answer->reply->feed, error);
    if (answer->news == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  }
  return NULL;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnFeedUpdates) self = user_data;
  TlnJob job = { .run = store_job, .data = self->now };
  GError *error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error != NULL)
    end_round (self, error);
  else
    tln_store_write_async (self->store, act_kind (self->now), &job, NULL, stored_cb,
                           g_object_ref (self));
}

/* Asking. */

static void
reply_cb (const TlnFeedQuestion *question, TlnFeedReply *reply, gpointer user_data)
{
  TlnFeedUpdates *self = user_data;
  Round *round = self->now;
  Answer *answer = g_new0 (Answer, 1);

  answer->id = question->id;
  answer->reply = g_new0 (TlnFeedReply, 1);
  answer->reply->feed = g_steal_pointer (&reply->feed);
  answer->reply->address = g_strdup (reply->address);
  answer->reply->typed = reply->typed;
  answer->reply->state = tln_feed_state_copy (reply->state);
  g_ptr_array_add (round->answers, answer);
  if (reply->state->error != NULL)
    round->tally.n_failed++;
  if (round->questions->len == 1 && answer->reply->feed != NULL)
    g_set_str (&round->title, answer->reply->feed->title != NULL ? answer->reply->feed->title
                                                                 : answer->reply->address);
  show_progress (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnFeedUpdates) self = user_data;
  Round *round = self->now;
  TlnJob job = { .run = prepare_job, .data = round };
  GError *error = NULL;

  tln_feed_client_ask_all_finish (TLN_FETCHER (source), result, &error);
  if (error == NULL && round->address != NULL && round->tally.n_failed > 0)
    error = g_error_copy (((Answer *) g_ptr_array_index (round->answers, 0))->reply->state->error);
  if (error != NULL)
    end_round (self, error);
  else
    tln_store_read_async (self->store, &job, self->cancellable, prepared_cb, g_object_ref (self));
}

static void
ask (TlnFeedUpdates *self)
{
  self->now->tally.n_feeds = self->now->questions->len;
  show_progress (self);
  tln_feed_client_ask_all_async (self->fetcher, self->now->questions, reply_cb, self->cancellable,
                                 asked_cb, g_object_ref (self));
}

/* Looking up what to ask for. */

static gboolean
add_question (TlnDb *db, Round *round, const TlnSubscription *feed, GError **error)
{
  g_autoptr (TlnFeedState) state = tln_feeds_get_state (db, feed->id, error);
  gint64 now = tln_now ();

  if (state == NULL)
    return FALSE;
  if (state->wait_until > now)
    round->tally.n_waiting++;
  else if (round->asked || tln_feed_state_due (state, now))
    g_ptr_array_add (round->questions, tln_feed_question_new (feed->id, feed->url, feed->typed,
                                                              g_steal_pointer (&state)));
  return TRUE;
}

static gpointer
questions_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *round = data;
  g_autoptr (GPtrArray) feeds = tln_feeds_get_all (db, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++) {
    const TlnSubscription *feed = g_ptr_array_index (feeds, i);
    if ((round->only == 0 || round->only == feed->id) && !add_question (db, round, feed, error))
      return NULL;
  }
  return NULL;
}

static void
questions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnFeedUpdates) self = user_data;
  GError *error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (error != NULL || self->now->questions->len == 0)
    end_round (self, error);
  else
    ask (self);
}

static void
run_next (TlnFeedUpdates *self)
{
  if (self->now != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->now = g_queue_pop_head (&self->waiting);
  self->cancellable = g_cancellable_new ();
  tln_progress_set_active (TLN_PROGRESS (self), TRUE);
  show_progress (self);
  if (self->now->address != NULL) {
    TlnFeedQuestion *question =
        tln_feed_question_new (0, self->now->address, TRUE, tln_feed_state_new ());
    question->discover = TRUE;
    g_ptr_array_add (self->now->questions, question);
    ask (self);
    return;
  }
  TlnJob job = { .run = questions_job, .data = self->now };
  tln_store_read_async (self->store, &job, self->cancellable, questions_cb, g_object_ref (self));
}

static void
tln_feed_updates_finalize (GObject *object)
{
  TlnFeedUpdates *self = TLN_FEED_UPDATES (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) round_free);
  g_clear_pointer (&self->now, round_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_feed_updates_parent_class)->finalize (object);
}

static void
tln_feed_updates_cancel (TlnProgress *progress)
{
  TlnFeedUpdates *self = TLN_FEED_UPDATES (progress);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) round_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
tln_feed_updates_class_init (TlnFeedUpdatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_feed_updates_finalize;
  TLN_PROGRESS_CLASS (klass)->cancel = tln_feed_updates_cancel;
  finished_signal = g_signal_new ("finished", TLN_TYPE_FEED_UPDATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  failed_signal = g_signal_new ("failed", TLN_TYPE_FEED_UPDATES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_ERROR, G_TYPE_STRING);
}

static void
tln_feed_updates_init (TlnFeedUpdates *self)
{
  g_queue_init (&self->waiting);
}

TlnFeedUpdates *
tln_feed_updates_new (TlnStore *store)
{
  TlnFeedUpdates *self = g_object_new (TLN_TYPE_FEED_UPDATES, NULL);

  self->store = g_object_ref (store);
  self->fetcher = tln_fetcher_new (NULL);
  return self;
}

static void
add_round (TlnFeedUpdates *self, Round *round)
{
  g_queue_push_tail (&self->waiting, round);
  run_next (self);
}

void
tln_feed_updates_add (TlnFeedUpdates *self, const char *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (address));

  add_round (self, round_new (stripped, 0, TRUE));
}

void
tln_feed_updates_run (TlnFeedUpdates *self, gint64 feed)
{
  add_round (self, round_new (NULL, feed, TRUE));
}

void
tln_feed_updates_run_due (TlnFeedUpdates *self)
{
  if (self->now == NULL)
    add_round (self, round_new (NULL, 0, FALSE));
}
