/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts and falsifiers in the exports: in the one file, and as notes of a vault. */
#include "tln-export.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <math.h>
#include <string.h>

typedef struct {
  TlnDb *db;
  gint64 thesis;
  gint64 dated;
  char *folder;
} Fixture;

static gint64
add (Fixture *f, TlnForecastDraft draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = tln_forecasts_add (f->db, &draft, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnForecastDraft dated = TLN_FORECAST_DRAFT_NONE;
  TlnForecastDraft undated = TLN_FORECAST_DRAFT_NONE;

  f->db = tln_test_db ();
  f->folder = tln_test_folder ();
  f->thesis = tln_theses_add (f->db, "Power", 0, &error);
  dated.thesis = undated.thesis = f->thesis;
  dated.proposition = "Servers * grow: 190 %";
  dated.who = "A firm";
  dated.relayed_by = "Lantern";
  dated.value = 190;
  dated.multiple = 205;
  dated.unit = "percent";
  dated.horizon = "in 5 years";
  dated.due = tln_day_new (2999, 12, 31);
  dated.rule = "A yearly report";
  dated.source_percent = 80;
  dated.percent = 60;
  f->dated = add (f, dated);
  undated.proposition = "95 % is inference";
  undated.low = 90;
  add (f, undated);
  undated.thesis = 0;
  undated.proposition = "Of no thesis";
  add (f, undated);
  tln_falsifiers_add (f->db, f->thesis, "Power is cheap", TLN_DAY_NONE, &error);
  tln_falsifiers_add (f->db, f->thesis, "Prices fall", tln_day_new (2999, 1, 2), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->db, tln_db_close);
  tln_test_folder_remove (f->folder);
  g_free (f->folder);
}

static GPtrArray *
render (Fixture *f, const char *format, gint64 thesis)
{
  TlnExportOptions options = { format, thesis, "en", f->folder };
  g_autoptr (GError) error = NULL;
  GPtrArray *files = tln_export_render (f->db, &options, &error);

  g_assert_no_error (error);
  return files;
}

static const char *
find (GPtrArray *files, const char *path)
{
  for (guint i = 0; i < files->len; i++) {
    const TlnExportFile *file = g_ptr_array_index (files, i);
    if (g_strcmp0 (file->path, path) == 0)
      return file->content;
  }
  return NULL;
}

static void
assert_has (const char *content, const char *part)
{
  g_assert_nonnull (content);
  if (strstr (content, part) == NULL)
    g_test_fail_printf ("not there:\n%s\nbut:\n%s", part, content);
}

/* Without the ids, which differ. */
static char *
without_ids (const char *content)
{
  g_autoptr (GRegex) ids = g_regex_new ("(forecast|falsifier)-[0-9a-z]{13}", 0, 0, NULL);

  return g_regex_replace_literal (ids, content, -1, 0, "ID", 0, NULL);
}

static void
test_one_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = render (f, "markdown", f->thesis);
  g_autofree char *content = without_ids (((TlnExportFile *) files->pdata[0])->content);
  g_autofree char *today = tln_day_format (tln_day_today ());
  g_autofree char *update = g_strdup_printf ("- my probability: 60 %%, %s\n", today);

  assert_has (content, "## What would prove this wrong\n\n> **Watched**\n>\n> Power is cheap\n\n"
                       "<!-- ID -->\n\n> **Watched** · check on 2999-01-02\n>\n> Prices fall\n\n");
  assert_has (
      content,
      "## Forecasts\n\n> **A firm (relayed by Lantern)** · due 2999-12-31 · my probability "
      "60 % · the source's probability 80 %\n>\n> Servers \\* grow: 190 \\%\n\n<!-- ID -->\n\n"
      "- Value: 190 \\%\n- Times by then: 205\n- By when, in its words: in 5 years\n"
      "- Decided by: A yearly report\n");
  assert_has (content, update);
  assert_has (content,
              "> **Unknown source** · no date: cannot be scored\n>\n> 95 \\% is inference\n");
  assert_has (content, "- At least: 90\n");
  g_assert_null (strstr (content, "Of no thesis"));
}

static void
test_vault (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = render (f, "vault", 0);
  const char *thesis = find (files, "Theses/Power.md");
  const char *dated = find (files, "Forecasts/2999-12 Servers grow 190 %.md");

  assert_has (thesis, "## Forecasts\n\n- [[2999-12 Servers grow 190 %]] – due 2999-12-31 · my "
                      "probability 60 % · the source's probability 80 %\n- [[undated 95 % is "
                      "inference]] – no date: cannot be scored\n");
  assert_has (thesis, "> [!warning] Watched · check on 2999-01-02\n> Prices fall\n\n^falsifier-");
  assert_has (dated, "type: forecast\n");
  assert_has (dated, "thesis: \"[[Power]]\"\nsource:\nwho: A firm\nrelayed-by: Lantern\nmetric:\n"
                     "value: 190\nlow:\nhigh:\nunit: \"%\"\nmultiple: 205\nhorizon: in 5 years\n"
                     "due: 2999-12-31\nprobability: 60\nsource-probability: 80\noutcome: open\n"
                     "resolved:\ntags: [forecast]\n");
  assert_has (dated, "> [!question] A firm (relayed by Lantern) · due 2999-12-31");
  assert_has (find (files, "Forecasts/undated Of no thesis.md"), "thesis:\nsource:\n");
}

/* What came of it, and by what. */
static void
test_resolved (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TlnResolution resolution = { TLN_OUTCOME_VOID, (double) NAN, TLN_PROOF_NONE, "Given up" };
  g_autofree char *today = tln_day_format (tln_day_today ());
  g_autofree char *heading = g_strdup_printf ("** · void %s · due 2999-12-31", today);
  g_autofree char *resolved =
      g_strdup_printf ("outcome: void\nresolved: %s\ntags: [forecast]\n", today);

  tln_forecasts_resolve (f->db, f->dated, &resolution, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) one = render (f, "markdown", f->thesis);
  assert_has (((TlnExportFile *) one->pdata[0])->content, heading);
  assert_has (((TlnExportFile *) one->pdata[0])->content, "- Note: Given up\n");
  g_autoptr (GPtrArray) vault = render (f, "vault", 0);
  assert_has (find (vault, "Forecasts/2999-12 Servers grow 190 %.md"), resolved);
}

static void
test_failure (Fixture *f, gconstpointer data)
{
  TlnExportOptions options = { "vault", 0, "en", f->folder };
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_db_exec (f->db, "ALTER TABLE forecast RENAME TO gone", &error));
  g_assert_null (tln_export_render (f->db, &options, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) g_test_add ("/forecast-text/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  ADD ("one-file", test_one_file);
  ADD ("vault", test_vault);
  ADD ("resolved", test_resolved);
  ADD ("failure", test_failure);
  return g_test_run ();
}
