/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every price file of the development corpus against what is known of it: number of bars, first and
 * last bar, unit. Skipped where the corpus is not beside the project. */
#include "tln-day.h"
#include "tln-price-file.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static char *
corpus_path (const char *name)
{
  const char *shared = g_getenv ("TLN_SHARED");

  return g_build_filename (shared != NULL ? shared : ".", "corpus", "prices", name, NULL);
}

static void
assert_near (double got, JsonObject *bar, const char *key, double factor)
{
  if (!json_object_has_member (bar, key) || json_object_get_null_member (bar, key))
    return;
  double wanted = json_object_get_double_member (bar, key) * factor;
  /* a close-only file has no open, where the record repeats the close */
  if (strchr ("ohl", *key) != NULL && isnan (got))
    return;
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9 * fabs (wanted) + 1e-12);
}

static void
assert_bar (const TlnPriceFile *file, guint i, JsonObject *bar)
{
  const TlnSeries *series = file->series;

  assert_near (series->open[i], bar, "o", 1);
  assert_near (series->high[i], bar, "h", 1);
  assert_near (series->low[i], bar, "l", 1);
  assert_near (series->close[i], bar, "c", 1);
  assert_near (series->volume[i], bar, "v", file->volume_factor);
}

static void
assert_day (const TlnSeries *series, guint i, JsonObject *expect, const char *key)
{
  g_autofree char *day = tln_day_format ((TlnDay) (series->t[i] / 86400));

  if (json_object_has_member (expect, key))
    g_assert_true (g_str_has_prefix (json_object_get_string_member (expect, key), day));
}

static void
check_file (const char *name, JsonObject *expect)
{
  g_autofree char *path = corpus_path (name);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_test_message ("%s", name);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) bytes = g_bytes_new (contents, length);
  g_autoptr (TlnPriceFile) file = tln_price_file_parse (bytes, base, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->series->n, ==, json_object_get_int_member (expect, "bars"));
  assert_day (file->series, 0, expect, "first");
  assert_day (file->series, file->series->n - 1, expect, "last");
  if (json_object_has_member (expect, "first_bar"))
    assert_bar (file, 0, json_object_get_object_member (expect, "first_bar"));
  if (json_object_has_member (expect, "last_bar"))
    assert_bar (file, file->series->n - 1, json_object_get_object_member (expect, "last_bar"));
  if (json_object_has_member (expect, "volume_unit"))
    g_assert_cmpstr (file->volume_unit, ==, json_object_get_string_member (expect, "volume_unit"));
}

static void
test_corpus (void)
{
  g_autofree char *path = corpus_path ("expected.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  guint checked = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("no corpus of price files beside the project");
    return;
  }
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonObject *all = json_node_get_object (json_parser_get_root (parser));
  g_autoptr (GList) names = json_object_get_members (all);
  for (GList *name = names; name != NULL; name = name->next) {
    JsonNode *node = json_object_get_member (all, name->data);
    if (g_str_has_prefix (name->data, "responses/") || !JSON_NODE_HOLDS_OBJECT (node) ||
        !json_object_has_member (json_node_get_object (node), "expect"))
      continue;
    JsonNode *inner = json_object_get_member (json_node_get_object (node), "expect");
    if (!JSON_NODE_HOLDS_OBJECT (inner) ||
        !json_object_has_member (json_node_get_object (inner), "bars"))
      continue;
    check_file (name->data, json_node_get_object (inner));
    checked++;
  }
  g_assert_cmpuint (checked, >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-corpus/every-file", test_corpus);
  return g_test_run ();
}
