/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokenizer of the search index, for FTS5 tables with tokenize='tln' and detail=none. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Raised whenever the terms of a text change: an index of another version is built anew. */
#define TLN_TOKENIZER_VERSION 3

/* Makes 'tln' known to a connection; before any statement that touches an FTS5 table. A text gives
 * each CJK character (simplified), the pair it ends, each word (letters and digits, folded), the
 * word's first 1, 2 and 3 characters behind TLN_UNIT_EDGE_MARK, and the number of the pair it makes
 * with the word before it (TLN_UNIT_PAIR_UTF8), each term once. A title
 * (TLN_UNIT_TITLE_MARK) gives them once more behind that mark, and the initials of 2 to 4 Chinese
 * characters in a row. A query gives pairs (a CJK character that stands alone: itself) and words; a
 * string of it must be made to give one term, since detail=none knows no phrases. What begins with
 * a mark is a term as it stands. Errors: TLN_DB_ERROR_FAILED when this SQLite has no FTS5. */
gboolean tln_tokenizer_register (sqlite3 *db, GError **error);

G_END_DECLS
