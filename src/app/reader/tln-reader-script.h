/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting Chinese, Japanese and Korean beside Latin script: by tags, never by changing the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tags, after all those of the text: they win over these. */
void tln_reader_script_make_tags (GtkTextBuffer *buffer);

/* What is slanted in [from, to) stands upright where it is CJK, which has no italics; emphasis is
 * then a heavier stroke. Offsets of the buffer. */
void
tln_reader_script_stand_up (GtkTextBuffer *buffer, guint32 from, guint32 to, gboolean emphasis);

/* A thin gap where CJK and Latin letters or digits touch in [from, to), offsets of the buffer. */
void tln_reader_script_part (GtkTextBuffer *buffer, guint32 from, guint32 to);

/* The language of a tag's text ("zh", NULL: not known), by which lines are broken and the forms of
 * characters are chosen. */
void tln_reader_script_set_language (GtkTextTag *tag, const char *language);

G_END_DECLS
