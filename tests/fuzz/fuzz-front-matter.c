/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as the head of a Markdown file: what follows it is a part of the text. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-front-matter.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *text = g_strconcat ("---\n", bytes, NULL);
  g_autoptr (TlnMetadata) m = tln_metadata_new ();
  const char *body = tln_front_matter_read (text, m);
  const TlnField *fields[] = { &m->title, &m->byline, &m->site_name, &m->url, &m->language };

  g_assert_true (body >= text && body <= text + strlen (text));
  fuzz_check_text (body);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    fuzz_check_text (fields[i]->value);
  fuzz_check_address (m->url.value);
  for (guint i = 0; m->tags != NULL && m->tags[i] != NULL; i++)
    fuzz_check_text (m->tags[i]);
  return 0;
}
