/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: the order in which they are tried, and what is refused. */
#include "tln-encoding.h"

#include "tln-error.h"

#include <string.h>

static const char chinese[] =
    "推理算力的需求，来自每天提问的人。“问一次”很便宜。\n第二行：２０２５年。\n";

static char *
encode (const char *encoding, gsize *length)
{
  char *bytes = g_convert (chinese, -1, encoding, "UTF-8", NULL, length, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

static void
assert_decodes (const char *data, gsize size, const char *label, const char *encoding)
{
  const char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tln_decode (data, size, label, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, chinese);
  g_assert_cmpstr (found, ==, encoding);
}

static void
test_chinese (void)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-16BE" };
  gsize size;

  assert_decodes (chinese, strlen (chinese), NULL, "UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autofree char *bytes = encode (encodings[i], &size);
    assert_decodes (bytes, size, NULL, encodings[i]);
  }
}

static void
test_marks (void)
{
  gsize size;
  g_autofree char *bytes = encode ("UTF-16LE", &size);
  g_autofree char *marked = g_malloc (size + 2);
  g_autofree char *utf8 = g_strconcat ("\xEF\xBB\xBF", chinese, NULL);

  memcpy (marked, "\xFF\xFE", 2);
  memcpy (marked + 2, bytes, size);
  assert_decodes (marked, size + 2, "gbk", "UTF-16LE");
  assert_decodes (utf8, strlen (utf8), "gbk", "UTF-8");
}

/* Nothing fits without the label. */
static void
assert_label_decides (const char *bytes, gsize size, const char *label)
{
  const char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *without = tln_decode (bytes, size, NULL, &found, &error);
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING);
  g_clear_error (&error);
  g_autofree char *with = tln_decode (bytes, size, label, &found, &error);
  g_assert_no_error (error);
  g_assert_nonnull (with);
  g_assert_cmpstr (found, ==, label);
}

/* Valid UTF-8 wins over any label; gb2312 means GB18030. */
static void
test_labels (void)
{
  const char *found = NULL;
  gsize size;
  g_autofree char *gbk = encode ("GB18030", &size);

  assert_decodes (chinese, strlen (chinese), "gb2312", "UTF-8");
  assert_decodes (gbk, size, "gb2312", "GB18030");
  assert_decodes (gbk, size, "utf-8", "GB18030");
  g_autofree char *big5 = g_convert ("繁體中文的文章", -1, "BIG5", "UTF-8", NULL, &size, NULL);
  g_autofree char *text = tln_decode (big5, size, "Big5", &found, NULL);
  g_assert_cmpstr (text, ==, "繁體中文的文章");
  g_assert_cmpstr (found, ==, "BIG5-HKSCS");
  g_autofree char *sjis = g_convert ("日本語の記事", -1, "CP932", "UTF-8", NULL, &size, NULL);
  g_autofree char *page = g_strdup_printf ("<meta charset=\"Shift_JIS\">%s", sjis);
  g_autofree char *japanese = tln_decode (page, strlen (page), NULL, &found, NULL);
  g_assert_nonnull (strstr (japanese, "日本語の記事"));
  g_assert_cmpstr (found, ==, "CP932");
  /* A person's UTF-8 for a text with more broken bytes than anybody would guess it from. */
  static const char broken[] = "算力\xFF\xFF电力\xFF\xFF芯片\0\xFF";
  assert_label_decides (broken, sizeof broken - 1, "UTF-8");
  g_assert_nonnull (tln_encoding_from_label ("UTF-16", 6));
  g_assert_cmpstr (tln_encoding_from_label (" GB2312;", 8), ==, "GB18030");
  g_assert_null (tln_encoding_from_label ("klingon", 7));
}

static void
assert_clear (const char *text, const char *encoding, const char *expected)
{
  const char *found = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, NULL);
  g_autofree char *decoded = tln_decode (bytes, size, NULL, &found, NULL);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (decoded, ==, text);
}

/* Without any label: enough of them to be sure. Nothing is taken for a western text that is not
 * mostly ASCII. */
static void
test_clear (void)
{
  static const char japanese[] =
      "推論の需要は、毎日質問をする人から来る。「一度だけ」は安い、と書いてある。";
  static const char traditional[] =
      "推理需求從哪裡來？每一次的提問都需要算力，而且價格便宜。這是一個很長的段落，說明了投資。";
  const char *found = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;
  g_autofree char *short_text = g_convert ("日本", -1, "CP932", "UTF-8", NULL, &size, NULL);

  assert_clear (japanese, "CP932", "CP932");
  assert_clear (japanese, "EUC-JP", "EUC-JP");
  assert_clear (traditional, "BIG5", "BIG5-HKSCS");
  assert_clear ("Ein schöner Satz über die Größe der Dinge in der Welt.", "WINDOWS-1252",
                "WINDOWS-1252");
  g_assert_null (tln_decode (short_text, size, NULL, &found, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING);
}

/* A file cut inside its last character is still read; noise is refused. */
static void
test_broken (void)
{
  const char *found = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;
  g_autofree char *gbk = encode ("GB18030", &size);
  g_autofree char *cut = tln_decode (gbk, size - 8, NULL, &found, NULL);
  guint8 noise[512];

  g_assert_cmpstr (found, ==, "GB18030");
  g_assert_true (g_str_has_prefix (cut, "推理算力"));
  guint32 state = 7;
  for (gsize i = 0; i < sizeof noise; i++) {
    state = state * 1664525 + 1013904223;
    noise[i] = (guint8) (129 + (state >> 16) % 126);
  }
  g_assert_null (tln_decode ((const char *) noise, sizeof noise, NULL, &found, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_ENCODING);
}

static void
test_clean (void)
{
  const char *found = NULL;
  g_autofree char *text = tln_decode ("a\r\nb\0c", 6, NULL, &found, NULL);

  g_assert_cmpstr (text, ==, "a\nbc");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/chinese", test_chinese);
  g_test_add_func ("/encoding/marks", test_marks);
  g_test_add_func ("/encoding/labels", test_labels);
  g_test_add_func ("/encoding/clear", test_clear);
  g_test_add_func ("/encoding/broken", test_broken);
  g_test_add_func ("/encoding/clean", test_clean);
  return g_test_run ();
}
