/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traditional Chinese characters and the simplified ones they are searched by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The block the table is about, the unified ideographs. */
#define TLN_HAN_FIRST 0x4E00
#define TLN_HAN_LAST 0x9FFF

/* By c - TLN_HAN_FIRST the simplified character, 0: c itself. What is simplified stays so: nothing
 * in the table leads on. Made by the first call. Any thread. */
const guint16 *tln_han_make_table (void);
extern guint16 *tln_han_made;

static inline const guint16 *
tln_han_table (void)
{
  const guint16 *table = (const guint16 *) g_atomic_pointer_get (&tln_han_made);

  return G_LIKELY (table != NULL) ? table : tln_han_make_table ();
}

/* The simplified form of a character, or itself. Any thread. */
static inline gunichar
tln_han_simple (gunichar c)
{
  guint16 simple = 0;

  if (c >= TLN_HAN_FIRST && c <= TLN_HAN_LAST)
    simple = tln_han_table ()[c - TLN_HAN_FIRST];
  return simple != 0 ? simple : c;
}

G_END_DECLS
