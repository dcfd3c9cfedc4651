/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and tables of event studies: files are of their kind and repeatable, the lines are in
 * them, and the table holds the numbers. */
#include "tln-study-picture.h"

#include "tln-csv.h"
#include "tln-error.h"

#include <math.h>
#include <string.h>

#define DAY 86400
#define N 60

static const TlnStudyWords words = { "Mean", "中位数", "Random days", "Single events", "Sessions" };

static void
claim_clear (gpointer data)
{
  TlnClaim *claim = data;

  g_free (claim->exact);
  g_free (claim->article_title);
  g_free (claim);
}

/* Closes rise by 1 % (logarithm) a session, from 1970-01-01 on. Three claims: of day 20, of day 30
 * and one that is not known to the day. */
static TlnEvidenceStudy *
make_study (guint n_bars)
{
  TlnEvidenceStudy *study = g_atomic_rc_box_new0 (TlnEvidenceStudy);
  g_autofree TlnBar *bars = g_new0 (TlnBar, n_bars + 1);
  const TlnStudyEvent events[] = { { 20 * DAY, FALSE }, { 30 * DAY, FALSE } };
  static const struct {
    const char *quote;
    TlnStance stance;
    TlnDay day;
    TlnCaseState state;
  } cases[] = { { "orders, \"late\"", TLN_STANCE_FOR, 20, TLN_CASE_EVENT },
                { "推理请求", TLN_STANCE_AGAINST, 30, TLN_CASE_EVENT },
                { "some day", TLN_STANCE_NEUTRAL, 31, TLN_CASE_COARSE } };

  for (guint i = 0; i < n_bars; i++)
    bars[i] = (TlnBar) { .t = (gint64) i * DAY, .close = exp (0.01 * i) };
  study->series = tln_series_new (bars, n_bars);
  study->claims = g_ptr_array_new_with_free_func (claim_clear);
  study->cases = g_array_new (FALSE, TRUE, sizeof (TlnStudyCase));
  study->options = (TlnStudyOptions) { 2, 3, FALSE, 10, 7 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnClaim *claim = g_new0 (TlnClaim, 1);
    TlnStudyCase one = { .claim = claim,
                         .stance = cases[i].stance,
                         .day = cases[i].day,
                         .state = cases[i].state,
                         .path = i };

    claim->exact = g_strdup (cases[i].quote);
    claim->article_title = g_strdup ("An article");
    g_ptr_array_add (study->claims, claim);
    g_array_append_val (study->cases, one);
  }
  study->study = tln_study_new (study->series, NULL, events, 2, &study->options);
  return study;
}

static void
keep_picture (GBytes *bytes, const char *name)
{
  const char *folder = g_getenv ("TLN_TEST_PICTURES");

  if (folder == NULL)
    return;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
}

static void
test_files (void)
{
  static const char *const beginnings[] = { "<?xml", "%PDF-", "\x89PNG" };
  g_autoptr (TlnEvidenceStudy) study = make_study (N);
  const TlnSheet sheet = { .width = 640,
                           .height = 400,
                           .title = "示例 515050",
                           .caption = "2 events of 3\nA handful of events proves nothing." };
  const TlnSheet dark = { .width = 640, .height = 400, .style = { .dark = TRUE } };
  g_autoptr (GError) error = NULL;

  for (guint format = 0; format < G_N_ELEMENTS (beginnings); format++) {
    g_autoptr (GBytes) one = tln_study_picture (study, &words, &sheet, format, &error);
    g_assert_no_error (error);
    g_autoptr (GBytes) two = tln_study_picture (study, &words, &sheet, format, &error);
    g_autoptr (GBytes) other = tln_study_picture (study, &words, &dark, format, &error);

    g_assert_cmpmem (g_bytes_get_data (one, NULL), strlen (beginnings[format]), beginnings[format],
                     strlen (beginnings[format]));
    g_assert_true (g_bytes_equal (one, two));
    g_assert_false (g_bytes_equal (one, other));
    keep_picture (one, format == 0 ? "study.svg" : format == 1 ? "study.pdf" : "study.png");
  }
}

static void
test_errors (void)
{
  g_autoptr (TlnEvidenceStudy) study = make_study (N);
  g_autoptr (TlnEvidenceStudy) empty = make_study (0);
  const TlnSheet tiny = { .width = 3, .height = 400 };
  g_autoptr (GError) error = NULL;

  g_assert_null (tln_study_picture (study, &words, &tiny, TLN_SHEET_SVG, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (tln_study_picture (empty, &words, &tiny, TLN_SHEET_SVG, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
}

static double
number (const TlnCsvRow *row, guint cell)
{
  g_assert_cmpuint (cell, <, row->n_cells);
  return g_ascii_strtod (row->cells[cell], NULL);
}

static void
test_table (void)
{
  g_autoptr (TlnEvidenceStudy) study = make_study (N);
  g_autofree char *csv = tln_study_csv (study);
  g_autoptr (GPtrArray) rows = tln_csv_parse (csv, ',');

  /* a heading, three claims, three lines */
  g_assert_cmpuint (rows->len, ==, 7);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (((TlnCsvRow *) rows->pdata[i])->n_cells, ==, 13 + 6);
  const TlnCsvRow *heading = rows->pdata[0];
  g_assert_cmpstr (heading->cells[12], ==, "car_-2");
  g_assert_cmpstr (heading->cells[17], ==, "car_3");
  g_assert_cmpstr (heading->cells[18], ==, "split");
  const TlnCsvRow *first = rows->pdata[1];
  g_assert_cmpstr (first->cells[0], ==, "orders, \"late\"");
  g_assert_cmpstr (first->cells[2], ==, "for");
  g_assert_cmpstr (first->cells[3], ==, "1970-01-21");
  g_assert_cmpstr (first->cells[4], ==, "ok");
  g_assert_cmpstr (first->cells[5], ==, "1970-01-21");
  g_assert_cmpstr (first->cells[7], ==, "none");
  g_assert_cmpfloat_with_epsilon (number (first, 12), 0.01, 1e-12);
  g_assert_cmpfloat_with_epsilon (number (first, 17), 0.06, 1e-12);
  const TlnCsvRow *coarse = rows->pdata[3];
  g_assert_cmpstr (coarse->cells[4], ==, "coarse-day");
  g_assert_cmpstr (coarse->cells[5], ==, "");
  g_assert_cmpstr (coarse->cells[17], ==, "");
  const TlnCsvRow *mean = rows->pdata[4];
  g_assert_cmpstr (mean->cells[0], ==, "mean");
  g_assert_cmpfloat_with_epsilon (number (mean, 14), 0.03, 1e-12);
  const TlnCsvRow *placebo = rows->pdata[6];
  g_assert_cmpfloat_with_epsilon (number (placebo, 17), 0.06, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study-picture/files", test_files);
  g_test_add_func ("/study-picture/errors", test_errors);
  g_test_add_func ("/study-picture/table", test_table);
  return g_test_run ();
}
