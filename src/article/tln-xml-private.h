/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the XML reader: names by namespace, and references to characters. */
#pragma once

#include "tln-xml.h"

G_BEGIN_DECLS

/* Which prefix means which namespace, inside which element. */
typedef struct TlnXmlScope TlnXmlScope;
TlnXmlScope *tln_xml_scope_new (void);
void tln_xml_scope_free (TlnXmlScope *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnXmlScope, tln_xml_scope_free)
/* An attribute xmlns or xmlns:… of the element at a depth. */
void tln_xml_scope_add (TlnXmlScope *scope, const char *attribute, const char *uri, guint depth);
/* Forgets what was declared at this depth and deeper. */
void tln_xml_scope_leave (TlnXmlScope *scope, guint depth);
/* A name as written to a name of the tree, in lower case; caller frees. Attributes without a
 * prefix have no namespace. */
char *tln_xml_scope_name (const TlnXmlScope *scope, const char *written, gboolean attribute);

/* The entities a file declares itself. */
typedef struct {
  GHashTable *values; /* name to text; NULL where there are none */
  gsize left; /* bytes they may still add */
} TlnXmlEntities;
/* Reads a document type declaration at "<!DOCTYPE"; returns where it ends. */
const char *tln_xml_entities_read (TlnXmlEntities *entities, const char *at, const char *end);
void tln_xml_entities_clear (TlnXmlEntities *entities);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlnXmlEntities, tln_xml_entities_clear)
/* Appends text with its references resolved; FALSE when one of them meant nothing. */
gboolean
tln_xml_append_text (GString *out, const char *text, gsize length, TlnXmlEntities *entities);

G_END_DECLS
