/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value axis: from values to pixels and back, linear or logarithmic, and its labelled steps. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_SCALE_LINEAR,
  TLN_SCALE_LOG,
} TlnScaleKind;

typedef struct {
  TlnScaleKind kind;
  double min; /* values at the two ends; min < max, both finite; on log both above zero */
  double max;
  double bottom; /* y of min and of max in px, y growing downwards */
  double top;
  gboolean percent; /* 100 is labelled as 0 %, 105 as +5 % */
} TlnScale;

/* A scale over [min, max] with a little air at both ends. Defined for everything: on a log scale a
 * min that is not above zero becomes max / 10000, and a max that is not above zero makes the scale
 * linear; equal values get 5 % of themselves on both sides (0: from -1 to 1); with no finite values
 * it runs from 0 to 1. */
TlnScale tln_scale_fit (TlnScaleKind kind, double min, double max);

/* y of a value, not clamped to the pane. NAN for what is not finite and, on a log scale, for what
 * is not above 0. */
double tln_scale_y (const TlnScale *scale, double value);
/* Value at a y; the inverse of tln_scale_y. */
double tln_scale_value (const TlnScale *scale, double y);

#define TLN_VALUE_TICKS 32
#define TLN_LABEL 24
typedef struct {
  double value;
  double y;
  char label[TLN_LABEL];
} TlnValueTick;

/* Steps of 1, 2 or 5 times a power of ten that are at least distance px apart; on a log scale over
 * more than a factor of about five the values 1, 2, 5 (or 1 alone) of each decade that lie inside,
 * never forced to whole decades. Returns how many, at most TLN_VALUE_TICKS. */
guint tln_scale_ticks (const TlnScale *scale, double distance, TlnValueTick *ticks);

/* Writes a value as the axis labels it: as tln_label_value, or "+5%", "−12.5%", "0%". */
void tln_scale_label (const TlnScale *scale, char label[TLN_LABEL], double value, double step);

/* Writes a value with as many decimals as a step needs: "1.25", "0.00000012", "1200000". */
void tln_label_value (char label[TLN_LABEL], double value, double step);
/* How a language writes large numbers that counts them in ten thousands: "万" and "亿". */
typedef struct {
  const char *ten_thousands;
  const char *hundred_millions;
} TlnMyriads;
/* Writes a quantity shortly: "950", "1.2K", "35M", "4.1B", "2T"; with myriads (or NULL) "1200",
 * "3500万", "51.3亿". */
void tln_label_quantity (char label[TLN_LABEL], double value, const TlnMyriads *myriads);

G_END_DECLS
