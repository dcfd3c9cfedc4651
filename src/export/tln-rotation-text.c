/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a rotation, written so that numbers read back the same. */
#include "tln-rotation-text.h"

#include "tln-csv.h"
#include "tln-rotation-draw.h"

#include <math.h>

static void
append_name (GString *csv, const char *name, const char *what)
{
  g_autofree char *title = g_strdup_printf ("%s %s", name, what);

  g_string_append_c (csv, ',');
  tln_csv_append (csv, title, ',');
}

static void
append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  tln_csv_append_number (csv, value);
}

static void
append_head (GString *csv, const TlnRotation *self)
{
  const char *items = self->by_claims ? "claims" : "articles";

  g_string_append_printf (csv, "week,monday,%s", items);
  for (guint s = 0; s < self->stages->len; s++) {
    append_name (csv, g_ptr_array_index (self->stages, s), items);
    append_name (csv, g_ptr_array_index (self->stages, s), "share");
    append_name (csv, g_ptr_array_index (self->stages, s), "part");
  }
  for (guint i = 0; i < self->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (self->lines, i);

    append_name (csv, line->code, "close");
    append_name (csv, line->code, "index");
  }
  g_string_append_c (csv, '\n');
}

static void
append_week (GString *csv, const TlnRotation *self, guint week, const double *factors)
{
  const TlnAttention *attention = self->attention;
  g_autofree char *monday = tln_day_format (tln_week_monday (attention->first + (TlnWeek) week));
  char label[TLN_LABEL];

  tln_rotation_week_label (self, week, label);
  g_string_append_printf (csv, "%s,%s,%u", label, monday, attention->all[week]);
  for (guint s = 0; s < self->stages->len; s++) {
    guint count = attention->counts[(gsize) s * attention->n_weeks + week];

    append_number (csv, count);
    append_number (csv,
                   attention->all[week] > 0 ? (double) count / attention->all[week] : (double) NAN);
    append_number (csv, tln_rotation_part (self, s, week, TLN_MEASURE_COUNT));
  }
  for (guint i = 0; i < self->lines->len; i++) {
    double close = ((TlnRotationLine *) self->lines->pdata[i])->closes[week];

    append_number (csv, close);
    append_number (csv, close * factors[i]);
  }
  g_string_append_c (csv, '\n');
}

char *
tln_rotation_csv (const TlnRotation *self, guint first, guint last, guint base)
{
  GString *csv = g_string_new (NULL);
  g_autofree double *factors = g_new (double, MAX (self->lines->len, 1));

  for (guint i = 0; i < self->lines->len; i++)
    factors[i] = tln_rotation_factor (self, i, base);
  append_head (csv, self);
  for (guint w = first; w < MIN (last, self->attention->n_weeks); w++)
    append_week (csv, self, w, factors);
  return g_string_free_and_steal (csv);
}

char *
tln_rotation_lags_csv (const TlnRotation *self, guint first, guint last)
{
  GString *csv = g_string_new ("instrument,stage,lag,correlation,n\n");
  g_autoptr (GArray) found = tln_rotation_lead_lag (self, first, last);

  for (guint i = 0; i < found->len; i++) {
    const TlnLeadLag *one = &g_array_index (found, TlnLeadLag, i);
    const TlnRotationLine *line = g_ptr_array_index (self->lines, one->line);

    for (guint k = 0; k < TLN_LAG_VALUES; k++) {
      tln_csv_append (csv, line->code, ',');
      g_string_append_c (csv, ',');
      if (line->stage != TLN_ROTATION_NO_STAGE)
        tln_csv_append (csv, g_ptr_array_index (self->stages, line->stage), ',');
      g_string_append_printf (csv, ",%d", (int) k - TLN_LAG_MOST);
      append_number (csv, one->r[k]);
      g_string_append_printf (csv, ",%u\n", one->n[k]);
    }
  }
  return g_string_free_and_steal (csv);
}
