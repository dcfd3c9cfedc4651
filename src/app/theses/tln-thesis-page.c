/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thesis: its statement, its board of stages, its evidence. */
#include "tln-thesis-page.h"

#include <glib/gi18n.h>

struct _TlnThesisPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  gint64 id;
};

typedef enum {
  PROP_ID = 1
} PageProperty;
static GParamSpec *properties[PROP_ID + 1];

G_DEFINE_FINAL_TYPE (TlnThesisPage, tln_thesis_page, ADW_TYPE_NAVIGATION_PAGE)

static void
tln_thesis_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PageProperty) id) {
  case PROP_ID:
    TLN_THESIS_PAGE (object)->id = g_value_get_int64 (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_thesis_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PageProperty) id) {
  case PROP_ID:
    g_value_set_int64 (value, TLN_THESIS_PAGE (object)->id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_thesis_page_finalize (GObject *object)
{
  g_clear_object (&TLN_THESIS_PAGE (object)->store);
  G_OBJECT_CLASS (tln_thesis_page_parent_class)->finalize (object);
}

static void
tln_thesis_page_class_init (TlnThesisPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tln_thesis_page_set_property;
  object_class->get_property = tln_thesis_page_get_property;
  object_class->finalize = tln_thesis_page_finalize;
  properties[PROP_ID] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tln_thesis_page_init (TlnThesisPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Thesis"));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), status);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Thesis"));
}

AdwNavigationPage *
tln_thesis_page_new (TlnStore *store)
{
  TlnThesisPage *self = g_object_new (TLN_TYPE_THESIS_PAGE, NULL);

  self->store = g_object_ref (store);
  return ADW_NAVIGATION_PAGE (self);
}
