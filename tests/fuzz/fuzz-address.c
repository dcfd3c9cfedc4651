/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A base and an address on lines of their own: what is called safe runs nothing, whole or not. */
#include "fuzz-check.h"
#include "fuzz.h"
#include "tln-page-address.h"
#include "tln-rich-builder.h"
#include "tln-web-address.h"

static void
check_kept (const char *address)
{
  g_autofree char *kept = tln_address_canonical (address);
  g_autofree char *again = kept != NULL ? tln_address_canonical (kept) : NULL;
  g_autofree char *key = tln_page_address_key (address);

  g_assert_cmpstr (kept, ==, again);
  fuzz_check_text (kept);
  fuzz_check_text (key);
  g_assert_true (kept == NULL || g_str_has_prefix (kept, "http"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) both = g_strsplit (text, "\n", 2);
  const char *base = both[0] != NULL ? both[0] : "";
  const char *address = both[0] != NULL && both[1] != NULL ? both[1] : "";
  g_autofree char *whole = tln_page_address_resolve (base, address);

  fuzz_check_text (whole);
  if (tln_page_address_safe (address))
    fuzz_check_address (address);
  if (tln_page_address_safe (whole))
    fuzz_check_address (whole);
  g_autofree char *of_text = tln_rich_address (address);
  fuzz_check_address (of_text);
  check_kept (address);
  return 0;
}
