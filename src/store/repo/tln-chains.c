/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains and their stages, and the chain a new library begins with. Theses and notes stand in
 * tln-theses.c and tln-notes.c. */
#include "tln-detect.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-searches.h"
#include "tln-stmt.h"
#include "tln-text.h"
#include "tln-theses.h"

/* The default chain: names by language, cue words of the detector. */
static const struct {
  const char *key;
  const char *zh;
  const char *en;
} default_stages[] = {
  { "model", "大模型", "Models" },
  { "training_compute", "训练算力", "Training compute" },
  { "applications", "AI应用", "Applications" },
  { "inference_compute", "推理算力", "Inference compute" },
};

typedef struct {
  gint64 chain;
  const char *key;
  const char *name;
} NewStage;

static gint64
insert_stage (TlnDb *db, const NewStage *stage, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO stage (id, chain_id, position, key, name) VALUES (?1, ?2, "
          "(SELECT coalesce (max (position) + 1, 0) FROM stage WHERE chain_id = ?2), ?3, ?4)");
  gint64 id = tln_id_new ();

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_int (stmt, 2, stage->chain);
  tln_stmt_bind_text (stmt, 3, stage->key);
  tln_stmt_bind_text (stmt, 4, stage->name);
  return tln_stmt_run (stmt, error) ? id : 0;
}

static gboolean
add_cues (TlnDb *db, gint64 stage, const char *const *cues, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO stage_cue (id, stage_id, language, words) VALUES (?, ?, ?, ?)");

  for (guint i = 0; cues != NULL && cues[i] != NULL; i++) {
    const char *language = tln_text_language (cues[i]);

    tln_stmt_bind_int (stmt, 1, tln_id_new ());
    tln_stmt_bind_int (stmt, 2, stage);
    tln_stmt_bind_text (stmt, 3, g_strcmp0 (language, "zh") == 0 ? "zh" : "en");
    tln_stmt_bind_text (stmt, 4, cues[i]);
    if (!tln_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_first_chain (TlnDb *db, gint64 *chain, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id FROM chain ORDER BY position, id LIMIT 1");
  gboolean found;

  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  *chain = found ? tln_stmt_column_int (stmt, 0) : 0;
  return TRUE;
}

gboolean
tln_theses_ensure_default_chain (TlnDb *db, const char *language, gint64 *chain, GError **error)
{
  gboolean chinese = language != NULL && g_str_has_prefix (language, "zh");
  gint64 id;

  if (!find_first_chain (db, &id, error))
    return FALSE;
  if (chain != NULL)
    *chain = id;
  if (id != 0)
    return TRUE;
  id = tln_theses_add_chain (db, chinese ? "AI主线" : "AI main line", error);
  if (id == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (default_stages); i++) {
    const char *key = default_stages[i].key;
    NewStage stage = { id, key, chinese ? default_stages[i].zh : default_stages[i].en };
    gint64 stage_id = insert_stage (db, &stage, error);

    if (stage_id == 0 || !add_cues (db, stage_id, tln_detect_builtin_cues (key), error))
      return FALSE;
  }
  if (chain != NULL)
    *chain = id;
  return TRUE;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *squeezed = tln_text_squeeze (name);

  if (*squeezed == '\0')
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a name cannot be empty");
  return *squeezed != '\0';
}

gint64
tln_theses_add_chain (TlnDb *db, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO chain (id, name, position) VALUES (?1, ?2, "
                        "(SELECT coalesce (max (position) + 1, 0) FROM chain))");
  gint64 id = tln_id_new ();

  if (!check_name (name, error))
    return 0;
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, name);
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* "Power grid" → "power_grid"; letters of any script stay. Never empty: what has no letters gets
 * "stage". */
static char *
make_key (const char *name)
{
  g_autofree char *folded = tln_text_fold (name, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (key, c);
    else if (key->len > 0 && key->str[key->len - 1] != '_')
      g_string_append_c (key, '_');
  }
  if (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "stage");
  return g_string_free (key, FALSE);
}

gint64
tln_theses_add_stage (TlnDb *db,
                      gint64 chain,
                      const char *name,
                      const char *const *cues,
                      GError **error)
{
  g_autofree char *key = make_key (name);
  NewStage stage = { chain, key, name };
  gint64 id;

  if (!check_name (name, error))
    return 0;
  id = insert_stage (db, &stage, error);
  return id != 0 && add_cues (db, id, cues, error) ? id : 0;
}

gboolean
tln_theses_rename_stage (TlnDb *db, gint64 stage, const char *name, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE stage SET name = ?2 WHERE id = ?1");

  if (!check_name (name, error) || !tln_searches_follow_stage (db, stage, name, error))
    return FALSE;
  tln_stmt_bind_int (stmt, 1, stage);
  tln_stmt_bind_text (stmt, 2, name);
  return tln_stmt_run (stmt, error);
}

static gpointer
read_chain (TlnStmt *stmt)
{
  TlnChain *chain = g_atomic_rc_box_new0 (TlnChain);

  chain->id = tln_stmt_column_int (stmt, 0);
  chain->name = tln_stmt_column_dup (stmt, 1);
  chain->position = (int) tln_stmt_column_int (stmt, 2);
  return chain;
}

GPtrArray *
tln_theses_get_chains (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT id, name, position FROM chain ORDER BY position, id");

  return tln_stmt_all (stmt, read_chain, (GDestroyNotify) (void (*) (void)) tln_chain_unref, error);
}

/* In the order read_stage reads them; cues come one to a line. */
#define STAGE_COLUMNS \
  "s.id, s.chain_id, s.position, s.key, s.name, (SELECT group_concat (words, char (10)) FROM " \
  "(SELECT words FROM stage_cue WHERE stage_id = s.id ORDER BY id))"

static gpointer
read_stage (TlnStmt *stmt)
{
  TlnStage *stage = g_atomic_rc_box_new0 (TlnStage);
  const char *cues = tln_stmt_column_text (stmt, 5);

  stage->id = tln_stmt_column_int (stmt, 0);
  stage->chain_id = tln_stmt_column_int (stmt, 1);
  stage->position = (int) tln_stmt_column_int (stmt, 2);
  stage->key = tln_stmt_column_dup (stmt, 3);
  stage->name = tln_stmt_column_dup (stmt, 4);
  stage->cues = g_strsplit (cues != NULL ? cues : "", "\n", -1);
  return stage;
}

GPtrArray *
tln_theses_get_stages (TlnDb *db, gint64 chain, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT " STAGE_COLUMNS " FROM stage s JOIN chain c ON c.id = s.chain_id "
          "WHERE ?1 IS NULL OR s.chain_id = ?1 ORDER BY c.position, c.id, s.position, s.id");

  tln_stmt_bind_id (stmt, 1, chain);
  return tln_stmt_all (stmt, read_stage, (GDestroyNotify) (void (*) (void)) tln_stage_unref, error);
}

TlnStage *
tln_theses_get_stage (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT " STAGE_COLUMNS " FROM stage s WHERE s.id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_stage, error);
}
