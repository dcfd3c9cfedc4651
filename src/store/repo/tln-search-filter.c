/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks the names in filters up and writes conditions. What the user wrote never becomes SQL: only
 * numbers, row ids and codes of languages do. */
#include "tln-search-filter.h"

#include "tln-han.h"
#include "tln-instruments.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <string.h>

#define NAME_COLUMNS 4

static const char STAGES[] = "SELECT id, name, name, key, '' FROM stage";
static const char THESES[] = "SELECT id, title, title, title, '' FROM thesis";
static const char INSTRUMENTS[] =
    "SELECT i.id, i.name, i.code, i.code || '.' || i.exchange, coalesce (n.name, '')"
    " FROM instrument i LEFT JOIN instrument_name n ON n.instrument_id = i.id";
/* One article of each site or author, one claim of each speaker stands for it. From one name to the
 * next by their index: articles are many, publishers are few. */
#define EACH(column) \
  "WITH RECURSIVE each (name) AS (SELECT min (" column ") FROM article WHERE " column \
  " IS NOT NULL UNION ALL SELECT (SELECT min (" column ") FROM article WHERE " column \
  " > name) FROM each WHERE name IS NOT NULL) SELECT (SELECT id FROM article WHERE " column \
  " = name LIMIT 1), name, name, name, '' FROM each WHERE name IS NOT NULL"
static const char SITES[] = EACH ("site");
static const char AUTHORS[] = EACH ("author");
static const char SPEAKERS[] = "SELECT min (id), speaker, speaker, speaker, '' FROM claim"
                               " WHERE speaker <> '' GROUP BY speaker";
static const char FEEDS[] = "SELECT id, title, title, title, '' FROM feed";
static const char TAGS[] = "SELECT id, name, name, name, '' FROM tag";

/* How names of a kind become articles, and claims; %s is a list of ids. */
typedef struct {
  TlnFilterKind kind;
  const char *names;
  const char *condition;
  gboolean parts; /* all that hold the value, not the best ones only */
  const char *of_claim; /* the condition on a claim; NULL: that on its article */
} Naming;

static const Naming NAMINGS[] = {
  { TLN_FILTER_STAGE, STAGES,
    "a.id IN (SELECT article_id FROM mention WHERE stage_id IN (%1$s)"
    " UNION SELECT c.article_id FROM evidence e JOIN claim c ON c.id = e.claim_id"
    " WHERE e.stage_id IN (%1$s))",
    FALSE, "q.id IN (SELECT claim_id FROM evidence WHERE stage_id IN (%1$s))" },
  { TLN_FILTER_THESIS, THESES,
    "a.id IN (SELECT article_id FROM mention WHERE thesis_id IN (%1$s)"
    " UNION SELECT c.article_id FROM evidence e JOIN claim c ON c.id = e.claim_id"
    " WHERE e.thesis_id IN (%1$s))",
    FALSE, "q.id IN (SELECT claim_id FROM evidence WHERE thesis_id IN (%1$s))" },
  { TLN_FILTER_INSTRUMENT, INSTRUMENTS,
    "a.id IN (SELECT article_id FROM mention WHERE instrument_id IN (%1$s))", FALSE },
  { TLN_FILTER_TAG, TAGS, "a.id IN (SELECT article_id FROM article_tag WHERE tag_id IN (%1$s))",
    FALSE },
  { TLN_FILTER_FEED, FEEDS, "a.id IN (SELECT article_id FROM feed_entry WHERE feed_id IN (%1$s))",
    FALSE },
  { TLN_FILTER_SITE, SITES, "a.site IN (SELECT site FROM article WHERE id IN (%1$s))", TRUE },
  /* What nobody else is quoted with is said by the author. */
  { TLN_FILTER_BY, AUTHORS, "a.author IN (SELECT author FROM article WHERE id IN (%1$s))", TRUE,
    "nullif (q.speaker, '') IS NULL AND a.author IN (SELECT author FROM article WHERE id IN "
    "(%1$s))" },
  { TLN_FILTER_BY, SPEAKERS,
    "a.id IN (SELECT article_id FROM claim WHERE speaker IN"
    " (SELECT speaker FROM claim WHERE id IN (%1$s)))",
    TRUE, "q.speaker IN (SELECT speaker FROM claim WHERE id IN (%1$s))" },
};

typedef enum {
  FIT_NONE,
  FIT_INITIALS,
  FIT_PART,
  FIT_EQUAL,
} Fit;

/* A name in the form it is compared. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = tln_text_fold (name, -1);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, tln_han_simple (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/* A value that is looked for among names. */
typedef struct {
  char *folded;
  TlnNeedle *initials; /* or NULL */
  TlnScan *scan;
} Sought;

static void
sought_clear (Sought *sought)
{
  g_free (sought->folded);
  g_clear_pointer (&sought->initials, tln_needle_free);
  tln_scan_free (sought->scan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sought, sought_clear)

static Sought
make_sought (const char *value)
{
  Sought sought = { fold_name (value), NULL, tln_scan_new () };

  if (strlen (sought.folded) < 2 ||
      strspn (sought.folded, "abcdefghijklmnopqrstuvwxyz") != strlen (sought.folded))
    return sought;
  sought.initials = tln_needle_new (sought.folded, FALSE);
  sought.initials->initials = TRUE;
  return sought;
}

static Fit
fit (TlnStmt *stmt, const Sought *sought)
{
  Fit best = FIT_NONE;

  for (int i = 1; i <= NAME_COLUMNS; i++) {
    g_autofree char *name = fold_name (tln_stmt_column_text (stmt, i));
    if (strcmp (name, sought->folded) == 0)
      return FIT_EQUAL;
    if (strstr (name, sought->folded) != NULL)
      best = FIT_PART;
    if (best != FIT_NONE || sought->initials == NULL)
      continue;
    tln_scan_set (sought->scan, name);
    if (tln_scan_has_initials (sought->scan, sought->initials))
      best = FIT_INITIALS;
  }
  return best;
}

/* "1,2,3": ids of the rows whose names fit the value best, or of all that hold it. */
static char *
find_ids (TlnDb *db, const Naming *naming, const char *value, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, naming->names);
  g_auto (Sought) sought = make_sought (value);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  Fit best = naming->parts ? FIT_PART : FIT_INITIALS;

  while (tln_stmt_step (stmt, &local)) {
    Fit this = fit (stmt, &sought);
    if (this > best && !naming->parts) {
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
canonical_value (TlnFilterKind kind, const char *value)
{
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;

  if (kind != TLN_FILTER_INSTRUMENT || !tln_instruments_parse_code (value, &code, &exchange) ||
      strcmp (code, value) == 0)
    return g_strdup (value);
  return g_strconcat (code, ".", exchange, NULL);
}

static void
append_or (GString *out)
{
  if (out->len > 0)
    g_string_append (out, " OR ");
}

/* The condition %1$s of a naming for a list of ids. */
static void
append_naming (GString *out, const Naming *naming, gboolean of_claims, const char *ids)
{
  const char *condition =
      of_claims && naming->of_claim != NULL ? naming->of_claim : naming->condition;
  g_auto (GStrv) parts = g_strsplit (condition, "%1$s", -1);
  g_autofree char *sql = g_strjoinv (ids, parts);

  append_or (out);
  g_string_append (out, sql);
}

/* Values that name something, of a filter; out gets the conditions. */
typedef struct {
  TlnDb *db;
  gboolean of_claims;
  GString *out;
} Writing;

static gboolean
append_named (const Writing *writing, TlnFilterKind kind, const char *value, GError **error)
{
  g_autofree char *canonical = canonical_value (kind, value);

  for (guint i = 0; i < G_N_ELEMENTS (NAMINGS); i++) {
    if (NAMINGS[i].kind != kind)
      continue;
    g_autofree char *ids = find_ids (writing->db, &NAMINGS[i], canonical, error);
    if (ids == NULL)
      return FALSE;
    append_naming (writing->out, &NAMINGS[i], writing->of_claims, ids);
  }
  return TRUE;
}

static void
append_bits (GString *out, guint32 bits, const char *const *conditions)
{
  for (guint i = 0; conditions[i] != NULL; i++) {
    if ((bits & 1u << i) == 0)
      continue;
    append_or (out);
    g_string_append (out, conditions[i]);
  }
}

/* Codes were made of letters when the filter was read. */
static void
append_languages (GString *out, char **codes)
{
  for (guint i = 0; codes[i] != NULL; i++) {
    append_or (out);
    g_string_append_printf (out, "lower (a.language) = '%s' OR lower (a.language) LIKE '%s-%%'",
                            codes[i], codes[i]);
  }
}

#define OF_STANCE(name) \
  "a.id IN (SELECT c.article_id FROM evidence e JOIN claim c ON c.id = e.claim_id" \
  " WHERE e.stance = '" name "')"
#define CLAIM_OF_STANCE(name) "q.id IN (SELECT claim_id FROM evidence WHERE stance = '" name "')"

static gboolean
append_condition (const Writing *writing, const TlnFilter *filter, GError **error)
{
  static const char *const STATES[] = { "a.unread = 1",
                                        "a.starred = 1",
                                        "a.archived = 0",
                                        "a.archived = 1",
                                        "a.id IN (SELECT article_id FROM claim)",
                                        "a.kind = 'stub'",
                                        NULL };
  static const char *const STANCES[] = { OF_STANCE ("for"), OF_STANCE ("against"),
                                         OF_STANCE ("neutral"), NULL };
  static const char *const CLAIM_STANCES[] = { CLAIM_OF_STANCE ("for"), CLAIM_OF_STANCE ("against"),
                                               CLAIM_OF_STANCE ("neutral"), NULL };
  GString *out = writing->out;

  switch (filter->kind) {
  case TLN_FILTER_IS:
    append_bits (out, filter->bits, STATES);
    return TRUE;
  case TLN_FILTER_STANCE:
    append_bits (out, filter->bits, writing->of_claims ? CLAIM_STANCES : STANCES);
    return TRUE;
  case TLN_FILTER_LANGUAGE:
    append_languages (out, filter->values);
    return TRUE;
  case TLN_FILTER_SINCE:
    g_string_append_printf (out, "a.published_sort >= %" G_GINT64_FORMAT, filter->time);
    return TRUE;
  case TLN_FILTER_UNTIL:
    g_string_append_printf (out, "a.published_sort < %" G_GINT64_FORMAT, filter->time);
    return TRUE;
  case TLN_FILTER_STAGE:
  case TLN_FILTER_THESIS:
  case TLN_FILTER_INSTRUMENT:
  case TLN_FILTER_SITE:
  case TLN_FILTER_BY:
  case TLN_FILTER_TAG:
  case TLN_FILTER_FEED:
  default:
    for (guint i = 0; filter->values[i] != NULL; i++)
      if (!append_named (writing, filter->kind, filter->values[i], error))
        return FALSE;
    return TRUE;
  }
}

gboolean
tln_search_filter_sql (TlnDb *db,
                       const TlnSearchQuery *query,
                       gboolean of_claims,
                       GString *where,
                       GError **error)
{
  for (guint i = 0; i < query->filters->len; i++) {
    const TlnFilter *filter = g_ptr_array_index (query->filters, i);
    g_autoptr (GString) sql = g_string_new (NULL);
    if (!append_condition (&(Writing) { db, of_claims, sql }, filter, error))
      return FALSE;
    /* A round-turned filter also lets through where nothing is known. */
    g_string_append_printf (where, " AND (%s)%s", sql->str, filter->exclude ? " IS NOT TRUE" : "");
  }
  return TRUE;
}

gboolean
tln_search_filter_knows (TlnDb *db,
                         TlnFilterKind kind,
                         const char *value,
                         gboolean *known,
                         GError **error)
{
  g_autofree char *canonical = canonical_value (kind, value);
  gboolean named = FALSE;

  *known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (NAMINGS) && !*known; i++) {
    if (NAMINGS[i].kind != kind)
      continue;
    g_autofree char *ids = find_ids (db, &NAMINGS[i], canonical, error);
    if (ids == NULL)
      return FALSE;
    named = TRUE;
    *known = ids[0] != '\0';
  }
  *known = *known || !named;
  return TRUE;
}

gboolean
tln_search_filter_names (TlnDb *db,
                         TlnFilterKind kind,
                         void (*func) (const char *name, gpointer data),
                         gpointer data,
                         GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMINGS); i++) {
    if (NAMINGS[i].kind != kind)
      continue;
    g_autoptr (TlnStmt) stmt = tln_stmt_new (db, NAMINGS[i].names);
    g_autoptr (GError) local = NULL;
    while (tln_stmt_step (stmt, &local))
      func (tln_stmt_column_text (stmt, 1), data);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  return TRUE;
}
