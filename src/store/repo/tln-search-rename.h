/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query in which something goes by another name. No database. */
#pragma once

#include "tln-search-query.h"

G_BEGIN_DECLS

/* text with the value "from" (in any case) of filters of a kind written as "to"; all else stays as
 * it was typed. A name with blanks or commas cannot stand between alternatives, so there the old
 * one stays. NULL: nothing is different, or the query makes no sense. Caller frees. */
char *
tln_search_rename_value (const char *text, TlnFilterKind kind, const char *from, const char *to);

G_END_DECLS
