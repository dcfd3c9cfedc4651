/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that strangers wrote, before the parser sees it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A copy with blanks for control characters, which are common inside strings and harmless; NULL
 * when it is nested deeper than 64. Caller frees. */
char *tln_json_text_prepare (const char *text);

G_END_DECLS
