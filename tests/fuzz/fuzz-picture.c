/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a picture. */
#include "fuzz.h"
#include "tln-picture.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  TlnPicture picture;
  gboolean good = tln_picture_probe (bytes, &picture, &error);

  g_assert_true (good == (error == NULL));
  if (good) {
    g_assert_nonnull (picture.type);
    g_assert_cmpuint ((guint64) picture.width * picture.height, >, 0);
    g_assert_cmpuint ((guint64) picture.width * picture.height, <=, TLN_PICTURE_MAX_PIXELS);
  }
  return 0;
}
