/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rotation as numbers and as files: what stands in them was worked out by hand. */
#include "tln-error.h"
#include "tln-rotation-picture.h"
#include "tln-rotation-text.h"

#include <string.h>

#define DAY 86400

/* Three weeks from 2025-W02 on, four articles each: in the first one is about both stages, in the
 * last one about the second. */
static TlnRotation *
make_rotation (void)
{
  const TlnWeek first = tln_day_week (tln_day_new (2025, 1, 6));
  const TlnAttentionRow rows[] = { { 1, first, 0, 1 }, { 1, first, 1, 1 }, { 2, first + 2, 1, 2 } };
  const guint all[] = { 4, 0, 3 };
  const TlnBar bars[] = { { .t = tln_day_new (2025, 1, 10) * (gint64) DAY, .close = 0.8 },
                          { .t = tln_day_new (2025, 1, 24) * (gint64) DAY, .close = 1 } };
  g_autofree char *code = g_strdup ("515050.SSE");
  g_autofree char *name = g_strdup ("5G");
  const TlnRotationLine line = { .code = code, .name = name, .stage = 1 };
  g_autoptr (TlnSeries) series = tln_series_new (bars, 2);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlnAttentionRow));
  TlnRotation *self;

  g_array_append_vals (list, rows, G_N_ELEMENTS (rows));
  self = tln_rotation_new (tln_attention_new (list, 2, first, all, 3), list);
  self->title = g_strdup ("Thesis");
  tln_rotation_add_stage (self, "Models, large");
  tln_rotation_add_stage (self, "Servers");
  tln_rotation_add_line (self, &line, series);
  return self;
}

static void
test_weeks (void)
{
  g_autoptr (TlnRotation) self = make_rotation ();
  g_autofree char *csv = tln_rotation_csv (self, 0, 9, 0);
  g_autofree char *part = tln_rotation_csv (self, 2, 3, 2);

  g_assert_cmpstr (csv, ==,
                   "week,monday,articles,\"Models, large articles\",\"Models, large share\","
                   "\"Models, large part\",Servers articles,Servers share,Servers part,"
                   "515050.SSE close,515050.SSE index\n"
                   "2025-W02,2025-01-06,4,1,0.25,0.5,1,0.25,0.5,0.8,100\n"
                   "2025-W03,2025-01-13,0,0,,0,0,,0,,\n"
                   "2025-W04,2025-01-20,3,0,0,0,1,0.33333333333333331,1,1,125\n");
  g_assert_true (g_str_has_suffix (part, ",1,100\n"));
}

static void
test_lags (void)
{
  g_autoptr (TlnRotation) self = make_rotation ();
  g_autofree char *csv = tln_rotation_lags_csv (self, 0, 3);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 1 + TLN_LAG_VALUES + 1);
  g_assert_cmpstr (lines[0], ==, "instrument,stage,lag,correlation,n");
  g_assert_cmpstr (lines[1], ==, "515050.SSE,Servers,-4,,0");
  g_assert_cmpstr (lines[9], ==, "515050.SSE,Servers,4,,0");
}

static void
test_pictures (void)
{
  static const char *const begins[] = { "<?xml", "%PDF", "\x89PNG" };
  g_autoptr (TlnRotation) self = make_rotation ();
  TlnRotationFrame frame = {
    .first = 0, .last = 3, .price_title = "Prices", .attention_title = "份额"
  };
  TlnSheet sheet = {
    .width = 700, .height = 500, .title = self->title, .caption = "invented data"
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++) {
    g_autoptr (GBytes) bytes =
        tln_rotation_picture (self, &frame, &sheet, (TlnSheetFormat) i, &error);
    g_autoptr (GBytes) again =
        tln_rotation_picture (self, &frame, &sheet, (TlnSheetFormat) i, &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (bytes, again));
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (begins[i]), begins[i],
                     strlen (begins[i]));
  }
  frame.first = 3;
  g_assert_null (tln_rotation_picture (self, &frame, &sheet, TLN_SHEET_SVG, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  frame.first = 0;
  sheet.width = 1;
  g_assert_null (tln_rotation_picture (self, &frame, &sheet, TLN_SHEET_PNG, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rotation-text/weeks", test_weeks);
  g_test_add_func ("/rotation-text/lags", test_lags);
  g_test_add_func ("/rotation-text/pictures", test_pictures);
  return g_test_run ();
}
