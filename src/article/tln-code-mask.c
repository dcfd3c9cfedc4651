/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: what stands inside a URL, a path behind a host name or an e-mail address is never a
 * code. Other numbers are judged where they stand, see tln-code-bare.c. */
#include "tln-code-scan.h"

#include <string.h>

static const char *const HOST_ENDS[] = { ".com", ".cn",  ".net", ".org", ".io", ".gov",
                                         ".edu", ".hk",  ".us",  ".uk",  ".tw", ".jp",
                                         ".dev", ".app", ".co",  ".me",  NULL };

static gboolean
ends_address (char c)
{
  return c == '\0' || c == ' ' || c == '\t' || c == '\n' || c == '"' || c == '<' || c == '>' ||
         c == '\'' || ((guchar) c & 0x80) != 0;
}

static gsize
address_end (const TlnCodeScan *scan, gsize pos)
{
  while (!ends_address (scan->t[pos])) {
    if (scan->t[pos] == ',' && ends_address (scan->t[pos + 1]))
      break;
    pos++;
  }
  return pos;
}

static gboolean
mail_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '_' || c == '-' || c == '+';
}

static void
mask (TlnCodeScan *scan, gsize from, gsize to)
{
  memset (scan->taken + from, 1, to - from);
}

static gsize
mask_mail (TlnCodeScan *scan, gsize at)
{
  gsize from = at, to = at + 1;

  while (from > 0 && mail_char (scan->t[from - 1]))
    from--;
  while (mail_char (scan->t[to]))
    to++;
  if (from == at || memchr (scan->t + at, '.', to - at) == NULL)
    return at + 1;
  mask (scan, from, to);
  return to;
}

static gsize
mask_scheme (TlnCodeScan *scan, gsize colon)
{
  gsize from = colon, to = address_end (scan, colon);

  while (from > 0 && g_ascii_isalnum (scan->t[from - 1]))
    from--;
  mask (scan, from, to);
  return to;
}

/* Behind example.com, but not behind 0700.HK or NVDA.US. */
static gboolean
after_host (const TlnCodeScan *scan, gsize pos)
{
  const char *end = tln_scan_ends_any (scan, pos, HOST_ENDS);

  if (end == NULL || !g_ascii_islower (scan->t[pos - 1]) || pos == strlen (end))
    return FALSE;
  return g_ascii_isalpha (scan->t[pos - strlen (end) - 1]);
}

void
tln_code_mask (TlnCodeScan *scan)
{
  for (gsize pos = 0; pos < scan->n;) {
    gsize next = pos + 1;
    char c = scan->t[pos];
    if (c == '@') {
      next = mask_mail (scan, pos);
    } else if (c == ':' && scan->t[next] == '/' && scan->t[next + 1] == '/') {
      next = mask_scheme (scan, pos);
    } else if ((c == 'w' || c == 'W') && tln_scan_starts (scan, pos, "www.")) {
      next = address_end (scan, pos);
      mask (scan, pos, next);
    } else if (c == '/' && after_host (scan, pos)) {
      next = address_end (scan, pos);
      mask (scan, pos, next);
    }
    pos = next;
  }
}
