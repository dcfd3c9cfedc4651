/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a list that were fetched last, so that scrolling back shows them at once. Main
 * thread. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _TlnRecordCache TlnRecordCache;

/* type: TLN_TYPE_ARTICLE or TLN_TYPE_CLAIM. */
TlnRecordCache *tln_record_cache_new (GType type);
void tln_record_cache_free (TlnRecordCache *self);

/* A reference is taken; one that is there already stays. The oldest goes when there are too many.
 */
void tln_record_cache_keep (TlnRecordCache *self, gint64 id, gpointer record);
/* Borrowed; NULL when it is not there. */
gpointer tln_record_cache_get (TlnRecordCache *self, gint64 id);
void tln_record_cache_clear (TlnRecordCache *self);

G_END_DECLS
