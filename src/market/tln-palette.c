/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tables of colours, light and dark, after the palette of GNOME. Text and marks keep a contrast
 * of at least 4.5 to the background, lines of the series of at least 3. */
#include "tln-palette.h"

typedef struct {
  guint32 light; /* RRGGBBAA */
  guint32 dark;
} Entry;

static const Entry entries[TLN_ROLE_LAST] = {
  [TLN_ROLE_BACKGROUND] = { 0xffffffff, 0x1e1e20ff },
  [TLN_ROLE_GRID] = { 0x0000001a, 0xffffff1a },
  [TLN_ROLE_AXIS] = { 0x00000050, 0xffffff50 },
  [TLN_ROLE_TEXT] = { 0x2e2e33ff, 0xf2f2f2ff },
  [TLN_ROLE_TEXT_DIM] = { 0x5e5c64ff, 0xb5b3b9ff },
  [TLN_ROLE_SERIES] = { 0x1c71d8ff, 0x78aeedff },
  [TLN_ROLE_AREA] = { 0x1c71d830, 0x78aeed30 },
  [TLN_ROLE_DRAWDOWN] = { 0x865e3c80, 0xcdab8f80 },
  [TLN_ROLE_LINE_1] = { 0xa34f00ff, 0xffbe6fff },
  [TLN_ROLE_LINE_2] = { 0x813d9cff, 0xdc8addff },
  [TLN_ROLE_LINE_3] = { 0x0f7a70ff, 0x63d9ccff },
  [TLN_ROLE_LINE_4] = { 0x63452cff, 0xcdab8fff },
  [TLN_ROLE_LINE_5] = { 0x9c1b64ff, 0xff8ac4ff },
  [TLN_ROLE_LINE_6] = { 0x5e5c64ff, 0xb5b3b9ff },
  [TLN_ROLE_UP] = { 0x1f8456ff, 0x57e389ff },
  [TLN_ROLE_DOWN] = { 0xc01c28ff, 0xff7b72ff },
  [TLN_ROLE_VOLUME] = { 0x5e5c6480, 0xb5b3b980 },
  [TLN_ROLE_VOLUME_UP] = { 0x1f845690, 0x57e38980 },
  [TLN_ROLE_VOLUME_DOWN] = { 0xc01c2890, 0xff7b7280 },
  [TLN_ROLE_MARK_FOR] = { 0x1f7a50ff, 0x8ff0a4ff },
  [TLN_ROLE_MARK_AGAINST] = { 0xa3384aff, 0xff938cff },
  [TLN_ROLE_MARK_NEUTRAL] = { 0x613583ff, 0xdc8addff },
  [TLN_ROLE_CROSSHAIR] = { 0x2e2e33b0, 0xf2f2f2b0 },
  [TLN_ROLE_LABEL_BACK] = { 0x2e2e33ff, 0xf2f2f2ff },
  [TLN_ROLE_LABEL_TEXT] = { 0xffffffff, 0x1e1e20ff },
  [TLN_ROLE_VEIL] = { 0xffffffb8, 0x1e1e20b8 },
  /* Blue, purple, orange, teal; then pink, green, slate, brown. */
  [TLN_ROLE_STAGE_1] = { 0x1c71d8ff, 0x78aeedff },
  [TLN_ROLE_STAGE_2] = { 0x9141acff, 0xdc8addff },
  [TLN_ROLE_STAGE_3] = { 0xd85c00ff, 0xffa348ff },
  [TLN_ROLE_STAGE_4] = { 0x007184ff, 0x5bc8dcff },
  [TLN_ROLE_STAGE_5] = { 0xb8157fff, 0xff9fd2ff },
  [TLN_ROLE_STAGE_6] = { 0x26803cff, 0x8ff0a4ff },
  [TLN_ROLE_STAGE_7] = { 0x526478ff, 0xb2c0d4ff },
  [TLN_ROLE_STAGE_8] = { 0x7a5a36ff, 0xcdab8fff },
};

static TlnRole
swap_direction (TlnRole role)
{
  switch (role) {
  case TLN_ROLE_UP:
    return TLN_ROLE_DOWN;
  case TLN_ROLE_DOWN:
    return TLN_ROLE_UP;
  case TLN_ROLE_VOLUME_UP:
    return TLN_ROLE_VOLUME_DOWN;
  case TLN_ROLE_VOLUME_DOWN:
    return TLN_ROLE_VOLUME_UP;
  default:
    return role;
  }
}

TlnColor
tln_palette_color (const TlnPaletteStyle *style, TlnRole role)
{
  const Entry *entry = &entries[style->red_up ? swap_direction (role) : role];
  guint32 value = style->dark ? entry->dark : entry->light;

  return (TlnColor) { (value >> 24) / 255.0, (value >> 16 & 0xff) / 255.0,
                      (value >> 8 & 0xff) / 255.0, (value & 0xff) / 255.0 };
}
