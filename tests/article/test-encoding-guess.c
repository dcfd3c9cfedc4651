/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlabelled bytes of other languages; those of Latin letters and of Chinese say nothing here. */
#include "tln-encoding-guess.h"

#include <string.h>

static void
test_guesses (void)
{
  static const struct {
    const char *encoding, *text;
    gboolean guessed;
  } cases[] = {
    { "CP949", "올해 봄에는 서울의 벚꽃이 여느 때보다 일찍 피었습니다.", TRUE },
    { "KOI8-R", "Этой весной деревья в городе зацвели раньше обычного.", TRUE },
    { "CP1251", "Этой весной деревья в городе зацвели раньше обычного.", TRUE },
    { "CP1255", "באביב הזה פרחו העצים בעיר מוקדם מן הרגיל", TRUE },
    { "CP874", "ฤดูใบไม้ผลินี้ต้นไม้ในเมืองออกดอกเร็วกว่าปกติ", TRUE },
    { "WINDOWS-1252",
      "Im Frühling blühten die Bäume früher, schöner und größer als üblich; "
      "überall hörte man Vögel zwitschern, süß und müde.",
      FALSE },
    { "WINDOWS-1252",
      "Été après été, les élèves étaient fatigués et très déçus à l’idée d’être "
      "privés de goûter près du château.",
      FALSE },
    { "UTF-8", "plain words and nothing else", FALSE },
    { "KOI8-R", "мало", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat ("<p>A page. ", cases[i].text, "</p>", NULL);
    gsize size;
    g_autofree char *data = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &size, NULL);
    g_test_message ("%s", cases[i].encoding);
    g_assert_nonnull (data);
    g_assert_cmpstr (tln_encoding_guess (data, size), ==,
                     cases[i].guessed ? cases[i].encoding : NULL);
  }
  g_assert_null (tln_encoding_guess ("", 0));
}

/* A long text is cut where a character ends. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("a");

  while (text->len < 300000)
    g_string_append (text, "올해 봄에는 서울의 벚꽃이 여느 때보다 일찍 피었습니다. ");
  gsize size;
  g_autofree char *data = g_convert (text->str, -1, "CP949", "UTF-8", NULL, &size, NULL);
  g_assert_cmpstr (tln_encoding_guess (data, size), ==, "CP949");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding-guess/guesses", test_guesses);
  g_test_add_func ("/encoding-guess/long", test_long);
  return g_test_run ();
}
