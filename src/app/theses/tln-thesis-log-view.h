/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of a thesis: what changed, when and why, newest first, under headings of days. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_THESIS_LOG_VIEW (tln_thesis_log_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnThesisLogView, tln_thesis_log_view, TLN, THESIS_LOG_VIEW, AdwBin)

/* Shows the thesis of its property "thesis-id" (int64, 0: none) and follows the store. */
GtkWidget *tln_thesis_log_view_new (TlnStore *store);

G_END_DECLS
