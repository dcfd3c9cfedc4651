/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What boilerplate is written with. Private to tln-boilerplate.c. */
#pragma once

#include "tln-cues.h"

typedef enum {
  TLN_WORD_STRONG, /* said in disclaimers only */
  TLN_WORD_WEAK, /* usual in disclaimers, possible elsewhere */
  TLN_WORD_HEADING, /* begins a disclaimer */
  TLN_WORD_LOOSE_HEADING, /* may begin something else as well */
  TLN_WORD_PROMOTION,
  TLN_WORD_SUPPLIER, /* 资料来源: begins an attribution */
  TLN_WORD_SOURCE, /* 来源: begins a source line */
  TLN_WORD_NAVIGATION,
  TLN_WORD_NAVIGATION_LIST, /* titles of other articles follow */
  TLN_WORD_FIGURE,
  TLN_N_WORDS,
} TlnWordClass;

/* The words of each class; the id of a list is its class. */
extern const TlnCueList tln_boilerplate_words[TLN_N_WORDS];
