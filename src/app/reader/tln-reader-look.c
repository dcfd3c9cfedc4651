/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of the reader's appearance, and what its settings do. All readers of the window look
 * the same, so the style sheet is one for the display. */
#include "tln-reader-look.h"

#include <glib/gi18n.h>
#include <string.h>

/* Percent of the window's text that is 100 % here. */
#define BASE_SIZE 115

typedef enum {
  FONT_DOCUMENT,
  FONT_SANS,
  FONT_SERIF,
  FONT_OWN,
} Font;

/* By reader-paper: the class of the paper in a light and in a dark window. */
static const struct {
  const char *light;
  const char *dark;
  TlnPaperShade light_shade;
  TlnPaperShade dark_shade;
} papers[] = {
  { NULL, NULL, TLN_PAPER_FOLLOWS, TLN_PAPER_FOLLOWS },
  { "paper-white", "paper-white", TLN_PAPER_LIGHT, TLN_PAPER_LIGHT },
  { "paper-sepia", "paper-sepia-dark", TLN_PAPER_LIGHT, TLN_PAPER_DARK },
  { "paper-black", "paper-black", TLN_PAPER_DARK, TLN_PAPER_DARK },
};

/* What is applied. */

typedef struct {
  GSettings *settings; /* owned */
  TlnReaderView *view; /* these three: not owned */
  AdwClampScrollable *clamp;
  GtkWidget *paper;
} Look;

static void
look_free (gpointer data, GClosure *closure)
{
  Look *look = data;

  g_object_unref (look->settings);
  g_free (look);
}

static char *
font_family (GSettings *settings)
{
  g_autofree char *own = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  const char *family = NULL;

  switch ((Font) g_settings_get_enum (settings, "reader-font")) {
  case FONT_SANS:
    return g_strdup ("sans-serif");
  case FONT_SERIF:
    return g_strdup ("serif");
  case FONT_OWN:
    own = g_settings_get_string (settings, "reader-own-font");
    break;
  case FONT_DOCUMENT:
  default:
    own = g_strdup (adw_style_manager_get_document_font_name (adw_style_manager_get_default ()));
    break;
  }
  font = pango_font_description_from_string (own ? own : "");
  family = pango_font_description_get_family (font);
  /* A name with these signs would end the string of the style sheet. */
  if (!family || strpbrk (family, "\"\\\n"))
    return g_strdup ("sans-serif");
  return g_strdup_printf ("\"%s\"", family);
}

static void
apply_sheet (GSettings *settings)
{
  static GtkCssProvider *provider;
  g_autofree char *family = font_family (settings);
  g_autofree char *css =
      g_strdup_printf ("textview.reader { font-size: %d%%; font-family: %s; }",
                       BASE_SIZE * g_settings_get_int (settings, "reader-size") / 100, family);

  if (!provider) {
    provider = gtk_css_provider_new ();
    gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  }
  gtk_css_provider_load_from_string (provider, css);
}

static void
apply_paper (Look *look)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  guint paper = (guint) g_settings_get_enum (look->settings, "reader-paper");
  const char *class = dark ? papers[paper].dark : papers[paper].light;

  for (guint i = 1; i < G_N_ELEMENTS (papers); i++) {
    gtk_widget_remove_css_class (look->paper, papers[i].light);
    gtk_widget_remove_css_class (look->paper, papers[i].dark);
  }
  if (class)
    gtk_widget_add_css_class (look->paper, class);
  tln_reader_view_set_paper (look->view,
                             dark ? papers[paper].dark_shade : papers[paper].light_shade);
}

static void
apply (Look *look)
{
  static const int widths[] = { 560, 720, 960 };
  static const double spacings[] = { 1.25, 1.45, 1.75 };
  int width = widths[g_settings_get_enum (look->settings, "reader-width")];

  apply_sheet (look->settings);
  apply_paper (look);
  tln_reader_view_set_spacing (look->view,
                               spacings[g_settings_get_enum (look->settings, "reader-spacing")]);
  adw_clamp_scrollable_set_maximum_size (look->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (look->clamp, width - 80);
}

/* The first place to be seen stays where it is, whatever the size of what stands above it. */
static void
changed_cb (GObject *source, gpointer detail, gpointer data)
{
  Look *look = data;
  guint32 top = tln_reader_view_get_top (look->view);

  apply (look);
  tln_reader_view_set_top (look->view, top);
}

static Look *
look_new (const Look *from)
{
  Look *look = g_memdup2 (from, sizeof *from);

  g_object_ref (look->settings);
  return look;
}

/* The view ends with its paper, and the connections with the view. */
static void
connect (GObject *source, const char *signal, const Look *look)
{
  GClosure *closure = g_cclosure_new (G_CALLBACK (changed_cb), look_new (look), look_free);

  g_object_watch_closure (G_OBJECT (look->view), closure);
  g_signal_connect_closure (source, signal, closure, FALSE);
}

void
tln_reader_look_connect (GSettings *settings,
                         TlnReaderView *view,
                         AdwClampScrollable *clamp,
                         GtkWidget *paper)
{
  Look look = { settings, view, clamp, paper };
  GObject *style = G_OBJECT (adw_style_manager_get_default ());

  connect (G_OBJECT (settings), "changed", &look);
  connect (style, "notify::dark", &look);
  connect (style, "notify::document-font-name", &look);
  apply (&look);
}

void
tln_reader_look_zoom (GSettings *settings, int by)
{
  int size = g_settings_get_int (settings, "reader-size");

  if (by == 0)
    g_settings_reset (settings, "reader-size");
  else
    g_settings_set_int (settings, "reader-size",
                        CLAMP (size + 10 * by, TLN_READER_SIZE_MIN, TLN_READER_SIZE_MAX));
}

/* The popover. */

static void
add_line (GtkBox *box, const char *title, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, widget);
}

static void
smaller_cb (GSettings *settings)
{
  tln_reader_look_zoom (settings, -1);
}

static void
larger_cb (GSettings *settings)
{
  tln_reader_look_zoom (settings, 1);
}

static void
reset_cb (GSettings *settings)
{
  tln_reader_look_zoom (settings, 0);
}

static void
size_changed_cb (GSettings *settings, const char *key, GtkButton *button)
{
  /* Translators: size of text */
  g_autofree char *text = g_strdup_printf (_ ("%d %%"), g_settings_get_int (settings, key));

  gtk_button_set_label (button, text);
}

static GtkWidget *
build_size (GSettings *settings)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *smaller = gtk_button_new_from_icon_name ("zoom-out-symbolic");
  GtkWidget *reset = gtk_button_new_with_label ("");
  GtkWidget *larger = gtk_button_new_from_icon_name ("zoom-in-symbolic");

  gtk_widget_set_tooltip_text (smaller, _ ("Smaller Text (Ctrl+−)"));
  gtk_widget_set_tooltip_text (reset, _ ("Normal Size (Ctrl+0)"));
  gtk_widget_set_tooltip_text (larger, _ ("Larger Text (Ctrl++)"));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (reset, "numeric");
  gtk_widget_set_hexpand (reset, TRUE);
  gtk_box_append (GTK_BOX (box), smaller);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_box_append (GTK_BOX (box), larger);
  g_signal_connect_object (smaller, "clicked", G_CALLBACK (smaller_cb), settings,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), settings, G_CONNECT_SWAPPED);
  g_signal_connect_object (larger, "clicked", G_CALLBACK (larger_cb), settings, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::reader-size", G_CALLBACK (size_changed_cb), reset,
                           0);
  size_changed_cb (settings, "reader-size", GTK_BUTTON (reset));
  return box;
}

/* The nicks of the setting are the names of the toggles. */
static GtkWidget *
build_choice (GSettings *settings, const char *key, const char *const nicks[], const char *words[])
{
  GtkWidget *group = adw_toggle_group_new ();

  for (guint i = 0; nicks[i]; i++) {
    AdwToggle *toggle = adw_toggle_new ();

    adw_toggle_set_name (toggle, nicks[i]);
    adw_toggle_set_label (toggle, words[i]);
    adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
  }
  adw_toggle_group_set_homogeneous (ADW_TOGGLE_GROUP (group), TRUE);
  g_settings_bind (settings, key, group, "active-name", G_SETTINGS_BIND_DEFAULT);
  return group;
}

static gboolean
text_to_font (GValue *value, GVariant *variant, gpointer data)
{
  g_value_take_boxed (value,
                      pango_font_description_from_string (g_variant_get_string (variant, NULL)));
  return TRUE;
}

static GVariant *
font_as_text (const GValue *value, const GVariantType *type, gpointer data)
{
  g_autofree char *text = value && g_value_get_boxed (value)
                              ? pango_font_description_to_string (g_value_get_boxed (value))
                              : g_strdup ("");

  return g_variant_new_string (text);
}

static void
font_changed_cb (GSettings *settings, const char *key, GtkWidget *button)
{
  gtk_widget_set_visible (button, g_settings_get_enum (settings, "reader-font") == FONT_OWN);
}

static GtkWidget *
build_own_font (GSettings *settings)
{
  GtkFontDialog *dialog = gtk_font_dialog_new ();
  GtkWidget *button = gtk_font_dialog_button_new (dialog);

  gtk_font_dialog_button_set_level (GTK_FONT_DIALOG_BUTTON (button), GTK_FONT_LEVEL_FAMILY);
  gtk_font_dialog_button_set_use_font (GTK_FONT_DIALOG_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Choose a Font"));
  g_settings_bind_with_mapping (settings, "reader-own-font", button, "font-desc",
                                G_SETTINGS_BIND_DEFAULT, text_to_font, font_as_text, NULL, NULL);
  g_signal_connect_object (settings, "changed::reader-font", G_CALLBACK (font_changed_cb), button,
                           0);
  font_changed_cb (settings, "reader-font", button);
  return button;
}

static GtkWidget *
build_marks (GSettings *settings)
{
  GtkWidget *check =
      gtk_check_button_new_with_label (_ ("Mark codes, numbers, dates and forecasts"));

  g_settings_bind (settings, "reader-marks", check, "active", G_SETTINGS_BIND_DEFAULT);
  return check;
}

GtkWidget *
tln_reader_look_new (GSettings *settings)
{
  static const char *const width_nicks[] = { "narrow", "comfortable", "wide", NULL };
  static const char *const spacing_nicks[] = { "tight", "normal", "airy", NULL };
  static const char *const font_nicks[] = { "document", "sans", "serif", "own", NULL };
  static const char *const paper_nicks[] = { "window", "white", "sepia", "black", NULL };
  const char *widths[] = { _ ("Narrow"), _ ("Medium"), _ ("Wide") };
  const char *spacings[] = { _ ("Tight"), _ ("Normal"), _ ("Airy") };
  /* Translators: fonts: that of documents, without serifs, with serifs, one's own */
  const char *fonts[] = { _ ("System"), _ ("Sans"), _ ("Serif"), _ ("Own") };
  /* Translators: papers of the reader: as the window, white, sepia, black */
  const char *names[] = { _ ("Window"), _ ("White"), _ ("Sepia"), _ ("Black") };
  GtkWidget *popover = gtk_popover_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  gtk_widget_add_css_class (GTK_WIDGET (box), "reader-look");
  add_line (box, _ ("Size"), build_size (settings));
  add_line (box, _ ("Width"), build_choice (settings, "reader-width", width_nicks, widths));
  add_line (box, _ ("Lines"), build_choice (settings, "reader-spacing", spacing_nicks, spacings));
  add_line (box, _ ("Font"), build_choice (settings, "reader-font", font_nicks, fonts));
  gtk_box_append (box, build_own_font (settings));
  add_line (box, _ ("Paper"), build_choice (settings, "reader-paper", paper_nicks, names));
  gtk_box_append (box, build_marks (settings));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (box));
  return popover;
}
