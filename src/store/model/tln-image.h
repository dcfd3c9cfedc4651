/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of articles, as rows. */
#pragma once

#include "tln-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  gint64 article_id;
  char *url; /* as the text of the article has it */
  char *sha256; /* of the bytes */
  guint width; /* px */
  guint height;
} TlnImage;

#define TLN_TYPE_IMAGE (tln_image_get_type ())
TLN_DECLARE_RECORD (TlnImage, tln_image)

G_END_DECLS
