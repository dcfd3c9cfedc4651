/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from names to words. Names that stand in a page (og:title, json-ld) are shown as they
 * are. */
#include "tln-reader-rules.h"

#include <glib/gi18n.h>
#include <string.h>

/* The names the parsers and detectors give their rules, as words; others are shown as they are. */
static const struct {
  const char *rule;
  const char *words;
} known[] = {
  { "address", N_ ("address") },
  { "browser", N_ ("browser") },
  { "feed", N_ ("feed") },
  { "cue", N_ ("cue word") },
  { "first line", N_ ("first line") },
  { "file name", N_ ("file name") },
  { "heading", N_ ("heading") },
  { "dateline", N_ ("line with the date") },
  { "front matter", N_ ("front matter") },
  { "user", N_ ("you") },
  { "label", N_ ("label before it") },
  { "list", N_ ("list of codes") },
  { "prefix", N_ ("exchange before the code") },
  { "suffix", N_ ("exchange after the code") },
  { "name(code)", N_ ("code behind its name") },
  { "cashtag", N_ ("dollar sign before the code") },
  { "amount", N_ ("number and unit") },
  { "range", N_ ("two numbers and a unit") },
  { "plain", N_ ("words around the number") },
  { "numeral", N_ ("number in words") },
  { "tenths", N_ ("number in tenths") },
  { "fraction", N_ ("fraction") },
  { "vague", N_ ("hint of a number") },
  { "whole date", N_ ("day, month and year") },
  { "month and year", N_ ("month and year") },
  { "quarter or half and year", N_ ("quarter or half and year") },
  { "year first", N_ ("year") },
  { "year of the article", N_ ("year of the article") },
  { "year before the article", N_ ("year before the article") },
  { "year not said", N_ ("date without its year") },
  { "year counted from the article's", N_ ("year counted from the article’s") },
  { "fiscal year", N_ ("fiscal year") },
  { "cue and number", N_ ("word that foretells and a number") },
  { "cue and direction", N_ ("word that foretells and a direction") },
  { "horizon and number", N_ ("time to come and a number") },
  { "text", N_ ("text itself") },
  { "title", N_ ("title of the page") },
  { "source line", N_ ("line with the source") },
  { "secid", N_ ("code with the number of its exchange") },
  { "caption: figure, number, colon", N_ ("word for a figure, number and colon") },
  { "caption: figure and number", N_ ("word for a figure and number") },
  { "short line that ends as a caption", N_ ("short line that ends as a caption") },
  { "bracketed line that names its source", N_ ("bracketed line that names its source") },
  { "line that begins with its source", N_ ("line that begins with its source") },
  { "source or author at the head or foot", N_ ("source or author at the head or foot") },
  { "link of the site at the head or foot", N_ ("link of the site at the head or foot") },
  { "short line that asks for something", N_ ("short line that asks for something") },
  { "titles after a heading of links at the foot",
    N_ ("titles after a heading of links at the foot") },
  { "disclaimer sentences at the end", N_ ("disclaimer sentences at the end") },
  { "disclaimer sentences at the beginning", N_ ("disclaimer sentences at the beginning") },
  { "a line of nothing but disclaimer", N_ ("line of nothing but disclaimer") },
};

const char *
tln_reader_rule_words (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].rule, rule))
      return _ (known[i].words);
  return rule;
}

/* A passage that begins with a word for what it is. */
#define BY_HEADING "heading "

char *
tln_reader_found_by (const char *origin)
{
  g_autofree char *heading = NULL;

  if (!origin || !*origin)
    return NULL;
  if (g_str_has_prefix (origin, BY_HEADING))
    /* Translators: the words a passage begins with: "heading “Risk disclosure”" */
    heading = g_strdup_printf (_ ("heading “%s”"), origin + strlen (BY_HEADING));
  /* Translators: how a title, a date, a code or a passage was found: "Found by: first line" */
  return g_strdup_printf (_ ("Found by: %s"), heading ? heading : tln_reader_rule_words (origin));
}
