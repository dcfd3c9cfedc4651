/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excerpt, interest and kinds of instruments: small judgements about a text made once, when it is
 * stored. What is found in a text at all stands in article/tln-detect.h. */
#include "tln-article-digest.h"

#include "tln-text.h"

#include <string.h>

/* Code points of an excerpt, and how many are looked at to make one. */
#define EXCERPT 160
#define LOOK 2000
/* Bytes that make it worth beginning an excerpt behind a sentence. */
#define WORTH 60
#define INTEREST 160

static const char *const own_words[] = { "本公司旗下",       "我公司旗下",       "我司旗下",
                                         "公司旗下基金",     "公司旗下产品",     "公司旗下ETF",
                                         "本基金管理人旗下", "本基金管理人管理", "our fund",
                                         "our ETF",          "managed by us",    NULL };
static const char *const related_words[] = { "相关ETF",     "相关基金",     "相关产品",
                                             "related ETF", "related fund", NULL };
static const char *const manager_words[] = {
  "基金管理人不保证",     "基金管理人承诺",   "本公司不对", "我公司不",
  "基金管理股份有限公司", "基金管理有限公司", NULL
};

/* The text between boilerplate, as far as it is looked at. */
static char *
visible_text (const char *text, const GPtrArray *boilerplate)
{
  GString *out = g_string_new (NULL);
  const char *p = text;
  guint32 at = 0;

  for (guint i = 0; i <= boilerplate->len && out->len < LOOK * 4; i++) {
    const TlnFoundBoilerplate *found = i < boilerplate->len ? boilerplate->pdata[i] : NULL;
    const char *end;

    if (found == NULL) {
      g_string_append_len (out, p, (gssize) strnlen (p, LOOK * 4));
      break;
    }
    if (found->start < at)
      continue;
    end = g_utf8_offset_to_pointer (p, (glong) (found->start - at));
    g_string_append_len (out, p, end - p);
    p = g_utf8_offset_to_pointer (end, (glong) (found->end - found->start));
    at = found->end;
  }
  return g_string_free (out, FALSE);
}

static gboolean
ends_sentence (gunichar c)
{
  return c != 0 && g_utf8_strchr ("。!?;.!?;", -1, c) != NULL;
}

static const char *
skip_ends (const char *p)
{
  while (ends_sentence (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* The next sentence of the line, or p itself where hardly anything would be left. */
static const char *
next_sentence (const char *p)
{
  const char *next = p;

  while (*next != '\0' && *next != '\n' && !ends_sentence (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  next = skip_ends (next);
  return strlen (next) < WORTH ? p : next;
}

/* Where a text goes on after its title: behind a first line or sentence that is the title, or
 * behind the sentence of a title that was cut. */
static const char *
skip_title (const char *line, const char *title)
{
  gsize length = strcspn (line, "\n");
  gsize n = strlen (title);
  g_autofree char *first = g_strndup (line, length);
  g_autofree char *folded = tln_text_fold (g_strstrip (first), -1);
  g_autofree char *wanted = tln_text_fold (title, -1);

  if (g_str_has_suffix (title, "…")) {
    n -= strlen ("…");
    return n > 0 && strncmp (line, title, n) == 0 ? next_sentence (line + n) : line;
  }
  if (n > 0 && strcmp (folded, wanted) == 0)
    return line + length;
  if (n > 0 && strncmp (line, title, n) == 0 && skip_ends (line + n) > line + n)
    return skip_ends (line + n);
  return line;
}

char *
tln_article_excerpt (const TlnDocument *document, const TlnDetection *detection)
{
  g_autofree char *text = visible_text (document->rich->text, detection->boilerplate);
  const char *rest = text;

  while (g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  if (document->title.value != NULL)
    rest = skip_title (rest, document->title.value);
  return tln_text_excerpt (rest, EXCERPT);
}

static gboolean
holds_one (const char *text, const char *const *words)
{
  g_autofree char *folded = tln_text_fold (text, -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = tln_text_fold (words[i], -1);

    if (strstr (folded, word) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
manager_speaks (const char *text, const GPtrArray *boilerplate)
{
  for (guint i = 0; i < boilerplate->len; i++) {
    const TlnFoundBoilerplate *found = boilerplate->pdata[i];
    g_autofree char *slice = NULL;

    if (strcmp (found->kind, "disclaimer") != 0)
      continue;
    slice = tln_text_slice (text, (glong) found->start, (glong) found->end);
    if (holds_one (slice, manager_words))
      return TRUE;
  }
  return FALSE;
}

char *
tln_article_interest (const TlnDocument *document, const TlnDetection *detection)
{
  const char *text = document->rich->text;
  gboolean manager = manager_speaks (text, detection->boilerplate);
  const char *p = text;
  guint32 at = 0;

  for (guint i = 0; i < detection->instruments->len; i++) {
    const TlnFoundInstrument *found = detection->instruments->pdata[i];
    const char *start;
    g_autofree char *line = NULL;

    if (found->start < at)
      continue; /* the same line again */
    p = g_utf8_offset_to_pointer (p, (glong) (found->start - at));
    for (start = p; start > text && start[-1] != '\n';)
      start--;
    line = g_strndup (start, strcspn (start, "\n"));
    if (holds_one (line, own_words) || (manager && holds_one (line, related_words)))
      return tln_text_excerpt (line, INTEREST);
    at = found->start + (guint32) g_utf8_strlen (p, (gssize) strcspn (p, "\n"));
    p += strcspn (p, "\n");
  }
  return NULL;
}

static const struct {
  const char *exchange;
  const char *prefix;
  const char *kind;
} ranges[] = {
  { "OTCFUND", "", "fund" },  { "SWINDEX", "", "index" }, { "TDX", "", "index" },
  { "SSE", "50", "fund" },    { "SSE", "5", "etf" },      { "SSE", "000", "index" },
  { "SZSE", "159", "etf" },   { "SZSE", "16", "fund" },   { "SZSE", "18", "fund" },
  { "SZSE", "399", "index" },
};

const char *
tln_instrument_guess_kind (const char *code, const char *exchange, const char *name)
{
  if (name != NULL && holds_one (name, (const char *const[]) { "ETF", NULL }))
    return "etf";
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++) {
    if (strcmp (exchange, ranges[i].exchange) == 0 && g_str_has_prefix (code, ranges[i].prefix))
      return ranges[i].kind;
  }
  if (name != NULL && strstr (name, "指数") != NULL)
    return "index";
  return "stock";
}
