/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the reader's text view only. */
#pragma once

#include "tln-after-frame.h"
#include "tln-reader-picture.h"
#include "tln-reader-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Around the text, in px; the marks stand in it. */
#define TLN_READER_MARGIN 24

struct _TlnReaderView {
  GtkTextView parent_instance;
  TlnReading *reading;
  TlnReaderMap *map;
  GtkWidget *head; /* over the top margin; not owned */
  GtkTextTag *tints[3]; /* by stance */
  GtkTextTag *current_tints[3];
  GtkTextTag *noted;
  TlnStore *store; /* the pictures come from */
  GPtrArray *pictures; /* TlnReaderPicture, as they stand */
  gint64 current;
  TlnReaderFiller *filler; /* NULL: all is there */
  TlnAfterFrame
      *shown; /* until the beginning has been drawn; then the rest is filled in; or NULL */
  guint work; /* idle: filling, and painting what is dirty */
  GArray *dirty; /* pairs of places (guint32) where claims are to be painted anew */
  guint32 wanted_cursor; /* where to go once it is there; TLN_NOWHERE */
  guint32 wanted_top;
  guint32 kept; /* where one is while the lines are laid out anew; TLN_NOWHERE */
  double kept_align; /* of the height of the view */
  guint keeping; /* timeout */
  guint placing_kept; /* idle */
  GPtrArray *offers; /* TlnStatement; borrowed, or NULL */
  const TlnStatement *offer; /* of them, or NULL */
  int width; /* as it was laid out last */
  const TlnReaderDetected *detected; /* whose chips are shown; borrowed, or NULL */
  guint32 detected_place; /* of the one under the pointer or the cursor; TLN_NOWHERE */
  guint32 pointed; /* the pointer is on this place; TLN_NOWHERE */
  guint32 hovered; /* of the one the pointer is on; TLN_NOWHERE */
  guint resting; /* timeout */
  float flash; /* how much of it is left, 1 to 0 */
  guint32 flash_from;
  guint32 flash_to;
  guint flash_hold; /* timeout */
  AdwAnimation *fading; /* or NULL */
  GPtrArray *margin; /* GtkButton: over marks, chips and links that are to be seen; children */
  guint marking; /* idle */
  GPtrArray *tables; /* of the text, see tln-reader-tables.c; or NULL */
  GPtrArray *table_boxes; /* buttons over the wide ones; children */
  GtkAccessible *outline; /* of the text for screen readers; NULL until one asks */
  guint fit_idle;
  GtkTextTag *refit;
  guint pictures_idle;
  TlnPaperShade shade;
  guint placing; /* tick callback */
  char *link; /* under the pointer or the cursor, or NULL */
  GdkContentProvider *words; /* the primary selection; NULL: the view never had a display */
};

#define TLN_NOWHERE G_MAXUINT32

/* Nothing more is put in or painted (tln-reader-filling.c). */
void tln_reader_view_stop_filling (TlnReaderView *self);
/* The tables that are there already are set for the width of the view. */
void tln_reader_view_lay_reached (TlnReaderView *self);
/* What is dirty is painted when there is time. */
void tln_reader_view_queue_work (TlnReaderView *self);
/* The width is about to change: what is on top is to stay there. The lines take up more or less
 * than before: what is kept stays. */
void tln_reader_view_hold (TlnReaderView *self);
void tln_reader_view_stay (TlnReaderView *self);
/* A place of the text in the buffer. */
void tln_reader_view_iter (TlnReaderView *self, guint32 place, GtkTextIter *iter);
/* Parts of the text that are widgets or painted, for the filler; data is the view. */
GdkPaintable *tln_reader_view_build_picture (TlnImage *image, gpointer data);
GtkWidget *tln_reader_view_build_fold (const TlnBoilerplate *passage, char **text, gpointer data);
void tln_reader_view_fit_head (TlnReaderView *self);
gboolean tln_reader_view_is_dark (TlnReaderView *self);

/* Claims on the text (tln-reader-claims.c): paints those of a part of the text, which may be
 * painted already. */
void tln_reader_view_paint (TlnReaderView *self, guint32 from, guint32 to, gboolean painted);
/* Makes dirty what differs from another reading of the same text, and one claim; 0: none. */
void tln_reader_view_repaint (TlnReaderView *self, const TlnReading *old);
void tln_reader_view_repaint_claim (TlnReaderView *self, gint64 claim);
void
tln_reader_view_draw_marks (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen);
/* The part of the text that is to be seen; FALSE: none. */
gboolean
tln_reader_view_seen (TlnReaderView *self, const GdkRectangle *seen, guint32 *from, guint32 *to);
/* Buttons over the marks (tln-reader-margin.c): makes those that are to be seen when there is time;
 * takes all out. */
void tln_reader_view_mark_margin (TlnReaderView *self);
void tln_reader_view_clear_margin (TlnReaderView *self);
/* Tables (tln-reader-tables.c): looks for them; sets those that are there as wide as the page is;
 * puts the buttons of wide ones where they belong; other columns of the one at a place, FALSE: it
 * is not wide; brings the column at a place into sight. */
void tln_reader_view_find_tables (TlnReaderView *self);
void tln_reader_view_forget_tables (TlnReaderView *self); /* how wide they were */
void tln_reader_view_lay_tables (TlnReaderView *self, guint32 reached);
void tln_reader_view_place_tables (TlnReaderView *self);
gboolean tln_reader_view_step_columns (TlnReaderView *self, guint32 place, int by);
void tln_reader_view_bring_column (TlnReaderView *self, guint32 place);
/* The place of the buffer at buffer coordinates, about as gtk_text_view_get_iter_at_location, which
 * must not be asked about tables that are not laid out yet. */
void tln_reader_view_at (TlnReaderView *self, int x, int y, GtkTextIter *at);
/* Where a claim begins, in buffer coordinates. */
void tln_reader_view_claim_place (TlnReaderView *self, const TlnClaim *claim, GdkRectangle *place);
/* The lines under offered sentences that are to be seen (tln-reader-dots.c). */
void
tln_reader_view_draw_offers (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen);
/* The chips behind what was found that are to be seen (tln-reader-chips.c), and what was found at a
 * place. */
void
tln_reader_view_draw_chips (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen);
const TlnDetected *tln_reader_view_detected_at (TlnReaderView *self, guint32 place);
void tln_reader_view_draw_flash (TlnReaderView *self, GtkSnapshot *snapshot);
void tln_reader_view_stop_flash (TlnReaderView *self);
/* Clicks, the shape of the pointer and tooltips (tln-reader-pointer.c). */
void tln_reader_view_connect_pointer (TlnReaderView *self);
void tln_reader_view_install_links (GtkWidgetClass *widget_class);
/* The primary selection (tln-reader-primary.c), right after GTK has realized the view and right
 * before it unrealizes it. */
void tln_reader_view_take_primary (TlnReaderView *self);
void tln_reader_view_leave_primary (TlnReaderView *self);

G_END_DECLS
