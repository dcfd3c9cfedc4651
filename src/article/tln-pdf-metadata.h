/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title, author and date of a PDF. */
#pragma once

#include "tln-metadata.h"
#include "tln-pdf-pages.h"

G_BEGIN_DECLS

/* What the file states, where that was written by a person and not by a program; a date that is
 * printed on the first page wins over the file's. To be called before furniture is dropped. */
void tln_pdf_metadata_stated (TlnMetadata *metadata, const TlnPdfPages *pages);

/* Without a stated title: the largest letters at the head of the first page. blocks: TlnPdfBlock.
 */
void tln_pdf_metadata_shown (TlnMetadata *metadata, const GPtrArray *blocks, int body_size);

G_END_DECLS
