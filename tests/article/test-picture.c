/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kind and size from the first bytes; pictures of a text. */
#include "tln-picture.h"

#include "tln-error.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"

static const struct {
  const char *bytes;
  gsize size;
  const char *type; /* NULL: refused, with the code in width */
  guint width;
  guint height;
} cases[] = {
  { PNG "\0\0\1\2\0\0\0\3", 24, "image/png", 258, 3 },
  { "GIF89a\x20\0\x10\0", 10, "image/gif", 32, 16 },
  { "\xFF\xD8\xFF\xE0\0\4ab\xFF\xFF\xC2\0\x11\x08\1\x2c\2\x58\3", 19, "image/jpeg", 600, 300 },
  { "RIFF....WEBPVP8 ........\0\0\x40\1\xF0\0", 30, "image/webp", 320, 240 },
  { "RIFF....WEBPVP8L....\x2f\x0f\xc0\1\0", 25, "image/webp", 16, 8 },
  { "RIFF....WEBPVP8X........\x0f\0\0\x07\0\0", 30, "image/webp", 16, 8 },
  { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, NULL, TLN_IMPORT_ERROR_UNSUPPORTED, 0 },
  { "<!DOCTYPE html>", 15, NULL, TLN_IMPORT_ERROR_UNSUPPORTED, 0 },
  { "", 0, NULL, TLN_IMPORT_ERROR_UNSUPPORTED, 0 },
  { "RIFF....WAVEfmt ", 16, NULL, TLN_IMPORT_ERROR_UNSUPPORTED, 0 },
  { PNG, 16, NULL, TLN_IMPORT_ERROR_MALFORMED, 0 },
  { "\xFF\xD8\xFF\xE0\xFF\xFFxxxxxxxxxx", 16, NULL, TLN_IMPORT_ERROR_MALFORMED, 0 },
  { "\xFF\xD8\xFF\xDA\0\0\0\0\0\0\0\0\0\0", 14, NULL, TLN_IMPORT_ERROR_MALFORMED, 0 },
  { PNG "\0\0\xFF\xFF\0\0\xFF\xFF", 24, NULL, TLN_IMPORT_ERROR_TOO_LARGE, 0 },
  { PNG "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 24, NULL, TLN_IMPORT_ERROR_TOO_LARGE, 0 },
};

static void
test_probe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].size);
    g_autoptr (GError) error = NULL;
    TlnPicture picture;

    g_test_message ("%u", i);
    if (cases[i].type == NULL) {
      g_assert_false (tln_picture_probe (bytes, &picture, &error));
      g_assert_error (error, TLN_IMPORT_ERROR, (int) cases[i].width);
      continue;
    }
    g_assert_true (tln_picture_probe (bytes, &picture, &error));
    g_assert_cmpstr (picture.type, ==, cases[i].type);
    g_assert_cmpuint (picture.width, ==, cases[i].width);
    g_assert_cmpuint (picture.height, ==, cases[i].height);
  }
}

/* Cut anywhere, it is refused or read, and never beyond its end. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (gsize size = 0; size < cases[i].size; size++) {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, size);
      TlnPicture picture;

      tln_picture_probe (bytes, &picture, NULL);
    }
  }
}

static void
test_of_text (void)
{
  g_autoptr (TlnRich) rich =
      tln_rich_from_markdown ("Words.\n\n![a](https://example.com/a.png)\n\nMore.\n\n"
                              "![b](HTTP://example.com/b.png)\n\n![](https://example.com/a.png)\n\n"
                              "![c](files/c.png)\n\n![d](ftp://example.com/d.png)\n");
  g_autoptr (GPtrArray) pictures = tln_rich_pictures (rich);

  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_cmpstr (pictures->pdata[0], ==, "https://example.com/a.png");
  g_assert_cmpstr (pictures->pdata[1], ==, "HTTP://example.com/b.png");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/probe", test_probe);
  g_test_add_func ("/picture/cut", test_cut);
  g_test_add_func ("/picture/of-text", test_of_text);
  return g_test_run ();
}
