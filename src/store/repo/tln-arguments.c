/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of argument_link, and the claims that hang together by them. What a tree of them looks like
 * is worked out in model/tln-argument-tree.c. */
#include "tln-arguments.h"

#include "tln-claims.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-reprint-groups.h"
#include "tln-stmt.h"

#include <stdlib.h>

#define COLUMNS "l.id, l.from_id, l.claim_id, l.thesis_id, l.relation, l.note, l.created_at"
#define NO_DIRECTION "('same-as', 'conflicts-with')"

static gpointer
read_link (TlnStmt *stmt)
{
  TlnArgumentLink *link = g_atomic_rc_box_new0 (TlnArgumentLink);

  link->id = tln_stmt_column_int (stmt, 0);
  link->from_id = tln_stmt_column_int (stmt, 1);
  link->claim_id = tln_stmt_column_int (stmt, 2);
  link->thesis_id = tln_stmt_column_int (stmt, 3);
  /* The table lets in no other names. */
  tln_relation_from_name (tln_stmt_column_text (stmt, 4), &link->relation);
  link->note = tln_stmt_column_dup (stmt, 5);
  link->created_at = tln_stmt_column_int (stmt, 6);
  return link;
}

static GPtrArray *
read_links (TlnStmt *stmt, GError **error)
{
  return tln_stmt_all (stmt, read_link, (GDestroyNotify) (void (*) (void)) tln_argument_link_unref,
                       error);
}

static gboolean
check_draft (const TlnArgumentDraft *draft, GError **error)
{
  const char *wrong = NULL;

  if (draft->from == 0 || (draft->claim == 0) == (draft->thesis == 0))
    wrong = "a link goes from a claim to one claim or one thesis";
  else if (draft->from == draft->claim)
    wrong = "a claim is not linked to itself";
  if (wrong != NULL)
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, wrong);
  return wrong == NULL;
}

/* The link to be changed; 0: a new one. */
static gboolean
find_link (TlnDb *db, const TlnArgumentDraft *draft, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT id FROM argument_link WHERE from_id = ?1 AND claim_id IS ?2 AND thesis_id IS ?3 "
          "UNION ALL SELECT id FROM argument_link WHERE from_id = ?2 AND claim_id = ?1 AND (?4 OR "
          "relation IN " NO_DIRECTION ") LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, draft->from);
  tln_stmt_bind_id (stmt, 2, draft->claim);
  tln_stmt_bind_id (stmt, 3, draft->thesis);
  tln_stmt_bind_int (stmt, 4, tln_relation_mutual (draft->relation));
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

/* Of two that stood in both directions one is enough where there is no direction any more. */
static gboolean
remove_reverse (TlnDb *db, const TlnArgumentDraft *draft, gint64 kept, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "DELETE FROM argument_link WHERE from_id = ?2 AND claim_id = ?1 AND id <> ?3");

  if (draft->claim == 0 || !tln_relation_mutual (draft->relation))
    return TRUE;
  tln_stmt_bind_int (stmt, 1, draft->from);
  tln_stmt_bind_int (stmt, 2, draft->claim);
  tln_stmt_bind_int (stmt, 3, kept);
  return tln_stmt_run (stmt, error);
}

static gint64
write_link (TlnDb *db, const TlnArgumentDraft *draft, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO argument_link (id, from_id, claim_id, thesis_id, relation, note, created_at)"
          " VALUES (?1, ?2, ?3, ?4, ?5, coalesce (?6, ''), ?7) ON CONFLICT (id) DO UPDATE SET "
          "from_id = ?2, claim_id = ?3, relation = ?5, note = coalesce (?6, note)");
  gint64 new_id = id != 0 ? id : tln_id_new ();

  tln_stmt_bind_int (stmt, 1, new_id);
  tln_stmt_bind_int (stmt, 2, draft->from);
  tln_stmt_bind_id (stmt, 3, draft->claim);
  tln_stmt_bind_id (stmt, 4, draft->thesis);
  tln_stmt_bind_text (stmt, 5, tln_relation_name (draft->relation));
  tln_stmt_bind_text (stmt, 6, draft->note);
  tln_stmt_bind_int (stmt, 7, tln_id_time (new_id));
  return tln_stmt_run (stmt, error) ? new_id : 0;
}

static const TlnEvidence *
evidence_of (const TlnClaim *claim, gint64 thesis)
{
  for (guint i = 0; i < claim->evidence->len; i++) {
    const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, i);

    if (evidence->thesis_id == thesis)
      return evidence;
  }
  return NULL;
}

/* What is said of a thesis is its evidence, too; stage, strength and day stay as they are. */
static gboolean
set_stance (TlnDb *db, const TlnArgumentDraft *draft, GError **error)
{
  int sign = tln_relation_sign (draft->relation);
  g_autoptr (TlnClaim) claim = NULL;
  TlnEvidenceDraft evidence = { .thesis = draft->thesis, .day = TLN_DAY_NONE };
  g_autoptr (GError) local = NULL;

  if (draft->thesis == 0 || sign == 0 || draft->relation == TLN_RELATION_DEPENDS_ON)
    return TRUE;
  claim = tln_claims_get (db, draft->from, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (claim != NULL && evidence_of (claim, draft->thesis) != NULL)
    evidence.stage = evidence_of (claim, draft->thesis)->stage_id;
  evidence.stance = sign > 0 ? TLN_STANCE_FOR : TLN_STANCE_AGAINST;
  return tln_claims_set_evidence (db, draft->from, &evidence, error) != 0;
}

gint64
tln_arguments_set (TlnDb *db, const TlnArgumentDraft *draft, GError **error)
{
  gint64 id;

  if (!check_draft (draft, error) || !find_link (db, draft, &id, error) ||
      !remove_reverse (db, draft, id, error))
    return 0;
  id = write_link (db, draft, id, error);
  return id != 0 && set_stance (db, draft, error) ? id : 0;
}

gboolean
tln_arguments_remove (TlnDb *db, gint64 link, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM argument_link WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, link);
  return tln_stmt_run (stmt, error);
}

GPtrArray *
tln_arguments_get_of_claim (TlnDb *db, gint64 claim, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT " COLUMNS " FROM argument_link l WHERE l.from_id = ?1 "
                        "OR l.claim_id = ?1 ORDER BY l.id");

  tln_stmt_bind_int (stmt, 1, claim);
  return read_links (stmt, error);
}

/* The argument of a thesis. */

/* SQL, a table: the ids of the claims that hang together with thesis ?1. */
#define TOGETHER \
  "WITH RECURSIVE t (id) AS (SELECT claim_id FROM evidence WHERE thesis_id = ?1 " \
  "UNION SELECT from_id FROM argument_link WHERE thesis_id = ?1 " \
  "UNION SELECT l.from_id FROM t CROSS JOIN argument_link l ON l.claim_id = t.id " \
  "UNION SELECT l.claim_id FROM t CROSS JOIN argument_link l ON l.from_id = t.id " \
  "AND l.claim_id IS NOT NULL), " \
  "m (id, article_id) AS (SELECT c.id, c.article_id FROM t CROSS JOIN claim c ON c.id = t.id " \
  "CROSS JOIN article a ON a.id = c.article_id AND a.trashed_at IS NULL) "

static gpointer
read_id (TlnStmt *stmt)
{
  return g_memdup2 (&(gint64) { tln_stmt_column_int (stmt, 0) }, sizeof (gint64));
}

static gboolean
load_claims (TlnDb *db, TlnArgument *self, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, TOGETHER "SELECT id FROM m ORDER BY id");
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GArray) flat = NULL;

  tln_stmt_bind_int (stmt, 1, self->thesis);
  ids = tln_stmt_all (stmt, read_id, g_free, error);
  if (ids == NULL)
    return FALSE;
  flat = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_array_append_vals (flat, ids->pdata[i], 1);
  self->claims = tln_claims_get_many (db, (const gint64 *) (void *) flat->data, flat->len, error);
  return self->claims != NULL;
}

static gpointer
read_source (TlnStmt *stmt)
{
  TlnArgumentSource *source = g_atomic_rc_box_new0 (TlnArgumentSource);

  source->article_id = tln_stmt_column_int (stmt, 0);
  source->group = tln_stmt_column_int (stmt, 1);
  source->author = tln_stmt_column_dup (stmt, 2);
  source->interest = tln_stmt_column_dup (stmt, 3);
  return source;
}

static gboolean
load_sources (TlnDb *db, TlnArgument *self, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, TOGETHER "SELECT a.id, (SELECT min (id) FROM " TLN_REPRINT_GROUP (
              "a.id") "), a.author, a.interest FROM (SELECT DISTINCT article_id FROM m) d "
                      "CROSS JOIN article a ON a.id = d.article_id ORDER BY a.id");

  tln_stmt_bind_int (stmt, 1, self->thesis);
  self->sources = tln_stmt_all (
      stmt, read_source, (GDestroyNotify) (void (*) (void)) tln_argument_source_unref, error);
  return self->sources != NULL;
}

static int
compare_id (gconstpointer id, gconstpointer claim)
{
  gint64 one = *(const gint64 *) id;
  gint64 other = (*(TlnClaim *const *) claim)->id;

  return (one > other) - (one < other);
}

/* The evidence of the claim says the opposite by now: what was changed last is what counts. */
static gboolean
outdated (const TlnArgument *self, const TlnArgumentLink *link)
{
  int sign = tln_relation_sign (link->relation);
  TlnClaim *const *claim = NULL;
  const TlnEvidence *evidence;

  if (link->thesis_id == 0 || sign == 0 || link->relation == TLN_RELATION_DEPENDS_ON)
    return FALSE;
  if (self->claims->len > 0)
    claim = bsearch (&link->from_id, self->claims->pdata, self->claims->len, sizeof (gpointer),
                     compare_id);
  evidence = claim != NULL ? evidence_of (*claim, self->thesis) : NULL;
  return evidence != NULL && evidence->stance != TLN_STANCE_NEUTRAL &&
         (evidence->stance == TLN_STANCE_FOR) != (sign > 0);
}

static gboolean
load_links (TlnDb *db, TlnArgument *self, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, TOGETHER "SELECT " COLUMNS " FROM m f CROSS JOIN argument_link l ON l.from_id = f.id "
                   "WHERE l.thesis_id = ?1 OR l.claim_id IN (SELECT id FROM m) ORDER BY l.id");
  g_autoptr (GPtrArray) links = NULL;

  tln_stmt_bind_int (stmt, 1, self->thesis);
  links = read_links (stmt, error);
  if (links == NULL)
    return FALSE;
  self->links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_argument_link_unref);
  for (guint i = 0; i < links->len; i++) {
    TlnArgumentLink *link = g_ptr_array_index (links, i);

    if (!outdated (self, link))
      g_ptr_array_add (self->links, tln_argument_link_ref (link));
  }
  return TRUE;
}

TlnArgument *
tln_arguments_load (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnArgument) self = g_new0 (TlnArgument, 1);

  self->thesis = thesis;
  if (!load_claims (db, self, error) || !load_sources (db, self, error) ||
      !load_links (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}
