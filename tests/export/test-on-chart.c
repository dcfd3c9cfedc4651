/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes and lines of a chart in exported files: to the byte, once each, and nothing without. */
#include "tln-chart-notes.h"
#include "tln-corporate.h"
#include "tln-export.h"
#include "tln-sample.h"
#include "tln-test-store.h"

#include <string.h>

static TlnDb *
make_library (void)
{
  TlnDb *db = tln_test_db ();
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, "sample");
  tln_sample_create (db, "en", &error);
  g_assert_no_error (error);
  g_assert_true (tln_db_exec (db, "DELETE FROM note WHERE instrument_id IS NOT NULL", &error));
  g_assert_true (tln_db_exec (db, "DELETE FROM price_level", &error));
  g_assert_no_error (error);
  tln_test_end (db);
  return db;
}

static void
fill (TlnDb *db, gint64 instrument)
{
  static const TlnCorporateAction actions[] = {
    { .kind = TLN_CORPORATE_SPLIT, .day = 20150, .from = 1, .to = 2.5 },
    { .kind = TLN_CORPORATE_DIVIDEND, .day = 20101, .cash = 0.047 },
    { .kind = TLN_CORPORATE_NONE, .day = 20102 },
  };
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, "note");
  g_assert_true (tln_price_levels_add (db, instrument, 0.9, NULL, &error) != 0);
  g_assert_true (tln_price_levels_add (db, instrument, 1.25, "where it *stood*", &error) != 0);
  g_assert_true (tln_chart_notes_add (db, instrument, 20200, "# The report\nof the day\n\n1. came",
                                      &error) != 0);
  g_assert_true (tln_chart_notes_add (db, instrument, 20100, "Earlier", &error) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_true (tln_corporate_set (db, instrument, &actions[i], &error) != 0);
  g_assert_no_error (error);
  tln_test_end (db);
}

static char *
content_of (TlnDb *db, const char *format, gint64 thesis, const char *language, const char *name)
{
  TlnExportOptions options = { format, thesis, language, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = tln_export_render (db, &options, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++) {
    const TlnExportFile *file = g_ptr_array_index (files, i);

    if (name == NULL || g_strcmp0 (file->path, name) == 0)
      return g_strdup (file->content);
  }
  g_assert_not_reached ();
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);

  return g_strv_length (pieces) - 1;
}

#define LIST \
  "- 2025-01-12: Earlier\n" \
  "- 2025-04-22: \\# The report\\\n" \
  "  of the day\n" \
  "\n" \
  "  1\\. came\n" \
  "- line at 1.25: where it \\*stood\\*\n" \
  "- line at 0.9\n" \
  "- 2025-01-13: dividend per share 0.047\n" \
  "- 2025-01-14: no split\n" \
  "- 2025-03-03: split 1:2.5\n\n"

static void
test_vault (void)
{
  TlnDb *db = make_library ();
  gint64 instrument = tln_test_int (db, "SELECT id FROM instrument WHERE code = '588930'");
  const char *name = "Instruments/588930.SH.md";
  g_autofree char *before = content_of (db, "vault", 0, "en", name);

  g_assert_cmpuint (count (before, "On the chart"), ==, 0);
  fill (db, instrument);
  g_autofree char *after = content_of (db, "vault", 0, "en", name);
  g_autofree char *chinese = content_of (db, "vault", 0, "zh_CN", name);
  g_assert_cmpuint (count (after, "\n\n## On the chart\n\n" LIST "## Theses\n"), ==, 1);
  g_assert_nonnull (strstr (chinese, "## 图表上的标注\n\n"));
  g_assert_nonnull (strstr (chinese, "\n- 价位线 0.9\n"));
  tln_db_close (db);
}

/* A file of one thesis has them behind its table, once although there are two links. */
static void
test_markdown (void)
{
  TlnDb *db = make_library ();
  gint64 instrument = tln_test_int (
      db, "SELECT instrument_id FROM instrument_link WHERE thesis_id IS NOT NULL LIMIT 1");
  g_autofree char *query =
      g_strdup_printf ("SELECT thesis_id FROM instrument_link WHERE thesis_id IS NOT NULL AND "
                       "instrument_id = %" G_GINT64_FORMAT " LIMIT 1",
                       instrument);
  gint64 thesis = tln_test_int (db, query);
  g_autofree char *before = content_of (db, "markdown", thesis, "en", NULL);

  g_assert_cmpuint (count (before, "On the chart"), ==, 0);
  fill (db, instrument);
  g_autofree char *after = content_of (db, "markdown", thesis, "en", NULL);
  g_assert_cmpuint (count (after, "\n### On the chart: "), ==, 1);
  g_assert_cmpuint (count (after, LIST), ==, 1);
  /* all the rest is as it was */
  char *begin = strstr (after, "### On the chart: ");
  char *end = strstr (begin, LIST) + strlen (LIST);
  memmove (begin, end, strlen (end) + 1);
  g_assert_cmpstr (after, ==, before);
  tln_db_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/on-chart/vault", test_vault);
  g_test_add_func ("/on-chart/markdown", test_markdown);
  return g_test_run ();
}
