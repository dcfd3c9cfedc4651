/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a page was published. */
#pragma once

#include "tln-metadata.h"

G_BEGIN_DECLS

/* Offers metadata what the page says of its day: stated (of JSON-LD, or NULL), meta elements by
 * their names (metas: lower-case name to content), microdata, a script's moment, "Published on …",
 * time elements and what is named like a date, the address in metadata, data for scripts, the
 * first lines. All but the first four kinds are guesses. Reads only. */
void
tln_page_dates_find (TlnMetadata *metadata, TlnDom *dom, GHashTable *metas, const char *stated);

G_END_DECLS
