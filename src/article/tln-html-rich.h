/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a page as rich text. */
#pragma once

#include "tln-dom.h"
#include "tln-rich.h"

G_BEGIN_DECLS

/* What is inside content, in order; base (or NULL) makes addresses whole. Write it as Markdown
 * and read that for the canonical form. */
TlnRich *tln_html_to_rich (const TlnNode *content, const char *base);

G_END_DECLS
