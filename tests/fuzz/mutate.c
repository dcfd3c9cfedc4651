/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target changed and joined files of its corpus for some seconds, where there is no
 * clang: mutate-NAME CORPUS SECONDS SEED LAST [DICT]. The input at hand is kept in the file LAST,
 * which so holds what ended the program; DICT is a file of dict. Prints how many inputs were tried.
 */
#include "fuzz.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES 65536

/* What parsers look for, in any format. */
static const char *const common[] = {
  "<script>",   "</script>",     "<!--",       "-->",        "<![CDATA[",    "]]>",
  "&#x",        "&amp;",         "<table>",    "<td",        "colspan=\"9",  "<svg>",
  "<template>", "javascript:",   "data:",      "<?xml",      "<!DOCTYPE",    "<!ENTITY",
  "xmlns:",     "Content-Type:", "--",         "=?utf-8?B?", "\r\n\r\n",     "\"",
  "\\u0000",    "\\ud800",       "{\"",        "[[[[",       "\xEF\xBB\xBF", "\xFF\xFE",
  "\xE4\xB8",   "\x81\x30",      "PK\x03\x04", "PK\x01\x02", "---\n",        "| a |",
  "](",         "2025-02-30",    "1e999",      "-0",         ",,,,",         ";",
};

static guint64 state;
static GPtrArray *words; /* GBytes */

static guint64
next_random (void)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static guint
pick (guint n)
{
  return n != 0 ? (guint) (next_random () % n) : 0;
}

static void
change_once (GByteArray *input, GPtrArray *corpus)
{
  guint at = pick (input->len + 1);

  switch (pick (7)) {
  case 0:
    if (at < input->len)
      input->data[at] ^= (guint8) (1u << pick (8));
    break;
  case 1:
    if (at < input->len)
      input->data[at] = (guint8) next_random ();
    break;
  case 2:
    g_byte_array_set_size (input, at);
    break;
  case 3:
    if (at < input->len)
      g_byte_array_remove_range (input, at, 1 + pick (MIN (64, input->len - at)));
    break;
  case 4: { /* part of another file behind */
    GBytes *other = corpus->pdata[pick (corpus->len)];
    gsize size;
    const guint8 *data = g_bytes_get_data (other, &size);
    guint from = pick ((guint) size + 1);

    g_byte_array_append (input, data + from, pick ((guint) size - from + 1));
    break;
  }
  case 5: { /* a piece again and again */
    guint length = at < input->len ? 1 + pick (MIN (32, input->len - at)) : 0;
    g_autofree guint8 *piece = g_memdup2 (input->data + at, length);

    for (guint i = pick (200); length > 0 && i > 0; i--)
      g_byte_array_append (input, piece, length);
    break;
  }
  default: {
    gsize word_length;
    const guint8 *word = g_bytes_get_data (words->pdata[pick (words->len)], &word_length);
    g_autofree guint8 *rest = g_memdup2 (input->data + at, input->len - at);
    guint length = input->len - at;

    g_byte_array_set_size (input, at);
    g_byte_array_append (input, word, (guint) word_length);
    g_byte_array_append (input, rest, length);
    break;
  }
  }
  if (input->len > MOST_BYTES)
    g_byte_array_set_size (input, MOST_BYTES);
}

static GPtrArray *
load_corpus (const char *path)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    char *bytes;
    gsize size;

    if (g_file_get_contents (file, &bytes, &size, NULL))
      g_ptr_array_add (corpus, g_bytes_new_take (bytes, size));
  }
  g_assert_cmpuint (corpus->len, >, 0);
  return g_steal_pointer (&corpus);
}

/* One line of a dictionary, "…" or name="…"; the form of libFuzzer and AFL. */
static void
add_line (const char *line)
{
  const char *start = strchr (line, '"'), *end = strrchr (line, '"');
  g_autoptr (GByteArray) word = g_byte_array_new ();

  if (*line == '#' || start == NULL || start == end)
    return;
  for (const char *p = start + 1; p < end; p++) {
    guint8 byte = (guint8) *p;
    if (*p == '\\' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])) {
      byte = (guint8) (g_ascii_xdigit_value (p[2]) * 16 + g_ascii_xdigit_value (p[3]));
      p += 3;
    } else if (*p == '\\') {
      byte = (guint8) * ++p;
    }
    g_byte_array_append (word, &byte, 1);
  }
  g_ptr_array_add (words, g_byte_array_free_to_bytes (g_steal_pointer (&word)));
}

static void
load_words (const char *dict)
{
  g_autofree char *text = NULL;

  words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (dict == NULL) {
    for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
      g_ptr_array_add (words, g_bytes_new_static (common[i], strlen (common[i])));
    return;
  }
  if (!g_file_get_contents (dict, &text, NULL, NULL))
    g_error ("cannot read %s", dict);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (lines[i]);
  g_assert_cmpuint (words->len, >, 0);
}

int
main (int argc, char **argv)
{
  if (argc != 5 && argc != 6) {
    fprintf (stderr, "usage: %s CORPUS SECONDS SEED LAST [DICT]\n", argv[0]);
    return 2;
  }
  load_words (argc == 6 ? argv[5] : NULL);
  g_autoptr (GPtrArray) corpus = load_corpus (argv[1]);
  gint64 end = g_get_monotonic_time () + atoi (argv[2]) * G_USEC_PER_SEC;
  guint64 tried = 0;

  state = g_ascii_strtoull (argv[3], NULL, 10) * 0x9E3779B97F4A7C15u | 1;
  for (; g_get_monotonic_time () < end; tried++) {
    g_autoptr (GByteArray) input = g_byte_array_new ();
    gsize size;
    const guint8 *data = g_bytes_get_data (corpus->pdata[pick (corpus->len)], &size);

    g_byte_array_append (input, data, (guint) size);
    for (guint i = 1 + pick (8); i > 0; i--)
      change_once (input, corpus);
    g_file_set_contents_full (argv[4], (const char *) input->data, input->len,
                              G_FILE_SET_CONTENTS_NONE, 0600, NULL);
    LLVMFuzzerTestOneInput (input->data, input->len);
  }
  printf ("%s: %" G_GUINT64_FORMAT " inputs\n", argv[1], tried);
  return 0;
}
