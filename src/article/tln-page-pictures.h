/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that come together with a page: inside it, in its archive, in the folder beside it. */
#pragma once

#include "tln-dom.h"
#include "tln-picture.h"

G_BEGIN_DECLS

typedef struct {
  char *url; /* as the text has it */
  GBytes *bytes;
} TlnPagePicture;

/* A list for them; caller unrefs. */
GPtrArray *tln_page_pictures_new (void);

/* Adds one, unless it is none (tln_picture_probe), the address has one already, or the limits of
 * tln-picture.h are reached. */
void tln_page_pictures_add (GPtrArray *pictures, const char *url, GBytes *bytes);

/* Adds the pictures that stand inside a page as data: addresses, and gives them a short address of
 * their own in the tree ("cid:" and a hash). Small ones, as icons and stand-ins are, stay. */
void tln_page_pictures_take_data (TlnDom *dom, GPtrArray *pictures);

/* The text has a picture at this address. */
gboolean tln_rich_shows (const TlnRich *rich, const char *url);
/* Takes away what the text does not show. */
void tln_page_pictures_keep (GPtrArray *pictures, const TlnRich *rich);

G_END_DECLS
