/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks how a picture is to be saved (SVG, PDF or PNG, size, scale, light or dark) and where, and
 * saves it without stopping the window. What is drawn is the caller's. Main thread. */
#pragma once

#include "tln-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws; on a thread. The sheet gives size, scale and style; title and caption are to be set. */
typedef GBytes *(*TlnPictureDraw) (const TlnSheet *sheet,
                                   TlnSheetFormat format,
                                   gpointer data,
                                   GError **error);

typedef struct {
  const char *title; /* of the dialog */
  const char *file_name; /* without its end; or NULL */
  TlnPictureDraw draw;
  gpointer data; /* for draw; must not change any more */
  GDestroyNotify data_free;
} TlnPictureJob;

/* Takes the data of the job, whatever becomes of it. from is any widget in the window. */
void tln_picture_dialog_ask (GtkWidget *from, const TlnPictureJob *job);

/* Asks where bytes are to be saved and saves them; says so, or what went wrong. title is that of
 * the dialog. */
void tln_picture_dialog_save_bytes (GtkWidget *from,
                                    const char *title,
                                    const char *file_name,
                                    GBytes *bytes);

G_END_DECLS
