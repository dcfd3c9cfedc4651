/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of a chart's roles. Lines, grid and text are the widget's text colour at some opacity, so
 * that they fit every style; green and red are libadwaita's standalone success and error. */
#include "tln-chart-palette.h"

#include "tln-palette.h"

#include <adwaita.h>

static GdkRGBA
fade (const GdkRGBA *color, double alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= (float) alpha;
  return faded;
}

static GdkRGBA
from_rgb (guint rgb)
{
  return (GdkRGBA) { (float) (rgb >> 16 & 0xff) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                     (float) (rgb & 0xff) / 255.0f, 1.0f };
}

/* The same as everywhere. */
static GdkRGBA
stage_color (const TlnChartStyle *style, TlnRole role)
{
  TlnPaletteStyle plain = { .dark = style->dark };
  TlnColor color = tln_palette_color (&plain, role);

  return (GdkRGBA) { (float) color.red, (float) color.green, (float) color.blue, 1 };
}

void
tln_chart_palette_init (TlnChartPalette *palette, const TlnChartStyle *style)
{
  const GdkRGBA *ink = &style->foreground;
  gboolean strong = style->high_contrast;
  GdkRGBA green = from_rgb (style->dark ? 0x78e9ab : 0x007c3d);
  GdkRGBA red = from_rgb (style->dark ? 0xff938c : 0xc30000);
  GdkRGBA up = style->red_up ? red : green;
  GdkRGBA down = style->red_up ? green : red;

  *palette =
      (TlnChartPalette) { .color = {
                              [TLN_ROLE_BACKGROUND] = from_rgb (style->dark ? 0x222226 : 0xfafafb),
                              [TLN_ROLE_GRID] = fade (ink, strong ? 0.3 : 0.08),
                              [TLN_ROLE_AXIS] = fade (ink, strong ? 0.8 : 0.2),
                              [TLN_ROLE_TEXT] = fade (ink, strong ? 1.0 : 0.85),
                              [TLN_ROLE_TEXT_DIM] = fade (ink, strong ? 1.0 : 0.62),
                              [TLN_ROLE_SERIES] = style->accent,
                              [TLN_ROLE_AREA] = fade (&style->accent, strong ? 0.35 : 0.18),
                              [TLN_ROLE_DRAWDOWN] = fade (ink, strong ? 0.7 : 0.35),
                              [TLN_ROLE_LINE_1] = from_rgb (style->dark ? 0xffbe6f : 0xa34f00),
                              [TLN_ROLE_LINE_2] = from_rgb (style->dark ? 0xdc8add : 0x813d9c),
                              [TLN_ROLE_LINE_3] = from_rgb (style->dark ? 0x63d9cc : 0x0f7a70),
                              [TLN_ROLE_LINE_4] = from_rgb (style->dark ? 0xcdab8f : 0x63452c),
                              [TLN_ROLE_LINE_5] = from_rgb (style->dark ? 0xff8ac4 : 0x9c1b64),
                              [TLN_ROLE_LINE_6] = fade (ink, strong ? 1.0 : 0.7),
                              [TLN_ROLE_UP] = up,
                              [TLN_ROLE_DOWN] = down,
                              [TLN_ROLE_VOLUME] = fade (ink, strong ? 0.6 : 0.25),
                              [TLN_ROLE_VOLUME_UP] = fade (&up, strong ? 0.9 : 0.4),
                              [TLN_ROLE_VOLUME_DOWN] = fade (&down, strong ? 0.9 : 0.55),
                              [TLN_ROLE_MARK_FOR] = green,
                              [TLN_ROLE_MARK_AGAINST] = red,
                              [TLN_ROLE_MARK_NEUTRAL] = fade (ink, strong ? 1.0 : 0.7),
                              [TLN_ROLE_CROSSHAIR] = fade (ink, strong ? 1.0 : 0.5),
                              [TLN_ROLE_LABEL_BACK] = from_rgb (style->dark ? 0xe6e6e6 : 0x3d3846),
                              [TLN_ROLE_LABEL_TEXT] = from_rgb (style->dark ? 0x1d1d20 : 0xffffff),
                          } };
  palette->color[TLN_ROLE_VEIL] = fade (&palette->color[TLN_ROLE_BACKGROUND], 0.72);
  for (guint i = 0; i < TLN_ROLE_STAGES; i++)
    palette->color[TLN_ROLE_STAGE_1 + i] = stage_color (style, TLN_ROLE_STAGE_1 + i);
}

GdkRGBA
tln_chart_palette_of (TlnChartPalette *palette, GtkWidget *widget, gboolean red_up)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  TlnChartStyle style = { .dark = adw_style_manager_get_dark (manager),
                          .high_contrast = adw_style_manager_get_high_contrast (manager),
                          .red_up = red_up };

  adw_rgba_to_standalone (accent, style.dark, &style.accent);
  gtk_widget_get_color (widget, &style.foreground);
  tln_chart_palette_init (palette, &style);
  return style.foreground;
}
