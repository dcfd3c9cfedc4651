/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation read from a library: what is counted can be looked at, and whose prices are beside it.
 * Today is Wednesday 2025-03-12, a day of 2025-W11. */
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-instruments.h"
#include "tln-reprints.h"
#include "tln-rotations.h"
#include "tln-stage-attention.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>

#define DAY 86400

typedef struct {
  TlnDb *db;
  gint64 chain;
  gint64 thesis;
  gint64 stages[2];
  guint n;
} Library;

static void
setup (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  *library = (Library) { .db = tln_test_db () };
  library->chain = tln_theses_add_chain (library->db, "Chain", &error);
  library->stages[0] = tln_theses_add_stage (library->db, library->chain, "Models", NULL, &error);
  library->stages[1] = tln_theses_add_stage (library->db, library->chain, "Servers", NULL, &error);
  library->thesis = tln_theses_add (library->db, "Thesis", library->chain, &error);
  g_assert_no_error (error);
}

static void
teardown (Library *library, gconstpointer data)
{
  tln_db_close (library->db);
}

static gint64
add (Library *library, const char *date, int stage)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("Article %u", library->n);
  g_autofree char *text = g_strdup_printf ("Words of article %u.", library->n++);
  gint64 id = tln_test_add (library->db, tln_test_draft (title, text, date));

  g_assert_true (tln_articles_tag (library->db, id, library->stages[stage], 0, 0, &error));
  g_assert_no_error (error);
  return id;
}

/* Bars of a Friday of W09 and of W11's Monday. */
static gint64
add_adjusted (Library *library, const char *code, const char *adjustment)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_instruments_ensure (library->db, code, "SSE", "Name", NULL, &error);
  const TlnBar bars[] = {
    { tln_day_new (2025, 2, 28) * (gint64) DAY, 1, 1, 1, 1.25, 1, 1 },
    { tln_day_new (2025, 3, 10) * (gint64) DAY, 1, 1, 1, 1.5, 1, 1 },
  };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  const TlnPriceBatch batch = { .source = (char *) (g_strcmp0 (adjustment, "raw") == 0 ? "invented"
                                                                                       : "file"),
                                .adjustment = (char *) adjustment,
                                .volume_unit = (char *) "shares",
                                .format = (char *) "csv" };

  if (adjustment)
    g_assert_cmpint (tln_prices_add (library->db, id, &batch, series, &error), !=, 0);
  g_assert_no_error (error);
  return id;
}

static gint64
add_instrument (Library *library, const char *code, gboolean priced)
{
  return add_adjusted (library, code, priced ? "raw" : NULL);
}

static TlnRotation *
load (Library *library, gint64 thesis, gboolean by_claims)
{
  g_autoptr (GError) error = NULL;
  const TlnRotationQuery query = { thesis, tln_day_new (2025, 3, 12), by_claims };
  TlnRotation *found = tln_rotations_load (library->db, &query, &error);

  g_assert_no_error (error);
  return found;
}

static guint
count_items (const TlnRotation *rotation, guint stage, guint back, gint64 *shown)
{
  guint n;
  const TlnAttentionRow *rows =
      tln_rotation_items (rotation, stage, rotation->attention->n_weeks - 1 - back, &n);

  *shown = n > 0 ? rows[0].shown : 0;
  return n;
}

/* What a week counts is what it shows; of a group the one that came out first. */
static void
test_items (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now = add (library, "2025-03-11", 0);
  gint64 copy = add (library, "2025-03-10", 1);
  gint64 first = add (library, "2025-03-05", 1);
  gint64 shown;

  add (library, "2025-03", 1);
  g_assert_true (tln_reprints_decide (library->db, copy, first, TRUE, &error));
  g_assert_no_error (error);
  g_autoptr (TlnRotation) found = load (library, library->thesis, FALSE);
  g_assert_cmpstr (found->title, ==, "Thesis");
  g_assert_cmpuint (found->stages->len, ==, 2);
  g_assert_cmpstr (found->stages->pdata[1], ==, "Servers");
  g_assert_cmpuint (count_items (found, 0, 0, &shown), ==, 1);
  g_assert_cmpint (shown, ==, now);
  g_assert_cmpuint (count_items (found, 1, 0, &shown), ==, 0);
  g_assert_cmpuint (count_items (found, 1, 1, &shown), ==, 1);
  g_assert_cmpint (shown, ==, first);
  g_assert_cmpuint (found->attention->left_out, ==, 1);
  g_assert_true (tln_rotation_is_running (found, TLN_ROTATION_WEEKS - 1));
}

/* The first of a group is in the Trash: another one stands for it. */
static void
test_trashed_first (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 copy = add (library, "2025-03-10", 1);
  gint64 first = add (library, "2025-03-05", 1);
  gint64 shown;

  g_assert_true (tln_reprints_decide (library->db, copy, first, TRUE, &error));
  g_assert_true (tln_articles_set_flag (library->db, first, TLN_FLAG_TRASHED, TRUE, &error));
  g_assert_no_error (error);
  g_autoptr (TlnRotation) found = load (library, library->thesis, FALSE);
  g_assert_cmpuint (count_items (found, 1, 1, &shown), ==, 0);
  g_assert_cmpuint (count_items (found, 1, 0, &shown), ==, 1);
  g_assert_cmpint (shown, ==, copy);
}

static void
test_claims (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup ("Words");
  g_autofree char *nothing = g_strdup ("");
  const TlnQuote quote = { words, nothing, nothing, 0, 5 };
  const TlnEvidenceDraft draft = { library->thesis, library->stages[1], TLN_STANCE_FOR, 0,
                                   TLN_DAY_NONE };
  gint64 claim = tln_claims_add (library->db, add (library, "2025-03-11", 0), &quote, &error);
  gint64 shown;

  g_assert_cmpint (tln_claims_set_evidence (library->db, claim, &draft, &error), !=, 0);
  g_assert_no_error (error);
  g_autoptr (TlnRotation) found = load (library, library->thesis, TRUE);
  g_assert_true (found->by_claims);
  g_assert_cmpuint (count_items (found, 0, 0, &shown), ==, 0);
  g_assert_cmpuint (count_items (found, 1, 0, &shown), ==, 1);
  g_assert_cmpint (shown, ==, claim);
}

/* Links of the chain's stages and of this thesis; not of another one, and none without prices. */
static void
test_lines (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = tln_theses_add (library->db, "Other", library->chain, &error);
  gint64 both = add_instrument (library, "515050", TRUE);
  gint64 whole = add_instrument (library, "515070", TRUE);
  gint64 bare = add_instrument (library, "588930", FALSE);
  gint64 foreign = add_instrument (library, "159995", TRUE);
  guint last = TLN_ROTATION_WEEKS - 1;

  tln_instruments_link (library->db, both, 0, library->stages[1], NULL, &error);
  tln_instruments_link (library->db, both, library->thesis, 0, NULL, &error);
  tln_instruments_link (library->db, whole, library->thesis, 0, NULL, &error);
  tln_instruments_link (library->db, bare, 0, library->stages[0], NULL, &error);
  tln_instruments_link (library->db, foreign, other, library->stages[0], NULL, &error);
  g_assert_no_error (error);
  g_autoptr (TlnRotation) found = load (library, library->thesis, FALSE);
  g_assert_cmpuint (found->lines->len, ==, 2);
  const TlnRotationLine *line = found->lines->pdata[0];
  g_assert_cmpstr (line->code, ==, "515050.SSE");
  g_assert_cmpuint (line->stage, ==, 1);
  g_assert_true (line->invented);
  g_assert_cmpfloat (line->closes[last], ==, 1.5);
  g_assert_true (isnan (line->closes[last - 1]));
  g_assert_cmpfloat (line->closes[last - 2], ==, 1.25);
  line = found->lines->pdata[1];
  g_assert_cmpstr (line->code, ==, "515070.SSE");
  g_assert_cmpuint (line->stage, ==, TLN_ROTATION_NO_STAGE);
}

/* Asked on the Thursday of W09, Friday's close is not known, nor what was written later. */
static void
test_earlier_day (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 etf = add_instrument (library, "515050", TRUE);
  const TlnRotationQuery thursday = { library->thesis, tln_day_new (2025, 2, 27), FALSE };
  const TlnRotationQuery friday = { library->thesis, tln_day_new (2025, 2, 28), FALSE };
  gint64 shown;

  add (library, "2025-02-25", 0);
  add (library, "2025-03-11", 0);
  tln_instruments_link (library->db, etf, 0, library->stages[1], NULL, &error);
  g_assert_no_error (error);
  g_autoptr (TlnRotation) before = tln_rotations_load (library->db, &thursday, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->lines->len, ==, 0);
  g_assert_cmpint (before->attention->first + TLN_ROTATION_WEEKS - 1, ==,
                   tln_day_week (tln_day_new (2025, 2, 27)));
  g_assert_cmpuint (count_items (before, 0, 0, &shown), ==, 1);
  g_autoptr (TlnRotation) after = tln_rotations_load (library->db, &friday, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->lines->len, ==, 1);
  const TlnRotationLine *line = after->lines->pdata[0];
  g_assert_cmpfloat (line->closes[TLN_ROTATION_WEEKS - 1], ==, 1.25);
}

/* Dividends are still in prices of which only the splits are taken out. */
static void
test_splits_only (Library *library, gconstpointer data)
{
  static const char *const adjustments[] = { "splits", "forward" };
  g_autoptr (GError) error = NULL;

  add (library, "2025-02-25", 0);
  for (guint i = 0; i < 2; i++) {
    gint64 id = add_adjusted (library, i == 0 ? "515050" : "515060", adjustments[i]);

    tln_instruments_link (library->db, id, 0, library->stages[0], NULL, &error);
    g_assert_no_error (error);
  }
  g_autoptr (TlnRotation) found = load (library, library->thesis, FALSE);
  g_assert_cmpuint (found->lines->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const TlnRotationLine *line = found->lines->pdata[i];

    g_assert_false (line->raw || line->invented);
    g_assert_cmpint (line->splits_only, ==, strcmp (line->code, "515050.SSE") == 0);
  }
}

static void
test_nothing (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (library, 99, FALSE));
  tln_db_exec (library->db, "UPDATE thesis SET chain_id = NULL", &error);
  add_instrument (library, "515050", TRUE);
  g_assert_no_error (error);
  g_autoptr (TlnRotation) found = load (library, library->thesis, FALSE);
  g_assert_cmpuint (found->stages->len, ==, 0);
  g_assert_cmpuint (found->lines->len, ==, 0);
}

static void
test_error (Library *library, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const TlnRotationQuery query = { library->thesis, tln_day_new (2025, 3, 12), FALSE };

  tln_db_exec (library->db, "DROP TABLE instrument_link", &error);
  g_assert_no_error (error);
  g_assert_null (tln_rotations_load (library->db, &query, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) g_test_add ("/rotations/" name, Library, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("items", test_items);
  ADD ("trashed-first", test_trashed_first);
  ADD ("claims", test_claims);
  ADD ("lines", test_lines);
  ADD ("earlier-day", test_earlier_day);
  ADD ("splits-only", test_splits_only);
  ADD ("nothing", test_nothing);
  ADD ("error", test_error);
  return g_test_run ();
}
