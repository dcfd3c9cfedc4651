/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traditional Chinese characters and the simplified ones they are searched by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The block the table is about, the unified ideographs. */
#define TLN_HAN_FIRST 0x4E00
#define TLN_HAN_LAST 0x9FFF

#define TLN_HAN_N (TLN_HAN_LAST - TLN_HAN_FIRST + 1)

/* By c - TLN_HAN_FIRST the simplified character, 0: c itself, and a bit for each that has another.
 * What is simplified stays so: nothing in the table leads on. The bits are few enough to stay in
 * the nearest cache, the characters are not. */
typedef struct {
  guint64 bits[TLN_HAN_N / 64];
  guint16 simple[TLN_HAN_N];
} TlnHanTable;

/* Made by the first call. Any thread. */
const TlnHanTable *tln_han_make_table (void);
extern TlnHanTable *tln_han_made;

static inline const TlnHanTable *
tln_han_table (void)
{
  const TlnHanTable *table = (const TlnHanTable *) g_atomic_pointer_get (&tln_han_made);

  return G_LIKELY (table != NULL) ? table : tln_han_make_table ();
}

/* The simplified form of a character of the block, or itself. */
static inline gunichar
tln_han_look_up (const TlnHanTable *table, gunichar c)
{
  guint i = c - TLN_HAN_FIRST;

  return G_UNLIKELY ((table->bits[i / 64] >> i % 64 & 1) != 0) ? table->simple[i] : c;
}

/* The simplified form of a character, or itself. Any thread. */
static inline gunichar
tln_han_simple (gunichar c)
{
  return c >= TLN_HAN_FIRST && c <= TLN_HAN_LAST ? tln_han_look_up (tln_han_table (), c) : c;
}

G_END_DECLS
