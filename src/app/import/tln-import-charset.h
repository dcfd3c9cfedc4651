/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a file again in an encoding a person chooses. */
#pragma once

#include "tln-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Puts "Try as GB18030" with a menu of other encodings at the end of the row of a refused file.
 * When it has worked the row says so and the button goes; else the row says why. */
void tln_import_charset_offer (AdwActionRow *row, TlnImports *imports, const char *path);

G_END_DECLS
