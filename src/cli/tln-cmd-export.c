/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export and verify. */
#include "tln-cli.h"
#include "tln-error.h"
#include "tln-export.h"
#include "tln-id.h"
#include "tln-verify.h"

#include <stdio.h>

static void
print_report (TlnCli *cli, const TlnExportReport *report)
{
  if (!cli->json) {
    printf ("%u written, %u unchanged, %u with text of your own, all of it kept\n", report->written,
            report->unchanged, report->kept);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_int (object, "written", report->written);
  tln_cli_add_int (object, "unchanged", report->unchanged);
  tln_cli_add_int (object, "kept", report->kept);
  tln_cli_print (object);
}

/* thesis: as it was named; NULL: all. */
static int
export_to (TlnCli *cli, const TlnExportOptions *options, const char *thesis)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = tln_export_render (cli->db, options, &error);
  TlnExportReport report;

  if (files == NULL && options->as_of != NULL && thesis != NULL &&
      g_error_matches (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND)) {
    tln_cli_refuse (cli, "%s: not known yet on that day", thesis);
    return TLN_CLI_REFUSED;
  }
  if (files == NULL || !tln_export_write (cli->db, files, options, &report, &error)) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  print_report (cli, &report);
  return TLN_CLI_DONE;
}

static int
run_export (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *thesis = NULL;
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *as_of = NULL;
  TlnDay day = TLN_DAY_NONE;
  gboolean texts = FALSE;
  const GOptionEntry entries[] = { { "thesis", 0, 0, G_OPTION_ARG_STRING, &thesis, NULL, NULL },
                                   { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
                                   { "language", 0, 0, G_OPTION_ARG_STRING, &language, NULL, NULL },
                                   { "texts", 0, 0, G_OPTION_ARG_NONE, &texts, NULL, NULL },
                                   { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("export: a folder or file is wanted");
  if (as_of != NULL && !tln_day_parse (as_of, &day))
    return tln_cli_usage ("export: --as-of wants a day as 2026-03-05");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  TlnExportOptions options = { .format = format,
                               .language = language,
                               .target = argv[1],
                               .texts = texts,
                               .as_of = as_of != NULL ? &day : NULL };
  if (format == NULL)
    options.format = g_str_has_suffix (argv[1], ".md") ? "markdown" : "vault";
  if (thesis != NULL && (options.thesis = tln_cli_thesis (cli, thesis)) == 0)
    return TLN_CLI_REFUSED;
  return export_to (cli, &options, thesis);
}

static int
run_verify (TlnCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return tln_cli_usage ("verify: a folder or file is wanted");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (GPtrArray) results = tln_verify (cli->db, argv[1], &error);
  if (results == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < results->len; i++) {
    const TlnVerified *verified = g_ptr_array_index (results, i);
    const char *state = tln_verify_state_name (verified->state);
    if (verified->state == TLN_VERIFY_ALTERED || verified->state == TLN_VERIFY_MISSING)
      cli->status = TLN_CLI_REFUSED;
    if (!cli->json) {
      printf ("%-8s %s:%u  %s\n", state, verified->path, verified->line, verified->quote);
      continue;
    }
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_id (object, "claim", verified->claim);
    tln_cli_add_text (object, "state", state);
    tln_cli_add_text (object, "path", verified->path);
    tln_cli_add_int (object, "line", verified->line);
    tln_cli_add_text (object, "quote", verified->quote);
    tln_cli_print (object);
  }
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_export[] = {
  { "export",
    "[--thesis ID] [--format vault|markdown] [--language LANG] [--texts] [--as-of DAY] "
    "DIR|FILE",
    run_export, TRUE },
  { "verify", "DIR|FILE: is every quoted claim of an export still in its source?", run_verify,
    TRUE },
  { NULL },
};
