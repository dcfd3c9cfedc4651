/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a thesis in numbers: status, conviction with its history, horizon, next review,
 * the balance of its evidence, and the reminder to look for the other side. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_THESIS_FACTS (tln_thesis_facts_get_type ())
G_DECLARE_FINAL_TYPE (TlnThesisFacts, tln_thesis_facts, TLN, THESIS_FACTS, AdwBin)

/* Shows the thesis of its property "thesis-id" (int64, 0: none) and follows the store. The button
 * of its reminder is "page.case-against". */
GtkWidget *tln_thesis_facts_new (TlnStore *store);

G_END_DECLS
