/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of prices, of the name that the first byte chooses. */
#include "fuzz.h"
#include "tln-price-file.h"

#include <math.h>

static void
check_series (const TlnSeries *series)
{
  const double *columns[] = { series->open,  series->high,   series->low,
                              series->close, series->volume, series->amount };

  g_assert_cmpuint (series->n, >, 0);
  for (guint i = 0; i < series->n; i++) {
    g_assert_true (i == 0 || series->t[i] > series->t[i - 1]);
    for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
      g_assert_false (isinf (columns[k][i]));
  }
}

static void
check_texts (const TlnPriceFile *file)
{
  const char *texts[] = { file->format, file->code, file->exchange, file->name, file->volume_unit };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (texts[i] == NULL || g_utf8_validate (texts[i], -1, NULL));
  for (guint i = 0; i < file->warnings->len; i++)
    g_assert_true (g_utf8_validate (file->warnings->pdata[i], -1, NULL));
}

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
  if (file != NULL) {
    check_series (file->series);
    check_texts (file);
  }
  return 0;
}
