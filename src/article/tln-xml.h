/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML as feeds and lists of feeds come: mostly well formed, often not. */
#pragma once

#include "tln-dom.h"

G_BEGIN_DECLS

/* A tree of UTF-8 text. The root is an element "#document" that holds whatever stood outermost.
 * Elements have the tag TLN_TAG_OTHER and a name in lower case: the bare name where they are of
 * RSS or of no namespace, else one of the prefixes "atom", "dc", "dcterms", "content", "itunes",
 * "media", "rdf", "foaf", "html" by the address of the namespace, whatever prefix the file uses,
 * and "?" for a namespace that is not known. Attributes are named in the same way, with "xml:base"
 * and "xml:lang".
 *
 * Never fails, like a browser: what is open at the end is closed, an end tag that fits nothing is
 * passed over, "&" and "<" that begin nothing are characters, names of HTML characters are
 * understood. faulty (or NULL) says whether any of this was needed. Nothing is loaded; entities
 * that the file declares are text, never markup, and come to a bounded length. Trees deeper than
 * 256 are flattened. Any thread. */
TlnDom *tln_xml_parse (const char *text, gsize length, gboolean *faulty);

/* "atom:title" to "title". */
const char *tln_xml_local_name (const char *name);

/* The address that relative ones at a node are meant against: xml:base of its ancestors, from the
 * outside in, on top of base (which may be NULL). Caller frees; NULL when there is none. */
char *tln_xml_base (const TlnNode *node, const char *base);
/* xml:lang of the nearest ancestor that says it, or NULL. */
const char *tln_xml_language (const TlnNode *node);

G_END_DECLS
