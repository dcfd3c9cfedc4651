/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as text of an encoding that the first byte labels, or does not. What is ASCII comes
 * out as it is, whatever U+0000 stands in it. */
#include "fuzz.h"
#include "tln-encoding.h"

#include <string.h>

static gboolean
is_ascii (const guint8 *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (data[i] >= 0x80 || data[i] == '\r')
      return FALSE;
  return TRUE;
}

/* Bytes that stand for something; those of U+0000 do not. */
static gsize
count_bytes (const guint8 *data, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += data[i] != 0;
  return n;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const labels[] = { NULL,        "utf-8",  "gb2312",  "big5",
                                        "shift_jis", "utf-16", "nonsense" };
  const char *encoding = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  const char *label = labels[data[0] % G_N_ELEMENTS (labels)];
  g_autofree char *text = tln_decode ((const char *) data + 1, size - 1, label, &encoding, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;
  g_assert_nonnull (encoding);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\r'));
  if (strcmp (encoding, "UTF-8") == 0 && is_ascii (data + 1, size - 1))
    g_assert_cmpuint (strlen (text), ==, count_bytes (data + 1, size - 1));
  return 0;
}
