/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a web archive, below the headers that make it one. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-mhtml.h"

#include <string.h>

#define HEAD "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = tln_quoted_printable_decode ((const char *) data, size);

  g_assert_cmpuint (g_bytes_get_size (plain), <=, size);
  g_byte_array_append (whole, (const guint8 *) HEAD, strlen (HEAD));
  g_byte_array_append (whole, data, (guint) size);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&whole));
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, NULL, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document);
  return 0;
}
