/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of the gold lines beside the project: precision and recall over (code, exchange), and
 * how often the name is right. Skips where the lines are missing. */
#include "tln-codes.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  guint expected;
  guint found;
  guint right;
  guint names;
  guint names_right;
} Score;

static const TlnFoundInstrument *
lookup (GPtrArray *found, const char *code, const char *exchange)
{
  for (guint i = 0; i < found->len; i++) {
    const TlnFoundInstrument *one = g_ptr_array_index (found, i);
    if (strcmp (one->code, code) == 0 && strcmp (one->exchange, exchange) == 0)
      return one;
  }
  return NULL;
}

/* Findings without repetitions; a name seen later counts as well. */
static GPtrArray *
distinct (GPtrArray *found)
{
  GPtrArray *once = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++) {
    const TlnFoundInstrument *one = g_ptr_array_index (found, i);
    if (lookup (once, one->code, one->exchange) == NULL)
      g_ptr_array_add (once, (gpointer) one);
  }
  return once;
}

static void
score_line (JsonObject *line, Score *score)
{
  const char *id = json_object_get_string_member (line, "id");
  g_autoptr (TlnNormalized) text = tln_normalize (json_object_get_string_member (line, "text"));
  g_autoptr (GPtrArray) all = tln_codes_find (text, NULL);
  g_autoptr (GPtrArray) found = distinct (all);
  JsonArray *expect = json_object_get_array_member (line, "expect");
  guint right = 0;

  for (guint i = 0; i < json_array_get_length (expect); i++) {
    JsonObject *want = json_array_get_object_element (expect, i);
    const char *code = json_object_get_string_member (want, "code");
    const char *exchange = json_object_get_string_member (want, "exchange");
    const char *name = json_object_get_string_member_with_default (want, "name", NULL);
    const TlnFoundInstrument *one = lookup (found, code, exchange);
    if (one == NULL) {
      g_test_message ("%s: %s.%s not found", id, code, exchange);
      continue;
    }
    right++;
    score->names++;
    if (g_strcmp0 (one->name, name) == 0)
      score->names_right++;
    else
      g_test_message ("%s: %s is called %s, not %s", id, code, one->name, name);
  }
  for (guint i = 0; right < found->len && i < found->len; i++) {
    const TlnFoundInstrument *one = g_ptr_array_index (found, i);
    g_test_message ("%s: found %s.%s by %s", id, one->code, one->exchange, one->rule);
  }
  score->expected += json_array_get_length (expect);
  score->found += found->len;
  score->right += right;
}

static void
test_corpus (void)
{
  const char *shared = g_getenv ("TLN_SHARED");
  g_autofree char *path =
      g_build_filename (shared != NULL ? shared : "", "corpus", "codes-dev.jsonl", NULL);
  g_autofree char *text = NULL;
  Score score = { 0 };

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("the gold lines are not beside the project");
    return;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '\0')
      continue;
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_assert_true (json_parser_load_from_data (parser, lines[i], -1, NULL));
    score_line (json_node_get_object (json_parser_get_root (parser)), &score);
  }
  g_test_message ("%u expected, %u found, %u right, %u of %u names right", score.expected,
                  score.found, score.right, score.names_right, score.names);
  g_assert_cmpuint (score.expected, >, 100);
  g_assert_cmpuint (score.right * 100, >=, score.found * 99);
  g_assert_cmpuint (score.right * 100, >=, score.expected * 95);
  g_assert_cmpuint (score.names_right * 100, >=, score.names * 97);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/corpus", test_corpus);
  return g_test_run ();
}
