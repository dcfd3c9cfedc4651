/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips that wrap; only their numbers change from week to week. */
#include "tln-rotation-chips.h"

#include "tln-navigator.h"
#include "tln-rotation-swatch.h"
#include "tln-rotation-words.h"
#include "tln-tip.h"

#define MOST_LINES 24
#define NAME_CHARS 22 /* a chip is never narrower than its name, and must fit a phone */

typedef struct {
  GtkWidget *chip;
  GtkLabel *value;
} Chip;

struct _TlnRotationChips {
  AdwBin parent_instance;
  TlnRotation *rotation; /* or NULL */
  GArray *chips; /* Chip: of the stages, then of the instruments */
};

G_DEFINE_FINAL_TYPE (TlnRotationChips, tln_rotation_chips, ADW_TYPE_BIN)

static void
tln_rotation_chips_finalize (GObject *object)
{
  TlnRotationChips *self = TLN_ROTATION_CHIPS (object);

  g_clear_pointer (&self->rotation, tln_rotation_unref);
  g_array_unref (self->chips);
  G_OBJECT_CLASS (tln_rotation_chips_parent_class)->finalize (object);
}

static void
tln_rotation_chips_class_init (TlnRotationChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_rotation_chips_finalize;
}

static void
tln_rotation_chips_init (TlnRotationChips *self)
{
  self->chips = g_array_new (FALSE, FALSE, sizeof (Chip));
}

TlnRotationChips *
tln_rotation_chips_new (void)
{
  return g_object_new (TLN_TYPE_ROTATION_CHIPS, NULL);
}

/* Sample, name and number. */
static GtkWidget *
build_content (Chip *chip, GtkWidget *swatch, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (value), 5);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "dim-label");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_add_css_class (box, "caption");
  chip->value = GTK_LABEL (value);
  return box;
}

static void
add_stage (TlnRotationChips *self, AdwWrapBox *box, guint stage)
{
  Chip chip;

  chip.chip = build_content (&chip, tln_rotation_swatch_new_stage (stage),
                             g_ptr_array_index (self->rotation->stages, stage));
  gtk_widget_add_css_class (chip.chip, "rotation-chip");
  adw_wrap_box_append (box, chip.chip);
  g_array_append_val (self->chips, chip);
}

static void
add_line (TlnRotationChips *self, AdwWrapBox *box, guint line)
{
  const TlnRotationLine *one = g_ptr_array_index (self->rotation->lines, line);
  g_autofree char *code = tln_rotation_line_label (one);
  /* A name that is the code alone is said once. */
  g_autofree char *name = g_str_has_prefix (one->name, code)
                              ? g_strdup (one->name)
                              : g_strdup_printf ("%s %s", code, one->name);
  Chip chip;
  GtkWidget *content =
      build_content (&chip, tln_rotation_swatch_new_line (self->rotation, line), name);

  chip.chip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip.chip), content);
  gtk_widget_add_css_class (chip.chip, "flat");
  gtk_widget_add_css_class (chip.chip, "rotation-chip");
  tln_tip_set (chip.chip, name);
  tln_navigator_bind (GTK_ACTIONABLE (chip.chip), TLN_SHOW_INSTRUMENT, one->id);
  adw_wrap_box_append (box, chip.chip);
  g_array_append_val (self->chips, chip);
}

void
tln_rotation_chips_set (TlnRotationChips *self, TlnRotation *rotation)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 3);
  tln_rotation_ref (rotation);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  self->rotation = rotation;
  g_array_set_size (self->chips, 0);
  for (guint s = 0; s < rotation->stages->len; s++)
    add_stage (self, ADW_WRAP_BOX (box), s);
  for (guint i = 0; i < MIN (rotation->lines->len, MOST_LINES); i++)
    add_line (self, ADW_WRAP_BOX (box), i);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_value (Chip *chip, const char *name, char *value)
{
  g_autofree char *words = g_strdup_printf ("%s, %s", name, value);

  gtk_label_set_label (chip->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_free (value);
}

void
tln_rotation_chips_show (TlnRotationChips *self, const TlnRotationFrame *view, guint week)
{
  guint leader = tln_rotation_leader (self->rotation, week);
  guint stages = self->rotation->stages->len;

  for (guint i = 0; i < self->chips->len; i++) {
    Chip *chip = &g_array_index (self->chips, Chip, i);

    if (i < stages) {
      double part = tln_rotation_part (self->rotation, i, week, view->measure);

      show_value (chip, g_ptr_array_index (self->rotation->stages, i),
                  tln_rotation_say_part (part, view->measure));
      if (i == leader)
        gtk_widget_add_css_class (chip->chip, "lit");
      else
        gtk_widget_remove_css_class (chip->chip, "lit");
      continue;
    }
    const TlnRotationLine *line = g_ptr_array_index (self->rotation->lines, i - stages);
    double factor = tln_rotation_factor (self->rotation, i - stages, view->base);
    show_value (chip, line->name, tln_rotation_say_index (line->closes[week] * factor));
  }
}
