/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a row of a list: title, a dim line, some lines of text, chips. One widget a row and no
 * labels, since a list keeps two hundred of them and makes them all anew when it shows something
 * else. Every row of a kind is equally high, so a list knows where its millionth row is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  char *text;
  int stage; /* its position in the chain; -1: not of a stage */
  gboolean guess;
} TlnRowChip;

/* Attributes: how what a search has found is marked; NULL: nothing. */
typedef struct {
  char *title;
  PangoAttrList *title_attrs;
  char *meta;
  char *text;
  PangoAttrList *text_attrs;
  GArray *chips; /* TlnRowChip */
  gboolean strong; /* the title stands out, with a dot before it */
  gboolean starred;
  gboolean link; /* the icon of an address before the title */
} TlnRowWords;

TlnRowWords *tln_row_words_new (void);
void tln_row_words_free (TlnRowWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnRowWords, tln_row_words_free)

typedef enum {
  TLN_ROW_COMFORTABLE, /* title, dim line, two lines of text and one of chips, or three of text */
  TLN_ROW_COMPACT, /* title, and the dim line with the chips at its end */
} TlnRowDensity;

/* In the widget's font; px. */
int tln_row_height (GtkWidget *widget, TlnRowDensity density);
/* Whether a height in the widget is that of the dim line. */
gboolean tln_row_is_meta (GtkWidget *widget, TlnRowDensity density, int y);
/* Into the widget's own width and the height above. */
void tln_row_paint (GtkWidget *widget,
                    GtkSnapshot *snapshot,
                    const TlnRowWords *words,
                    TlnRowDensity density);

G_END_DECLS
