/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files for tests, drawn here: pages of 595 by 842 points. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct TlnTestPdf TlnTestPdf;

TlnTestPdf *tln_test_pdf_new (void);
/* What the file states of itself; created is ISO 8601. Each may be NULL. */
void
tln_test_pdf_state (TlnTestPdf *pdf, const char *title, const char *author, const char *created);

/* font is as Pango writes it, "Sans Bold 11", the size in points. */
void tln_test_pdf_font (TlnTestPdf *pdf, const char *font);
/* A line with its upper left corner there. */
void tln_test_pdf_line (TlnTestPdf *pdf, double x, double y, const char *text);
/* The same, going up the page from there. */
void tln_test_pdf_stamp (TlnTestPdf *pdf, double x, double y, const char *text);
/* Text set justified in lines of that width, each paragraph of it (ended by LF) with its first line
 * indented by 20 points. Returns where it ends. */
double
tln_test_pdf_paragraphs (TlnTestPdf *pdf, double x, double y, double width, const char *text);
/* What follows on this page is drawn turned, on paper of 842 by 595 points: up the page, or down.
 */
void tln_test_pdf_turn (TlnTestPdf *pdf, gboolean down);
/* A picture all over the page. */
void tln_test_pdf_picture (TlnTestPdf *pdf);
void tln_test_pdf_next_page (TlnTestPdf *pdf);

GBytes *tln_test_pdf_finish (TlnTestPdf *pdf);

/* A PDF out of its objects ("<< … >>"), numbered from 1, of which the first is the catalog; trailer
 * holds further entries of the trailer. */
GBytes *tln_test_pdf_from_objects (const char *const *objects, guint n, const char *trailer);
/* One with a password; one whose page takes years to read. */
GBytes *tln_test_pdf_encrypted (void);
GBytes *tln_test_pdf_endless (void);

G_END_DECLS
