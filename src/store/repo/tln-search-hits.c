/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article read, its snippet and its score. */
#include "tln-search-hits.h"

#include "tln-search-snippet.h"
#include "tln-stmt.h"

#include <string.h>

/* Width of a snippet: about two lines of a row. */
#define SNIPPET_COLUMNS 120
/* BM25's saturation of repeated words, and what one in the title counts against one in the body. */
#define SATURATION 1.2
#define TITLE_WEIGHT 5
/* Length of a usual body in bytes, against which the length of a body is weighed. */
#define USUAL_LENGTH 3000.0

struct _TlnHitMaker {
  TlnStmt *stmt;
  GPtrArray *needles; /* borrowed ones */
  TlnScan *scan;
  guint near; /* of the last one */
};

GPtrArray *
tln_search_needles (const TlnSearchQuery *query)
{
  GPtrArray *needles = g_ptr_array_new ();

  for (guint i = 0; i < query->terms->len; i++) {
    TlnTerm *term = g_ptr_array_index (query->terms, i);
    if (!term->exclude)
      g_ptr_array_add (needles, term->needle);
  }
  return needles;
}

TlnHitMaker *
tln_hit_maker_new (TlnDb *db, const TlnSearchQuery *query)
{
  static const char SQL[] = "SELECT a.title, c.text FROM article a"
                            " JOIN content c ON c.sha256 = a.text_sha256 WHERE a.id = ?1";
  TlnHitMaker *self = g_new0 (TlnHitMaker, 1);

  self->stmt = tln_stmt_new (db, SQL);
  self->needles = tln_search_needles (query);
  self->scan = tln_scan_new ();
  return self;
}

void
tln_hit_maker_free (TlnHitMaker *maker)
{
  tln_stmt_free (maker->stmt);
  g_ptr_array_unref (maker->needles);
  tln_scan_free (maker->scan);
  g_free (maker);
}

double
tln_search_weigh (guint in_title, guint in_text, gsize length)
{
  double n = (double) in_text + TITLE_WEIGHT * (double) in_title;

  return n * (SATURATION + 1) / (n + SATURATION * (0.25 + 0.75 * (double) length / USUAL_LENGTH));
}

static double
score (TlnHitMaker *maker, const char *title, const TlnSnippet *snippet, gsize length)
{
  guint in_title = 0;

  tln_scan_set (maker->scan, title);
  for (guint i = 0; i < maker->needles->len; i++)
    in_title += tln_scan_count (maker->scan, g_ptr_array_index (maker->needles, i));
  return tln_search_weigh (in_title, snippet->found, length);
}

gboolean
tln_hit_maker_make (TlnHitMaker *maker, gint64 id, TlnHit **hit, GError **error)
{
  gboolean found;

  *hit = NULL;
  tln_stmt_bind_int (maker->stmt, 1, id);
  if (!tln_stmt_first (maker->stmt, &found, error))
    return FALSE;
  if (found) {
    const char *text = tln_stmt_column_text (maker->stmt, 1);
    g_autoptr (TlnSnippet) snippet =
        tln_snippet_new (maker->scan, text, maker->needles, SNIPPET_COLUMNS);
    *hit = g_atomic_rc_box_new0 (TlnHit);
    (*hit)->id = id;
    (*hit)->score = score (maker, tln_stmt_column_text (maker->stmt, 0), snippet, strlen (text));
    (*hit)->snippet = g_steal_pointer (&snippet->text);
    (*hit)->marks = g_steal_pointer (&snippet->marks);
    maker->near = snippet->near;
  }
  tln_stmt_reset (maker->stmt);
  return TRUE;
}

double
tln_hit_maker_get_nearness (const TlnHitMaker *maker)
{
  return maker->needles->len < 2 ? 0 : (double) maker->near / maker->needles->len;
}
