/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files an export has, and writing them. What stands in a page is written in tln-page.c. */
#include "tln-export.h"

#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-export-article.h"
#include "tln-export-merge.h"
#include "tln-export-text.h"
#include "tln-forecast-rows.h"
#include "tln-id.h"
#include "tln-instruments.h"
#include "tln-page.h"
#include "tln-past.h"
#include "tln-theses.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SCHEMA_VERSION 1

/* An export being put together. */
typedef struct {
  TlnDb *db;
  const TlnExportOptions *options;
  GPtrArray *bundles; /* TlnBundle */
  GPtrArray *loose; /* TlnForecast of no thesis; NULL: not wanted */
  GHashTable *names; /* id -> base name of its note */
  GHashTable *paths; /* id -> path below the target */
  GHashTable *taken; /* paths in use, case-folded */
  GHashTable *sources; /* article id -> GPtrArray of TlnClaim */
  GPtrArray *files; /* TlnExportFile */
  GPtrArray *pictures; /* TlnExportFile, last of the files */
  GHashTable *pictured; /* their paths, of each file once; borrowed */
  char *day; /* the library is as known on; NULL: now */
} Export;

static void
export_file_free (gpointer data)
{
  TlnExportFile *file = data;

  g_free (file->path);
  g_free (file->content);
  g_free (file->picture);
  g_free (file);
}

static void
add_file (Export *export, const char *path, gint64 id, char *content)
{
  TlnExportFile *file = g_new0 (TlnExportFile, 1);

  file->path = g_strdup (path);
  file->id = id;
  file->content = content;
  g_ptr_array_add (export->files, file);
}

/* Notes that are already there know their id; a person may have renamed or moved them. */
static void
find_notes (Export *export, const char *folder, const char *below, int depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *relative =
        *below != '\0' ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
    if (*name == '.')
      continue;
    if (depth < 4 && g_file_test (path, G_FILE_TEST_IS_DIR)) {
      find_notes (export, path, relative, depth + 1);
      continue;
    }
    g_autofree char *content =
        g_str_has_suffix (name, ".md") ? tln_export_read_note (path, NULL) : NULL;
    if (content == NULL)
      continue;
    g_autofree char *written = tln_export_read_id (content);
    gint64 id;
    if (written == NULL || !tln_id_parse (written, &id))
      continue;
    g_hash_table_insert (export->paths, g_memdup2 (&id, sizeof id), g_strdup (relative));
    g_hash_table_insert (export->names, g_memdup2 (&id, sizeof id),
                         g_strndup (name, strlen (name) - 3));
    g_hash_table_add (export->taken, g_utf8_casefold (relative, -1));
  }
}

/* Gives a row its note: the one it has, or a name nobody uses. */
static void
name_note (Export *export, gint64 id, const char *folder, const char *name)
{
  if (g_hash_table_contains (export->paths, &id))
    return;
  for (guint n = 1;; n++) {
    g_autofree char *base = n == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)", name, n);
    g_autofree char *path = g_strdup_printf ("%s/%s.md", folder, base);
    g_autofree char *folded = g_utf8_casefold (path, -1);
    if (g_hash_table_contains (export->taken, folded))
      continue;
    g_hash_table_add (export->taken, g_steal_pointer (&folded));
    g_hash_table_insert (export->paths, g_memdup2 (&id, sizeof id), g_steal_pointer (&path));
    g_hash_table_insert (export->names, g_memdup2 (&id, sizeof id), g_steal_pointer (&base));
    return;
  }
}

static void
name_forecasts (Export *export, const GPtrArray *forecasts)
{
  for (guint i = 0; i < forecasts->len; i++) {
    const TlnForecast *forecast = g_ptr_array_index (forecasts, i);
    g_autofree char *name = tln_page_forecast_name (forecast, export->options->language);
    name_note (export, forecast->id, "Forecasts", name);
  }
}

static void
name_bundle (Export *export, const TlnBundle *bundle)
{
  g_autofree char *thesis = tln_export_file_name (bundle->thesis->title);

  name_note (export, bundle->thesis->id, "Theses", thesis);
  for (guint i = 0; i < bundle->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (bundle->stages, i);
    g_autofree char *both = g_strdup_printf ("%s – %s", bundle->chain, stage->name);
    g_autofree char *name = tln_export_file_name (both);
    name_note (export, stage->id, "Stages", name);
  }
  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    g_autofree char *code = tln_page_instrument_name (link->code, link->exchange);
    g_autofree char *name = tln_export_file_name (code);
    name_note (export, link->instrument_id, "Instruments", name);
  }
  for (guint i = 0; i < bundle->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
    const TlnArticle *article = g_hash_table_lookup (bundle->articles, &claim->article_id);
    if (article == NULL)
      continue;
    g_autofree char *name = tln_page_source_name (article, export->options->language);
    name_note (export, article->id, "Sources", name);
  }
  name_forecasts (export, bundle->forecasts);
}

/* The article a forecast was made from, 0: none is known here. */
static gint64
source_of (Export *export, const TlnForecast *forecast)
{
  for (guint b = 0; forecast->claim_id != 0 && b < export->bundles->len; b++) {
    const TlnBundle *bundle = g_ptr_array_index (export->bundles, b);
    for (guint i = 0; i < bundle->claims->len; i++) {
      const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
      if (claim->id == forecast->claim_id)
        return claim->article_id;
    }
  }
  return 0;
}

static void
add_forecasts (Export *export, const GPtrArray *forecasts, const TlnPageStyle *style)
{
  for (guint i = 0; i < forecasts->len; i++) {
    const TlnForecast *forecast = g_ptr_array_index (forecasts, i);
    add_file (export, g_hash_table_lookup (export->paths, &forecast->id), forecast->id,
              tln_page_forecast (forecast, source_of (export, forecast), style));
  }
}

static void
add_picture (Export *export, const char *folder, const TlnExportPicture *picture)
{
  g_autofree char *path = g_strconcat (folder, "/", picture->name, NULL);

  if (g_hash_table_contains (export->pictured, path))
    return;
  TlnExportFile *file = g_new0 (TlnExportFile, 1);
  file->path = g_steal_pointer (&path);
  file->picture = g_strdup (picture->sha256);
  g_hash_table_add (export->pictured, file->path);
  g_ptr_array_add (export->pictures, file);
}

/* The text of a source where it is wanted, with its pictures in a folder beside the note, wherever
 * a person has put that. Caller frees *text. */
static gboolean
add_text (Export *export, gint64 id, char **text, GError **error)
{
  const char *name = tln_export_word (export->options->language, TLN_WORD_PICTURES);

  if (!export->options->texts)
    return TRUE;
  g_autoptr (TlnExportArticle) article = tln_export_article_load (export->db, id, name, error);
  if (article == NULL)
    return FALSE;
  g_autofree char *beside = g_path_get_dirname (g_hash_table_lookup (export->paths, &id));
  g_autofree char *folder =
      strcmp (beside, ".") == 0 ? g_strdup (name) : g_strconcat (beside, "/", name, NULL);
  for (guint i = 0; i < article->pictures->len; i++)
    add_picture (export, folder, article->pictures->pdata[i]);
  *text = g_steal_pointer (&article->markdown);
  return TRUE;
}

static gboolean
add_source (Export *export, TlnArticle *article, const TlnPageStyle *style, GError **error)
{
  g_autoptr (GPtrArray) claims = tln_claims_get_of_article (export->db, article->id, error);
  g_autofree char *text = NULL;

  if (claims == NULL || !add_text (export, article->id, &text, error))
    return FALSE;
  add_file (export, g_hash_table_lookup (export->paths, &article->id), article->id,
            tln_page_source (article, claims, text, style));
  return TRUE;
}

static gboolean
add_sources (Export *export, const TlnPageStyle *style, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint b = 0; b < export->bundles->len; b++) {
    const TlnBundle *bundle = g_ptr_array_index (export->bundles, b);
    for (guint i = 0; i < bundle->claims->len; i++) {
      const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
      TlnArticle *article = g_hash_table_lookup (bundle->articles, &claim->article_id);
      if (article != NULL && g_hash_table_add (seen, &article->id) &&
          !add_source (export, article, style, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
add_instrument (Export *export, gint64 id, const TlnPageStyle *style, GError **error)
{
  g_autoptr (TlnInstrument) instrument = tln_instruments_get (export->db, id, error);
  if (instrument == NULL)
    return error == NULL || *error == NULL;
  g_autoptr (GPtrArray) links = tln_instruments_get_links (export->db, id, 0, 0, error);
  g_autoptr (GPtrArray) names =
      links != NULL ? tln_instruments_get_names (export->db, id, error) : NULL;
  g_autoptr (GPtrArray) batches =
      names != NULL ? tln_prices_get_batches (export->db, id, error) : NULL;
  g_autoptr (TlnOnChart) chart = batches != NULL ? tln_on_chart_load (export->db, id, error) : NULL;
  if (chart == NULL)
    return FALSE;
  TlnInstrumentPage page = { instrument, links, names,
                             batches->len > 0 ? g_ptr_array_index (batches, 0) : NULL, chart };
  add_file (export, g_hash_table_lookup (export->paths, &id), id,
            tln_page_instrument (&page, style));
  return TRUE;
}

static gboolean
add_instruments (Export *export, const TlnPageStyle *style, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint b = 0; b < export->bundles->len; b++) {
    const TlnBundle *bundle = g_ptr_array_index (export->bundles, b);
    for (guint i = 0; i < bundle->links->len; i++) {
      TlnLink *link = g_ptr_array_index (bundle->links, i);
      if (g_hash_table_add (seen, &link->instrument_id) &&
          !add_instrument (export, link->instrument_id, style, error))
        return FALSE;
    }
  }
  return TRUE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const TlnExportFile *first = *(TlnExportFile *const *) a;
  const TlnExportFile *second = *(TlnExportFile *const *) b;

  return strcmp (first->path, second->path);
}

static char *
write_manifest (Export *export)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, SCHEMA_VERSION);
  if (export->day != NULL) {
    json_builder_set_member_name (builder, "as_of");
    json_builder_add_string_value (builder, export->day);
  }
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < export->files->len; i++) {
    const TlnExportFile *file = g_ptr_array_index (export->files, i);
    g_autofree char *id = tln_id_to_string (file->id);
    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "id");
    json_builder_add_string_value (builder, id);
    json_builder_set_member_name (builder, "path");
    json_builder_add_string_value (builder, file->path);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/* The notes of the stages of a thesis that have none yet. */
static void
add_stages (Export *export, const TlnBundle *bundle, const TlnPageStyle *style)
{
  for (guint i = 0; i < bundle->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (bundle->stages, i);
    gboolean there = FALSE;
    for (guint f = 0; f < export->files->len; f++)
      there = there || ((TlnExportFile *) g_ptr_array_index (export->files, f))->id == stage->id;
    if (!there)
      add_file (export, g_hash_table_lookup (export->paths, &stage->id), stage->id,
                tln_page_stage (export->bundles, stage, bundle->chain, style));
  }
}

static gboolean
render_vault (Export *export, GError **error)
{
  TlnPageStyle style = { export->options->language, TRUE, export->names, export->day };

  if (export->options->target != NULL)
    find_notes (export, export->options->target, "", 0);
  for (guint i = 0; i < export->bundles->len; i++)
    name_bundle (export, g_ptr_array_index (export->bundles, i));
  if (export->loose != NULL)
    name_forecasts (export, export->loose);
  for (guint i = 0; i < export->bundles->len; i++) {
    const TlnBundle *bundle = g_ptr_array_index (export->bundles, i);
    add_file (export, g_hash_table_lookup (export->paths, &bundle->thesis->id), bundle->thesis->id,
              tln_page_thesis (bundle, &style));
    add_stages (export, bundle, &style);
    add_forecasts (export, bundle->forecasts, &style);
  }
  if (export->loose != NULL)
    add_forecasts (export, export->loose, &style);
  if (!add_sources (export, &style, error) || !add_instruments (export, &style, error))
    return FALSE;
  g_ptr_array_sort (export->files, compare_files);
  add_file (export, ".throughline/manifest.json", 0, write_manifest (export));
  g_ptr_array_sort (export->pictures, compare_files);
  g_ptr_array_extend_and_steal (export->files, g_ptr_array_ref (export->pictures));
  return TRUE;
}

static gboolean
render_markdown (Export *export, GError **error)
{
  TlnPageStyle style = { export->options->language, FALSE, NULL, export->day };

  for (guint i = 0; i < export->bundles->len; i++) {
    const TlnBundle *bundle = g_ptr_array_index (export->bundles, i);
    add_file (export, NULL, bundle->thesis->id, tln_page_thesis (bundle, &style));
  }
  if (export->files->len != 1) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND,
                 "one file holds one thesis: say which, or choose the vault");
    return FALSE;
  }
  return TRUE;
}

static gboolean
load_bundle (Export *export, gint64 thesis, GError **error)
{
  TlnBundle *bundle = tln_bundle_load (export->db, thesis, error);

  if (bundle == NULL)
    return FALSE;
  g_ptr_array_add (export->bundles, bundle);
  return tln_bundle_load_more (export->db, bundle, error);
}

/* What belongs to no thesis goes with all of them. */
static gboolean
load_loose (Export *export, GError **error)
{
  export->loose = tln_forecasts_get_all (export->db, 0, error);
  for (guint i = export->loose != NULL ? export->loose->len : 0; i > 0; i--)
    if (((TlnForecast *) g_ptr_array_index (export->loose, i - 1))->thesis_id != 0)
      g_ptr_array_remove_index (export->loose, i - 1);
  return export->loose != NULL;
}

static gboolean
load_bundles (Export *export, GError **error)
{
  g_autoptr (GPtrArray) theses = NULL;

  if (export->options->thesis != 0)
    return load_bundle (export, export->options->thesis, error);
  theses = tln_theses_get_all (export->db, error);
  if (theses == NULL || !load_loose (export, error))
    return FALSE;
  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);

    if (!load_bundle (export, thesis->id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
render (Export *export, GError **error)
{
  gboolean vault = g_strcmp0 (export->options->format, "vault") == 0;

  if (!vault && g_strcmp0 (export->options->format, "markdown") != 0) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FORMAT, "no format “%s”",
                 export->options->format);
    return FALSE;
  }
  /* One moment of the library for all pages. */
  if (!tln_db_begin (export->db, error))
    return FALSE;
  const TlnDay *as_of = export->options->as_of;
  gboolean done = (as_of == NULL || tln_past_enter (export->db, *as_of, error)) &&
                  load_bundles (export, error) &&
                  (vault ? render_vault (export, error) : render_markdown (export, error));
  tln_db_rollback (export->db);
  return done;
}

GPtrArray *
tln_export_render (TlnDb *db, const TlnExportOptions *options, GError **error)
{
  Export export = { .db = db, .options = options };

  export.bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_bundle_unref);
  export.names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  export.paths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  export.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  export.files = g_ptr_array_new_with_free_func (export_file_free);
  export.pictures = g_ptr_array_new_with_free_func (export_file_free);
  export.pictured = g_hash_table_new (g_str_hash, g_str_equal);
  export.day = options->as_of != NULL ? tln_day_format (*options->as_of) : NULL;
  if (!render (&export, error))
    g_clear_pointer (&export.files, g_ptr_array_unref);
  g_ptr_array_unref (export.bundles);
  g_clear_pointer (&export.loose, g_ptr_array_unref);
  g_free (export.day);
  g_hash_table_unref (export.pictured);
  g_ptr_array_unref (export.pictures);
  g_hash_table_unref (export.names);
  g_hash_table_unref (export.paths);
  g_hash_table_unref (export.taken);
  return export.files;
}

static gboolean
write_file (const TlnExportFile *file, const char *path, TlnExportReport *report, GError **error)
{
  g_autofree char *id = tln_id_to_string (file->id);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local = NULL;
  g_autofree char *old = tln_export_read_note (path, &local);
  gboolean own = FALSE;

  if (old == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE, "%s: %s", path,
                 local->message);
    return FALSE;
  }
  g_clear_error (&local);
  g_autofree char *content = old != NULL && file->id != 0
                                 ? tln_export_merge (old, file->content, id, &own)
                                 : g_strdup (file->content);
  report->kept += own;
  if (g_strcmp0 (old, content) == 0) {
    report->unchanged++;
    return TRUE;
  }
  if (g_mkdir_with_parents (folder, 0755) != 0 ||
      !g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &local)) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE, "%s: %s", path,
                 local != NULL ? local->message : g_strerror (errno));
    return FALSE;
  }
  report->written++;
  return TRUE;
}

static gboolean
write_picture (TlnDb *db,
               const TlnExportFile *file,
               const char *path,
               TlnExportReport *report,
               GError **error)
{
  gboolean written;

  if (!tln_export_picture_write (db, file->picture, path, &written, error))
    return FALSE;
  if (written)
    report->written++;
  else
    report->unchanged++;
  return TRUE;
}

gboolean
tln_export_write (TlnDb *db,
                  GPtrArray *files,
                  const TlnExportOptions *options,
                  TlnExportReport *report,
                  GError **error)
{
  *report = (TlnExportReport) { 0 };
  for (guint i = 0; i < files->len; i++) {
    const TlnExportFile *file = g_ptr_array_index (files, i);
    g_autofree char *path = file->path != NULL
                                ? g_build_filename (options->target, file->path, NULL)
                                : g_strdup (options->target);
    if (file->picture != NULL ? !write_picture (db, file, path, report, error)
                              : !write_file (file, path, report, error))
      return FALSE;
  }
  return TRUE;
}
