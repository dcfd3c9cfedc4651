/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the tables of the query language; what they mean is said here, for people. */
#include "tln-search-offers.h"

#include "tln-date-label.h"
#include "tln-text.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Letters before a word may be the name of a filter; of Chinese ones the first will do. */
#define LETTERS 2

static const struct {
  TlnFilterKind kind;
  const char *about;
} ABOUT[] = {
  { TLN_FILTER_STAGE, N_ ("a stage of the chain") },
  { TLN_FILTER_THESIS, N_ ("a thesis") },
  { TLN_FILTER_STANCE, N_ ("the stance of a claim") },
  { TLN_FILTER_INSTRUMENT, N_ ("an instrument, by code or name") },
  { TLN_FILTER_SITE, N_ ("the publisher") },
  { TLN_FILTER_BY, N_ ("the author, or who says it") },
  { TLN_FILTER_TAG, N_ ("a tag") },
  { TLN_FILTER_IS, N_ ("unread, starred and so on") },
  { TLN_FILTER_FEED, N_ ("the feed it came by") },
  { TLN_FILTER_LANGUAGE, N_ ("the language of the text") },
  { TLN_FILTER_SINCE, N_ ("published from a date on") },
  { TLN_FILTER_UNTIL, N_ ("published up to a date") },
};

static const char *
about_of (TlnFilterKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (ABOUT); i++)
    if (ABOUT[i].kind == kind)
      return _ (ABOUT[i].about);
  return NULL;
}

static gboolean
is_ascii (const char *name)
{
  return (name[0] & 0x80) == 0;
}

static gboolean
in_chinese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

TlnSearchOffer *
tln_search_offer_new (const char *text, const char *about)
{
  TlnSearchOffer *offer = g_new0 (TlnSearchOffer, 1);

  offer->text = g_strdup (text);
  offer->about = g_strdup (about);
  return offer;
}

void
tln_search_offer_free (TlnSearchOffer *offer)
{
  g_free (offer->text);
  g_free (offer->about);
  g_free (offer);
}

static gboolean
begins (const char *name, const char *typed)
{
  g_autofree char *folded = tln_text_fold (name, -1);
  g_autofree char *sought = tln_text_fold (typed, -1);

  return g_str_has_prefix (folded, sought);
}

static void
add_filter (GPtrArray *offers, const TlnFilterName *name)
{
  g_autofree char *text = g_strconcat (name->name, ":", NULL);

  g_ptr_array_add (offers, tln_search_offer_new (text, about_of (name->kind)));
}

/* Each kind once, by its first name in that script. */
static gboolean
is_first (const TlnFilterName *name)
{
  for (const TlnFilterName *other = TLN_FILTER_NAMES; other != name; other++)
    if (other->kind == name->kind && is_ascii (other->name) == is_ascii (name->name))
      return FALSE;
  return TRUE;
}

static void
add_filters (GPtrArray *offers, const char *typed, gboolean ascii)
{
  for (const TlnFilterName *name = TLN_FILTER_NAMES; name->name; name++)
    if (is_ascii (name->name) == ascii && is_first (name) && begins (name->name, typed))
      add_filter (offers, name);
}

static void
add_words (GPtrArray *offers, const TlnSearchTyped *typed, gboolean ascii)
{
  for (const TlnFilterWord *word = TLN_FILTER_WORDS; word->word; word++)
    if (word->kind == typed->filter->kind && is_ascii (word->word) == ascii &&
        begins (word->word, typed->typed) && !g_str_equal (word->word, typed->typed))
      g_ptr_array_add (offers, tln_search_offer_new (word->word, NULL));
}

static void
add_languages (GPtrArray *offers, const char *typed)
{
  static const struct {
    const char *code;
    const char *about;
  } LANGUAGES[] = { { "zh", N_ ("Chinese") },
                    { "en", N_ ("English") },
                    { "ja", N_ ("Japanese") },
                    { "ko", N_ ("Korean") } };

  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (begins (LANGUAGES[i].code, typed) && !g_str_equal (LANGUAGES[i].code, typed))
      g_ptr_array_add (offers, tln_search_offer_new (LANGUAGES[i].code, _ (LANGUAGES[i].about)));
}

/* As a filter has it; what was typed is the beginning of it or of what it is called. */
static void
add_date (GPtrArray *offers,
          TlnDay day,
          TlnPrecision precision,
          const char *about,
          const char *typed)
{
  TlnDate date = TLN_DATE_NONE;

  date.day = day;
  date.precision = precision;
  g_autofree char *text = tln_date_format (&date);
  g_autofree char *label = about ? g_strdup (about) : tln_date_label (&date);
  if (!g_str_equal (text, typed) && (begins (text, typed) || begins (label, typed)))
    g_ptr_array_add (offers, tln_search_offer_new (text, label));
}

/* Of a year its months, of a month its days. */
static void
add_parts (GPtrArray *offers, const char *typed)
{
  int year = 0, month = 0, day = 0;
  int numbers = sscanf (typed, "%4d-%2d", &year, &month);
  gboolean of_month = numbers == 2 && strlen (typed) >= strlen ("2025-03");

  if (numbers < 1 || strlen (typed) < strlen ("2025"))
    return;
  for (month = of_month ? month : 1; month <= 12 && !of_month; month++)
    add_date (offers, tln_day_new (year, month, 1), TLN_PRECISION_MONTH, NULL, typed);
  for (day = 1; of_month && day <= 31; day++)
    if (tln_day_new (year, month, day) != TLN_DAY_NONE)
      add_date (offers, tln_day_new (year, month, day), TLN_PRECISION_DAY, NULL, typed);
}

static void
add_dates (GPtrArray *offers, const char *typed)
{
  TlnDay today = tln_day_today ();
  TlnDay week = today - (tln_day_weekday (today) - 1);
  int year, month, day;

  tln_day_split (today, &year, &month, &day);
  add_date (offers, today, TLN_PRECISION_DAY, _ ("today"), typed);
  add_date (offers, week, TLN_PRECISION_WEEK, _ ("this week"), typed);
  add_date (offers, today - day + 1, TLN_PRECISION_MONTH, _ ("this month"), typed);
  add_date (offers, tln_day_new (year, 1, 1), TLN_PRECISION_YEAR, _ ("this year"), typed);
  add_date (offers, week - 7, TLN_PRECISION_WEEK, _ ("last week"), typed);
  add_date (offers, tln_day_new (year - (month == 1), month == 1 ? 12 : month - 1, 1),
            TLN_PRECISION_MONTH, _ ("last month"), typed);
  add_date (offers, tln_day_new (year - 1, 1, 1), TLN_PRECISION_YEAR, _ ("last year"), typed);
  if (g_ascii_isdigit (*typed)) {
    g_ptr_array_set_size (offers, 0);
    add_parts (offers, typed);
  }
}

static gboolean
of_dates (const TlnSearchTyped *typed)
{
  return typed->filter &&
         (typed->filter->kind == TLN_FILTER_SINCE || typed->filter->kind == TLN_FILTER_UNTIL);
}

static void
add_searches (GPtrArray *offers, TlnCatalog *catalog, const char *whole)
{
  GPtrArray *searches = tln_catalog_get_searches (catalog);

  for (guint i = 0; i < searches->len; i++) {
    const TlnSavedSearch *search = g_ptr_array_index (searches, i);
    TlnSearchOffer *offer;

    if (!begins (search->name, whole) || g_strcmp0 (search->query->text, whole) == 0)
      continue;
    offer = tln_search_offer_new (search->query->text, NULL);
    /* Translators: what a line among completions is; %s is the name of a saved search */
    offer->about = g_strdup_printf (_ ("saved search %s"), search->name);
    offer->whole = TRUE;
    g_ptr_array_add (offers, offer);
  }
}

GPtrArray *
tln_search_offers (TlnCatalog *catalog, const TlnSearchTyped *typed, const char *whole, guint limit)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_search_offer_free);
  gboolean chinese = in_chinese ();
  gboolean enough = !is_ascii (typed->typed) || g_utf8_strlen (typed->typed, LETTERS) >= LETTERS;

  if (!typed->filter && enough) {
    add_filters (offers, typed->typed, !chinese);
    add_filters (offers, typed->typed, chinese);
    add_searches (offers, catalog, whole);
  } else if (typed->filter && typed->filter->kind == TLN_FILTER_LANGUAGE) {
    add_languages (offers, typed->typed);
  } else if (of_dates (typed)) {
    add_dates (offers, typed->typed);
  } else if (typed->filter) {
    add_words (offers, typed, !chinese);
    if (offers->len == 0)
      add_words (offers, typed, chinese);
  }
  if (offers->len > limit)
    g_ptr_array_set_size (offers, (int) limit);
  return offers;
}

GPtrArray *
tln_search_offers_filters (void)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_search_offer_free);

  add_filters (offers, "", !in_chinese ());
  return offers;
}
