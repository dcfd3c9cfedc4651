/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole pages of an export, from rows already read. */
#include "tln-page.h"

#include "tln-argument-text.h"
#include "tln-claim-text.h"
#include "tln-export-merge.h"
#include "tln-export-text.h"
#include "tln-forecast-text.h"
#include "tln-id.h"
#include "tln-text.h"

#define DAY_SECONDS 86400
/* Characters of a proposition in its title. */
#define TITLE_LENGTH 48

static const char *
word (const TlnPageStyle *style, TlnWord which)
{
  return tln_export_word (style->language, which);
}

/* The day goes again when the note is written as of another one, or as things stand. */
static void
append_front (GString *out, gint64 id, const char *type, const TlnPageStyle *style)
{
  g_autofree char *text = tln_id_to_string (id);

  g_string_append_printf (out, "---\nthroughline-id: \"%s\"\n", text);
  if (style->as_of != NULL)
    g_string_append_printf (out, "throughline-as-of: %s\n", style->as_of);
  g_string_append_printf (out, "type: %s\n", type);
}

static void
begin_region (GString *out, gint64 id, const TlnPageStyle *style)
{
  g_autofree char *text = tln_id_to_string (id);
  g_autofree char *marker = tln_export_marker (text, style->vault, TRUE);

  g_string_append_printf (out, "---\n%s\n", marker);
}

static char *
end_region (GString *out, const TlnPageStyle *style)
{
  g_autofree char *marker = tln_export_marker (NULL, style->vault, FALSE);

  while (out->len > 1 && out->str[out->len - 1] == '\n' && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
  g_string_append_printf (out, "%s\n", marker);
  return g_string_free (out, FALSE);
}

static void
append_heading (GString *out, int level, const char *text)
{
  for (int i = 0; i < level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  tln_export_escape_line (out, text);
  g_string_append (out, "\n\n");
}

/* The heading of a page, and of which day it is. */
static void
append_title (GString *out, const char *text, const TlnPageStyle *style)
{
  append_heading (out, 1, text);
  if (style->as_of != NULL)
    g_string_append_printf (out, "> %s%s\n\n", word (style, TLN_WORD_AS_KNOWN_ON), style->as_of);
}

/* A cell of a table: on one line, bars escaped. */
static void
append_cell (GString *out, const char *text)
{
  g_string_append (out, " ");
  tln_export_escape_line (out, text != NULL ? text : "");
  g_string_append (out, " |");
}

/* A link to another note where there is one, else the text. */
static void
append_link (GString *out, gint64 id, const char *text, const TlnPageStyle *style)
{
  const char *name = style->names != NULL ? g_hash_table_lookup (style->names, &id) : NULL;

  if (name != NULL)
    g_string_append_printf (out, "[[%s]]", name);
  else
    tln_export_escape_line (out, text);
}

/* A page being written: its text and the footnotes to come. */
typedef struct {
  GString *out;
  GArray *footnotes; /* TlnClaimText */
  const TlnBundle *bundle;
  const TlnPageStyle *style;
} Page;

static void
add_claim (Page *page,
           const TlnClaim *claim,
           const TlnEvidence *evidence,
           const TlnArticle *article)
{
  TlnClaimText text = { claim, evidence, article, page->footnotes->len + 1 };

  tln_claim_text_append (page->out, &text, page->style);
  g_array_append_val (page->footnotes, text);
}

static void
append_footnotes (Page *page)
{
  for (guint i = 0; i < page->footnotes->len; i++)
    tln_claim_text_append_footnote (page->out, &g_array_index (page->footnotes, TlnClaimText, i),
                                    page->style);
}

static TlnWord
stance_word (TlnStance stance)
{
  if (stance == TLN_STANCE_FOR)
    return TLN_WORD_FOR;
  return stance == TLN_STANCE_AGAINST ? TLN_WORD_AGAINST : TLN_WORD_NEUTRAL;
}

/* Claims of one stage (0: none of the chain's) and stance, under a heading of their own. */
static guint
append_claims (Page *page, gint64 stage, TlnStance stance, int level)
{
  const TlnBundle *bundle = page->bundle;
  guint n = 0;

  for (guint i = 0; i < bundle->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
    const TlnEvidence *evidence = tln_bundle_evidence (bundle, claim);
    const TlnStage *at = evidence != NULL ? tln_bundle_stage (bundle, evidence->stage_id) : NULL;
    if (evidence == NULL || evidence->stance != stance || (at != NULL ? at->id : 0) != stage)
      continue;
    if (n++ == 0)
      append_heading (page->out, level, word (page->style, stance_word (stance)));
    add_claim (page, claim, evidence, g_hash_table_lookup (bundle->articles, &claim->article_id));
  }
  return n;
}

static guint
append_stances (Page *page, gint64 stage, int level)
{
  return append_claims (page, stage, TLN_STANCE_FOR, level) +
         append_claims (page, stage, TLN_STANCE_AGAINST, level) +
         append_claims (page, stage, TLN_STANCE_NEUTRAL, level);
}

char *
tln_page_prices (const TlnPriceBatch *batch, const char *language)
{
  if (batch == NULL)
    return g_strdup (tln_export_word (language, TLN_WORD_NO_PRICES));
  g_autofree char *first = tln_day_format ((TlnDay) (batch->first / DAY_SECONDS));
  g_autofree char *last = tln_day_format ((TlnDay) (batch->last / DAY_SECONDS));
  gboolean adjusted = g_strcmp0 (batch->adjustment, "forward") == 0 ||
                      g_strcmp0 (batch->adjustment, "backward") == 0;
  TlnWord kind = adjusted ? TLN_WORD_ADJUSTED : TLN_WORD_UNADJUSTED;

  if (g_strcmp0 (batch->adjustment, "splits") == 0)
    kind = TLN_WORD_SPLITS_OUT;
  if (g_strcmp0 (batch->source, "invented") == 0)
    kind = TLN_WORD_INVENTED;
  return g_strdup_printf ("%s – %s, %s", first, last, tln_export_word (language, kind));
}

/* In one file of its own a thesis has what stands on the charts of its instruments; in a vault that
 * is in their notes. Each once, although it may be linked several times. */
static void
append_charts (Page *page, int level)
{
  const TlnBundle *bundle = page->bundle;
  const TlnLink *before = NULL;

  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    const TlnOnChart *chart = g_hash_table_lookup (bundle->charts, &link->instrument_id);

    /* They are in the order of their codes. */
    if (chart != NULL && (before == NULL || before->instrument_id != link->instrument_id)) {
      g_autofree char *code = tln_page_instrument_name (link->code, link->exchange);
      g_autofree char *title =
          g_strdup_printf ("%s: %s", word (page->style, TLN_WORD_ON_CHART), code);

      append_heading (page->out, level, title);
      tln_on_chart_text_append (page->out, chart, page->style->language);
    }
    before = link;
  }
}

/* What is linked to a stage, or to any (0), as a table under a heading of its own. */
static void
append_instruments (Page *page, gint64 only, int level)
{
  const TlnBundle *bundle = page->bundle;
  const TlnPageStyle *style = page->style;
  GString *out = page->out;
  guint n = 0;

  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    const TlnStage *stage = tln_bundle_stage (bundle, link->stage_id);
    if (only != 0 && link->stage_id != only)
      continue;
    if (n++ == 0) {
      append_heading (out, level, word (style, TLN_WORD_INSTRUMENTS));
      g_string_append_printf (out, "| %s | %s | %s | %s | %s |\n| --- | --- | --- | --- | --- |\n",
                              word (style, TLN_WORD_CODE), word (style, TLN_WORD_NAME),
                              word (style, TLN_WORD_STAGE), word (style, TLN_WORD_REASON),
                              word (style, TLN_WORD_PRICES));
    }
    g_autofree char *code = tln_page_instrument_name (link->code, link->exchange);
    g_autofree char *prices = tln_page_prices (
        g_hash_table_lookup (bundle->batches, &link->instrument_id), style->language);
    g_string_append (out, "| ");
    append_link (out, link->instrument_id, code, style);
    g_string_append (out, " |");
    append_cell (out, link->name);
    append_cell (out, stage != NULL ? stage->name : "");
    append_cell (out, link->reason);
    append_cell (out, prices);
    g_string_append_c (out, '\n');
  }
  if (n > 0)
    g_string_append_c (out, '\n');
}

static void
append_thesis_properties (GString *out, const TlnThesis *thesis)
{
  g_autofree char *conviction =
      thesis->conviction >= 0 ? g_strdup_printf ("%d", thesis->conviction) : NULL;

  tln_export_property (out, "title", thesis->title);
  tln_export_property (out, "status", thesis->status);
  g_string_append_printf (out, "conviction:%s%s\n", conviction != NULL ? " " : "",
                          conviction != NULL ? conviction : "");
  tln_export_property_day (out, "created", (TlnDay) (thesis->created_at / 1000 / DAY_SECONDS));
  tln_export_property_day (out, "next-review", thesis->next_review);
  g_string_append (out, "tags: [thesis]\n");
}

static void
append_notes (GString *out, const TlnBundle *bundle, const TlnPageStyle *style)
{
  if (bundle->notes->len == 0)
    return;
  append_heading (out, 2, word (style, TLN_WORD_NOTES));
  for (guint i = 0; i < bundle->notes->len; i++) {
    const TlnNote *note = g_ptr_array_index (bundle->notes, i);
    g_string_append_printf (out, "%s\n\n", note->body);
  }
}

static void
append_falsifiers (GString *out, const TlnBundle *bundle, const TlnPageStyle *style)
{
  if (bundle->falsifiers->len > 0)
    append_heading (out, 2, word (style, TLN_WORD_FALSIFIER));
  for (guint i = 0; i < bundle->falsifiers->len; i++)
    tln_falsifier_text_append (out, g_ptr_array_index (bundle->falsifiers, i), style);
}

/* Links to their notes, in a vault; elsewhere all of them. */
static void
append_forecasts (GString *out, const TlnBundle *bundle, const TlnPageStyle *style)
{
  if (bundle->forecasts == NULL || bundle->forecasts->len == 0)
    return;
  append_heading (out, 2, word (style, TLN_WORD_FORECASTS));
  for (guint i = 0; i < bundle->forecasts->len; i++) {
    const TlnForecast *forecast = g_ptr_array_index (bundle->forecasts, i);
    g_autofree char *standing = tln_forecast_text_standing (forecast, style);

    if (!style->vault) {
      tln_forecast_text_append (out, forecast, style);
      continue;
    }
    g_string_append (out, "- ");
    append_link (out, forecast->id, forecast->proposition, style);
    g_string_append_printf (out, " – %s\n", standing);
  }
  if (style->vault)
    g_string_append_c (out, '\n');
}

char *
tln_page_thesis (const TlnBundle *bundle, const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  const TlnThesis *thesis = bundle->thesis;
  g_autoptr (GArray) footnotes = g_array_new (FALSE, FALSE, sizeof (TlnClaimText));
  Page page = { out, footnotes, bundle, style };

  append_front (out, thesis->id, "thesis", style);
  append_thesis_properties (out, thesis);
  begin_region (out, thesis->id, style);
  append_title (out, thesis->title, style);
  if (*thesis->statement != '\0')
    g_string_append_printf (out, "%s\n\n", thesis->statement);
  append_falsifiers (out, bundle, style);
  for (guint i = 0; i < bundle->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (bundle->stages, i);
    g_autofree char *name = g_strdup_printf ("%u. %s", i + 1, stage->name);
    append_heading (out, 2, name);
    if (append_stances (&page, stage->id, 3) == 0)
      g_string_append_printf (out, "%s\n\n", word (style, TLN_WORD_NO_EVIDENCE));
  }
  gsize before = out->len;
  append_heading (out, 2, word (style, TLN_WORD_NO_STAGE));
  if (append_stances (&page, 0, 3) == 0)
    g_string_truncate (out, before);
  if (bundle->argument != NULL && bundle->argument->argument->links->len > 0) {
    append_heading (out, 2, word (style, TLN_WORD_ARGUMENT));
    tln_argument_text_append (out, bundle->argument, style);
  }
  append_forecasts (out, bundle, style);
  append_instruments (&page, 0, 2);
  if (!style->vault)
    append_charts (&page, 3);
  append_notes (out, bundle, style);
  append_footnotes (&page);
  return end_region (out, style);
}

/* What one thesis holds of a stage, under its name. */
static void
append_stage_part (Page *page, const TlnStage *stage)
{
  const TlnThesis *thesis = page->bundle->thesis;

  g_string_append (page->out, "## ");
  append_link (page->out, thesis->id, thesis->title, page->style);
  g_string_append (page->out, "\n\n");
  if (append_stances (page, stage->id, 3) == 0)
    g_string_append_printf (page->out, "%s\n\n", word (page->style, TLN_WORD_NO_EVIDENCE));
  append_instruments (page, stage->id, 3);
}

char *
tln_page_stage (GPtrArray *bundles,
                const TlnStage *stage,
                const char *chain,
                const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) footnotes = g_array_new (FALSE, FALSE, sizeof (TlnClaimText));
  Page page = { out, footnotes, NULL, style };

  append_front (out, stage->id, "stage", style);
  tln_export_property (out, "chain", chain);
  tln_export_property (out, "stage", stage->key);
  g_string_append (out, "tags: [stage/");
  tln_export_tag (out, stage->key);
  g_string_append (out, "]\n");
  begin_region (out, stage->id, style);
  append_title (out, stage->name, style);
  for (guint i = 0; i < bundles->len; i++) {
    page.bundle = g_ptr_array_index (bundles, i);
    if (tln_bundle_stage (page.bundle, stage->id) != NULL)
      append_stage_part (&page, stage);
  }
  append_footnotes (&page);
  return end_region (out, style);
}

/* "[[name]]" as a property; without a value where there is no such note. */
static void
append_link_property (GString *out, const char *key, gint64 id, const TlnPageStyle *style)
{
  const char *name = style->names != NULL ? g_hash_table_lookup (style->names, &id) : NULL;
  g_autofree char *link = name != NULL ? g_strdup_printf ("[[%s]]", name) : NULL;

  tln_export_property (out, key, link);
}

char *
tln_page_forecast (const TlnForecast *forecast, gint64 source, const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  g_autofree char *title = tln_text_excerpt (forecast->proposition, TITLE_LENGTH);

  append_front (out, forecast->id, "forecast", style);
  tln_export_property (out, "title", title);
  append_link_property (out, "thesis", forecast->thesis_id, style);
  append_link_property (out, "source", source, style);
  tln_forecast_text_append_properties (out, forecast);
  g_string_append (out, "tags: [forecast]\n");
  begin_region (out, forecast->id, style);
  append_title (out, title, style);
  tln_forecast_text_append (out, forecast, style);
  return end_region (out, style);
}

char *
tln_page_forecast_name (const TlnForecast *forecast, const char *language)
{
  g_autofree char *day = tln_day_format (forecast->due);
  g_autofree char *title = tln_text_excerpt (forecast->proposition, TITLE_LENGTH);
  g_autofree char *name =
      day != NULL ? g_strdup_printf ("%.7s %s", day, title)
                  : g_strdup_printf ("%s %s", tln_export_word (language, TLN_WORD_UNDATED), title);

  return tln_export_file_name (name);
}

char *
tln_page_source (const TlnArticle *article,
                 GPtrArray *claims,
                 const char *text,
                 const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) footnotes = g_array_new (FALSE, FALSE, sizeof (TlnClaimText));
  Page page = { out, footnotes, NULL, style };
  g_autofree char *captured = tln_export_time (article->captured_at);

  append_front (out, article->id, "source", style);
  tln_export_property (out, "title", article->title);
  tln_export_property (out, "publisher", article->site);
  tln_export_property (out, "author", article->author);
  tln_export_property (out, "url", article->url);
  tln_export_property_day (out, "published", article->published.day);
  tln_export_property (out, "published-precision",
                       tln_precision_name (article->published.precision));
  g_string_append_printf (out, "captured: %s\n", captured);
  tln_export_property (out, "language", article->language);
  g_string_append_printf (out, "source-sha256: %s\ntext-sha256: %s\ntags: [source]\n",
                          article->original_sha256, article->text_sha256);
  begin_region (out, article->id, style);
  append_title (out, article->title, style);
  append_heading (out, 2, word (style, TLN_WORD_CLAIMS));
  for (guint i = 0; i < claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (claims, i);
    add_claim (&page, claim,
               claim->evidence->len > 0 ? g_ptr_array_index (claim->evidence, 0) : NULL, article);
  }
  append_footnotes (&page);
  if (text != NULL && *text != '\0') {
    g_string_append_c (out, '\n');
    append_heading (out, 2, word (style, TLN_WORD_TEXT));
    g_string_append_printf (out, "%s\n", text);
  }
  return end_region (out, style);
}

char *
tln_page_instrument (const TlnInstrumentPage *page, const TlnPageStyle *style)
{
  GString *out = g_string_new (NULL);
  const TlnInstrument *instrument = page->instrument;
  g_autofree char *code = tln_page_instrument_name (instrument->code, instrument->exchange);
  g_autofree char *prices = tln_page_prices (page->batch, style->language);

  append_front (out, instrument->id, "instrument", style);
  tln_export_property (out, "code", code);
  tln_export_property (out, "name", instrument->name);
  tln_export_property (out, "index", instrument->index_name);
  tln_export_property (out, "prices", prices);
  g_string_append_printf (out, "tags: [%s/", instrument->kind);
  tln_export_tag (out, instrument->code);
  g_string_append (out, "]\n");
  begin_region (out, instrument->id, style);
  g_autofree char *title = g_strdup_printf ("%s %s", code, instrument->name);
  append_title (out, title, style);
  if (page->names->len > 0) {
    g_string_append_printf (out, "%s: ", word (style, TLN_WORD_FORMER_NAMES));
    for (guint i = 0; i < page->names->len; i++) {
      g_string_append (out, i > 0 ? ", " : "");
      tln_export_escape_line (out, g_ptr_array_index (page->names, i));
    }
    g_string_append (out, "\n\n");
  }
  g_string_append_printf (out, "%s: %s\n\n", word (style, TLN_WORD_PRICES), prices);
  if (!tln_on_chart_is_empty (page->chart)) {
    append_heading (out, 2, word (style, TLN_WORD_ON_CHART));
    tln_on_chart_text_append (out, page->chart, style->language);
  }
  append_heading (out, 2, word (style, TLN_WORD_THESES));
  for (guint i = 0; i < page->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (page->links, i);
    gint64 id = link->thesis_id != 0 ? link->thesis_id : link->stage_id;
    if (style->names == NULL || !g_hash_table_contains (style->names, &id))
      continue;
    g_string_append (out, "- ");
    append_link (out, id, "", style);
    if (*link->reason != '\0') {
      g_string_append (out, " – ");
      tln_export_escape_line (out, link->reason);
    }
    g_string_append_c (out, '\n');
  }
  return end_region (out, style);
}

char *
tln_page_source_name (const TlnArticle *article, const char *language)
{
  g_autofree char *day = tln_day_format (article->published.day);
  g_autofree char *name = g_strdup_printf (
      "%s %s – %s", day != NULL ? day : tln_export_word (language, TLN_WORD_UNDATED),
      article->site != NULL ? article->site : tln_export_word (language, TLN_WORD_UNKNOWN_SOURCE),
      article->title);

  return tln_export_file_name (name);
}

/* 515050.SH, 159995.SZ: the suffixes people write; the exchange itself elsewhere. */
char *
tln_page_instrument_name (const char *code, const char *exchange)
{
  static const char *const suffixes[][2] = {
    { "SSE", "SH" }, { "SZSE", "SZ" }, { "BSE", "BJ" }, { "HKEX", "HK" }, { "OTCFUND", "OF" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_strcmp0 (exchange, suffixes[i][0]) == 0)
      return g_strdup_printf ("%s.%s", code, suffixes[i][1]);
  return g_strdup_printf ("%s.%s", code, exchange);
}
