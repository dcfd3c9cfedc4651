/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stages and stances look like. Only here: whoever shows one asks for shape and colour. */
#include "tln-shape.h"

#include "tln-palette.h"

#include <glib/gi18n.h>

static const TlnShape stage_shapes[] = {
  TLN_SHAPE_CIRCLE,
  TLN_SHAPE_SQUARE,
  TLN_SHAPE_TRIANGLE,
  TLN_SHAPE_DIAMOND,
};

GskPath *
tln_shape_path (TlnShape shape, float x, float y, float size)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  float half = size / 2;

  switch (shape) {
  case TLN_SHAPE_NONE:
    break;
  case TLN_SHAPE_CIRCLE:
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x + half, y + half), half * 0.9f);
    break;
  case TLN_SHAPE_SQUARE:
    gsk_path_builder_add_rect (
        builder, &GRAPHENE_RECT_INIT (x + size * 0.1f, y + size * 0.1f, size * 0.8f, size * 0.8f));
    break;
  case TLN_SHAPE_TRIANGLE:
    gsk_path_builder_move_to (builder, x + half, y);
    gsk_path_builder_line_to (builder, x + size, y + size * 0.92f);
    gsk_path_builder_line_to (builder, x, y + size * 0.92f);
    gsk_path_builder_close (builder);
    break;
  case TLN_SHAPE_TRIANGLE_DOWN:
    gsk_path_builder_move_to (builder, x + half, y + size);
    gsk_path_builder_line_to (builder, x + size, y + size * 0.08f);
    gsk_path_builder_line_to (builder, x, y + size * 0.08f);
    gsk_path_builder_close (builder);
    break;
  case TLN_SHAPE_DIAMOND:
    gsk_path_builder_move_to (builder, x + half, y);
    gsk_path_builder_line_to (builder, x + size, y + half);
    gsk_path_builder_line_to (builder, x + half, y + size);
    gsk_path_builder_line_to (builder, x, y + half);
    gsk_path_builder_close (builder);
    break;
  default:
    g_assert_not_reached ();
  }
  return gsk_path_builder_to_path (builder);
}

void
tln_shape_snapshot (TlnShape shape,
                    GtkSnapshot *snapshot,
                    const graphene_rect_t *box,
                    const GdkRGBA *color,
                    gboolean filled)
{
  float size = MIN (box->size.width, box->size.height);
  g_autoptr (GskPath) path = NULL;

  if (shape == TLN_SHAPE_NONE)
    return;
  path = tln_shape_path (shape, box->origin.x + (box->size.width - size) / 2,
                         box->origin.y + (box->size.height - size) / 2, size);
  if (filled) {
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
  } else {
    g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  }
}

const char *
tln_shape_glyph (TlnShape shape)
{
  static const char *const glyphs[] = { "", "●", "■", "▲", "◆", "▼" };

  return glyphs[shape];
}

TlnShape
tln_stage_shape (int position)
{
  return stage_shapes[(guint) MAX (position, 0) % G_N_ELEMENTS (stage_shapes)];
}

void
tln_stage_color (int position, gboolean dark, GdkRGBA *color)
{
  TlnPaletteStyle style = { .dark = dark };
  TlnRole role = TLN_ROLE_STAGE_1 + (guint) MAX (position, 0) % TLN_ROLE_STAGES;
  TlnColor stage = tln_palette_color (&style, role);

  *color = (GdkRGBA) { (float) stage.red, (float) stage.green, (float) stage.blue, 1 };
}

TlnShape
tln_stance_shape (TlnStance stance)
{
  switch (stance) {
  case TLN_STANCE_FOR:
    return TLN_SHAPE_TRIANGLE;
  case TLN_STANCE_AGAINST:
    return TLN_SHAPE_TRIANGLE_DOWN;
  case TLN_STANCE_NEUTRAL:
  default:
    return TLN_SHAPE_CIRCLE;
  }
}

void
tln_stance_color (TlnStance stance, gboolean dark, GdkRGBA *color)
{
  /* The standalone colours of success, error and dimmed text in libadwaita's two styles. */
  static const char *const colors[][2] = {
    [TLN_STANCE_NEUTRAL] = { "#6f6e75", "#a9a8ae" },
    [TLN_STANCE_FOR] = { "#007c3d", "#78e9ab" },
    [TLN_STANCE_AGAINST] = { "#c30000", "#ff938c" },
  };

  gdk_rgba_parse (color, colors[stance][dark ? 1 : 0]);
}

const char *
tln_stance_label (TlnStance stance)
{
  switch (stance) {
  case TLN_STANCE_FOR:
    return C_ ("stance", "For");
  case TLN_STANCE_AGAINST:
    return C_ ("stance", "Against");
  case TLN_STANCE_NEUTRAL:
  default:
    return C_ ("stance", "Neutral");
  }
}
