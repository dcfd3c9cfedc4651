/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of exports share. */
#pragma once

#include "tln-tool.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Adds an item to an export; NULL with TLN_IMPORT_ERROR_TOO_LARGE when there are too many. */
TlnToolItem *tln_tool_export_add (TlnToolExport *export, GError **error);
/* An item with a title, an address or a highlight; others hold nothing and are left out. */
gboolean tln_tool_item_holds (const TlnToolItem *item);

/* Takes text unless the member has one already or text is blank; blanks at the ends go. */
void tln_tool_set (char **member, const char *text);
/* The same with markup taken out, when there is some. */
void tln_tool_set_plain (char **member, const char *markup);
/* A title that only repeats the address is none. */
void tln_tool_set_title (TlnToolItem *item, const char *title);
/* Another name behind those that are there. */
void tln_tool_add_author (TlnToolItem *item, const char *name);
/* Another paragraph. */
void tln_tool_add_note (char **note, const char *text);
void tln_tool_add_tag (TlnToolItem *item, const char *tag);
/* Words joined by any of the separators, or a JSON array of strings in a cell. */
void tln_tool_add_tags (TlnToolItem *item, const char *cell, const char *separators);
/* A file of the item, behind those that are there. */
TlnToolFile *tln_tool_add_file (TlnToolItem *item, const char *path);
TlnToolHighlight *tln_tool_add_highlight (TlnToolItem *item, const char *quote, const char *note);
/* Takes a colour as it was written, unless it is none. */
void tln_tool_set_colour (TlnToolHighlight *highlight, const char *written);

/* A moment or day as tools write it: seconds, milliseconds or microseconds since 1970, ISO 8601
 * with a blank or without colons, "March 5, 2021". Nothing for zero, for years that only an empty
 * date has, and for what cannot be read. */
TlnDate tln_tool_date (const char *text);
/* 1, true, yes in any case. */
gboolean tln_tool_truth (const char *text);

/* HTML to plain text with a line for each block; caller frees. */
char *tln_tool_plain (const char *html);

/* Members of JSON objects, whatever type a tool gave them that day. */
const char *tln_tool_json_text (JsonObject *object, const char *name);
/* Text, number or truth value as text; NULL when missing or null. Caller frees. */
char *tln_tool_json_scalar (JsonObject *object, const char *name);
gboolean tln_tool_json_truth (JsonObject *object, const char *name);
/* NULL unless it is an array (of objects only, in the second case). */
JsonArray *tln_tool_json_array (JsonObject *object, const char *name);
JsonObject *tln_tool_json_object_at (JsonArray *array, guint i);
/* Parses strangers' JSON: NULL without an error when it is none. */
JsonParser *tln_tool_json_parse (const char *text);

/* The readers: NULL without an error when the text is nothing of theirs. */
TlnToolExport *tln_tool_read_csv (const char *text, GError **error);
TlnToolExport *tln_tool_read_json (const char *text, GError **error);
TlnToolExport *tln_tool_read_zotero (const char *text, GError **error);
TlnToolExport *tln_tool_read_bookmarks (const char *text, GError **error);
TlnToolExport *tln_tool_read_zip (GBytes *bytes, GError **error);

/* A note of Zotero's in HTML: what was marked in a file and collected in the note becomes
 * highlights, the rest is added to the item's note. */
void tln_tool_take_zotero_note (TlnToolItem *item, const char *html);

/* Entries of Omnivore's metadata: adds items, and for each in slugs its slug. */
gboolean
tln_tool_read_omnivore (TlnToolExport *export, const char *text, GPtrArray *slugs, GError **error);
TlnToolExport *tln_tool_export_new (const char *tool, const char *rule);

G_END_DECLS
