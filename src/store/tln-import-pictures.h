/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in the folder that a browser puts beside a page it saves. Any thread. */
#pragma once

#include "tln-articles.h"

G_BEGIN_DECLS

/* Adds to draft->document->pictures what its text shows from the folder "PAGE_files" beside the
 * file "PAGE.html" at path. Only plain files of that folder are read, links are not followed; a
 * folder that is not there, or not to be read (a sandbox gives one file), is no error. */
void tln_import_add_pictures (TlnDraft *draft, const char *path);

G_END_DECLS
