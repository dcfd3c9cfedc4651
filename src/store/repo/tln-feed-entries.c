/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the entries of a feed to articles. An entry is met once: by the id it has in its feed, or by
 * what it says where the ids change from one day to the next. One that says something else later
 * revises its article. */
#include "tln-act.h"
#include "tln-error.h"
#include "tln-feed-document.h"
#include "tln-feeds.h"
#include "tln-hash.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-text.h"
#include "tln-web-address.h"

typedef struct {
  char *entry; /* its id in the feed */
  char *hash;
  char *url; /* that no other entry of the feed has, or NULL */
  TlnDraft *draft; /* NULL: nothing to read in it */
  gboolean again; /* met before, and different */
  char *original; /* of an entry met before this was kept, else NULL */
} News;

/* What is remembered of an entry. */
typedef struct {
  gboolean met;
  gint64 article; /* 0: nothing was to be read in it */
  char *hash;
  char *original; /* or NULL */
} Met;

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
  g_free (news->original);
  g_free (news);
}

static void
met_clear (Met *met)
{
  g_free (met->hash);
  g_free (met->original);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Met, met_clear)

void
tln_feed_news_free (TlnFeedNews *news)
{
  g_free (news->title);
  g_free (news->site_url);
  g_ptr_array_unref (news->entries);
  g_free (news);
}

/* What is known under this id. FALSE on error. */
static gboolean
recall (TlnDb *db, gint64 feed, const char *entry, Met *met, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT article_id, hash, original FROM feed_entry "
                                               "WHERE feed_id = ?1 AND entry = ?2");

  tln_stmt_bind_int (stmt, 1, feed);
  tln_stmt_bind_text (stmt, 2, entry);
  if (!tln_stmt_first (stmt, &met->met, error))
    return FALSE;
  if (met->met) {
    met->article = tln_stmt_column_int (stmt, 0);
    met->hash = tln_stmt_column_dup (stmt, 1);
    met->original = tln_stmt_column_dup (stmt, 2);
  }
  return TRUE;
}

/* How many entries have each address or id; offset: which of the two. */
static GHashTable *
count_entries (const TlnFeed *feed, glong offset)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < feed->entries->len; i++) {
    char *key = G_STRUCT_MEMBER (char *, g_ptr_array_index (feed->entries, i), offset);
    if (key == NULL)
      continue;
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
    g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
  }
  return counts;
}

static gboolean
only_one (GHashTable *counts, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) == 1;
}

/* What all entries of a feed are prepared with. */
typedef struct {
  TlnDb *db;
  gint64 id;
  const TlnFeed *feed;
  GHashTable *addresses; /* how many have it: where it is more than one, an address says nothing, */
  GHashTable
      *ids; /* for such a feed links to its front page, and an id does not tell entries apart */
  TlnDetectData *data;
} Preparing;

static News *
make_news (const Preparing *self, const TlnFeedEntry *entry)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GBytes) page = tln_feed_entry_page (entry);
  TlnDocument *document = tln_feed_entry_document (self->feed, entry, NULL);

  news->entry = g_strdup (entry->id);
  news->hash = tln_feed_entry_hash (entry);
  if (entry->url != NULL && only_one (self->addresses, entry->url))
    news->url = tln_address_canonical (entry->url);
  if (document != NULL)
    news->draft =
        tln_draft_of_document (page, document, NULL, tln_detect_data_get_context (self->data));
  if (news->draft != NULL)
    news->draft->teaser = TRUE;
  return news;
}

static News *
make_original (const TlnFeedEntry *entry)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GBytes) page = tln_feed_entry_page (entry);

  news->entry = g_strdup (entry->id);
  news->original = tln_sha256 (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  return news;
}

/* *news is NULL when the entry says nothing new. */
static gboolean
prepare_entry (const Preparing *self, const TlnFeedEntry *entry, News **news, GError **error)
{
  g_auto (Met) met = { 0 };

  *news = NULL;
  if (!recall (self->db, self->id, entry->id, &met, error))
    return FALSE;
  if (!met.met) {
    *news = make_news (self, entry);
    return TRUE;
  }
  g_autofree char *hash = tln_feed_entry_hash (entry);
  if (!only_one (self->ids, entry->id))
    return TRUE;
  if (g_strcmp0 (hash, met.hash) != 0) {
    *news = make_news (self, entry);
    (*news)->again = TRUE;
  } else if (met.original == NULL && met.article != 0) {
    *news = make_original (entry);
  }
  return TRUE;
}

TlnFeedNews *
tln_feeds_prepare (TlnDb *db, gint64 id, const TlnFeed *feed, GError **error)
{
  g_autoptr (TlnFeedNews) self = g_new0 (TlnFeedNews, 1);
  g_autoptr (GHashTable) addresses = count_entries (feed, G_STRUCT_OFFSET (TlnFeedEntry, url));
  g_autoptr (GHashTable) ids = count_entries (feed, G_STRUCT_OFFSET (TlnFeedEntry, id));
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (db, error);
  const Preparing preparing = { db, id, feed, addresses, ids, data };

  self->entries = g_ptr_array_new_with_free_func (news_free);
  self->title = g_strdup (feed->title);
  self->site_url = g_strdup (feed->url);
  for (guint i = 0; data != NULL && i < feed->entries->len; i++) {
    News *news;
    if (!prepare_entry (&preparing, g_ptr_array_index (feed->entries, i), &news, error))
      return NULL;
    if (news != NULL)
      g_ptr_array_add (self->entries, news);
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
      db, "INSERT INTO feed_entry (feed_id, entry, hash, article_id, seen_at, original) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (feed_id, entry) DO UPDATE SET "
          "hash = excluded.hash, article_id = excluded.article_id, seen_at = excluded.seen_at, "
          "original = excluded.original");

  tln_stmt_bind_int (stmt, 1, feed);
  tln_stmt_bind_text (stmt, 2, news->entry);
  tln_stmt_bind_text (stmt, 3, news->hash);
  tln_stmt_bind_id (stmt, 4, article);
  tln_stmt_bind_int (stmt, 5, tln_now ());
  tln_stmt_bind_text (stmt, 6, news->draft != NULL ? news->draft->original_sha256 : NULL);
  return tln_stmt_run (stmt, error);
}

typedef struct {
  TlnDb *db;
  gint64 feed;
  char *title; /* of the feed */
  gint64 batch; /* 0 until something is stored */
  TlnFeedStored *stored;
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
  self->stored->n_new++;
  return TRUE;
}

/* What is remembered changes in this alone. */
static gboolean
set_column (const Storing *self,
            const char *sql,
            const News *news,
            const char *value,
            GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (self->db, sql);

  tln_stmt_bind_int (stmt, 1, self->feed);
  tln_stmt_bind_text (stmt, 2, news->entry);
  tln_stmt_bind_text (stmt, 3, value);
  return tln_stmt_run (stmt, error);
}

/* Seen, and left: the article may still follow the next time. */
static gboolean
remember_hash (const Storing *self, const News *news, GError **error)
{
  static const char sql[] = "UPDATE feed_entry SET hash = ?3 WHERE feed_id = ?1 AND entry = ?2";

  return set_column (self, sql, news, news->hash, error);
}

typedef enum {
  NOT_CONCERNED, /* gone, its text is from elsewhere, or it reads the same */
  TOUCHED, /* a person has worked on it, or more than half of it would go */
  ANOTHER, /* neither address nor title are the same: some feeds use an id again */
  FREE
} Standing;

/* What a person took back or put back of what was found stands only in the log, in acts that came
 * after the article; nothing else of the log is read, for it may be long. */
static const char standing_sql[] =
    "SELECT title_origin = 'user' OR length > 2 * ?5 "
    "OR EXISTS (SELECT 1 FROM claim WHERE article_id = article.id) "
    "OR EXISTS (SELECT 1 FROM note WHERE article_id = article.id) "
    "OR EXISTS (SELECT 1 FROM act AS a CROSS JOIN change AS c ON c.act_id = a.id "
    "WHERE a.id > article.id AND (c.table_name = 'claim' OR c.table_name IN ('mention', "
    "'boilerplate') "
    "AND c.old IS NOT NULL AND a.kind NOT IN ('" TLN_ACT_FEED "', '" TLN_ACT_FEED_UPDATE "')) "
    "AND a.state <> 'dropped' AND coalesce (c.old, c.new) ->> 'article_id' = article.id) "
    ", title <> ?4 AND tln_address_key (url) IS NOT coalesce (tln_address_key (?6), '') "
    "FROM article WHERE id = ?1 AND original_sha256 = ?2 AND trashed_at IS NULL "
    "AND (text_sha256 <> ?3 OR title_origin <> 'user' AND title <> ?4)";

static gboolean
find_standing (const Storing *self,
               const News *news,
               const Met *met,
               Standing *standing,
               GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (self->db, standing_sql);
  const TlnDraft *draft = news->draft;
  gboolean found;

  tln_stmt_bind_int (stmt, 1, met->article);
  tln_stmt_bind_text (stmt, 2, met->original);
  tln_stmt_bind_text (stmt, 3, draft->text_sha256);
  tln_stmt_bind_text (stmt, 4, draft->document->title.value);
  tln_stmt_bind_int (stmt, 5, tln_text_count (draft->document->rich->text));
  tln_stmt_bind_text (stmt, 6, news->url);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    *standing = NOT_CONCERNED;
  else if (tln_stmt_column_int (stmt, 1) != 0)
    *standing = ANOTHER;
  else
    *standing = tln_stmt_column_int (stmt, 0) != 0 ? TOUCHED : FREE;
  return TRUE;
}

static gboolean
remember_original (const Storing *self, const News *news, GError **error)
{
  static const char sql[] = "UPDATE feed_entry SET original = ?3 WHERE feed_id = ?1 AND entry = ?2";

  return set_column (self, sql, news, news->original, error);
}

static gboolean
store_as_new (Storing *self, const News *news, GError **error)
{
  gboolean known;
  gint64 article = 0;

  if (!find_known (self->db, self->feed, news, &known, &article, error))
    return FALSE;
  if (!known && news->draft != NULL && !store_article (self, news->draft, &article, error))
    return FALSE;
  return remember (self->db, self->feed, news, article, error);
}

static gboolean
store_change (Storing *self, const News *news, const Met *met, GError **error)
{
  Standing standing = NOT_CONCERNED;

  if (news->draft != NULL && !find_standing (self, news, met, &standing, error))
    return FALSE;
  if (standing == ANOTHER)
    return store_as_new (self, news, error);
  if (standing != FREE) {
    self->stored->n_left += standing == TOUCHED;
    return remember_hash (self, news, error);
  }
  self->stored->n_revised++;
  return tln_articles_revise (self->db, met->article, news->draft, error) &&
         remember (self->db, self->feed, news, met->article, error);
}

static gboolean
store_entry (Storing *self, const News *news, GError **error)
{
  g_auto (Met) met = { 0 };

  if (news->original != NULL)
    return remember_original (self, news, error);
  if (!recall (self->db, self->feed, news->entry, &met, error))
    return FALSE;
  /* Of two entries of one id the first to come is it. */
  if (met.met && (!news->again || g_strcmp0 (met.hash, news->hash) == 0))
    return TRUE;
  return met.article != 0 ? store_change (self, news, &met, error)
                          : store_as_new (self, news, error);
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
                 TlnFeedStored *stored,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  Storing self = { .db = db, .feed = id, .stored = stored };

  *stored = (TlnFeedStored) { 0 };
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
  return TRUE;
}
