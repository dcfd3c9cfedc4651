/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of prices. */
#include "fuzz.h"
#include "tln-price-file.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnPriceFile) file = tln_price_file_parse (bytes, "sh600000.day", &error);

  g_assert_true ((file == NULL) == (error != NULL));
  return 0;
}
