/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences one after another. Knows nothing of what they say. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One text of several sentences, with what the language puts between two of them: a blank, or
 * nothing after 。. sentences ends with NULL; empty ones are left out. Main thread or any; caller
 * frees. */
char *tln_sentences_join (const char *const *sentences);

G_END_DECLS
