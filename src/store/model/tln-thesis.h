/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains, their stages, theses, notes. */
#pragma once

#include "tln-day.h"
#include "tln-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *name;
  int position;
} TlnChain;
#define TLN_TYPE_CHAIN (tln_chain_get_type ())
TLN_DECLARE_RECORD (TlnChain, tln_chain)

typedef struct {
  gint64 id;
  gint64 chain_id;
  int position; /* from 0 */
  char *key;
  char *name;
  char **cues; /* NULL-terminated, all languages */
} TlnStage;
#define TLN_TYPE_STAGE (tln_stage_get_type ())
TLN_DECLARE_RECORD (TlnStage, tln_stage)

typedef struct {
  gint64 id;
  gint64 chain_id; /* 0: none */
  char *title;
  char *statement;
  char *falsifier;
  char *status;
  int conviction; /* 0 to 100; -1: not said */
  gint64 created_at; /* ms */
  TlnDay next_review; /* TLN_DAY_NONE: none */
  guint n_for; /* evidence by stance; what reprints repeat once */
  guint n_against;
  guint n_neutral;
  char *horizon; /* as tln_date_format writes it, or NULL */
  int review_days; /* from one review to the next; 0: not said */
  TlnDay recheck; /* when what is refuted for now is looked at again; TLN_DAY_NONE: no such day */
  gint64 merged_into; /* the thesis its evidence went to; 0: none */
} TlnThesis;
#define TLN_TYPE_THESIS (tln_thesis_get_type ())
TLN_DECLARE_RECORD (TlnThesis, tln_thesis)

typedef struct {
  gint64 id;
  gint64 article_id; /* of these four one is not 0 */
  gint64 thesis_id;
  gint64 stage_id;
  gint64 instrument_id;
  TlnDay day; /* of the chart of its instrument it stands at; TLN_DAY_NONE: at none */
  char *body;
  gint64 created_at;
  gint64 updated_at;
} TlnNote;
#define TLN_TYPE_NOTE (tln_note_get_type ())
TLN_DECLARE_RECORD (TlnNote, tln_note)

G_END_DECLS
