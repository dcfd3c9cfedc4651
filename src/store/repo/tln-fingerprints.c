/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping and searching fingerprints. What they are made of stands in article/tln-fingerprint.c,
 * what follows from a match in tln-reprints.c. */
#include "tln-fingerprints.h"

#include "tln-stmt.h"

#include <string.h>

/* Texts of a hash that are looked at, newest first: a phrase that many have says little. */
#define TEXTS_PER_HASH 64
/* Hashes a candidate must share, and candidates whose text is compared. */
#define SHARED_LEAST 3
#define CANDIDATES 5
/* Of the texts of one step, so that a write that comes meanwhile does not wait long. */
#define STEP_BYTES (256 * 1024)
/* Behind every hash in hexadecimal: nothing is left to be made. */
#define CURSOR_END "~"

static char *
write_sketch (const TlnFingerprint *fingerprint)
{
  GString *out = g_string_new ("[");
  guint n = tln_fingerprint_sketch_length (fingerprint);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, i > 0 ? "," : "",
                            fingerprint->shingles[i]);
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

gboolean
tln_fingerprints_add (TlnDb *db,
                      const char *text_sha256,
                      const TlnFingerprint *fingerprint,
                      GError **error)
{
  g_autoptr (TlnStmt) old =
      tln_stmt_new (db, "DELETE FROM fingerprint WHERE text_sha256 = ?1 AND version <> ?2");
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO fingerprint (text_sha256, version, plain, sketch) "
                        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (text_sha256) DO NOTHING");
  g_autofree char *sketch = write_sketch (fingerprint);

  tln_stmt_bind_text (old, 1, text_sha256);
  tln_stmt_bind_int (old, 2, TLN_FINGERPRINT_VERSION);
  tln_stmt_bind_text (stmt, 1, text_sha256);
  tln_stmt_bind_int (stmt, 2, TLN_FINGERPRINT_VERSION);
  tln_stmt_bind_text (stmt, 3, fingerprint->plain);
  tln_stmt_bind_text (stmt, 4, sketch);
  return tln_stmt_run (old, error) && tln_stmt_run (stmt, error);
}

typedef struct {
  gint64 doc;
  guint shared;
} Candidate;

/* Most shared hashes first, then the oldest. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->shared != y->shared)
    return x->shared > y->shared ? -1 : 1;
  return x->doc < y->doc ? -1 : x->doc > y->doc;
}

/* Every text that shares a hash, once for each. */
static gboolean
read_docs (TlnDb *db, const TlnFingerprint *fingerprint, GArray *docs, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT doc FROM fingerprint_hash WHERE hash = ?1 ORDER BY doc DESC LIMIT ?2");
  guint n = tln_fingerprint_sketch_length (fingerprint);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) local = NULL;

    tln_stmt_reset (stmt);
    tln_stmt_bind_int (stmt, 1, (gint64) fingerprint->shingles[i]);
    tln_stmt_bind_int (stmt, 2, TEXTS_PER_HASH);
    while (tln_stmt_step (stmt, &local)) {
      gint64 doc = tln_stmt_column_int (stmt, 0);

      g_array_append_val (docs, doc);
    }
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}

static int
compare_docs (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The best candidates; NULL on error. */
static GArray *
find_candidates (TlnDb *db, const TlnFingerprint *fingerprint, GError **error)
{
  g_autoptr (GArray) docs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (!read_docs (db, fingerprint, docs, error))
    return NULL;
  g_array_sort (docs, compare_docs);
  for (guint i = 0; i < docs->len;) {
    Candidate candidate = { g_array_index (docs, gint64, i), 0 };

    for (; i < docs->len && g_array_index (docs, gint64, i) == candidate.doc; i++)
      candidate.shared++;
    if (candidate.shared >= SHARED_LEAST)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);
  g_array_set_size (candidates, MIN (candidates->len, CANDIDATES));
  return g_steal_pointer (&candidates);
}

static TlnLikeness
compare_text (const TlnFingerprint *fingerprint, const char *text)
{
  g_autoptr (TlnFingerprint) other = tln_fingerprint_new (text, NULL);

  return tln_fingerprint_compare (fingerprint, other);
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const TlnFingerprintMatch *x = a;
  const TlnFingerprintMatch *y = b;

  if (x->likeness.contained != y->likeness.contained)
    return x->likeness.contained > y->likeness.contained ? -1 : 1;
  return x->article < y->article ? -1 : x->article > y->article;
}

/* Adds the article of a candidate where its text is alike. */
static gboolean
match_candidate (TlnStmt *stmt, const TlnFingerprint *fingerprint, GArray *matches, GError **error)
{
  TlnFingerprintMatch match;
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  match.article = tln_stmt_column_int (stmt, 0);
  match.likeness = compare_text (fingerprint, tln_stmt_column_text (stmt, 1));
  if (tln_likeness_reprint (&match.likeness))
    g_array_append_val (matches, match);
  return TRUE;
}

GArray *
tln_fingerprints_find (TlnDb *db, const TlnFingerprint *fingerprint, gint64 except, GError **error)
{
  g_autoptr (GArray) candidates = find_candidates (db, fingerprint, error);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (TlnFingerprintMatch));
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT a.id, c.text FROM fingerprint f JOIN content c ON c.sha256 = f.text_sha256 "
          "JOIN article a ON a.text_sha256 = f.text_sha256 AND a.trashed_at IS NULL "
          "AND a.id <> ?2 "
          "WHERE f.doc = ?1 ORDER BY a.id LIMIT 1");

  if (candidates == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len; i++) {
    tln_stmt_reset (stmt);
    tln_stmt_bind_int (stmt, 1, g_array_index (candidates, Candidate, i).doc);
    tln_stmt_bind_int (stmt, 2, except);
    if (!match_candidate (stmt, fingerprint, matches, error))
      return NULL;
  }
  g_array_sort (matches, compare_matches);
  return g_steal_pointer (&matches);
}

gboolean
tln_fingerprints_compare (TlnDb *db,
                          const TlnFingerprint *fingerprint,
                          gint64 article,
                          TlnLikeness *likeness,
                          GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT c.text FROM article a JOIN content c ON c.sha256 = a.text_sha256 "
                        "WHERE a.id = ?1");
  gboolean found;

  *likeness = (TlnLikeness) { 0, 0, 1 };
  tln_stmt_bind_int (stmt, 1, article);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  if (found)
    *likeness = compare_text (fingerprint, tln_stmt_column_text (stmt, 0));
  return TRUE;
}

/* The text up to which all is made, as "VERSION:HASH"; of another version: from the beginning. */
static char *
read_cursor (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT value FROM meta WHERE key = 'fingerprint_cursor'");
  g_autofree char *prefix = g_strdup_printf ("%d:", TLN_FINGERPRINT_VERSION);
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return NULL;
  if (!found || !g_str_has_prefix (tln_stmt_column_text (stmt, 0), prefix))
    return g_strdup ("");
  return g_strdup (tln_stmt_column_text (stmt, 0) + strlen (prefix));
}

static gboolean
write_cursor (TlnDb *db, const char *cursor, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO meta (key, value) VALUES ('fingerprint_cursor', ?1) "
                        "ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  g_autofree char *value = g_strdup_printf ("%d:%s", TLN_FINGERPRINT_VERSION, cursor);

  tln_stmt_bind_text (stmt, 1, value);
  return tln_stmt_run (stmt, error);
}

typedef struct {
  char *sha256;
  char *text; /* NULL: its fingerprint is there */
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->sha256);
  g_free (text->text);
  g_free (text);
}

static gpointer
read_text (TlnStmt *stmt)
{
  Text *text = g_new0 (Text, 1);

  text->sha256 = tln_stmt_column_dup (stmt, 0);
  text->text = tln_stmt_column_dup (stmt, 1);
  return text;
}

static GPtrArray *
load_texts (TlnDb *db, const char *cursor, guint limit, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT c.sha256, iif (f.version IS ?2, NULL, c.text) FROM content c "
                        "LEFT JOIN fingerprint f ON f.text_sha256 = c.sha256 WHERE c.sha256 > ?1 "
                        "ORDER BY c.sha256 LIMIT ?3");

  tln_stmt_bind_text (stmt, 1, cursor);
  tln_stmt_bind_int (stmt, 2, TLN_FINGERPRINT_VERSION);
  tln_stmt_bind_int (stmt, 3, limit);
  return tln_stmt_all (stmt, read_text, text_free, error);
}

/* Other articles came without having been compared with this text, and its own did. */
static gboolean
queue_articles (TlnDb *db, const char *sha256, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "INSERT OR IGNORE INTO reprint_todo "
                                               "SELECT id FROM article WHERE text_sha256 = ?1");

  tln_stmt_bind_text (stmt, 1, sha256);
  return tln_stmt_run (stmt, error);
}

/* As many of them as make a step; *n: how many. */
static gboolean
add_texts (TlnDb *db, const GPtrArray *texts, guint *n, GError **error)
{
  const char *cursor = CURSOR_END;
  gsize bytes = 0;

  for (*n = 0; *n < texts->len && bytes < STEP_BYTES; (*n)++) {
    const Text *text = texts->pdata[*n];
    g_autoptr (TlnFingerprint) fingerprint =
        text->text != NULL ? tln_fingerprint_new (text->text, NULL) : NULL;

    if (fingerprint != NULL && (!tln_fingerprints_add (db, text->sha256, fingerprint, error) ||
                                !queue_articles (db, text->sha256, error)))
      return FALSE;
    cursor = text->sha256;
    bytes += text->text != NULL ? strlen (text->text) : 0;
  }
  return write_cursor (db, cursor, error);
}

int
tln_fingerprints_build (TlnDb *db, guint limit, GError **error)
{
  g_autofree char *cursor = read_cursor (db, error);
  g_autoptr (GPtrArray) texts = NULL;
  guint n;

  if (cursor == NULL)
    return -1;
  if (strcmp (cursor, CURSOR_END) == 0)
    return 0;
  if (!tln_db_begin (db, error))
    return -1;
  texts = load_texts (db, cursor, limit, error);
  if (texts != NULL && add_texts (db, texts, &n, error) && tln_db_commit (db, error))
    return (int) n;
  tln_db_rollback (db);
  return -1;
}
