/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of prices, of the name that the first byte chooses. */
#include "fuzz.h"
#include "tln-price-file.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "sh600000.day", "prices.csv", "SH#600000.txt", "a.qif",
                                       NULL };

  if (size == 0)
    return 0;
  g_autoptr (GBytes) bytes = g_bytes_new (data + 1, size - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file =
      tln_price_file_parse (bytes, names[data[0] % G_N_ELEMENTS (names)], &error);

  g_assert_true ((file == NULL) == (error != NULL));
  return 0;
}
