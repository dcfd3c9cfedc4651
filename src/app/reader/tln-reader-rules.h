/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that parsers and detectors give their rules, in words for people. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words for a rule, in the user's language; one that is not known as it is. Borrowed, valid as long
 * as rule. */
const char *tln_reader_rule_words (const char *rule);
/* "Found by: first line"; NULL where origin is NULL or empty. Caller frees. */
char *tln_reader_found_by (const char *origin);

G_END_DECLS
