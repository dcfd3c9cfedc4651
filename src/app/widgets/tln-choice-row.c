/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids are kept beside the names, so that what changes in the library meanwhile shifts none. */
#include "tln-choice-row.h"

#include "tln-catalog.h"
#include "tln-shape.h"

#include <glib/gi18n.h>

#define KEY "choice-row-ids"

/* Names and ids that come to be. */
typedef struct {
  GtkStringList *names;
  GArray *ids; /* gint64 */
  guint selected;
} Choice;

static Choice
begin (void)
{
  const gint64 none = 0;
  Choice choice = { .names = gtk_string_list_new ((const char *[]) { _ ("None"), NULL }),
                    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  g_array_append_val (choice.ids, none);
  return choice;
}

static void
add (Choice *choice, gint64 id, const char *name, gint64 chosen)
{
  if (id == chosen)
    choice->selected = choice->ids->len;
  gtk_string_list_append (choice->names, name);
  g_array_append_val (choice->ids, id);
}

/* Takes what the choice has. */
static void
give (AdwComboRow *row, Choice *choice)
{
  g_object_set_data_full (G_OBJECT (row), KEY, choice->ids, (GDestroyNotify) g_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (choice->names));
  adw_combo_row_set_selected (row, choice->selected);
  g_object_unref (choice->names);
}

void
tln_choice_row_fill_theses (AdwComboRow *row, TlnStore *store, gint64 chosen)
{
  const GPtrArray *theses = tln_catalog_get_theses (tln_catalog_of (store));
  Choice choice = begin ();

  for (guint i = 0; i < theses->len; i++) {
    const TlnThesis *thesis = g_ptr_array_index (theses, i);

    add (&choice, thesis->id, thesis->title, chosen);
  }
  give (row, &choice);
}

void
tln_choice_row_fill_stages (AdwComboRow *row, TlnStore *store, gint64 chosen)
{
  const GPtrArray *stages = tln_catalog_get_stages (tln_catalog_of (store));
  Choice choice = begin ();

  for (guint i = 0; i < stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (stages, i);
    g_autofree char *name =
        g_strdup_printf ("%s %s", tln_shape_glyph (tln_stage_shape (stage->position)), stage->name);

    add (&choice, stage->id, name, chosen);
  }
  give (row, &choice);
}

static AdwComboRow *
row_new (const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return ADW_COMBO_ROW (row);
}

AdwComboRow *
tln_choice_row_new_thesis (TlnStore *store, gint64 chosen)
{
  AdwComboRow *row = row_new (_ ("Thesis"));

  tln_choice_row_fill_theses (row, store, chosen);
  return row;
}

AdwComboRow *
tln_choice_row_new_stage (TlnStore *store, gint64 chosen)
{
  AdwComboRow *row = row_new (_ ("Stage"));

  tln_choice_row_fill_stages (row, store, chosen);
  return row;
}

gint64
tln_choice_row_get (AdwComboRow *row)
{
  const GArray *ids = g_object_get_data (G_OBJECT (row), KEY);
  guint selected = adw_combo_row_get_selected (row);

  return ids && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}
