/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims are made in C, for their numbers; what hangs on them in SQL. */
#include "bench-theses.h"

#include "bench-library.h"
#include "tln-act.h"
#include "tln-stmt.h"
#include "tln-theses.h"

#define CLAIMS 10000
#define VERSIONS 400
#define OTHER_WORDS 4000

static const char *const subjects[] = {
  "inference compute", "training compute",  "server shipments", "cloud orders",
  "chip prices",       "data centre power", "model downloads",  "memory demand",
  "推理算力",          "训练算力",          "服务器出货量",     "云服务订单",
  "芯片价格",          "数据中心用电",      "模型下载量",       "存储需求",
};
static const char *const places[] = { "in the north",   "abroad",   "for large customers",
                                      "at small firms", "国内市场", "海外市场",
                                      "大型客户",       "中小企业" };
static const char *const verbs[] = { "rose by", "will reach", "fell to", "stands at",
                                     "增长",    "将达到",     "下降至",  "约为" };
static const char *const units[] = { "%", " million units", " billion dollars", "亿元" };

static const char *
choose (GRand *random, const char *const *from, guint n)
{
  return from[g_rand_int_range (random, 0, (gint32) n)];
}

/* A word of letters alone, another one for each number. */
static void
append_word (GString *text, guint number)
{
  static const char *const syllables[] = { "ba", "ce", "di", "fo", "gu", "ha", "je", "ki",
                                           "lo", "mu", "na", "pe", "ri", "so", "tu", "va" };

  for (guint i = 0; i < 3; i++, number /= G_N_ELEMENTS (syllables))
    g_string_append (text, syllables[number % G_N_ELEMENTS (syllables)]);
  g_string_append_c (text, ' ');
}

char *
bench_words (GRand *random)
{
  GString *text = g_string_new (choose (random, subjects, G_N_ELEMENTS (subjects)));

  g_string_append_printf (text, " %s ", choose (random, places, G_N_ELEMENTS (places)));
  /* Of what else there is to say, some words are said often and most seldom. */
  for (int i = g_rand_int_range (random, 2, 7); i > 0; i--) {
    double rare = g_rand_double (random);

    append_word (text, (guint) (rare * rare * rare * OTHER_WORDS));
  }
  g_string_append_printf (text, "%s ", choose (random, verbs, G_N_ELEMENTS (verbs)));
  /* Two of three have a number. */
  if (g_rand_int_range (random, 0, 3) > 0)
    g_string_append_printf (text, "%d%s", g_rand_int_range (random, 2, 95),
                            choose (random, units, G_N_ELEMENTS (units)));
  if (g_rand_int_range (random, 0, 4) == 0)
    g_string_append_printf (text, " in 20%d", g_rand_int_range (random, 24, 30));
  return g_string_free (text, FALSE);
}

static void
must (gboolean fine, GError *error)
{
  if (!fine)
    g_error ("%s", error != NULL ? error->message : "it went wrong");
}

static void
run (TlnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = tln_db_exec (db, sql, &error);

  must (fine, error);
}

/* Of thesis 1 each twentieth; the ids go up with those of the articles, by 20 and more. */
static const char theses_sql[] =
    "WITH RECURSIVE n (value) AS (SELECT 7 UNION ALL SELECT value + 1 FROM n WHERE value < 200)"
    " INSERT INTO thesis (id, title, statement, created_at) SELECT value, 'Thesis ' || value,"
    " 'What is said', 0 FROM n;"
    "UPDATE thesis SET chain_id = (SELECT min (id) FROM chain), falsifier = 'Prices fall',"
    " conviction = 50, next_review = 17000 + id;"
    "INSERT INTO mention (id, article_id, stage_id, rule) SELECT a.id + 11 + s.position, a.id,"
    " s.id, 'bench' FROM article a, stage s WHERE (a.id + s.position) % 4 < 2;"
    "INSERT OR IGNORE INTO reprint (id, article_id, of_id, similarity, found, state)"
    " SELECT a.id + 5, a.id, (SELECT max (b.id) FROM article b WHERE b.id < a.id), 1, 'text',"
    " 'same' FROM article a WHERE a.id % 100 = 0;";

static const char claims_sql[] =
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, strength, day, created_at)"
    " SELECT c.id, c.id, CASE WHEN n % 20 = 0 THEN 1 ELSE 2 + n % 199 END,"
    " (SELECT id FROM stage WHERE position = n % 4), CASE n % 3 WHEN 0 THEN 'against' ELSE 'for'"
    " END, 1 + n % 3, a.published_sort / 86400, 0 FROM (SELECT id, article_id, row_number () OVER"
    " (ORDER BY id) AS n FROM claim WHERE prefix = 'bench') c JOIN article a ON a.id ="
    " c.article_id;"
    /* Each third to one before it of the same thesis. */
    "INSERT OR IGNORE INTO argument_link (id, from_id, claim_id, relation, created_at)"
    " SELECT id + 3, claim_id, before, CASE n % 5 WHEN 0 THEN 'supports' WHEN 1 THEN 'undercuts'"
    " WHEN 2 THEN 'conflicts-with' ELSE 'rebuts' END, 0 FROM (SELECT id, claim_id, n,"
    " lag (claim_id, 3) OVER (PARTITION BY thesis_id ORDER BY id) AS before FROM (SELECT id,"
    " claim_id, thesis_id, row_number () OVER (ORDER BY id) AS n FROM evidence) )"
    " WHERE n % 3 = 1 AND before IS NOT NULL AND before <> claim_id;"
    "INSERT INTO forecast (id, thesis_id, claim_id, proposition, who, value, unit, due, outcome,"
    " resolved_at, created_at) SELECT e.id + 7, e.thesis_id, e.claim_id, 'It comes', 'Speaker ' ||"
    " (e.id >> 20) % 50, 30, 'percent', 17000 + e.id % 900, iif (e.day % 2, 'yes', NULL),"
    " iif (e.day % 2, 1, NULL), 0 FROM evidence e WHERE (e.id >> 20) % 5 = 0;"
    "INSERT INTO forecast_update (id, forecast_id, percent, time) SELECT id + 1, id, 60, 0 FROM"
    " forecast UNION ALL SELECT id + 2, id, 70, 1 FROM forecast;"
    "INSERT INTO falsifier (id, thesis_id, text, check_day, created_at) SELECT t.id * 1000 +"
    " n.value, t.id, 'Orders stop', 17000 + n.value, 0 FROM thesis t, json_each ('[1,2,3]') n;";

static void
add_claims (TlnDb *db)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnStmt) articles =
      tln_stmt_new (db, "SELECT id FROM article ORDER BY id DESC LIMIT ?1");
  g_autoptr (TlnStmt) add = tln_stmt_new (
      db, "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, "
          "speaker, relayed_by, created_at) SELECT ?1, id, ?2, 'bench', '', 0, 5, text_sha256, "
          "?3, ?4, 1470000000000 + ?1 % 864000000 FROM article WHERE id = ?5");

  tln_stmt_bind_int (articles, 1, CLAIMS);
  while (tln_stmt_step (articles, &error)) {
    g_autofree char *words = bench_words (random);
    g_autofree char *speaker = g_strdup_printf ("Speaker %d", g_rand_int_range (random, 0, 50));
    gint64 article = tln_stmt_column_int (articles, 0);

    tln_stmt_reset (add);
    tln_stmt_bind_int (add, 1, article + 23);
    tln_stmt_bind_text (add, 2, words);
    tln_stmt_bind_text (add, 3, speaker);
    tln_stmt_bind_text (add, 4, g_rand_int_range (random, 0, 4) == 0 ? "A paper" : NULL);
    tln_stmt_bind_int (add, 5, article);
    if (!tln_stmt_run (add, &error))
      break;
  }
  must (error == NULL, error);
}

/* Acts of a person on the large thesis. */
static void
add_versions (TlnDb *db)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < VERSIONS; i++) {
    g_autofree char *words = g_strdup_printf ("What is said for the %u. time", i + 2);

    gboolean fine = tln_db_begin (db, &error) &&
                    tln_act_begin (db, TLN_ACT_THESIS_EDIT, &error) != 0 &&
                    tln_theses_set (db, BENCH_THESIS, "statement", words, &error) &&
                    tln_act_end (db, NULL, &error) && tln_db_commit (db, &error);

    must (fine, error);
  }
}

void
bench_theses_fill (TlnDb *db)
{
  run (db, "BEGIN");
  run (db, theses_sql);
  add_claims (db);
  run (db, claims_sql);
  run (db, "COMMIT");
  add_versions (db);
  run (db, "ANALYZE");
}

static void
add_claim (TlnArgument *argument, GRand *random)
{
  TlnClaim *claim = g_atomic_rc_box_new0 (TlnClaim);
  TlnEvidence *evidence = g_atomic_rc_box_new0 (TlnEvidence);

  claim->id = argument->claims->len + 1;
  claim->article_id = claim->id;
  claim->exact = bench_words (random);
  claim->speaker = g_strdup_printf ("Speaker %d", g_rand_int_range (random, 0, 50));
  claim->relayed_by = g_strdup (g_rand_int_range (random, 0, 4) == 0 ? "A paper" : "");
  claim->published = TLN_DATE_NONE;
  claim->evidence =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_evidence_unref);
  *evidence = (TlnEvidence) { .id = claim->id,
                              .claim_id = claim->id,
                              .thesis_id = argument->thesis,
                              .stance = claim->id % 3 == 0 ? TLN_STANCE_AGAINST : TLN_STANCE_FOR,
                              .strength = 2 };
  g_ptr_array_add (claim->evidence, evidence);
  g_ptr_array_add (argument->claims, claim);
}

static void
add_link (TlnArgument *argument, gint64 from, gint64 to, TlnRelation relation)
{
  TlnArgumentLink *link = g_atomic_rc_box_new0 (TlnArgumentLink);

  *link = (TlnArgumentLink) { .id = argument->links->len + 1,
                              .from_id = from,
                              .claim_id = to,
                              .thesis_id = to == 0 ? argument->thesis : 0,
                              .relation = relation,
                              .note = g_strdup ("") };
  g_ptr_array_add (argument->links, link);
}

TlnArgument *
bench_argument (guint n, gboolean tangled)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TlnArgument *argument = g_new0 (TlnArgument, 1);

  argument->thesis = BENCH_THESIS;
  argument->claims =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_claim_unref);
  argument->links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_argument_link_unref);
  argument->sources = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    add_claim (argument, random);
  for (guint i = 2; i <= n; i++) {
    gint64 to = tangled ? (gint64) i - 1 : (gint64) g_rand_int_range (random, 1, (gint32) i);

    /* One of four hangs right below the thesis. */
    if (tangled || i % 4 != 0)
      add_link (argument, i, to, i % 2 == 0 ? TLN_RELATION_REBUTS : TLN_RELATION_SUPPORTS);
    if (tangled || i % 9 == 0)
      add_link (argument, i, 0, TLN_RELATION_SUPPORTS);
  }
  return argument;
}
