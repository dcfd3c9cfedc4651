/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price series as a list model. Items carry a bar's index only: a million bars cost nothing until
 * they are looked at. */
#include "tln-series-model.h"

struct _TlnSeriesRow {
  GObject parent_instance;
  TlnSeries *series;
  guint index;
};

G_DEFINE_FINAL_TYPE (TlnSeriesRow, tln_series_row, G_TYPE_OBJECT)

struct _TlnSeriesModel {
  GObject parent_instance;
  TlnSeries *series; /* or NULL */
};

static GType
tln_series_model_get_item_type (GListModel *model)
{
  return TLN_TYPE_SERIES_ROW;
}

static guint
tln_series_model_get_n_items (GListModel *model)
{
  TlnSeriesModel *self = TLN_SERIES_MODEL (model);

  return self->series ? self->series->n : 0;
}

static gpointer
tln_series_model_get_item (GListModel *model, guint position)
{
  TlnSeriesModel *self = TLN_SERIES_MODEL (model);
  TlnSeriesRow *row;

  if (position >= tln_series_model_get_n_items (model))
    return NULL;
  row = g_object_new (TLN_TYPE_SERIES_ROW, NULL);
  row->series = tln_series_ref (self->series);
  row->index = tln_series_model_get_index (self, position);
  return row;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = tln_series_model_get_item_type;
  interface->get_n_items = tln_series_model_get_n_items;
  interface->get_item = tln_series_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnSeriesModel,
                               tln_series_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
tln_series_row_finalize (GObject *object)
{
  g_clear_pointer (&TLN_SERIES_ROW (object)->series, tln_series_unref);
  G_OBJECT_CLASS (tln_series_row_parent_class)->finalize (object);
}

static void
tln_series_row_class_init (TlnSeriesRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tln_series_row_finalize;
}

static void
tln_series_row_init (TlnSeriesRow *self)
{
}

TlnSeries *
tln_series_row_get_series (TlnSeriesRow *self)
{
  return self->series;
}

guint
tln_series_row_get_index (TlnSeriesRow *self)
{
  return self->index;
}

static void
tln_series_model_finalize (GObject *object)
{
  g_clear_pointer (&TLN_SERIES_MODEL (object)->series, tln_series_unref);
  G_OBJECT_CLASS (tln_series_model_parent_class)->finalize (object);
}

static void
tln_series_model_class_init (TlnSeriesModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tln_series_model_finalize;
}

static void
tln_series_model_init (TlnSeriesModel *self)
{
}

TlnSeriesModel *
tln_series_model_new (void)
{
  return g_object_new (TLN_TYPE_SERIES_MODEL, NULL);
}

void
tln_series_model_set_series (TlnSeriesModel *self, TlnSeries *series)
{
  guint before = tln_series_model_get_n_items (G_LIST_MODEL (self));

  if (series)
    tln_series_ref (series);
  g_clear_pointer (&self->series, tln_series_unref);
  self->series = series;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, series ? series->n : 0);
}

TlnSeries *
tln_series_model_get_series (TlnSeriesModel *self)
{
  return self->series;
}

guint
tln_series_model_get_index (TlnSeriesModel *self, guint position)
{
  return self->series->n - 1 - position;
}
