/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking an export against the library: does every quoted claim still stand in its source? */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

typedef enum {
  TLN_VERIFY_EXACT, /* these words, at this place, in this source */
  TLN_VERIFY_MOVED, /* these words, at one other place of the source */
  TLN_VERIFY_ALTERED, /* the source is there, the words are not (or more than once elsewhere) */
  TLN_VERIFY_MISSING, /* the source is not in the library */
} TlnVerifyState;

typedef struct {
  char *path;
  guint line; /* of the quoted block */
  gint64 claim;
  char *quote; /* as the file has it */
  TlnVerifyState state;
} TlnVerified;

/* "exact", "moved", "altered", "missing". */
const char *tln_verify_state_name (TlnVerifyState state);

/* Reads an exported file, or every .md file below a folder, and re-reads the source of each claim
 * in it. Element TlnVerified, in order of path and place. Errors: TLN_EXPORT_ERROR_NOT_OURS when
 * there is no claim of ours in it and no file with a throughline-id, TLN_EXPORT_ERROR_NOT_FOUND
 * when it cannot be read. */
GPtrArray *tln_verify (TlnDb *db, const char *path, GError **error);

G_END_DECLS
