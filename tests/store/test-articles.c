/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles: stored with what was found in them, read, changed, tagged. */
#include "tln-act.h"
#include "tln-article-digest.h"
#include "tln-articles-details.h"
#include "tln-error.h"
#include "tln-hash.h"
#include "tln-stmt.h"
#include "tln-tags.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

static const char text[] = "推理的账单\n"
                           "去年大家谈训练,今年的订单都写着推理算力。\n"
                           "机房缺的是机柜,通信设备ETF(515050)的成分股在扩产。\n"
                           "再看一遍515050。\n"
                           "风险提示:以上观点仅供参考,不构成建议。";

static TlnDraft *
make_draft (void)
{
  TlnDraft *draft = tln_test_draft ("推理的账单", text, "2025-02-20");

  draft->document->site_name = (TlnField) { g_strdup ("示例周刊"), "source line", TRUE };
  draft->name = g_strdup ("/some/folder/note.txt");
  tln_test_find_instrument (draft, "通信设备ETF(515050)", "515050");
  tln_test_find_instrument (draft, "515050。", "515050");
  tln_test_find_stage (draft, "训练", "training_compute");
  tln_test_find_stage (draft, "推理算力", "inference_compute");
  tln_test_find_stage (draft, "机房", "no_such_stage");
  tln_test_find_boilerplate (draft, "风险提示:以上观点仅供参考,不构成建议。", "disclaimer");
  return draft;
}

static void
test_add (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_theses_ensure_default_chain (db, "zh", NULL, &error));
  gint64 batch = tln_articles_add_batch (db, "files", "note.txt", &error);
  g_autoptr (TlnDraft) draft = make_draft ();
  TlnAdded added;
  gint64 id;
  g_assert_true (tln_articles_add (db, batch, draft, &added, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (added, ==, TLN_ADDED_NEW);

  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_assert_cmpstr (article->title, ==, "推理的账单");
  g_assert_cmpstr (article->title_origin, ==, "first line");
  g_assert_true (article->title_guess);
  g_assert_cmpstr (article->site, ==, "示例周刊");
  g_assert_cmpstr (article->file_name, ==, "note.txt");
  g_assert_cmpstr (article->language, ==, "zh");
  g_assert_cmpint (article->batch_id, ==, batch);
  g_assert_cmpint (article->published.day, ==, tln_day_new (2025, 2, 20));
  g_assert_cmpint (article->published.precision, ==, TLN_PRECISION_DAY);
  g_assert_true (article->unread);
  g_assert_false (article->archived);
  g_assert_cmpint (article->trashed_at, ==, 0);
  g_assert_null (article->interest);
  g_assert_true (g_str_has_prefix (article->excerpt, "去年大家谈训练"));
  g_assert_null (strstr (article->excerpt, "风险提示"));
  g_assert_cmpuint (article->n_stages, ==, 2);
  g_assert_cmpuint (g_strv_length (article->codes), ==, 1);
  g_assert_cmpstr (article->codes[0], ==, "515050");
  g_autofree char *sort = tln_test_value (db, "SELECT published_sort FROM article");
  g_assert_cmpstr (sort, ==, "1740009600");

  g_autoptr (TlnBody) body = tln_articles_get_body (db, id, &error);
  g_assert_cmpstr (body->text, ==, text);
  g_assert_null (body->markdown);
  g_autoptr (GBytes) original = tln_articles_get_original (db, id, &error);
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), text,
                   strlen (text));
}

static void
test_found (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_theses_ensure_default_chain (db, "zh", NULL, &error));
  gint64 id = tln_test_add (db, make_draft ());
  g_autoptr (GPtrArray) mentions = tln_articles_get_mentions (db, id, &error);
  g_assert_cmpuint (mentions->len, ==, 4);
  const TlnMention *first = mentions->pdata[0];
  const TlnMention *third = mentions->pdata[2];
  g_assert_cmpstr (first->label, ==, "训练算力");
  g_assert_cmpstr (first->quote, ==, "训练");
  g_assert_cmpstr (third->label, ==, "515050.SSE");
  g_assert_cmpstr (third->quote, ==, "通信设备ETF(515050)");
  g_assert_cmpstr (third->rule, ==, "name(code)");
  g_assert_true (third->spanned);
  g_autofree char *slice = g_utf8_substring (text, third->start, third->end);
  g_assert_cmpstr (slice, ==, third->quote);

  g_autoptr (GPtrArray) folded = tln_articles_get_boilerplate (db, id, &error);
  g_assert_cmpuint (folded->len, ==, 1);
  TlnBoilerplate *one = folded->pdata[0];
  g_assert_cmpstr (one->kind, ==, "disclaimer");
  g_assert_true (one->hidden);
  g_assert_true (tln_articles_set_boilerplate_hidden (db, one->id, FALSE, &error));
  g_autoptr (GPtrArray) shown = tln_articles_get_boilerplate (db, id, &error);
  g_assert_false (((TlnBoilerplate *) shown->pdata[0])->hidden);

  g_autofree char *name = tln_test_value (db, "SELECT name || kind FROM instrument");
  g_assert_cmpstr (name, ==, "通信设备ETFetf");
}

/* The same bytes, the same text in other bytes; in the Trash it does not count. */
static void
test_duplicate (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 first = tln_test_add (db, make_draft ());
  g_autoptr (TlnDraft) same = make_draft ();
  g_autoptr (TlnDraft) other_bytes = make_draft ();
  TlnAdded added;
  gint64 id;

  g_assert_true (tln_articles_add (db, 0, same, &added, &id, &error));
  g_assert_cmpint (added, ==, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (id, ==, first);
  g_free (other_bytes->original_sha256);
  other_bytes->original_sha256 = tln_sha256_text ("others");
  g_assert_true (tln_articles_add (db, 0, other_bytes, &added, &id, &error));
  g_assert_cmpint (added, ==, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM original"), ==, 1);
  g_assert_true (tln_articles_set_flag (db, first, TLN_FLAG_TRASHED, TRUE, &error));
  g_assert_true (tln_articles_add (db, 0, other_bytes, &added, &id, &error));
  g_assert_cmpint (added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (id, !=, first);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM content"), ==, 1);
}

static GArray *
two_pages (guint32 second)
{
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (guint32));

  g_array_set_size (pages, 2);
  g_array_index (pages, guint32, 1) = second;
  return pages;
}

/* Where pages begin goes with the text: a second article of it has them, and the last one takes
 * them along when it is collected. */
static void
test_pages (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  TlnDraft *draft = make_draft (), *again = make_draft ();

  draft->document->pages = two_pages (7);
  again->document->pages = two_pages (9);
  tln_test_begin (db, "import");
  gint64 id = tln_test_add (db, draft);
  tln_articles_set_flag (db, id, TLN_FLAG_TRASHED, TRUE, &error);
  gint64 other = tln_test_add (db, again);
  gint64 plain = tln_test_add (db, tln_test_draft (NULL, "without pages", NULL));
  tln_test_end (db);
  g_autoptr (GArray) pages = tln_articles_get_pages (db, other, &error);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (g_array_index (pages, guint32, 0), ==, 0);
  g_assert_cmpuint (g_array_index (pages, guint32, 1), ==, 7);
  g_autoptr (GArray) none = tln_articles_get_pages (db, plain, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (tln_db_exec (db, "DELETE FROM article; DELETE FROM act", &error));
  g_assert_cmpint (tln_db_collect (db, 100, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM page"), ==, 0);
}

/* It is asked for every article that comes, so it may not look at all that are there. */
static void
test_same_by_index (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", tln_articles_find_same_sql (), NULL);
  g_autoptr (TlnStmt) stmt = tln_stmt_new_once (db, sql);
  g_autoptr (GError) error = NULL;

  while (tln_stmt_step (stmt, &error)) {
    const char *step = tln_stmt_column_text (stmt, 3);
    if (g_str_has_prefix (step, "SCAN article") || g_str_has_prefix (step, "SCAN fingerprint"))
      g_error ("%s: %s", sql, step);
  }
  g_assert_no_error (error);
}

static void
test_undated (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_add (db, tln_test_draft (NULL, "no title and no day", NULL));
  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);

  g_assert_cmpstr (article->title, ==, "no title and no day");
  g_assert_cmpint (article->published.day, ==, TLN_DAY_NONE);
  g_assert_cmpint (tln_test_int (db, "SELECT published_sort = captured_at / 1000 FROM article"), ==,
                   1);
  TlnDate date;
  g_assert_true (tln_date_parse ("2024-06", &date));
  g_assert_true (tln_articles_set_published (db, id, &date, &error));
  g_autoptr (TlnArticle) dated = tln_articles_get (db, id, &error);
  g_assert_cmpint (dated->published.precision, ==, TLN_PRECISION_MONTH);
  g_assert_cmpstr (dated->published_origin, ==, "user");
  date = TLN_DATE_NONE;
  g_assert_true (tln_articles_set_published (db, id, &date, &error));
  g_autoptr (TlnArticle) undated = tln_articles_get (db, id, &error);
  g_assert_cmpint (undated->published.day, ==, TLN_DAY_NONE);
  g_assert_null (undated->published_origin);
}

static void
test_caps (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  TlnDraft *draft = tln_test_draft ("many", "芯片ETF(159995) 训练", NULL);

  g_assert_true (tln_theses_ensure_default_chain (db, "en", NULL, &error));
  for (int i = 0; i < 300; i++) {
    tln_test_find_instrument (draft, "芯片ETF(159995)", "159995");
    tln_test_find_stage (draft, "训练", "training_compute");
  }
  tln_test_add (db, draft);
  g_assert_cmpint (tln_test_int (db, "SELECT count(instrument_id) FROM mention"), ==, 50);
  g_assert_cmpint (tln_test_int (db, "SELECT count(stage_id) FROM mention"), ==, 200);
}

static void
test_flags (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_add (db, make_draft ());
  gint64 other = tln_test_add (db, tln_test_draft ("other", "another text", NULL));
  TlnCounts counts;

  g_assert_true (tln_articles_count (db, &counts, &error));
  g_assert_cmpuint (counts.inbox, ==, 2);
  g_assert_cmpuint (counts.library, ==, 2);
  g_assert_cmpuint (counts.claims, ==, 0);
  g_assert_true (tln_db_exec (db,
                              "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, "
                              "end, text_sha256, created_at) "
                              "SELECT id, id, 'e', '', '', 0, 1, '', 0 FROM article",
                              &error));
  g_assert_true (tln_articles_count (db, &counts, &error));
  g_assert_cmpuint (counts.claims, ==, 2);
  g_assert_true (tln_articles_set_flag (db, id, TLN_FLAG_UNREAD, FALSE, &error));
  g_assert_true (tln_articles_set_flag (db, id, TLN_FLAG_STARRED, TRUE, &error));
  g_assert_true (tln_articles_set_flag (db, id, TLN_FLAG_ARCHIVED, TRUE, &error));
  g_assert_true (tln_articles_set_flag (db, other, TLN_FLAG_TRASHED, TRUE, &error));
  g_assert_true (tln_articles_set_flag (db, 12345, TLN_FLAG_STARRED, TRUE, &error));
  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_assert_false (article->unread);
  g_assert_true (article->starred);
  g_assert_true (article->archived);
  g_assert_true (tln_articles_count (db, &counts, &error));
  g_assert_cmpuint (counts.inbox, ==, 0);
  g_assert_cmpuint (counts.library, ==, 1);
  g_assert_cmpuint (counts.trash, ==, 1);
  g_assert_cmpuint (counts.claims, ==, 1);
  g_assert_true (tln_articles_set_flag (db, other, TLN_FLAG_TRASHED, FALSE, &error));
  g_assert_true (tln_articles_count (db, &counts, &error));
  g_assert_cmpuint (counts.trash, ==, 0);
  g_assert_true (tln_articles_set_read_position (db, id, 42, &error));
  g_autoptr (TlnArticle) read = tln_articles_get (db, id, &error);
  g_assert_cmpuint (read->read_position, ==, 42);
}

static void
test_trashed_before (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *words = g_strdup_printf ("text number %u", i);
    ids[i] = tln_test_add (db, tln_test_draft (words, words, NULL));
    g_autofree char *sql = g_strdup_printf ("UPDATE article SET trashed_at = %s WHERE id = "
                                            "%" G_GINT64_FORMAT,
                                            i == 2   ? "NULL"
                                            : i == 1 ? "2000"
                                                     : "1000",
                                            ids[i]);
    g_assert_true (tln_db_exec (db, sql, &error));
  }
  g_autoptr (GArray) none = tln_articles_trashed_before (db, 1000, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GArray) old = tln_articles_trashed_before (db, 2000, &error);
  g_assert_cmpuint (old->len, ==, 1);
  g_assert_cmpint (g_array_index (old, gint64, 0), ==, ids[0]);
  g_autoptr (GArray) all = tln_articles_trashed_before (db, G_MAXINT64, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, ids[1]);
  g_assert_true (tln_db_exec (db, "ALTER TABLE article RENAME TO gone", &error));
  g_assert_null (tln_articles_trashed_before (db, 0, &error));
  g_assert_nonnull (error);
}

static void
test_edit (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_add (db, make_draft ());

  g_assert_true (tln_articles_set_title (db, id, "  A bill for inference ", &error));
  g_assert_true (tln_articles_set_site (db, id, "", &error));
  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_assert_cmpstr (article->title, ==, "A bill for inference");
  g_assert_cmpstr (article->title_origin, ==, "user");
  g_assert_false (article->title_guess);
  g_assert_null (article->site);
  g_assert_null (article->site_origin);
  g_assert_true (tln_articles_set_site (db, id, "示例报", &error));
  g_autoptr (TlnArticle) again = tln_articles_get (db, id, &error);
  g_assert_cmpstr (again->site, ==, "示例报");
  g_assert_cmpstr (again->site_origin, ==, "user");
  g_assert_true (tln_articles_set_author (db, id, " Mara Voss ", &error));
  g_assert_true (tln_articles_set_language (db, id, "de", &error));
  g_autoptr (TlnArticle) signed_one = tln_articles_get (db, id, &error);
  g_assert_cmpstr (signed_one->author, ==, "Mara Voss");
  g_assert_cmpstr (signed_one->author_origin, ==, "user");
  g_assert_cmpstr (signed_one->language, ==, "de");
  g_assert_true (tln_articles_set_author (db, id, "", &error));
  g_assert_true (tln_articles_set_language (db, id, "", &error));
  g_autoptr (TlnArticle) unsigned_one = tln_articles_get (db, id, &error);
  g_assert_null (unsigned_one->author);
  g_assert_null (unsigned_one->author_origin);
  g_assert_null (unsigned_one->language);
  g_assert_false (tln_articles_set_title (db, id, " ", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

/* A tag goes from all its articles, the others stay; undone, it is on the same ones again. */
static void
test_tag_deleted (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (
      db,
      "INSERT INTO content (sha256, text) VALUES ('h', 'x');"
      "INSERT INTO article (id, kind, title, title_origin, published_sort, published_precision,"
      " captured_at, original_sha256, text_sha256, length, excerpt)"
      " VALUES (1, 'text', 'A', 'x', 0, 'day', 0, 'h', 'h', 0, ''),"
      " (2, 'text', 'B', 'x', 0, 'day', 0, 'h', 'h', 0, '')",
      &error));
  g_assert_no_error (error);
  g_assert_true (tln_tags_add (db, 1, "hbm", &error));
  g_assert_true (tln_tags_add (db, 2, "hbm", &error));
  g_assert_true (tln_tags_add (db, 2, "grid", &error));
  g_autofree char *before = tln_test_dump (db);
  tln_test_begin (db, TLN_ACT_TAG);
  g_assert_true (
      tln_tags_delete (db, tln_test_int (db, "SELECT id FROM tag WHERE name = 'hbm'"), &error));
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM tag"), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article_tag"), ==, 1);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_tags (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain;

  g_assert_true (tln_theses_ensure_default_chain (db, "en", &chain, &error));
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (db, chain, &error);
  gint64 stage = ((TlnStage *) stages->pdata[3])->id;
  gint64 thesis = tln_theses_add (db, "rotation", 0, &error);
  gint64 id = tln_test_add (db, make_draft ());

  for (int i = 0; i < 2; i++) {
    g_assert_true (tln_articles_tag (db, id, stage, 0, 0, &error));
    g_assert_true (tln_articles_tag (db, id, 0, thesis, 0, &error));
  }
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM mention WHERE rule = 'hand'"), ==, 2);
  g_autoptr (TlnArticle) tagged = tln_articles_get (db, id, &error);
  g_assert_cmpuint (tagged->n_stages, ==, 2);
  g_assert_cmpint (tagged->stage_ids[0], ==, stage); /* by hand comes first */
  g_assert_true (tln_articles_untag (db, id, stage, 0, 0, &error));
  g_autoptr (TlnArticle) untagged = tln_articles_get (db, id, &error);
  g_assert_cmpuint (untagged->n_stages, ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(thesis_id) FROM mention"), ==, 1);
  g_assert_false (tln_articles_tag (db, id, stage, thesis, 0, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (tln_articles_tag (db, 77, stage, 0, 0, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_missing (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_add (db, make_draft ());
  gint64 other = tln_test_add (db, tln_test_draft ("b", "b text", NULL));
  gint64 ids[] = { other, 5, id };

  g_assert_null (tln_articles_get (db, 5, &error));
  g_assert_null (tln_articles_get_body (db, 5, &error));
  g_assert_null (tln_articles_get_original (db, 5, &error));
  g_autoptr (GPtrArray) none = tln_articles_get_mentions (db, 5, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) many = tln_articles_get_many (db, ids, 3, &error);
  g_assert_cmpuint (many->len, ==, 2);
  g_assert_cmpint (((TlnArticle *) many->pdata[0])->id, ==, other);
  g_assert_cmpint (((TlnArticle *) many->pdata[1])->id, ==, id);
}

static void
test_damaged (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 id = tln_test_add (db, make_draft ());

  g_assert_true (tln_db_exec (db, "UPDATE original SET bytes = x'00'", &error));
  g_assert_null (tln_articles_get_original (db, id, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT);
}

/* A draft as an import makes it: long originals are packed and come back. */
static void
test_draft (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) long_text = g_string_new ("The bill\n");
  const TlnHints hints = { .name = "bill.txt", .url = "https://example.org/bill" };

  for (int i = 0; i < 200; i++)
    g_string_append (long_text, "Servers, racks and power, again and again.\n");
  g_autoptr (GBytes) bytes = g_bytes_new (long_text->str, long_text->len);
  TlnDraft *draft = tln_draft_new (bytes, &hints, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft->packed);
  g_assert_cmpuint (g_bytes_get_size (draft->packed), <, long_text->len / 4);
  gint64 id = tln_test_add (db, draft);
  g_autoptr (GBytes) back = tln_articles_get_original (db, id, &error);
  g_assert_true (g_bytes_equal (back, bytes));
  g_autoptr (TlnArticle) article = tln_articles_get (db, id, &error);
  g_assert_cmpstr (article->url, ==, "https://example.org/bill");

  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_assert_null (tln_draft_new (empty, NULL, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY);
}

static char *
interest_of (const char *line, const char *disclaimer)
{
  g_autofree char *all = g_strdup_printf ("A title\nAn argument.\n%s\n%s", line, disclaimer);
  g_autoptr (TlnDraft) draft = tln_test_draft ("A title", all, NULL);

  tln_test_find_instrument (draft, "515050", "515050");
  tln_test_find_boilerplate (draft, disclaimer, "disclaimer");
  return tln_article_interest (draft->document, draft->detection);
}

static void
test_interest (void)
{
  g_autofree char *own = interest_of ("本公司旗下通信ETF(515050)今日上市。", "风险自担。");
  g_autofree char *related = interest_of ("相关ETF:通信ETF(515050)", "基金管理人不保证盈利。");
  g_autofree char *press = interest_of ("相关ETF:通信ETF(515050)", "本文不构成建议。");
  g_autofree char *plain = interest_of ("通信ETF(515050)涨了。", "基金管理人不保证盈利。");

  g_assert_cmpstr (own, ==, "本公司旗下通信ETF(515050)今日上市。");
  g_assert_cmpstr (related, ==, "相关ETF:通信ETF(515050)");
  g_assert_null (press);
  g_assert_null (plain);
}

static char *
excerpt_of (const char *title, const char *all)
{
  g_autoptr (TlnDraft) draft = tln_test_draft (title, all, NULL);

  if (strstr (all, "[x]") != NULL)
    tln_test_find_boilerplate (draft, "[x]", "navigation");
  return tln_article_excerpt (draft->document, draft->detection);
}

static void
test_excerpt (void)
{
  g_autofree char *plain = excerpt_of ("Title", "Title\nText.");
  g_autofree char *folded = excerpt_of ("TITLE", "  title \nText.");
  g_autofree char *begins = excerpt_of ("AI", "AI is more than a word.");
  g_autofree char *cut = excerpt_of ("One long line…", "One long line that goes on.");
  g_autofree char *sentence = excerpt_of ("服务暂停充值", "服务暂停充值。官方说明。");
  g_autofree char *cut_sentence =
      excerpt_of ("很长的一句话…",
                  "很长的一句话没有写完。下一句从这里开始,并且足够长,值得放在列表里给人看一看。");
  g_autofree char *hidden = excerpt_of ("Title", "[x]\nTitle\nText [x] more.");
  g_autofree char *empty = excerpt_of ("Title", "Title");

  g_assert_cmpstr (plain, ==, "Text.");
  g_assert_cmpstr (folded, ==, "Text.");
  g_assert_cmpstr (begins, ==, "AI is more than a word.");
  g_assert_cmpstr (cut, ==, "that goes on.");
  g_assert_cmpstr (sentence, ==, "官方说明。");
  g_assert_true (g_str_has_prefix (cut_sentence, "下一句从这里开始"));
  g_assert_cmpstr (hidden, ==, "Text [x] more.");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_kind (void)
{
  g_assert_cmpstr (tln_instrument_guess_kind ("515050", "SSE", NULL), ==, "etf");
  g_assert_cmpstr (tln_instrument_guess_kind ("159995", "SZSE", NULL), ==, "etf");
  g_assert_cmpstr (tln_instrument_guess_kind ("600519", "SSE", NULL), ==, "stock");
  g_assert_cmpstr (tln_instrument_guess_kind ("000300", "SSE", NULL), ==, "index");
  g_assert_cmpstr (tln_instrument_guess_kind ("399006", "SZSE", NULL), ==, "index");
  g_assert_cmpstr (tln_instrument_guess_kind ("161725", "SZSE", NULL), ==, "fund");
  g_assert_cmpstr (tln_instrument_guess_kind ("000001", "OTCFUND", NULL), ==, "fund");
  g_assert_cmpstr (tln_instrument_guess_kind ("QQQ", "NASDAQ", "Nasdaq 100 etf"), ==, "etf");
  g_assert_cmpstr (tln_instrument_guess_kind ("NVDA", "NASDAQ", "NVIDIA"), ==, "stock");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/articles/trashed-before", test_trashed_before);
  g_test_add_func ("/articles/add", test_add);
  g_test_add_func ("/articles/found", test_found);
  g_test_add_func ("/articles/duplicate", test_duplicate);
  g_test_add_func ("/articles/pages", test_pages);
  g_test_add_func ("/articles/same-by-index", test_same_by_index);
  g_test_add_func ("/articles/undated", test_undated);
  g_test_add_func ("/articles/caps", test_caps);
  g_test_add_func ("/articles/flags", test_flags);
  g_test_add_func ("/articles/edit", test_edit);
  g_test_add_func ("/articles/tag-deleted", test_tag_deleted);
  g_test_add_func ("/articles/tags", test_tags);
  g_test_add_func ("/articles/missing", test_missing);
  g_test_add_func ("/articles/damaged", test_damaged);
  g_test_add_func ("/articles/draft", test_draft);
  g_test_add_func ("/articles/interest", test_interest);
  g_test_add_func ("/articles/excerpt", test_excerpt);
  g_test_add_func ("/articles/kind", test_kind);
  return g_test_run ();
}
