/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An argument as Markdown: a list in which what is said of a claim is indented below it. */
#pragma once

#include "tln-argument-tree.h"
#include "tln-page.h"

G_BEGIN_DECLS

/* Appends the list and an empty line; nothing without claims. What stands at several places is
 * quoted at the first and named at the others. */
void
tln_argument_text_append (GString *out, const TlnArgumentTree *tree, const TlnPageStyle *style);

G_END_DECLS
