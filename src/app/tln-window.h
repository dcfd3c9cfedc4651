/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: the only one that knows all pages. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_WINDOW (tln_window_get_type ())
G_DECLARE_FINAL_TYPE (TlnWindow, tln_window, TLN, WINDOW, AdwApplicationWindow)

TlnWindow *tln_window_new (GtkApplication *application, TlnStore *store);

/* Closes what is open in it and goes; stays where a dialog asks about what was typed. */
void tln_window_leave (TlnWindow *self);

/* Imports files (GFile) and folders in the background. */
void tln_window_import (TlnWindow *self, GListModel *files);

/* Keeps what a browser handed over by "throughline:save?…". */
void tln_window_save (TlnWindow *self, const char *uri);

G_END_DECLS
