/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence weighed; the numbers were worked out by hand. */
#include "tln-balances.h"
#include "tln-claims.h"
#include "tln-test-search.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#define FOR TLN_STANCE_FOR
#define AGAINST TLN_STANCE_AGAINST
#define NEUTRAL TLN_STANCE_NEUTRAL

/* Days 1 to 9. Counted: 0, 1, 3, 6, 7, 8, 9, 10. */
static const TlnWeighed items[] = {
  { 1, 1, 3, FOR, 2, "Ann", FALSE, FALSE },
  { 2, 1, 1, FOR, 3, "ann", FALSE, FALSE }, /* the same speaker again: both are own words */
  { 3, 1, 2, FOR, 3, "ＡＮＮ", TRUE, FALSE }, /* passed on, her own words are there */
  { 4, 1, 4, AGAINST, 1, "Bob", TRUE, FALSE },
  { 5, 1, 5, AGAINST, 1, "bob", TRUE, FALSE }, /* the same passed on later */
  { 6, 1, 2, FOR, 3, NULL, FALSE, TRUE }, /* a reprint */
  { 7, 2, 5, AGAINST, 2, "bob", TRUE, FALSE }, /* on another stage */
  { 8, 0, 4, FOR, 1, NULL, TRUE, FALSE }, /* who said it is not known */
  { 9, 0, 4, FOR, 1, NULL, TRUE, FALSE },
  { 10, 1, 9, NEUTRAL, 3, "Cem", FALSE, FALSE },
  { 11, 1, 8, AGAINST, 2, "Dora", FALSE, FALSE },
};

static void
test_counted (void)
{
  static const gboolean expected[] = { 1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1 };
  g_autofree gboolean *counted = tln_balance_counted (items, G_N_ELEMENTS (items));

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_assert_cmpint (counted[i], ==, expected[i]);
}

static void
test_sum (void)
{
  TlnBalance balance;

  tln_balance_sum (items, G_N_ELEMENTS (items), &balance);
  g_assert_cmpuint (balance.weight_for, ==, 2 + 3 + 1 + 1);
  g_assert_cmpuint (balance.weight_against, ==, 1 + 2 + 2);
  g_assert_cmpuint (balance.n_for, ==, 4);
  g_assert_cmpuint (balance.n_against, ==, 3);
  g_assert_cmpuint (balance.n_neutral, ==, 1);
  g_assert_cmpuint (balance.speakers_for, ==, 1);
  g_assert_cmpuint (balance.speakers_against, ==, 2);
  g_assert_cmpint (balance.last_against, ==, 8);
  tln_balance_sum (NULL, 0, &balance);
  g_assert_cmpuint (balance.weight_for, ==, 0);
  g_assert_cmpint (balance.last_against, ==, TLN_DAY_NONE);
}

static void
test_steps (void)
{
  static const TlnBalanceStep expected[] = {
    { 1, 3, 0 }, { 3, 5, 0 }, { 4, 7, 1 }, { 5, 7, 3 }, { 8, 7, 5 }
  };
  g_autoptr (GArray) steps = tln_balance_steps (items, G_N_ELEMENTS (items));

  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++) {
    const TlnBalanceStep *step = &g_array_index (steps, TlnBalanceStep, i);
    g_assert_cmpint (step->day, ==, expected[i].day);
    g_assert_cmpuint (step->weight_for, ==, expected[i].weight_for);
    g_assert_cmpuint (step->weight_against, ==, expected[i].weight_against);
  }
}

static void
test_remind (void)
{
  static const struct {
    guint weight_for;
    guint weight_against;
    TlnDay last;
    TlnDay created;
    TlnReminder reminder;
  } cases[] = {
    { 0, 0, TLN_DAY_NONE, 0, TLN_REMINDER_NONE },
    { 0, 9, 99, 0, TLN_REMINDER_NONE },
    { 4, 0, TLN_DAY_NONE, 99, TLN_REMINDER_NONE },
    { 5, 0, TLN_DAY_NONE, 99, TLN_REMINDER_ONE_SIDED },
    { 8, 2, 100, 0, TLN_REMINDER_NONE },
    { 9, 2, 100, 0, TLN_REMINDER_ONE_SIDED },
    { 8, 2, 70, 0, TLN_REMINDER_NONE },
    { 8, 2, 69, 0, TLN_REMINDER_NONE_AGAINST },
    { 8, 2, 69, 71, TLN_REMINDER_NONE },
    { 8, 2, 69, 70, TLN_REMINDER_NONE_AGAINST },
    { 3, 0, TLN_DAY_NONE, 0, TLN_REMINDER_NONE_AGAINST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnBalance balance = { .weight_for = cases[i].weight_for,
                           .weight_against = cases[i].weight_against,
                           .last_against = cases[i].last };
    g_assert_cmpint (tln_balance_remind (&balance, cases[i].created, 100), ==, cases[i].reminder);
  }
}

static void
test_strongest (void)
{
  g_assert_cmpint (tln_balance_strongest_against (items, G_N_ELEMENTS (items)), ==, 10);
  g_assert_cmpint (tln_balance_strongest_against (items, 7), ==, 6);
  g_assert_cmpint (tln_balance_strongest_against (items, 3), ==, -1);
}

/* Two articles, the second of them to the Trash. */
static void
test_load (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (db, "x", 0, &error);

  g_assert_null (tln_balances_strongest_against (db, thesis, &error));
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++) {
    g_autofree char *text = g_strdup_printf ("Words of article %d that are quoted.", i);
    gint64 article = tln_test_add_text (db, text, text);
    const TlnQuote quote = { .exact = (char *) "Words", .start = 0, .end = 5 };
    gint64 claim = tln_claims_add (db, article, &quote, &error);
    const TlnEvidenceDraft draft = { thesis, 0, AGAINST, 1 + i, 20000 + i };

    g_assert_true (tln_claims_set (db, claim, "speaker", "Ann", &error));
    g_assert_true (tln_claims_set (db, claim, "relayed_by", i == 0 ? "Bob" : "", &error));
    g_assert_cmpint (tln_claims_set_evidence (db, claim, &draft, &error), !=, 0);
  }
  g_autoptr (TlnWeighing) both = tln_balances_load (db, thesis, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (both->items->len, ==, 2);
  const TlnWeighed *first = &g_array_index (both->items, TlnWeighed, 0);
  g_assert_cmpint (first->day, ==, 20000);
  g_assert_cmpint (first->stance, ==, AGAINST);
  g_assert_cmpint (first->strength, ==, 1);
  g_assert_cmpstr (first->speaker, ==, "Ann");
  g_assert_true (first->relayed);
  g_assert_false (first[1].relayed);
  g_autoptr (TlnClaim) claim = tln_balances_strongest_against (db, thesis, &error);
  g_assert_cmpint (claim->id, ==, first[1].claim);
  g_assert_cmpint (tln_test_int (db,
                                 "UPDATE article SET trashed_at = 1 WHERE id = (SELECT max (id) "
                                 "FROM article) RETURNING 1"),
                   ==, 1);
  g_autoptr (TlnWeighing) one = tln_balances_load (db, thesis, &error);
  g_assert_cmpuint (one->items->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/balance/counted", test_counted);
  g_test_add_func ("/balance/sum", test_sum);
  g_test_add_func ("/balance/steps", test_steps);
  g_test_add_func ("/balance/remind", test_remind);
  g_test_add_func ("/balance/strongest", test_strongest);
  g_test_add_func ("/balance/load", test_load);
  return g_test_run ();
}
