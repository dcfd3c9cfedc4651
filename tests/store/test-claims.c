/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and evidence. */
#include "tln-act.h"
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-passed.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

static const char text[] = "The bill\nTraining was last year.\nOrders for inference doubled.\nEnd.";

typedef struct {
  TlnDb *db;
  gint64 article;
  gint64 thesis;
  gint64 stage;
  gint64 claim;
} World;

static gint64
quote (TlnDb *db, gint64 article, const char *words)
{
  g_autoptr (GError) error = NULL;
  const char *found = strstr (text, words);
  guint32 start = (guint32) (found - text);
  g_autoptr (TlnQuote) one = tln_quote_new (text, start, start + (guint32) strlen (words));
  gint64 id = tln_claims_add (db, article, one, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = NULL;
  TlnDraft *draft = tln_test_draft ("The bill", text, "2025-02-20");

  world->db = tln_test_db ();
  tln_theses_ensure_default_chain (world->db, "en", NULL, &error);
  stages = tln_theses_get_stages (world->db, 0, &error);
  world->stage = ((TlnStage *) stages->pdata[3])->id;
  world->thesis = tln_theses_add (world->db, "Inference", 0, &error);
  world->article = tln_test_add (world->db, draft);
  world->claim = quote (world->db, world->article, "Orders for inference doubled.");
  g_assert_no_error (error);
}

/* The page a claim begins on, of a text that has pages. */
static void
test_page (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO page SELECT text_sha256, n.number, n.start FROM article, "
                       "(SELECT 1 number, 0 start UNION VALUES (2, %u), (3, 1000)) n",
                       (guint) (strstr (text, "Orders") - text));
  g_autoptr (TlnClaim) before = tln_claims_get (world->db, world->claim, &error);

  g_assert_cmpuint (before->page, ==, 0);
  g_assert_true (tln_db_exec (world->db, sql, &error));
  gint64 earlier = quote (world->db, world->article, "Training was last year.");
  g_autoptr (TlnClaim) first = tln_claims_get (world->db, earlier, &error);
  g_autoptr (TlnClaim) second = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpuint (first->page, ==, 1);
  g_assert_cmpuint (second->page, ==, 2);
}

static void
tear_down (World *world, gconstpointer data)
{
  tln_db_close (world->db);
}

static void
test_add (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 earlier = quote (world->db, world->article, "Training was last year.");
  g_autoptr (TlnClaim) claim = tln_claims_get (world->db, world->claim, &error);

  g_assert_cmpstr (claim->exact, ==, "Orders for inference doubled.");
  g_assert_true (g_str_has_suffix (claim->prefix, "last year.\n"));
  g_assert_cmpstr (claim->suffix, ==, "\nEnd.");
  g_assert_cmpint (claim->anchor, ==, TLN_ANCHOR_EXACT);
  g_assert_cmpstr (claim->article_title, ==, "The bill");
  g_assert_cmpint (claim->published.day, ==, tln_day_new (2025, 2, 20));
  g_assert_cmpuint (claim->evidence->len, ==, 0);
  g_assert_cmpstr (claim->note, ==, "");
  g_assert_null (claim->speaker);
  g_autoptr (GPtrArray) all = tln_claims_get_of_article (world->db, world->article, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((TlnClaim *) all->pdata[0])->id, ==, earlier);
  gint64 ids[] = { world->claim, 1, earlier };
  g_autoptr (GPtrArray) many = tln_claims_get_many (world->db, ids, 3, &error);
  g_assert_cmpuint (many->len, ==, 2);
  g_assert_cmpint (((TlnClaim *) many->pdata[1])->id, ==, earlier);
  g_assert_null (tln_claims_get (world->db, 1, &error));
  g_assert_no_error (error);
}

static void
test_bad (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnQuote empty = { (char *) "", NULL, NULL, 3, 3 };
  TlnQuote good = { (char *) "The", NULL, NULL, 0, 3 };

  g_assert_cmpint (tln_claims_add (world->db, world->article, &empty, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_claims_add (world->db, 99, &good, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_fields (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_claims_set (world->db, world->claim, "speaker", "A broker", &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "relayed_by", "A paper", &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "kind", "number", &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "hedge", "may; for now", &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "note", "Check it.", &error));
  g_autoptr (TlnClaim) claim = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpstr (claim->speaker, ==, "A broker");
  g_assert_cmpstr (claim->relayed_by, ==, "A paper");
  g_assert_cmpstr (claim->kind, ==, "number");
  g_assert_cmpstr (claim->hedge, ==, "may; for now");
  g_assert_cmpstr (claim->note, ==, "Check it.");
  g_assert_true (tln_claims_set (world->db, world->claim, "note", NULL, &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "speaker", "", &error));
  g_autoptr (TlnClaim) emptied = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpstr (emptied->note, ==, "");
  g_assert_null (emptied->speaker);
  /* Said to be nobody is another thing than not said. */
  g_assert_cmpuint (emptied->emptied, ==, TLN_CLAIM_SPEAKER);
  g_assert_true (tln_claims_set (world->db, world->claim, "kind", "", &error));
  g_assert_true (tln_claims_set (world->db, world->claim, "speaker", NULL, &error));
  g_autoptr (TlnClaim) again = tln_claims_get (world->db, world->claim, &error);
  g_assert_null (again->kind);
  g_assert_cmpuint (again->emptied, ==, TLN_CLAIM_KIND);
  g_assert_false (tln_claims_set (world->db, world->claim, "exact", "other words", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_evidence (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TlnEvidenceDraft first = { world->thesis, world->stage, TLN_STANCE_FOR, 0, TLN_DAY_NONE };
  const TlnEvidenceDraft second = { world->thesis, 0, TLN_STANCE_AGAINST, 3, TLN_DAY_NONE };
  const TlnEvidenceDraft third = { world->thesis, 0, TLN_STANCE_AGAINST, 0, 20000 };
  const TlnEvidenceDraft nothing = { 0, 0, TLN_STANCE_NEUTRAL, 0, TLN_DAY_NONE };
  const TlnEvidenceDraft too_strong = { world->thesis, 0, TLN_STANCE_FOR, 4, TLN_DAY_NONE };
  gint64 id = tln_claims_set_evidence (world->db, world->claim, &first, &error);

  g_autoptr (TlnClaim) claim = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpuint (claim->evidence->len, ==, 1);
  const TlnEvidence *evidence = claim->evidence->pdata[0];
  g_assert_cmpint (evidence->id, ==, id);
  g_assert_cmpint (evidence->stage_id, ==, world->stage);
  g_assert_cmpint (evidence->stance, ==, TLN_STANCE_FOR);
  g_assert_cmpint (evidence->strength, ==, 2);
  g_assert_cmpint (evidence->day, ==, tln_day_new (2025, 2, 20));
  g_autoptr (TlnThesis) supported = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpuint (supported->n_for, ==, 1);

  g_assert_cmpint (tln_claims_set_evidence (world->db, world->claim, &second, &error), ==, id);
  g_assert_cmpint (tln_claims_set_evidence (world->db, world->claim, &third, &error), ==, id);
  g_autoptr (TlnClaim) changed = tln_claims_get (world->db, world->claim, &error);
  const TlnEvidence *now = changed->evidence->pdata[0];
  g_assert_cmpint (now->strength, ==, 3);
  g_assert_cmpint (now->day, ==, 20000);
  g_assert_cmpint (now->stage_id, ==, 0);
  g_autoptr (TlnThesis) opposed = tln_theses_get (world->db, world->thesis, &error);
  g_assert_cmpuint (opposed->n_for, ==, 0);
  g_assert_cmpuint (opposed->n_against, ==, 1);

  g_assert_cmpint (tln_claims_set_evidence (world->db, world->claim, &nothing, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_claims_set_evidence (world->db, world->claim, &too_strong, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpint (tln_claims_set_evidence (world->db, 99, &first, &error), ==, 0);
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tln_claims_remove_evidence (world->db, id, &error));
  g_autoptr (TlnClaim) plain = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpuint (plain->evidence->len, ==, 0);
}

/* Evidence of an article that says no day is of the day it came in. */
static void
test_undated (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TlnDate none = TLN_DATE_NONE;
  const TlnEvidenceDraft draft = { 0, 0, TLN_STANCE_FOR, 1, TLN_DAY_NONE };

  g_assert_true (tln_articles_set_published (world->db, world->article, &none, &error));
  g_assert_cmpint (tln_claims_set_evidence (world->db, world->claim, &draft, &error), !=, 0);
  g_autoptr (TlnClaim) claim = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (((TlnEvidence *) claim->evidence->pdata[0])->day, ==, tln_day_new (2025, 3, 10));
  g_assert_true (tln_claim_day_is_capture (claim, tln_day_new (2025, 3, 10)));
  g_assert_false (tln_claim_day_is_capture (claim, tln_day_new (2025, 3, 9)));

  /* Dated by hand, its evidence goes along; a day that was chosen stays. */
  gint64 article = claim->article_id;
  TlnDate date;
  g_assert_true (tln_date_parse ("2024-06", &date));
  g_assert_true (tln_articles_set_published (world->db, article, &date, &error));
  g_autoptr (TlnClaim) dated = tln_claims_get (world->db, claim->id, &error);
  g_assert_cmpint (((TlnEvidence *) dated->evidence->pdata[0])->day, ==, tln_day_new (2024, 6, 1));
  g_assert_false (tln_claim_day_is_capture (dated, dated->captured));
  g_assert_true (tln_db_exec (world->db, "UPDATE evidence SET day = 20000", &error));
  date = TLN_DATE_NONE;
  g_assert_true (tln_articles_set_published (world->db, article, &date, &error));
  g_autoptr (TlnClaim) chosen = tln_claims_get (world->db, claim->id, &error);
  g_assert_cmpint (((TlnEvidence *) chosen->evidence->pdata[0])->day, ==, 20000);
  g_assert_false (tln_claim_day_is_capture (chosen, 20000));
}

static void
test_of_thesis (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = quote (world->db, world->article, "Training was last year.");
  const TlnEvidenceDraft early = { world->thesis, 0, TLN_STANCE_FOR, 0, 100 };
  const TlnEvidenceDraft late = { world->thesis, 0, TLN_STANCE_FOR, 0, 200 };

  tln_claims_set_evidence (world->db, world->claim, &early, &error);
  tln_claims_set_evidence (world->db, other, &late, &error);
  g_autoptr (GPtrArray) claims = tln_claims_get_of_thesis (world->db, world->thesis, &error);
  g_assert_cmpuint (claims->len, ==, 2);
  g_assert_cmpint (((TlnClaim *) claims->pdata[0])->id, ==, other);
  g_assert_true (tln_articles_set_flag (world->db, world->article, TLN_FLAG_TRASHED, TRUE, &error));
  g_autoptr (GPtrArray) none = tln_claims_get_of_thesis (world->db, world->thesis, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (
      tln_articles_set_flag (world->db, world->article, TLN_FLAG_TRASHED, FALSE, &error));
  g_assert_true (tln_claims_delete (world->db, other, &error));
  g_autoptr (GPtrArray) one = tln_claims_get_of_thesis (world->db, world->thesis, &error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM evidence"), ==, 1);
}

/* By a mention in the article, by a link to the thesis, by a link to one stage of a thesis. */
static void
test_of_instrument (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TlnEvidenceDraft draft = { world->thesis, world->stage, TLN_STANCE_FOR, 0, TLN_DAY_NONE };
  gint64 etfs[4];

  for (int i = 0; i < 4; i++) {
    g_autofree char *code = g_strdup_printf ("51505%d", i);
    etfs[i] = tln_instruments_ensure (world->db, code, "SSE", NULL, NULL, &error);
  }
  tln_claims_set_evidence (world->db, world->claim, &draft, &error);
  tln_articles_tag (world->db, world->article, 0, 0, etfs[0], &error);
  tln_instruments_link (world->db, etfs[1], world->thesis, 0, "", &error);
  tln_instruments_link (world->db, etfs[2], world->thesis, world->stage, "", &error);
  gint64 other = tln_theses_add (world->db, "another", 0, &error);
  tln_instruments_link (world->db, etfs[3], other, world->stage, "", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++) {
    g_autoptr (GPtrArray) claims = tln_claims_get_of_instrument (world->db, etfs[i], &error);
    g_assert_cmpuint (claims->len, ==, i < 3 ? 1 : 0);
  }
}

static void
change_text (World *world, const char *other)
{
  g_autoptr (TlnDraft) draft = tln_test_draft ("x", other, NULL);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO content (sha256, text) VALUES ('%s', '%s');"
                                          "UPDATE article SET text_sha256 = '%s'",
                                          draft->text_sha256, other, draft->text_sha256);

  g_assert_true (tln_db_exec (world->db, sql, NULL));
}

static void
test_reanchor (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_claims_reanchor (world->db, world->article, &error));
  g_autofree char *longer = g_strconcat ("New head\n", text, NULL);
  change_text (world, longer);
  g_assert_true (tln_claims_reanchor (world->db, world->article, &error));
  g_autoptr (TlnClaim) moved = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (moved->anchor, ==, TLN_ANCHOR_MOVED);
  g_assert_cmpuint (moved->start, ==, strstr (longer, "Orders") - longer);
  g_assert_true (tln_claims_reanchor (world->db, world->article, &error));
  g_autoptr (TlnClaim) still = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (still->anchor, ==, TLN_ANCHOR_MOVED);
  change_text (world, "All of it was written again.");
  g_assert_true (tln_claims_reanchor (world->db, world->article, &error));
  g_autoptr (TlnClaim) orphan = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (orphan->anchor, ==, TLN_ANCHOR_ORPHAN);
  g_assert_cmpuint (orphan->start, ==, moved->start);
  g_assert_cmpstr (orphan->text_sha256, ==, still->text_sha256);
  g_assert_true (tln_claims_reanchor (world->db, 99, &error));
}

/* A lost claim is put where a person says, by one act that can be undone. */
static void
test_reattach (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *changed = "The bill\nOrders for inference tripled.\nEnd.";
  g_autoptr (TlnQuote) quote = tln_quote_new (changed, 9, 37);
  TlnQuote nothing = { (char *) "x", (char *) "", (char *) "", 4, 4 };

  change_text (world, changed);
  g_assert_true (tln_claims_reanchor (world->db, world->article, &error));
  g_autoptr (TlnClaim) lost = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (lost->anchor, ==, TLN_ANCHOR_ORPHAN);
  g_assert_false (tln_claims_reattach (world->db, world->claim, &nothing, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (tln_db_begin (world->db, &error));
  g_assert_cmpint (tln_act_begin (world->db, TLN_ACT_CLAIM_EDIT, &error), !=, 0);
  g_assert_true (tln_claims_reattach (world->db, world->claim, quote, &error));
  g_assert_true (tln_act_end (world->db, NULL, &error));
  g_assert_true (tln_db_commit (world->db, &error));
  g_autoptr (TlnClaim) found = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (found->anchor, ==, TLN_ANCHOR_EXACT);
  g_assert_cmpstr (found->exact, ==, "Orders for inference tripled");
  g_assert_cmpuint (found->start, ==, 9);
  g_assert_cmpstr (found->text_sha256, !=, lost->text_sha256);
  g_autoptr (TlnAct) act = tln_act_undo (world->db, &error);
  g_assert_no_error (error);
  g_autoptr (TlnClaim) again = tln_claims_get (world->db, world->claim, &error);
  g_assert_cmpint (again->anchor, ==, TLN_ANCHOR_ORPHAN);
  g_assert_cmpstr (again->exact, ==, lost->exact);
  g_assert_cmpstr (again->text_sha256, ==, lost->text_sha256);
}

static void
test_passed (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_passed_add (world->db, world->article, "End.", &error));
  g_assert_true (tln_passed_add (world->db, world->article, "End.", &error));
  g_assert_true (tln_passed_add (world->db, world->article, "The bill", &error));
  g_autoptr (GHashTable) passed = tln_passed_of (world->db, world->article, &error);
  g_assert_cmpuint (g_hash_table_size (passed), ==, 2);
  g_assert_true (g_hash_table_contains (passed, "End."));
  g_autoptr (GHashTable) none = tln_passed_of (world->db, 5, &error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  g_assert_no_error (error);
  g_assert_false (tln_passed_add (world->db, world->article, "", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (tln_passed_add (world->db, 5, "End.", &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
}

static void
test_stances (void)
{
  TlnStance stance;

  for (int i = TLN_STANCE_NEUTRAL; i <= TLN_STANCE_AGAINST; i++) {
    g_assert_true (tln_stance_from_name (tln_stance_name ((TlnStance) i), &stance));
    g_assert_cmpint (stance, ==, i);
  }
  g_assert_false (tln_stance_from_name ("maybe", &stance));
  g_assert_false (tln_stance_from_name (NULL, &stance));
}

#define ADD(name, test) g_test_add ("/claims/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("add", test_add);
  ADD ("bad", test_bad);
  ADD ("page", test_page);
  ADD ("fields", test_fields);
  ADD ("evidence", test_evidence);
  ADD ("undated", test_undated);
  ADD ("of-thesis", test_of_thesis);
  ADD ("of-instrument", test_of_instrument);
  ADD ("reanchor", test_reanchor);
  ADD ("reattach", test_reattach);
  ADD ("passed", test_passed);
  g_test_add_func ("/claims/stances", test_stances);
  return g_test_run ();
}
