/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One block of rich text while it is made: characters with their inline kinds as flags. */
#pragma once

#include "tln-rich.h"

G_BEGIN_DECLS

enum {
  TLN_CELL_EMPHASIS = 1 << 0,
  TLN_CELL_STRONG = 1 << 1,
  TLN_CELL_CODE = 1 << 2,
  TLN_CELL_MARKS = TLN_CELL_EMPHASIS | TLN_CELL_STRONG,
};

/* Stands for a line end of the source until the block is tidied. */
#define TLN_CELL_SOFT_BREAK 0x2028

typedef struct {
  gunichar c;
  guint16 flags;
  guint16 link; /* number of the address, 0 for none */
} TlnCell;

gboolean tln_cell_blank (gunichar c);

/* Brings the cells (TlnCell) of a block of that kind into the canonical form. soft: see
 * tln_rich_builder_set_soft. */
void tln_cells_tidy (GArray *cells, TlnSpanKind kind, gboolean soft);

G_END_DECLS
