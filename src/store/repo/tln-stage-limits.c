/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the rule, kept with the chain; only those that are not the usual ones. */
#include "tln-error.h"
#include "tln-stage-states.h"
#include "tln-stmt.h"

#include <math.h>

gboolean
tln_stage_limits_get (TlnDb *db, gint64 chain, double *limits, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT j.key, j.value FROM chain c, json_each (c.limits) j WHERE c.id = ?1");
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < TLN_N_LIMITS; i++)
    limits[i] = tln_limits[i].usual;
  tln_stmt_bind_int (stmt, 1, chain);
  while (tln_stmt_step (stmt, &local)) {
    double value = tln_stmt_column_double (stmt, 1);

    for (guint i = 0; i < TLN_N_LIMITS; i++)
      if (g_strcmp0 (tln_stmt_column_text (stmt, 0), tln_limits[i].name) == 0)
        limits[i] = CLAMP (value, tln_limits[i].least, tln_limits[i].most);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* NULL: nothing but usual ones. */
static char *
write_limits (const double *limits)
{
  GString *json = g_string_new (NULL);

  for (guint i = 0; limits != NULL && i < TLN_N_LIMITS; i++)
    if (limits[i] > tln_limits[i].usual || limits[i] < tln_limits[i].usual)
      g_string_append_printf (json, "%s\"%s\":%ld", json->len > 0 ? "," : "", tln_limits[i].name,
                              lrint (limits[i]));
  if (json->len == 0) {
    g_string_free (json, TRUE);
    return NULL;
  }
  g_string_prepend_c (json, '{');
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

gboolean
tln_stage_limits_set (TlnDb *db, gint64 chain, const double *limits, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE chain SET limits = ?2 WHERE id = ?1");

  for (guint i = 0; limits != NULL && i < TLN_N_LIMITS; i++) {
    const TlnLimitInfo *info = &tln_limits[i];

    if (limits[i] >= info->least && limits[i] <= info->most && limits[i] <= rint (limits[i]) &&
        limits[i] >= rint (limits[i]))
      continue;
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "%s must be whole, from %g to %g",
                 info->name, info->least, info->most);
    return FALSE;
  }
  g_autofree char *json = write_limits (limits);
  tln_stmt_bind_int (stmt, 1, chain);
  tln_stmt_bind_text (stmt, 2, json);
  return tln_stmt_run (stmt, error);
}
