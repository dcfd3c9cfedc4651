/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One claim in an exported file. The form is fixed: verify depends on it. */
#include "tln-claim-text.h"

#include "tln-export-text.h"
#include "tln-id.h"

#include <string.h>

static const char *
callout_kind (const TlnEvidence *evidence)
{
  if (evidence == NULL)
    return "quote";
  switch (evidence->stance) {
  case TLN_STANCE_FOR:
    return "success";
  case TLN_STANCE_AGAINST:
    return "failure";
  case TLN_STANCE_NEUTRAL:
    break;
  }
  return "quote";
}

static const char *
stance_word (const TlnEvidence *evidence, const char *language)
{
  switch (evidence->stance) {
  case TLN_STANCE_FOR:
    return tln_export_word (language, TLN_WORD_FOR);
  case TLN_STANCE_AGAINST:
    return tln_export_word (language, TLN_WORD_AGAINST);
  case TLN_STANCE_NEUTRAL:
    break;
  }
  return tln_export_word (language, TLN_WORD_NEUTRAL);
}

/* "Speaker (relayed by X), 2025-03-09 · strength 2". */
static void
append_heading (GString *out, const TlnClaimText *text, const TlnPageStyle *style)
{
  const TlnClaim *claim = text->claim;
  const char *who = claim->speaker != NULL ? claim->speaker : claim->site;
  TlnDay day = text->evidence != NULL ? text->evidence->day : claim->published.day;
  g_autofree char *date = tln_day_format (day);

  tln_export_escape_line (out, who != NULL && *who != '\0'
                                   ? who
                                   : tln_export_word (style->language, TLN_WORD_UNKNOWN_SOURCE));
  if (claim->relayed_by != NULL && *claim->relayed_by != '\0') {
    g_string_append_printf (out, " (%s ", tln_export_word (style->language, TLN_WORD_RELAYED_BY));
    tln_export_escape_line (out, claim->relayed_by);
    g_string_append_c (out, ')');
  }
  g_string_append (out, ", ");
  if (text->evidence != NULL && tln_claim_day_is_capture (claim, day))
    g_string_append_printf (out, "%s ", tln_export_word (style->language, TLN_WORD_CAPTURED));
  g_string_append (out, date != NULL ? date : tln_export_word (style->language, TLN_WORD_UNDATED));
  if (text->evidence != NULL)
    g_string_append_printf (out, " · %s %d", tln_export_word (style->language, TLN_WORD_STRENGTH),
                            text->evidence->strength);
}

void
tln_claim_text_append (GString *out, const TlnClaimText *text, const TlnPageStyle *style)
{
  g_autofree char *id = tln_id_to_string (text->claim->id);
  g_autofree char *lower = g_ascii_strdown (id, -1);

  g_string_append (out, "> ");
  if (style->vault)
    g_string_append_printf (out, "[!%s] ", callout_kind (text->evidence));
  else if (text->evidence != NULL)
    g_string_append_printf (out, "**%s** · ", stance_word (text->evidence, style->language));
  append_heading (out, text, style);
  g_string_append_c (out, '\n');
  if (!style->vault)
    g_string_append (out, ">\n"); /* else it would go on in the same line */
  tln_export_quote_block (out, text->claim->exact, !style->vault);
  g_string_truncate (out, out->len - 1);
  g_string_append_printf (out, " [^c%u]\n\n", text->number);
  g_string_append_printf (out, style->vault ? "^claim-%s\n\n" : "<!-- claim-%s -->\n\n", lower);
  if (text->claim->note != NULL && *text->claim->note != '\0')
    g_string_append_printf (out, "%s\n\n", text->claim->note);
}

void
tln_claim_text_append_footnote (GString *out, const TlnClaimText *text, const TlnPageStyle *style)
{
  const TlnClaim *claim = text->claim;
  const TlnArticle *article = text->article;
  const char *name =
      style->names != NULL ? g_hash_table_lookup (style->names, &claim->article_id) : NULL;

  g_string_append_printf (out, "[^c%u]: ", text->number);
  if (claim->site != NULL && *claim->site != '\0') {
    tln_export_escape_line (out, claim->site);
    g_string_append (out, ", ");
  }
  g_string_append (out, "“");
  tln_export_escape_line (out, claim->article_title);
  g_string_append (out, "”");
  if (name != NULL)
    g_string_append_printf (out, " ([[%s]])", name);
  g_autofree char *published = tln_date_format (&claim->published);
  g_string_append_printf (out, ", %s",
                          published != NULL ? published
                                            : tln_export_word (style->language, TLN_WORD_UNDATED));
  if (article != NULL && article->url != NULL && strpbrk (article->url, "<> \t\r\n") == NULL)
    g_string_append_printf (out, ", <%s>", article->url);
  else if (article != NULL && article->file_name != NULL) {
    g_string_append (out, ", ");
    tln_export_escape_line (out, article->file_name);
  }
  if (article != NULL) {
    g_autofree char *captured = tln_export_time (article->captured_at);
    g_string_append_printf (out, ", %s %s", tln_export_word (style->language, TLN_WORD_CAPTURED),
                            captured);
  }
  if (claim->page > 0)
    g_string_append_printf (out, ", %s %u", tln_export_word (style->language, TLN_WORD_PAGE),
                            claim->page);
  if (claim->colour != NULL)
    g_string_append_printf (out, ", %s %s", tln_export_word (style->language, TLN_WORD_COLOUR),
                            claim->colour);
  g_string_append_printf (out, ", %s %u–%u, text sha256 %s",
                          tln_export_word (style->language, TLN_WORD_CHARACTERS), claim->start,
                          claim->end, claim->text_sha256);
  if (article != NULL)
    g_string_append_printf (out, ", original sha256 %s", article->original_sha256);
  g_string_append_c (out, '\n');
}
