/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program allows itself. */
#pragma once

#include <glib.h>

/* Takes from the process what reading a PDF does not need: memory beyond memory_mb, processor time
 * beyond seconds, writing of files, more than a few open files, a core dump, new privileges. Cannot
 * be taken back. To be called before the first byte is read. FALSE: a limit was refused. */
gboolean tln_pdf_limit (guint memory_mb, guint seconds);
