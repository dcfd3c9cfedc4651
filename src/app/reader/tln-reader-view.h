/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text itself: what an article says, the claims painted on it, marks in the margin. */
#pragma once

#include "tln-reader-detected.h"
#include "tln-reader-text.h"
#include "tln-statements.h"

G_BEGIN_DECLS

#define TLN_TYPE_READER_VIEW (tln_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderView, tln_reader_view, TLN, READER_VIEW, GtkTextView)

GtkWidget *tln_reader_view_new (void);

/* Where the bytes of pictures are; once. */
void tln_reader_view_set_store (TlnReaderView *self, TlnStore *store);
/* What stands above the text and scrolls with it; once. */
void tln_reader_view_set_head (TlnReaderView *self, GtkWidget *head);
/* What scrolls the view; once. The head goes with it. */
void tln_reader_view_follow (TlnReaderView *self, GtkAdjustment *scroll);
/* Shows an article from its beginning; the rest of a long one comes little by little, then the
 * signal "filled", "detected-chosen" (guint place of the
 * text). */
void tln_reader_view_fill (TlnReaderView *self, TlnReading *reading);
gboolean tln_reader_view_is_filled (TlnReaderView *self);
/* The same text with other claims: only the painting changes. */
void tln_reader_view_set_reading (TlnReaderView *self, TlnReading *reading);
/* The claim that keys act on is painted stronger; 0: none. */
void tln_reader_view_set_current (TlnReaderView *self, gint64 claim);

/* Sentences with a dotted line, TlnStatement, and the one keys act on (or NULL). Both stay the
 * caller's until others are set. */
void
tln_reader_view_set_offers (TlnReaderView *self, GPtrArray *offers, const TlnStatement *current);

/* What was found wears chips; stays the caller's until something else is set. NULL: none. */
void tln_reader_view_set_detected (TlnReaderView *self, const TlnReaderDetected *detected);

/* The selected words as a range of the article's text; FALSE when none is selected. */
gboolean tln_reader_view_get_selection (TlnReaderView *self, guint32 *start, guint32 *end);
void tln_reader_view_select (TlnReaderView *self, guint32 start, guint32 end);
void tln_reader_view_clear_selection (TlnReaderView *self);
/* Place of the cursor in the text. */
guint32 tln_reader_view_get_cursor (TlnReaderView *self);
/* Puts the cursor at a place of the text and scrolls there, as soon as it is there. */
void tln_reader_view_go_to (TlnReaderView *self, guint32 place);
/* Draws the eye to words for a moment. */
void tln_reader_view_flash (TlnReaderView *self, guint32 from, guint32 to);
/* The first place of the text that is to be seen, and back to it. */
guint32 tln_reader_view_get_top (TlnReaderView *self);
void tln_reader_view_set_top (TlnReaderView *self, guint32 place);
/* Somebody scrolls: nothing holds the view where it is. */
void tln_reader_view_let_go (TlnReaderView *self);
/* Where a place of the text stands inside the view. */
void tln_reader_view_locate (TlnReaderView *self, guint32 place, GdkRectangle *rectangle);

/* Those of the pairs of places (guint32) of which something is to be seen; caller frees. */
GArray *tln_reader_view_shown (TlnReaderView *self, const GArray *marks);
/* Marks pairs of places as found, one of them as where one is; none takes the marks away. */
void tln_reader_view_mark_found (TlnReaderView *self, const GArray *marks, guint current);
/* The selected words when they stand on one line, else NULL; caller frees. */
char *tln_reader_view_selected_line (TlnReaderView *self);

/* Colours for text on a dark paper whatever the window's style; by default they follow it. */
typedef enum {
  TLN_PAPER_FOLLOWS,
  TLN_PAPER_LIGHT,
  TLN_PAPER_DARK,
} TlnPaperShade;
void tln_reader_view_set_paper (TlnReaderView *self, TlnPaperShade shade);
/* Height of a line of body text, as a multiple of the font's. */
void tln_reader_view_set_spacing (TlnReaderView *self, double line_height);

/* Signals: "claim-clicked" (gint64 id), "instrument-clicked" (gint64 id),
 * "link-clicked" (char *address),
 * "hovered" (guint place the pointer rests on, G_MAXUINT when it goes on),
 * "link-changed" (char *address or NULL: what the pointer or the cursor is on), "fold-clicked"
 * (gint64 boilerplate, gboolean hide), "filled". */

G_END_DECLS
