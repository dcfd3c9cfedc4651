/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a new export over an old one without touching what a person wrote into it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both files begin with front matter (the old one may have lost it). Our properties are replaced,
 * others stay behind them; the region between the markers of this id is replaced, all around it
 * stays; where the markers are gone the region is added at the end. *own (may be NULL) says whether
 * the old file holds anything of the user's. Caller frees. */
char *tln_export_merge (const char *old, const char *new, const char *id, gboolean *own);

/* The throughline-id of a file's front matter, or NULL; caller frees. */
char *tln_export_read_id (const char *content);

/* A note that lies there already, with plain line ends, whatever a person's editor made of them.
 * NULL: it cannot be read, or is no UTF-8 text and so not ours to change (G_FILE_ERROR). */
char *tln_export_read_note (const char *path, GError **error);

/* The markers around a managed region. Obsidian hides %% comments; other readers hide HTML ones. */
char *tln_export_marker (const char *id, gboolean vault, gboolean begin);

G_END_DECLS
