/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a search, one after the other. Ranking reads the texts of the newest hits once and
 * keeps numbers only; snippets are made of what is shown. */
#include "tln-search-run.h"

#include "tln-search-hits.h"
#include "tln-search-plan.h"

#include <string.h>

#define TITLES 20
#define SHOWN 50
#define RANKED 2000
/* Texts read for ranking: phrases of common words have far more candidates than hits. */
#define READ 3000

/* What all words together at one place add, as a part of the score. */
#define NEARNESS 0.2

typedef struct {
  TlnDb *db;
  const char *query;
  TlnSearchPartFunc func;
  gpointer data;
} Run;

typedef struct {
  gint64 id;
  double score;
} Ranked;

typedef struct {
  GArray *found; /* Ranked */
  GPtrArray *needles; /* NULL: no ranking */
  guint limit;
  gboolean more;
} Collecting;

/* The words of a hit weighed against the length of its text; each word saturates by itself, so that
 * one of many occurrences does not make up for one that is hardly there. */
static double
weigh (const Collecting *collecting, TlnScan *first, TlnScan *second)
{
  gsize length = strlen (second->source);
  double score = 0;

  for (guint i = 0; i < collecting->needles->len; i++) {
    const TlnNeedle *needle = g_ptr_array_index (collecting->needles, i);
    score +=
        tln_search_weigh (tln_scan_count (first, needle), tln_scan_count (second, needle), length);
  }
  return score;
}

static gboolean
take (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  Collecting *collecting = data;
  Ranked ranked = { id, 0 };

  if (collecting->found->len == collecting->limit) {
    collecting->more = TRUE;
    return FALSE;
  }
  if (collecting->needles != NULL)
    ranked.score = weigh (collecting, first, second);
  g_array_append_val (collecting->found, ranked);
  return TRUE;
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return (x->id < y->id) - (x->id > y->id);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const TlnHit *x = *(const TlnHit *const *) a;
  const TlnHit *y = *(const TlnHit *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return (x->id < y->id) - (x->id > y->id);
}

/* The hits of the first of what was found, in its order or by rank and nearness. */
static GPtrArray *
make_hits (const Run *run, const TlnSearchPlan *plan, GArray *found, gboolean best, GError **error)
{
  g_autoptr (TlnHitMaker) maker = tln_hit_maker_new (run->db, plan->query);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_hit_unref);

  if (best)
    g_array_sort (found, compare_ranked);
  for (guint i = 0; i < found->len && i < SHOWN; i++) {
    const Ranked *ranked = &g_array_index (found, Ranked, i);
    TlnHit *hit = NULL;
    if (!tln_hit_maker_make (maker, ranked->id, &hit, error))
      return NULL;
    if (hit == NULL)
      continue;
    if (best)
      hit->score = ranked->score * (1 + NEARNESS * tln_hit_maker_get_nearness (maker));
    g_ptr_array_add (hits, hit);
  }
  if (best)
    g_ptr_array_sort (hits, compare_hits);
  return g_steal_pointer (&hits);
}

/* Fills found of collecting with what a part looks at; needles (to be freed by the caller) where it
 * ranks. NULL: error. */
static TlnSearchPlan *
find_part (const Run *run, TlnSearchParts part, Collecting *collecting, GError **error)
{
  g_autoptr (TlnSearchPlan) plan =
      tln_search_plan_new (run->db, TLN_SOURCE_INDEX, run->query, part == TLN_SEARCH_TITLES, error);

  if (plan == NULL ||
      (part != TLN_SEARCH_COUNT && !tln_search_plan_begin_newest (plan, run->db, error)))
    return NULL;
  if (part == TLN_SEARCH_BEST) {
    collecting->needles = tln_search_needles (plan->query);
    plan->texts = TRUE;
    plan->budget = READ;
  }
  /* Without words every title would do. */
  gboolean none = part == TLN_SEARCH_TITLES && plan->query->terms->len == 0;
  if (!none && !tln_search_plan_run (plan, run->db, take, collecting, error))
    return NULL;
  return g_steal_pointer (&plan);
}

static gboolean
run_part (const Run *run, TlnSearchParts part, guint limit, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));
  Collecting collecting = { .found = found, .limit = limit };
  g_autoptr (TlnSearchPlan) plan = find_part (run, part, &collecting, error);
  g_autoptr (GPtrArray) needles = collecting.needles;

  if (plan == NULL)
    return FALSE;
  g_autoptr (GPtrArray) hits = part == TLN_SEARCH_COUNT
                                   ? NULL
                                   : make_hits (run, plan, found, part == TLN_SEARCH_BEST, error);
  if (part != TLN_SEARCH_COUNT && hits == NULL)
    return FALSE;
  TlnSearchPart answer = { part, hits, found->len, collecting.more || plan->cut, plan->basis };
  run->func (&answer, run->data);
  return TRUE;
}

/* The ids of what was ranked, best first. NULL: error. */
static GArray *
rank (const Run *run, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));
  Collecting collecting = { .found = found, .limit = RANKED };
  g_autoptr (TlnSearchPlan) plan = find_part (run, TLN_SEARCH_BEST, &collecting, error);
  g_autoptr (GPtrArray) needles = collecting.needles;
  g_autoptr (GPtrArray) hits = plan != NULL ? make_hits (run, plan, found, TRUE, error) : NULL;

  if (hits == NULL)
    return NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (ids, ((TlnHit *) g_ptr_array_index (hits, i))->id);
  for (guint i = SHOWN; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Ranked, i).id);
  return ids;
}

GArray *
tln_search_best_ids (TlnDb *db, const char *query, GError **error)
{
  const Run run = { .db = db, .query = query };
  g_autoptr (GArray) best = rank (&run, error);
  g_autoptr (GArray) all = best != NULL ? tln_search_ids (db, query, 0, error) : NULL;
  g_autoptr (GHashTable) ranked = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < best->len; i++)
    g_hash_table_add (ranked, &g_array_index (best, gint64, i));
  GArray *ids = g_array_copy (best);
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (ranked, &g_array_index (all, gint64, i)))
      g_array_append_val (ids, g_array_index (all, gint64, i));
  return ids;
}

gboolean
tln_search_run (TlnDb *db,
                const char *query,
                TlnSearchParts parts,
                TlnSearchPartFunc func,
                gpointer data,
                GError **error)
{
  static const struct {
    TlnSearchParts part;
    guint limit;
  } PARTS[] = { { TLN_SEARCH_TITLES, TITLES },
                { TLN_SEARCH_NEWEST, SHOWN },
                { TLN_SEARCH_COUNT, TLN_SEARCH_COUNT_MAX },
                { TLN_SEARCH_BEST, RANKED } };
  const Run run = { db, query, func, data };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if ((parts & PARTS[i].part) != 0 && !run_part (&run, PARTS[i].part, PARTS[i].limit, error))
      return FALSE;
  return TRUE;
}
