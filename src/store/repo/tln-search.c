/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches as lists want them: ids, hits with snippets, marks. How is in tln-search-plan.c. */
#include "tln-search.h"

#include "tln-search-hits.h"
#include "tln-search-plan.h"

/* That many may be looked at one by one, if it helps to find them. */
#define FEW 2000

static void
hit_clear (TlnHit *hit)
{
  g_free (hit->snippet);
  g_clear_pointer (&hit->marks, g_array_unref);
}
TLN_DEFINE_RECORD (TlnHit, tln_hit, hit_clear)

typedef struct {
  GArray *ids;
  guint limit; /* 0: all */
} Collecting;

static gboolean
take_id (gint64 id, TlnScan *first, TlnScan *second, gpointer data)
{
  Collecting *collecting = data;

  g_array_append_val (collecting->ids, id);
  return collecting->limit == 0 || collecting->ids->len < collecting->limit;
}

static GArray *
search (TlnDb *db, TlnSearchSource source, const char *query, guint limit, GError **error)
{
  g_autoptr (TlnSearchPlan) plan = tln_search_plan_new (db, source, query, FALSE, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Collecting collecting = { ids, limit };

  if (plan == NULL ||
      (limit != 0 && limit <= FEW && !tln_search_plan_begin_newest (plan, db, error)) ||
      !tln_search_plan_run (plan, db, take_id, &collecting, error))
    return NULL;
  return g_steal_pointer (&ids);
}

GArray *
tln_search_ids (TlnDb *db, const char *query, guint limit, GError **error)
{
  return search (db, TLN_SOURCE_INDEX, query, limit, error);
}

GArray *
tln_search_trash_ids (TlnDb *db, const char *query, GError **error)
{
  return search (db, TLN_SOURCE_TRASH, query, 0, error);
}

GArray *
tln_search_claim_ids (TlnDb *db, const char *query, GError **error)
{
  return search (db, TLN_SOURCE_CLAIMS, query, 0, error);
}

GPtrArray *
tln_search_hits (TlnDb *db, const char *query, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (query, error);

  if (parsed == NULL)
    return NULL;
  g_autoptr (TlnHitMaker) maker = tln_hit_maker_new (db, parsed);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_hit_unref);
  for (guint i = 0; i < n; i++) {
    TlnHit *hit = NULL;
    if (!tln_hit_maker_make (maker, ids[i], &hit, error))
      return NULL;
    if (hit != NULL)
      g_ptr_array_add (hits, hit);
  }
  return g_steal_pointer (&hits);
}

GPtrArray *
tln_search (TlnDb *db, const char *query, guint limit, GError **error)
{
  g_autoptr (GArray) ids = tln_search_ids (db, query, limit, error);

  if (ids == NULL)
    return NULL;
  return tln_search_hits (db, query, (const gint64 *) (void *) ids->data, ids->len, error);
}

static GArray *
find_marks (const char *query, const char *text, gboolean title)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (TlnSearchQuery) parsed = tln_search_query_new (query, NULL);

  if (parsed == NULL)
    return marks;
  g_autoptr (GPtrArray) needles = tln_search_needles (parsed);
  g_autoptr (TlnScan) scan = tln_scan_new ();
  tln_scan_set (scan, text);
  for (guint i = 0; i < needles->len; i++) {
    tln_scan_find (scan, g_ptr_array_index (needles, i), marks);
    if (title)
      tln_scan_find_initials (scan, g_ptr_array_index (needles, i), marks);
  }
  tln_marks_merge (marks);
  return marks;
}

GArray *
tln_search_marks (const char *query, const char *text)
{
  return find_marks (query, text, FALSE);
}

GArray *
tln_search_title_marks (const char *query, const char *title)
{
  return find_marks (query, title, TRUE);
}
