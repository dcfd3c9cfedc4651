/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storing an article: content by hash, the row, what was found in it. */
#include "tln-article-digest.h"
#include "tln-articles-details.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-fingerprints.h"
#include "tln-id.h"
#include "tln-images.h"
#include "tln-instruments.h"
#include "tln-page-pictures.h"
#include "tln-reprints.h"
#include "tln-stmt.h"
#include "tln-tags.h"
#include "tln-text.h"

#include <string.h>

/* More mentions than these say nothing new. */
#define INSTRUMENT_MENTIONS 50
#define STAGE_MENTIONS 200

gint64
tln_articles_add_batch (TlnDb *db, const char *source, const char *label, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO import_batch (id, started_at, source, label, rules) VALUES (?, ?, ?, ?, ?)");
  gint64 id = tln_id_new ();

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, tln_now ());
  tln_stmt_bind_text (stmt, 3, source);
  tln_stmt_bind_text (stmt, 4, label);
  tln_stmt_bind_int (stmt, 5, TLN_DETECT_VERSION);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static char *
choose_title (const TlnDraft *draft)
{
  const char *title = draft->document->title.value;

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (draft->name != NULL)
    return g_path_get_basename (draft->name);
  return tln_text_excerpt (draft->document->rich->text, 60);
}

/* Every way to it leads through an index of its own: one condition of them all would look at every
 * article for each that comes. */
const char *
tln_articles_find_same_sql (void)
{
  return "SELECT id FROM article WHERE id IN (SELECT id FROM article WHERE original_sha256 = ?1 "
         "UNION ALL SELECT id FROM article WHERE text_sha256 IN (SELECT ?2 UNION ALL "
         "SELECT text_sha256 FROM fingerprint WHERE plain = ?7) "
         "AND (NOT ?3 OR length >= ?4 OR title = ?5)) AND (?6 OR trashed_at IS NULL) "
         "AND kind <> 'stub' ORDER BY trashed_at IS NOT NULL, id LIMIT 1";
}

gboolean
tln_articles_find_same (TlnDb *db,
                        const TlnDraft *draft,
                        gboolean trashed,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, tln_articles_find_same_sql ());
  g_autofree char *title = choose_title (draft);
  gboolean found;

  tln_stmt_bind_text (stmt, 1, draft->original_sha256);
  tln_stmt_bind_text (stmt, 2, draft->text_sha256);
  tln_stmt_bind_int (stmt, 3, draft->teaser);
  tln_stmt_bind_int (stmt, 4, TLN_ARTICLE_TELLING);
  tln_stmt_bind_text (stmt, 5, title);
  tln_stmt_bind_int (stmt, 6, trashed);
  tln_stmt_bind_text (stmt, 7, draft->fingerprint != NULL ? draft->fingerprint->plain : NULL);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
add_content (TlnDb *db, const TlnDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) original =
      tln_stmt_new (db, "INSERT INTO original (sha256, size, encoding, bytes) "
                        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sha256) DO NOTHING");
  g_autoptr (TlnStmt) content =
      tln_stmt_new (db, "INSERT INTO content (sha256, text, markdown) VALUES (?1, ?2, ?3) "
                        "ON CONFLICT (sha256) DO UPDATE "
                        "SET markdown = excluded.markdown WHERE markdown IS NULL");

  tln_stmt_bind_text (original, 1, draft->original_sha256);
  tln_stmt_bind_int (original, 2, (gint64) g_bytes_get_size (draft->bytes));
  tln_stmt_bind_text (original, 3, draft->packed != NULL ? "zlib" : "raw");
  tln_stmt_bind_bytes (original, 4, draft->packed != NULL ? draft->packed : draft->bytes);
  tln_stmt_bind_text (content, 1, draft->text_sha256);
  tln_stmt_bind_text (content, 2, draft->document->rich->text);
  tln_stmt_bind_text (content, 3, draft->document->markdown);
  return tln_stmt_run (original, error) && tln_stmt_run (content, error);
}

/* The pages of a text that is there already stay as they are. */
static gboolean
add_pages (TlnDb *db, const TlnDraft *draft, GError **error)
{
  const GArray *pages = draft->document->pages;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT OR IGNORE INTO page (sha256, number, start) VALUES (?1, ?2, ?3)");

  for (guint i = 0; pages != NULL && i < pages->len; i++) {
    tln_stmt_bind_text (stmt, 1, draft->text_sha256);
    tln_stmt_bind_int (stmt, 2, i + 1);
    tln_stmt_bind_int (stmt, 3, g_array_index (pages, guint32, i));
    if (!tln_stmt_run (stmt, error))
      return FALSE;
    tln_stmt_reset (stmt);
  }
  return TRUE;
}

static void
bind_source (TlnStmt *stmt, const TlnDraft *draft)
{
  const TlnDocument *document = draft->document;
  const char *language = document->language.value;
  g_autofree char *name = draft->name != NULL ? g_path_get_basename (draft->name) : NULL;
  g_autofree char *title = choose_title (draft);

  tln_stmt_bind_text (stmt, 3, document->kind);
  tln_stmt_bind_text (stmt, 4, title);
  tln_stmt_bind_text (stmt, 5,
                      document->title.value != NULL && document->title.origin != NULL
                          ? document->title.origin
                          : "file name");
  tln_stmt_bind_int (stmt, 6, document->title.value == NULL || document->title.guess);
  tln_stmt_bind_text (stmt, 7, document->site_name.value);
  tln_stmt_bind_text (stmt, 8, document->site_name.origin);
  tln_stmt_bind_int (stmt, 9, document->site_name.guess);
  tln_stmt_bind_text (stmt, 10, document->byline.value);
  tln_stmt_bind_text (stmt, 11, document->byline.origin);
  tln_stmt_bind_text (stmt, 12,
                      language != NULL ? language : tln_text_language (document->rich->text));
  tln_stmt_bind_text (stmt, 13, draft->url);
  tln_stmt_bind_text (stmt, 14, name);
}

static void
bind_date (TlnStmt *stmt, const TlnDocument *document, gint64 now)
{
  gint64 key = tln_date_sort_key (&document->published);
  gint64 captured = tln_date_moment (&document->captured);
  g_autofree char *published = tln_date_format (&document->published);

  if (captured != 0)
    now = captured;

  tln_stmt_bind_text (stmt, 15, published);
  tln_stmt_bind_int (stmt, 16, key != G_MININT64 ? key : now / 1000);
  tln_stmt_bind_text (stmt, 17, tln_precision_name (document->published.precision));
  tln_stmt_bind_text (stmt, 18, document->published_origin);
  tln_stmt_bind_int (stmt, 19, document->published_guess);
  tln_stmt_bind_int (stmt, 20, now);
}

/* Everything but id and batch. */
static void
bind_row (TlnStmt *stmt, const TlnDraft *draft, gint64 now)
{
  g_autofree char *excerpt = tln_article_excerpt (draft->document, draft->detection);
  g_autofree char *interest = tln_article_interest (draft->document, draft->detection);

  bind_source (stmt, draft);
  bind_date (stmt, draft->document, now);
  tln_stmt_bind_text (stmt, 21, draft->document->encoding);
  tln_stmt_bind_text (stmt, 22, draft->original_sha256);
  tln_stmt_bind_text (stmt, 23, draft->text_sha256);
  tln_stmt_bind_int (stmt, 24, tln_text_count (draft->document->rich->text));
  tln_stmt_bind_text (stmt, 25, excerpt);
  tln_stmt_bind_text (stmt, 26, interest);
}

static gint64
add_row (TlnDb *db, gint64 batch, const TlnDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO article (id, batch_id, kind, title, title_origin, title_guess, site, "
          "site_origin, site_guess, author, author_origin, language, url, file_name, published, "
          "published_sort, published_precision, published_origin, published_guess, captured_at, "
          "encoding, original_sha256, text_sha256, length, excerpt, interest) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  gint64 id = tln_id_new ();

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_id (stmt, 2, batch);
  bind_row (stmt, draft, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* Words of reference and captions are read on; disclosures and the like are folded. */
static gboolean
starts_hidden (const char *kind)
{
  return strcmp (kind, "attribution") != 0 && strcmp (kind, "figure") != 0;
}

static gboolean
add_boilerplate (TlnDb *db, gint64 article, const GPtrArray *found, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO boilerplate (id, article_id, kind, start, end, rule, hidden) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)");

  for (guint i = 0; i < found->len; i++) {
    const TlnFoundBoilerplate *b = found->pdata[i];

    tln_stmt_bind_int (stmt, 1, tln_id_new ());
    tln_stmt_bind_int (stmt, 2, article);
    tln_stmt_bind_text (stmt, 3, b->kind);
    tln_stmt_bind_int (stmt, 4, b->start);
    tln_stmt_bind_int (stmt, 5, b->end);
    tln_stmt_bind_text (stmt, 6, b->rule);
    tln_stmt_bind_int (stmt, 7, starts_hidden (b->kind));
    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  gint64 article;
  gint64 instrument;
  gint64 stage;
  guint32 start;
  guint32 end;
  const char *quote;
  const char *rule;
} Mention;

static gboolean
add_mention (TlnDb *db, const Mention *mention, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO mention (id, article_id, instrument_id, stage_id, start, end, quote, rule) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, mention->article);
  tln_stmt_bind_id (stmt, 3, mention->instrument);
  tln_stmt_bind_id (stmt, 4, mention->stage);
  tln_stmt_bind_int (stmt, 5, mention->start);
  tln_stmt_bind_int (stmt, 6, mention->end);
  tln_stmt_bind_text (stmt, 7, mention->quote);
  tln_stmt_bind_text (stmt, 8, mention->rule);
  return tln_stmt_run (stmt, error);
}

static gboolean
add_instruments (TlnDb *db, gint64 article, const TlnDraft *draft, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *all = draft->detection->instruments;
  const char *p = draft->document->rich->text;
  guint32 at = 0;

  for (guint i = 0; i < all->len; i++) {
    const TlnFoundInstrument *found = all->pdata[i];
    char *key = g_strconcat (found->code, ".", found->exchange, NULL);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
    g_autofree char *quote = NULL;
    Mention mention = { article, 0, 0, found->start, found->end, NULL, found->rule };

    g_hash_table_replace (counts, key, GUINT_TO_POINTER (count + 1));
    if (count >= INSTRUMENT_MENTIONS)
      continue;
    mention.instrument =
        tln_instruments_ensure (db, found->code, found->exchange, found->name, NULL, error);
    p = g_utf8_offset_to_pointer (p, (glong) found->start - (glong) at);
    at = found->start;
    quote = tln_text_slice (p, 0, (glong) (found->end - found->start));
    mention.quote = quote;
    if (mention.instrument == 0 || !add_mention (db, &mention, error))
      return FALSE;
  }
  return TRUE;
}

/* The stage of a finding: the caller's own, or the library's of that key. 0: none, not an error. */
static gboolean
find_stage (TlnDb *db, const TlnFoundStage *found, gint64 *stage, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM stage WHERE CASE ?1 WHEN 0 THEN key = ?2 ELSE id = ?1 END "
                        "ORDER BY chain_id, position LIMIT 1");
  gboolean there;

  tln_stmt_bind_int (stmt, 1, found->stage_id);
  tln_stmt_bind_text (stmt, 2, found->stage);
  if (!tln_stmt_first (stmt, &there, error))
    return FALSE;
  *stage = there ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
add_stages (TlnDb *db, gint64 article, const GPtrArray *all, GError **error)
{
  for (guint i = 0; i < MIN (all->len, STAGE_MENTIONS); i++) {
    const TlnFoundStage *found = all->pdata[i];
    Mention mention = { article, 0, 0, found->start, found->end, found->quote, found->rule };

    if (!find_stage (db, found, &mention.stage, error))
      return FALSE;
    if (mention.stage != 0 && !add_mention (db, &mention, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_pictures (TlnDb *db, gint64 article, const GPtrArray *pictures, GError **error)
{
  for (guint i = 0; pictures != NULL && i < pictures->len; i++) {
    const TlnPagePicture *picture = pictures->pdata[i];

    if (tln_images_add (db, article, picture->url, picture->bytes, error) == 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_tags (TlnDb *db, gint64 article, char **tags, GError **error)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!tln_tags_add (db, article, tags[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_findings (TlnDb *db, gint64 article, const TlnDraft *draft, GError **error)
{
  return add_pictures (db, article, draft->document->pictures, error) &&
         add_tags (db, article, draft->document->tags, error) &&
         add_boilerplate (db, article, draft->detection->boilerplate, error) &&
         add_instruments (db, article, draft, error) &&
         add_stages (db, article, draft->detection->stages, error);
}

static gboolean
add_fingerprint (TlnDb *db, const TlnDraft *draft, GError **error)
{
  return draft->fingerprint == NULL ||
         tln_fingerprints_add (db, draft->text_sha256, draft->fingerprint, error);
}

static gboolean
look_for_reprint (TlnDb *db, gint64 article, const TlnDraft *draft, TlnAdded *added, GError **error)
{
  gboolean suggested;

  if (draft->fingerprint == NULL)
    return TRUE;
  if (!tln_reprints_suggest (db, article, draft->fingerprint, draft->url, &suggested, error))
    return FALSE;
  if (suggested)
    *added = TLN_ADDED_REPRINT;
  return add_fingerprint (db, draft, error);
}

gboolean
tln_articles_add (TlnDb *db,
                  gint64 batch,
                  const TlnDraft *draft,
                  TlnAdded *added,
                  gint64 *id,
                  GError **error)
{
  *added = TLN_ADDED_DUPLICATE;
  if (!tln_articles_find_same (db, draft, FALSE, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  *added = TLN_ADDED_NEW;
  if (!add_content (db, draft, error) || !add_pages (db, draft, error))
    return FALSE;
  *id = add_row (db, batch, draft, error);
  return *id != 0 && add_findings (db, *id, draft, error) &&
         look_for_reprint (db, *id, draft, added, error);
}

typedef struct {
  gboolean marked; /* a person has put something on it that would go with it */
  gint64 captured; /* when it was kept, as another program says; 0: here, just when it was made */
  TlnDay day;
} StubState;

/* What a person has set stays. */
static gboolean
fill_row (TlnDb *db, gint64 stub, const TlnDraft *draft, gint64 now, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET kind = ?3, "
          "title = iif (title_origin = 'user', title, ?4), "
          "title_guess = iif (title_origin = 'user', title_guess, ?6), "
          "title_origin = iif (title_origin = 'user', title_origin, ?5), "
          "site = iif (site_origin = 'user', site, ?7), "
          "site_guess = iif (site_origin = 'user', site_guess, ?9), "
          "site_origin = iif (site_origin = 'user', site_origin, ?8), "
          "author = iif (author_origin = 'user', author, ?10), "
          "author_origin = iif (author_origin = 'user', author_origin, ?11), "
          "language = coalesce (language, ?12), "
          "url = coalesce (?13, url), "
          "file_name = ?14, published = iif (published_origin = 'user', published, ?15), "
          "published_sort = iif (published_origin = 'user', published_sort, ?16), "
          "published_precision = iif (published_origin = 'user', published_precision, ?17), "
          "published_guess = iif (published_origin = 'user', published_guess, ?19), "
          "published_origin = iif (published_origin = 'user', published_origin, ?18), "
          "captured_at = ?20, encoding = ?21, original_sha256 = ?22, text_sha256 = ?23, "
          "length = ?24, excerpt = ?25, interest = ?26, read_position = 0, stub_reason = NULL, "
          "stub_at = NULL, stub_typed = 0 WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, stub);
  bind_row (stmt, draft, now);
  return tln_stmt_run (stmt, error);
}

/* An error where it is no stub. */
static gboolean
look_at_stub (TlnDb *db, gint64 stub, StubState *state, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT EXISTS (SELECT 1 FROM claim WHERE article_id = ?1 "
                        "UNION ALL SELECT 1 FROM note WHERE article_id = ?1 "
                        "UNION ALL SELECT 1 FROM article_tag WHERE article_id = ?1 "
                        "UNION ALL SELECT 1 FROM mention WHERE article_id = ?1 AND rule = 'hand') "
                        "OR starred, captured_at FROM article WHERE id = ?1 AND kind = 'stub'");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, stub);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "not a stub");
  if (!found)
    return FALSE;
  state->marked = tln_stmt_column_int (stmt, 0) != 0;
  state->captured = tln_stmt_column_int (stmt, 1);
  if (state->captured >= tln_id_time (stub))
    state->captured = 0;
  return tln_articles_get_day (db, stub, &state->day, error);
}

gboolean
tln_articles_fill (TlnDb *db,
                   gint64 stub,
                   const TlnDraft *draft,
                   TlnAdded *added,
                   gint64 *id,
                   GError **error)
{
  StubState state;

  *added = TLN_ADDED_DUPLICATE;
  if (!look_at_stub (db, stub, &state, error) ||
      !tln_articles_find_same (db, draft, FALSE, id, error))
    return FALSE;
  if (*id != 0 && !state.marked)
    return tln_articles_set_flag (db, stub, TLN_FLAG_TRASHED, TRUE, error);
  *added = TLN_ADDED_NEW;
  *id = stub;
  return add_content (db, draft, error) && add_pages (db, draft, error) &&
         add_fingerprint (db, draft, error) &&
         fill_row (db, stub, draft, state.captured != 0 ? state.captured : tln_now (), error) &&
         tln_articles_move_evidence (db, stub, state.day, error) &&
         add_findings (db, stub, draft, error) && tln_claims_reanchor (db, stub, error) &&
         look_for_reprint (db, stub, draft, added, error);
}

/* A page that asks for a login or shows a notice first has less to read than the feed had. */
static gboolean
check_longer (TlnDb *db, gint64 id, const TlnDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT length FROM article WHERE id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found && tln_text_count (draft->document->rich->text) >= tln_stmt_column_int (stmt, 0))
    return TRUE;
  g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT,
                       "there is less to read on the page than in the article");
  return FALSE;
}

/* farthest: where the reading position may be at most. */
static gboolean
set_text (TlnDb *db, gint64 id, const TlnDraft *draft, gint64 farthest, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET kind = ?2, encoding = ?3, original_sha256 = ?4, text_sha256 = ?5, "
          "length = ?6, excerpt = ?7, interest = ?8, read_position = min (read_position, ?11), "
          "author = coalesce (author, ?9), "
          "author_origin = iif (author IS NULL, ?10, author_origin) WHERE id = ?1");
  g_autofree char *excerpt = tln_article_excerpt (draft->document, draft->detection);
  g_autofree char *interest = tln_article_interest (draft->document, draft->detection);

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, draft->document->kind);
  tln_stmt_bind_text (stmt, 3, draft->document->encoding);
  tln_stmt_bind_text (stmt, 4, draft->original_sha256);
  tln_stmt_bind_text (stmt, 5, draft->text_sha256);
  tln_stmt_bind_int (stmt, 6, tln_text_count (draft->document->rich->text));
  tln_stmt_bind_text (stmt, 7, excerpt);
  tln_stmt_bind_text (stmt, 8, interest);
  tln_stmt_bind_text (stmt, 9, draft->document->byline.value);
  tln_stmt_bind_text (stmt, 10, draft->document->byline.origin);
  tln_stmt_bind_int (stmt, 11, farthest);
  return tln_stmt_run (stmt, error);
}

/* What was found in the text before; of the pictures those that the new one shows stay. */
static gboolean
forget_findings (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) pictures =
      tln_stmt_new (db, "DELETE FROM article_image WHERE article_id = ?1 AND NOT EXISTS "
                        "(SELECT 1 FROM article JOIN content ON sha256 = text_sha256 "
                        "WHERE article.id = ?1 AND instr (markdown, article_image.url))");
  g_autoptr (TlnStmt) reprints =
      tln_stmt_new (db, "DELETE FROM reprint WHERE state = 'suggested' AND article_id = ?1");
  g_autoptr (TlnStmt) boilerplate =
      tln_stmt_new (db, "DELETE FROM boilerplate WHERE article_id = ?1");
  g_autoptr (TlnStmt) mentions =
      tln_stmt_new (db, "DELETE FROM mention WHERE article_id = ?1 AND rule <> 'hand'");

  tln_stmt_bind_int (boilerplate, 1, id);
  tln_stmt_bind_int (mentions, 1, id);
  tln_stmt_bind_int (pictures, 1, id);
  tln_stmt_bind_int (reprints, 1, id);
  return tln_stmt_run (boilerplate, error) && tln_stmt_run (mentions, error) &&
         tln_stmt_run (pictures, error) && tln_stmt_run (reprints, error);
}

static gboolean
put_text (TlnDb *db, gint64 id, const TlnDraft *draft, gint64 farthest, GError **error)
{
  TlnAdded added;

  return add_content (db, draft, error) && add_pages (db, draft, error) &&
         add_fingerprint (db, draft, error) && set_text (db, id, draft, farthest, error) &&
         forget_findings (db, id, error) && add_findings (db, id, draft, error) &&
         tln_claims_reanchor (db, id, error) && look_for_reprint (db, id, draft, &added, error);
}

gboolean
tln_articles_replace_text (TlnDb *db, gint64 id, const TlnDraft *draft, GError **error)
{
  return check_longer (db, id, draft, error) && put_text (db, id, draft, 0, error);
}

gboolean
tln_articles_revise (TlnDb *db, gint64 id, const TlnDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE article SET title = ?2, title_origin = ?3, title_guess = ?4 "
                        "WHERE id = ?1 AND title_origin <> 'user'");
  const TlnField *title = &draft->document->title;

  if (!put_text (db, id, draft, g_utf8_strlen (draft->document->rich->text, -1), error))
    return FALSE;
  if (title->value == NULL || *title->value == '\0')
    return TRUE;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, title->value);
  tln_stmt_bind_text (stmt, 3, title->origin);
  tln_stmt_bind_int (stmt, 4, title->guess);
  return tln_stmt_run (stmt, error);
}
