/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, show, search, index, tag: articles of the library. */
#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-cli.h"
#include "tln-id.h"
#include "tln-query.h"
#include "tln-search-fault.h"
#include "tln-search-run.h"
#include "tln-search.h"
#include "tln-spine.h"
#include "tln-tags.h"

#include <stdio.h>

/* Put into the search index in one transaction. */
#define INDEX_ARTICLES 200

static void
print_article (TlnCli *cli, const TlnArticle *article, const TlnHit *hit)
{
  g_autofree char *id = tln_id_to_string (article->id);
  g_autofree char *published = tln_date_format (&article->published);

  if (!cli->json) {
    printf ("%s  %-10s  %s%s%s\n", id, published != NULL ? published : "-", article->title,
            article->site != NULL ? " – " : "", article->site != NULL ? article->site : "");
    if (hit != NULL && hit->snippet != NULL)
      printf ("    %s\n", hit->snippet);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_text (object, "title", article->title);
  tln_cli_add_text (object, "site", article->site);
  tln_cli_add_text (object, "published", published);
  if (article->reprint_of != 0)
    tln_cli_add_id (object, "reprint_of", article->reprint_of);
  if (hit != NULL) {
    tln_cli_add_text (object, "snippet", hit->snippet);
    tln_cli_add_double (object, "score", hit->score);
  }
  tln_cli_print (object);
}

static int
run_list (TlnCli *cli, int argc, char **argv)
{
  int limit = 0;
  const GOptionEntry entries[] = { { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
                                   { NULL } };
  g_autoptr (GError) error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnQuery) query = tln_query_new (TLN_LIST_LIBRARY, 0);
  g_autoptr (GArray) ids = tln_spine_load (cli->db, query, &error);
  guint n = ids != NULL ? ids->len : 0;
  if (limit > 0)
    n = MIN (n, (guint) limit);
  g_autoptr (GPtrArray) articles =
      ids != NULL
          ? tln_articles_get_many (cli->db, (const gint64 *) (gpointer) ids->data, n, &error)
          : NULL;
  if (articles == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < articles->len; i++)
    print_article (cli, g_ptr_array_index (articles, i), NULL);
  return TLN_CLI_DONE;
}

static void
print_whole_article (TlnCli *cli, const TlnArticle *article, const TlnBody *body)
{
  print_article (cli, article, NULL);
  printf ("%s%s%s, %s, original sha256 %s, text sha256 %s\n\n%s\n",
          article->url != NULL ? article->url : "", article->url != NULL ? ", " : "", article->kind,
          article->encoding, article->original_sha256, article->text_sha256, body->text);
}

static void
print_whole_json (const TlnArticle *article,
                  const TlnBody *body,
                  const GArray *pages,
                  GPtrArray *mentions)
{
  JsonBuilder *object = tln_cli_object ();
  g_autofree char *published = tln_date_format (&article->published);

  tln_cli_add_id (object, "id", article->id);
  tln_cli_add_text (object, "title", article->title);
  tln_cli_add_text (object, "titleOrigin", article->title_origin);
  tln_cli_add_text (object, "site", article->site);
  tln_cli_add_text (object, "siteOrigin", article->site_origin);
  tln_cli_add_text (object, "author", article->author);
  tln_cli_add_text (object, "published", published);
  tln_cli_add_text (object, "publishedPrecision",
                    tln_precision_name (article->published.precision));
  tln_cli_add_text (object, "publishedOrigin", article->published_origin);
  tln_cli_add_text (object, "lang", article->language);
  tln_cli_add_text (object, "url", article->url);
  tln_cli_add_text (object, "kind", article->kind);
  tln_cli_add_text (object, "encoding", article->encoding);
  tln_cli_add_text (object, "originalSha256", article->original_sha256);
  tln_cli_add_text (object, "textSha256", article->text_sha256);
  tln_cli_add_text (object, "interest", article->interest);
  json_builder_set_member_name (object, "tags");
  json_builder_begin_array (object);
  for (guint i = 0; article->tags[i] != NULL; i++)
    json_builder_add_string_value (object, article->tags[i]);
  json_builder_end_array (object);
  json_builder_set_member_name (object, "mentions");
  json_builder_begin_array (object);
  for (guint i = 0; i < mentions->len; i++) {
    const TlnMention *mention = g_ptr_array_index (mentions, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "label", mention->label);
    tln_cli_add_text (object, "rule", mention->rule);
    tln_cli_add_text (object, "quote", mention->quote);
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  tln_cli_add_pages (object, pages);
  tln_cli_add_text (object, "text", body->text);
  tln_cli_print (object);
}

static int
run_show (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return tln_cli_usage ("show: one id is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  gint64 id = tln_cli_article (cli, argv[1]);
  if (id == 0)
    return TLN_CLI_REFUSED;
  g_autoptr (TlnArticle) article = tln_articles_get (cli->db, id, &error);
  g_autoptr (TlnBody) body = article != NULL ? tln_articles_get_body (cli->db, id, &error) : NULL;
  g_autoptr (GArray) pages = body != NULL ? tln_articles_get_pages (cli->db, id, &error) : NULL;
  g_autoptr (GPtrArray) mentions =
      pages != NULL ? tln_articles_get_mentions (cli->db, id, &error) : NULL;
  if (mentions == NULL) {
    tln_cli_refuse (cli, "%s: %s", argv[1], error != NULL ? error->message : "its text is missing");
    return TLN_CLI_REFUSED;
  }
  if (cli->json)
    print_whole_json (article, body, pages, mentions);
  else
    print_whole_article (cli, article, body);
  return TLN_CLI_DONE;
}

typedef struct {
  int limit;
  gboolean count;
  gboolean best;
} SearchOptions;

static void
print_hits (TlnCli *cli, GPtrArray *hits, int limit)
{
  for (guint i = 0; i < hits->len && (limit <= 0 || i < (guint) limit); i++) {
    const TlnHit *hit = g_ptr_array_index (hits, i);
    g_autoptr (TlnArticle) article = tln_articles_get (cli->db, hit->id, NULL);
    if (article != NULL)
      print_article (cli, article, hit);
  }
}

/* Says on stderr what is probably not meant, and why it took long. */
static gboolean
print_search_notes (TlnCli *cli, const char *query, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TlnSearchFault) fault = tln_search_check (cli->db, query, &local);
  gboolean current = TRUE;

  if (local != NULL || !tln_search_index_is_current (cli->db, &current, &local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (fault != NULL &&
      (fault->kind == TLN_SEARCH_ERROR_KEY || fault->kind == TLN_SEARCH_ERROR_NAME)) {
    g_autofree char *message = tln_search_fault_message (fault);
    g_printerr ("note: %s\n", message);
  }
  if (!current)
    g_printerr ("note: the search index is not complete, all texts are read; see index\n");
  return TRUE;
}

/* What is printed of one part of a search. */
typedef struct {
  TlnCli *cli;
  const SearchOptions *options;
} Printing;

static void
print_part (const TlnSearchPart *part, gpointer data)
{
  const Printing *printing = data;

  if (part->hits != NULL) {
    print_hits (printing->cli, part->hits, printing->options->limit);
    return;
  }
  if (!printing->cli->json) {
    printf ("%u%s\n", part->count, part->more ? "+" : "");
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  json_builder_set_member_name (object, "count");
  json_builder_add_int_value (object, part->count);
  json_builder_set_member_name (object, "more");
  json_builder_add_boolean_value (object, part->more);
  tln_cli_print (object);
}

/* Newest first in any number, or a part of what the window shows. */
static gboolean
search (TlnCli *cli, const char *query, const SearchOptions *options, GError **error)
{
  Printing printing = { cli, options };

  if (options->count || options->best)
    return tln_search_run (cli->db, query, options->count ? TLN_SEARCH_COUNT : TLN_SEARCH_BEST,
                           print_part, &printing, error);
  g_autoptr (GPtrArray) hits = tln_search (cli->db, query, (guint) MAX (options->limit, 0), error);
  if (hits != NULL)
    print_hits (cli, hits, 0);
  return hits != NULL;
}

static gboolean
print_saved_claims (TlnCli *cli, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) claims = tln_claims_get_many (cli->db, ids, n, error);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    tln_cli_print_claim (cli, g_ptr_array_index (claims, i));
  return claims != NULL;
}

/* Its list in its order. */
static gboolean
print_saved (TlnCli *cli, const TlnQuery *query, int limit, GError **error)
{
  g_autoptr (GArray) ids = tln_spine_load (cli->db, query, error);

  if (ids == NULL)
    return FALSE;
  const gint64 *first = (const gint64 *) (gpointer) ids->data;
  guint n = limit > 0 ? MIN (ids->len, (guint) limit) : ids->len;
  if (tln_query_of_claims (query))
    return print_saved_claims (cli, first, n, error);
  g_autoptr (GPtrArray) hits = tln_search_hits (cli->db, query->text, first, n, error);
  if (hits != NULL)
    print_hits (cli, hits, 0);
  return hits != NULL;
}

/* What a kept search finds, as the window shows it. */
static gboolean
search_saved (TlnCli *cli, TlnQuery *query, const SearchOptions *options, GError **error)
{
  Printing printing = { cli, options };
  TlnSearchPart count = { .part = TLN_SEARCH_COUNT };

  if (options->count) {
    if (!tln_searches_count (cli->db, query, &count.count, &count.more, error))
      return FALSE;
    print_part (&count, &printing);
    return TRUE;
  }
  if (options->best && !tln_query_of_claims (query)) {
    query->sort = TLN_SORT_BEST;
    query->reverse = FALSE;
  }
  return print_saved (cli, query, options->limit, error);
}

static int
run_search (TlnCli *cli, int argc, char **argv)
{
  SearchOptions options = { .limit = 50 };
  g_autofree char *saved = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, NULL, NULL },
    { "count", 0, 0, G_OPTION_ARG_NONE, &options.count, NULL, NULL },
    { "best", 0, 0, G_OPTION_ARG_NONE, &options.best, NULL, NULL },
    { "saved", 0, 0, G_OPTION_ARG_STRING, &saved, NULL, NULL },
    { NULL },
  };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if ((argc < 2) == (saved == NULL))
    return tln_cli_usage ("search: a query or --saved NAME is wanted");
  if (options.count && options.best)
    return tln_cli_usage ("search: --count and --best do not go together");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnSavedSearch) kept = saved != NULL ? tln_cli_search (cli, saved) : NULL;
  if (saved != NULL && kept == NULL)
    return TLN_CLI_REFUSED;
  g_autofree char *query = kept != NULL ? g_strdup (kept->query->text) : g_strjoinv (" ", argv + 1);
  if (!print_search_notes (cli, query, &error) ||
      !(kept != NULL ? search_saved (cli, kept->query, &options, &error)
                     : search (cli, query, &options, &error))) {
    tln_cli_refuse_error (cli, NULL, error);
    return TLN_CLI_REFUSED;
  }
  if (tln_db_take_index_damage (cli->db))
    g_printerr ("note: the search index is damaged, all texts were read; see index --again\n");
  return TLN_CLI_DONE;
}

/* index [--again] */
static int
run_index (TlnCli *cli, int argc, char **argv)
{
  gboolean again = FALSE;
  const GOptionEntry entries[] = { { "again", 0, 0, G_OPTION_ARG_NONE, &again, NULL, NULL },
                                   { NULL } };
  GError *error = NULL;
  gint64 total = 0;
  gint64 n = 0;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 1)
    return tln_cli_usage ("index: nothing is wanted behind it");
  if (!tln_cli_open_to_write (cli, FALSE))
    return TLN_CLI_REFUSED;
  if (!again || tln_search_index_drop (cli->db, &error))
    while ((n = tln_search_index_build (cli->db, INDEX_ARTICLES, &error)) > 0)
      total += n;
  if (error != NULL) {
    tln_cli_refuse_error (cli, NULL, error);
    return TLN_CLI_REFUSED;
  }
  if (!cli->json) {
    printf ("%" G_GINT64_FORMAT " articles taken up\n", total);
    return TLN_CLI_DONE;
  }
  JsonBuilder *object = tln_cli_object ();
  json_builder_set_member_name (object, "articles");
  json_builder_add_int_value (object, total);
  tln_cli_print (object);
  return TLN_CLI_DONE;
}

typedef struct {
  gint64 article;
  gint64 stage;
  gint64 thesis;
  const char *word; /* or NULL */
  gboolean remove;
} Tagging;

static gboolean
change_tag (TlnCli *cli, const Tagging *tagging, GError **error)
{
  const Tagging *t = tagging;
  gboolean removed = TRUE;

  if (t->word == NULL)
    return t->remove ? tln_articles_untag (cli->db, t->article, t->stage, t->thesis, 0, error)
                     : tln_articles_tag (cli->db, t->article, t->stage, t->thesis, 0, error);
  if (!t->remove)
    return tln_tags_add (cli->db, t->article, t->word, error);
  if (!tln_tags_remove (cli->db, t->article, t->word, &removed, error))
    return FALSE;
  if (!removed)
    tln_cli_refuse (cli, "%s: the article has no such tag", t->word);
  return TRUE;
}

/* tag ID STAGE|THESIS or tag ID --tag WORD; --remove takes it off. */
static int
run_tag (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *word = NULL;
  Tagging tagging = { 0 };
  const GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &tagging.remove, NULL, NULL },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &word, NULL, NULL },
    { NULL },
  };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != (word != NULL ? 2 : 3))
    return tln_cli_usage ("tag: an article and a stage, a thesis or --tag WORD are wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  tagging.article = tln_cli_article (cli, argv[1]);
  tagging.word = word;
  if (tagging.article == 0)
    return TLN_CLI_REFUSED;
  if (word == NULL && !tln_cli_stage_or_thesis (cli, argv[2], &tagging.stage, &tagging.thesis))
    return TLN_CLI_REFUSED;
  if (!tln_cli_begin (cli, TLN_ACT_ARTICLE_TAG))
    return TLN_CLI_REFUSED;
  gboolean done = change_tag (cli, &tagging, &error);
  tln_cli_end (cli, word != NULL ? word : argv[2], !done, error);
  return cli->status;
}

const TlnCommand tln_commands_list[] = {
  { "list", "[--limit N]: articles, newest first", run_list },
  { "show", "ID: an article with its text", run_show },
  { "search", "QUERY|--saved NAME [--limit N] [--count|--best]: newest saved first", run_search },
  { "index", "[--again]: complete the search index, or make it anew", run_index },
  { "tag", "ID STAGE|THESIS|--tag WORD [--remove]: assign an article, or give it a word", run_tag },
  { NULL },
};
