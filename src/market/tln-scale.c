/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value axis. Where data leaves no sensible range, the rules of the header decide. */
#include "tln-scale.h"

#include <math.h>
#include <string.h>

#define AIR 0.05
#define HUNDRED 100.0
#define LOG_DECADES_SHOWN 1e-4
/* A log range narrower than this gets linear steps: 1-2-5 would be too few labels. */
#define LOG_STEPS_FROM 5.0

static void
spread_linear (double *min, double *max)
{
  double middle = *min / 2 + *max / 2;
  double half = *max / 2 - *min / 2;

  if (half <= fabs (middle) * 1e-12)
    half = middle == 0 ? 1 : fabs (middle) * AIR;
  else
    half *= 1 + 2 * AIR;
  *min = middle - half;
  *max = middle + half;
}

static void
spread_log (double *min, double *max)
{
  double ratio = *max / *min;
  double air = ratio < 1 + 1e-12 ? 1 + AIR : pow (ratio, AIR);

  *min /= air;
  *max *= air;
}

TlnScale
tln_scale_fit (TlnScaleKind kind, double min, double max)
{
  TlnScale scale = { kind, min, max, 0, 0, FALSE };

  if (!isfinite (min) || !isfinite (max) || min > max) {
    scale.kind = TLN_SCALE_LINEAR;
    scale.min = 0;
    scale.max = 1;
    return scale;
  }
  if (kind == TLN_SCALE_LOG && max <= 0)
    scale.kind = TLN_SCALE_LINEAR;
  if (scale.kind == TLN_SCALE_LINEAR) {
    spread_linear (&scale.min, &scale.max);
    return scale;
  }
  if (min <= 0)
    scale.min = max * LOG_DECADES_SHOWN;
  spread_log (&scale.min, &scale.max);
  return scale;
}

double
tln_scale_y (const TlnScale *scale, double value)
{
  double part;

  if (!isfinite (value))
    return (double) NAN;
  if (scale->kind == TLN_SCALE_LOG)
    part = value > 0 ? log (value / scale->min) / log (scale->max / scale->min) : (double) NAN;
  else
    part = (value - scale->min) / (scale->max - scale->min);
  return scale->bottom + part * (scale->top - scale->bottom);
}

double
tln_scale_value (const TlnScale *scale, double y)
{
  double span = scale->top - scale->bottom;
  double part = span == 0 ? 0 : (y - scale->bottom) / span;

  if (scale->kind == TLN_SCALE_LOG)
    return scale->min * pow (scale->max / scale->min, part);
  return scale->min + part * (scale->max - scale->min);
}

/* The least of 1, 2, 5 times a power of ten that is not below a size. */
static double
round_up (double size)
{
  double power = pow (10, floor (log10 (size)));
  double digit = size / power;

  if (digit <= 1 + 1e-9)
    return power;
  if (digit <= 2 + 1e-9)
    return 2 * power;
  if (digit <= 5 + 1e-9)
    return 5 * power;
  return 10 * power;
}

static guint
add_tick (const TlnScale *scale, double value, double step, TlnValueTick *tick)
{
  tick->value = value;
  tick->y = tln_scale_y (scale, value);
  tln_scale_label (scale, tick->label, value, step);
  return 1;
}

static guint
linear_ticks (const TlnScale *scale, double distance, TlnValueTick *ticks)
{
  double height = fabs (scale->bottom - scale->top);
  double least = (scale->max - scale->min) * distance / height;
  double step = round_up (MAX (least, (scale->max - scale->min) / (TLN_VALUE_TICKS - 1)));
  guint n = 0;

  /* On a percent axis steps are counted from 0 %. */
  double origin = scale->percent ? HUNDRED : 0;
  for (double k = ceil ((scale->min - origin) / step);
       n < TLN_VALUE_TICKS && origin + k * step <= scale->max; k++)
    n += add_tick (scale, origin + k * step, step, &ticks[n]);
  return n;
}

static gboolean
far_enough (const TlnValueTick *ticks, guint n, double distance)
{
  return n < 2 || fabs (ticks[n - 1].y - ticks[n - 2].y) >= distance - 1e-9;
}

/* All multiples of a decade whose digits are given and that lie in the range; 0 when two of them
 * are too near to each other or they are too many. */
static guint
decade_ticks (const TlnScale *scale, double distance, const char *digits, TlnValueTick *ticks)
{
  guint n = 0;

  for (double e = floor (log10 (scale->min)); pow (10, e) <= scale->max; e++) {
    for (const char *d = digits; *d != '\0'; d++) {
      double value = (*d - '0') * pow (10, e);

      if (value < scale->min || value > scale->max)
        continue;
      if (n == TLN_VALUE_TICKS)
        return 0;
      n += add_tick (scale, value, pow (10, e), &ticks[n]);
      if (!far_enough (ticks, n, distance))
        return 0;
    }
  }
  return n;
}

/* On a narrow log range: linear steps as long as the lower ones, which are the widest apart, and
 * the upper ones, which are the nearest, keep the distance. */
static guint
linear_ticks_on_log (const TlnScale *scale, double distance, TlnValueTick *ticks)
{
  double top_two = tln_scale_value (scale, scale->top + distance);
  double step =
      round_up (MAX (scale->max - top_two, (scale->max - scale->min) / (TLN_VALUE_TICKS - 1)));
  guint n = 0;

  for (double k = ceil (scale->min / step); n < TLN_VALUE_TICKS && k * step <= scale->max; k++)
    n += add_tick (scale, k * step, step, &ticks[n]);
  return n;
}

static guint
log_ticks (const TlnScale *scale, double distance, TlnValueTick *ticks)
{
  static const char *const choices[] = { "125", "13", "1" };

  if (scale->max / scale->min < LOG_STEPS_FROM)
    return linear_ticks_on_log (scale, distance, ticks);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    guint n = decade_ticks (scale, distance, choices[i], ticks);

    if (n > 0)
      return n;
  }
  double decades = log10 (scale->max / scale->min);
  double skip = ceil (decades * distance / fabs (scale->bottom - scale->top));
  guint n = 0;
  for (double e = ceil (log10 (scale->min) / skip) * skip;
       n < TLN_VALUE_TICKS && pow (10, e) <= scale->max; e += skip)
    n += add_tick (scale, pow (10, e), pow (10, e), &ticks[n]);
  return n;
}

guint
tln_scale_ticks (const TlnScale *scale, double distance, TlnValueTick *ticks)
{
  double height = fabs (scale->bottom - scale->top);

  if (!(height >= distance) || !(distance > 0))
    return 0;
  if (scale->kind == TLN_SCALE_LOG)
    return log_ticks (scale, distance, ticks);
  return linear_ticks (scale, distance, ticks);
}

void
tln_scale_label (const TlnScale *scale, char label[TLN_LABEL], double value, double step)
{
  char number[TLN_LABEL];

  if (!scale->percent || !isfinite (value)) {
    tln_label_value (label, value, step);
    return;
  }
  tln_label_value (number, fabs (value - HUNDRED), step);
  const char *sign = strpbrk (number, "123456789") == NULL ? "" : value < HUNDRED ? "−" : "+";
  g_snprintf (label, TLN_LABEL, "%s%.18s%%", sign, number);
}

void
tln_label_value (char label[TLN_LABEL], double value, double step)
{
  double size = MAX (fabs (value), fabs (step));

  if (!isfinite (value)) {
    g_strlcpy (label, "–", TLN_LABEL);
    return;
  }
  if (size >= 1e15 || (step < 1e-12 && step > 0)) {
    g_ascii_formatd (label, TLN_LABEL, "%.6g", value);
    return;
  }
  int decimals = step > 0 ? (int) ceil (-log10 (step) - 1e-9) : 2;
  char format[8];
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 12));
  g_ascii_formatd (label, TLN_LABEL, format, value == 0 ? 0 : value);
}

void
tln_label_quantity (char label[TLN_LABEL], double value, const TlnMyriads *myriads)
{
  static const char *const thousands[] = { "", "K", "M", "B", "T" };
  const char *const fours[] = { "", myriads != NULL ? myriads->ten_thousands : "",
                                myriads != NULL ? myriads->hundred_millions : "" };
  const char *const *units = myriads != NULL ? fours : thousands;
  const double step = myriads != NULL ? 1e4 : 1e3;
  const guint most = myriads != NULL ? G_N_ELEMENTS (fours) : G_N_ELEMENTS (thousands);
  guint i = 0;
  char number[TLN_LABEL];

  if (!isfinite (value)) {
    g_strlcpy (label, "–", TLN_LABEL);
    return;
  }
  while (fabs (value) >= step - 0.5 && i + 1 < most) {
    value /= step;
    i++;
  }
  g_ascii_formatd (number, sizeof number, fabs (value) < 99.95 ? "%.3g" : "%.0f", value);
  g_snprintf (label, TLN_LABEL, "%.14s%.9s", number, units[i]);
}
