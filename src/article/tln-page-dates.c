/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every place of a page where the day of publication is known to stand, the surest first. */
#include "tln-page-dates.h"

#include "tln-measure.h"
#include "tln-running-date.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  TlnMetadata *m;
  TlnNode *root;
  TlnNode *body;
  GHashTable *metas;
} Page;

static void
offer_meta_dates (Page *self)
{
  static const char *const names[] = { "article:published_time",
                                       "parsely-pub-date",
                                       "og:article:published_time",
                                       "datepublished",
                                       "og:published_time",
                                       "pubdate",
                                       "publishdate",
                                       "publish-date",
                                       "publish_date",
                                       "publish_time",
                                       "apub:time",
                                       "_pubtime",
                                       "weibo:article:create_at",
                                       "weibo: article:create_at",
                                       "article:published",
                                       "article.published",
                                       "sailthru.date",
                                       "dc.date.issued",
                                       "dc.date",
                                       "dc:date",
                                       "dcterms.created",
                                       "dcterms.date",
                                       "dc.date.created",
                                       "citation_publication_date",
                                       "citation_online_date",
                                       "article_date_original",
                                       "originalpublicationdate",
                                       "cxenseparse:recs:publishtime",
                                       "date",
                                       "og:release_date",
                                       "release_date",
                                       "pub_date",
                                       "published-date",
                                       "rnews:datepublished",
                                       "bt:pubdate",
                                       "shareaholic:article_published_time",
                                       "ptime",
                                       "firstpublishedtime",
                                       "published_date",
                                       "published-time",
                                       "published_time",
                                       NULL };

  for (guint i = 0; names[i] != NULL; i++)
    tln_metadata_offer_date (self->m, g_hash_table_lookup (self->metas, names[i]), names[i], FALSE);
}

/* WeChat and others put the moment into a script: var ct = "1568016000". */
static void
offer_script_date (Page *self)
{
  for (TlnNode *at = self->root->first; at != NULL; at = tln_node_next (at, self->root)) {
    const char *text = at->tag == TLN_TAG_SCRIPT && at->first != NULL ? at->first->text : NULL;
    const char *ct = text != NULL ? strstr (text, "var ct") : NULL;
    if (ct == NULL)
      continue;
    ct += strlen ("var ct");
    ct += strspn (ct, " =\"'");
    g_autofree char *digits = g_strndup (ct, strspn (ct, "0123456789"));
    if (strlen (digits) == 10)
      tln_metadata_offer_date (self->m, digits, "ct", FALSE);
    return;
  }
}

static void
offer_marked_date (Page *self)
{
  for (TlnNode *at = self->body->first; at != NULL; at = tln_node_next (at, self->body)) {
    const char *prop = tln_node_attr (at, "itemprop");
    if (prop == NULL || g_ascii_strcasecmp (prop, "datePublished") != 0)
      continue;
    g_autofree char *text = tln_node_text (at);
    const char *stated = tln_node_attr (at, "datetime");
    if (stated == NULL)
      stated = tln_node_attr (at, "content");
    tln_metadata_offer_date (self->m, stated != NULL ? stated : text, "datePublished", FALSE);
  }
}

static gboolean
dated_name (const TlnNode *node)
{
  static const char *const parts[] = { "date", "time",   "publish", "pub-", "posted",
                                       "info", "source", "byline",  "meta", NULL };

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (node->label, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Where dates are of something else. */
static gboolean
never_dated (const TlnNode *node)
{
  return node->tag == TLN_TAG_FOOTER || node->tag == TLN_TAG_NAV ||
         strstr (node->label, "comment") != NULL || strstr (node->label, "related") != NULL ||
         strstr (node->label, "recommend") != NULL;
}

static gboolean
aside (const TlnNode *node)
{
  return never_dated (node) || node->tag == TLN_TAG_ASIDE ||
         strstr (node->label, "sidebar") != NULL;
}

/* Words for another date than that of publication. */
static gboolean
of_change (const char *text)
{
  static const char *const words[] = { "updat", "modif",  "review", "revis", "edited", "checked",
                                       "event", "expire", "更新",   "修改",  "修订" };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A date that stands alone: the whole text, or that of a short element made for it. */
static gboolean
date_of (const TlnNode *node, TlnDate *date)
{
  gboolean made = node->tag == TLN_TAG_TIME || (*node->label != '\0' && dated_name (node));
  gsize start, end;

  if (node->tag != TLN_TAG_TEXT && !made)
    return FALSE;
  guint length = tln_measure_length (node);
  if (length == 0 || length > 60)
    return FALSE;
  g_autofree char *text = tln_node_text (node);
  return tln_running_date_find (text, date, &start, &end) &&
         (made || (start == 0 && text[end] == '\0'));
}

/* The first date that stands alone under the heading, before any paragraph; NULL when that is
 * the day of a change. */
static const TlnNode *
date_under_heading (Page *self, TlnDate *date)
{
  gboolean under = FALSE, change = FALSE;

  for (TlnNode *at = self->body->first; at != NULL;) {
    if (at->tag == TLN_TAG_SCRIPT || at->tag == TLN_TAG_STYLE || aside (at)) {
      at = tln_node_after (at, self->body);
      continue;
    }
    under = under || at->tag == TLN_TAG_H1;
    gboolean text = under && at->tag == TLN_TAG_TEXT && !tln_node_blank (at);
    if (text && tln_measure_length (at) > 200)
      return NULL;
    if (under && date_of (at, date)) {
      g_autofree char *written = tln_node_text (at);
      return change || of_change (written) || of_change (at->label) ? NULL : at;
    }
    if (text)
      change = of_change (at->text);
    at = tln_node_next (at, self->body);
  }
  return NULL;
}

static void
clear_date (TlnMetadata *m)
{
  m->published = TLN_DATE_NONE;
  m->published_origin = NULL;
  g_clear_pointer (&m->published_text, g_free);
}

static void
offer_element (Page *self, const TlnNode *node)
{
  g_autofree char *text = tln_node_text (node);
  gboolean time = node->tag == TLN_TAG_TIME;
  const char *stated = time ? tln_node_attr (node, "datetime") : NULL;

  tln_metadata_offer_date (self->m, stated != NULL ? stated : text, time ? "time" : "text",
                           stated == NULL);
}

/* Systems that were moved state the day of the move. Where an earlier day stands under the heading,
 * readers were told that one. */
static void
prefer_earlier (Page *self)
{
  TlnDate date;
  const TlnNode *under =
      self->m->published.day != TLN_DAY_NONE ? date_under_heading (self, &date) : NULL;

  if (under == NULL || date.day + 1 >= self->m->published.day)
    return;
  clear_date (self->m);
  offer_element (self, under);
}

/* The first time element with a moment outside of asides; then elements named like dates. */
static void
offer_visible_date (Page *self)
{
  TlnDate date;
  const TlnNode *under = date_under_heading (self, &date);

  for (guint pass = 0; pass < 2; pass++) {
    for (TlnNode *at = self->body->first; at != NULL;) {
      if (aside (at)) {
        at = tln_node_after (at, self->body);
        continue;
      }
      gboolean here = pass == 0
                          ? at->tag == TLN_TAG_TIME
                          : *at->label != '\0' && dated_name (at) && tln_measure_length (at) <= 120;
      if (here)
        offer_element (self, at);
      at = tln_node_next (at, self->body);
    }
  }
  /* Another day than the one under the heading is that of some other article. */
  if (under != NULL && self->m->published.day != date.day) {
    clear_date (self->m);
    offer_element (self, under);
  }
}

/* The words that a date of publication stands behind: the rest of the text; else NULL. */
static const char *
behind_word (const char *text)
{
  static const char *const words[] = { "first published", "originally published",
                                       "date published",  "publish date",
                                       "published",       "posted",
                                       "发布时间",        "发布日期",
                                       "发表时间",        "发布于",
                                       "发表于" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return text + strlen (words[i]);
  return NULL;
}

/* "Published on March 10, 2025", wherever it stands but under a page and among its comments; the
 * word and the date may be two pieces of text. */
static void
offer_announced_date (Page *self)
{
  gboolean waiting = FALSE;

  for (TlnNode *at = self->body->first; at != NULL && self->m->published.day == TLN_DAY_NONE;) {
    if (at->tag == TLN_TAG_SCRIPT || at->tag == TLN_TAG_STYLE || never_dated (at)) {
      at = tln_node_after (at, self->body);
      continue;
    }
    if (at->tag == TLN_TAG_TEXT && !tln_node_blank (at) && strlen (at->text) < 400) {
      g_autofree char *text = tln_text_squeeze (at->text);
      const char *rest = behind_word (text);
      if ((rest != NULL || waiting) && g_utf8_strlen (text, -1) <= 100)
        tln_metadata_offer_date (self->m, rest != NULL ? rest : text, "text", TRUE);
      waiting = rest != NULL && g_utf8_strlen (rest, -1) <= 5;
    }
    at = tln_node_next (at, self->body);
  }
}

/* Counts the days that match in a text; first keeps the first moment of each. */
static void
count_days (GRegex *regex, const char *text, GHashTable *days, GHashTable *first)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *moment = g_match_info_fetch (match, 1);
    char *day = g_strndup (moment, strlen ("2025-03-10"));
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (days, day)) + 1;
    if (n == 1)
      g_hash_table_insert (first, g_strdup (day), g_steal_pointer (&moment));
    g_hash_table_replace (days, day, GUINT_TO_POINTER (n));
    if (!g_match_info_next (match, NULL))
      break;
  }
}

/* The day that more than half of all are; NULL for none. */
static const char *
most_of (GHashTable *days)
{
  guint all = 0, most = 0;
  const char *best = NULL;
  GHashTableIter iter;
  gpointer day, n;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, &n)) {
    all += GPOINTER_TO_UINT (n);
    if (GPOINTER_TO_UINT (n) > most) {
      most = GPOINTER_TO_UINT (n);
      best = day;
    }
  }
  return most * 2 > all ? best : NULL;
}

/* Data for scripts, as it stands in the page: "datePublished":"2025-03-10", escaped or not. Lists
 * of other articles have it too, so only a day that most of them are is
 * believed. */
static void
offer_data_date (Page *self)
{
  static const char pattern[] =
      "(?:date_?published|published_?(?:at|date|time)|publish_?(?:date|time)|publication_?date|"
      "first_publication_date|date_?posted)(?:\\\\*[\"']|&quot;)\\s*:\\s*(?:\\\\*[\"']|&quot;)"
      "([12][0-9]{3}-[0-9]{2}-[0-9]{2}[0-9T:.+Z-]*)";
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (self->m->published.day != TLN_DAY_NONE)
    return;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  for (TlnNode *at = self->root->first; at != NULL; at = tln_node_next (at, self->root)) {
    if (at->tag == TLN_TAG_SCRIPT && at->first != NULL)
      count_days (regex, at->first->text, days, first);
    for (guint i = 0; i < at->n_attrs; i++)
      if (at->attrs[i].value[0] == '{')
        count_days (regex, at->attrs[i].value, days, first);
  }
  const char *day = most_of (days);
  if (day != NULL)
    tln_metadata_offer_date (self->m, g_hash_table_lookup (first, day), "page data", TRUE);
}

/* What stands in a sentence, or is the day somebody looked at a source, is no date of the article.
 */
static gboolean
in_sentence (const char *text)
{
  static const char *const words[] = { "checked", "accessed", "retrieved", "visited" };
  g_autofree char *squeezed = tln_text_squeeze (text);
  g_autofree char *lower = g_ascii_strdown (squeezed, -1);
  gsize n = strlen (squeezed);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (tln_word_in (lower, words[i]))
      return TRUE;
  return n == 0 || strchr (".:;!?", squeezed[n - 1]) != NULL;
}

/* A date written in the first lines after the title. */
static void
offer_text_date (Page *self)
{
  guint seen = 0;

  if (self->m->published.day != TLN_DAY_NONE)
    return;
  for (TlnNode *at = self->body->first; at != NULL && seen < 4000;) {
    if (at->tag == TLN_TAG_SCRIPT || at->tag == TLN_TAG_STYLE || aside (at)) {
      at = tln_node_after (at, self->body);
      continue;
    }
    if (at->tag == TLN_TAG_TEXT && !tln_node_blank (at)) {
      gsize length = strlen (at->text);
      seen += (guint) MIN (length, 4000);
      if (length < 160 && !in_sentence (at->text))
        tln_metadata_offer_date (self->m, at->text, "text", TRUE);
      if (self->m->published.day != TLN_DAY_NONE)
        return;
    }
    at = tln_node_next (at, self->body);
  }
}

void
tln_page_dates_find (TlnMetadata *metadata, TlnDom *dom, GHashTable *metas, const char *stated)
{
  Page self = {
    .m = metadata, .root = tln_dom_root (dom), .body = tln_dom_body (dom), .metas = metas
  };
  TlnDate date;

  tln_metadata_offer_date (metadata, stated, "json-ld", FALSE);
  offer_meta_dates (&self);
  offer_marked_date (&self);
  prefer_earlier (&self);
  offer_script_date (&self);
  offer_announced_date (&self);
  if (metadata->published.day == TLN_DAY_NONE)
    offer_visible_date (&self);
  const char *where = metadata->url.value;
  if (metadata->published.day == TLN_DAY_NONE && where != NULL &&
      tln_running_date_from_url (where, &date)) {
    metadata->published = date;
    metadata->published_origin = "address";
    metadata->published_guess = TRUE;
  }
  offer_data_date (&self);
  offer_text_date (&self);
}
