/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the reader's text. Single keys can be switched off; the same with Alt (stages with Ctrl)
 * always work. */
#include "config.h"

#include "tln-reader-private.h"

typedef struct {
  guint key;
  const char *action;
} Key;

/* With Alt where single keys are off. */
static const Key letters[] = {
  { GDK_KEY_h, "reader.highlight" },      { GDK_KEY_c, "reader.details" },
  { GDK_KEY_l, "reader.link" },           { GDK_KEY_n, "reader.next-claim" },
  { GDK_KEY_p, "reader.previous-claim" }, { GDK_KEY_s, "reader.star" },
  { GDK_KEY_e, "reader.archive" },        { GDK_KEY_d, "reader.detected" },
  { GDK_KEY_r, "reader.argue" },          { GDK_KEY_f, "reader.forecast" },
};

static gboolean
run_letter (TlnReaderPage *self, guint key)
{
  key = gdk_keyval_to_lower (key);
  if (key == GDK_KEY_n && tln_reader_page_pass_offer (self))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].key == key)
      return gtk_widget_activate_action (GTK_WIDGET (self), letters[i].action, NULL);
  return FALSE;
}

static gboolean
run_stance (TlnReaderPage *self, guint key)
{
  if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    tln_reader_page_apply_stance (self, "for");
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    tln_reader_page_apply_stance (self, "against");
  else if (key == GDK_KEY_0)
    tln_reader_page_apply_stance (self, "neutral");
  else
    return FALSE;
  return TRUE;
}

static gboolean
run_stage (TlnReaderPage *self, guint key)
{
  if (key < GDK_KEY_1 || key > GDK_KEY_9)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "reader.stage", "i",
                                     (int) (key - GDK_KEY_1));
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
}

/* What works however single keys are set. */
static gboolean
run_chord (TlnReaderPage *self, guint key, GdkModifierType state)
{
  if (state == GDK_CONTROL_MASK && is_enter (key))
    return tln_reader_page_keep_offer (self, NULL);
  if (state == GDK_CONTROL_MASK)
    return run_stage (self, key);
  if ((state & ~(guint) GDK_SHIFT_MASK) != GDK_ALT_MASK)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    return tln_reader_page_step_offer (self, key == GDK_KEY_Down ? 1 : -1);
  if (key == GDK_KEY_Delete)
    return tln_reader_page_pass_offer (self);
  return run_stance (self, key) || run_letter (self, key);
}

static gboolean
run_single (TlnReaderPage *self, guint key, GdkModifierType state)
{
  if (key == GDK_KEY_space)
    return tln_reader_page_step_offer (self, state & GDK_SHIFT_MASK ? -1 : 1);
  if (is_enter (key))
    return tln_reader_page_keep_offer (self, NULL);
  return run_stance (self, key) || run_stage (self, key) || run_letter (self, key);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                TlnReaderPage *self)
{
  g_autoptr (GSettings) settings = NULL;
  gboolean hovered = tln_reader_page_unhover (self);

  state &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK;
  /* What stands in the text and has the focus is pressed by them. */
  if (state == 0 && (is_enter (key) || key == GDK_KEY_space) &&
      !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return GDK_EVENT_PROPAGATE;
  if (state & ~(guint) GDK_SHIFT_MASK)
    return run_chord (self, key, state);
  if (key == GDK_KEY_Escape)
    return hovered || tln_reader_page_leave_offer (self);
  if (key == GDK_KEY_Delete)
    return tln_reader_page_pass_offer (self) ||
           (self->current &&
            gtk_widget_activate_action (GTK_WIDGET (self), "reader.remove-claim", NULL));
  settings = g_settings_new (APP_ID);
  return g_settings_get_boolean (settings, "single-key-shortcuts") && run_single (self, key, state);
}

void
tln_reader_page_connect_keys (TlnReaderPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
