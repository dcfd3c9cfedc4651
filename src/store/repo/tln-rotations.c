/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a rotation together of what other repositories read. */
#include "tln-rotations.h"

#include "tln-corporate.h"
#include "tln-instruments.h"
#include "tln-price-splits.h"
#include "tln-stage-attention.h"
#include "tln-theses.h"

#include <string.h>

#define DAY_SECONDS 86400

typedef struct {
  TlnDb *db;
  const TlnThesis *thesis;
  TlnDay today;
  GPtrArray *stages; /* TlnStage */
  TlnRotation *rotation;
} Load;

static guint
find_stage (const Load *load, gint64 id)
{
  for (guint i = 0; i < load->stages->len; i++)
    if (((TlnStage *) load->stages->pdata[i])->id == id)
      return i;
  return TLN_ROTATION_NO_STAGE;
}

/* Whether it is there already; the thesis as a whole adds nothing to a stage. */
static gboolean
has_line (const Load *load, gint64 instrument, guint stage)
{
  for (guint i = 0; i < load->rotation->lines->len; i++) {
    const TlnRotationLine *line = g_ptr_array_index (load->rotation->lines, i);

    if (line->id == instrument && (line->stage == stage || stage == TLN_ROTATION_NO_STAGE))
      return TRUE;
  }
  return FALSE;
}

static gboolean
add_line (Load *load, const TlnLink *link, guint stage, GError **error)
{
  g_autofree char *code = g_strdup_printf ("%s.%s", link->code, link->exchange);
  TlnRotationLine line = {
    .id = link->instrument_id, .code = code, .name = link->name, .stage = stage
  };
  g_autoptr (TlnSeries) series =
      tln_prices_load_on (load->db, link->instrument_id, TLN_BASIS_TOTAL_RETURN, error);
  TlnSeries known;

  if (series == NULL)
    return FALSE;
  /* Its columns up to the day. */
  known = *series;
  known.n = tln_series_find (series, ((gint64) load->today + 1) * DAY_SECONDS);
  if (known.n == 0)
    return TRUE;
  g_autoptr (GPtrArray) batches = tln_prices_get_batches (load->db, link->instrument_id, error);
  if (batches == NULL)
    return FALSE;
  for (guint i = 0; i < batches->len; i++) {
    const TlnPriceBatch *batch = g_ptr_array_index (batches, i);

    line.invented |= strcmp (batch->source, "invented") == 0;
    line.raw |= strcmp (batch->adjustment, "raw") == 0 && !line.invented;
    line.splits_only |= strcmp (batch->adjustment, "splits") == 0 && !line.invented;
  }
  g_autoptr (GArray) actions = tln_corporate_get (load->db, link->instrument_id, error);
  if (actions == NULL)
    return FALSE;
  g_autoptr (GArray) splits = tln_price_splits_find (
      load->db, &known, batches, actions, tln_split_limit (link->code, link->exchange), error);
  if (splits == NULL)
    return FALSE;
  line.splits = splits;
  tln_rotation_add_line (load->rotation, &line, &known);
  return TRUE;
}

/* Links of stages first, in the order of the chain. A link to another thesis is not of this one. */
static gboolean
add_lines (Load *load, guint stage, GPtrArray *links, GError **error)
{
  for (guint i = 0; i < links->len; i++) {
    const TlnLink *link = g_ptr_array_index (links, i);

    if (find_stage (load, link->stage_id) != stage ||
        (link->thesis_id != 0 && link->thesis_id != load->thesis->id) ||
        has_line (load, link->instrument_id, stage))
      continue;
    if (!add_line (load, link, stage, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_lines (Load *load, GError **error)
{
  for (guint i = 0; i < load->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (load->stages, i);
    g_autoptr (GPtrArray) links = tln_instruments_get_links (load->db, 0, 0, stage->id, error);

    tln_rotation_add_stage (load->rotation, stage->name);
    if (links == NULL || !add_lines (load, i, links, error))
      return FALSE;
  }
  g_autoptr (GPtrArray) links = tln_instruments_get_links (load->db, 0, load->thesis->id, 0, error);
  return links != NULL && add_lines (load, TLN_ROTATION_NO_STAGE, links, error);
}

TlnRotation *
tln_rotations_load (TlnDb *db, const TlnRotationQuery *query, GError **error)
{
  TlnAttentionQuery attention_query = { query->today, TLN_ROTATION_WEEKS, query->by_claims };
  g_autoptr (TlnThesis) thesis = tln_theses_get (db, query->thesis, error);
  g_autoptr (GPtrArray) stages = NULL;
  g_autoptr (TlnRotation) rotation = NULL;
  GArray *rows = NULL;

  if (thesis == NULL)
    return NULL;
  /* To it chain 0 is all of them. */
  stages = thesis->chain_id != 0 ? tln_theses_get_stages (db, thesis->chain_id, error)
                                 : g_ptr_array_new ();
  if (stages == NULL)
    return NULL;
  TlnAttention *attention =
      tln_stage_attention_load_rows (db, thesis->chain_id, &attention_query, &rows, error);
  if (attention == NULL)
    return NULL;
  rotation = tln_rotation_new (attention, rows);
  rotation->title = g_strdup (thesis->title);
  rotation->by_claims = query->by_claims;
  Load load = { db, thesis, query->today, stages, rotation };
  return load_lines (&load, error) ? g_steal_pointer (&rotation) : NULL;
}
