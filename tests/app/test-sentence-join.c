/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between sentences is the language's own. */
#include "tln-sentence-join.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

static void
check (const char *const *sentences, const char *text)
{
  g_autofree char *got = tln_sentences_join (sentences);

  g_assert_cmpstr (got, ==, text);
}

static void
test_blank (void)
{
  check ((const char *[]) { "One.", "Two.", "Three.", NULL }, "One. Two. Three.");
  check ((const char *[]) { "One.", NULL }, "One.");
  check ((const char *[]) { NULL }, "");
}

/* What is said only sometimes leaves no gap. */
static void
test_empty (void)
{
  check ((const char *[]) { "", "One.", "", "Two.", "", NULL }, "One. Two.");
}

/* A catalogue with the one message, as msgfmt writes it: counts, places, then the texts. */
static void
write_catalogue (const char *path)
{
  static const char id[] = "sentences\004%s %s";
  static const char text[] = "%s%s";
  const guint32 head[] = { 0x950412de,    0, 1, 28, 36, 0, 44, sizeof id - 1, 44, sizeof text - 1,
                           44 + sizeof id };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) id, sizeof id);
  g_byte_array_append (bytes, (const guint8 *) text, sizeof text);
  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static void
test_language (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *language = g_build_filename (folder, "zh_CN", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *catalogue = g_build_filename (messages, "sentences.mo", NULL);

  check ((const char *[]) { "One.", "Two.", NULL }, "One. Two.");
  if (!setlocale (LC_ALL, "zh_CN.UTF-8")) {
    g_test_skip ("there is no Chinese locale here");
    g_rmdir (folder);
    return;
  }
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  write_catalogue (catalogue);
  bindtextdomain ("sentences", folder);
  textdomain ("sentences");
  check ((const char *[]) { "一。", "二。", "三。", NULL }, "一。二。三。");
  setlocale (LC_ALL, "C.UTF-8");
  g_unlink (catalogue);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("LANGUAGE");
  g_test_add_func ("/sentences/blank", test_blank);
  g_test_add_func ("/sentences/empty", test_empty);
  g_test_add_func ("/sentences/language", test_language);
  return g_test_run ();
}
