/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a thesis, its convictions and its evidence in one go and shows them as a few lines. */
#include "tln-thesis-facts.h"

#include "tln-balances.h"
#include "tln-date-label.h"
#include "tln-judgements.h"
#include "tln-step-plot.h"
#include "tln-theses.h"
#include "tln-thesis-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlnThesisFacts {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 id;
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  GCancellable *cancellable;

  GtkLabel *status;
  GtkLabel *conviction;
  TlnStepPlot *conviction_plot;
  GtkLabel *review;
  GtkLabel *horizon;
  GtkLabel *balance;
  TlnStepPlot *balance_plot;
  GtkWidget *reminder;
  GtkLabel *reminder_text;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
} FactsProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnThesisFacts, tln_thesis_facts, ADW_TYPE_BIN)

typedef struct {
  TlnThesis *thesis;
  GArray *convictions;
  GArray *steps;
  TlnBalance balance;
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->thesis, tln_thesis_unref);
  g_clear_pointer (&facts->convictions, g_array_unref);
  g_clear_pointer (&facts->steps, g_array_unref);
  g_free (facts);
}

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (TlnWeighing) weighing = tln_balances_load (db, id, error);
  Facts *facts = weighing != NULL ? g_new0 (Facts, 1) : NULL;
  const TlnWeighed *items = NULL;

  if (facts == NULL)
    return NULL;
  items = (const TlnWeighed *) (const void *) weighing->items->data;
  tln_balance_sum (items, weighing->items->len, &facts->balance);
  facts->steps = tln_balance_steps (items, weighing->items->len);
  facts->thesis = tln_theses_get (db, id, error);
  facts->convictions = facts->thesis != NULL ? tln_theses_get_convictions (db, id, error) : NULL;
  if (facts->convictions != NULL)
    return facts;
  facts_free (facts);
  return NULL;
}

static TlnDay
shown_day (const TlnThesisFacts *self)
{
  return self->day != TLN_DAY_NONE ? self->day : tln_day_today ();
}

/* "Conviction 65: 50 on 3 March, 65 on 10 March". */
static char *
spell_convictions (const Facts *facts)
{
  GString *text = g_string_new (_ ("Conviction over time:"));

  for (guint i = 0; i < facts->convictions->len; i++) {
    const TlnConviction *one = &g_array_index (facts->convictions, TlnConviction, i);
    g_autofree char *day = tln_day_label (tln_day_from_time (one->time));

    if (one->conviction < 0)
      continue;
    g_string_append_c (text, '\n');
    /* Translators: a conviction and the day it was set: "65 (10 March 2025)" */
    g_string_append_printf (text, _ ("%d (%s)"), one->conviction, day);
    if (one->reason != NULL && *one->reason != '\0')
      g_string_append_printf (text, " %s", one->reason);
  }
  return g_string_free (text, FALSE);
}

static void
show_conviction (TlnThesisFacts *self, const Facts *facts)
{
  const GArray *history = facts->convictions;
  g_autofree char *label = g_strdup_printf (_ ("Conviction %d"), facts->thesis->conviction);
  g_autofree char *text = spell_convictions (facts);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  gint64 first = history->len > 0 ? g_array_index (history, TlnConviction, 0).time : 0;
  gint64 last =
      self->day != TLN_DAY_NONE ? tln_day_begin_time (self->day + 1) : g_get_real_time () / 1000;
  double span = (double) (last - first);

  gtk_label_set_label (self->conviction, label);
  gtk_widget_set_visible (GTK_WIDGET (self->conviction), facts->thesis->conviction >= 0);
  gtk_widget_set_visible (GTK_WIDGET (self->conviction_plot), history->len > 1);
  tln_step_plot_start (self->conviction_plot, &GRAPHENE_RECT_INIT (0, 0, 1, 100), text);
  for (guint i = 0; i < history->len; i++) {
    const TlnConviction *one = &g_array_index (history, TlnConviction, i);
    double x = span > 0 ? (double) (one->time - first) / span : 0;
    graphene_point_t point =
        GRAPHENE_POINT_INIT ((float) CLAMP (x, 0, 1), (float) MAX (one->conviction, 0));
    g_array_append_val (points, point);
  }
  tln_step_plot_add (self->conviction_plot, TLN_INK_ACCENT,
                     (const graphene_point_t *) (const void *) points->data, points->len);
}

static char *
spell_balance (const TlnBalance *balance)
{
  g_autofree char *speakers_for =
      g_strdup_printf (g_dngettext (NULL, "%u speaker", "%u speakers", balance->speakers_for),
                       balance->speakers_for);
  g_autofree char *speakers_against =
      g_strdup_printf (g_dngettext (NULL, "%u speaker", "%u speakers", balance->speakers_against),
                       balance->speakers_against);

  /* Translators: weight of the evidence on both sides, with the number of those who said it:
   * "Weight 12 for (4 speakers) : 3 against (1 speaker)" */
  return g_strdup_printf (_ ("Weight %u for (%s) : %u against (%s)"), balance->weight_for,
                          speakers_for, balance->weight_against, speakers_against);
}

static void
add_balance_line (TlnThesisFacts *self, const GArray *steps, gboolean against)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  TlnDay first = g_array_index (steps, TlnBalanceStep, 0).day;

  for (guint i = 0; i < steps->len; i++) {
    const TlnBalanceStep *step = &g_array_index (steps, TlnBalanceStep, i);
    graphene_point_t point = GRAPHENE_POINT_INIT (
        (float) (step->day - first), (float) (against ? step->weight_against : step->weight_for));
    g_array_append_val (points, point);
  }
  tln_step_plot_add (self->balance_plot, against ? TLN_INK_AGAINST : TLN_INK_FOR,
                     (const graphene_point_t *) (const void *) points->data, points->len);
}

static void
show_balance (TlnThesisFacts *self, const Facts *facts)
{
  const TlnBalance *balance = &facts->balance;
  const GArray *steps = facts->steps;
  g_autofree char *label = spell_balance (balance);

  gtk_label_set_label (self->balance, label);
  gtk_widget_set_visible (GTK_WIDGET (self->balance), steps->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->balance_plot), steps->len > 1);
  if (steps->len < 2)
    return;
  TlnDay first = g_array_index (steps, TlnBalanceStep, 0).day;
  TlnDay last = MAX (g_array_index (steps, TlnBalanceStep, steps->len - 1).day, shown_day (self));
  guint most = MAX (balance->weight_for, balance->weight_against);
  g_autofree char *from = tln_day_label (first);
  g_autofree char *text = g_strdup_printf (
      /* Translators: text of a small plot; %s are a day and the balance of the evidence */
      _ ("Evidence by the day of the world since %s. %s. Solid: for; dashed: against."), from,
      label);

  tln_step_plot_start (self->balance_plot,
                       &GRAPHENE_RECT_INIT (0, 0, (float) (last - first), (float) most), text);
  add_balance_line (self, steps, FALSE);
  add_balance_line (self, steps, TRUE);
}

static void
show_reminder (TlnThesisFacts *self, const Facts *facts)
{
  gboolean looked_at = g_str_equal (facts->thesis->status, "open") ||
                       g_str_equal (facts->thesis->status, "confirmed");
  TlnReminder reminder = tln_balance_remind (
      &facts->balance, tln_day_from_time (facts->thesis->created_at), shown_day (self));
  g_autofree char *text = NULL;

  if (reminder == TLN_REMINDER_ONE_SIDED)
    text = g_strdup_printf (_ ("One-sided: %u for, %u against. What would the other side say?"),
                            facts->balance.weight_for, facts->balance.weight_against);
  else
    text = g_strdup (_ ("Nothing against this of the last 30 days. What would the other side "
                        "say?"));
  gtk_label_set_label (self->reminder_text, text);
  gtk_widget_set_visible (self->reminder, looked_at && reminder != TLN_REMINDER_NONE);
}

static void
set_or_hide (GtkLabel *label, char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  g_free (text);
}

static char *
dated (const char *format, TlnDay day)
{
  g_autofree char *label = day != TLN_DAY_NONE ? tln_day_label (day) : NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return label != NULL ? g_strjoinv (label, parts) : NULL;
}

static void
show_dates (TlnThesisFacts *self, const TlnThesis *thesis)
{
  gboolean due = thesis->next_review != TLN_DAY_NONE && thesis->next_review <= shown_day (self);
  g_autofree char *again = dated (_ ("look again: %s"), thesis->recheck);
  g_autofree char *horizon = NULL;
  TlnDate date;

  set_or_hide (self->status,
               again == NULL ? g_strdup (tln_thesis_status_label (thesis->status))
                             : g_strdup_printf (_ ("%s, %s"),
                                                tln_thesis_status_label (thesis->status), again));
  set_or_hide (self->review, dated (due ? _ ("Review due since %s") : _ ("Next review: %s"),
                                    thesis->next_review));
  if (due)
    gtk_widget_add_css_class (GTK_WIDGET (self->review), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review), "warning");
  if (thesis->horizon != NULL && tln_date_parse (thesis->horizon, &date))
    horizon = tln_date_label (&date);
  set_or_hide (self->horizon,
               horizon != NULL ? g_strdup_printf (_ ("Horizon: %s"), horizon) : NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnThesisFacts) self = user_data;
  g_autoptr (GError) error = NULL;
  Facts *facts = tln_store_finish (TLN_STORE (source), result, &error);

  /* The page itself says what cannot be read. */
  if (facts == NULL)
    return;
  show_dates (self, facts->thesis);
  show_conviction (self, facts);
  show_balance (self, facts);
  show_reminder (self, facts);
  facts_free (facts);
}

static void
reload (TlnThesisFacts *self)
{
  TlnJob job = { load_job, g_memdup2 (&self->id, sizeof self->id), g_free, facts_free };

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0) {
    g_free (job.data);
    return;
  }
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnThesisFacts *self)
{
  if (changed & (TLN_CHANGED_THESES | TLN_CHANGED_CLAIMS | TLN_CHANGED_ARTICLES))
    reload (self);
}

static void
tln_thesis_facts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnThesisFacts *self = TLN_THESIS_FACTS (object);

  switch ((FactsProperty) id) {
  case PROP_ID:
    self->id = g_value_get_int64 (value);
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  reload (self);
}

static void
tln_thesis_facts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ID)
    g_value_set_int64 (value, TLN_THESIS_FACTS (object)->id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_thesis_facts_dispose (GObject *object)
{
  TlnThesisFacts *self = TLN_THESIS_FACTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_thesis_facts_parent_class)->dispose (object);
}

static void
tln_thesis_facts_class_init (TlnThesisFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tln_thesis_facts_set_property;
  object_class->get_property = tln_thesis_facts_get_property;
  object_class->dispose = tln_thesis_facts_dispose;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkLabel *
add_label (GtkWidget *box, const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_widget_set_visible (label, FALSE);
  adw_wrap_box_append (ADW_WRAP_BOX (box), label);
  return GTK_LABEL (label);
}

static TlnStepPlot *
add_plot (GtkWidget *box, int width)
{
  GtkWidget *plot = tln_step_plot_new (width, 28);

  gtk_widget_set_visible (plot, FALSE);
  adw_wrap_box_append (ADW_WRAP_BOX (box), plot);
  return TLN_STEP_PLOT (plot);
}

static GtkWidget *
build_line (void)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  return box;
}

static GtkWidget *
build_reminder (TlnThesisFacts *self)
{
  GtkWidget *box = build_line ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Strongest Case Against…"));

  self->reminder_text = add_label (box, "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_text), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.case-against");
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
tln_thesis_facts_init (TlnThesisFacts *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = build_line ();

  self->day = TLN_DAY_NONE;
  self->status = add_label (line, "heading");
  self->conviction = add_label (line, NULL);
  self->conviction_plot = add_plot (line, 120);
  self->review = add_label (line, "dim-label");
  self->horizon = add_label (line, "dim-label");
  self->balance = add_label (line, "dim-label");
  self->balance_plot = add_plot (line, 180);
  self->reminder = build_reminder (self);
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), self->reminder);
  adw_bin_set_child (ADW_BIN (self), lines);
}

GtkWidget *
tln_thesis_facts_new (TlnStore *store)
{
  TlnThesisFacts *self = g_object_new (TLN_TYPE_THESIS_FACTS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
