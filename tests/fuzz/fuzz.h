/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every fuzz target defines, by the name that libFuzzer calls.
 *
 * A target is three programs: replay-NAME, a test that gives it every file of corpus/NAME;
 * mutate-NAME, which changes these files at random, with any compiler (mutate.c); and, with clang
 * and the option fuzz, fuzz-NAME of libFuzzer, which sees what an input reaches. For the last one
 * tests/fuzz/run makes a Debian tree of its own with clang in it (build-aux/lists/fuzz.txt), builds
 * with the address and undefined behaviour sanitizers and tries every target, or those named, for
 * some seconds each:
 *
 *   tests/fuzz/run 60                 all of them for a minute
 *   tests/fuzz/run 600 epub feed      these for ten
 *
 * What it learns is kept in _build/libfuzzer/found, what breaks a target in
 * _build/libfuzzer/broken. Words of a format are in dict/NAME.dict, which both read. An input that
 * broke a target goes into its corpus once it is mended, with a name that says what it is. */
#pragma once

#include <glib.h>

/* Tries one input; always 0. A broken promise aborts. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
