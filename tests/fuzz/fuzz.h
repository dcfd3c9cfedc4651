/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every fuzz target defines, by the name that libFuzzer calls. */
#pragma once

#include <glib.h>

/* Tries one input; always 0. A broken promise aborts. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
