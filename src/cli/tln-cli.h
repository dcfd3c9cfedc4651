/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of throughline-cli share: options, the library, output, exit status. */
#pragma once

#include "tln-claim.h"
#include "tln-corporate-actions.h"
#include "tln-db.h"
#include "tln-hash.h"
#include "tln-searches.h"
#include "tln-series.h"
#include "tln-splits.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define TLN_CLI_DONE 0
#define TLN_CLI_REFUSED 1
#define TLN_CLI_USAGE 2

typedef struct {
  char *library; /* path */
  gboolean json;
  TlnDb *db; /* once it is open */
  gboolean writable; /* db may be written to */
  int status; /* exit status so far */
} TlnCli;

/* A command gets its own name in argv[0]. Returns an exit status; what was refused on the way
 * counts too (TlnCli.status). */
typedef int (*TlnCommandFunc) (TlnCli *cli, int argc, char **argv);

typedef struct {
  const char *name;
  const char *usage; /* lines behind the name */
  TlnCommandFunc run;
  gboolean takes_files; /* its arguments may be names of files, which need not be UTF-8 */
} TlnCommand;

/* The commands of each file, ended by one without a name. */
extern const TlnCommand tln_commands_read[];
extern const TlnCommand tln_commands_import[];
extern const TlnCommand tln_commands_list[];
extern const TlnCommand tln_commands_reprints[];
extern const TlnCommand tln_commands_act[];
extern const TlnCommand tln_commands_thesis[];
extern const TlnCommand tln_commands_claim[];
extern const TlnCommand tln_commands_instrument[];
extern const TlnCommand tln_commands_prices[];
extern const TlnCommand tln_commands_chart[];
extern const TlnCommand tln_commands_export[];
extern const TlnCommand tln_commands_feeds[];
extern const TlnCommand tln_commands_searches[];
extern const TlnCommand tln_commands_due[];
extern const TlnCommand tln_commands_study[];
extern const TlnCommand tln_commands_rotation[];
extern const TlnCommand tln_commands_forecast[];
extern const TlnCommand tln_commands_corporate[];

/* One line on stderr; the exit status becomes TLN_CLI_REFUSED. */
void tln_cli_refuse (TlnCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same with an error, which is freed. */
void tln_cli_refuse_error (TlnCli *cli, const char *about, GError *error);
/* One line on stderr; returns TLN_CLI_USAGE. */
int tln_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Opens the library to read in it; nothing is written unless it is of an older version. FALSE:
 * refused, also where there is none. */
gboolean tln_cli_open (TlnCli *cli);
/* Opens it to write, making it where make says so and there is none. FALSE: refused. */
gboolean tln_cli_open_to_write (TlnCli *cli, gboolean make);

/* One act in one transaction; makes a library where there is none. end with failed TRUE (or a
 * failing commit) rolls back. */
gboolean tln_cli_begin (TlnCli *cli, const char *kind);
gboolean tln_cli_end (TlnCli *cli, const char *subject, gboolean failed, GError *error);

/* Options of a command: parsed out of argv, what stays is positional. FALSE: a usage error was
 * printed. */
gboolean tln_cli_options (int *argc, char ***argv, const GOptionEntry *entries);

/* As tln_prices_load_on; about: what was asked for. NULL: refused, also where there are none. */
TlnSeries *
tln_cli_load_series (TlnCli *cli, gint64 instrument, TlnPriceBasis basis, const char *about);

/* A whole file, or standard input for "-". */
GBytes *tln_cli_read_bytes (const char *path, GError **error);

/* Ids as written by us or their unambiguous end; a thesis also by title, a stage by key or name, an
 * instrument by code. 0: refused with a line. */
gint64 tln_cli_article (TlnCli *cli, const char *text);
gint64 tln_cli_thesis (TlnCli *cli, const char *text);
gint64 tln_cli_stage (TlnCli *cli, const char *text);
/* A stage or, failing that, a thesis. */
gboolean tln_cli_stage_or_thesis (TlnCli *cli, const char *text, gint64 *stage, gint64 *thesis);
gint64 tln_cli_instrument (TlnCli *cli, const char *text, gboolean make);
/* A saved search by its name, in an open library; NULL: refused with a line. */
TlnSavedSearch *tln_cli_search (TlnCli *cli, const char *name);

/* A claim, as "claim list" prints it. */
void tln_cli_print_claim (TlnCli *cli, const TlnClaim *claim);

/* JSON objects, one a line: members are added between begin and print. */
JsonBuilder *tln_cli_object (void);
void tln_cli_add_text (JsonBuilder *object, const char *name, const char *value);
void tln_cli_add_id (JsonBuilder *object, const char *name, gint64 id);
void tln_cli_add_int (JsonBuilder *object, const char *name, gint64 value);
void tln_cli_add_double (JsonBuilder *object, const char *name, double value);
/* Members of a split or dividend: kind, day, and its numbers. */
void tln_cli_add_action (JsonBuilder *object, const TlnCorporateAction *action);
/* The value of a member whose name is set: {"code","day","from","to"}. */
void tln_cli_add_split (JsonBuilder *object, const char *code, const TlnSplit *split);
/* "pages": where they begin (guint32); nothing where there are none, or NULL. */
void tln_cli_add_pages (JsonBuilder *object, const GArray *pages);
/* Ends the object, prints it on a line, frees it. */
void tln_cli_print (JsonBuilder *object);
/* Prints the id of something made: {"id":…} or the bare id. */
void tln_cli_print_id (TlnCli *cli, gint64 id);

G_END_DECLS
