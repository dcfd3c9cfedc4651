/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search finds in the articles that rows show: the place of the text and the marks in it.
 * Looked up off the main thread for those that are asked for, several at a time. Main thread. */
#pragma once

#include "tln-search.h"
#include "tln-store.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define TLN_TYPE_FOUND (tln_found_get_type ())
G_DECLARE_FINAL_TYPE (TlnFound, tln_found, TLN, FOUND, GObject)

TlnFound *tln_found_new (TlnStore *store);

/* What is searched for; NULL, or something that makes no sense: nothing. */
void tln_found_set_text (TlnFound *self, const char *text);
/* Hits of this search that are there already (TlnHit). */
void tln_found_take (TlnFound *self, GPtrArray *hits);
/* What was found in an article; borrowed. NULL: not known, "changed" comes when it is; or its text
 * has none of the words. */
TlnHit *tln_found_get (TlnFound *self, gint64 article);

/* How the words look in a title, or a hit's snippet with its marks, on a colour that is made thin.
 * NULL: none. Caller unrefs. */
PangoAttrList *tln_found_title_attrs (TlnFound *self, const char *title, const GdkRGBA *tint);
PangoAttrList *tln_found_hit_attrs (const TlnHit *hit, const GdkRGBA *tint);

/* Signal "changed": another search, or more is known of it. */

G_END_DECLS
