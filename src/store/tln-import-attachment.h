/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that lie beside the export of another tool and hold the text of what is in it. */
#pragma once

#include "tln-draft.h"
#include "tln-tool.h"

G_BEGIN_DECLS

/* Opens a file of an export for reading, at path below folder with "/" between. What leaves the
 * folder, by its words or by a link, and what is no regular file is NULL. *found is where it lies;
 * both are the caller's. Blocks; any thread. */
GBytes *tln_import_attachment_open (const char *folder, const char *path, char **found);

/* The first of the item's files (TlnToolItem.files) that lies below folder and can be read, as a
 * draft, with what the tool knew of it. NULL: none, which is no error. Blocks; any thread. */
TlnDraft *tln_import_attachment_read (const char *folder,
                                      const TlnToolItem *item,
                                      const char *tool,
                                      const TlnDetectContext *context);

/* The name of the folder in folder, whose content is infos (GFileInfo), that only holds the files
 * of an export beside it, or NULL. Static. Blocks; any thread. */
const char *tln_import_attachment_folder (GFile *folder, const GPtrArray *infos);

G_END_DECLS
