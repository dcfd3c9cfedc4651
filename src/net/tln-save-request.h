/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a browser hands over: "throughline:save?url=…&title=…&selection=…". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest whole request, in bytes as they come. */
#define TLN_SAVE_MAX_BYTES (64 * 1024)

typedef struct {
  char *url; /* http or https */
  char *title; /* or NULL */
  char *selection; /* or NULL */
} TlnSaveRequest;

/* Takes a request apart; values are percent-encoded UTF-8, unknown names are left out. Errors:
 * TLN_NET_ERROR_BAD_SAVE, _SAVE_TOO_LONG, _BAD_ADDRESS (url is missing or of another kind). */
TlnSaveRequest *tln_save_request_parse (const char *uri, GError **error);
void tln_save_request_free (TlnSaveRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnSaveRequest, tln_save_request_free)

/* A bookmark that makes a browser hand over the page it shows. Static. */
const char *tln_save_bookmarklet (void);

G_END_DECLS
