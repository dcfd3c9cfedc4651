/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the steps of the extraction, again with less strictness while the result is too short. */
#include "tln-extract.h"

#include "tln-extract-steps.h"
#include "tln-measure.h"
#include "tln-text.h"

#include <string.h>

/* Below this many characters the page is tried again with less strictness. */
#define ENOUGH 500

typedef struct {
  TlnNode *content;
  guint length;
  char *byline;
  const char *dir;
} Result;

/* Words longer than nothing, in lower case. */
static char **
words_of (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *start = NULL;

  for (const char *p = lower;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean word = c != 0 && (tln_char_word (c) || c == '_');
    gboolean cjk = c != 0 && tln_char_cjk (c);
    if (start != NULL && !word) {
      g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
      start = NULL;
    }
    if (cjk)
      g_ptr_array_add (words, g_strndup (p, (gsize) (g_utf8_next_char (p) - p)));
    else if (word && start == NULL)
      start = p;
    if (c == 0)
      break;
  }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

float
tln_title_similarity (const char *a, const char *b)
{
  g_auto (GStrv) in_a = words_of (a);
  g_auto (GStrv) in_b = words_of (b);
  gsize all = 0, missing = 0;

  for (guint i = 0; in_b[i] != NULL; i++) {
    gsize n = strlen (in_b[i]) + 1;
    all += n;
    if (!g_strv_contains ((const char *const *) in_a, in_b[i]))
      missing += n;
  }
  if (all == 0 || in_a[0] == NULL)
    return 0;
  return 1 - (float) missing / (float) all;
}

static const char *
direction (TlnDom *dom, const TlnNode *top)
{
  for (const TlnNode *up = top; up != NULL; up = up->parent) {
    const char *dir = tln_node_attr (up, "dir");
    if (dir != NULL && *dir != '\0')
      return dir;
  }
  const char *body = tln_node_attr (tln_dom_body (dom), "dir");
  return body != NULL && *body != '\0' ? body : tln_node_attr (tln_dom_root (dom), "dir");
}

static void
result_clear (gpointer data)
{
  g_free (((Result *) data)->byline);
}

static Result
attempt_once (TlnDom *dom, const TlnExtractHints *hints, guint strict)
{
  TlnAttempt attempt = { .dom = dom, .hints = hints, .strict = strict };
  TlnNode *body = tln_node_copy (dom, tln_dom_body (dom));
  Result result = { 0 };

  result.content = tln_extract_gather (&attempt, body);
  if (result.content != NULL) {
    result.dir = direction (dom, attempt.top);
    tln_extract_clean (&attempt, result.content);
    result.length = tln_measure_length (result.content);
  }
  result.byline = attempt.byline;
  return result;
}

/* Short pages: a looser attempt must find more running text, not only the links around it. */
static gboolean
better (const Result *result, const Result *best)
{
  if (best->content == NULL)
    return TRUE;
  guint before = tln_measure_prose (best->content);

  return result->length > best->length &&
         (before == 0 || tln_measure_prose (result->content) > before);
}

/* The first attempt that is long enough, else the best. */
static Result
try_all (TlnDom *dom, const TlnExtractHints *hints)
{
  static const guint levels[] = { TLN_STRICT_ALL, TLN_STRICT_WEIGHTS | TLN_STRICT_CLEAN,
                                  TLN_STRICT_CLEAN, 0 };
  Result best = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++) {
    Result result = attempt_once (dom, hints, levels[i]);
    if (result.content != NULL && better (&result, &best)) {
      result_clear (&best);
      best = result;
    } else {
      result_clear (&result);
    }
    if (best.length >= ENOUGH)
      break;
  }
  return best;
}

static Result
container_once (TlnDom *dom, const TlnExtractHints *hints, guint strict, guint *raw)
{
  TlnAttempt attempt = { .dom = dom, .hints = hints, .strict = strict };
  TlnNode *body = tln_node_copy (dom, tln_dom_body (dom));
  Result result = { 0 };

  result.content = tln_extract_container (&attempt, body);
  if (result.content != NULL) {
    *raw = tln_measure_prose (result.content);
    result.dir = direction (dom, attempt.top);
    tln_extract_clean (&attempt, result.content);
    result.length = tln_measure_length (result.content);
  }
  result.byline = attempt.byline;
  return result;
}

/* The part that says it is the article, cleaned; less so when cleaning takes most of it, and
 * with names left out of account when a page of much text would give next to nothing. */
static Result
by_container (TlnDom *dom, const TlnExtractHints *hints, guint scored)
{
  static const guint levels[] = { TLN_STRICT_ALL, TLN_STRICT_NAMES | TLN_STRICT_CLEAN,
                                  TLN_STRICT_NAMES, TLN_STRICT_CLEAN, 0 };
  guint all = tln_measure_prose (tln_dom_body (dom));
  gboolean lost = scored < 1500 && all > scored * 10;
  Result result = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++) {
    guint raw = 0;
    result_clear (&result);
    result = container_once (dom, hints, levels[i], &raw);
    guint prose = result.content != NULL ? tln_measure_prose (result.content) : 0;
    if (prose * 2 > raw && (!lost || prose * 10 > all))
      break;
    if (i >= 2 && !lost)
      break;
  }
  return result;
}

/* Scoring is the rule; where it found less than half of the running text of the part that says it
 * is the article, it went astray. */
static void
agree (Result *scored, TlnDom *dom, const TlnExtractHints *hints)
{
  guint prose = scored->content != NULL ? tln_measure_prose (scored->content) : 0;

  if (prose * 2 >= tln_measure_prose (tln_dom_body (dom)))
    return;
  Result stated = by_container (dom, hints, prose);

  if (stated.content != NULL && stated.length > 0 &&
      tln_measure_prose (stated.content) > prose * 2) {
    result_clear (scored);
    *scored = stated;
    return;
  }
  result_clear (&stated);
}

/* WeChat's pages hold the article in an element of a fixed name, and the account's card beside. */
static Result
wechat (TlnDom *dom, const TlnExtractHints *hints)
{
  TlnAttempt attempt = { .dom = dom, .hints = hints, .strict = 0 };
  TlnNode *body = tln_dom_body (dom);
  Result result = { 0 };

  for (TlnNode *at = body->first; at != NULL; at = tln_node_next (at, body))
    if (g_strcmp0 (tln_node_attr (at, "id"), "js_content") == 0) {
      result.content = tln_node_copy (dom, at);
      result.content->n_attrs = 0;
      tln_extract_clean (&attempt, result.content);
      result.length = tln_measure_length (result.content);
      break;
    }
  return result;
}

TlnExtract *
tln_extract (TlnDom *dom, const TlnExtractHints *hints)
{
  tln_extract_prepare (dom);
  Result best = wechat (dom, hints);
  if (best.length == 0) {
    best = try_all (dom, hints);
    agree (&best, dom, hints);
  }
  if (best.content == NULL || best.length == 0) {
    result_clear (&best);
    return NULL;
  }
  tln_extract_trim (best.content, hints, hints->byline != NULL ? hints->byline : best.byline);
  TlnExtract *extract = g_new0 (TlnExtract, 1);
  extract->content = best.content;
  extract->byline = best.byline;
  extract->dir = best.dir;
  return extract;
}

void
tln_extract_free (TlnExtract *extract)
{
  g_free (extract->byline);
  g_free (extract);
}
