/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading of fixtures, for the tests of this folder only. */
#pragma once

#include "tln-document.h"

static inline GBytes *
fixture_of (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static inline GBytes *
fixture (const char *name)
{
  return fixture_of ("article", name);
}

static inline TlnDocument *
parse (GBytes *bytes, const char *name, const char *url)
{
  TlnHints hints = { .name = name, .url = url };
  g_autoptr (GError) error = NULL;
  TlnDocument *document = tln_document_parse (bytes, &hints, &error);

  g_assert_no_error (error);
  return document;
}
