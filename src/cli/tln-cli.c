/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the commands: the library, acts, ids as people write them, output. */
#include "tln-cli.h"

#include "tln-act.h"
#include "tln-error.h"
#include "tln-id.h"
#include "tln-ids.h"
#include "tln-instruments.h"
#include "tln-search-index.h"
#include "tln-theses.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* More than any file this program reads. */
#define MAX_BYTES (256 * 1024 * 1024)

/* On one line and without what moves a terminal's cursor: names of files may hold anything. */
static char *
make_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (line, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
  }
  return g_string_free (line, FALSE);
}

void
tln_cli_refuse (TlnCli *cli, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *line = make_line (text);
  g_printerr ("throughline-cli: %s\n", line);
  cli->status = TLN_CLI_REFUSED;
}

void
tln_cli_refuse_error (TlnCli *cli, const char *about, GError *error)
{
  if (about != NULL)
    tln_cli_refuse (cli, "%s: %s", about, error->message);
  else
    tln_cli_refuse (cli, "%s", error->message);
  g_error_free (error);
}

int
tln_cli_usage (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *line = make_line (text);
  g_printerr ("throughline-cli: %s (see throughline-cli --help)\n", line);
  return TLN_CLI_USAGE;
}

static gboolean
refuse_library (TlnCli *cli, GError *error)
{
  /* Some of these errors name the file already. */
  const char *about = strstr (error->message, cli->library) == NULL ? cli->library : NULL;

  tln_cli_refuse_error (cli, about, error);
  return FALSE;
}

static gboolean
is_there (TlnCli *cli)
{
  if (g_file_test (cli->library, G_FILE_TEST_EXISTS))
    return TRUE;
  tln_cli_refuse (cli, "there is no library at %s", cli->library);
  return FALSE;
}

gboolean
tln_cli_open (TlnCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->db != NULL)
    return TRUE;
  if (!is_there (cli))
    return FALSE;
  cli->db = tln_db_open (cli->library, TLN_DB_READER, &error);
  if (cli->db != NULL)
    return TRUE;
  /* Only a writer can bring it up to date. */
  if (g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_OLD))
    return tln_cli_open_to_write (cli, FALSE);
  return refuse_library (cli, g_steal_pointer (&error));
}

gboolean
tln_cli_open_to_write (TlnCli *cli, gboolean make)
{
  g_autoptr (GError) error = NULL;
  const char *const *languages = g_get_language_names ();

  if (cli->db != NULL && cli->writable)
    return TRUE;
  g_clear_pointer (&cli->db, tln_db_close);
  if (!make && !is_there (cli))
    return FALSE;
  cli->db = tln_db_open (cli->library, TLN_DB_WRITER, &error);
  if (cli->db == NULL || !tln_search_index_mend (cli->db, &error) ||
      !tln_theses_ensure_default_chain (cli->db, languages[0], NULL, &error))
    return refuse_library (cli, g_steal_pointer (&error));
  cli->writable = TRUE;
  return TRUE;
}

gboolean
tln_cli_begin (TlnCli *cli, const char *kind)
{
  g_autoptr (GError) error = NULL;

  if (!tln_cli_open_to_write (cli, TRUE))
    return FALSE;
  if (tln_db_begin (cli->db, &error)) {
    if (tln_act_begin (cli->db, kind, &error) != 0)
      return TRUE;
    tln_db_rollback (cli->db);
  }
  tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
  return FALSE;
}

gboolean
tln_cli_end (TlnCli *cli, const char *subject, gboolean failed, GError *error)
{
  if (!failed) {
    tln_act_describe (cli->db, subject, 1);
    if (tln_act_end (cli->db, NULL, &error) && tln_db_commit (cli->db, &error))
      return TRUE;
  }
  tln_db_rollback (cli->db);
  if (error != NULL)
    tln_cli_refuse_error (cli, NULL, error);
  else if (cli->status == TLN_CLI_DONE)
    cli->status = TLN_CLI_REFUSED;
  return FALSE;
}

gboolean
tln_cli_options (int *argc, char ***argv, const GOptionEntry *entries)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error)) {
    /* "--" ends the options; what stands behind it is positional. */
    if (*argc > 1 && strcmp ((*argv)[1], "--") == 0) {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
    return TRUE;
  }
  tln_cli_usage ("%s: %s", (*argv)[0], error->message);
  return FALSE;
}

/* All of a stream that ends before MAX_BYTES. */
static GBytes *
read_stream (FILE *stream, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 chunk[65536];
  gsize n;

  while ((n = fread (chunk, 1, sizeof chunk, stream)) > 0 && all->len <= MAX_BYTES)
    g_byte_array_append (all, chunk, (guint) n);
  if (ferror (stream))
    g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                         g_strerror (errno));
  else if (all->len > MAX_BYTES)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "larger than %d MB", MAX_BYTES >> 20);
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return NULL;
}

/* A pipe would be waited for, and a device has no end. */
static gboolean
regular (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                         g_strerror (errno));
  else if (S_ISDIR (info.st_mode))
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, "a folder");
  else if (!S_ISREG (info.st_mode))
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                         "neither a file nor a folder (for a pipe say - and give it as input)");
  else
    return TRUE;
  return FALSE;
}

GBytes *
tln_cli_read_bytes (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  FILE *file;

  if (strcmp (path, "-") == 0)
    return read_stream (stdin, error);
  if (!regular (path, error))
    return NULL;
  file = g_fopen (path, "rbe");
  if (file == NULL) {
    g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                         g_strerror (errno));
    return NULL;
  }
  bytes = read_stream (file, error);
  fclose (file);
  return g_steal_pointer (&bytes);
}

gint64
tln_cli_article (TlnCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!tln_ids_find (cli->db, "article", text, &id, &error))
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  else if (id == 0)
    tln_cli_refuse (cli, "%s: no such article", text);
  return id;
}

/* The thesis of that title or id; 0: none, or refused (then *refused). */
static gint64
match_thesis (TlnCli *cli, const char *text, gboolean *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) theses = tln_theses_get_all (cli->db, &error);
  gint64 id = 0;

  for (guint i = 0; theses != NULL && i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);
    if (strcmp (thesis->title, text) == 0)
      return thesis->id;
  }
  *refused = theses == NULL || !tln_ids_find (cli->db, "thesis", text, &id, &error);
  if (*refused)
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  return id;
}

/* The stage of that key, name or id. */
static gint64
match_stage (TlnCli *cli, const char *text, gboolean *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (cli->db, 0, &error);
  g_autofree char *key = g_strdelimit (g_strdup (text), "-", '_');
  gint64 id = 0;

  for (guint i = 0; stages != NULL && i < stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (stages, i);
    if (strcmp (stage->key, key) == 0 || strcmp (stage->name, text) == 0)
      return stage->id;
  }
  *refused = stages == NULL || !tln_ids_find (cli->db, "stage", text, &id, &error);
  if (*refused)
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  return id;
}

gint64
tln_cli_thesis (TlnCli *cli, const char *text)
{
  gboolean refused = FALSE;
  gint64 id = match_thesis (cli, text, &refused);

  if (id == 0 && !refused)
    tln_cli_refuse (cli, "%s: no such thesis", text);
  return id;
}

gint64
tln_cli_stage (TlnCli *cli, const char *text)
{
  gboolean refused = FALSE;
  gint64 id = match_stage (cli, text, &refused);

  if (id == 0 && !refused)
    tln_cli_refuse (cli, "%s: no such stage", text);
  return id;
}

gboolean
tln_cli_stage_or_thesis (TlnCli *cli, const char *text, gint64 *stage, gint64 *thesis)
{
  gboolean refused = FALSE;

  *thesis = 0;
  *stage = match_stage (cli, text, &refused);
  if (*stage == 0 && !refused)
    *thesis = match_thesis (cli, text, &refused);
  if (*stage == 0 && *thesis == 0 && !refused)
    tln_cli_refuse (cli, "%s: no such stage or thesis", text);
  return *stage != 0 || *thesis != 0;
}

gint64
tln_cli_instrument (TlnCli *cli, const char *text, gboolean make)
{
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;
  g_autoptr (GError) error = NULL;

  if (!tln_instruments_parse_code (text, &code, &exchange)) {
    tln_cli_refuse (cli, "%s: not a code with its exchange (515050.SSE)", text);
    return 0;
  }
  if (make) {
    gint64 id = tln_instruments_ensure (cli->db, code, exchange, NULL, NULL, &error);
    if (id == 0)
      tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
    return id;
  }
  g_autoptr (TlnInstrument) instrument = tln_instruments_find (cli->db, code, exchange, &error);
  if (error != NULL)
    tln_cli_refuse_error (cli, text, g_steal_pointer (&error));
  else if (instrument == NULL)
    tln_cli_refuse (cli, "%s: no such instrument in the library", text);
  return instrument != NULL ? instrument->id : 0;
}

JsonBuilder *
tln_cli_object (void)
{
  JsonBuilder *object = json_builder_new ();

  json_builder_begin_object (object);
  return object;
}

void
tln_cli_add_text (JsonBuilder *object, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  json_builder_set_member_name (object, name);
  if (valid != NULL)
    json_builder_add_string_value (object, valid);
  else
    json_builder_add_null_value (object);
}

void
tln_cli_add_id (JsonBuilder *object, const char *name, gint64 id)
{
  g_autofree char *text = id != 0 ? tln_id_to_string (id) : NULL;

  tln_cli_add_text (object, name, text);
}

void
tln_cli_add_int (JsonBuilder *object, const char *name, gint64 value)
{
  json_builder_set_member_name (object, name);
  json_builder_add_int_value (object, value);
}

void
tln_cli_add_pages (JsonBuilder *object, const GArray *pages)
{
  if (pages == NULL || pages->len == 0)
    return;
  json_builder_set_member_name (object, "pages");
  json_builder_begin_array (object);
  for (guint i = 0; i < pages->len; i++)
    json_builder_add_int_value (object, g_array_index (pages, guint32, i));
  json_builder_end_array (object);
}

void
tln_cli_add_double (JsonBuilder *object, const char *name, double value)
{
  json_builder_set_member_name (object, name);
  if (value != value)
    json_builder_add_null_value (object);
  else
    json_builder_add_double_value (object, value);
}

void
tln_cli_add_split (JsonBuilder *object, const char *code, const TlnSplit *split)
{
  g_autofree char *day = tln_day_format ((TlnDay) (split->t / 86400));

  json_builder_begin_object (object);
  tln_cli_add_text (object, "code", code);
  tln_cli_add_text (object, "day", day);
  tln_cli_add_int (object, "from", split->from);
  tln_cli_add_int (object, "to", split->to);
  json_builder_end_object (object);
}

void
tln_cli_print (JsonBuilder *object)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_end_object (object);
  g_autoptr (JsonNode) root = json_builder_get_root (object);
  json_generator_set_root (generator, root);
  g_autofree char *line = json_generator_to_data (generator, NULL);
  fputs (line, stdout);
  putchar ('\n');
  g_object_unref (object);
}

void
tln_cli_print_id (TlnCli *cli, gint64 id)
{
  g_autofree char *text = tln_id_to_string (id);

  if (cli->json) {
    JsonBuilder *object = tln_cli_object ();
    tln_cli_add_text (object, "id", text);
    tln_cli_print (object);
    return;
  }
  printf ("%s\n", text);
}
