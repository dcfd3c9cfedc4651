/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes are those of libadwaita's .heading, .caption and .dim-label. Places are counted from where
 * a line begins, which is the right edge in right-to-left languages. */
#include "tln-row-paint.h"

#include "tln-shape.h"

#include <adwaita.h>
#include <math.h>

#define MARGIN_X 3
#define MARGIN_Y 9
#define COMPACT_MARGIN_Y 5
#define SPACING 3
#define GAP 6 /* between the icons and the title */
#define DOT 8
#define ICON 12
#define TEXT_LINES 2
#define TEXT_OPACITY 0.8f
#define CHIP_PADDING 8
#define CHIP_GAP 4
#define CHIP_MARK 9
#define CHIP_EXTRA 4 /* of its height, beyond the letters */
#define CHIP_SHARE 0.5f /* of the width that chips may take of a line they share */

typedef enum {
  SIZE_TITLE,
  SIZE_CAPTION,
  SIZE_TEXT,
  SIZE_CHIP,
  N_SIZES
} Size;
static const double SCALES[N_SIZES] = { 1.0, 0.82, 0.92, 0.85 };

typedef struct {
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  float width;
  gboolean rtl;
  gboolean dark;
  GdkRGBA color;
  GdkRGBA accent;
  float dim;
  const int *lines; /* heights by Size */
} Pen;

TlnRowWords *
tln_row_words_new (void)
{
  TlnRowWords *words = g_new0 (TlnRowWords, 1);

  words->chips = g_array_new (FALSE, TRUE, sizeof (TlnRowChip));
  return words;
}

void
tln_row_words_free (TlnRowWords *words)
{
  for (guint i = 0; i < words->chips->len; i++)
    g_free (g_array_index (words->chips, TlnRowChip, i).text);
  g_array_unref (words->chips);
  g_clear_pointer (&words->title_attrs, pango_attr_list_unref);
  g_clear_pointer (&words->text_attrs, pango_attr_list_unref);
  g_free (words->title);
  g_free (words->meta);
  g_free (words->text);
  g_free (words);
}

/* --- Sizes. --- */

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, Size size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  const PangoFontDescription *base =
      pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (base);
  double points = SCALES[size] * pango_font_description_get_size (font);

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, points);
  else
    pango_font_description_set_size (font, (int) lround (points));
  pango_layout_set_font_description (layout, font);
  return layout;
}

static guint
font_key (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  guint font = pango_font_description_hash (pango_context_get_font_description (context));

  return font ^ (guint) lround (pango_cairo_context_get_resolution (context) * 1024);
}

/* Heights of a line that holds letters of both kinds of script. */
static const int *
line_heights (GtkWidget *widget)
{
  static int heights[N_SIZES];
  static guint key;
  guint now = font_key (widget);

  if (key == now)
    return heights;
  key = now;
  for (Size size = 0; size < N_SIZES; size++) {
    g_autoptr (PangoLayout) layout = make_layout (widget, "Äg\xe4\xb8\xbb\xe7\xba\xbf", size);
    pango_layout_get_pixel_size (layout, NULL, &heights[size]);
  }
  return heights;
}

static int
chip_height (const int *lines)
{
  return lines[SIZE_CHIP] + CHIP_EXTRA;
}

int
tln_row_height (GtkWidget *widget, TlnRowDensity density)
{
  const int *lines = line_heights (widget);

  if (density == TLN_ROW_COMPACT)
    return 2 * COMPACT_MARGIN_Y + lines[SIZE_TITLE] + SPACING +
           MAX (lines[SIZE_CAPTION], chip_height (lines));
  return 2 * MARGIN_Y + lines[SIZE_TITLE] + lines[SIZE_CAPTION] + TEXT_LINES * lines[SIZE_TEXT] +
         chip_height (lines) + 3 * SPACING;
}

static int
top_margin (TlnRowDensity density)
{
  return density == TLN_ROW_COMPACT ? COMPACT_MARGIN_Y : MARGIN_Y;
}

gboolean
tln_row_is_meta (GtkWidget *widget, TlnRowDensity density, int y)
{
  const int *lines = line_heights (widget);
  int top = top_margin (density) + lines[SIZE_TITLE] + SPACING;

  return y >= top && y < top + lines[SIZE_CAPTION];
}

/* --- Drawing. --- */

static float
left_of (const Pen *pen, float x, float width)
{
  return pen->rtl ? pen->width - x - width : x;
}

/* At most that wide; returns how wide it is. */
static float
fit (PangoLayout *layout, float room)
{
  PangoRectangle logical;

  pango_layout_set_width (layout, (int) (MAX (room, 0) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  return (float) logical.width;
}

/* In the middle of a line that is so high: Latin letters need less of it. */
static void
put (Pen *pen, PangoLayout *layout, graphene_point_t at, int height, float opacity)
{
  GdkRGBA color = pen->color;
  PangoRectangle logical;

  color.alpha *= opacity;
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  at.x = left_of (pen, at.x, (float) logical.width) - (float) logical.x;
  at.y += floorf ((float) (height - logical.height) / 2);
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &at);
  gtk_snapshot_append_layout (pen->snapshot, layout, &color);
  gtk_snapshot_restore (pen->snapshot);
}

static void
put_icon (Pen *pen, const char *name, float x, float middle, const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (pen->widget));
  GtkTextDirection direction = gtk_widget_get_direction (pen->widget);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, name, NULL, ICON, gtk_widget_get_scale_factor (pen->widget), direction,
      GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT (left_of (pen, x, ICON), middle - ICON / 2.0f));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), pen->snapshot, ICON,
                                            ICON, color, 1);
  gtk_snapshot_restore (pen->snapshot);
}

static void
set_bold (PangoLayout *layout)
{
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
}

/* libadwaita's warning colour on its view background. */
static GdkRGBA
star_color (const Pen *pen)
{
  return pen->dark ? (GdkRGBA) { 1, 0.761f, 0.322f, 1 } : (GdkRGBA) { 0.565f, 0.329f, 0, 1 };
}

static void
paint_title (Pen *pen, const TlnRowWords *words, float y)
{
  float middle = y + (float) pen->lines[SIZE_TITLE] / 2;
  float x = MARGIN_X;
  float end = pen->width - MARGIN_X;
  GdkRGBA dim = pen->color;
  GdkRGBA star = star_color (pen);
  g_autoptr (PangoLayout) layout = make_layout (pen->widget, words->title, SIZE_TITLE);

  dim.alpha *= pen->dim;
  if (words->strong) {
    graphene_rect_t dot = GRAPHENE_RECT_INIT (left_of (pen, x, DOT), middle - DOT / 2.0f, DOT, DOT);
    tln_shape_snapshot (TLN_SHAPE_CIRCLE, pen->snapshot, &dot, &pen->accent, TRUE);
    set_bold (layout);
    x += DOT + GAP;
  }
  if (words->link) {
    put_icon (pen, "insert-link-symbolic", x, middle, &dim);
    x += ICON + GAP;
  }
  if (words->starred) {
    end -= ICON;
    put_icon (pen, "starred-symbolic", end, middle, &star);
    end -= GAP;
  }
  pango_layout_set_attributes (layout, words->title_attrs);
  fit (layout, end - x);
  put (pen, layout, (graphene_point_t) { x, y }, pen->lines[SIZE_TITLE], 1);
}

static void
paint_text (Pen *pen, const TlnRowWords *words, float y, int lines)
{
  g_autoptr (PangoLayout) layout = make_layout (pen->widget, words->text, SIZE_TEXT);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_attributes (layout, words->text_attrs);
  fit (layout, pen->width - 2 * MARGIN_X);
  put (pen, layout, (graphene_point_t) { MARGIN_X, y },
       pango_layout_get_line_count (layout) * pen->lines[SIZE_TEXT], TEXT_OPACITY);
}

static float
chip_frame (const TlnRowChip *chip)
{
  return 2 * CHIP_PADDING + (chip->stage >= 0 ? CHIP_MARK + CHIP_PADDING / 2 : 0);
}

static PangoLayout *
chip_layout (Pen *pen, const TlnRowChip *chip)
{
  PangoLayout *layout = make_layout (pen->widget, chip->text, SIZE_CHIP);

  if (chip->guess) {
    g_autoptr (PangoFontDescription) font =
        pango_font_description_copy (pango_layout_get_font_description (layout));
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description (layout, font);
  }
  return layout;
}

static void
paint_chip (Pen *pen, const TlnRowChip *chip, PangoLayout *layout, float x, float y)
{
  float height = (float) chip_height (pen->lines);
  PangoRectangle logical;
  GskRoundedRect box;
  GdkRGBA back = pen->color;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  float width = chip_frame (chip) + (float) logical.width;
  back.alpha *= 0.08f;
  gsk_rounded_rect_init_from_rect (
      &box, &GRAPHENE_RECT_INIT (left_of (pen, x, width), y, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &box);
  gtk_snapshot_append_color (pen->snapshot, &back, &box.bounds);
  gtk_snapshot_pop (pen->snapshot);
  x += CHIP_PADDING;
  if (chip->stage >= 0) {
    GdkRGBA color;
    graphene_rect_t mark = GRAPHENE_RECT_INIT (left_of (pen, x, CHIP_MARK),
                                               y + (height - CHIP_MARK) / 2, CHIP_MARK, CHIP_MARK);
    tln_stage_color (chip->stage, pen->dark, &color);
    tln_shape_snapshot (tln_stage_shape (chip->stage), pen->snapshot, &mark, &color, TRUE);
    x += CHIP_MARK + CHIP_PADDING / 2;
  }
  put (pen, layout, (graphene_point_t) { x, y }, chip_height (pen->lines), 1);
}

static TlnRowChip
more_chip (guint n)
{
  return (TlnRowChip) { g_strdup_printf ("+%u", n), -1, FALSE };
}

/* How wide "+n" would be, for the chips that may be left over. */
static float
more_width (Pen *pen, guint n)
{
  TlnRowChip chip = more_chip (n);
  g_autofree char *text = chip.text;
  g_autoptr (PangoLayout) layout = chip_layout (pen, &chip);

  return CHIP_GAP + chip_frame (&chip) + fit (layout, pen->width);
}

/* As many as there is room for in one line, then how many more; the first is shortened if need
 * be. Returns where they end. */
static float
paint_chips (Pen *pen, const GArray *chips, float x, float y, float end)
{
  for (guint i = 0; i < chips->len; i++) {
    const TlnRowChip *chip = &g_array_index (chips, TlnRowChip, i);
    g_autoptr (PangoLayout) layout = chip_layout (pen, chip);
    guint left = chips->len - i - 1;
    float room = end - x - chip_frame (chip) - (left > 0 ? more_width (pen, left) : 0);
    PangoRectangle logical;

    pango_layout_get_pixel_extents (layout, NULL, &logical);
    if (i > 0 && (float) logical.width > room) {
      TlnRowChip more = more_chip (left + 1);
      g_autofree char *text = more.text;
      g_autoptr (PangoLayout) last = chip_layout (pen, &more);
      paint_chip (pen, &more, last, x, y);
      return x + chip_frame (&more) + fit (last, pen->width);
    }
    float width = fit (layout, room);
    paint_chip (pen, chip, layout, x, y);
    x += chip_frame (chip) + width + CHIP_GAP;
  }
  return x;
}

/* Where chips have to begin to end at the end of the line; what they need is drawn into nothing. */
static float
chips_start (Pen *pen, const GArray *chips, float end)
{
  Pen blind = *pen;
  float start = MARGIN_X + (end - MARGIN_X) * (1 - CHIP_SHARE);

  blind.snapshot = gtk_snapshot_new ();
  float used = paint_chips (&blind, chips, start, 0, end);
  g_object_unref (blind.snapshot);
  return start + MAX (end - used, 0);
}

static void
paint_compact (Pen *pen, const TlnRowWords *words, float y)
{
  float height = MAX ((float) pen->lines[SIZE_CAPTION], (float) chip_height (pen->lines));
  float end = pen->width - MARGIN_X;
  g_autoptr (PangoLayout) meta = make_layout (pen->widget, words->meta, SIZE_CAPTION);

  if (words->chips->len > 0) {
    float start = chips_start (pen, words->chips, end);
    paint_chips (pen, words->chips, start, y + (height - (float) chip_height (pen->lines)) / 2,
                 end);
    end = start - GAP;
  }
  fit (meta, end - MARGIN_X);
  put (pen, meta, (graphene_point_t) { MARGIN_X, y }, (int) height, pen->dim);
}

static void
paint_comfortable (Pen *pen, const TlnRowWords *words, float y)
{
  gboolean chips = words->chips->len > 0;
  g_autoptr (PangoLayout) meta = make_layout (pen->widget, words->meta, SIZE_CAPTION);

  fit (meta, pen->width - 2 * MARGIN_X);
  put (pen, meta, (graphene_point_t) { MARGIN_X, y }, pen->lines[SIZE_CAPTION], pen->dim);
  y += (float) pen->lines[SIZE_CAPTION] + SPACING;
  paint_text (pen, words, y, chips ? TEXT_LINES : TEXT_LINES + 1);
  y += (float) (TEXT_LINES * pen->lines[SIZE_TEXT]) + SPACING;
  if (chips)
    paint_chips (pen, words->chips, MARGIN_X, y, pen->width - MARGIN_X);
}

void
tln_row_paint (GtkWidget *widget,
               GtkSnapshot *snapshot,
               const TlnRowWords *words,
               TlnRowDensity density)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  Pen pen = {
    .widget = widget,
    .snapshot = snapshot,
    .width = (float) gtk_widget_get_width (widget),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .dark = adw_style_manager_get_dark (style),
    .accent = *accent,
    .dim = adw_style_manager_get_high_contrast (style) ? 0.9f : 0.55f,
    .lines = line_heights (widget),
  };
  float y = (float) top_margin (density);

  gtk_widget_get_color (widget, &pen.color);
  paint_title (&pen, words, y);
  y += (float) pen.lines[SIZE_TITLE] + SPACING;
  if (density == TLN_ROW_COMPACT)
    paint_compact (&pen, words, y);
  else
    paint_comfortable (&pen, words, y);
}
