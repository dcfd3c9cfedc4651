/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price chart: line or candles with volume, marks, crosshair; by pointer, touch, keys and for
 * screen readers. Knows market numbers and nothing of where they come from. */
#pragma once

#include "tln-plot.h"
#include "tln-resample.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TLN_TYPE_CHART (tln_chart_get_type ())
G_DECLARE_FINAL_TYPE (TlnChart, tln_chart, TLN, CHART, GtkWidget)

typedef struct {
  TlnPlotKind kind;
  gboolean log_scale;
  gboolean volume; /* with a volume pane, where there is volume and room */
  gboolean drawdown; /* with a pane of the fall from the highest close so far */
  gboolean red_up; /* rising prices red */
  gboolean overview; /* with a strip of the whole history, where there is room */
  gboolean attention; /* with a strip of the weeks, where there are any */
  gboolean true_time; /* days without trade take room, too */
  gboolean relative; /* divided by the first of the others, where there is one */
  TlnRebase rebase; /* with others never NONE: they become 100 */
  TlnPeriod period; /* longer bars than those of the series */
  gint64 base; /* time of the bar that is 100; 0: the first that is seen */
  TlnPlotAverages averages;
  guint hidden; /* bits 1 << TlnEventKind: marks that are not shown */
} TlnChartOptions;

/* Another instrument beside the series. */
typedef struct {
  TlnSeries *series;
  const char *name;
} TlnChartOther;

/* Something that happened; several may share a day. */
typedef struct {
  gint64 t; /* as in TlnBar */
  gint64 id; /* the caller's; not two with one */
  TlnEventKind kind;
  TlnEventStance stance; /* of evidence, else TLN_EVENT_NEUTRAL */
  const char *heading; /* in a few words what it is; NULL: the stance */
  const char *label; /* what a tooltip says: the quote and where it is from */
} TlnChartMark;

/* A price a line is drawn at. */
typedef struct {
  gint64 id; /* the caller's */
  double price;
  const char *note; /* or NULL */
} TlnChartLevel;

/* Signals: "mark-activated" (gint64 id): clicked, or Enter. "table-requested": T was pressed.
 * "span-changed": the user moved or zoomed, so that no named span is shown any more.
 * "options-changed": by a menu, by tln_chart_set_options or by tln_chart_set_others.
 * "note-requested", "claim-requested" (gint64 t): a note or a claim at that time is wanted.
 * "level-requested" (double price), "level-activated" (gint64 id), "level-moved" (gint64 id, double
 * price), "level-removed" (gint64 id): what is wanted of a level; a moved one is shown where it was
 * moved to until the levels are set again. */
TlnChart *tln_chart_new (void);

/* Shows another series, or NULL for none; all of it. Marks are kept. */
void tln_chart_set_series (TlnChart *self, TlnSeries *series);
TlnSeries *tln_chart_get_series (TlnChart *self);
/* Replaces the instruments beside the series; referred and copied. */
void tln_chart_set_others (TlnChart *self, const TlnChartOther *others, guint n_others);
/* What is shown, with its marks and its lines, for a picture of it; what happens to the chart
 * meanwhile does not matter. Costs little; NULL without bars. Caller frees. */
typedef struct TlnChartCopy TlnChartCopy;
TlnChartCopy *tln_chart_copy_new (TlnChart *self);
void tln_chart_copy_free (TlnChartCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnChartCopy, tln_chart_copy_free)
/* Works out its bars, averages and lines: for a million bars long enough for a thread of its own,
 * any one. Caller frees. */
TlnPlotData *tln_chart_copy_make (const TlnChartCopy *copy);
/* Replaces the marks; copied. */
void tln_chart_set_marks (TlnChart *self, const TlnChartMark *marks, guint n_marks);
/* Replaces the levels; copied. One that has the keys keeps them where its id is still there. */
void tln_chart_set_levels (TlnChart *self, const TlnChartLevel *levels, guint n_levels);
/* Replaces the weeks of the strip: of each when it begins and how much there was; copied. */
void tln_chart_set_weeks (TlnChart *self, const TlnPlotWeek *weeks, guint n_weeks);
void tln_chart_set_options (TlnChart *self, const TlnChartOptions *options);
const TlnChartOptions *tln_chart_get_options (TlnChart *self);
/* What it is of, for the screen reader; what has to be said of its data ("unadjusted", …), or NULL;
 * the sentence in place of a picture while there are no bars. */
void tln_chart_set_name (TlnChart *self, const char *name);
void tln_chart_set_caption (TlnChart *self, const char *caption);
void tln_chart_set_empty_text (TlnChart *self, const char *text);

/* Shows the last months up to the last bar; 0: everything. */
void tln_chart_show_months (TlnChart *self, guint months);
/* Shows the bars [first, last), as far as that is allowed. */
void tln_chart_show_range (TlnChart *self, double first, double last);
void tln_chart_get_range (TlnChart *self, double *first, double *last);
/* Times of the first and the last bar that is seen. FALSE: there are no bars. */
gboolean tln_chart_get_span (TlnChart *self, gint64 *first, gint64 *last);

/* The bar of the series as given that the crosshair is on (in longer bars: the last); G_MAXUINT:
 * none. */
guint tln_chart_get_cursor (TlnChart *self);
/* The summary as spoken; caller frees. */
char *tln_chart_describe (TlnChart *self);

G_END_DECLS
