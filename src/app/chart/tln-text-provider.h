/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for the clipboard that is made only when somebody pastes it, on a thread: a million rows
 * take seconds and 70 MB, which nobody need wait for who only copied them. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Makes the text; on a thread. Caller frees. */
typedef char *(*TlnTextMaker) (gpointer data);

#define TLN_TYPE_TEXT_PROVIDER (tln_text_provider_get_type ())
G_DECLARE_FINAL_TYPE (TlnTextProvider, tln_text_provider, TLN, TEXT_PROVIDER, GdkContentProvider)

/* Plain text, and the same as text/csv with csv. Takes data, which must not change any more.
 * Caller unrefs. */
GdkContentProvider *
tln_text_provider_new (TlnTextMaker make, gpointer data, GDestroyNotify data_free, gboolean csv);

G_END_DECLS
