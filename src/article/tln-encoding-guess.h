/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings of alphabets that are not Latin, and of Korean, by their bytes alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The encoding of bytes that nobody labelled and that are neither Unicode, Chinese nor Japanese:
 * CP949 (EUC-KR), KOI8-R, CP1251, CP1255 (Hebrew), CP874 (Thai). Static; NULL when the bytes do not
 * say it clearly, as those of Latin letters never do. */
const char *tln_encoding_guess (const char *data, gsize size);

G_END_DECLS
