/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts between bytes 0x1E as the members of a book: container, package, encryption, chapters. So
 * changes reach what is inside of the archive; the archive itself is the target "zip". */
#include "fuzz-check.h"
#include "fuzz.h"
#include "zip-support.h"

#define MEMBERS 6

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[MEMBERS] = { "META-INF/container.xml",  "O/book.opf",
                                              "META-INF/encryption.xml", "O/a.xhtml",
                                              "O/text/b c.xhtml",        "c.xhtml" };
  g_autoptr (GPtrArray) parts = fuzz_parts (data, size, MEMBERS);
  Maker maker = zip_maker_new ();
  g_autoptr (GError) error = NULL;

  add_text (&maker, "mimetype", "application/epub+zip");
  for (guint i = 0; i < parts->len; i++)
    if (*(const char *) parts->pdata[i] != '\0')
      add_text (&maker, names[i], parts->pdata[i]);
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, NULL, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document);
  return 0;
}
