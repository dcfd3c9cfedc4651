/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the detector is told about a library: the instruments it knows and the cue words of its
 * stages. A copy, to be used on any thread. */
#include "tln-articles.h"
#include "tln-stmt.h"
#include "tln-theses.h"

struct _TlnDetectData {
  TlnDetectContext context;
  GArray *instruments; /* TlnKnownInstrument */
  GArray *stages; /* TlnStageCues */
};

static void
clear_instrument (gpointer data)
{
  TlnKnownInstrument *known = data;

  g_free (known->code);
  g_free (known->exchange);
  g_free (known->name);
}

static void
clear_stage (gpointer data)
{
  TlnStageCues *stage = data;

  g_free (stage->key);
  g_strfreev (stage->cues);
}

void
tln_detect_data_free (TlnDetectData *data)
{
  g_array_unref (data->instruments);
  g_array_unref (data->stages);
  g_free (data);
}

static gboolean
load_instruments (TlnDb *db, GArray *out, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT code, exchange, name FROM instrument ORDER BY code, exchange");
  g_autoptr (GError) local = NULL;

  while (tln_stmt_step (stmt, &local)) {
    TlnKnownInstrument known = { tln_stmt_column_dup (stmt, 0), tln_stmt_column_dup (stmt, 1),
                                 tln_stmt_column_dup (stmt, 2) };

    g_array_append_val (out, known);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_stages (TlnDb *db, GArray *out, GError **error)
{
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (db, 0, error);

  if (stages == NULL)
    return FALSE;
  for (guint i = 0; i < stages->len; i++) {
    const TlnStage *stage = stages->pdata[i];
    TlnStageCues cues = { stage->id, g_strdup (stage->key), g_strdupv (stage->cues) };

    g_array_append_val (out, cues);
  }
  return TRUE;
}

TlnDetectData *
tln_articles_load_detect_data (TlnDb *db, GError **error)
{
  g_autoptr (TlnDetectData) data = g_new0 (TlnDetectData, 1);

  data->instruments = g_array_new (FALSE, FALSE, sizeof (TlnKnownInstrument));
  data->stages = g_array_new (FALSE, FALSE, sizeof (TlnStageCues));
  g_array_set_clear_func (data->instruments, clear_instrument);
  g_array_set_clear_func (data->stages, clear_stage);
  if (!load_instruments (db, data->instruments, error) || !load_stages (db, data->stages, error))
    return NULL;
  data->context.instruments = (const TlnKnownInstrument *) (gconstpointer) data->instruments->data;
  data->context.n_instruments = data->instruments->len;
  if (data->stages->len > 0)
    data->context.stages = (const TlnStageCues *) (gconstpointer) data->stages->data;
  data->context.n_stages = data->stages->len;
  return g_steal_pointer (&data);
}

const TlnDetectContext *
tln_detect_data_get_context (const TlnDetectData *data)
{
  return &data->context;
}
