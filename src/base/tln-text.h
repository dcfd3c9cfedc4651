/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode text: character classes, folding with a way back, offsets, excerpts. Offsets named
 * "offset" or "start"/"end" are code points; those named "byte" are bytes of UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Han, kana, hangul, bopomofo and what else is written without blanks between words. */
gboolean tln_char_cjk (gunichar c);
/* Letters, digits, marks of scripts that put blanks between words. */
gboolean tln_char_word (gunichar c);
/* Zero-width and other invisible format characters (ZWSP, ZWNJ, ZWJ, BOM, soft hyphen, bidi marks).
 */
gboolean tln_char_invisible (gunichar c);
/* The one character a character is searched by: full-width forms to half-width, lower case,
 * diacritics of Latin letters dropped. Never changes the number of characters. */
gunichar tln_char_fold (gunichar c);

/* Text for a case-blind, width-blind comparison: tln_char_fold over every character. As many
 * characters as before, so offsets stay true. Caller frees. */
char *tln_text_fold (const char *text, gssize length);

/* NFKC without invisible characters, and for each of its code points the code point offset it came
 * from (one more entry at the end: the length of the original), for finding things in the
 * normalised text and pointing at the original. */
typedef struct {
  char *text; /* normalised, NUL-terminated UTF-8 */
  guint32 *origin; /* n + 1 entries */
  guint n; /* code points of text */
} TlnNormalized;
TlnNormalized *tln_normalize (const char *text);
void tln_normalized_free (TlnNormalized *normalized);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnNormalized, tln_normalized_free)

/* Code point offset of a byte offset in valid UTF-8 and back; linear. */
glong tln_text_offset (const char *text, gsize byte);
gsize tln_text_byte (const char *text, glong offset);
/* The code points [start, end) as a new string; caller frees. */
char *tln_text_slice (const char *text, glong start, glong end);

/* Runs of white space (any kind) to one blank, none at the ends. Caller frees. */
char *tln_text_squeeze (const char *text);
/* The first at most n code points on one line, with … where something was left out, not cutting a
 * Latin word. Caller frees. */
char *tln_text_excerpt (const char *text, guint n);
/* Valid UTF-8 without U+0000, CR LF and CR as LF, without a byte order mark; invalid bytes become
 * U+FFFD. Caller frees. */
char *tln_text_clean (const char *text, gssize length);

/* "zh", "en", "ja", "ko" or NULL when the text does not say; a guess from its scripts. */
const char *tln_text_language (const char *text);
/* Readable characters for a reading time: CJK characters plus Latin words. */
guint tln_text_count (const char *text);

G_END_DECLS
