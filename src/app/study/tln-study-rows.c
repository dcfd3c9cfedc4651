/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made from the cases of an event study. */
#include "tln-study-rows.h"

#include "tln-case-words.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-study-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static char *
shown_subtitle (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudyPath *path = &study->study->paths[event->path];
  g_autofree char *day = tln_case_say_day (study, event);
  g_autofree char *at_event = NULL;
  g_autofree char *split = tln_study_say_split (study, event);
  GString *subtitle = g_string_new (tln_stance_label (event->stance));
  char value[TLN_LABEL];

  tln_study_label (value, path->car[study->study->before]);
  at_event = g_strdup_printf (_ ("%s up to its session"), value);
  g_string_append_printf (subtitle, " · %s · %s", day, at_event);
  if (path->overlapping)
    g_string_append_printf (subtitle, " · %s", _ ("overlaps another"));
  if (split)
    g_string_append_printf (subtitle, " · %s", split);
  return g_string_free_and_steal (subtitle);
}

static char *
left_out_subtitle (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  g_autofree char *day = tln_case_say_day (study, event);
  g_autofree char *reason = tln_case_say_reason (study, event);

  return g_strjoin (" · ", tln_stance_label (event->stance), day, reason, NULL);
}

/* The sum at the end of the window. */
static GtkWidget *
make_value (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  const TlnStudy *numbers = study->study;
  char value[TLN_LABEL];
  GtkWidget *label;

  tln_study_label (value, numbers->paths[event->path].car[numbers->before + numbers->after]);
  label = gtk_label_new (value);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
make_row (const TlnEvidenceStudy *study, const TlnStudyCase *event)
{
  gboolean shown = tln_case_shown (study, event);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle =
      shown ? shown_subtitle (study, event) : left_out_subtitle (study, event);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->claim->exact);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tln_mark_new_stance (event->stance));
  if (shown) {
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_value (study, event));
    g_object_set_data (G_OBJECT (row), "study-path", GUINT_TO_POINTER (event->path + 1));
  }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  tln_navigator_bind (GTK_ACTIONABLE (row), TLN_SHOW_CLAIM, event->claim->id);
  return row;
}

guint
tln_study_rows_fill (GtkListBox *list, const TlnEvidenceStudy *study, gboolean shown)
{
  guint n = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < study->cases->len; i++) {
    const TlnStudyCase *event = &g_array_index (study->cases, TlnStudyCase, i);

    if (tln_case_shown (study, event) == shown && n++ < TLN_STUDY_ROWS)
      gtk_list_box_append (list, make_row (study, event));
  }
  return n;
}

guint
tln_study_row_get_path (GtkWidget *row)
{
  guint number = row ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "study-path")) : 0;

  return number > 0 ? number - 1 : TLN_STUDY_NO_PATH;
}
