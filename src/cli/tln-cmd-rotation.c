/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rotation: attention to the stages of a thesis beside prices, week by week, as numbers or as a
 * picture, without a display. */
#include "tln-cli.h"
#include "tln-rotation-picture.h"
#include "tln-rotation-text.h"
#include "tln-rotations.h"

#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400
#define WEEKS_MOST TLN_ROTATION_WEEKS

typedef struct {
  char *output;
  char *base;
  int weeks;
  gboolean by_claims;
  gboolean counts;
  gboolean lags;
  gboolean dark;
  double width;
  double height;
  double scale;
} RotationOptions;

static void
rotation_options_clear (RotationOptions *options)
{
  g_free (options->output);
  g_free (options->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RotationOptions, rotation_options_clear)

/* What is not in the picture, and what its numbers are. */
static char *
make_caption (const TlnRotation *rotation, const TlnRotationFrame *view)
{
  GString *caption = g_string_new ("");

  for (guint i = 0; i < rotation->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (rotation->lines, i);

    if (line->invented || line->raw || line->splits_only)
      g_string_append_printf (caption, "%s%s: %s", caption->len > 0 ? " · " : "", line->code,
                              line->invented ? "invented data"
                              : line->raw    ? "unadjusted"
                                             : "splits taken out, without dividends");
    const TlnSplit *split = tln_rotation_split (rotation, i, view->first, view->last);
    if (split == NULL)
      continue;
    g_autofree char *day = tln_day_format ((TlnDay) (split->t / DAY_SECONDS));
    g_string_append_printf (caption, "%s%s: looks like a split %u:%u on %s",
                            caption->len > 0 ? " · " : "", line->code, split->from, split->to, day);
  }
  if (rotation->attention->left_out > 0)
    g_string_append_printf (caption, "%s%u left out, their week is not known",
                            caption->len > 0 ? " · " : "", rotation->attention->left_out);
  return g_string_free_and_steal (caption);
}

static GBytes *
make_picture (const RotationOptions *options,
              const TlnRotation *rotation,
              const TlnRotationFrame *view,
              TlnSheetFormat format,
              GError **error)
{
  g_autofree char *caption = make_caption (rotation, view);
  TlnSheet sheet = { .width = options->width,
                     .height = options->height,
                     .scale = options->scale,
                     .style = { options->dark, FALSE },
                     .title = rotation->title,
                     .caption = *caption != '\0' ? caption : NULL };

  return tln_rotation_picture (rotation, view, &sheet, format, error);
}

/* The file, or what goes to the standard output. NULL: refused. */
static GBytes *
make_output (const RotationOptions *options,
             const TlnRotation *rotation,
             const TlnRotationFrame *view,
             GError **error)
{
  TlnSheetFormat format;
  char *csv;

  if (options->output != NULL && tln_sheet_format_for_name (options->output, &format))
    return make_picture (options, rotation, view, format, error);
  csv = options->lags ? tln_rotation_lags_csv (rotation, view->first, view->last)
                      : tln_rotation_csv (rotation, view->first, view->last, view->base);
  return g_bytes_new_take (csv, strlen (csv));
}

static void
print_week (const TlnRotation *rotation, const TlnRotationFrame *view, guint week)
{
  const TlnAttention *attention = rotation->attention;
  JsonBuilder *object = tln_cli_object ();
  char label[TLN_LABEL];

  tln_rotation_week_label (rotation, week, label);
  tln_cli_add_text (object, "week", label);
  tln_cli_add_int (object, "all", attention->all[week]);
  json_builder_set_member_name (object, "stages");
  json_builder_begin_array (object);
  for (guint s = 0; s < rotation->stages->len; s++) {
    json_builder_begin_object (object);
    tln_cli_add_text (object, "stage", g_ptr_array_index (rotation->stages, s));
    tln_cli_add_int (object, "count", attention->counts[(gsize) s * attention->n_weeks + week]);
    tln_cli_add_double (object, "part", tln_rotation_part (rotation, s, week, TLN_MEASURE_SHARE));
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  json_builder_set_member_name (object, "instruments");
  json_builder_begin_array (object);
  for (guint i = 0; i < rotation->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (rotation->lines, i);

    json_builder_begin_object (object);
    tln_cli_add_text (object, "code", line->code);
    tln_cli_add_double (object, "close", line->closes[week]);
    tln_cli_add_double (object, "index",
                        line->closes[week] * tln_rotation_factor (rotation, i, view->base));
    const TlnSplit *split = tln_rotation_split (rotation, i, week, week + 1);
    if (split != NULL) {
      json_builder_set_member_name (object, "split");
      tln_cli_add_split (object, line->code, split);
    }
    json_builder_end_object (object);
  }
  json_builder_end_array (object);
  tln_cli_print (object);
}

static int
write_rotation (TlnCli *cli,
                const RotationOptions *options,
                const TlnRotation *rotation,
                const TlnRotationFrame *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (cli->json && options->output == NULL && !options->lags) {
    for (guint w = view->first; w < view->last; w++)
      print_week (rotation, view, w);
    return TLN_CLI_DONE;
  }
  bytes = make_output (options, rotation, view, &error);
  if (bytes != NULL && options->output == NULL)
    fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  else if (bytes == NULL || !g_file_set_contents (options->output, g_bytes_get_data (bytes, NULL),
                                                  (gssize) g_bytes_get_size (bytes), &error))
    tln_cli_refuse_error (cli, options->output, g_steal_pointer (&error));
  return TLN_CLI_DONE;
}

static int
make_rotation (TlnCli *cli, const char *thesis, const RotationOptions *options)
{
  TlnRotationQuery query = { .today = tln_day_today (), .by_claims = options->by_claims };
  TlnRotationFrame view = { .measure = options->counts ? TLN_MEASURE_COUNT : TLN_MEASURE_SHARE,
                            .price_title = "Prices, rebased to 100" };
  g_autoptr (GError) error = NULL;
  TlnWeek week = TLN_WEEK_NONE;
  TlnDay base;

  if (!tln_cli_open (cli) || (query.thesis = tln_cli_thesis (cli, thesis)) == 0)
    return TLN_CLI_REFUSED;
  g_autoptr (TlnRotation) rotation = tln_rotations_load (cli->db, &query, &error);
  if (rotation == NULL && error == NULL)
    tln_cli_refuse (cli, "%s: no such thesis", thesis);
  else if (rotation == NULL)
    tln_cli_refuse_error (cli, thesis, g_steal_pointer (&error));
  if (rotation == NULL)
    return TLN_CLI_REFUSED;
  view.attention_title = options->by_claims ? (options->counts ? "Claims" : "Share of claims")
                                            : (options->counts ? "Articles" : "Share of articles");
  if (options->base != NULL && tln_day_parse (options->base, &base))
    week = tln_day_week (base);
  if (!tln_rotation_frame_set (&view, rotation, (guint) options->weeks, week)) {
    tln_cli_refuse (cli, "%s: neither articles about its stages nor prices", thesis);
    return TLN_CLI_REFUSED;
  }
  return write_rotation (cli, options, rotation, &view);
}

/* 0, or what to exit with. */
static int
check_options (const RotationOptions *options)
{
  TlnSheetFormat format;
  TlnDay day;

  if (options->weeks < 0 || options->weeks > WEEKS_MOST)
    return tln_cli_usage ("rotation: --weeks is from 1 to %d", WEEKS_MOST);
  if (options->base != NULL && !tln_day_parse (options->base, &day))
    return tln_cli_usage ("rotation: --base wants a day as YYYY-MM-DD");
  if (options->output == NULL)
    return 0;
  gboolean picture = tln_sheet_format_for_name (options->output, &format);
  if (!picture && !g_str_has_suffix (options->output, ".csv"))
    return tln_cli_usage ("rotation: -o wants a name that ends in .csv, .svg, .pdf or .png");
  if (picture && options->lags)
    return tln_cli_usage ("rotation: --lags makes numbers, not a picture");
  return 0;
}

static int
run_rotation (TlnCli *cli, int argc, char **argv)
{
  g_auto (RotationOptions) o = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output, NULL, NULL },
    { "weeks", 0, 0, G_OPTION_ARG_INT, &o.weeks, NULL, NULL },
    { "base", 0, 0, G_OPTION_ARG_STRING, &o.base, NULL, NULL },
    { "by-claims", 0, 0, G_OPTION_ARG_NONE, &o.by_claims, NULL, NULL },
    { "counts", 0, 0, G_OPTION_ARG_NONE, &o.counts, NULL, NULL },
    { "lags", 0, 0, G_OPTION_ARG_NONE, &o.lags, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &o.dark, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &o.width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_DOUBLE, &o.height, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &o.scale, NULL, NULL },
    { NULL }
  };
  int usage;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("rotation: one id or title of a thesis is wanted");
  usage = check_options (&o);
  return usage != 0 ? usage : make_rotation (cli, argv[1], &o);
}

const TlnCommand tln_commands_rotation[] = {
  { "rotation",
    "THESIS [-o FILE.csv|.svg|.pdf|.png] [--weeks N] [--base DAY] [--by-claims] [--counts]\n"
    "         [--lags] [--width PX] [--height PX] [--scale X] [--dark]",
    run_rotation, TRUE },
  { NULL },
};
