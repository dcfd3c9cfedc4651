/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text through everything that looks for something in it: each place lies inside the text. */
#include "fuzz.h"
#include "tln-detect.h"
#include "tln-figures.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  guint32 n = (guint32) g_utf8_strlen (text, -1);
  g_autoptr (TlnDetection) found = tln_detect (text, NULL);
  const TlnDate written = TLN_DATE_NONE;
  g_autoptr (TlnFigures) figures = tln_figures_find (text, found, &written);

  for (guint i = 0; i < found->instruments->len; i++) {
    const TlnFoundInstrument *one = found->instruments->pdata[i];
    g_assert_true (one->start < one->end && one->end <= n);
  }
  for (guint i = 0; i < found->boilerplate->len; i++) {
    const TlnFoundBoilerplate *one = found->boilerplate->pdata[i];
    g_assert_true (one->start < one->end && one->end <= n);
  }
  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *one = figures->numbers->pdata[i];
    g_assert_true (one->start < one->end && one->end <= n);
  }
  return 0;
}
