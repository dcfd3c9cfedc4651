/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads back what tln-claim-text.c wrote. The source is found by the hash of its original bytes, so
 * that a claim can be checked also when its highlight is gone. */
#include "tln-verify.h"

#include "tln-anchor.h"
#include "tln-articles.h"
#include "tln-error.h"
#include "tln-export-merge.h"
#include "tln-export-text.h"
#include "tln-id.h"
#include "tln-text.h"

#include <string.h>

/* What a footnote says of its source. */
typedef struct {
  char *text_sha256;
  char *original_sha256; /* or NULL */
  guint32 start;
  guint32 end;
} Footnote;

static void
footnote_free (gpointer data)
{
  Footnote *footnote = data;

  g_free (footnote->text_sha256);
  g_free (footnote->original_sha256);
  g_free (footnote);
}

static void
verified_free (gpointer data)
{
  TlnVerified *verified = data;

  g_free (verified->path);
  g_free (verified->quote);
  g_free (verified);
}

const char *
tln_verify_state_name (TlnVerifyState state)
{
  static const char *const names[] = { "exact", "moved", "altered", "missing" };

  return names[state];
}

/* Label -> Footnote of all lines "[^cN]: …". */
static GHashTable *
read_footnotes (char **lines)
{
  static GRegex *regex;
  GHashTable *footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, footnote_free);

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (
        &regex, g_regex_new ("^\\[\\^(c\\d+)\\]: .* (\\d+)–(\\d+), text sha256 ([0-9a-f]{64})"
                             "(?:, original sha256 ([0-9a-f]{64}))?$",
                             G_REGEX_OPTIMIZE, 0, NULL));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (GMatchInfo) match = NULL;
    if (!g_str_has_prefix (lines[i], "[^c") || !g_regex_match (regex, lines[i], 0, &match))
      continue;
    Footnote *footnote = g_new0 (Footnote, 1);
    g_autofree char *start = g_match_info_fetch (match, 2);
    g_autofree char *end = g_match_info_fetch (match, 3);
    g_autofree char *original = g_match_info_fetch (match, 5);
    footnote->start = (guint32) g_ascii_strtoull (start, NULL, 10);
    footnote->end = (guint32) g_ascii_strtoull (end, NULL, 10);
    footnote->text_sha256 = g_match_info_fetch (match, 4);
    if (original != NULL && *original != '\0')
      footnote->original_sha256 = g_steal_pointer (&original);
    g_hash_table_replace (footnotes, g_match_info_fetch (match, 1), footnote);
  }
  return footnotes;
}

/* The quoted block that ends before line i: its words and the label of its footnote. */
static char *
read_block (char **lines, guint at, guint *first, char **label)
{
  guint end = at;
  g_autoptr (GString) out = g_string_new (NULL);

  while (end > 0 && *lines[end - 1] == '\0')
    end--;
  guint begin = end;
  while (begin > 0 && g_str_has_prefix (lines[begin - 1], ">"))
    begin--;
  if (end - begin > 2 && strcmp (lines[begin + 1], ">") == 0)
    begin++; /* between the heading and the words */
  if (end - begin < 2)
    return NULL;
  for (guint i = begin + 1; i < end; i++) {
    const char *line = lines[i] + (g_str_has_prefix (lines[i], "> ") ? 2 : 1);
    g_string_append_printf (out, "%s%s", i > begin + 1 ? "\n" : "", line);
  }
  char *mark = g_strrstr (out->str, " [^c");
  if (mark == NULL || !g_str_has_suffix (mark, "]"))
    return NULL;
  *label = g_strndup (mark + 3, strlen (mark) - 4);
  *first = begin + 1;
  g_string_truncate (out, (gsize) (mark - out->str));
  return tln_export_unescape (out->str);
}

static gint64
find_source (TlnDb *db, const Footnote *footnote, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = tln_articles_find (db, footnote->original_sha256, footnote->text_sha256, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}

static TlnVerifyState
compare_quote (const char *text, const char *words, const Footnote *footnote)
{
  guint32 start, end;
  glong length = g_utf8_strlen (text, -1);

  if (footnote->start < footnote->end && (glong) footnote->end <= length) {
    g_autofree char *there = tln_text_slice (text, footnote->start, footnote->end);
    if (strcmp (there, words) == 0)
      return TLN_VERIFY_EXACT;
  }
  const char *found = strstr (text, words);
  if (*words != '\0' && found != NULL && strstr (found + 1, words) == NULL)
    return TLN_VERIFY_MOVED;
  if (found == NULL && tln_anchor_locate (text, words, &start, &end) == 1) {
    g_autofree char *there = tln_text_slice (text, start, end);
    g_autofree char *a = tln_text_squeeze (there);
    g_autofree char *b = tln_text_squeeze (words);
    return strcmp (a, b) == 0 ? TLN_VERIFY_MOVED : TLN_VERIFY_ALTERED;
  }
  return TLN_VERIFY_ALTERED;
}

static gboolean
verify_quote (TlnDb *db, TlnVerified *verified, const Footnote *footnote, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (footnote == NULL) {
    verified->state = TLN_VERIFY_ALTERED;
    return TRUE;
  }
  gint64 source = find_source (db, footnote, &local);
  g_autoptr (TlnBody) body = source != 0 ? tln_articles_get_body (db, source, &local) : NULL;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  verified->state =
      body != NULL ? compare_quote (body->text, verified->quote, footnote) : TLN_VERIFY_MISSING;
  return TRUE;
}

/* The line behind a quoted block that says which claim it is. */
static gboolean
read_mark (const char *line, gint64 *claim)
{
  if (g_str_has_prefix (line, "^claim-"))
    return tln_id_parse (line + strlen ("^claim-"), claim);
  if (!g_str_has_prefix (line, "<!-- claim-") || !g_str_has_suffix (line, " -->"))
    return FALSE;
  g_autofree char *id =
      g_strndup (line + strlen ("<!-- claim-"), strcspn (line + strlen ("<!-- claim-"), " "));
  return tln_id_parse (id, claim);
}

static gboolean
verify_content (TlnDb *db,
                const char *path,
                const char *content,
                GPtrArray *results,
                GError **error)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autoptr (GHashTable) footnotes = read_footnotes (lines);

  for (guint i = 0; lines[i] != NULL; i++) {
    gint64 claim;
    guint first = 0;
    g_autofree char *label = NULL;
    if (!read_mark (lines[i], &claim))
      continue;
    g_autofree char *quote = read_block (lines, i, &first, &label);
    TlnVerified *verified = g_new0 (TlnVerified, 1);
    g_ptr_array_add (results, verified);
    verified->path = g_strdup (path);
    verified->line = quote != NULL ? first : i + 1;
    verified->claim = claim;
    verified->quote = quote != NULL ? g_steal_pointer (&quote) : g_strdup ("");
    if (!verify_quote (db, verified, label != NULL ? g_hash_table_lookup (footnotes, label) : NULL,
                       error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
list_files (const char *folder, GPtrArray *files, int depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (*name == '.')
      continue;
    if (depth < 6 && g_file_test (path, G_FILE_TEST_IS_DIR))
      list_files (path, files, depth + 1);
    else if (g_str_has_suffix (name, ".md"))
      g_ptr_array_add (files, g_steal_pointer (&path));
  }
}

GPtrArray *
tln_verify (TlnDb *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (verified_free);
  gboolean ours = FALSE;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    list_files (path, files, 0);
  else
    g_ptr_array_add (files, g_strdup (path));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++) {
    const char *file = g_ptr_array_index (files, i);
    g_autoptr (GError) local = NULL;
    g_autofree char *content = tln_export_read_note (file, &local);
    if (content == NULL) {
      g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "%s: %s", file,
                   local->message);
      return NULL;
    }
    g_autofree char *id = tln_export_read_id (content);
    ours = ours || id != NULL;
    if (!verify_content (db, file, content, results, error))
      return NULL;
  }
  if (!ours && results->len == 0) {
    g_set_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_OURS,
                 "%s: nothing in it was exported by this program", path);
    return NULL;
  }
  return g_steal_pointer (&results);
}
