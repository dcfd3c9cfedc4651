/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What throughline-pdf says to the program that started it. It is a program of its own because a
 * PDF is read by a large library from a file of a stranger: what goes wrong there ends there.
 *
 *   throughline-pdf [--memory MB] [--seconds N] [--pages N]     the text, as below
 *   throughline-pdf --page N --width PIXELS                     a picture (PNG) of page N, from 1
 *
 * The PDF comes by standard input, a file or a pipe. The text goes to standard output, a pipe, for
 * it may not write files, as lines of UTF-8; the first word says what a line is. Lengths are tenths
 * of a point from the upper left corner of the page, whole numbers. TEXT is one line and may be
 * empty. A page that is written sideways is told as if it had been turned.
 *
 *   throughline-pdf 1               first: the version of this format
 *   pages N
 *   title TEXT                      what the file states of itself, each at most once
 *   author TEXT
 *   created SECONDS                 since 1970, UTC
 *   page WIDTH HEIGHT               begins a page
 *   run X0 Y0 X1 Y1 SIZE FLAGS TEXT letters of one size side by side; a blank at the end of
 *                                   TEXT says that a word ends there
 *   picture X0 Y0 X1 Y1             on pages with next to no text only
 *   end                             last: all is there
 *
 * The exit status is one of the following. Whoever takes too much memory or time ends by a signal
 * (SIGABRT or SIGTRAP, SIGXCPU). */
#pragma once

#define TLN_PDF_STREAM_VERSION "throughline-pdf 1"

/* Flags of a run. */
#define TLN_PDF_BOLD 1
#define TLN_PDF_ITALIC 2
#define TLN_PDF_SIDEWAYS 4 /* goes up or down the page */

/* Exit statuses. */
#define TLN_PDF_DONE 0
#define TLN_PDF_USAGE 2
#define TLN_PDF_DAMAGED 3
#define TLN_PDF_ENCRYPTED 4
#define TLN_PDF_PAGES 5 /* more pages than allowed */
#define TLN_PDF_TEXT 6 /* more text than TLN_PDF_MAX_OUTPUT */
#define TLN_PDF_UNWRITABLE 7 /* nobody listens */
#define TLN_PDF_NO_PAGE 8 /* no page of that number */

/* Bytes of the text stream and of a picture, at most. */
#define TLN_PDF_MAX_OUTPUT (32 * 1024 * 1024)
/* Pixels of a side of a picture, at most. */
#define TLN_PDF_MAX_SIDE 4096
