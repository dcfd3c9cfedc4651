/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Escaping there and back, properties, file names; merging with a file a person has edited. */
#include "tln-export-merge.h"
#include "tln-export-text.h"

#include <string.h>

static void
test_escape (void)
{
  static const char *const texts[] = { "plain words",
                                       "5 * 3 _and_ [link](x) <b> `code` $1",
                                       "# not a heading",
                                       "1. not a list",
                                       "- not a bullet",
                                       "back\\slash \\* kept",
                                       "推理算力“缺口”—50%",
                                       "ends with ^claim-x",
                                       "R&D, &lt; and &#32;",
                                       "#tag, C#, a == b, ==mark==",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    tln_export_escape (out, texts[i]);
    g_autofree char *back = tln_export_unescape (out->str);
    g_assert_cmpstr (back, ==, texts[i]);
  }
  g_autoptr (GString) heading = g_string_new (NULL);
  tln_export_escape (heading, "# x");
  g_assert_cmpstr (heading->str, ==, "\\# x");
}

static void
test_escape_random (void)
{
  static const char alphabet[] = "ab #*-_[]<>`~$|^%\\.1)+=";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GString) out = g_string_new (NULL);
    for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
      g_string_append_c (text, alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)]);
    tln_export_escape (out, text->str);
    g_autofree char *back = tln_export_unescape (out->str);
    g_assert_cmpstr (back, ==, text->str);
  }
}

static void
assert_property (const char *value, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  tln_export_property (out, "k", value);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_property (void)
{
  assert_property ("plain words", "k: plain words\n");
  assert_property ("a: b # c", "k: \"a: b # c\"\n");
  assert_property ("[[link]]", "k: \"[[link]]\"\n");
  assert_property ("say \"so\"\n", "k: \"say \\\"so\\\"\\n\"\n");
  assert_property ("515050", "k: \"515050\"\n");
  assert_property ("true", "k: \"true\"\n");
  assert_property ("0x1F", "k: \"0x1F\"\n");
  assert_property ("<<", "k: \"<<\"\n");
  assert_property ("a\x01\r", "k: \"a\\x01\\x0d\"\n");
  assert_property ("推理算力", "k: 推理算力\n");
  assert_property ("", "k:\n");
  assert_property (NULL, "k:\n");
}

static void
test_file_name (void)
{
  static const char *const cases[][2] = {
    { "AI main line", "AI main line" },
    { "a/b\\c:d*e?\"f\"<g>|h#i^j[k]", "a b c d e f g h i j k" },
    { "  ..hidden. ", "hidden" },
    { "///", "untitled" },
    { "", "untitled" },
    { "推理算力：下一环", "推理算力：下一环" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = tln_export_file_name (cases[i][0]);
    g_assert_cmpstr (name, ==, cases[i][1]);
  }
  g_autoptr (GString) large = g_string_new (NULL);
  for (int i = 0; i < 300; i++)
    g_string_append (large, "长");
  g_autofree char *name = tln_export_file_name (large->str);
  g_assert_cmpuint (strlen (name), <, 200);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

#define NEW \
  "---\nthroughline-id: \"0A\"\ntype: thesis\nstatus: open\n---\n" \
  "%% throughline:begin 0A %%\n# New\n%% throughline:end %%\n"

static void
test_merge (void)
{
  gboolean own;
  g_autofree char *same = tln_export_merge (NEW, NEW, "0A", &own);
  g_assert_cmpstr (same, ==, NEW);
  g_assert_false (own);

  g_autofree char *edited = tln_export_merge (
      "---\nthroughline-id: \"0A\"\ntype: thesis\nstatus: draft\nmine:\n  - a\n  - b\n---\n"
      "before\n%% throughline:begin 0A %%\n# Old\n%% throughline:end %%\nafter\n",
      NEW, "0A", &own);
  g_assert_cmpstr (
      edited, ==,
      "---\nthroughline-id: \"0A\"\ntype: thesis\nstatus: open\nmine:\n  - a\n  - b\n"
      "---\nbefore\n%% throughline:begin 0A %%\n# New\n%% throughline:end %%\nafter\n");
  g_assert_true (own);

  g_autofree char *unmarked = tln_export_merge ("only mine\n", NEW, "0A", &own);
  g_assert_true (own);
  g_assert_true (strstr (unmarked, "only mine\n\n%% throughline:begin 0A %%") != NULL);
}

static void
test_read_id (void)
{
  g_autofree char *id = tln_export_read_id (NEW);
  g_autofree char *none = tln_export_read_id ("# no front matter\n");
  g_autofree char *empty = tln_export_read_id ("---\n---\nx");

  g_assert_cmpstr (id, ==, "0A");
  g_assert_null (none);
  g_assert_null (empty);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-text/escape", test_escape);
  g_test_add_func ("/export-text/escape-random", test_escape_random);
  g_test_add_func ("/export-text/property", test_property);
  g_test_add_func ("/export-text/file-name", test_file_name);
  g_test_add_func ("/export-text/merge", test_merge);
  g_test_add_func ("/export-text/read-id", test_read_id);
  return g_test_run ();
}
