/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding codes in a text: the order of the stages, names, offsets. The rules are in tln-code-*.c.
 */
#include "tln-codes.h"

#include "tln-code-scan.h"

#include <string.h>

static const char *const EXCHANGES[] = { "SSE", "SZSE",    "BSE",  "HKEX",    "NASDAQ", "NYSE",
                                         "US",  "OTCFUND", "NEEQ", "SWINDEX", "TDX",    "CRYPTO" };

void
tln_found_instrument_free (TlnFoundInstrument *found)
{
  g_free (found->code);
  g_free (found->name);
  g_free (found);
}

static const char *
static_exchange (const char *exchange)
{
  for (guint i = 0; i < G_N_ELEMENTS (EXCHANGES); i++)
    if (g_strcmp0 (EXCHANGES[i], exchange) == 0)
      return EXCHANGES[i];
  return NULL;
}

static GHashTable *
known_codes (const TlnDetectContext *context)
{
  if (context == NULL || context->n_instruments == 0)
    return NULL;
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < context->n_instruments; i++) {
    const char *exchange = static_exchange (context->instruments[i].exchange);
    if (exchange != NULL)
      g_hash_table_insert (known, context->instruments[i].code, (gpointer) exchange);
  }
  return known;
}

static gboolean
begins_clause (const TlnCodeScan *scan, gsize pos)
{
  gunichar c = tln_scan_prev (scan, tln_scan_back (scan, pos));

  return c == 0 || !g_unichar_isalnum (c);
}

static TlnRange
name_behind (const TlnCodeScan *scan, gsize end)
{
  gsize pos = tln_scan_forth (scan, end);
  gboolean bracket = scan->t[pos] == '(', sure;
  TlnRange name = tln_code_name_after (scan, pos + bracket);

  if (!tln_code_name_plausible (scan, name, &sure) || (bracket && scan->t[name.end] != ')'))
    return (TlnRange) { 0, 0 };
  gsize next = tln_scan_forth (scan, name.end);
  gboolean figures = pos > end && next > name.end && scan->t[next] != '\0' &&
                     strchr ("+-0123456789", scan->t[next]) != NULL;
  return bracket || sure || figures ? name : (TlnRange) { 0, 0 };
}

/* The name of a code that carries its mark. */
static TlnRange
name_near (const TlnCodeScan *scan, const TlnCodeHit *hit)
{
  gboolean latin = g_ascii_isalpha (hit->code[0]);
  gboolean sure;
  gsize open = tln_code_bracket (scan, hit->at.start);

  if (open != G_MAXSIZE) {
    TlnRange name = tln_code_name_before (scan, open, latin);
    const char *closer = tln_scan_starts_any (scan, hit->at.end, tln_code_closers);
    if (name.end > name.start || closer == NULL || scan->t[hit->at.start - 1] != scan->t[open])
      return name;
    name = tln_code_name_after (scan, hit->at.end + strlen (closer));
    gboolean alone = begins_clause (scan, open);
    return alone && tln_code_name_plausible (scan, name, &sure) ? name : (TlnRange) { 0, 0 };
  }
  gsize pos = tln_scan_back (scan, hit->at.start);
  TlnRange name = tln_code_name_before (scan, pos, latin);
  if (pos > 0 && tln_code_name_plausible (scan, name, &sure) &&
      (sure || pos == hit->at.start || begins_clause (scan, name.start)))
    return name;
  return name_behind (scan, hit->at.end);
}

static void
attach_names (TlnCodeScan *scan)
{
  for (guint i = 0; i < scan->hits->len; i++) {
    TlnCodeHit *hit = &g_array_index (scan->hits, TlnCodeHit, i);
    gboolean marked = strcmp (hit->rule, "suffix") == 0 || strcmp (hit->rule, "prefix") == 0 ||
                      strcmp (hit->rule, "secid") == 0 || strcmp (hit->rule, "name(code)") == 0 ||
                      (strlen (hit->code) != 6 &&
                       (strcmp (hit->rule, "label") == 0 || strcmp (hit->rule, "list") == 0));
    if (marked && hit->name.start == hit->name.end)
      hit->name = name_near (scan, hit);
  }
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const TlnCodeHit *one = a, *two = b;

  return (one->at.start > two->at.start) - (one->at.start < two->at.start);
}

/* Findings with offsets of the original text. */
static GPtrArray *
take_hits (TlnCodeScan *scan, const TlnNormalized *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_found_instrument_free);
  gsize pos = 0;
  guint32 offset = 0;

  g_array_sort (scan->hits, compare_hits);
  for (guint i = 0; i < scan->hits->len; i++) {
    const TlnCodeHit *hit = &g_array_index (scan->hits, TlnCodeHit, i);
    TlnFoundInstrument *one = g_new0 (TlnFoundInstrument, 1);
    offset += (guint32) g_utf8_strlen (scan->t + pos, (gssize) (hit->at.start - pos));
    one->start = text->origin[offset];
    offset += tln_scan_length (scan, hit->at);
    one->end = text->origin[offset - 1] + 1;
    pos = hit->at.end;
    one->code = g_strdup (hit->code);
    one->exchange = hit->exchange;
    one->rule = hit->rule;
    if (hit->name.end > hit->name.start)
      one->name = g_strndup (scan->t + hit->name.start, hit->name.end - hit->name.start);
    g_ptr_array_add (found, one);
  }
  return found;
}

GPtrArray *
tln_codes_find (const TlnNormalized *text, const TlnDetectContext *context)
{
  g_autoptr (GHashTable) known = known_codes (context);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlnCodeHit));
  TlnCodeScan scan = { .t = text->text, .n = strlen (text->text), .hits = hits, .known = known };

  scan.taken = g_new0 (guint8, scan.n + 1);
  tln_code_mask (&scan);
  tln_code_find_marked (&scan);
  tln_code_find_latin (&scan);
  tln_code_find_bare (&scan);
  attach_names (&scan);
  g_free (scan.taken);
  return take_hits (&scan, text);
}

static gboolean
parse_dotted (const char *text, char **code, const char **exchange)
{
  const char *dot = strrchr (text, '.');
  g_autofree char *venue = g_ascii_strup (dot == NULL ? "" : dot + 1, -1);
  const char *found = static_exchange (venue);

  if (found == NULL || dot == text || dot - text > 12)
    return FALSE;
  for (const char *p = text; p < dot; p++)
    if (!g_ascii_isalnum (*p) && *p != '.' && *p != '-')
      return FALSE;
  g_autofree char *bare = g_ascii_strup (text, dot - text);
  gsize digits = strspn (bare, "0123456789");
  gboolean hk = strcmp (found, "HKEX") == 0;
  gboolean letters = strcmp (found, "NASDAQ") == 0 || strcmp (found, "NYSE") == 0 ||
                     strcmp (found, "US") == 0 || strcmp (found, "CRYPTO") == 0;
  if (!letters && (bare[digits] != '\0' || (hk ? digits > 5 : digits != 6)))
    return FALSE;
  *code = hk ? g_strdup_printf ("%05d", atoi (bare)) : g_steal_pointer (&bare);
  *exchange = found;
  return TRUE;
}

gboolean
tln_code_parse (const char *text, char **code, const char **exchange)
{
  g_autoptr (TlnNormalized) norm = tln_normalize (text);
  g_autofree char *bare = g_strdup (g_strstrip (norm->text));

  *code = NULL;
  *exchange = NULL;
  if (parse_dotted (bare, code, exchange))
    return TRUE;
  if (strlen (bare) == 6 && strspn (bare, "0123456789") == 6) {
    tln_code_range (bare, exchange);
    *code = *exchange != NULL ? g_steal_pointer (&bare) : NULL;
    return *code != NULL;
  }
  g_autoptr (TlnNormalized) again = tln_normalize (bare);
  g_autoptr (GPtrArray) found = tln_codes_find (again, NULL);
  const TlnFoundInstrument *one = found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
  if (one == NULL || one->start != 0 || one->end != again->n)
    return FALSE;
  *code = g_strdup (one->code);
  *exchange = one->exchange;
  return TRUE;
}
