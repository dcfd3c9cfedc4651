/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chart shows: of the series it was given longer bars, beside others, with averages, and
 * its marks. Long series are worked on by a thread; until that is done the chart stays as it was.
 */
#include "tln-aside.h"
#include "tln-chart-menu.h"
#include "tln-chart-private.h"
#include "tln-plot-clock.h"

#include <math.h>

#define THREAD_BARS 100000

/* A copy of all that the shown data depend on, for a thread. */
typedef struct {
  TlnSeries *source;
  GPtrArray *others;
  GPtrArray *names;
  TlnChartOptions options;
} Recipe;

static void
recipe_free (gpointer data)
{
  Recipe *recipe = data;

  tln_series_unref (recipe->source);
  g_ptr_array_unref (recipe->others);
  g_ptr_array_unref (recipe->names);
  g_free (recipe);
}

static gpointer
copy_series (gconstpointer series, gpointer data)
{
  return tln_series_ref ((TlnSeries *) (gpointer) series);
}

static gpointer
copy_name (gconstpointer name, gpointer data)
{
  return g_strdup (name);
}

static Recipe *
recipe_new (TlnChart *self)
{
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->source = tln_series_ref (self->source);
  recipe->others = g_ptr_array_copy (self->others, copy_series, NULL);
  recipe->names = g_ptr_array_copy (self->other_names, copy_name, NULL);
  g_ptr_array_set_free_func (recipe->names, g_free);
  recipe->options = self->options;
  return recipe;
}

static gboolean
is_relative (const Recipe *recipe)
{
  return recipe->options.relative && recipe->others->len > 0;
}

static TlnPlotData *
put_together (const Recipe *recipe, TlnSeries *series)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_series_unref);
  g_autoptr (TlnTogether) together = NULL;
  TlnPlotData *data;

  for (guint i = 0; i < recipe->others->len; i++)
    g_ptr_array_add (others, tln_series_resample (g_ptr_array_index (recipe->others, i),
                                                  recipe->options.period));
  together = tln_together_new (series, (TlnSeries *const *) others->pdata, others->len);
  data = tln_plot_data_new (together->series);
  tln_plot_data_add_averages (data, &recipe->options.averages);
  for (guint i = 0; i < together->n_columns; i++)
    tln_plot_data_add_other (data, g_ptr_array_index (recipe->names, i),
                             g_steal_pointer (&together->columns[i]), i);
  return data;
}

static TlnPlotData *
mix (const Recipe *recipe)
{
  g_autoptr (TlnSeries) series = tln_series_resample (recipe->source, recipe->options.period);
  TlnPlotData *data;

  if (recipe->others->len > 0 && !is_relative (recipe))
    return put_together (recipe, series);
  if (is_relative (recipe)) {
    g_autoptr (TlnSeries) benchmark =
        tln_series_resample (g_ptr_array_index (recipe->others, 0), recipe->options.period);
    TlnSeries *ratio = tln_series_relative (series, benchmark);

    tln_series_unref (series);
    series = ratio;
  }
  data = tln_plot_data_new (series);
  tln_plot_data_add_averages (data, &recipe->options.averages);
  return data;
}

static TlnPlotData *
cook (const Recipe *recipe)
{
  TlnPlotData *data = mix (recipe);

  if (!recipe->options.true_time)
    return data;
  return tln_plot_data_on_clock (data, recipe->options.period,
                                 recipe->options.kind == TLN_PLOT_STEP);
}

static gboolean
is_plain (const Recipe *recipe)
{
  const TlnPlotAverages none = { 0 };

  return recipe->options.period == TLN_PERIOD_AS_IS && recipe->others->len == 0 &&
         !recipe->options.true_time && memcmp (&recipe->options.averages, &none, sizeof none) == 0;
}

static void
give_events (TlnPlotData *data, const GArray *events)
{
  tln_plot_data_set_events (data, (const TlnPlotEvent *) (gpointer) events->data, events->len);
}

static void
give_weeks (TlnPlotData *data, const GArray *weeks)
{
  tln_plot_data_set_weeks (data, (const TlnPlotWeek *) (gpointer) weeks->data, weeks->len);
}

static void
apply_events (TlnChart *self)
{
  g_autoptr (GArray) shown = tln_chart_shown_events (self);

  self->event = NO_BAR;
  if (self->data)
    give_events (self->data, shown);
}

/* The bars of the new series that hold what was seen of the old. */
static void
keep_span (TlnChart *self, const TlnSeries *before)
{
  const TlnSeries *after = self->data->series;
  guint last = (guint) CLAMP (ceil (self->view.last) - 1.0, 0.0, before->n - 1.0);
  guint first = (guint) CLAMP (floor (self->view.first), 0.0, before->n - 1.0);

  if (first == 0 && last == before->n - 1)
    tln_view_reset (&self->view, after->n);
  else
    tln_view_set (&self->view, after->n, tln_series_find (after, before->t[first]),
                  tln_series_find (after, before->t[last]) + 1.0);
}

static void
take_data (TlnChart *self, TlnPlotData *data)
{
  g_autoptr (TlnPlotData) before = self->data;

  self->data = data;
  tln_chart_drop_sum (self);
  self->head.known = FALSE;
  tln_chart_drop_history (self);
  self->cursor = NO_BAR;
  self->measure = NO_BAR;
  apply_events (self);
  if (data) {
    tln_chart_give_levels (self, data);
    give_weeks (data, self->weeks);
  }
  if (data && before && before->series->n > 0)
    keep_span (self, before->series);
  else
    tln_view_reset (&self->view, tln_chart_n_bars (self));
  tln_chart_drop_legend (self);
  tln_chart_view_moved (self);
  self->view.moving = FALSE;
}

static gpointer
cook_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  return cook (data);
}

static void
cooked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TlnChart *self = TLN_CHART (object);
  TlnPlotData *data = tln_aside_finish (result, NULL);

  /* Cancelled: something newer is asked for, or nothing is shown any more. */
  if (!data)
    return;
  g_clear_object (&self->building);
  take_data (self, data);
}

static void
rebuild (TlnChart *self)
{
  Recipe *recipe;

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (!self->source) {
    take_data (self, NULL);
    return;
  }
  recipe = recipe_new (self);
  if (is_plain (recipe) || self->source->n < THREAD_BARS) {
    take_data (self, cook (recipe));
    recipe_free (recipe);
    return;
  }
  self->building = g_cancellable_new ();
  const TlnAside job = { cook_aside, recipe, recipe_free,
                         (GDestroyNotify) (void (*) (void)) tln_plot_data_free };
  tln_aside_async (self, &job, self->building, cooked_cb, NULL);
}

/* What is shown, and all that stands on it. */
struct TlnChartCopy {
  Recipe *recipe;
  GArray *events; /* TlnPlotEvent */
  GArray *levels; /* TlnPlotLevel */
  GArray *weeks; /* TlnPlotWeek */
};

TlnChartCopy *
tln_chart_copy_new (TlnChart *self)
{
  TlnChartCopy *copy;

  if (tln_chart_n_bars (self) == 0)
    return NULL;
  copy = g_new0 (TlnChartCopy, 1);
  copy->recipe = recipe_new (self);
  copy->events = tln_chart_shown_events (self);
  copy->levels = tln_chart_shown_levels (self);
  copy->weeks = g_array_copy (self->weeks);
  return copy;
}

void
tln_chart_copy_free (TlnChartCopy *copy)
{
  if (!copy)
    return;
  recipe_free (copy->recipe);
  g_array_unref (copy->events);
  g_array_unref (copy->levels);
  g_array_unref (copy->weeks);
  g_free (copy);
}

TlnPlotData *
tln_chart_copy_make (const TlnChartCopy *copy)
{
  TlnPlotData *data = cook (copy->recipe);

  give_events (data, copy->events);
  tln_plot_data_set_levels (data, (const TlnPlotLevel *) (gpointer) copy->levels->data,
                            copy->levels->len);
  give_weeks (data, copy->weeks);
  return data;
}

void
tln_chart_data_clear (TlnChart *self)
{
  g_clear_object (&self->building);
  g_clear_pointer (&self->data, tln_plot_data_free);
  g_clear_pointer (&self->source, tln_series_unref);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->other_names);
}

void
tln_chart_set_series (TlnChart *self, TlnSeries *series)
{
  tln_chart_stop_glide (self);
  if (series)
    tln_series_ref (series);
  g_clear_pointer (&self->source, tln_series_unref);
  self->source = series;
  g_clear_pointer (&self->data, tln_plot_data_free);
  /* Until the new data are there, there are no bars to be at. */
  self->cursor = NO_BAR;
  self->measure = NO_BAR;
  rebuild (self);
}

TlnSeries *
tln_chart_get_series (TlnChart *self)
{
  return self->source;
}

void
tln_chart_set_others (TlnChart *self, const TlnChartOther *others, guint n_others)
{
  g_ptr_array_set_size (self->others, 0);
  g_ptr_array_set_size (self->other_names, 0);
  for (guint i = 0; i < n_others; i++) {
    g_ptr_array_add (self->others, tln_series_ref (others[i].series));
    g_ptr_array_add (self->other_names, g_strdup (others[i].name));
  }
  rebuild (self);
  tln_chart_options_changed (self);
}

guint
tln_chart_get_cursor (TlnChart *self)
{
  if (self->cursor == NO_BAR || self->source->n == 0)
    return NO_BAR;
  gint64 t = self->data->series->t[self->cursor];
  if (self->source->intraday && !self->data->series->intraday)
    t += G_TIME_SPAN_DAY / G_TIME_SPAN_SECOND - 1;
  guint index = tln_series_find (self->source, t + 1);
  return index > 0 ? index - 1 : 0;
}

void
tln_chart_set_marks (TlnChart *self, const TlnChartMark *marks, guint n_marks)
{
  g_array_set_size (self->events, 0);
  g_hash_table_remove_all (self->infos);
  for (guint i = 0; i < n_marks; i++) {
    TlnPlotEvent event = {
      .t = marks[i].t, .id = marks[i].id, .stance = marks[i].stance, .kind = marks[i].kind
    };
    MarkInfo *info = g_new0 (MarkInfo, 1);

    info->t = marks[i].t;
    info->stance = marks[i].stance;
    info->heading = g_strdup (marks[i].heading);
    info->label = g_strdup (marks[i].label ? marks[i].label : "");
    g_array_append_val (self->events, event);
    g_hash_table_replace (self->infos, g_memdup2 (&event.id, sizeof event.id), info);
  }
  apply_events (self);
  tln_chart_drop_layers (self);
  tln_chart_rest_soon (self);
}

void
tln_chart_set_weeks (TlnChart *self, const TlnPlotWeek *weeks, guint n_weeks)
{
  g_array_set_size (self->weeks, 0);
  if (n_weeks > 0)
    g_array_append_vals (self->weeks, weeks, n_weeks);
  if (self->data)
    give_weeks (self->data, self->weeks);
  tln_chart_drop_layers (self);
}

static gboolean
same_bars (const TlnChartOptions *a, const TlnChartOptions *b)
{
  return a->period == b->period && a->relative == b->relative && a->true_time == b->true_time &&
         (!a->true_time || (a->kind == TLN_PLOT_STEP) == (b->kind == TLN_PLOT_STEP)) &&
         memcmp (&a->averages, &b->averages, sizeof a->averages) == 0;
}

static gboolean
same_options (const TlnChartOptions *a, const TlnChartOptions *b)
{
  g_autofree char *one = tln_chart_options_to_text (a);
  g_autofree char *two = tln_chart_options_to_text (b);

  return a->red_up == b->red_up && g_str_equal (one, two);
}

void
tln_chart_set_options (TlnChart *self, const TlnChartOptions *options)
{
  TlnChartOptions before = self->options;

  self->options = *options;
  if (options->red_up != before.red_up)
    tln_chart_restyle (self);
  if (!same_bars (&before, options))
    rebuild (self);
  else if (options->hidden != before.hidden)
    apply_events (self);
  tln_chart_drop_history (self);
  tln_chart_drop_layers (self);
  tln_chart_rest_soon (self);
  if (!same_options (&before, options))
    tln_chart_options_changed (self);
}

const TlnChartOptions *
tln_chart_get_options (TlnChart *self)
{
  return &self->options;
}
