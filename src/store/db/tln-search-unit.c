/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character classes of search, the rare characters: everything but ASCII and common Han. */
#include "tln-search-unit.h"

TlnUnitClass
tln_unit_class_slow (gunichar c, gunichar *folded)
{
  *folded = c;
  if (tln_char_invisible (c) || (c >= 0x0300 && c <= 0x036F))
    return TLN_UNIT_SKIP;
  gunichar f = tln_char_fold (c);
  if (f < 0x80)
    return tln_unit_class (f, folded);
  *folded = f;
  if (g_unichar_isspace (f))
    return TLN_UNIT_BLANK;
  if (tln_char_cjk (f))
    return TLN_UNIT_CJK;
  return tln_char_word (f) ? TLN_UNIT_WORD : TLN_UNIT_OTHER;
}
