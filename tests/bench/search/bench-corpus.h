/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up Chinese, English and mixed articles, the same ones in every run: article i depends on
 * nothing but i. Words come from two lists with frequencies (words_zh.tsv, words_en.tsv). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchCorpus BenchCorpus;

/* Reads the word lists of a folder; ends the program when they are not there. */
BenchCorpus *bench_corpus_new (const char *folder);
void bench_corpus_free (BenchCorpus *corpus);
/* Fills title and body, which are emptied first. */
void bench_corpus_article (const BenchCorpus *corpus, guint64 i, GString *title, GString *body);

G_END_DECLS
