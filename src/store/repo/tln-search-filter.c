/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks the names in filters up and writes conditions. What the user wrote never becomes SQL: only
 * numbers and row ids do. */
#include "tln-search-filter.h"

#include "tln-instruments.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <string.h>

static const char STAGES[] = "SELECT id, key, name, name, '' FROM stage";
static const char INSTRUMENTS[] =
    "SELECT i.id, i.code, i.code || '.' || i.exchange, i.name, coalesce (n.name, '')"
    " FROM instrument i LEFT JOIN instrument_name n ON n.instrument_id = i.id";
/* One article of each site stands for it. */
static const char SITES[] =
    "SELECT min (id), site, site, site, '' FROM article WHERE site IS NOT NULL GROUP BY site";

static const char TAGS[] = "SELECT id, name, name, name, '' FROM tag";

#define NAME_COLUMNS 4

typedef enum {
  FIT_NONE,
  FIT_PART,
  FIT_EQUAL,
} Fit;

static Fit
fit (TlnStmt *stmt, const char *sought)
{
  Fit best = FIT_NONE;

  for (int i = 1; i <= NAME_COLUMNS; i++) {
    g_autofree char *name = tln_text_fold (tln_stmt_column_text (stmt, i), -1);
    if (strcmp (name, sought) == 0)
      return FIT_EQUAL;
    if (strstr (name, sought) != NULL)
      best = FIT_PART;
  }
  return best;
}

/* "1,2,3": ids of the rows whose names fit the value best, or of all that fit. */
static char *
find_ids (TlnDb *db, const char *sql, const char *value, gboolean all, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, sql);
  g_autofree char *sought = tln_text_fold (value, -1);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  Fit best = FIT_PART;

  while (tln_stmt_step (stmt, &local)) {
    Fit this = fit (stmt, sought);
    if (this > best && !all) {
      g_string_truncate (ids, 0);
      best = this;
    }
    if (this >= best)
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "",
                              tln_stmt_column_int (stmt, 0));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* SH515050, 515050.SH … as the library writes it; anything else as it is. Six bare digits stay so:
 * the exchange was not said. */
static char *
canonical_code (const char *value)
{
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;

  if (!tln_instruments_parse_code (value, &code, &exchange) || strcmp (code, value) == 0)
    return g_strdup (value);
  return g_strconcat (code, ".", exchange, NULL);
}

/* The condition of a filter that names something. */
static char *
named_condition (TlnDb *db, const TlnFilter *filter, GError **error)
{
  const char *sql = filter->kind == TLN_FILTER_STAGE        ? STAGES
                    : filter->kind == TLN_FILTER_INSTRUMENT ? INSTRUMENTS
                    : filter->kind == TLN_FILTER_TAG        ? TAGS
                                                            : SITES;
  gboolean site = filter->kind == TLN_FILTER_SITE;
  g_autofree char *value = filter->kind == TLN_FILTER_INSTRUMENT ? canonical_code (filter->value)
                                                                 : g_strdup (filter->value);
  g_autofree char *ids = find_ids (db, sql, value, site, error);

  if (ids == NULL)
    return NULL;
  if (filter->kind == TLN_FILTER_STAGE)
    return g_strdup_printf ("a.id IN (SELECT article_id FROM mention WHERE stage_id IN (%s)"
                            " UNION SELECT c.article_id FROM evidence e"
                            " JOIN claim c ON c.id = e.claim_id WHERE e.stage_id IN (%s))",
                            ids, ids);
  if (filter->kind == TLN_FILTER_INSTRUMENT)
    return g_strdup_printf ("a.id IN (SELECT article_id FROM mention WHERE instrument_id IN (%s))",
                            ids);
  if (filter->kind == TLN_FILTER_TAG)
    return g_strdup_printf ("a.id IN (SELECT article_id FROM article_tag WHERE tag_id IN (%s))",
                            ids);
  return g_strdup_printf ("a.site IN (SELECT site FROM article WHERE id IN (%s))", ids);
}

static char *
condition (TlnDb *db, const TlnFilter *filter, GError **error)
{
  switch (filter->kind) {
  case TLN_FILTER_UNREAD:
    return g_strdup ("a.unread = 1");
  case TLN_FILTER_STARRED:
    return g_strdup ("a.starred = 1");
  case TLN_FILTER_INBOX:
    return g_strdup ("a.archived = 0");
  case TLN_FILTER_SINCE:
    return g_strdup_printf ("a.published_sort >= %" G_GINT64_FORMAT, filter->time);
  case TLN_FILTER_UNTIL:
    return g_strdup_printf ("a.published_sort < %" G_GINT64_FORMAT, filter->time);
  case TLN_FILTER_STAGE:
  case TLN_FILTER_INSTRUMENT:
  case TLN_FILTER_SITE:
  case TLN_FILTER_TAG:
  default:
    return named_condition (db, filter, error);
  }
}

gboolean
tln_search_filter_sql (TlnDb *db, const TlnSearchQuery *query, GString *where, GError **error)
{
  for (guint i = 0; i < query->filters->len; i++) {
    const TlnFilter *filter = g_ptr_array_index (query->filters, i);
    g_autofree char *sql = condition (db, filter, error);
    if (sql == NULL)
      return FALSE;
    /* A round-turned filter also lets through where nothing is known. */
    g_string_append_printf (where, " AND (%s)%s", sql, filter->exclude ? " IS NOT TRUE" : "");
  }
  return TRUE;
}
