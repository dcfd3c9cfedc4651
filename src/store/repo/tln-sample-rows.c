/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds and deletes what the sample notebook brought, by the change log. What is in the sample is
 * not known here. */
#include "tln-sample-rows.h"

#include "tln-stmt.h"

#define MADE(table) \
  "(SELECT c.row_id FROM change c JOIN act a ON a.id = c.act_id WHERE a.kind = 'sample' " \
  "AND a.state = 'done' AND c.old IS NULL AND c.table_name = '" table "')"

/* In this order: what may be needed by others last, when all else is gone. */
static const char *const removals[] = {
  "DELETE FROM forecast WHERE id IN " MADE ("forecast"),
  "DELETE FROM article WHERE id IN " MADE ("article"),
  "DELETE FROM thesis WHERE id IN " MADE ("thesis"),
  "DELETE FROM claim WHERE id IN " MADE ("claim"),
  "DELETE FROM evidence WHERE id IN " MADE ("evidence"),
  "DELETE FROM note WHERE id IN " MADE ("note"),
  "DELETE FROM reprint WHERE id IN " MADE ("reprint"),
  "DELETE FROM mention WHERE id IN " MADE ("mention"),
  "DELETE FROM instrument_link WHERE id IN " MADE ("instrument_link"),
  "DELETE FROM price_batch WHERE id IN " MADE ("price_batch"),
  "DELETE FROM import_batch WHERE id IN " MADE ("import_batch"),
  "DELETE FROM instrument WHERE id IN " MADE (
      "instrument") " AND NOT EXISTS (SELECT 1 FROM mention WHERE instrument_id = instrument.id)"
                    " AND NOT EXISTS (SELECT 1 FROM instrument_link WHERE instrument_id = "
                    "instrument.id)"
                    " AND NOT EXISTS (SELECT 1 FROM price_batch WHERE instrument_id = "
                    "instrument.id)"
                    " AND NOT EXISTS (SELECT 1 FROM note WHERE instrument_id = instrument.id)"
                    " AND NOT EXISTS (SELECT 1 FROM price_level WHERE instrument_id = "
                    "instrument.id)",
  "DELETE FROM chain WHERE id IN " MADE (
      "chain") " AND NOT EXISTS (SELECT 1 FROM thesis WHERE chain_id = chain.id)"
               " AND NOT EXISTS (SELECT 1 FROM stage s WHERE s.chain_id = chain.id AND"
               " (EXISTS (SELECT 1 FROM mention WHERE stage_id = s.id)"
               " OR EXISTS (SELECT 1 FROM evidence WHERE stage_id = s.id)"
               " OR EXISTS (SELECT 1 FROM instrument_link WHERE stage_id = s.id)"
               " OR EXISTS (SELECT 1 FROM note WHERE stage_id = s.id)))",
};

gboolean
tln_sample_present (TlnDb *db)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT EXISTS (SELECT 1 FROM article WHERE id IN " MADE (
              "article") ") "
                         "OR EXISTS (SELECT 1 FROM thesis WHERE id IN " MADE (
                             "thesis") ") "
                                       "OR EXISTS (SELECT 1 FROM price_batch WHERE id IN " MADE (
                                           "price_batch") ")");

  return tln_stmt_step (stmt, NULL) && tln_stmt_column_int (stmt, 0) != 0;
}

gboolean
tln_sample_remove (TlnDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (removals); i++) {
    g_autoptr (TlnStmt) stmt = tln_stmt_new (db, removals[i]);

    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}
