/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first letters of how Chinese characters are pronounced, for finding names by typing those. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TLN_PINYIN_LETTER(letter) (1u << ((letter) - 'a'))

/* The initials of a character in Mandarin, a bit each (TLN_PINYIN_LETTER), several where it has
 * several readings; 0 for one that has none here. Known are the 3,755 characters of the first level
 * of GB 2312, which that standard orders by pronunciation: nearly all that names are written with.
 * Traditional forms are not. Any thread; the first call makes the table (some milliseconds). */
guint32 tln_pinyin_initials (gunichar c);

G_END_DECLS
