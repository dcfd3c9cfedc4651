/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web archives: pages in one file in the form of e-mails (RFC 2557). */
#pragma once

#include "tln-rich.h"

G_BEGIN_DECLS

/* The page of an archive. */
typedef struct {
  GBytes *body; /* decoded of its transfer encoding */
  char *type; /* lower case, "text/html" */
  char *charset; /* as the part says; or NULL */
  char *address; /* Snapshot-Content-Location, Content-Location; http or https; or NULL */
  char *date; /* the Date header as written; or NULL */
} TlnMhtml;

/* The bytes begin with headers that say multipart/related. */
gboolean tln_mhtml_is (const char *data, gsize size);

/* Takes the page out: the part that "start" names, else the first HTML, else the first plain text.
 * Frames are left where they are. At most 4096 parts and three nested multiparts are
 * looked at. Errors: TLN_IMPORT_ERROR_MALFORMED. */
TlnMhtml *tln_mhtml_read (const char *data, gsize size, GError **error);
void tln_mhtml_free (TlnMhtml *mhtml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnMhtml, tln_mhtml_free)

/* Adds to pictures (TlnPagePicture) the parts of an archive that the text of its page shows, by
 * Content-Location or Content-ID. As many parts are looked at as for the page. */
void
tln_mhtml_take_pictures (const char *data, gsize size, const TlnRich *rich, GPtrArray *pictures);

/* Quoted-printable (RFC 2045); what is not of it stays as it is. */
GBytes *tln_quoted_printable_decode (const char *data, gsize size);

G_END_DECLS
