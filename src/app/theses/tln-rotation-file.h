/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation as a file: a picture or numbers. */
#pragma once

#include "tln-rotation-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  TLN_ROTATION_FILE_PICTURE, /* SVG, PDF or PNG by the end of the name; SVG without one */
  TLN_ROTATION_FILE_WEEKS, /* CSV */
  TLN_ROTATION_FILE_LAGS,
} TlnRotationFile;

/* Asks where, writes on a thread and says how it went. Refers the rotation; of the view its weeks,
 * base and measure are taken. */
void tln_rotation_file_ask (GtkWidget *from,
                            TlnRotation *rotation,
                            const TlnRotationFrame *view,
                            TlnRotationFile kind);

G_END_DECLS
