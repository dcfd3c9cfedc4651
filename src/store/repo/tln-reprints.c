/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggesting, answering and reading reprints. How alike two texts are is not decided here. */
#include "tln-reprints.h"

#include "tln-error.h"
#include "tln-fingerprints.h"
#include "tln-id.h"
#include "tln-reprint-groups.h"
#include "tln-stmt.h"

#include <string.h>

/* Of the texts compared in one step, so that a write that comes meanwhile does not wait long. */
#define STEP_BYTES (64 * 1024)
/* Others of the same address that are asked about, at most. */
#define OF_ADDRESS 5

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

/* Another article that is like the one at hand. */
typedef struct {
  gint64 article;
  TlnLikeness likeness;
  gboolean address; /* it has the same one */
} Match;

/* The newest others of an address. */
static gboolean
find_addresses (TlnDb *db, gint64 article, const char *address, GArray *matches, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT a.id FROM article_address AS d JOIN article AS a "
                        "ON a.id = d.article_id WHERE d.key = tln_address_key (?1) AND a.id <> ?2 "
                        "AND a.kind <> 'stub' AND a.trashed_at IS NULL "
                        "ORDER BY a.id DESC LIMIT ?3");
  g_autoptr (GError) local = NULL;

  if (address == NULL || !names_one_page (address))
    return TRUE;
  tln_stmt_bind_text (stmt, 1, address);
  tln_stmt_bind_int (stmt, 2, article);
  tln_stmt_bind_int (stmt, 3, OF_ADDRESS);
  while (tln_stmt_step (stmt, &local)) {
    Match match = { tln_stmt_column_int (stmt, 0), { 0 }, TRUE };

    g_array_append_val (matches, match);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_texts (TlnDb *db,
            gint64 article,
            const TlnFingerprint *fingerprint,
            GArray *matches,
            GError **error)
{
  g_autoptr (GArray) found = tln_fingerprints_find (db, fingerprint, article, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    const TlnFingerprintMatch *one = &g_array_index (found, TlnFingerprintMatch, i);
    Match match = { one->article, one->likeness, FALSE };

    g_array_append_val (matches, match);
  }
  return found != NULL;
}

/* Whether it has been asked or answered of the group of one and the group of the other, or both are
 * in one. */
static gboolean
is_settled (TlnDb *db, gint64 a, gint64 b, gboolean *settled, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "WITH m (id) AS MATERIALIZED (SELECT id FROM " TLN_REPRINT_GROUP (
                            "?1") "), "
                                  "n (id) AS MATERIALIZED (SELECT id FROM " TLN_REPRINT_GROUP (
                                      "?2") ") "
                                            "SELECT EXISTS (SELECT 1 FROM m JOIN n USING (id)) "
                                            "OR EXISTS (SELECT 1 FROM m CROSS JOIN reprint r "
                                            "ON r.article_id = m.id JOIN n ON n.id = r.of_id) "
                                            "OR EXISTS (SELECT 1 FROM n CROSS JOIN reprint r "
                                            "ON r.article_id = n.id JOIN m ON m.id = r.of_id)");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, a);
  tln_stmt_bind_int (stmt, 2, b);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *settled = tln_stmt_column_int (stmt, 0) != 0;
  return TRUE;
}

/* Of a group the one that stands for it is asked about, where that is alike, too. */
static gboolean
turn_to_head (TlnDb *db, const TlnFingerprint *fingerprint, Match *match, GError **error)
{
  TlnLikeness likeness;
  gint64 head;

  if (!tln_reprints_head (db, match->article, &head, error))
    return FALSE;
  if (head == 0 || (head == match->article && !match->address))
    return TRUE;
  if (!tln_fingerprints_compare (db, fingerprint, head, &likeness, error))
    return FALSE;
  if (match->address || tln_likeness_reprint (&likeness)) {
    match->article = head;
    match->likeness = likeness;
  }
  return TRUE;
}

static const char *
name_found (const Match *match)
{
  if (match->address)
    return "address";
  return tln_likeness_excerpt (&match->likeness) ? "excerpt" : "text";
}

/* later: the one at hand is the later one, whatever the ids say. */
static gboolean
suggest_match (TlnDb *db,
               gint64 article,
               const Match *match,
               gboolean later,
               gboolean *suggested,
               GError **error)
{
  Pair pair = { .article_id = article,
                .of_id = match->article,
                .similarity = match->likeness.contained,
                .found = name_found (match),
                .state = TLN_REPRINT_SUGGESTED };

  if (!later && article < match->article) {
    pair.article_id = match->article;
    pair.of_id = article;
  }
  *suggested = TRUE;
  return insert_pair (db, &pair, error);
}

typedef struct {
  gint64 id;
  const TlnFingerprint *fingerprint;
  const char *address; /* or NULL */
  gboolean later; /* than whatever it is like */
} Article;

static gboolean
suggest_all (TlnDb *db, const Article *article, gboolean *suggested, GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  if (!find_addresses (db, article->id, article->address, matches, error) ||
      !find_texts (db, article->id, article->fingerprint, matches, error))
    return FALSE;
  for (guint i = 0; i < matches->len; i++) {
    Match *match = &g_array_index (matches, Match, i);
    gboolean settled;

    if (!is_settled (db, article->id, match->article, &settled, error))
      return FALSE;
    if (settled)
      continue;
    if (!turn_to_head (db, article->fingerprint, match, error) ||
        !suggest_match (db, article->id, match, article->later, suggested, error))
      return FALSE;
  }
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
  const Article self = { article, fingerprint, address, TRUE };

  *suggested = FALSE;
  return suggest_all (db, &self, suggested, error);
}

/* In the order of the columns. */
typedef struct {
  gint64 id;
  char *address;
  char *text; /* NULL: not to be compared any more */
} Todo;

static void
todo_free (gpointer data)
{
  Todo *todo = data;

  g_free (todo->address);
  g_free (todo->text);
  g_free (todo);
}

static gpointer
read_todo (TlnStmt *stmt)
{
  Todo *todo = g_new0 (Todo, 1);

  todo->id = tln_stmt_column_int (stmt, 0);
  todo->address = tln_stmt_column_dup (stmt, 1);
  todo->text = tln_stmt_column_dup (stmt, 2);
  return todo;
}

static gboolean
compare_todo (TlnDb *db, const Todo *todo, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM reprint_todo WHERE article_id = ?1");

  if (todo->text != NULL) {
    g_autoptr (TlnFingerprint) fingerprint = tln_fingerprint_new (todo->text, NULL);
    const Article article = { todo->id, fingerprint, todo->address, FALSE };
    gboolean suggested;

    if (!suggest_all (db, &article, &suggested, error))
      return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, todo->id);
  return tln_stmt_run (stmt, error);
}

static GPtrArray *
load_todo (TlnDb *db, guint limit, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT t.article_id, a.url, iif (a.kind = 'stub' OR a.trashed_at NOTNULL, "
                        "NULL, c.text) FROM reprint_todo t JOIN article a ON a.id = t.article_id "
                        "LEFT JOIN content c ON c.sha256 = a.text_sha256 "
                        "ORDER BY t.article_id LIMIT ?1");

  tln_stmt_bind_int (stmt, 1, limit);
  return tln_stmt_all (stmt, read_todo, todo_free, error);
}

int
tln_reprints_compare (TlnDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) todo = load_todo (db, limit, error);
  gboolean done = TRUE;
  gsize bytes = 0;
  guint n;

  if (todo == NULL)
    return -1;
  if (todo->len == 0)
    return 0;
  if (!tln_db_begin (db, error))
    return -1;
  for (n = 0; done && n < todo->len && bytes < STEP_BYTES; n++) {
    const Todo *one = todo->pdata[n];

    bytes += one->text != NULL ? strlen (one->text) : 0;
    done = compare_todo (db, one, error);
  }
  if (done && tln_db_commit (db, error))
    return (int) n;
  tln_db_rollback (db);
  return -1;
}

GPtrArray *
tln_reprints_of (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, SELECT "WHERE (r.article_id = ?1 OR r.of_id = ?1) AND r.state <> 'different' "
                 "AND (r.state = 'same' OR r.of_id NOT IN " TLN_REPRINT_GROUP (
                     "r.article_id") ") "
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
