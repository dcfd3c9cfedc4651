/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names found by a few of their letters, as a command palette does: in order, not necessarily one
 * after the other, best at the starts of words; a Chinese character also by its initial. No
 * database. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TlnNameIndex TlnNameIndex;

typedef struct {
  gint64 id;
  int kind;
  int score; /* more is better */
  const char *name; /* of the index */
} TlnNameHit;

/* Ref-counted. Fill it on one thread; from then on it is read by any. */
TlnNameIndex *tln_name_index_new (void);
TlnNameIndex *tln_name_index_ref (TlnNameIndex *self);
void tln_name_index_unref (TlnNameIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnNameIndex, tln_name_index_unref)

/* kind and id are the caller's. Of what fits equally well the lower kind comes first, then the
 * shorter name, then what was added earlier. */
void tln_name_index_add (TlnNameIndex *self, int kind, gint64 id, const char *name);
guint tln_name_index_get_size (const TlnNameIndex *self);
/* The n-th that was added, from 0, with a score of 0. */
TlnNameHit tln_name_index_get (const TlnNameIndex *self, guint n);

/* The best at most limit names that have the letters of every word typed (words are parted by
 * blanks). Case, width and accents do not matter. Nothing typed finds nothing. Element TlnNameHit,
 * whose names live as long as the index. Errors: G_IO_ERROR_CANCELLED. */
GArray *tln_name_index_find (const TlnNameIndex *self,
                             const char *typed,
                             guint limit,
                             GCancellable *cancellable,
                             GError **error);

/* Which letters of a name those are: pairs of code points [start, end) as guint32, in order. Empty
 * when it does not fit. */
GArray *tln_name_marks (const char *name, const char *typed);

G_END_DECLS
