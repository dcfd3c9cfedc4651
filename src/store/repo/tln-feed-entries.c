/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the entries of a feed to articles. An entry is met once: by the id it has in its feed, or by
 * what it says where the ids change from one day to the next. */
#include "tln-error.h"
#include "tln-feed-document.h"
#include "tln-feeds.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-web-address.h"

typedef struct {
  char *entry; /* its id in the feed */
  char *hash;
  char *url; /* that no other entry of the feed has, or NULL */
  TlnDraft *draft; /* NULL: nothing to read in it */
} News;

struct _TlnFeedNews {
  char *title; /* of the feed, or NULL */
  char *site_url;
  GPtrArray *entries; /* News, in the order of the feed: newest first as a rule */
};

static void
news_free (gpointer data)
{
  News *news = data;

  g_free (news->entry);
  g_free (news->hash);
  g_free (news->url);
  g_clear_pointer (&news->draft, tln_draft_free);
  g_free (news);
}

void
tln_feed_news_free (TlnFeedNews *news)
{
  g_free (news->title);
  g_free (news->site_url);
  g_ptr_array_unref (news->entries);
  g_free (news);
}

/* Met under this id. FALSE on error. */
static gboolean
met_by_id (TlnDb *db, gint64 feed, const char *entry, gboolean *met, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT 1 FROM feed_entry WHERE feed_id = ?1 AND entry = ?2");

  tln_stmt_bind_int (stmt, 1, feed);
  tln_stmt_bind_text (stmt, 2, entry);
  return tln_stmt_first (stmt, met, error);
}

/* Addresses that more than one entry has say nothing: such a feed links to its front page. */
static GHashTable *
count_addresses (const TlnFeed *feed)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < feed->entries->len; i++) {
    const TlnFeedEntry *entry = g_ptr_array_index (feed->entries, i);
    if (entry->url == NULL)
      continue;
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entry->url));
    g_hash_table_replace (counts, entry->url, GUINT_TO_POINTER (n + 1));
  }
  return counts;
}

static News *
make_news (const TlnFeed *feed,
           const TlnFeedEntry *entry,
           GHashTable *addresses,
           const TlnDetectContext *context)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GBytes) page = tln_feed_entry_page (entry);
  TlnDocument *document = tln_feed_entry_document (feed, entry, NULL);

  news->entry = g_strdup (entry->id);
  news->hash = tln_feed_entry_hash (entry);
  if (entry->url != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (addresses, entry->url)) == 1)
    news->url = tln_address_canonical (entry->url);
  if (document != NULL)
    news->draft = tln_draft_of_document (page, document, NULL, context);
  if (news->draft != NULL)
    news->draft->teaser = TRUE;
  return news;
}

TlnFeedNews *
tln_feeds_prepare (TlnDb *db, gint64 id, const TlnFeed *feed, GError **error)
{
  g_autoptr (TlnFeedNews) self = g_new0 (TlnFeedNews, 1);
  g_autoptr (GHashTable) addresses = count_addresses (feed);
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (db, error);

  self->entries = g_ptr_array_new_with_free_func (news_free);
  self->title = g_strdup (feed->title);
  self->site_url = g_strdup (feed->url);
  for (guint i = 0; data != NULL && i < feed->entries->len; i++) {
    const TlnFeedEntry *entry = g_ptr_array_index (feed->entries, i);
    gboolean met;
    if (!met_by_id (db, id, entry->id, &met, error))
      return NULL;
    if (!met)
      g_ptr_array_add (self->entries,
                       make_news (feed, entry, addresses, tln_detect_data_get_context (data)));
  }
  return data != NULL ? g_steal_pointer (&self) : NULL;
}

/* The article this is already: of the same feed and the same words, or of the same address. */
static gboolean
find_known (TlnDb *db,
            gint64 feed,
            const News *news,
            gboolean *known,
            gint64 *article,
            GError **error)
{
  g_autoptr (TlnStmt) hash = tln_stmt_new (
      db, "SELECT article_id FROM feed_entry WHERE feed_id = ?1 AND hash = ?2 LIMIT 1");
  g_autoptr (TlnStmt) url = tln_stmt_new (
      db, "SELECT a.id FROM article_address AS d JOIN article AS a ON a.id = d.article_id "
          "WHERE d.key = tln_address_key (?1) "
          "ORDER BY a.trashed_at IS NOT NULL, a.kind = 'stub', a.id LIMIT 1");

  *article = 0;
  tln_stmt_bind_int (hash, 1, feed);
  tln_stmt_bind_text (hash, 2, news->hash);
  if (!tln_stmt_first (hash, known, error))
    return FALSE;
  if (*known) {
    *article = tln_stmt_column_int (hash, 0);
    return TRUE;
  }
  if (news->url == NULL)
    return TRUE;
  tln_stmt_bind_text (url, 1, news->url);
  if (!tln_stmt_first (url, known, error))
    return FALSE;
  *article = *known ? tln_stmt_column_int (url, 0) : 0;
  return TRUE;
}

static gboolean
remember (TlnDb *db, gint64 feed, const News *news, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO feed_entry (feed_id, entry, hash, article_id, seen_at) "
          "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (feed_id, entry) DO UPDATE SET "
          "hash = excluded.hash, article_id = excluded.article_id, seen_at = excluded.seen_at");

  tln_stmt_bind_int (stmt, 1, feed);
  tln_stmt_bind_text (stmt, 2, news->entry);
  tln_stmt_bind_text (stmt, 3, news->hash);
  tln_stmt_bind_id (stmt, 4, article);
  tln_stmt_bind_int (stmt, 5, tln_now ());
  return tln_stmt_run (stmt, error);
}

typedef struct {
  TlnDb *db;
  gint64 feed;
  char *title; /* of the feed */
  gint64 batch; /* 0 until something is stored */
  guint n_new;
} Storing;

/* A draft the library has not got. */
static gboolean
store_article (Storing *self, const TlnDraft *draft, gint64 *article, GError **error)
{
  TlnAdded added;

  if (!tln_articles_find_same (self->db, draft, TRUE, article, error))
    return FALSE;
  if (*article != 0)
    return TRUE;
  if (self->batch == 0)
    self->batch = tln_articles_add_batch (self->db, "feed", self->title, error);
  if (self->batch == 0 || !tln_articles_add (self->db, self->batch, draft, &added, article, error))
    return FALSE;
  self->n_new++;
  return TRUE;
}

static gboolean
store_entry (Storing *self, const News *news, GError **error)
{
  gboolean met;
  gint64 article = 0;

  if (!met_by_id (self->db, self->feed, news->entry, &met, error))
    return FALSE;
  if (met)
    return TRUE;
  if (!find_known (self->db, self->feed, news, &met, &article, error))
    return FALSE;
  if (!met && news->draft != NULL && !store_article (self, news->draft, &article, error))
    return FALSE;
  return remember (self->db, self->feed, news, article, error);
}

static gboolean
same_host (const char *a, const char *b)
{
  g_autoptr (GUri) first = g_uri_parse (a, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) second = g_uri_parse (b, G_URI_FLAGS_ENCODED, NULL);
  const char *host = first != NULL ? g_uri_get_host (first) : NULL;
  const char *other = second != NULL ? g_uri_get_host (second) : NULL;

  return host != NULL && other != NULL && g_ascii_strcasecmp (host, other) == 0;
}

/* A feed that was added by its address alone gets the title it has; one that moved for good moves,
 * unless it would become another one that is followed, too. */
static gboolean
take_over (TlnDb *db,
           const TlnSubscription *feed,
           const TlnFeedNews *news,
           const char *moved,
           GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE feed SET title = iif (title = url, coalesce (?2, title), title), "
                        "site_url = coalesce (?3, site_url), "
                        "typed = typed AND ?5, url = iif (EXISTS (SELECT 1 FROM feed WHERE url = "
                        "?4), url, coalesce (?4, url)) "
                        "WHERE id = ?1 AND ((title = url AND ?2 <> title) "
                        "OR ?3 <> coalesce (site_url, '') OR ?4 <> url)");

  tln_stmt_bind_int (stmt, 1, feed->id);
  tln_stmt_bind_text (stmt, 2, news->title);
  tln_stmt_bind_text (stmt, 3, news->site_url);
  tln_stmt_bind_text (stmt, 4, moved);
  tln_stmt_bind_int (stmt, 5, moved == NULL || same_host (feed->url, moved));
  return tln_stmt_run (stmt, error);
}

gboolean
tln_feeds_store (TlnDb *db,
                 gint64 id,
                 TlnFeedNews *news,
                 const char *moved,
                 guint *n_new,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  Storing self = { .db = db, .feed = id };

  *n_new = 0;
  g_autoptr (TlnSubscription) feed = tln_feeds_get (db, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (feed == NULL)
    return TRUE;
  if (!take_over (db, feed, news, moved, error))
    return FALSE;
  self.title = feed->title;
  for (guint i = news->entries->len; i > 0; i--)
    if (!store_entry (&self, g_ptr_array_index (news->entries, i - 1), error))
      return FALSE;
  *n_new = self.n_new;
  return TRUE;
}
