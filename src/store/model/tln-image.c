/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of pictures: how their members are freed. */
#include "tln-image.h"

static void
clear_image (TlnImage *self)
{
  g_free (self->url);
  g_free (self->sha256);
}

TLN_DEFINE_RECORD (TlnImage, tln_image, clear_image)
