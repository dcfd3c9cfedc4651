/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader finds in the text beside its letters: headings with their level, lists,
 * tables with the heads of their columns, quotes, pictures. Objects of the accessibility tree
 * without a widget, made only when somebody asks for them and never many at once. */
#pragma once

#include "tln-reader-view.h"

G_BEGIN_DECLS

/* The root: what the view shows now, by parts where it is long. Made anew when the view is filled
 * anew. The view is not owned. */
GtkAccessible *tln_reader_outline_new (TlnReaderView *view);

G_END_DECLS
