/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles described in JSON-LD (schema.org) inside a page. */
#pragma once

#include "tln-dom.h"

G_BEGIN_DECLS

typedef struct {
  char *headline;
  char *name;
  char *author; /* names, joined by ", " */
  char *publisher;
  char *published;
  char *language;
  char *url;
  char *body;
  gboolean news; /* a NewsArticle or a kind of it */
} TlnJsonLd;

/* The first article in any script of type application/ld+json; NULL when there is none. Broken
 * JSON is passed over. */
TlnJsonLd *tln_json_ld_find (TlnDom *dom);
void tln_json_ld_free (TlnJsonLd *ld);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnJsonLd, tln_json_ld_free)

G_END_DECLS
