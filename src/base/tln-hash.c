/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 by GLib. */
#include "tln-hash.h"

#include <string.h>

char *
tln_sha256 (gconstpointer data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

char *
tln_sha256_text (const char *text)
{
  return tln_sha256 (text, strlen (text));
}
