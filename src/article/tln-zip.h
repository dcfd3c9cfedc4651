/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of a ZIP archive in memory. Nothing is ever written to disk, names are only compared. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An archive of more members, a member of more bytes, or more bytes in all are refused. */
#define TLN_ZIP_MAX_MEMBERS 60000
#define TLN_ZIP_MAX_MEMBER (16 * 1024 * 1024)
#define TLN_ZIP_MAX_ALL (64 * 1024 * 1024)

typedef struct TlnZip TlnZip;

/* Reads the directory of an archive (APPNOTE.TXT 6.3: stored and deflated members; no ZIP64, no
 * encryption, no spanning). Errors: TLN_IMPORT_ERROR_MALFORMED, _TOO_LARGE, _UNSUPPORTED. */
TlnZip *tln_zip_open (GBytes *bytes, GError **error);
void tln_zip_free (TlnZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnZip, tln_zip_free)

/* Another limit than TLN_ZIP_MAX_ALL for all that is read of it. */
void tln_zip_set_limit (TlnZip *zip, gsize all);

/* The names of all members but those with U+0000 in them, as they are written (they may be of any
 * length, begin with "/" or hold ".."), made UTF-8 and sorted; free with g_strfreev. */
char **tln_zip_list (TlnZip *zip);
gboolean tln_zip_has (TlnZip *zip, const char *name);
/* The bytes of a member. They are counted while they are unpacked, whatever the directory says.
 * Errors: TLN_IMPORT_ERROR_MALFORMED (no such member, damaged), _TOO_LARGE, _UNSUPPORTED. */
GBytes *tln_zip_read (TlnZip *zip, const char *name, GError **error);

G_END_DECLS
