/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How windows are drawn where there is no graphics card. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Where OpenGL is itself done by the processor, GTK would still draw with it, at four times the
 * cost of its own software renderer (chart notes, section 4): that one is asked for, unless
 * GSK_RENDERER says what to take. Before the first window, as GTK looks at it there. display may be
 * NULL. */
void tln_renderer_choose (GdkDisplay *display);

G_END_DECLS
