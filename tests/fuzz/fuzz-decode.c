/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as text of an encoding that the first byte labels, or does not. */
#include "fuzz.h"
#include "tln-encoding.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const labels[] = { NULL,        "utf-8",  "gb2312",  "big5",
                                        "shift_jis", "utf-16", "nonsense" };
  const char *encoding = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  g_autofree char *text = tln_decode ((const char *) data + 1, size - 1,
                                      labels[data[0] % G_N_ELEMENTS (labels)], &encoding, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  g_assert_true (text == NULL || (encoding != NULL && g_utf8_validate (text, -1, NULL)));
  return 0;
}
