/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the reader's text view only. */
#pragma once

#include "tln-reader-picture.h"
#include "tln-reader-view.h"

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
  GPtrArray *offers; /* TlnStatement; borrowed, or NULL */
  const TlnStatement *offer; /* of them, or NULL */
  guint fit_idle;
  GtkTextTag *refit;
  guint pictures_idle;
  TlnPaperShade shade;
  guint placing; /* tick callback */
  char *link; /* under the pointer or the cursor, or NULL */
};

/* Where a claim begins, in buffer coordinates. */
void tln_reader_view_claim_place (TlnReaderView *self, const TlnClaim *claim, GdkRectangle *place);
/* The lines under offered sentences that are to be seen (tln-reader-dots.c). */
void
tln_reader_view_draw_offers (TlnReaderView *self, GtkSnapshot *snapshot, const GdkRectangle *seen);
/* Clicks, the shape of the pointer and tooltips (tln-reader-pointer.c). */
void tln_reader_view_connect_pointer (TlnReaderView *self);
void tln_reader_view_install_links (GtkWidgetClass *widget_class);

G_END_DECLS
