/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text, in which the first two bytes say what is quoted: it is found where it was taken from, or
 * not at all where the text repeats itself for longer than the context is. */
#include "fuzz.h"
#include "tln-anchor.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size < 3)
    return 0;
  g_autofree char *text = g_utf8_make_valid ((const char *) data + 2, (gssize) size - 2);
  guint32 n = (guint32) g_utf8_strlen (text, -1);
  guint32 from = data[0] % (n + 1), to = from + data[1] % (n - from + 1);
  if (from == to)
    return 0;
  g_autoptr (TlnQuote) quote = tln_quote_new (text, from, to);
  if (quote == NULL)
    return 0;
  guint32 start, end;
  if (tln_anchor_find (text, quote, &start, &end) == TLN_ANCHOR_ORPHAN)
    return 0;
  g_assert_cmpuint (start, ==, quote->start);
  g_assert_cmpuint (end, ==, quote->end);
  return 0;
}
