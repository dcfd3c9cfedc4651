/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stacks of a rotation. A texture of each stage, cut out of its colour in level and upright
 * pieces, which every back end paints fast, runs through neighbouring bars in one. */
#include "tln-rotation-parts.h"

#include <math.h>

#define STEP 5.0 /* of textures, px */
#define CUT 1.5
#define NARROW 4.0 /* bars below it have no upright cuts */

static void
add_rect (TlnDrawing *drawing, TlnRole role, const TlnBox *box)
{
  TlnDrawItem item = { .kind = TLN_DRAW_RECT,
                       .role = (guint8) role,
                       .x = box->x,
                       .y = box->y,
                       .width = box->width,
                       .height = box->height };

  if (box->width > 0 && box->height > 0)
    tln_drawing_add (drawing, &item);
}

/* A cut that does not reach out of its box. */
static void
add_cut (TlnDrawing *drawing, const TlnBox *box, const TlnBox *cut)
{
  double left = MAX (cut->x, box->x);
  double top = MAX (cut->y, box->y);
  TlnBox inside = { left, top, MIN (cut->x + cut->width, box->x + box->width) - left,
                    MIN (cut->y + cut->height, box->y + box->height) - top };

  add_rect (drawing, TLN_ROLE_BACKGROUND, &inside);
}

static void
cut_level (TlnDrawing *drawing, const TlnBox *box, double step, double size)
{
  for (double y = floor (box->y / step) * step; y < box->y + box->height; y += step) {
    TlnBox cut = { box->x, y, box->width, size };
    add_cut (drawing, box, &cut);
  }
}

static void
cut_upright (TlnDrawing *drawing, const TlnBox *box, double step, double size)
{
  if (box->width < NARROW)
    return;
  for (double x = box->x + (step - size) / 2; x < box->x + box->width; x += step) {
    TlnBox cut = { x, box->y, size, box->height };
    add_cut (drawing, box, &cut);
  }
}

static void
cut_dots (TlnDrawing *drawing, const TlnBox *box)
{
  guint row = 0;

  for (double y = floor (box->y / STEP) * STEP; y < box->y + box->height; y += STEP, row++)
    for (double x = box->x + CUT; x < box->x + box->width - 1; x += STEP) {
      TlnBox cut = { x, y, CUT + 0.5, CUT + 0.5 };
      add_cut (drawing, box, &cut);
    }
}

void
tln_rotation_draw_stage (guint stage, const TlnBox *box, TlnDrawing *drawing)
{
  TlnBox inner = { box->x + CUT, box->y + CUT, box->width - 2 * CUT, box->height - 2 * CUT };

  add_rect (drawing, TLN_ROLE_STAGE_1 + stage % TLN_ROLE_STAGES, box);
  switch (stage % TLN_ROLE_STAGES) {
  case 1:
    cut_level (drawing, box, STEP, CUT);
    break;
  case 2:
    cut_dots (drawing, box);
    break;
  case 3:
    cut_upright (drawing, box, STEP - 1, CUT);
    break;
  case 4:
    cut_level (drawing, box, 2 * STEP, STEP);
    break;
  case 5:
    cut_level (drawing, box, STEP, CUT);
    cut_upright (drawing, box, STEP, CUT);
    break;
  case 6:
    add_rect (drawing, TLN_ROLE_BACKGROUND, &inner);
    break;
  case 7:
    cut_level (drawing, box, STEP / 2, 1);
    break;
  default:
    break;
  }
}

/* A week that is not over has outlines only. */
static void
draw_running (guint stage, const TlnBox *box, TlnDrawing *drawing)
{
  TlnDrawItem item = { .kind = TLN_DRAW_FRAME,
                       .role = (guint8) (TLN_ROLE_STAGE_1 + stage % TLN_ROLE_STAGES),
                       .size = 1,
                       .x = box->x,
                       .y = box->y,
                       .width = box->width,
                       .height = box->height };

  tln_drawing_add (drawing, &item);
}

static void
draw_week (const TlnRotationPlot *plot, guint week, TlnDrawing *drawing)
{
  double gap = plot->week_px >= NARROW ? MAX (1, plot->week_px * 0.15) : 0;
  double x = tln_rotation_x (plot, week) + gap / 2;
  double width = MAX (plot->week_px - gap, 0.5);
  double below = 0;

  for (guint s = 0; s < plot->rotation->stages->len; s++) {
    double part = tln_rotation_part (plot->rotation, s, week, plot->view.measure);

    if (!(part > 0))
      continue;
    if (plot->view.measure == TLN_MEASURE_SHARE)
      part *= 100;
    double bottom = tln_scale_y (&plot->attention_scale, below);
    double top = tln_scale_y (&plot->attention_scale, below + part);
    TlnBox box = { x, top, width, bottom - top };
    if (tln_rotation_is_running (plot->rotation, week))
      draw_running (s, &box, drawing);
    else
      tln_rotation_draw_stage (s, &box, drawing);
    below += part;
  }
}

void
tln_rotation_draw_bars (const TlnRotationPlot *plot, TlnDrawing *drawing)
{
  for (guint week = plot->view.first; week < plot->view.last; week++)
    draw_week (plot, week, drawing);
}
