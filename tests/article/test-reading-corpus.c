/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The developers' corpora, where they can be had (with zstd and Python 3): every page is read, and
 * the scorer that lies beside them says how much of the article was found. */
#include "article-support.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const struct {
  const char *corpus;
  double least; /* F1 of the text */
} corpora[] = {
  { "mozilla-dev", 0.99 }, { "wcxb-dev", 0.95 },    { "zh-dev", 0.97 },
  { "zh-gbk-dev", 0.97 },  { "zh-text-dev", 0.99 },
};

static gboolean
run (const char *const *argv, char **out)
{
  int status = 1;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, out, NULL, &status, NULL) &&
         status == 0;
}

static const char *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
set (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

/* One line of the manifest: the page is read and what came of it written for the scorer. */
static void
read_page (const char *folder, JsonObject *entry, GString *out)
{
  g_autofree char *path = g_build_filename (folder, member (entry, "file"), NULL);
  TlnHints hints = { .name = path,
                     .url = member (entry, "url"),
                     .charset = member (entry, "encoding") };
  g_autoptr (JsonObject) result = json_object_new ();
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, &hints, &error);
  g_assert_no_error (error);
  set (result, "page", member (entry, "page"));
  set (result, "title", document->title.value);
  g_autofree char *text = tln_rich_running_text (document->rich);
  set (result, "text", text);
  g_autoptr (JsonNode) node = json_node_alloc ();
  json_node_init_object (node, result);
  g_autofree char *line = json_to_string (node, FALSE);
  g_string_append_printf (out, "%s\n", line);
}

static double
score (const char *shared, const char *folder)
{
  g_autofree char *scorer = g_build_filename (shared, "corpus/readability/score.py", NULL);
  g_autofree char *gold = g_build_filename (folder, "gold.jsonl", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.jsonl", NULL);
  g_autofree char *out = NULL;
  const char *const argv[] = { "python3", scorer, gold, ours, "--json", NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (run (argv, &out));
  g_assert_true (json_parser_load_from_data (parser, out, -1, NULL));
  return json_object_get_double_member (json_node_get_object (json_parser_get_root (parser)), "f1");
}

static void
read_corpus (const char *folder)
{
  g_autofree char *manifest = g_build_filename (folder, "manifest.jsonl", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.jsonl", NULL);
  g_autofree char *lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_true (g_file_get_contents (manifest, &lines, NULL, NULL));
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_assert_true (json_parser_load_from_data (parser, list[i], -1, NULL));
    read_page (folder, json_node_get_object (json_parser_get_root (parser)), out);
  }
  g_assert_true (g_file_set_contents (ours, out->str, (gssize) out->len, NULL));
}

static void
test_corpora (void)
{
  const char *shared = g_getenv ("TLN_SHARED");
  g_autofree char *unpack =
      g_build_filename (shared != NULL ? shared : "", "corpus/readability/unpack.sh", NULL);
  g_autofree char *zstd = g_find_program_in_path ("zstd");

  if (shared == NULL || zstd == NULL || !g_file_test (unpack, G_FILE_TEST_EXISTS)) {
    g_test_skip ("no corpora beside the project, or no zstd");
    return;
  }
  g_autofree char *folder = g_dir_make_tmp ("tln-corpus-XXXXXX", NULL);
  const char *const argv[] = { "sh", unpack, folder, NULL };
  g_assert_true (run (argv, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (corpora); i++) {
    g_autofree char *one = g_build_filename (folder, corpora[i].corpus, NULL);
    read_corpus (one);
    double f1 = score (shared, one);
    g_test_message ("%s: %.4f", corpora[i].corpus, f1);
    g_assert_cmpfloat (f1, >=, corpora[i].least);
  }
  const char *const clear[] = { "rm", "-rf", folder, NULL };
  g_assert_true (run (clear, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/corpora", test_corpora);
  return g_test_run ();
}
