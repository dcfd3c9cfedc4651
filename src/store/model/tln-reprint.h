/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two articles that may be one and the same, as a row. */
#pragma once

#include "tln-record.h"

G_BEGIN_DECLS

typedef enum {
  TLN_REPRINT_SUGGESTED, /* asked, not answered */
  TLN_REPRINT_SAME,
  TLN_REPRINT_DIFFERENT,
} TlnReprintState;

typedef struct {
  gint64 id;
  gint64 article_id; /* the one that came later */
  gint64 of_id;
  char *title; /* of article_id */
  char *of_title;
  double similarity; /* 0 to 1: of the shingles of the shorter one, how many the other has too */
  char *found; /* text, excerpt (one is a part of the other), address, user */
  TlnReprintState state;
} TlnReprint;

#define TLN_TYPE_REPRINT (tln_reprint_get_type ())
TLN_DECLARE_RECORD (TlnReprint, tln_reprint)

/* suggested, same, different; static. */
const char *tln_reprint_state_name (TlnReprintState state);

G_END_DECLS
