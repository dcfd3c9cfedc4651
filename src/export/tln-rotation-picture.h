/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation as an SVG, PDF or PNG file, from the drawing that the window shows. */
#pragma once

#include "tln-rotation-draw.h"
#include "tln-sheet.h"

G_BEGIN_DECLS

/* Of the view its weeks, base, measure and titles are taken; the rest follows from the sheet. Same
 * rotation, sheet and view, same bytes (on one machine). Any thread. Errors:
 * TLN_EXPORT_ERROR_NOT_FOUND when no week is in the view, TLN_EXPORT_ERROR_FAILED for sizes that
 * cannot be drawn. */
GBytes *tln_rotation_picture (const TlnRotation *rotation,
                              const TlnRotationFrame *view,
                              const TlnSheet *sheet,
                              TlnSheetFormat format,
                              GError **error);

G_END_DECLS
