/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feeds add, update and text: what asks servers. Replies are gathered first and stored as one act.
 */
#include "tln-act.h"
#include "tln-address.h"
#include "tln-cmd-feeds.h"
#include "tln-feed-client.h"
#include "tln-feeds.h"
#include "tln-id.h"

#include <stdio.h>
#include <string.h>

/* A feed and what came of asking for it. */
typedef struct {
  TlnFeedQuestion *question; /* borrowed */
  TlnFeedReply *reply;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  tln_feed_reply_free (answer->reply);
  g_free (answer);
}

static void
keep_reply_cb (const TlnFeedQuestion *question, TlnFeedReply *reply, gpointer user_data)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->question = (TlnFeedQuestion *) question;
  answer->reply = g_new0 (TlnFeedReply, 1);
  answer->reply->feed = g_steal_pointer (&reply->feed);
  answer->reply->address = g_strdup (reply->address);
  answer->reply->typed = reply->typed;
  answer->reply->state = tln_feed_state_copy (reply->state);
  g_ptr_array_add (user_data, answer);
}

static void
print_answer (TlnCli *cli,
              gint64 id,
              const TlnFeedReply *reply,
              const char *status,
              const TlnFeedStored *stored)
{
  const GError *error = reply->state->error;

  if (error != NULL)
    /* Those of the network name the address already. */
    tln_cli_refuse_error (cli,
                          strstr (error->message, reply->address) == NULL ? reply->address : NULL,
                          g_error_copy (error));
  if (cli->json) {
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_id (object, "id", id);
    tln_cli_add_text (object, "url", reply->address);
    tln_cli_add_text (object, "status", status);
    tln_cli_add_int (object, "new", stored->n_new);
    tln_cli_add_int (object, "revised", stored->n_revised);
    tln_cli_add_int (object, "left", stored->n_left);
    tln_cli_add_text (object, "error", error != NULL ? error->message : NULL);
    tln_cli_print (object);
  } else if (error == NULL) {
    g_autoptr (GString) counts = g_string_new (NULL);
    g_string_append_printf (counts, "%u new", stored->n_new);
    if (stored->n_revised > 0)
      g_string_append_printf (counts, ", %u revised", stored->n_revised);
    if (stored->n_left > 0)
      g_string_append_printf (counts, ", %u changed but left", stored->n_left);
    printf ("%-9s %s  %s\n", status, counts->str, reply->address);
  }
}

/* Inside an act: entries and state of one feed. */
static gboolean
store_reply (TlnCli *cli,
             gint64 id,
             const TlnFeedReply *reply,
             TlnFeedStored *stored,
             GError **error)
{
  *stored = (TlnFeedStored) { 0 };
  if (reply->feed != NULL) {
    g_autoptr (TlnFeedNews) news = tln_feeds_prepare (cli->db, id, reply->feed, error);
    if (news == NULL || !tln_feeds_store (cli->db, id, news, reply->address, stored, error))
      return FALSE;
  }
  return tln_feeds_set_state (cli->db, id, reply->state, error);
}

/* A reply to an address somebody gave: the feed and its first entries are one act. */
static void
add_answer (TlnCli *cli, const TlnFeedReply *reply)
{
  GError *error = NULL;
  gboolean added = FALSE;
  TlnFeedStored stored = { 0 };

  if (reply->feed == NULL) {
    print_answer (cli, 0, reply, "refused", &stored);
    return;
  }
  if (!tln_cli_begin (cli, TLN_ACT_FEED))
    return;
  TlnFeedDraft draft = { reply->address, reply->feed->title, reply->feed->url, NULL, reply->typed };
  gint64 id = tln_feeds_add (cli->db, &draft, &added, &error);
  gboolean done = id != 0 && store_reply (cli, id, reply, &stored, &error);
  if (tln_cli_end (cli, draft.title, !done, error))
    print_answer (cli, id, reply, added ? "new" : "known", &stored);
}

int
tln_cli_feeds_add (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GPtrArray) questions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_feed_question_free);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);

  if (argc < 2)
    return tln_cli_usage ("feeds add: an address is missing");
  if (!tln_cli_open_to_write (cli, TRUE))
    return TLN_CLI_REFUSED;
  for (int i = 1; i < argc; i++) {
    g_autofree char *address = tln_address_from_text (argv[i]);
    if (address == NULL) {
      tln_cli_refuse (cli, "%s: not an address", argv[i]);
      continue;
    }
    TlnFeedQuestion *question = tln_feed_question_new (0, address, TRUE, tln_feed_state_new ());
    question->discover = TRUE;
    g_ptr_array_add (questions, question);
  }
  tln_feed_client_ask_all (questions, keep_reply_cb, answers);
  for (guint i = 0; i < answers->len; i++)
    add_answer (cli, ((Answer *) g_ptr_array_index (answers, i))->reply);
  return TLN_CLI_DONE;
}

/* A server that asked for time gets it. */
static void
add_question (TlnCli *cli, GPtrArray *questions, const TlnSubscription *feed)
{
  GError *error = NULL;
  g_autoptr (TlnFeedState) state = tln_feeds_get_state (cli->db, feed->id, &error);

  if (state == NULL) {
    tln_cli_refuse_error (cli, feed->url, error);
  } else if (state->wait_until > tln_now ()) {
    g_autoptr (GDateTime) until = g_date_time_new_from_unix_local (state->wait_until / 1000);
    g_autofree char *time = g_date_time_format (until, "%F %R");
    tln_cli_refuse (cli, "%s: its server asked not to be asked before %s", feed->url, time);
  } else {
    g_ptr_array_add (questions, tln_feed_question_new (feed->id, feed->url, feed->typed,
                                                       g_steal_pointer (&state)));
  }
}

static void
gather_questions (TlnCli *cli, int argc, char **argv, GPtrArray *questions)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = argc == 1 ? tln_feeds_get_all (cli->db, &error) : NULL;

  if (error != NULL)
    tln_cli_refuse_error (cli, NULL, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    add_question (cli, questions, g_ptr_array_index (all, i));
  for (int i = 1; i < argc; i++) {
    g_autoptr (TlnSubscription) feed = tln_cli_feed (cli, argv[i]);
    if (feed != NULL)
      add_question (cli, questions, feed);
  }
}

int
tln_cli_feeds_update (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GPtrArray) questions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tln_feed_question_free);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);
  GError *error = NULL;
  gboolean done = TRUE;

  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  gather_questions (cli, argc, argv, questions);
  tln_feed_client_ask_all (questions, keep_reply_cb, answers);
  if (answers->len == 0 || !tln_cli_begin (cli, TLN_ACT_FEED_UPDATE))
    return TLN_CLI_DONE;
  for (guint i = 0; done && i < answers->len; i++) {
    const Answer *answer = g_ptr_array_index (answers, i);
    TlnFeedStored stored;
    done = store_reply (cli, answer->question->id, answer->reply, &stored, &error);
    if (done)
      print_answer (cli, answer->question->id, answer->reply,
                    answer->reply->state->error != NULL ? "failed"
                    : answer->reply->feed != NULL       ? "updated"
                                                        : "unchanged",
                    &stored);
  }
  tln_cli_end (cli, NULL, !done, error);
  return TLN_CLI_DONE;
}

/* An address in an article is the publisher's word: inside this network it leads only to the server
 * whose feed a person typed. */
static TlnFetched *
fetch_page (TlnCli *cli, const TlnArticle *article, GError **error)
{
  g_autofree char *feed = tln_feeds_typed_url (cli->db, article->id, NULL);
  g_autoptr (TlnFetcher) fetcher = tln_fetcher_new (NULL);
  const TlnFetchRequest request = { .address = article->url, .beside = feed };

  return tln_fetcher_fetch (fetcher, &request, error);
}

/* The page of an article, read, in place of its text. */
static void
fetch_text (TlnCli *cli, const char *word)
{
  gint64 id = tln_cli_article (cli, word);
  g_autoptr (TlnArticle) article = id != 0 ? tln_articles_get (cli->db, id, NULL) : NULL;
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (cli->db, NULL);
  GError *error = NULL;

  if (article == NULL || data == NULL)
    return;
  if (article->url == NULL) {
    tln_cli_refuse (cli, "%s: the article has no address", word);
    return;
  }
  g_autoptr (TlnFetched) fetched = fetch_page (cli, article, &error);
  TlnHints hints = { 0 };
  if (fetched != NULL)
    hints = (TlnHints) { .url = fetched->url,
                         .content_type = fetched->content_type,
                         .charset = fetched->charset };
  g_autoptr (TlnDraft) draft =
      fetched != NULL
          ? tln_draft_new (fetched->bytes, &hints, tln_detect_data_get_context (data), &error)
          : NULL;
  if (draft == NULL) {
    tln_cli_refuse_error (cli, article->url, error);
  } else if (tln_cli_begin (cli, TLN_ACT_ARTICLE_TEXT)) {
    gboolean done = tln_articles_replace_text (cli->db, id, draft, &error);
    if (tln_cli_end (cli, article->title, !done, error))
      tln_cli_print_id (cli, id);
  }
}

int
tln_cli_feeds_text (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("feeds text: an article is missing");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  for (int i = 1; i < argc; i++)
    fetch_text (cli, argv[i]);
  return TLN_CLI_DONE;
}
