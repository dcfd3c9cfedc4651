/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view is made for, until it is there. */
#include "tln-late-view.h"

struct _TlnLateView {
  AdwBin parent_instance;
  TlnStore *store;
  GtkWidget *(*make) (TlnStore *store);
  gint64 thesis;
  TlnDay day;
};

typedef enum {
  PROP_THESIS = 1,
  PROP_DAY,
} ViewProperty;
static GParamSpec *properties[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (TlnLateView, tln_late_view, ADW_TYPE_BIN)

static void
tln_late_view_map (GtkWidget *widget)
{
  TlnLateView *self = TLN_LATE_VIEW (widget);

  if (adw_bin_get_child (ADW_BIN (self)) == NULL) {
    GtkWidget *view = self->make (self->store);

    g_object_bind_property (self, "day", view, "day", G_BINDING_SYNC_CREATE);
    g_object_bind_property (self, "thesis-id", view, "thesis-id", G_BINDING_SYNC_CREATE);
    adw_bin_set_child (ADW_BIN (self), view);
  }
  GTK_WIDGET_CLASS (tln_late_view_parent_class)->map (widget);
}

static void
tln_late_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TlnLateView *self = TLN_LATE_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_THESIS:
    self->thesis = g_value_get_int64 (value);
    break;
  case PROP_DAY:
    self->day = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_late_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TlnLateView *self = TLN_LATE_VIEW (object);

  switch ((ViewProperty) id) {
  case PROP_THESIS:
    g_value_set_int64 (value, self->thesis);
    break;
  case PROP_DAY:
    g_value_set_int (value, self->day);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_late_view_finalize (GObject *object)
{
  g_clear_object (&TLN_LATE_VIEW (object)->store);
  G_OBJECT_CLASS (tln_late_view_parent_class)->finalize (object);
}

static void
tln_late_view_class_init (TlnLateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->map = tln_late_view_map;
  object_class->set_property = tln_late_view_set_property;
  object_class->get_property = tln_late_view_get_property;
  object_class->finalize = tln_late_view_finalize;
  properties[PROP_THESIS] = g_param_spec_int64 ("thesis-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
tln_late_view_init (TlnLateView *self)
{
  self->day = TLN_DAY_NONE;
}

GtkWidget *
tln_late_view_new (TlnStore *store, GtkWidget *(*make) (TlnStore *) )
{
  TlnLateView *self = g_object_new (TLN_TYPE_LATE_VIEW, NULL);

  self->store = g_object_ref (store);
  self->make = make;
  return GTK_WIDGET (self);
}
