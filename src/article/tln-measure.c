/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures over subtrees. Nothing here changes the tree. */
#include "tln-measure.h"

#include "tln-text.h"

#include <string.h>

typedef struct {
  guint length;
  gboolean blank; /* a run of white space is open */
} Count;

static const char *const unlikely_names[] = {
  "-ad-",         "ai2html",    "banner",  "breadcrumbs", "combx",  "comment",
  "community",    "cover-wrap", "disqus",  "extra",       "footer", "gdpr",
  "header",       "legends",    "menu",    "related",     "remark", "replies",
  "rss",          "shoutbox",   "sidebar", "skyscraper",  "social", "sponsor",
  "supplemental", "ad-break",   "agegate", "pagination",  "pager",  "popup",
  "yom-remote",   NULL
};
static const char *const maybe_names[] = { "and",  "article", "body",   "column", "content",
                                           "main", "mathjax", "shadow", NULL };
static const char *const byline_names[] = { "byline",    "author",   "dateline",
                                            "writtenby", "p-author", NULL };
static const char *const positive_names[] = { "article", "body", "content", "entry",      "hentry",
                                              "h-entry", "main", "page",    "pagination", "post",
                                              "text",    "blog", "story",   NULL };
static const char *const negative_names[] = {
  "-ad-",     "hidden", "banner",   "combx",    "comment", "com-",       "contact",
  "footer",   "gdpr",   "masthead", "media",    "meta",    "outbrain",   "promo",
  "related",  "scroll", "share",    "shoutbox", "sidebar", "skyscraper", "sponsor",
  "shopping", "tags",   "widget",   NULL
};

static gboolean
any_in (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
tln_word_in (const char *text, const char *word)
{
  gsize n = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[n]))
      return TRUE;
  return FALSE;
}

guint
tln_name_hints (const TlnNode *node)
{
  guint hints = 0;

  if (*node->label == '\0')
    return 0;
  if (any_in (node->label, unlikely_names))
    hints |= TLN_NAME_UNLIKELY;
  if (any_in (node->label, maybe_names))
    hints |= TLN_NAME_MAYBE;
  if (any_in (node->label, byline_names))
    hints |= TLN_NAME_BYLINE;
  if (tln_word_in (node->label, "share") || tln_word_in (node->label, "sharedaddy"))
    hints |= TLN_NAME_SHARE;
  return hints;
}

static int
weigh_name (const char *name)
{
  int weight = 0;

  if (name == NULL || *name == '\0')
    return 0;
  g_autofree char *lower = g_ascii_strdown (name, -1);
  if (any_in (lower, negative_names) || tln_word_in (lower, "hid"))
    weight -= 25;
  if (any_in (lower, positive_names))
    weight += 25;
  return weight;
}

int
tln_name_weight (const TlnNode *node)
{
  return weigh_name (tln_node_attr (node, "class")) + weigh_name (tln_node_attr (node, "id"));
}

static void
count_text (Count *count, const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++) {
    if (*p > ' ' && *p < 0x80) { /* the most of most texts */
      count->length += 1 + count->blank;
      count->blank = FALSE;
      continue;
    }
    gboolean blank = *p == ' ' || (*p >= '\t' && *p <= '\r');
    if ((*p & 0xC0) == 0x80)
      continue;
    if (*p == 0xC2 && p[1] == 0xA0)
      blank = TRUE;
    if (*p == 0xE3 && p[1] == 0x80 && p[2] == 0x80)
      blank = TRUE;
    if (blank) {
      count->blank = count->length > 0;
      continue;
    }
    count->length += 1 + count->blank;
    count->blank = FALSE;
  }
}

guint
tln_measure_length (const TlnNode *node)
{
  Count count = { 0 };

  if (node->tag == TLN_TAG_TEXT)
    count_text (&count, node->text);
  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->tag == TLN_TAG_TEXT)
      count_text (&count, at->text);
  return count.length;
}

guint
tln_measure_prose (const TlnNode *node)
{
  guint sum = 0;

  for (const TlnNode *at = node->first; at != NULL;) {
    if (at->tag == TLN_TAG_A || at->tag == TLN_TAG_BUTTON || at->tag == TLN_TAG_OPTION) {
      at = tln_node_after (at, node);
      continue;
    }
    if (at->tag == TLN_TAG_TEXT) {
      Count count = { 0 };
      count_text (&count, at->text);
      if (count.length >= 20)
        sum += count.length;
    }
    at = tln_node_next (at, node);
  }
  return sum;
}

float
tln_measure_link_density (const TlnNode *node)
{
  guint all = tln_measure_length (node);
  float links = 0;

  if (all == 0)
    return 0;
  for (const TlnNode *at = node->first; at != NULL;) {
    if (at->tag == TLN_TAG_A) {
      const char *href = tln_node_attr (at, "href");
      links += (float) tln_measure_length (at) * (href != NULL && *href == '#' ? 0.3F : 1.0F);
      at = tln_node_after (at, node);
    } else {
      at = tln_node_next (at, node);
    }
  }
  return links / (float) all;
}

static gboolean
comma (gunichar c)
{
  return c == ',' || c == 0x060C || c == 0xFE50 || c == 0xFE10 || c == 0xFE11 || c == 0x2E41 ||
         c == 0x2E34 || c == 0x2E32 || c == 0xFF0C;
}

static guint
commas_in (const char *text, gboolean ascii)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == ',')
      n++;
    else if (!ascii && ((guchar) *p == 0xEF || (guchar) *p == 0xE2 || (guchar) *p == 0xD8))
      n += comma (g_utf8_get_char (p));
  }
  return n;
}

guint
tln_measure_commas (const TlnNode *node, gboolean ascii)
{
  guint n = 0;

  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->tag == TLN_TAG_TEXT)
      n += commas_in (at->text, ascii);
  return n;
}

float
tln_measure_density (const TlnNode *node, gboolean (*is_one) (TlnTag tag))
{
  guint all = tln_measure_length (node), inside = 0;

  if (all == 0)
    return 0;
  for (const TlnNode *at = node->first; at != NULL;) {
    if (is_one (at->tag)) {
      inside += tln_measure_length (at);
      at = tln_node_after (at, node);
    } else {
      at = tln_node_next (at, node);
    }
  }
  return (float) inside / (float) all;
}

gboolean
tln_measure_placeholder (const TlnNode *node)
{
  static const char *const words[] = { "ad",        "advertising", "advertisement", "pub",
                                       "publicité", "werb",        "werbung",       "广告",
                                       "реклама",   "anuncio",     "loading",       "正在加载",
                                       "загрузка",  "chargement",  "cargando",      NULL };
  guint length = tln_measure_length (node);

  if (length == 0 || length > 20)
    return FALSE;
  g_autofree char *text = tln_node_text (node);
  g_autofree char *lower = g_utf8_strdown (text, -1);
  char *end = lower + strlen (lower);
  while (end > lower && (end[-1] == '.' || g_str_has_suffix (lower, "…"))) {
    end -= end[-1] == '.' ? 1 : 3;
    *end = '\0';
  }
  return g_strv_contains (words, lower);
}

static gboolean
style_says (const char *style, const char *property, const char *value)
{
  const char *at = strstr (style, property);

  while (at != NULL) {
    const char *p = at + strlen (property);
    p += strspn (p, " ");
    if (*p == ':') {
      p++;
      p += strspn (p, " ");
      if (g_str_has_prefix (p, value))
        return TRUE;
    }
    at = strstr (at + 1, property);
  }
  return FALSE;
}

gboolean
tln_node_visible (const TlnNode *node)
{
  if (node->n_attrs == 0)
    return TRUE;
  const char *style = tln_node_attr (node, "style");
  if (style != NULL &&
      (style_says (style, "display", "none") || style_says (style, "visibility", "hidden")))
    return FALSE;
  if (tln_node_attr (node, "hidden") != NULL)
    return FALSE;
  const char *aria = tln_node_attr (node, "aria-hidden");
  return aria == NULL || strcmp (aria, "true") != 0 || strstr (node->label, "fallback-image");
}

gboolean
tln_tag_heading (TlnTag tag)
{
  return tag >= TLN_TAG_H1 && tag <= TLN_TAG_H6;
}

gboolean
tln_node_phrasing (const TlnNode *node)
{
  switch (node->tag) {
  case TLN_TAG_TEXT:
  case TLN_TAG_ABBR:
  case TLN_TAG_AUDIO:
  case TLN_TAG_B:
  case TLN_TAG_BDO:
  case TLN_TAG_BR:
  case TLN_TAG_BUTTON:
  case TLN_TAG_CITE:
  case TLN_TAG_CODE:
  case TLN_TAG_DATA:
  case TLN_TAG_DATALIST:
  case TLN_TAG_DFN:
  case TLN_TAG_EM:
  case TLN_TAG_EMBED:
  case TLN_TAG_I:
  case TLN_TAG_IMG:
  case TLN_TAG_INPUT:
  case TLN_TAG_KBD:
  case TLN_TAG_LABEL:
  case TLN_TAG_MARK:
  case TLN_TAG_MATH:
  case TLN_TAG_METER:
  case TLN_TAG_NOSCRIPT:
  case TLN_TAG_OBJECT:
  case TLN_TAG_OUTPUT:
  case TLN_TAG_PROGRESS:
  case TLN_TAG_Q:
  case TLN_TAG_RUBY:
  case TLN_TAG_SAMP:
  case TLN_TAG_SCRIPT:
  case TLN_TAG_SELECT:
  case TLN_TAG_SMALL:
  case TLN_TAG_SPAN:
  case TLN_TAG_STRONG:
  case TLN_TAG_SUB:
  case TLN_TAG_SUP:
  case TLN_TAG_TEXTAREA:
  case TLN_TAG_TIME:
  case TLN_TAG_VAR:
  case TLN_TAG_WBR:
    return TRUE;
  case TLN_TAG_A:
  case TLN_TAG_DEL:
  case TLN_TAG_INS:
    for (const TlnNode *child = node->first; child != NULL; child = child->next)
      if (!tln_node_phrasing (child))
        return FALSE;
    return TRUE;
  default:
    return FALSE;
  }
}
