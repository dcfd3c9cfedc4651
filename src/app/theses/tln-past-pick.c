/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu button with a popover, which is made when it is first opened: a calendar takes a good part
 * of a frame. What a day shows is not known here. */
#include "tln-past-pick.h"

#include "tln-past-lock.h"

#include <glib/gi18n.h>

struct _TlnPastPick {
  AdwBin parent_instance;
  GArray *days; /* TlnDay on which something changed, ascending; NULL: none are known */
  TlnDay first;
  TlnDay last;
  TlnDay day;
  gboolean filling; /* entry and calendar change by themselves */
  GtkWidget *button;
  GtkPopover *popover; /* with all below it; NULL: never opened */
  GtkEditable *entry;
  GtkLabel *fault;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (TlnPastPick, tln_past_pick, ADW_TYPE_BIN)

static guint picked_signal;

static void
tln_past_pick_finalize (GObject *object)
{
  g_clear_pointer (&TLN_PAST_PICK (object)->days, g_array_unref);
  G_OBJECT_CLASS (tln_past_pick_parent_class)->finalize (object);
}

static void
tln_past_pick_class_init (TlnPastPickClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_past_pick_finalize;
  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

/* The entry. */

/* Caller frees; NULL: the day that is typed can be shown. */
static char *
find_fault (TlnPastPick *self, TlnDay *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (!tln_day_parse (text, day))
    return g_strdup (_ ("Write the date as 2025-03-10."));
  if (*day >= self->first && *day <= self->last)
    return NULL;
  g_autofree char *first = tln_past_day_words (self->first);
  /* Translators: %s is a day: "Choose a day from 5 March 2026 to today." */
  return g_strdup_printf (_ ("Choose a day from %s to today."), first);
}

/* What is wrong is marked at once, and said when it is asked for. */
static void
typed_cb (TlnPastPick *self)
{
  TlnDay day;
  g_autofree char *fault = find_fault (self, &day);

  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
}

static void
entered_cb (TlnPastPick *self)
{
  TlnDay day;
  g_autofree char *fault = find_fault (self, &day);

  if (fault == NULL) {
    gtk_popover_popdown (self->popover);
    g_signal_emit (self, picked_signal, 0, day);
    return;
  }
  gtk_label_set_label (self->fault, fault);
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), fault,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The calendar. */

static TlnDay
calendar_day (TlnPastPick *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return tln_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                      g_date_time_get_day_of_month (date));
}

/* The days of the month that is shown on which something changed. */
static void
mark_days (TlnPastPick *self)
{
  g_autoptr (GDateTime) shown = gtk_calendar_get_date (self->calendar);
  int year, month, day;

  gtk_calendar_clear_marks (self->calendar);
  for (guint i = 0; self->days != NULL && i < self->days->len; i++) {
    tln_day_split (g_array_index (self->days, TlnDay, i), &year, &month, &day);
    if (year == g_date_time_get_year (shown) && month == g_date_time_get_month (shown))
      gtk_calendar_mark_day (self->calendar, (guint) day);
  }
}

static void
write_day (TlnPastPick *self, TlnDay day)
{
  g_autofree char *text = tln_day_format (day);

  gtk_editable_set_text (self->entry, text);
}

/* One click may be of a row of them: the calendar stays open. */
static void
clicked_cb (TlnPastPick *self)
{
  TlnDay day = CLAMP (calendar_day (self), self->first, self->last);

  mark_days (self);
  if (self->filling)
    return;
  write_day (self, day);
  g_signal_emit (self, picked_signal, 0, day);
}

static void
shown_cb (TlnPastPick *self)
{
  int year, month, day;

  tln_day_split (self->day, &year, &month, &day);
  g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (date == NULL)
    return;
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  mark_days (self);
  write_day (self, self->day);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/* The widget. */

static GtkWidget *
build_content (TlnPastPick *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *fault = gtk_label_new (NULL);

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "2025-03-10");
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Day (2025-03-10)"), -1);
  self->fault = GTK_LABEL (fault);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_max_width_chars (self->fault, 24);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (fault, "error");
  gtk_widget_add_css_class (fault, "caption");
  gtk_widget_set_visible (fault, FALSE);
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), fault);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  return box;
}

static void
create_cb (GtkMenuButton *button, gpointer data)
{
  TlnPastPick *self = data;

  if (self->popover != NULL)
    return;
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, build_content (self));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
tln_past_pick_init (TlnPastPick *self)
{
  self->first = self->last = self->day = TLN_DAY_NONE;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_cb, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a Day"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
tln_past_pick_new (void)
{
  return g_object_new (TLN_TYPE_PAST_PICK, NULL);
}

void
tln_past_pick_set_days (TlnPastPick *self, GArray *days, TlnDay first, TlnDay last)
{
  g_array_ref (days);
  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;
  self->first = first;
  self->last = last;
}

void
tln_past_pick_set_day (TlnPastPick *self, TlnDay day)
{
  self->day = day;
}
