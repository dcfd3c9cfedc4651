/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of claims: what is kept, what is refused, what hangs together with a thesis, undo. */
#include "tln-act.h"
#include "tln-arguments.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-test-store.h"

/* Articles 1 to 4 (4 in the Trash; 3 is a reprint of 2), claims 1 to 6, of which 1 is evidence for
 * thesis 1; thesis 2 is about nothing. */
static TlnDb *
library (void)
{
  TlnDb *db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  const char *sql =
      "INSERT INTO content (sha256, text) VALUES ('h', 'text');"
      "INSERT INTO article (id, kind, title, title_origin, author, interest, published_sort,"
      " published_precision, captured_at, original_sha256, text_sha256, length, excerpt)"
      " VALUES (1, 'text', 'a', 'x', 'Ann', 'sells the fund', 30, 'day', 0, 'h', 'h', 0, ''),"
      " (2, 'text', 'b', 'x', NULL, NULL, 10, 'day', 0, 'h', 'h', 0, ''),"
      " (3, 'text', 'c', 'x', NULL, NULL, 20, 'day', 0, 'h', 'h', 0, ''),"
      " (4, 'text', 'd', 'x', NULL, NULL, 20, 'day', 0, 'h', 'h', 0, '');"
      "UPDATE article SET trashed_at = 9 WHERE id = 4;"
      "INSERT INTO reprint (article_id, of_id, similarity, found, state)"
      " VALUES (3, 2, 1, 'text', 'same');"
      "INSERT INTO chain (id, name, position) VALUES (1, 'c', 0);"
      "INSERT INTO stage (id, chain_id, position, key, name) VALUES (1, 1, 0, 'k', 's');"
      "INSERT INTO thesis (id, title, created_at) VALUES (1, 't', 0), (2, 'u', 0);"
      "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256,"
      " created_at, anchor) VALUES"
      " (1, 1, 'one', '', '', 0, 1, 'h', 0, 'exact'), (2, 2, 'two', '', '', 0, 1, 'h', 0, 'exact'),"
      " (3, 3, 'three', '', '', 0, 1, 'h', 0, 'exact'), (4, 4, 'four', '', '', 0, 1, 'h', 0, "
      "'exact'),"
      " (5, 1, 'five', '', '', 0, 1, 'h', 0, 'exact'), (6, 1, 'six', '', '', 0, 1, 'h', 0, "
      "'exact');"
      "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, strength, day, created_at)"
      " VALUES (1, 1, 1, 1, 'against', 3, 5, 0)";

  tln_db_exec (db, sql, &error);
  g_assert_no_error (error);
  return db;
}

static gint64
link_claims (TlnDb *db, gint64 from, gint64 to, TlnRelation relation)
{
  g_autoptr (GError) error = NULL;
  TlnArgumentDraft draft = { .from = from, .claim = to, .relation = relation };
  gint64 id = tln_arguments_set (db, &draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_names (void)
{
  for (int i = 0; i < TLN_N_RELATIONS; i++) {
    TlnRelation back = TLN_N_RELATIONS;

    g_assert_true (tln_relation_from_name (tln_relation_name ((TlnRelation) i), &back));
    g_assert_cmpint (back, ==, i);
  }
  TlnRelation none = TLN_RELATION_REBUTS;
  g_assert_false (tln_relation_from_name ("likes", &none));
  g_assert_false (tln_relation_from_name (NULL, &none));
  g_assert_cmpint (none, ==, TLN_RELATION_REBUTS);
}

static void
test_change (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;
  TlnArgumentDraft draft = { .from = 2, .claim = 1, .relation = TLN_RELATION_REBUTS, .note = "Ha" };
  gint64 id = tln_arguments_set (db, &draft, &error);

  g_assert_no_error (error);
  g_assert_cmpint (link_claims (db, 2, 1, TLN_RELATION_UNDERCUTS), ==, id);
  g_autoptr (GPtrArray) links = tln_arguments_get_of_claim (db, 1, &error);
  g_assert_cmpuint (links->len, ==, 1);
  const TlnArgumentLink *link = links->pdata[0];
  g_assert_cmpint (link->from_id, ==, 2);
  g_assert_cmpint (link->claim_id, ==, 1);
  g_assert_cmpint (link->thesis_id, ==, 0);
  g_assert_cmpint (link->relation, ==, TLN_RELATION_UNDERCUTS);
  g_assert_cmpstr (link->note, ==, "Ha");
  draft.note = "";
  g_assert_cmpint (tln_arguments_set (db, &draft, &error), ==, id);
  g_autofree char *note = tln_test_value (db, "SELECT note FROM argument_link");
  g_assert_cmpstr (note, ==, "");
  g_assert_true (tln_arguments_remove (db, id, &error));
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM argument_link"), ==, 0);
}

/* Each against the other is an argument, each the same as the other is said once. */
static void
test_both_ways (void)
{
  g_autoptr (TlnDb) db = library ();

  link_claims (db, 1, 2, TLN_RELATION_OPPOSES);
  link_claims (db, 2, 1, TLN_RELATION_OPPOSES);
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM argument_link"), ==, 2);
  link_claims (db, 1, 2, TLN_RELATION_SAME_AS);
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM argument_link"), ==, 1);
  link_claims (db, 2, 1, TLN_RELATION_CONFLICTS_WITH);
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM argument_link"), ==, 1);
  link_claims (db, 2, 1, TLN_RELATION_REBUTS);
  g_autofree char *kept =
      tln_test_value (db, "SELECT group_concat (from_id || relation) FROM argument_link");
  g_assert_cmpstr (kept, ==, "2rebuts");
}

static void
test_refused (void)
{
  static const TlnArgumentDraft wrong[] = {
    { .from = 1, .claim = 1 },
    { .from = 1 },
    { .claim = 1 },
    { .from = 1, .claim = 2, .thesis = 1 },
    { .from = 1, .claim = 99 },
    { .from = 99, .claim = 1 },
    { .from = 1, .thesis = 99 },
  };
  g_autoptr (TlnDb) db = library ();
  g_autofree char *before = tln_test_dump (db);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (tln_arguments_set (db, &wrong[i], &error), ==, 0);
    g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT);
  }
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (before, ==, after);
}

/* What is said of a thesis is its evidence; its stage and strength stay. */
static void
test_thesis (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;
  TlnArgumentDraft draft = { .from = 1, .thesis = 1, .relation = TLN_RELATION_SUPPORTS };

  g_assert_cmpint (tln_arguments_set (db, &draft, &error), !=, 0);
  draft = (TlnArgumentDraft) { .from = 2, .thesis = 1, .relation = TLN_RELATION_OPPOSES };
  g_assert_cmpint (tln_arguments_set (db, &draft, &error), !=, 0);
  draft = (TlnArgumentDraft) { .from = 5, .thesis = 1, .relation = TLN_RELATION_DEPENDS_ON };
  g_assert_cmpint (tln_arguments_set (db, &draft, &error), !=, 0);
  g_assert_no_error (error);
  g_autofree char *evidence = tln_test_value (
      db, "SELECT group_concat (claim_id || stance || strength || ifnull (stage_id, '-')) "
          "FROM (SELECT * FROM evidence ORDER BY claim_id)");
  g_assert_cmpstr (evidence, ==, "1for31,2against2-");
  g_autoptr (TlnArgument) all = tln_arguments_load (db, 1, &error);
  g_assert_cmpuint (all->links->len, ==, 3);
  /* Changed on the board by now. */
  tln_db_exec (db, "UPDATE evidence SET stance = 'against' WHERE claim_id = 1", &error);
  g_autoptr (TlnArgument) changed = tln_arguments_load (db, 1, &error);
  g_assert_cmpuint (changed->links->len, ==, 2);
  g_assert_cmpint (((TlnArgumentLink *) changed->links->pdata[0])->from_id, ==, 2);
}

static void
test_load (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;

  link_claims (db, 2, 1, TLN_RELATION_REBUTS);
  link_claims (db, 2, 3, TLN_RELATION_DEPENDS_ON);
  link_claims (db, 3, 2, TLN_RELATION_OPPOSES); /* a loop */
  link_claims (db, 4, 1, TLN_RELATION_REBUTS); /* in the Trash */
  link_claims (db, 5, 6, TLN_RELATION_REBUTS); /* of nothing of this thesis */
  g_autoptr (TlnArgument) all = tln_arguments_load (db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->thesis, ==, 1);
  g_assert_cmpuint (all->claims->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((TlnClaim *) all->claims->pdata[i])->id, ==, i + 1);
  g_assert_cmpuint (all->links->len, ==, 3);
  g_assert_cmpuint (all->sources->len, ==, 3);
  const TlnArgumentSource *first = all->sources->pdata[0];
  const TlnArgumentSource *reprint = all->sources->pdata[2];
  g_assert_cmpstr (first->author, ==, "Ann");
  g_assert_cmpstr (first->interest, ==, "sells the fund");
  g_assert_cmpint (first->group, ==, 1);
  g_assert_cmpint (reprint->article_id, ==, 3);
  g_assert_cmpint (reprint->group, ==, 2);
  g_assert_null (reprint->interest);
  g_autoptr (TlnArgument) empty = tln_arguments_load (db, 2, &error);
  g_assert_cmpuint (empty->claims->len + empty->links->len + empty->sources->len, ==, 0);
}

/* A claim takes its links along in both directions, undo brings all of them back. */
static void
test_undo (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = tln_test_dump (db);

  tln_test_begin (db, TLN_ACT_ARGUMENT);
  link_claims (db, 2, 1, TLN_RELATION_REBUTS);
  tln_test_end (db);
  tln_test_begin (db, TLN_ACT_ARGUMENT);
  link_claims (db, 3, 2, TLN_RELATION_SUPPORTS);
  tln_test_end (db);
  g_autofree char *linked = tln_test_dump (db);
  tln_test_begin (db, TLN_ACT_CLAIM_DELETE);
  g_assert_true (tln_claims_delete (db, 2, &error));
  tln_test_end (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count (*) FROM argument_link"), ==, 0);
  g_autoptr (TlnAct) undone = tln_act_undo (db, &error);
  g_assert_no_error (error);
  g_autofree char *back = tln_test_dump (db);
  g_assert_cmpstr (linked, ==, back);
  g_autoptr (TlnAct) second = tln_act_undo (db, &error);
  g_autoptr (TlnAct) third = tln_act_undo (db, &error);
  g_autofree char *beginning = tln_test_dump (db);
  g_assert_cmpstr (first, ==, beginning);
  g_assert_cmpstr (third->kind, ==, TLN_ACT_ARGUMENT);
  g_autoptr (TlnAct) again = tln_act_redo (db, &error);
  g_autoptr (TlnAct) twice = tln_act_redo (db, &error);
  g_autofree char *redone = tln_test_dump (db);
  g_assert_cmpstr (linked, ==, redone);
}

/* Every way of reading and writing says that the table is not there. */
static void
test_errors (void)
{
  g_autoptr (TlnDb) db = library ();
  g_autoptr (GError) error = NULL;
  TlnArgumentDraft draft = { .from = 1, .claim = 2 };

  g_assert_true (tln_db_exec (db, "ALTER TABLE argument_link RENAME TO gone", &error));
  g_assert_cmpint (tln_arguments_set (db, &draft, &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (tln_arguments_remove (db, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (tln_arguments_get_of_claim (db, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (tln_arguments_load (db, 1, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/store/arguments/names", test_names);
  g_test_add_func ("/store/arguments/change", test_change);
  g_test_add_func ("/store/arguments/both-ways", test_both_ways);
  g_test_add_func ("/store/arguments/refused", test_refused);
  g_test_add_func ("/store/arguments/thesis", test_thesis);
  g_test_add_func ("/store/arguments/load", test_load);
  g_test_add_func ("/store/arguments/undo", test_undo);
  g_test_add_func ("/store/arguments/errors", test_errors);
  return g_test_run ();
}
