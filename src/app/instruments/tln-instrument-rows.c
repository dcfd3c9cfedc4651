/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and sentences of the instrument page, made from what was read. */
#include "tln-instrument-rows.h"

#include "tln-chart-words.h"
#include "tln-date-label.h"
#include "tln-mark.h"
#include "tln-navigator.h"

#include <glib/gi18n.h>

#define SECONDS 86400

/* What is known of the claim beside its day. */
static char *
claim_rest (const TlnInstrumentData *data, const TlnClaim *claim)
{
  const char *stance = claim->evidence->len > 0
                           ? tln_stance_label (tln_instrument_data_stance (data, claim))
                           : _ ("Highlight");
  const char *from = claim->site ? claim->site : claim->article_title;

  return g_strjoin (" · ", stance, from, NULL);
}

GtkWidget *
tln_instrument_row_claim (const TlnInstrumentData *data, const TlnClaim *claim)
{
  GtkWidget *row = adw_action_row_new ();
  TlnDay day = tln_instrument_data_day (data, claim);
  g_autofree char *when = day != TLN_DAY_NONE ? tln_day_label (day) : g_strdup (_ ("no date"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), claim->exact);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             tln_mark_new_stance (tln_instrument_data_stance (data, claim)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  tln_navigator_bind (GTK_ACTIONABLE (row), TLN_SHOW_CLAIM, claim->id);
  g_object_set_data_full (G_OBJECT (row), "claim-id", g_memdup2 (&claim->id, sizeof claim->id),
                          g_free);
  g_object_set_data_full (G_OBJECT (row), "claim-rest", claim_rest (data, claim), g_free);
  tln_instrument_row_claim_set_day (row, when, NULL);
  return row;
}

gint64
tln_instrument_row_claim_get_id (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "claim-id");

  return id ? *id : 0;
}

void
tln_instrument_row_claim_set_day (GtkWidget *row, const char *day, const char *reason)
{
  const char *rest = g_object_get_data (G_OBJECT (row), "claim-rest");
  g_autofree char *subtitle = g_strjoin (" · ", day, rest, reason, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

/* The number stands in a column of its own, which is not part of what the row is described by. */
void
tln_instrument_row_claim_set_value (GtkWidget *row, const char *value, const char *said)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "claim-value");
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *description = g_strjoin (" · ", subtitle, said, NULL);

  if (!label) {
    label = gtk_label_new (NULL);
    gtk_widget_add_css_class (label, "numeric");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    g_object_set_data (G_OBJECT (row), "claim-value", label);
  }
  gtk_label_set_text (GTK_LABEL (label), value);
  gtk_widget_set_tooltip_text (label, said);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static char *
link_title (const TlnThesis *thesis, const TlnStage *stage)
{
  if (thesis && stage)
    return g_strdup_printf ("%s · %s", thesis->title, stage->name);
  if (thesis)
    return g_strdup (thesis->title);
  return g_strdup (stage ? stage->name : "");
}

GtkWidget *
tln_instrument_row_link (const TlnLink *link, TlnCatalog *catalog, GtkWidget **unlink)
{
  GtkWidget *row = adw_action_row_new ();
  const TlnThesis *thesis = tln_catalog_thesis (catalog, link->thesis_id);
  const TlnStage *stage = tln_catalog_stage (catalog, link->stage_id);
  g_autofree char *title = link_title (thesis, stage);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), link->reason ? link->reason : "");
  if (stage)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), tln_mark_new_stage (stage->position));
  if (thesis) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    tln_navigator_bind (GTK_ACTIONABLE (row), TLN_SHOW_THESIS, thesis->id);
  }
  *unlink = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (*unlink, _ ("Remove Link"));
  gtk_widget_set_valign (*unlink, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (*unlink, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *unlink);
  return row;
}

char *
tln_instrument_last_text (const TlnSeries *series)
{
  if (!series || series->n == 0)
    return g_strdup ("");
  double ratio = tln_chart_change_at (series, series->n - 1);
  g_autofree char *price = tln_chart_isolate (tln_chart_say_price (series->close[series->n - 1]));
  g_autofree char *change = tln_chart_isolate (tln_chart_say_change (ratio));
  return g_strdup_printf ("%s  %s", price, change);
}

static char *
names_text (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      g_string_append (text, ", ");
    g_string_append (text, g_ptr_array_index (names, i));
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
source_text (GPtrArray *batches)
{
  const char *name = NULL;
  guint n = 0;

  for (guint i = 0; i < batches->len; i++) {
    const TlnPriceBatch *batch = g_ptr_array_index (batches, i);

    n += batch->file_name != NULL;
    name = name ? name : batch->file_name;
  }
  if (n > 1)
    return g_strdup_printf (ngettext ("from %u file", "from %u files", n), n);
  return name ? g_strdup_printf (_ ("from %s"), name) : NULL;
}

static void
take (GStrvBuilder *parts, char *part)
{
  if (part)
    g_strv_builder_take (parts, part);
}

char *
tln_instrument_facts_text (const TlnInstrumentData *data, const TlnSeries *series)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (series && series->n > 0) {
    g_autofree char *day = tln_day_label ((TlnDay) (series->t[series->n - 1] / SECONDS));

    take (builder, g_strdup_printf (_ ("last close %s"), day));
  }
  if (data->instrument->index_name)
    take (builder, g_strdup_printf (_ ("tracks %s"), data->instrument->index_name));
  if (data->names->len > 0) {
    g_autofree char *names = names_text (data->names);

    take (builder, g_strdup_printf (_ ("formerly %s"), names));
  }
  if (data->batches->len > 0)
    take (builder, source_text (data->batches));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static const char *
adjustment_text (const char *adjustment)
{
  if (g_strcmp0 (adjustment, "forward") == 0)
    return _ ("forward-adjusted");
  if (g_strcmp0 (adjustment, "backward") == 0)
    return _ ("backward-adjusted");
  if (g_strcmp0 (adjustment, "splits") == 0)
    return _ ("splits taken out");
  if (g_strcmp0 (adjustment, "raw") == 0)
    return _ ("unadjusted");
  return _ ("adjustment unknown");
}

static guint
count_invented (GPtrArray *batches)
{
  guint n = 0;

  for (guint i = 0; i < batches->len; i++) {
    const TlnPriceBatch *batch = g_ptr_array_index (batches, i);

    n += g_strcmp0 (batch->source, "invented") == 0;
  }
  return n;
}

/* Recorded splits and dividends are taken in where the prices are not adjusted already. */
static const char *
basis_text (const TlnInstrumentData *data, const TlnPriceBatch *newest)
{
  gboolean adjusted = tln_prices_adjusted (data->batches);

  /* Where only its splits are taken out, dividends still can be. */
  if (g_strcmp0 (newest->adjustment, "splits") == 0)
    adjusted = data->basis != TLN_BASIS_TOTAL_RETURN;
  if (data->actions->len == 0 || data->basis == TLN_BASIS_PRINTED || adjusted)
    return adjustment_text (newest->adjustment);
  return data->basis == TLN_BASIS_SPLITS ? _ ("in today’s shares")
                                         : _ ("with dividends reinvested");
}

char *
tln_instrument_caption (const TlnInstrumentData *data)
{
  guint invented = count_invented (data->batches);
  const TlnPriceBatch *newest;

  if (data->batches->len == 0)
    return NULL;
  newest = g_ptr_array_index (data->batches, 0);
  if (invented == data->batches->len)
    return g_strdup (_ ("Invented data"));
  if (invented > 0)
    return g_strdup_printf ("%s · %s", _ ("Partly invented data"), basis_text (data, newest));
  return g_strdup (basis_text (data, newest));
}
