/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads forecasts and falsifiers in one job whenever something changed and shows them in groups.
 * What has the focus keeps it over that. */
#include "tln-forecasts-view.h"

#include "tln-due-card.h"
#include "tln-due-forms.h"
#include "tln-error-text.h"
#include "tln-falsifiers.h"
#include "tln-forecast-dialog.h"
#include "tln-forecast-rows.h"
#include "tln-forecast-tally.h"
#include "tln-score-box.h"

#include <glib/gi18n.h>

struct _TlnForecastsView {
  AdwBin parent_instance;
  TlnStore *store;
  gint64 thesis;
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  gboolean stale; /* to be read when it is seen */
  GCancellable *cancellable;
  GtkWidget *scroller;
};

typedef enum {
  PROP_ID = 1,
  PROP_DAY,
} ViewProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnForecastsView, tln_forecasts_view, ADW_TYPE_BIN)

typedef struct {
  GPtrArray *forecasts; /* of the thesis */
  GPtrArray *falsifiers;
  TlnForecastTally *tally; /* of all */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->forecasts, g_ptr_array_unref);
  g_clear_pointer (&found->falsifiers, g_ptr_array_unref);
  g_clear_pointer (&found->tally, tln_forecast_tally_free);
  g_free (found);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* Those of a thesis, of all. */
static GPtrArray *
choose (const GPtrArray *all, gint64 thesis)
{
  GPtrArray *own =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_forecast_unref);

  for (guint i = 0; i < all->len; i++) {
    TlnForecast *forecast = g_ptr_array_index (all, i);

    if (forecast->thesis_id == thesis)
      g_ptr_array_add (own, tln_forecast_ref (forecast));
  }
  return own;
}

static gpointer
load_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 thesis = *(gint64 *) data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (GPtrArray) all = tln_forecasts_get_all (db, 0, error);

  if (all == NULL)
    return NULL;
  found->tally = tln_forecast_tally_new (all);
  found->forecasts = choose (all, thesis);
  found->falsifiers = tln_falsifiers_get_all (db, thesis, error);
  return found->falsifiers != NULL ? g_steal_pointer (&found) : NULL;
}

/* Groups. */

static GtkWidget *
build_list (const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return list;
}

/* The card of a list; one of an earlier day is only looked at. */
static void
add_card (TlnForecastsView *self, GtkWidget *list, GtkWidget *card)
{
  if (self->day != TLN_DAY_NONE)
    tln_due_card_lock (TLN_DUE_CARD (card));
  gtk_list_box_append (GTK_LIST_BOX (list), card);
}

/* Nothing where the list is empty. */
static void
add_list (GtkWidget *box, const char *title, const char *description, GtkWidget *list)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  gtk_widget_set_visible (group, gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  gtk_box_append (GTK_BOX (box), group);
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_falsifiers (TlnForecastsView *self, GtkWidget *box, GPtrArray *falsifiers)
{
  GtkWidget *list = build_list (_ ("Falsifiers"));
  guint watched = 0;
  guint triggered = 0;

  for (guint i = 0; i < falsifiers->len; i++) {
    TlnFalsifier *one = g_ptr_array_index (falsifiers, i);

    watched += one->state == TLN_FALSIFIER_WATCHING ? 1 : 0;
    triggered += one->state == TLN_FALSIFIER_TRIGGERED ? 1 : 0;
    add_card (self, list, tln_due_card_new_falsifier (self->store, one, TLN_CARD_STATES));
  }
  g_autofree char *counts = g_strdup_printf (_ ("%u watched, %u triggered"), watched, triggered);
  add_list (box, _ ("Falsifiers"), counts, list);
  add_button (box, _ ("Add a _Falsifier…"), "view.add-falsifier");
}

typedef enum {
  GROUP_DUE,
  GROUP_OPEN,
  GROUP_UNDATED,
  GROUP_RESOLVED,
  GROUP_VOID,
  N_GROUPS,
} Group;

static Group
group_of (const TlnForecast *forecast, TlnDay today)
{
  if (forecast->outcome == TLN_OUTCOME_VOID)
    return GROUP_VOID;
  if (forecast->outcome != TLN_OUTCOME_OPEN)
    return GROUP_RESOLVED;
  if (forecast->due == TLN_DAY_NONE)
    return GROUP_UNDATED;
  return forecast->due <= today ? GROUP_DUE : GROUP_OPEN;
}

/* The groups from the first to the last of these. */
static void
add_forecasts (TlnForecastsView *self,
               GtkWidget *box,
               GPtrArray *forecasts,
               Group first,
               Group last)
{
  const char *titles[N_GROUPS] = { _ ("Due"), _ ("Open Forecasts"), _ ("Without a Date"),
                                   _ ("Resolved"), _ ("Void") };
  const char *words[N_GROUPS] = { NULL, NULL, _ ("These cannot be scored until dated."), NULL,
                                  _ ("These count for nothing.") };
  TlnDay today = self->day != TLN_DAY_NONE ? self->day : tln_day_today ();

  for (guint group = first; group <= (guint) last; group++) {
    TlnCardLook look = group == GROUP_DUE ? TLN_CARD_ASKS : TLN_CARD_STATES;
    GtkWidget *list = build_list (titles[group]);

    for (guint i = 0; i < forecasts->len; i++) {
      TlnForecast *forecast = g_ptr_array_index (forecasts, i);

      if (group_of (forecast, today) == group)
        add_card (self, list, tln_due_card_new_forecast (self->store, forecast, look));
    }
    add_list (box, titles[group], words[group], list);
  }
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "tln-forecasts-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Forecasts Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Keep what somebody foretells, with a day by which it is decided and how likely you find "
         "it. When the day comes, it waits under Due."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
show (TlnForecastsView *self, Found *found)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (place);

  gtk_widget_add_css_class (box, "forecasts");
  add_button (box, _ ("_New Forecast…"), "view.add-forecast");
  if (found->forecasts->len == 0)
    gtk_box_append (GTK_BOX (box), build_empty ());
  add_forecasts (self, box, found->forecasts, GROUP_DUE, GROUP_UNDATED);
  add_falsifiers (self, box, found->falsifiers);
  if (found->tally->resolved + found->tally->voided + found->tally->open + found->tally->undated >
      0)
    gtk_box_append (GTK_BOX (box), tln_score_box_new (found->tally));
  add_forecasts (self, box, found->forecasts, GROUP_RESOLVED, GROUP_VOID);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  /* As high as it likes to be, or the empty page would scroll inside itself. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), clamp);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), viewport);
  gtk_adjustment_set_value (place, value);
}

/* Where the focus is, to give it back. */
static gint64
focused_card (TlnForecastsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, TLN_TYPE_DUE_CARD) : NULL;

  return card != NULL && gtk_widget_is_ancestor (card, GTK_WIDGET (self))
             ? tln_due_card_get_id (TLN_DUE_CARD (card))
             : 0;
}

static gboolean
focus_card (GtkWidget *from, gint64 id)
{
  if (TLN_IS_DUE_CARD (from) && tln_due_card_get_id (TLN_DUE_CARD (from)) == id)
    return gtk_widget_grab_focus (from);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_card (child, id))
      return TRUE;
  return FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnForecastsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = tln_store_finish (TLN_STORE (source), result, &error);
  gint64 focused = focused_card (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->scroller == NULL)
    return;
  if (found == NULL) {
    GtkWidget *page = adw_status_page_new ();
    tln_error_show (ADW_STATUS_PAGE (page), error);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), page);
    return;
  }
  show (self, found);
  if (focused != 0)
    focus_card (GTK_WIDGET (self), focused);
}

static void
reload (TlnForecastsView *self)
{
  TlnJob job = { load_job, NULL, g_free, found_free };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->thesis == 0)
    return;
  self->cancellable = g_cancellable_new ();
  job.data = g_memdup2 (&self->thesis, sizeof self->thesis);
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
store_changed_cb (TlnStore *store, guint changed, TlnForecastsView *self)
{
  if (changed &
      (TLN_CHANGED_FORECASTS | TLN_CHANGED_THESES | TLN_CHANGED_CLAIMS | TLN_CHANGED_INSTRUMENTS))
    reload (self);
}

static void
add_forecast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnForecastsView *self = TLN_FORECASTS_VIEW (widget);

  tln_forecast_dialog_present_new (widget, self->store, self->thesis);
}

static void
add_falsifier_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnForecastsView *self = TLN_FORECASTS_VIEW (widget);

  tln_due_form_falsifier (widget, self->store, self->thesis, NULL);
}

static void
tln_forecasts_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tln_forecasts_view_parent_class)->map (widget);
  if (TLN_FORECASTS_VIEW (widget)->stale)
    reload (TLN_FORECASTS_VIEW (widget));
}

static void
tln_forecasts_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnForecastsView *self = TLN_FORECASTS_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_ID:
    self->thesis = g_value_get_int64 (value);
    reload (self);
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.add-forecast",
                                   self->day == TLN_DAY_NONE);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.add-falsifier",
                                   self->day == TLN_DAY_NONE);
    reload (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_forecasts_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ID)
    g_value_set_int64 (value, TLN_FORECASTS_VIEW (object)->thesis);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tln_forecasts_view_dispose (GObject *object)
{
  TlnForecastsView *self = TLN_FORECASTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->scroller = NULL;
  G_OBJECT_CLASS (tln_forecasts_view_parent_class)->dispose (object);
}

static void
tln_forecasts_view_class_init (TlnForecastsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tln_forecasts_view_set_property;
  object_class->get_property = tln_forecasts_view_get_property;
  object_class->dispose = tln_forecasts_view_dispose;
  widget_class->map = tln_forecasts_view_map;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "view.add-forecast", NULL, add_forecast_cb);
  gtk_widget_class_install_action (widget_class, "view.add-falsifier", NULL, add_falsifier_cb);
}

static void
tln_forecasts_view_init (TlnForecastsView *self)
{
  self->day = TLN_DAY_NONE;
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
tln_forecasts_view_new (TlnStore *store)
{
  TlnForecastsView *self = g_object_new (TLN_TYPE_FORECASTS_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
