/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of feeds as files (OPML), chosen in a file dialog. Main thread. */
#pragma once

#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes over the feeds of a list as one act; nothing is fetched. */
void tln_feed_files_import (GtkWindow *parent, TlnStore *store);
/* Writes all feeds to a file. */
void tln_feed_files_export (GtkWindow *parent, TlnStore *store);

G_END_DECLS
