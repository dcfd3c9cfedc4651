/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are not the author's argument: disclaimers and risk disclosure, promotion, who
 * supplied a picture or the article, captions, the site's navigation. Found by headings, by where a
 * line stands and by how it is written; no site or publisher is known by name. A line is taken
 * whole or not at all, and left alone when in doubt. */
#pragma once

#include "tln-detect.h"

G_BEGIN_DECLS

/* The boilerplate of a text by start, without overlap, each with its rule. Elements are
 * TlnFoundBoilerplate, freed with the array. Pure; linear in the text. */
GPtrArray *tln_boilerplate_find (const char *text);

/* The kind of boilerplate that covers a place, or NULL. Binary search. */
const char *tln_boilerplate_at (GPtrArray *boilerplate, guint32 offset);

G_END_DECLS
