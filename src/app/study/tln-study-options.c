/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows behind the button. Instruments and stages are known by their place in the rows. */
#include "tln-study-options.h"

#include "tln-catalog.h"
#include "tln-settings.h"
#include "tln-study-kept.h"

#include <glib/gi18n.h>

#define BEFORE 5
#define AFTER 20

struct _TlnStudyOptionsButton {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 instrument;
  GSettings *settings; /* or NULL where the schema is not installed */
  GArray *benchmarks; /* gint64: of the rows; the first is 0, none */
  GArray *stages; /* the same */
  AdwComboRow *benchmark;
  AdwComboRow *model;
  AdwSpinRow *before;
  AdwSpinRow *after;
  AdwComboRow *stage;
  AdwButtonContent *content;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TlnStudyOptionsButton, tln_study_options_button, ADW_TYPE_BIN)

static guint changed;

static gint64
chosen (GArray *ids, AdwComboRow *row)
{
  guint at = adw_combo_row_get_selected (row);

  return at < ids->len ? g_array_index (ids, gint64, at) : 0;
}

static guint
place_of (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return 0;
}

/* Whether the rows stay as they are: then they are left alone, somebody may be choosing. */
static gboolean
take_ids (GArray **ids, GArray *found)
{
  gboolean same = (*ids)->len == found->len;

  for (guint i = 0; same && i < found->len; i++)
    same = g_array_index (*ids, gint64, i) == g_array_index (found, gint64, i);
  g_array_unref (*ids);
  *ids = found;
  return same;
}

static void
keep (TlnStudyOptionsButton *self)
{
  TlnStudyKept kept = { .before = (guint) adw_spin_row_get_value (self->before),
                        .after = (guint) adw_spin_row_get_value (self->after),
                        .market_model = adw_combo_row_get_selected (self->model) == 1,
                        .benchmark = chosen (self->benchmarks, self->benchmark) };

  tln_study_kept_set (self->settings, self->store, self->instrument, &kept);
}

/* The words of the model depend on whether there is a benchmark. */
static void
name_models (TlnStudyOptionsButton *self)
{
  gboolean benchmark = chosen (self->benchmarks, self->benchmark) != 0;
  const char *with[] = { _ ("Minus the Benchmark"), _ ("Market Model"), NULL };
  const char *without[] = { _ ("Nothing Subtracted"), _ ("Minus Its Own Mean"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (benchmark ? with : without);
  guint was = adw_combo_row_get_selected (self->model);

  adw_combo_row_set_model (self->model, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->model, was < 2 ? was : 0);
}

static void
name_button (TlnStudyOptionsButton *self)
{
  g_autofree char *label = NULL;

  /* Translators: sessions before and after the evidence: "−5 to +20 sessions". */
  label = g_strdup_printf (_ ("−%u to +%u Sessions"), (guint) adw_spin_row_get_value (self->before),
                           (guint) adw_spin_row_get_value (self->after));
  adw_button_content_set_label (self->content, label);
}

static void
option_cb (TlnStudyOptionsButton *self)
{
  if (self->filling)
    return;
  name_button (self);
  keep (self);
  g_signal_emit (self, changed, 0);
}

static void
benchmark_cb (TlnStudyOptionsButton *self)
{
  gboolean was = self->filling;

  self->filling = TRUE;
  name_models (self);
  self->filling = was;
  option_cb (self);
}

static void
fill_benchmarks (TlnStudyOptionsButton *self)
{
  gint64 was = self->benchmarks->len > 0 ? chosen (self->benchmarks, self->benchmark) : 0;
  GPtrArray *all = tln_catalog_get_instruments (tln_catalog_of (self->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  g_array_set_size (ids, 1);
  gtk_string_list_append (names, C_ ("benchmark", "None"));
  for (guint i = 0; i < all->len; i++) {
    const TlnInstrument *instrument = g_ptr_array_index (all, i);

    if (!instrument->priced || instrument->id == self->instrument)
      continue;
    g_array_append_val (ids, instrument->id);
    gtk_string_list_append (names, instrument->name);
  }
  if (take_ids (&self->benchmarks, ids))
    return;
  adw_combo_row_set_model (self->benchmark, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->benchmark, place_of (self->benchmarks, was));
}

static void
restore (TlnStudyOptionsButton *self)
{
  TlnStudyKept kept;

  if (!tln_study_kept_get (self->settings, self->store, self->instrument, &kept))
    return;
  adw_spin_row_set_value (self->before, kept.before);
  adw_spin_row_set_value (self->after, kept.after);
  adw_combo_row_set_selected (self->benchmark, place_of (self->benchmarks, kept.benchmark));
  name_models (self);
  adw_combo_row_set_selected (self->model, kept.market_model ? 1 : 0);
}

static void
catalog_changed_cb (TlnStudyOptionsButton *self)
{
  self->filling = TRUE;
  fill_benchmarks (self);
  name_models (self);
  self->filling = FALSE;
}

static AdwComboRow *
add_choice (TlnStudyOptionsButton *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static AdwSpinRow *
add_number (TlnStudyOptionsButton *self, AdwPreferencesGroup *group, const char *title, guint value)
{
  GtkWidget *row = adw_spin_row_new_with_range (0, TLN_STUDY_WINDOW_MAX, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), value);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::value", G_CALLBACK (option_cb), self);
  return ADW_SPIN_ROW (row);
}

static GtkWidget *
make_rows (TlnStudyOptionsButton *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *popover = gtk_popover_new ();

  self->benchmark = add_choice (self, group, _ ("Benchmark"));
  self->model = add_choice (self, group, _ ("Expected Return"));
  self->before = add_number (self, group, _ ("Sessions Before"), BEFORE);
  self->after = add_number (self, group, _ ("Sessions After"), AFTER);
  self->stage = add_choice (self, group, _ ("Stage"));
  gtk_widget_set_size_request (GTK_WIDGET (group), 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (group));
  return popover;
}

static void
tln_study_options_button_dispose (GObject *object)
{
  TlnStudyOptionsButton *self = TLN_STUDY_OPTIONS_BUTTON (object);

  self->filling = TRUE;
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tln_study_options_button_parent_class)->dispose (object);
}

static void
tln_study_options_button_finalize (GObject *object)
{
  TlnStudyOptionsButton *self = TLN_STUDY_OPTIONS_BUTTON (object);

  g_array_unref (self->benchmarks);
  g_array_unref (self->stages);
  G_OBJECT_CLASS (tln_study_options_button_parent_class)->finalize (object);
}

static void
tln_study_options_button_class_init (TlnStudyOptionsButtonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tln_study_options_button_dispose;
  G_OBJECT_CLASS (class)->finalize = tln_study_options_button_finalize;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
tln_study_options_button_init (TlnStudyOptionsButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->benchmarks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->settings = tln_settings_open ();
  self->filling = TRUE;
  self->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  adw_button_content_set_icon_name (self->content, "emblem-system-symbolic");
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), GTK_WIDGET (self->content));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_rows (self));
  gtk_widget_set_tooltip_text (button, _ ("How It Is Counted"));
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
tln_study_options_button_new (TlnStore *store, gint64 instrument)
{
  TlnStudyOptionsButton *self = g_object_new (TLN_TYPE_STUDY_OPTIONS_BUTTON, NULL);

  self->store = g_object_ref (store);
  self->instrument = instrument;
  fill_benchmarks (self);
  name_models (self);
  restore (self);
  name_button (self);
  g_signal_connect_swapped (self->benchmark, "notify::selected", G_CALLBACK (benchmark_cb), self);
  g_signal_connect_swapped (self->model, "notify::selected", G_CALLBACK (option_cb), self);
  g_signal_connect_swapped (self->stage, "notify::selected", G_CALLBACK (option_cb), self);
  g_signal_connect_object (tln_catalog_of (store), "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

void
tln_study_options_button_fill (TlnStudyOptionsButton *self, TlnStudyQuery *query)
{
  query->benchmark = chosen (self->benchmarks, self->benchmark);
  query->stage = self->stages->len > 0 ? chosen (self->stages, self->stage) : 0;
  query->options =
      (TlnStudyOptions) { .before = (guint) adw_spin_row_get_value (self->before),
                          .after = (guint) adw_spin_row_get_value (self->after),
                          .market_model = adw_combo_row_get_selected (self->model) == 1,
                          .n_placebo = TLN_STUDY_PLACEBO,
                          .seed = TLN_STUDY_SEED };
}

void
tln_study_options_button_show (TlnStudyOptionsButton *self, const TlnEvidenceStudy *study)
{
  gint64 was = self->stages->len > 0 ? chosen (self->stages, self->stage) : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  g_array_set_size (ids, 1);
  gtk_string_list_append (names, C_ ("stages", "All"));
  for (guint i = 0; i < study->claims->len; i++) {
    const TlnEvidence *evidence =
        tln_study_choose_evidence (study->links, g_ptr_array_index (study->claims, i));
    const TlnStage *stage =
        evidence ? tln_catalog_stage (tln_catalog_of (self->store), evidence->stage_id) : NULL;

    if (!stage || place_of (ids, stage->id) != 0)
      continue;
    g_array_append_val (ids, stage->id);
    gtk_string_list_append (names, stage->name);
  }
  if (take_ids (&self->stages, ids))
    return;
  self->filling = TRUE;
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->stage, place_of (self->stages, was));
  self->filling = FALSE;
}
