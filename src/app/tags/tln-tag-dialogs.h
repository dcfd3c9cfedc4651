/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about one tag. Main thread. */
#pragma once

#include "tln-tags.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What was answered: another name, or (name NULL) the tag to be merged into. */
typedef void (*TlnTagAnswer) (gint64 tag, const char *name, gint64 into, gpointer data);

/* tags: element TlnWordTag, all there are; borrowed during the call and, by a reference, as long as
 * it asks. data is a GObject, referenced likewise. */
void tln_tag_ask_name (GtkWidget *from,
                       const TlnWordTag *tag,
                       GPtrArray *tags,
                       TlnTagAnswer answer,
                       gpointer data);
void tln_tag_ask_other (GtkWidget *from,
                        const TlnWordTag *tag,
                        GPtrArray *tags,
                        TlnTagAnswer answer,
                        gpointer data);

G_END_DECLS
