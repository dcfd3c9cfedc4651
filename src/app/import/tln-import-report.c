/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of an import: refused things first, since they want a hand. */
#include "tln-import-report.h"

#include "tln-error-text.h"
#include "tln-error.h"
#include "tln-import-charset.h"
#include "tln-navigator.h"

#include <glib/gi18n.h>
#include <math.h>

/* Rows of one kind that are shown; the rest is a number. */
#define ROWS_SHOWN 100
/* Rows made at once: those one sees first, then a few a turn of the main loop. */
#define ROWS_FIRST 10
#define ROWS_TURN 4

typedef enum {
  LINE_REFUSED,
  LINE_REPRINT,
  LINE_DUPLICATE,
  LINE_NEW
} LineKind;

static LineKind
line_kind (const TlnImportResult *line)
{
  if (line->error || line->id == 0)
    return LINE_REFUSED;
  if (line->added == TLN_ADDED_REPRINT)
    return LINE_REPRINT;
  return line->added == TLN_ADDED_DUPLICATE ? LINE_DUPLICATE : LINE_NEW;
}

TlnImportTally
tln_import_tally (GPtrArray *results)
{
  TlnImportTally tally = { 0 };

  for (guint i = 0; i < results->len; i++) {
    LineKind kind = line_kind (g_ptr_array_index (results, i));

    tally.refused += kind == LINE_REFUSED;
    tally.reprints += kind == LINE_REPRINT;
    tally.duplicates += kind == LINE_DUPLICATE;
    tally.added += kind == LINE_NEW;
  }
  return tally;
}

char *
tln_import_summary (GPtrArray *results)
{
  TlnImportTally tally = tln_import_tally (results);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (tally.added > 0)
    g_ptr_array_add (
        parts,
        g_strdup_printf (ngettext ("%u new article", "%u new articles", tally.added), tally.added));
  if (tally.reprints > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u reprint", "%u reprints", tally.reprints),
                                             tally.reprints));
  if (tally.duplicates > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u already here", "%u already here", tally.duplicates),
                                tally.duplicates));
  if (tally.refused > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u not imported", "%u not imported", tally.refused),
                                tally.refused));
  if (parts->len == 0)
    return g_strdup (_ ("Nothing to import was found"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list: "3 new articles, 1 not imported" */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/* What is put together; belongs to the dialog. */
typedef struct {
  AdwDialog *dialog;
  TlnImports *imports;
  GPtrArray *results;
  AdwPreferencesGroup *groups[LINE_NEW + 1]; /* NULL: of this kind there is none */
  guint rows[LINE_NEW + 1]; /* that were made */
  LineKind kind; /* the next row is of this kind */
  guint at; /* and after here */
  guint idle;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_clear_handle_id (&report->idle, g_source_remove);
  g_ptr_array_unref (report->results);
  g_object_unref (report->imports);
  g_free (report);
}

static void
row_activated_cb (AdwActionRow *row, AdwDialog *dialog)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "article");

  tln_navigator_show_article (GTK_WIDGET (dialog), *id);
  adw_dialog_close (dialog);
}

gboolean
tln_import_wants_charset (const TlnImportResult *line)
{
  return g_error_matches (line->error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING) && line->path &&
         g_path_is_absolute (line->path);
}

/* The other title, and how alike the two are. */
static char *
describe_reprint (const TlnReprint *reprint)
{
  int percent = (int) round (reprint->similarity * 100);

  if (g_str_equal (reprint->found, "address"))
    /* Translators: %s is the title of an article */
    return g_strdup_printf (_ ("Same address as “%s”, %d%% alike"), reprint->of_title, percent);
  /* Translators: %s is the title of an article */
  return g_strdup_printf (_ ("%2$d%% like “%1$s”"), reprint->of_title, percent);
}

static GtkWidget *
build_row (const TlnImportResult *line, Report *report)
{
  AdwDialog *dialog = report->dialog;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = line->path ? g_path_get_basename (line->path) : NULL;
  const char *title = line->title ? line->title : name ? name : _ ("Pasted text");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (line->error) {
    g_autofree char *why = tln_error_text (line->error);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
    gtk_widget_set_tooltip_text (row, line->error->message);
    if (tln_import_wants_charset (line))
      tln_import_charset_offer (ADW_ACTION_ROW (row), report->imports, line->path);
  } else if (line->reprint) {
    g_autofree char *what = describe_reprint (line->reprint);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  } else if (name) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  }
  if (line->id) {
    g_object_set_data_full (G_OBJECT (row), "article", g_memdup2 (&line->id, sizeof line->id),
                            g_free);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), dialog, 0);
  }
  return row;
}

static AdwPreferencesGroup *
build_group (GPtrArray *results, LineKind kind)
{
  static const char *const titles[] = { N_ ("Not Imported"), N_ ("Reprints"), N_ ("Already Here"),
                                        N_ ("New") };
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += line_kind (g_ptr_array_index (results, i)) == kind;
  if (n == 0)
    return NULL;
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_strdup_printf ("%s · %'u", _ (titles[kind]), n);

  adw_preferences_group_set_title (group, title);
  if (n > ROWS_SHOWN) {
    g_autofree char *more = g_strdup_printf (_ ("The first %d are shown."), ROWS_SHOWN);

    adw_preferences_group_set_description (group, more);
  }
  return group;
}

/* Makes the next rows, at most n; whether there are more. */
static gboolean
add_rows (Report *report, guint n)
{
  while (n > 0 && report->kind <= LINE_NEW) {
    if (report->at == report->results->len || report->rows[report->kind] == ROWS_SHOWN) {
      report->kind++;
      report->at = 0;
      continue;
    }
    TlnImportResult *line = g_ptr_array_index (report->results, report->at++);
    if (line_kind (line) != report->kind)
      continue;
    adw_preferences_group_add (report->groups[report->kind], build_row (line, report));
    report->rows[report->kind]++;
    n--;
  }
  return report->kind <= LINE_NEW;
}

static gboolean
rows_idle_cb (gpointer data)
{
  Report *report = data;

  if (add_rows (report, ROWS_TURN))
    return G_SOURCE_CONTINUE;
  report->idle = 0;
  return G_SOURCE_REMOVE;
}

/* Makes the groups and the first rows; the others follow while the dialog can be used. */
static void
begin_report (Report *report, AdwPreferencesPage *page)
{
  for (LineKind kind = LINE_REFUSED; kind <= LINE_NEW; kind++) {
    report->groups[kind] = build_group (report->results, kind);
    if (report->groups[kind])
      adw_preferences_page_add (page, report->groups[kind]);
  }
  if (add_rows (report, ROWS_FIRST))
    report->idle = g_idle_add (rows_idle_cb, report);
  g_object_set_data_full (G_OBJECT (report->dialog), "report", report, report_free);
}

AdwDialog *
tln_import_report_new (GPtrArray *results, TlnImports *imports)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  Report *report = g_new0 (Report, 1);
  g_autofree char *summary = tln_import_summary (results);

  report->dialog = dialog;
  report->imports = g_object_ref (imports);
  report->results = g_ptr_array_ref (results);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Import"), summary));
  begin_report (report, ADW_PREFERENCES_PAGE (page));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Import"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
