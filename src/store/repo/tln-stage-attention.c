/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes once over the dates of the articles and once over the mentions of the stages, both from an
 * index alone, and joins them by id here: a hundred thousand articles must not keep a board
 * waiting. */
#include "tln-stage-attention.h"

#include "tln-past.h"
#include "tln-reprint-groups.h"
#include "tln-stmt.h"

#include <stdlib.h>

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

typedef struct {
  gint64 article;
  TlnWeek week;
} Dated;

/* An article that is the same as others. */
typedef struct {
  gint64 parent; /* towards the one that stands for all; itself at the end */
  TlnWeek first; /* of the one that stands for all: the first week any came out in … */
  gint64 shown; /* … and which one that was; any, where no week is known */
  gboolean trashed;
} Member;

typedef struct {
  TlnDb *db;
  gint64 chain;
  const TlnAttentionQuery *query;
  TlnWeek first;
  GArray *dated; /* Dated, by article */
  GHashTable *members; /* gint64* -> Member* */
  GArray *grouped; /* gint64: what members has, in order */
  GArray *stages; /* gint64 */
  GArray *rows; /* TlnAttentionRow */
  guint *all;
} Load;

static void
load_clear (Load *load)
{
  g_clear_pointer (&load->dated, g_array_unref);
  g_clear_pointer (&load->members, g_hash_table_unref);
  g_clear_pointer (&load->grouped, g_array_unref);
  g_clear_pointer (&load->stages, g_array_unref);
  g_clear_pointer (&load->rows, g_array_unref);
  g_clear_pointer (&load->all, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, load_clear)

static Member *
find_member (const Load *load, gint64 article)
{
  return g_hash_table_lookup (load->members, &article);
}

/* What stands for the group of an article; itself when it is in none. */
static gint64
find_head (const Load *load, gint64 article)
{
  const Member *member;

  while ((member = find_member (load, article)) != NULL && member->parent != article)
    article = member->parent;
  return article;
}

static void
set_parent (Load *load, gint64 article, gint64 parent)
{
  Member *member = find_member (load, article);

  if (member == NULL) {
    member = g_new0 (Member, 1);
    member->first = TLN_WEEK_NONE;
    g_hash_table_insert (load->members, g_memdup2 (&article, sizeof article), member);
  }
  member->parent = parent;
}

static gboolean
load_pairs (Load *load, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (load->db, "SELECT article_id, of_id FROM reprint WHERE state = 'same'");
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local)) {
    gint64 pair[] = { tln_stmt_column_int (stmt, 0), tln_stmt_column_int (stmt, 1) };
    gint64 a = find_head (load, pair[0]);
    gint64 b = find_head (load, pair[1]);

    set_parent (load, MIN (a, b), MIN (a, b));
    set_parent (load, MAX (a, b), MIN (a, b));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
date_member (Load *load, gint64 article, Member *member, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      load->db, "SELECT published, trashed_at IS NOT NULL FROM article WHERE id = ?1");
  TlnDate date;
  gboolean found;

  tln_stmt_bind_int (stmt, 1, article);
  if (!tln_stmt_first (stmt, &found, error))
    return FALSE;
  member->trashed = !found || tln_stmt_column_int (stmt, 1) != 0;
  Member *head = find_member (load, find_head (load, article));
  if (!member->trashed && head->shown == 0)
    head->shown = article;
  if (member->trashed || !tln_date_parse (tln_stmt_column_text (stmt, 0), &date))
    return TRUE;
  TlnWeek week = tln_date_week (&date);
  if (week == TLN_WEEK_NONE || (head->first != TLN_WEEK_NONE && week >= head->first))
    return TRUE;
  head->first = week;
  head->shown = article;
  return TRUE;
}

static int
compare_ids (const void *a, const void *b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Articles come by id: at is how far those in groups have been gone along, from 0. */
static gboolean
is_grouped (const Load *load, guint *at, gint64 article)
{
  while (*at < load->grouped->len && g_array_index (load->grouped, gint64, *at) < article)
    (*at)++;
  return *at < load->grouped->len && g_array_index (load->grouped, gint64, *at) == article;
}

static gboolean
load_groups (Load *load, GError **error)
{
  GHashTableIter iter;
  gpointer article, member;

  if (!load_pairs (load, error))
    return FALSE;
  g_hash_table_iter_init (&iter, load->members);
  while (g_hash_table_iter_next (&iter, &article, &member))
    if (date_member (load, *(gint64 *) article, member, error))
      g_array_append_val (load->grouped, *(gint64 *) article);
    else
      return FALSE;
  g_array_sort (load->grouped, compare_ids);
  return TRUE;
}

/* The seconds each week begins at, and the end of the last: where the zone is known, and where the
 * date is as it was written. */
typedef struct {
  gint64 *zoned;
  gint64 *plain;
  guint at[2]; /* how far each has come */
} Borders;

static void
make_borders (const Load *load, Borders *borders)
{
  guint n = load->query->n_weeks + 1;

  *borders = (Borders) { g_new (gint64, n), g_new (gint64, n), { 0, 0 } };
  for (guint i = 0; i < n; i++) {
    TlnWeek week = load->first + (TlnWeek) i;
    borders->zoned[i] = tln_day_begin_time (tln_week_monday (week)) / 1000;
    borders->plain[i] = tln_week_monday (week) * DAY_SECONDS;
  }
}

/* Seconds come in order. TLN_WEEK_NONE: before the first or after the last week. */
static TlnWeek
find_week (const Load *load, Borders *borders, gint64 seconds, gboolean zoned)
{
  const gint64 *begins = zoned ? borders->zoned : borders->plain;
  guint *at = &borders->at[zoned];

  while (*at < load->query->n_weeks && seconds >= begins[*at + 1])
    (*at)++;
  if (seconds < begins[0] || *at == load->query->n_weeks)
    return TLN_WEEK_NONE;
  return load->first + (TlnWeek) *at;
}

static gboolean
load_weeks (Load *load, Borders *borders, GError **error)
{
  guint n = load->query->n_weeks;
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      load->db, "SELECT published_sort, published GLOB '*T*[-+Z]*', id FROM article INDEXED BY "
                "article_week WHERE trashed_at IS NULL AND published_precision IN ('week', 'day', "
                "'minute') AND published_sort >= ?1 AND published_sort < ?2 "
                "ORDER BY published_sort");
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, MIN (borders->zoned[0], borders->plain[0]));
  tln_stmt_bind_int (stmt, 2, MAX (borders->zoned[n], borders->plain[n]));
  while (tln_stmt_step (stmt, &local)) {
    TlnWeek week = find_week (load, borders, tln_stmt_column_int (stmt, 0),
                              tln_stmt_column_int (stmt, 1) != 0);
    Dated dated = { tln_stmt_column_int (stmt, 2), week };

    if (week != TLN_WEEK_NONE)
      g_array_append_val (load->dated, dated);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_without_week (Load *load, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      load->db, "SELECT id FROM article INDEXED BY article_no_week WHERE trashed_at IS NULL "
                "AND published_precision NOT IN ('week', 'day', 'minute')");
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local)) {
    Dated dated = { tln_stmt_column_int (stmt, 0), TLN_WEEK_NONE };
    g_array_append_val (load->dated, dated);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_dated (const void *a, const void *b)
{
  const Dated *first = a;
  const Dated *second = b;

  return first->article < second->article ? -1 : first->article > second->article;
}

static void
count_week (Load *load, TlnWeek week)
{
  if (week != TLN_WEEK_NONE && week >= load->first &&
      week - load->first < (TlnWeek) load->query->n_weeks)
    load->all[week - load->first]++;
}

/* How many articles each week has; a group counts in its first week only. */
static void
count_all (Load *load)
{
  GHashTableIter iter;
  gpointer article, member;
  guint at = 0;

  for (guint i = 0; i < load->dated->len; i++) {
    const Dated *dated = &g_array_index (load->dated, Dated, i);
    if (!is_grouped (load, &at, dated->article))
      count_week (load, dated->week);
  }
  g_hash_table_iter_init (&iter, load->members);
  while (g_hash_table_iter_next (&iter, &article, &member))
    if (((Member *) member)->parent == *(gint64 *) article)
      count_week (load, ((Member *) member)->first);
}

static gboolean
load_dates (Load *load, GError **error)
{
  Borders borders;
  gboolean fine;

  make_borders (load, &borders);
  fine = load_weeks (load, &borders, error) && load_without_week (load, error);
  g_free (borders.zoned);
  g_free (borders.plain);
  if (!fine)
    return FALSE;
  if (load->dated->len > 1)
    qsort (load->dated->data, load->dated->len, sizeof (Dated), compare_dated);
  return TRUE;
}

static gboolean
load_stages (Load *load, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (load->db, "SELECT id FROM stage WHERE chain_id = ?1 ORDER BY position, id");
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, load->chain);
  while (tln_stmt_step (stmt, &local)) {
    gint64 stage = tln_stmt_column_int (stmt, 0);
    g_array_append_val (load->stages, stage);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Rows of a group are of the one that stands for it, so not in the order of the articles. */
static void
add_grouped (const Load *load, guint stage, gint64 article, GArray *rows)
{
  const Member *member = find_member (load, article);
  gint64 head = find_head (load, article);
  const Member *stands = find_member (load, head);
  TlnAttentionRow row = { head, stands->first, stage, stands->shown };

  if (!member->trashed)
    g_array_append_val (rows, row);
}

/* Articles of a stage come by id, as the dates are: one goes along the other. An article may come
 * more than once, each time after the other: DISTINCT would keep all of them to find that out.
 * grouped: where the rows of groups go to. */
static gboolean
load_mentions (Load *load, guint stage, GArray *grouped, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      load->db, "SELECT article_id FROM mention WHERE stage_id = ?1 ORDER BY article_id");
  g_autoptr (GError) local = NULL;
  const Dated *dated = (const Dated *) (gpointer) load->dated->data;
  const Dated *end = dated + load->dated->len;
  guint at = 0;

  tln_stmt_bind_int (stmt, 1, g_array_index (load->stages, gint64, stage));
  for (gint64 last = 0; tln_stmt_step (stmt, &local);) {
    gint64 article = tln_stmt_column_int (stmt, 0);

    if (article == last)
      continue;
    last = article;
    while (dated < end && dated->article < article)
      dated++;
    if (is_grouped (load, &at, article)) {
      add_grouped (load, stage, article, grouped);
    } else if (dated < end && dated->article == article) {
      TlnAttentionRow row = { article, dated->week, stage, article };
      g_array_append_val (load->rows, row);
    }
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const Dated *
find_dated (const Load *load, gint64 article)
{
  Dated key = { article, TLN_WEEK_NONE };

  if (load->dated->len == 0)
    return NULL;
  return bsearch (&key, load->dated->data, load->dated->len, sizeof key, compare_dated);
}

static guint
find_stage (const Load *load, gint64 stage)
{
  for (guint i = 0; i < load->stages->len; i++)
    if (g_array_index (load->stages, gint64, i) == stage)
      return i;
  return G_MAXUINT;
}

/* Claims in place of articles; all is then all claims that are evidence. */
static gboolean
load_claims (Load *load, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      load->db, "SELECT e.claim_id, e.stage_id, c.article_id FROM evidence e "
                "JOIN claim c ON c.id = e.claim_id JOIN article a ON a.id = c.article_id "
                "WHERE a.trashed_at IS NULL AND NOT " TLN_EVIDENCE_REPEATED " ORDER BY e.claim_id");
  g_autoptr (GError) local = NULL;
  gint64 last = 0;

  while (tln_stmt_step (stmt, &local)) {
    gint64 claim = tln_stmt_column_int (stmt, 0);
    guint stage = find_stage (load, tln_stmt_column_int (stmt, 1));
    const Dated *dated = find_dated (load, tln_stmt_column_int (stmt, 2));
    if (dated == NULL)
      continue;
    if (claim != last)
      count_week (load, dated->week);
    last = claim;
    TlnAttentionRow row = { claim, dated->week, stage, claim };
    if (stage != G_MAXUINT)
      g_array_append_val (load->rows, row);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_rows (Load *load, GError **error)
{
  g_autoptr (GArray) grouped = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));

  if (load->query->by_claims)
    return load_claims (load, error);
  count_all (load);
  for (guint i = 0; i < load->stages->len; i++)
    if (!load_mentions (load, i, grouped, error))
      return FALSE;
  tln_attention_sort (grouped);
  g_array_append_vals (load->rows, grouped->data, grouped->len);
  return TRUE;
}

TlnAttention *
tln_stage_attention_load_rows (TlnDb *db,
                               gint64 chain,
                               const TlnAttentionQuery *query,
                               GArray **rows,
                               GError **error)
{
  g_auto (Load) load = { .db = db, .chain = chain, .query = query };

  load.first = tln_day_week (query->today) - (TlnWeek) query->n_weeks + 1;
  load.dated = g_array_new (FALSE, FALSE, sizeof (Dated));
  load.stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  load.rows = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));
  load.grouped = g_array_new (FALSE, FALSE, sizeof (gint64));
  load.members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  load.all = g_new0 (guint, query->n_weeks + 1);
  if (!tln_past_complete (db, error))
    return NULL;
  if (!load_groups (&load, error) || !load_dates (&load, error) || !load_stages (&load, error) ||
      !load_rows (&load, error))
    return NULL;
  *rows = g_steal_pointer (&load.rows);
  return tln_attention_new (*rows, load.stages->len, load.first, load.all, query->n_weeks);
}

TlnAttention *
tln_stage_attention_load (TlnDb *db, gint64 chain, const TlnAttentionQuery *query, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  return tln_stage_attention_load_rows (db, chain, query, &rows, error);
}
