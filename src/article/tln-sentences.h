/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences end, in Chinese and English. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the character at a byte of a text ends a sentence: a line's end, 。！？；!?; and a full
 * stop that is not part of a number, a name or an abbreviation. */
gboolean tln_sentence_ends (const char *text, gsize byte);

/* A sentence, without blanks around it. */
typedef struct {
  gsize from; /* bytes */
  gsize to;
  guint32 start; /* code points */
  guint32 end;
  gboolean closed; /* by a mark; otherwise by the end of its line */
} TlnSentence;

/* Goes to the sentence behind this one; {0} is before the first. Quotation marks and brackets that
 * close behind its end belong to it. FALSE at the end of the text. */
gboolean tln_sentence_next (const char *text, TlnSentence *sentence);

G_END_DECLS
