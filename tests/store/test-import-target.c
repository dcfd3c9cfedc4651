/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import is assigned to: in the act of the import, also what is there already. */
#include "tln-act.h"
#include "tln-import-session.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

static const char text[] = "Racks\nThe racks are full, says a maker of racks.";

/* One document as one transaction. */
static void
import (TlnDb *db, const TlnTarget *target, TlnAdded added)
{
  g_auto (TlnImportSession) session = { .source = "board", .target = *target };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TlnImportItem) item = tln_import_item_new_bytes (bytes, NULL);

  tln_import_item_parse (item, NULL);
  g_assert_true (tln_db_begin (db, &error));
  g_assert_true (tln_import_session_begin (&session, db, &error));
  TlnImportResult *result = tln_import_session_add (&session, db, item, &error);
  g_assert_no_error (error);
  g_assert_no_error (result->error);
  g_assert_cmpint (result->added, ==, added);
  tln_import_result_free (result);
  g_assert_true (tln_import_session_end (&session, db, &error));
  g_assert_true (tln_db_commit (db, &error));
}

static gint64
count (TlnDb *db, const char *column, gint64 id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM mention WHERE rule = 'hand' AND %s = %" G_GINT64_FORMAT, column, id);

  return tln_test_int (db, sql);
}

static void
test_target (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (GError) error = NULL;
  gint64 chain = tln_theses_add_chain (db, "Power", &error);
  gint64 stage = tln_theses_add_stage (db, chain, "Grid", NULL, &error);
  gint64 thesis = tln_theses_add (db, "Copper", chain, &error);
  g_autofree char *before = tln_test_dump (db);

  import (db, &(TlnTarget) { .stage = stage }, TLN_ADDED_NEW);
  g_assert_cmpint (count (db, "stage_id", stage), ==, 1);
  g_autofree char *once = tln_test_dump (db);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM act"), ==, 1);
  /* It is there already: only assigned, to be undone by itself. */
  import (db, &(TlnTarget) { .thesis = thesis }, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (count (db, "thesis_id", thesis), ==, 1);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article"), ==, 1);
  g_autoptr (TlnAct) assigned = tln_act_undo (db, &error);
  g_autofree char *again = tln_test_dump (db);
  g_assert_cmpstr (again, ==, once);
  g_autoptr (TlnAct) imported = tln_act_undo (db, &error);
  g_autofree char *after = tln_test_dump (db);
  g_assert_cmpstr (after, ==, before);
  /* A second time nothing is to be done. */
  g_autoptr (TlnAct) redone = tln_act_redo (db, &error);
  import (db, &(TlnTarget) { .stage = stage }, TLN_ADDED_DUPLICATE);
  g_assert_cmpint (count (db, "stage_id", stage), ==, 1);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/import-target/target", test_target);
  return g_test_run ();
}
