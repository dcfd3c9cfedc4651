/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The YAML head of a Markdown file, as note programs and clippers write it. */
#pragma once

#include "tln-metadata.h"

G_BEGIN_DECLS

/* Reads the front matter, if there is one, into metadata; returns where the body begins. The part
 * of YAML that clippers write: "key: value", quoted values, lists in brackets or by lines. */
const char *tln_front_matter_read (const char *text, TlnMetadata *metadata);

G_END_DECLS
