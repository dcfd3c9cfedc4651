/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a column below its name. Deciding is done by tln-chain-act.c. */
#include "tln-stage-head.h"

#include "tln-chain-act.h"
#include "tln-date-label.h"
#include "tln-lazy-menu.h"
#include "tln-limits-dialog.h"
#include "tln-past-lock.h"
#include "tln-sparkline.h"
#include "tln-stage-dialog.h"
#include "tln-stage-words.h"
#include "tln-tip.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TlnStageHead {
  GtkWidget parent_instance;
  TlnStore *store;
  TlnStage *stage;
  gint64 thesis;
  gint64 chain;
  TlnStageReport report;
  double limits[TLN_N_LIMITS];
  GtkWidget *box;
  GtkWidget *state; /* menu button */
  GtkWidget *line; /* sparkline */
  GtkWidget *running;
  GtkWidget *proposal;
  GtkWidget *proposed;
  GtkWidget *reason;
  gboolean locked; /* it shows an earlier day */
};

G_DEFINE_FINAL_TYPE (TlnStageHead, tln_stage_head, GTK_TYPE_WIDGET)

static void
decide (TlnStageHead *self, TlnStageState state, TlnVerdict verdict)
{
  TlnStageDecision decision = { .stage = self->stage->id,
                                .thesis = self->thesis,
                                .state = state,
                                .verdict = verdict,
                                .since = tln_day_today () };

  if (verdict != TLN_VERDICT_SET) {
    decision.since = tln_week_monday (self->report.finding.week);
    decision.finding = self->report.finding;
  }
  tln_chain_act_decide (GTK_WIDGET (self), self->store, &decision, self->stage->name);
}

static void
set_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStageHead *self = TLN_STAGE_HEAD (widget);
  TlnStageState state;

  if (tln_stage_state_from_name (g_variant_get_string (parameter, NULL), &state) &&
      state != self->report.state)
    decide (self, state, TLN_VERDICT_SET);
}

static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStageHead *self = TLN_STAGE_HEAD (widget);

  if (self->report.offered)
    decide (self, self->report.finding.state, TLN_VERDICT_CONFIRMED);
}

static void
reject_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStageHead *self = TLN_STAGE_HEAD (widget);

  if (self->report.offered)
    decide (self, self->report.finding.state, TLN_VERDICT_REJECTED);
}

static void
explain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStageHead *self = TLN_STAGE_HEAD (widget);

  adw_dialog_present (tln_stage_dialog_new (self->store, self->thesis, self->stage), widget);
}

static void
limits_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TlnStageHead *self = TLN_STAGE_HEAD (widget);

  adw_dialog_present (tln_limits_dialog_new (self->store, self->chain, self->limits), widget);
}

static void
tln_stage_head_dispose (GObject *object)
{
  TlnStageHead *self = TLN_STAGE_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->stage, tln_stage_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_stage_head_parent_class)->dispose (object);
}

static void
tln_stage_head_class_init (TlnStageHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_stage_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "stage.set", "s", set_cb);
  gtk_widget_class_install_action (widget_class, "stage.confirm", NULL, confirm_cb);
  gtk_widget_class_install_action (widget_class, "stage.reject", NULL, reject_cb);
  gtk_widget_class_install_action (widget_class, "stage.explain", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "stage.limits", NULL, limits_cb);
}

/* Nothing is known until a report comes. */
static void
tln_stage_head_init (TlnStageHead *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GMenuModel *
build_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) set = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 1; i < TLN_N_STAGE_STATES; i++) {
    g_autofree char *label = tln_stage_state_shaped ((TlnStageState) i);
    g_autofree char *action =
        g_strdup_printf ("stage.set('%s')", tln_stage_state_name ((TlnStageState) i));
    g_menu_append (set, label, action);
  }
  g_menu_append (more, _ ("Numbers and _Log…"), "stage.explain");
  g_menu_append (more, _ ("_Rule…"), "stage.limits");
  g_menu_append_section (menu, _ ("Set State"), G_MENU_MODEL (set));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
build_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
build_buttons (void)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *confirm = gtk_button_new_with_mnemonic (_ ("_Confirm"));
  GtkWidget *reject = gtk_button_new_with_mnemonic (_ ("_Reject"));

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (confirm), "stage.confirm");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reject), "stage.reject");
  adw_wrap_box_append (ADW_WRAP_BOX (box), confirm);
  adw_wrap_box_append (ADW_WRAP_BOX (box), reject);
  return box;
}

static GtkWidget *
build_proposal (TlnStageHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->proposed = build_caption ();
  self->reason = build_caption ();
  gtk_widget_add_css_class (self->proposed, "heading");
  gtk_widget_add_css_class (self->reason, "dim-label");
  gtk_box_append (GTK_BOX (box), self->proposed);
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_box_append (GTK_BOX (box), build_buttons ());
  gtk_widget_add_css_class (box, "stage-proposal");
  return box;
}

static void
build_content (TlnStageHead *self)
{
  GtkWidget *weeks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenuModel) menu = build_menu ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->state = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->state), menu);
  tln_lazy_menu_take (GTK_MENU_BUTTON (self->state));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->state), TRUE);
  gtk_widget_set_halign (self->state, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->state, "flat");
  gtk_widget_add_css_class (self->state, "stage-state");
  /* State and weeks on one line: what is below the board is to be seen, too. */
  self->line = tln_sparkline_new (self->stage->position);
  gtk_widget_set_hexpand (self->line, TRUE);
  self->running = build_caption ();
  gtk_widget_add_css_class (self->running, "dim-label");
  gtk_widget_set_valign (self->line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (weeks), self->state);
  gtk_box_append (GTK_BOX (weeks), self->line);
  gtk_box_append (GTK_BOX (weeks), self->running);
  self->proposal = build_proposal (self);
  gtk_box_append (GTK_BOX (self->box), weeks);
  gtk_box_append (GTK_BOX (self->box), self->proposal);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tln_stage_head_new (TlnStore *store, const TlnStage *stage)
{
  TlnStageHead *self = g_object_new (TLN_TYPE_STAGE_HEAD, NULL);

  self->store = g_object_ref (store);
  self->stage = tln_stage_ref ((TlnStage *) stage);
  build_content (self);
  return GTK_WIDGET (self);
}

gint64
tln_stage_head_get_stage (TlnStageHead *self)
{
  return self->stage->id;
}

static void
show_state (TlnStageHead *self)
{
  g_autofree char *state = tln_stage_state_shaped (self->report.state);
  g_autofree char *since = tln_day_label (self->report.since);
  g_autofree char *tip = self->report.since != TLN_DAY_NONE
                             ? g_strdup_printf (_ ("%s since %s"), state, since)
                             : g_strdup (_ ("Nobody has said yet what state this stage is in"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->state), state);
  for (guint i = 0; i < TLN_N_STAGE_STATES; i++)
    gtk_widget_remove_css_class (self->state, tln_stage_state_class ((TlnStageState) i));
  gtk_widget_add_css_class (self->state, tln_stage_state_class (self->report.state));
  tln_tip_set (self->state, tip);
  gtk_widget_set_sensitive (self->state, !self->locked);
}

static void
show_proposal (TlnStageHead *self, const double *limits)
{
  const TlnStageFinding *finding = &self->report.finding;
  GtkRoot *root = gtk_widget_get_root (self->proposal);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What was answered leaves the keys to the state it came to. */
  if (!self->report.offered && focus != NULL && gtk_widget_is_ancestor (focus, self->proposal))
    gtk_widget_grab_focus (self->state);
  gtk_widget_set_visible (self->proposal, self->report.offered);
  if (!self->report.offered)
    return;
  g_autofree char *state = tln_stage_state_shaped (finding->state);
  g_autofree char *proposed = g_strdup_printf (_ ("Proposed: %s"), state);
  g_autofree char *reason = tln_stage_reason (finding->state, finding, limits);
  gtk_label_set_label (GTK_LABEL (self->proposed), proposed);
  gtk_label_set_label (GTK_LABEL (self->reason), reason);
}

void
tln_stage_head_set_report (TlnStageHead *self, const TlnChainReport *report)
{
  const TlnStageReport *stage = tln_chain_report_stage (report, self->stage->id);

  if (stage == NULL)
    return;
  self->thesis = report->thesis;
  self->chain = report->chain;
  self->report = *stage;
  memcpy (self->limits, report->limits, sizeof self->limits);
  g_autofree char *running = g_strdup_printf ("+%u", stage->running);
  g_autofree char *said = g_strdup_printf (_ ("+%u this week"), stage->running);
  gtk_label_set_label (GTK_LABEL (self->running), running);
  tln_tip_set (self->running, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->running), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
  gtk_widget_set_visible (self->running, stage->running > 0);
  tln_sparkline_set (TLN_SPARKLINE (self->line), report->attention,
                     (guint) (stage - (const TlnStageReport *) (gpointer) report->stages->data));
  show_state (self);
  show_proposal (self, report->limits);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
tln_stage_head_set_stage (TlnStageHead *self, const TlnStage *stage)
{
  g_autoptr (TlnStage) before = self->stage;

  self->stage = tln_stage_ref ((TlnStage *) stage);
  tln_sparkline_set_position (TLN_SPARKLINE (self->line), stage->position);
}

void
tln_stage_head_set_locked (TlnStageHead *self, gboolean locked)
{
  static const char *const acts[] = { "stage.set",     "stage.confirm", "stage.reject",
                                      "stage.explain", "stage.limits",  NULL };

  if (locked == self->locked)
    return;
  self->locked = locked;
  tln_past_lock (GTK_WIDGET (self), acts, locked);
  gtk_widget_set_sensitive (self->state, !locked);
}
