/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument as rows: claims below what they speak of, gaps, numbers that differ. Folded by mouse
 * and keys; the map shows the same tree. Action "tree.fold" (u: node). */
#pragma once

#include "tln-argument-tree.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_ARGUMENT_LIST (tln_argument_list_get_type ())
G_DECLARE_FINAL_TYPE (TlnArgumentList, tln_argument_list, TLN, ARGUMENT_LIST, AdwBin)

GtkWidget *tln_argument_list_new (TlnStore *store);
/* Shows another state; what is folded and what has the keys stays, as far as it is there. */
void tln_argument_list_set_tree (TlnArgumentList *self, TlnArgumentTree *tree);

G_END_DECLS
