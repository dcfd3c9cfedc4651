/* SPDX-License-Identifier: GPL-3.0-or-later */
/* throughline-pdf: the one program that reads PDF files, within limits it sets itself first. What
 * it takes and gives stands in tln-pdf-stream.h. */
#include "tln-pdf-limits.h"
#include "tln-pdf-picture.h"
#include "tln-pdf-stream.h"
#include "tln-pdf-text.h"

#include <unistd.h>

typedef struct {
  int memory;
  int seconds;
  int pages;
  int page;
  int width;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "memory", 0, 0, G_OPTION_ARG_INT, &options->memory, "Memory at most", "MB" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &options->seconds, "Processor time at most", "N" },
    { "pages", 0, 0, G_OPTION_ARG_INT, &options->pages, "Pages at most", "N" },
    { "page", 0, 0, G_OPTION_ARG_INT, &options->page, "A picture of this page", "N" },
    { "width", 0, 0, G_OPTION_ARG_INT, &options->width, "Its width", "PIXELS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("< FILE.pdf");

  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, NULL) && *argc == 1 && options->memory > 0 &&
         options->seconds > 0 && options->pages > 0 && options->page >= 0 && options->width > 0;
}

int
main (int argc, char **argv)
{
  Options options = { .memory = 1024, .seconds = 60, .pages = 2000, .width = 1024 };
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  int status;

  if (!parse_options (&options, &argc, &argv) ||
      !tln_pdf_limit ((guint) options.memory, (guint) options.seconds))
    return TLN_PDF_USAGE;
  document = poppler_document_new_from_fd (dup (STDIN_FILENO), NULL, &error);
  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? TLN_PDF_ENCRYPTED
                                                                           : TLN_PDF_DAMAGED;
  status = options.page > 0 ? tln_pdf_picture_write (document, options.page, options.width)
                            : tln_pdf_text_write (document, (guint) options.pages);
  g_object_unref (document);
  return status;
}
