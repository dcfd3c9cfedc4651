/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggesting, answering and reading reprints. How alike two texts are is not decided here. */
#include "tln-reprints.h"

#include "tln-error.h"
#include "tln-fingerprints.h"
#include "tln-id.h"
#include "tln-stmt.h"

#include <string.h>

static gpointer
read_reprint (TlnStmt *stmt)
{
  TlnReprint *self = g_atomic_rc_box_new0 (TlnReprint);
  const char *state = tln_stmt_column_text (stmt, 7);

  self->id = tln_stmt_column_int (stmt, 0);
  self->article_id = tln_stmt_column_int (stmt, 1);
  self->of_id = tln_stmt_column_int (stmt, 2);
  self->title = tln_stmt_column_dup (stmt, 3);
  self->of_title = tln_stmt_column_dup (stmt, 4);
  self->similarity = tln_stmt_column_double (stmt, 5);
  self->found = tln_stmt_column_dup (stmt, 6);
  for (TlnReprintState i = TLN_REPRINT_SUGGESTED; i <= TLN_REPRINT_DIFFERENT; i++)
    if (g_strcmp0 (state, tln_reprint_state_name (i)) == 0)
      self->state = i;
  return self;
}

#define SELECT \
  "SELECT r.id, r.article_id, r.of_id, a.title, o.title, r.similarity, r.found, r.state " \
  "FROM reprint r JOIN article a ON a.id = r.article_id JOIN article o ON o.id = r.of_id "

/* A row that is to be. */
typedef struct {
  gint64 article_id;
  gint64 of_id;
  double similarity;
  const char *found;
  TlnReprintState state;
} Pair;

static gboolean
insert_pair (TlnDb *db, const Pair *pair, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO reprint (id, article_id, of_id, similarity, found, state) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

  tln_stmt_bind_int (stmt, 1, tln_id_new ());
  tln_stmt_bind_int (stmt, 2, pair->article_id);
  tln_stmt_bind_int (stmt, 3, pair->of_id);
  tln_stmt_bind_double (stmt, 4, pair->similarity);
  tln_stmt_bind_text (stmt, 5, pair->found);
  tln_stmt_bind_text (stmt, 6, tln_reprint_state_name (pair->state));
  return tln_stmt_run (stmt, error);
}

static gboolean
find_pair (TlnDb *db, gint64 a, gint64 b, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM reprint WHERE article_id = ?1 AND of_id = ?2 "
                        "UNION ALL SELECT id FROM reprint WHERE article_id = ?2 AND of_id = ?1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, a);
  tln_stmt_bind_int (stmt, 2, b);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

/* A front page is another article every day. */
static gboolean
names_one_page (const char *address)
{
  const char *host = strstr (address, "://");
  const char *path = host != NULL ? strchr (host + 3, '/') : NULL;

  return path != NULL && path[1] != '\0';
}

/* The newest other article of an address; 0: none. */
static gboolean
find_address (TlnDb *db, gint64 article, const char *address, gint64 *id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT a.id FROM article_address AS d JOIN article AS a "
                        "ON a.id = d.article_id WHERE d.key = tln_address_key (?1) AND a.id <> ?2 "
                        "AND a.kind <> 'stub' AND a.trashed_at IS NULL "
                        "ORDER BY a.id DESC LIMIT 1");
  gboolean found;

  *id = 0;
  if (address == NULL || !names_one_page (address))
    return TRUE;
  tln_stmt_bind_text (stmt, 1, address);
  tln_stmt_bind_int (stmt, 2, article);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *id = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

gboolean
tln_reprints_suggest (TlnDb *db,
                      gint64 article,
                      const TlnFingerprint *fingerprint,
                      const char *address,
                      gboolean *suggested,
                      GError **error)
{
  TlnFingerprintMatch match;
  TlnLikeness likeness;
  Pair pair = { .article_id = article, .state = TLN_REPRINT_SUGGESTED };
  gint64 known;

  *suggested = FALSE;
  if (!find_address (db, article, address, &pair.of_id, error) ||
      !tln_fingerprints_find (db, fingerprint, article, &match, error))
    return FALSE;
  likeness = match.likeness;
  pair.found = "address";
  if (pair.of_id == 0 && match.article != 0) {
    pair.of_id = match.article;
    pair.found = tln_likeness_excerpt (&likeness) ? "excerpt" : "text";
  } else if (pair.of_id != 0 &&
             !tln_fingerprints_compare (db, fingerprint, pair.of_id, &likeness, error)) {
    return FALSE;
  }
  if (pair.of_id == 0)
    return TRUE;
  if (!find_pair (db, article, pair.of_id, &known, error))
    return FALSE;
  if (known != 0)
    return TRUE; /* a person has said so of a stub that is filled now */
  pair.similarity = likeness.contained;
  *suggested = TRUE;
  return insert_pair (db, &pair, error);
}

GPtrArray *
tln_reprints_of (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, SELECT "WHERE (r.article_id = ?1 OR r.of_id = ?1) AND r.state <> 'different' "
                 "AND a.trashed_at IS NULL AND o.trashed_at IS NULL "
                 "ORDER BY r.of_id = ?1, r.similarity DESC, r.id");

  tln_stmt_bind_int (stmt, 1, article);
  return tln_stmt_all (stmt, read_reprint, (GDestroyNotify) (void (*) (void)) tln_reprint_unref,
                       error);
}

GPtrArray *
tln_reprints_list (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, SELECT "ORDER BY r.id DESC");

  return tln_stmt_all (stmt, read_reprint, (GDestroyNotify) (void (*) (void)) tln_reprint_unref,
                       error);
}

/* A pair a person makes: one repeats the other, as much as it does. */
static gboolean
add_pair (TlnDb *db, gint64 article, gint64 of, TlnReprintState state, GError **error)
{
  Pair pair = { .article_id = article, .of_id = of, .state = state };
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT c.text FROM article a JOIN content c ON c.sha256 = a.text_sha256 "
                        "WHERE a.id = ?1");
  gboolean found;

  pair.found = "user";
  tln_stmt_bind_int (stmt, 1, pair.article_id);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found) {
    g_autoptr (TlnFingerprint) own = tln_fingerprint_new (tln_stmt_column_text (stmt, 0), NULL);
    TlnLikeness likeness;

    if (!tln_fingerprints_compare (db, own, pair.of_id, &likeness, error))
      return FALSE;
    pair.similarity = likeness.contained;
  }
  return insert_pair (db, &pair, error);
}

gboolean
tln_reprints_decide (TlnDb *db, gint64 a, gint64 b, gboolean same, GError **error)
{
  TlnReprintState state = same ? TLN_REPRINT_SAME : TLN_REPRINT_DIFFERENT;
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "UPDATE reprint SET state = ?2 WHERE id = ?1 AND state <> ?2");
  gint64 id;

  if (a == b) {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT,
                         "an article is no reprint of itself");
    return FALSE;
  }
  if (!find_pair (db, a, b, &id, error))
    return FALSE;
  if (id == 0)
    return add_pair (db, MAX (a, b), MIN (a, b), state, error);
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, tln_reprint_state_name (state));
  return tln_stmt_run (stmt, error);
}

gboolean
tln_reprints_point (TlnDb *db, gint64 article, gint64 of, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE reprint SET article_id = ?2, of_id = ?3, state = 'same' WHERE id = ?1 "
          "AND (state <> 'same' OR article_id <> ?2)");
  gint64 id;

  if (article == of)
    return tln_reprints_decide (db, article, of, TRUE, error);
  if (!find_pair (db, article, of, &id, error))
    return FALSE;
  if (id == 0)
    return add_pair (db, article, of, TLN_REPRINT_SAME, error);
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_int (stmt, 3, of);
  return tln_stmt_run (stmt, error);
}

GArray *
tln_reprints_group (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "WITH RECURSIVE g (id) AS (SELECT ?1 "
          "UNION SELECT of_id FROM reprint JOIN g ON article_id = g.id WHERE state = 'same' "
          "UNION SELECT article_id FROM reprint JOIN g ON of_id = g.id WHERE state = 'same') "
          "SELECT id FROM g ORDER BY id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, article);
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);

    g_array_append_val (ids, id);
  }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
