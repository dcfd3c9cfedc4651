/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented articles, reprints of them, and pairs that only look like reprints. The same seed gives
 * the same texts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pairs that are reprints, then pairs that are not. */
typedef enum {
  TLN_TEST_TITLE, /* another title, source line and disclaimer */
  TLN_TEST_INTRO, /* a sentence before it, promotion behind it */
  TLN_TEST_CUT, /* without its first and last paragraph */
  TLN_TEST_EDIT_1, /* one word in a hundred replaced, and another title */
  TLN_TEST_EDIT_5,
  TLN_TEST_EDIT_10,
  TLN_TEST_EXCERPT, /* 40 % of it */
  TLN_TEST_DAILY, /* the same report of another day */
  TLN_TEST_NOTICE, /* the same notice of another fund */
  TLN_TEST_TOPIC, /* the same subject and vocabulary */
  TLN_TEST_FOOT, /* the same title, source line and disclaimer */
  TLN_TEST_SERIES, /* two parts with the same introduction and end */
  TLN_TEST_QUOTE, /* a tenth of it quoted in another article */
  TLN_TEST_KINDS
} TlnTestPair;

/* A name for reports; whether pairs of the kind are reprints. */
const char *tln_test_pair_name (TlnTestPair kind);
gboolean tln_test_pair_reprint (TlnTestPair kind);

/* An article in "zh" or "en" of so many paragraphs. Caller frees. */
char *tln_test_article (GRand *random, const char *language, guint paragraphs);
/* Two texts of a kind; caller frees both. */
void tln_test_pair (GRand *random, const char *language, TlnTestPair kind, char **a, char **b);

G_END_DECLS
