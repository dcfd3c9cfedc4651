/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text through everything that looks for something in it: each place lies inside the text, in
 * order, and holds what is said to stand there. The first byte says what is known before. */
#include "fuzz.h"
#include "tln-detect.h"
#include "tln-figures.h"

typedef struct {
  const char *text;
  guint32 n;
  guint32 last; /* start of the finding before */
  guint32 end; /* of it */
} Order;

static void
check_place (Order *order, guint32 start, guint32 end, gboolean apart)
{
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, order->n);
  g_assert_cmpuint (start, >=, order->last);
  if (apart)
    g_assert_cmpuint (start, >=, order->end);
  order->last = start;
  order->end = end;
}

static void
check_quote (const Order *order, guint32 start, guint32 end, const char *quote)
{
  g_autofree char *there = g_utf8_substring (order->text, start, end);

  g_assert_cmpstr (there, ==, quote);
}

static void
check_detection (Order order, const TlnDetection *found)
{
  Order stages = order, boilerplate = order;

  for (guint i = 0; i < found->instruments->len; i++) {
    const TlnFoundInstrument *one = found->instruments->pdata[i];
    check_place (&order, one->start, one->end, FALSE);
    g_assert_nonnull (one->code);
    g_assert_nonnull (one->rule);
    g_assert_true (one->name == NULL || g_utf8_validate (one->name, -1, NULL));
  }
  for (guint i = 0; i < found->stages->len; i++) {
    const TlnFoundStage *one = found->stages->pdata[i];
    check_place (&stages, one->start, one->end, FALSE);
    check_quote (&stages, one->start, one->end, one->quote);
    g_assert_nonnull (one->stage);
  }
  for (guint i = 0; i < found->boilerplate->len; i++) {
    const TlnFoundBoilerplate *one = found->boilerplate->pdata[i];
    check_place (&boilerplate, one->start, one->end, TRUE);
    g_assert_nonnull (one->kind);
  }
}

static void
check_forecast (const TlnFigures *figures, const TlnFoundForecast *one)
{
  for (guint i = 0; i < one->numbers->len; i++) {
    guint at = g_array_index (one->numbers, guint, i);
    g_assert_cmpuint (at, <, figures->numbers->len);
    const TlnFoundNumber *number = figures->numbers->pdata[at];
    g_assert_cmpuint (number->start, >=, one->start);
    g_assert_cmpuint (number->end, <=, one->end);
  }
  g_assert_true (one->speaker == NULL || g_utf8_validate (one->speaker, -1, NULL));
  g_assert_true (one->horizon == NULL || g_utf8_validate (one->horizon, -1, NULL));
  g_assert_true (g_utf8_validate (one->cue, -1, NULL));
}

static void
check_figures (Order order, const TlnFigures *figures)
{
  Order dates = order, forecasts = order;
  guint k = 0;

  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *one = figures->numbers->pdata[i];
    check_place (&order, one->start, one->end, TRUE);
    check_quote (&order, one->start, one->end, one->quote);
    g_assert_nonnull (one->unit);
  }
  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *one = figures->dates->pdata[i];
    check_place (&dates, one->start, one->end, TRUE);
    check_quote (&dates, one->start, one->end, one->quote);
    for (; k < figures->numbers->len; k++) {
      const TlnFoundNumber *number = figures->numbers->pdata[k];
      if (number->end > one->start) {
        g_assert_cmpuint (number->start, >=, one->end);
        break;
      }
    }
  }
  for (guint i = 0; i < figures->forecasts->len; i++) {
    const TlnFoundForecast *one = figures->forecasts->pdata[i];
    check_place (&forecasts, one->start, one->end, FALSE);
    check_quote (&forecasts, one->start, one->end, one->quote);
    check_forecast (figures, one);
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char chinese[] = "600000.SH", bank[] = "浦发银行", sse[] = "SSE";
  static char american[] = "NVDA", maker[] = "NVIDIA", nasdaq[] = "NASDAQ";
  static const TlnKnownInstrument known[] = { { chinese, sse, bank }, { american, nasdaq, maker } };
  const TlnDetectContext context = { .instruments = known, .n_instruments = G_N_ELEMENTS (known) };

  if (size == 0)
    return 0;
  g_autofree char *text = g_utf8_make_valid ((const char *) data + 1, (gssize) size - 1);
  Order order = { .text = text, .n = (guint32) g_utf8_strlen (text, -1) };
  g_autoptr (TlnDetection) found = tln_detect (text, data[0] & 1 ? &context : NULL);
  TlnDate written = TLN_DATE_NONE;

  if (data[0] & 2)
    written.day = tln_day_new (2025, 6, 30);
  g_autoptr (TlnFigures) figures = tln_figures_find (text, found, &written);
  check_detection (order, found);
  check_figures (order, figures);
  return 0;
}
