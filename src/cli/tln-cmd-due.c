/* SPDX-License-Identifier: GPL-3.0-or-later */
/* due: forecasts that are due, falsifiers to check, theses to review. */
#include "tln-cli.h"
#include "tln-due.h"

#include <stdio.h>

/* What the three kinds have in common. */
typedef struct {
  const char *kind;
  gint64 id;
  TlnDay day;
  const char *words;
  const char *thesis; /* or NULL */
} Item;

static void
print_item (TlnCli *cli, const Item *item)
{
  g_autofree char *day = tln_day_format (item->day);

  if (!cli->json) {
    printf ("%s  %s: %s%s%s\n", day, item->kind, item->words, item->thesis != NULL ? "  — " : "",
            item->thesis != NULL ? item->thesis : "");
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "kind", item->kind);
  tln_cli_add_id (object, "id", item->id);
  tln_cli_add_text (object, "due", day);
  tln_cli_add_text (object, "text", item->words);
  tln_cli_add_text (object, "thesis", item->thesis);
  tln_cli_print (object);
}

static void
print_all (TlnCli *cli, const TlnDue *due)
{
  for (guint i = 0; i < due->forecasts->len; i++) {
    const TlnForecast *one = due->forecasts->pdata[i];

    print_item (cli,
                &(Item) { "forecast", one->id, one->due, one->proposition, one->thesis_title });
  }
  for (guint i = 0; i < due->falsifiers->len; i++) {
    const TlnFalsifier *one = due->falsifiers->pdata[i];

    print_item (cli,
                &(Item) { "falsifier", one->id, one->check_day, one->text, one->thesis_title });
  }
  for (guint i = 0; i < due->reviews->len; i++) {
    const TlnThesisReview *one = due->reviews->pdata[i];

    print_item (cli, &(Item) { "review", one->thesis_id, one->day, one->title, NULL });
  }
}

/* [--by DAY] */
static int
run_due (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = { { "by", 0, 0, G_OPTION_ARG_STRING, &by, NULL, NULL }, { NULL } };
  TlnDay day = tln_day_today ();
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 1 || (by != NULL && !tln_day_parse (by, &day)))
    return tln_cli_usage ("due: --by takes a day as 2025-03-10, and there is nothing else to say");
  if (!tln_cli_open (cli))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnDue) due = tln_due_load (cli->db, day, &error);
  if (due == NULL) {
    tln_cli_refuse_error (cli, NULL, error);
    return TLN_CLI_REFUSED;
  }
  print_all (cli, due);
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_due[] = {
  { "due", "[--by DAY]: what waits to be looked at: forecasts, falsifiers, reviews", run_due },
  { NULL },
};
