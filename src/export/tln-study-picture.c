/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event studies for files: the drawing on a sheet, and every number in a table. */
#include "tln-study-picture.h"

#include "tln-csv.h"
#include "tln-error.h"

#include <math.h>

typedef struct {
  const TlnStudy *study;
  const TlnEventStance *stances;
  const TlnStudyWords *words;
} Page;

static void
paint_study (const TlnSheetBox *box, gpointer data)
{
  const Page *page = data;
  g_autoptr (TlnDrawing) drawing = tln_drawing_new ();
  TlnStudyPlotView view = { box->width, box->height, box->char_width, box->line_height,
                            *page->words };
  TlnStudyPlot plot;

  tln_study_plot_layout (&plot, page->study, page->stances, &view);
  tln_drawing_clear (drawing, box->width, box->height);
  tln_study_plot_draw (&plot, drawing);
  tln_study_plot_draw_legend (&plot, TLN_STUDY_NO_SESSION, drawing);
  tln_drawing_paint (drawing, box->target);
}

TlnEventStance *
tln_study_stances (const TlnEvidenceStudy *study)
{
  TlnEventStance *stances = g_new (TlnEventStance, study->study->n_paths + 1);

  for (guint i = 0; i < study->cases->len; i++) {
    const TlnStudyCase *event = &g_array_index (study->cases, TlnStudyCase, i);

    if (event->state != TLN_CASE_EVENT)
      continue;
    stances[event->path] = event->stance == TLN_STANCE_FOR       ? TLN_EVENT_FOR
                           : event->stance == TLN_STANCE_AGAINST ? TLN_EVENT_AGAINST
                                                                 : TLN_EVENT_NEUTRAL;
  }
  return stances;
}

GBytes *
tln_study_picture (const TlnEvidenceStudy *study,
                   const TlnStudyWords *words,
                   const TlnSheet *sheet,
                   TlnSheetFormat format,
                   GError **error)
{
  g_autofree TlnEventStance *stances = tln_study_stances (study);
  Page page = { study->study, stances, words };

  if (study->study->n > 0)
    return tln_sheet_make (sheet, format, paint_study, &page, error);
  g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND,
               "no evidence has prices around it");
  return NULL;
}

const char *
tln_case_state_name (TlnCaseState state)
{
  static const char *const names[] = { "event", "no-day", "coarse-day", "day-of-capture",
                                       "repeated" };

  return names[state];
}

const char *
tln_study_state_name (TlnStudyState state)
{
  static const char *const names[] = { "ok",  "before-listing", "after-end",
                                       "cut", "no-prices",      "no-model" };

  return names[state];
}

const char *
tln_study_shift_name (TlnStudyShift shift)
{
  static const char *const names[] = { "none", "after-close", "closed" };

  return names[shift];
}

static void
append_text (GString *csv, const char *text)
{
  if (text != NULL)
    tln_csv_append (csv, text, ',');
  g_string_append_c (csv, ',');
}

static void
append_int (GString *csv, gint64 value)
{
  g_string_append_printf (csv, "%" G_GINT64_FORMAT ",", value);
}

static void
append_day (GString *csv, TlnDay day)
{
  g_autofree char *text = tln_day_format (day);

  append_text (csv, text);
}

static void
append_values (GString *csv, const double *values, guint length)
{
  for (guint k = 0; k < length; k++) {
    if (k > 0)
      g_string_append_c (csv, ',');
    if (values != NULL)
      tln_csv_append_number (csv, values[k]);
  }
}

/* Session, shift and model of a path; empty for a claim that is no event. */
static void
append_path (GString *csv, const TlnStudyPath *path)
{
  if (path == NULL || !tln_study_path_has_session (path)) {
    g_string_append (csv, ",,,,,,,");
    return;
  }
  append_day (csv, (TlnDay) (path->session / 86400));
  append_int (csv, path->shift_days);
  append_text (csv, tln_study_shift_name (path->shift));
  tln_csv_append_number (csv, path->alpha);
  g_string_append_c (csv, ',');
  tln_csv_append_number (csv, path->beta);
  g_string_append_c (csv, ',');
  append_int (csv, path->n_estimation);
  append_text (csv, path->overlapping ? "yes" : "no");
}

/* The day of what looks like a split in the window or where its model is estimated, or nothing; the
 * last cell. */
static void
append_split (GString *csv, const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  TlnStudySplit found;
  g_autofree char *day = tln_evidence_study_split (study, event, &found)
                             ? tln_day_format ((TlnDay) (found.split->t / 86400))
                             : g_strdup ("");

  g_string_append_printf (csv, ",%s\n", day);
}

static void
append_case (GString *csv, const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudyPath *path =
      event->state == TLN_CASE_EVENT ? &study->study->paths[event->path] : NULL;

  append_text (csv, event->claim->exact);
  append_text (csv, event->claim->article_title);
  append_text (csv, tln_stance_name (event->stance));
  append_day (csv, event->day);
  append_text (csv, path != NULL ? tln_study_state_name (path->state)
                                 : tln_case_state_name (event->state));
  append_path (csv, path);
  append_values (csv, path != NULL ? path->car : NULL,
                 study->study->before + 1 + study->study->after);
  append_split (csv, study, event);
}

static void
append_line (GString *csv, const TlnStudy *study, const char *name, const double *values)
{
  append_text (csv, name);
  g_string_append (csv, ",,,,,,,,,,,");
  append_values (csv, values, study->before + 1 + study->after);
  g_string_append (csv, ",\n");
}

char *
tln_study_csv (const TlnEvidenceStudy *study)
{
  GString *csv = g_string_new ("quote,article,stance,day,state,session,shift_days,shift,alpha,beta,"
                               "n_estimation,overlapping");

  for (int s = -(int) study->study->before; s <= (int) study->study->after; s++)
    g_string_append_printf (csv, ",car_%d", s);
  g_string_append (csv, ",split\n");
  for (guint i = 0; i < study->cases->len; i++)
    append_case (csv, study, &g_array_index (study->cases, TlnStudyCase, i));
  append_line (csv, study->study, "mean", study->study->mean);
  append_line (csv, study->study, "median", study->study->median);
  append_line (csv, study->study, "placebo", study->study->placebo);
  return g_string_free_and_steal (csv);
}
