/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and sentences of a rotation. */
#include "tln-rotation-words.h"

#include "tln-date-label.h"
#include "tln-sentence-join.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define DAY_SECONDS 86400
#define MINUS "\u2212"
#define NO_VALUE "–"

char *
tln_rotation_say_week (const TlnRotation *self, guint week)
{
  TlnDay monday = tln_week_monday (self->attention->first + (TlnWeek) week);
  g_autofree char *day = tln_day_label (monday);
  char label[TLN_LABEL];

  tln_rotation_week_label (self, week, label);
  /* Translators: the Monday of a week, and the week in ISO 8601: "Week of 10 March 2025 (2025-W11)"
   */
  return g_strdup_printf (_ ("Week of %s (%s)"), day, label);
}

char *
tln_rotation_say_part (double part, TlnRotationMeasure measure)
{
  if (!isfinite (part))
    return g_strdup (NO_VALUE);
  if (measure == TLN_MEASURE_COUNT)
    return g_strdup_printf ("%.3g", part);
  return g_strdup_printf (part > 0 && part < 0.0995 ? "%.1f %%" : "%.0f %%", part * 100);
}

char *
tln_rotation_say_index (double value)
{
  return isfinite (value) ? g_strdup_printf ("%.1f", value) : g_strdup (NO_VALUE);
}

char *
tln_rotation_say_correlation (double r)
{
  if (isnan (r))
    return g_strdup (NO_VALUE);
  return g_strdup_printf ("%s%.2f", r <= -0.005 ? MINUS : "", fabs (r));
}

const char *
tln_rotation_measure_title (const TlnRotation *self, TlnRotationMeasure measure)
{
  if (self->by_claims)
    return measure == TLN_MEASURE_SHARE ? _ ("Share of Claims") : _ ("Claims");
  return measure == TLN_MEASURE_SHARE ? _ ("Share of Articles") : _ ("Articles");
}

static double
index_at (const TlnRotation *self, guint line, guint week, guint base)
{
  const TlnRotationLine *one = g_ptr_array_index (self->lines, line);

  return one->closes[week] * tln_rotation_factor (self, line, base);
}

char *
tln_rotation_say_all (const TlnRotation *self, const TlnRotationFrame *view, guint week)
{
  g_autofree char *name = tln_rotation_say_week (self, week);
  GString *words = g_string_new (name);

  if (tln_rotation_is_running (self, week))
    g_string_append_printf (words, ", %s", _ ("not over yet"));
  for (guint s = 0; s < self->stages->len; s++) {
    g_autofree char *part =
        tln_rotation_say_part (tln_rotation_part (self, s, week, view->measure), view->measure);

    g_string_append_printf (words, "; %s %s", (char *) self->stages->pdata[s], part);
  }
  for (guint i = 0; i < self->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (self->lines, i);
    g_autofree char *value = tln_rotation_say_index (index_at (self, i, week, view->base));

    g_string_append_printf (words, "; %s %s", line->name, value);
  }
  return g_string_free_and_steal (words);
}

/* Who leads, week by week, where that changes: "Models from 2025-W03, Applications from …". */
static char *
say_leaders (const TlnRotation *self, const TlnRotationFrame *view)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  guint before = TLN_ROTATION_NO_STAGE;
  char label[TLN_LABEL];

  for (guint w = view->first; w < view->last; w++) {
    guint leader = tln_rotation_leader (self, w);

    if (leader == TLN_ROTATION_NO_STAGE || leader == before)
      continue;
    before = leader;
    tln_rotation_week_label (self, w, label);
    /* Translators: a stage that has the most attention, and since which week */
    g_strv_builder_take (
        parts, g_strdup_printf (_ ("%s from %s"), (char *) self->stages->pdata[leader], label));
  }
  g_auto (GStrv) all = g_strv_builder_end (parts);
  guint n = g_strv_length (all);
  if (n == 0)
    return g_strdup (_ ("No article about a stage in these weeks."));
  /* A rotation of many turns is told from where it is now. */
  g_autofree char *told = g_strjoinv (", ", all + (n > 6 ? n - 6 : 0));
  return g_strdup_printf (_ ("Most attention: %s."), told);
}

/* NULL: it has no price in these weeks. */
static char *
say_line (const TlnRotation *self, const TlnRotationFrame *view, guint line)
{
  const TlnRotationLine *one = g_ptr_array_index (self->lines, line);
  double last = (double) NAN;

  for (guint w = view->first; w < view->last; w++) {
    double value = index_at (self, line, w, view->base);

    last = isfinite (value) ? value : last;
  }
  if (isnan (last))
    return NULL;
  g_autofree char *value = tln_rotation_say_index (last);
  /* Translators: an instrument and its last price, where it was 100 */
  return g_strdup_printf (_ ("%s: from 100 to %s."), one->name, value);
}

char *
tln_rotation_summary (const TlnRotation *self, const TlnRotationFrame *view)
{
  guint weeks = view->last - view->first;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (3, g_free, TRUE);
  char from[TLN_LABEL];
  char to[TLN_LABEL];

  tln_rotation_week_label (self, view->first, from);
  tln_rotation_week_label (self, view->last - 1, to);
  g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u week, from %s to %s.",
                                                         "%u weeks, from %s to %s.", weeks),
                                               weeks, from, to));
  g_ptr_array_add (sentences, say_leaders (self, view));
  for (guint i = 0; i < self->lines->len; i++) {
    char *line = say_line (self, view, i);

    if (line)
      g_ptr_array_add (sentences, line);
  }
  return tln_sentences_join ((const char *const *) sentences->pdata);
}

static void
append_part (GString *words, char *part)
{
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
  g_free (part);
}

typedef gboolean (*Kind) (const TlnRotationLine *line);

static gboolean
is_invented (const TlnRotationLine *line)
{
  return line->invented;
}

static gboolean
is_raw (const TlnRotationLine *line)
{
  return line->raw;
}

static gboolean
is_splits_only (const TlnRotationLine *line)
{
  return line->splits_only && !line->raw;
}

/* The codes of the instruments of a kind, or "". */
static char *
list_codes (const TlnRotation *self, Kind is_one)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (self->lines, i);

    if (!is_one (line) || strstr (codes->str, line->code) != NULL)
      continue;
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", line->code);
  }
  return g_string_free_and_steal (codes);
}

/* "515050.SSE, about 1 to 3 on 10 March 2025" of each that has one in what is seen, or "". */
static char *
list_splits (const TlnRotation *self, const TlnRotationFrame *view)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (self->lines, i);
    const TlnSplit *split = tln_rotation_split (self, i, view->first, view->last);

    if (!split || strstr (list->str, line->code) != NULL)
      continue;
    g_autofree char *day = tln_day_label ((TlnDay) (split->t / DAY_SECONDS));
    /* Translators: code and exchange, two numbers of shares, a day */
    g_autofree char *described =
        g_strdup_printf (_ ("%s, about %u to %u on %s"), line->code, split->from, split->to, day);
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", described);
  }
  return g_string_free_and_steal (list);
}

char *
tln_rotation_caption (const TlnRotation *self, const TlnRotationFrame *view)
{
  g_autofree char *invented = list_codes (self, is_invented);
  g_autofree char *raw = list_codes (self, is_raw);
  g_autofree char *splits_only = list_codes (self, is_splits_only);
  g_autofree char *splits = list_splits (self, view);
  guint left = self->attention->left_out;
  GString *words = g_string_new (NULL);

  if (*invented != '\0')
    append_part (words, g_strdup_printf (_ ("Invented data: %s"), invented));
  if (*raw != '\0')
    append_part (words, g_strdup_printf (_ ("Unadjusted: %s"), raw));
  if (*splits_only != '\0')
    append_part (words, g_strdup_printf (_ ("Without dividends: %s"), splits_only));
  if (*splits != '\0')
    append_part (words, g_strdup_printf (_ ("Looks like a split: %s"), splits));
  if (left > 0)
    append_part (words, g_strdup_printf (ngettext ("%u left out, its week is not known",
                                                   "%u left out, their week is not known", left),
                                         left));
  if (view->last > view->first && tln_rotation_is_running (self, view->last - 1))
    append_part (words, g_strdup (_ ("The last week, in outlines, is not over")));
  return g_string_free_and_steal (words);
}

const char *
tln_rotation_hint (const TlnRotation *self)
{
  guint first, last;

  if (!tln_rotation_extent (self, &first, &last))
    return self->by_claims ? _ ("No claim at these stages has a known week yet.")
                           : _ ("No article about these stages has a known week yet.");
  if (self->lines->len == 0)
    return _ ("Link instruments that have prices to the stages, and their prices are drawn above.");
  return "";
}

const char *
tln_rotation_empty_title (const TlnRotation *self)
{
  if (self->stages->len == 0)
    return _ ("No Stages");
  return self->by_claims ? _ ("No Claims at These Stages Yet")
                         : _ ("No Articles about These Stages Yet");
}

char *
tln_rotation_say_empty (const TlnRotation *self)
{
  guint left = self->attention->left_out;

  if (self->stages->len == 0)
    return g_strdup (
        _ ("A rotation goes through the stages of a chain, and this thesis has none."));
  if (left > 0)
    return g_strdup_printf (
        ngettext ("%u is about a stage, but its week is not known. Its date can be set in its "
                  "details.",
                  "%u are about a stage, but their weeks are not known. Their dates can be set in "
                  "their details.",
                  left),
        left);
  return g_strdup (self->by_claims
                       ? _ ("Keep sentences as evidence at a stage, and see week by week which "
                            "stage they speak of.")
                       : _ ("Import articles, and see week by week which stage they speak of, "
                            "beside the prices of what is linked to it."));
}
