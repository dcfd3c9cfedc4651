/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a ZIP archive, every member of which is read. */
#include "fuzz.h"
#include "tln-zip.h"

#define LIMIT (1024 * 1024)

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnZip) zip = tln_zip_open (bytes, &error);
  gsize all = 0;

  g_assert_true ((zip == NULL) == (error != NULL));
  if (zip == NULL)
    return 0;
  tln_zip_set_limit (zip, LIMIT);
  g_auto (GStrv) names = tln_zip_list (zip);
  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (GError) refused = NULL;
    g_autoptr (GBytes) member = tln_zip_read (zip, names[i], &refused);
    g_assert_true ((member == NULL) == (refused != NULL));
    g_assert_true (g_utf8_validate (names[i], -1, NULL));
    g_assert_true (i == 0 || g_strcmp0 (names[i - 1], names[i]) <= 0);
    all += member != NULL ? g_bytes_get_size (member) : 0;
  }
  g_assert_cmpuint (all, <=, LIMIT);
  return 0;
}
