/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the stream of throughline-pdf line by line. */
#include "tln-pdf-pages.h"

#include "tln-error.h"
#include "tln-pdf-stream.h"
#include "tln-text.h"

#include <string.h>

/* Numbers beyond are cut down: sums of them stay far from the limits of an int. */
#define FAR 1000000
/* Runs beyond are left out: no page that is read holds so many. */
#define MAX_RUNS 20000

static void
page_free (gpointer data)
{
  TlnPdfPage *page = data;

  g_ptr_array_unref (page->runs);
  g_free (page);
}

void
tln_pdf_pages_free (TlnPdfPages *pages)
{
  g_free (pages->title);
  g_free (pages->author);
  g_ptr_array_unref (pages->pages);
  g_free (pages->stream);
  g_free (pages);
}

guint
tln_pdf_weight (const char *text)
{
  guint weight = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    weight += g_unichar_isspace (c) ? 0 : tln_char_cjk (c) ? 2 : 1;
  }
  return weight;
}

/* The next n numbers of a line; returns what stands behind them and one blank, NULL: not so many.
 */
static char *
take_numbers (char *line, int *numbers, guint n)
{
  for (guint i = 0; i < n; i++) {
    char *end;
    gint64 number = g_ascii_strtoll (line, &end, 10);
    if (end == line)
      return NULL;
    numbers[i] = (int) CLAMP (number, -FAR, FAR);
    line = end;
  }
  return *line == ' ' ? line + 1 : line;
}

/* Drops characters that say nothing: controls, what is invisible, places of no character. */
static void
clean (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0';) {
    const char *next = g_utf8_next_char (p);
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_iscntrl (c) && !(tln_char_invisible (c) && c != 0xAD) &&
        g_unichar_isdefined (c)) {
      memmove (to, p, (gsize) (next - p));
      to += next - p;
    }
    p = next;
  }
  *to = '\0';
}

static void
read_run (TlnPdfPage *page, char *line)
{
  int numbers[6];
  char *text = take_numbers (line, numbers, G_N_ELEMENTS (numbers));

  if (page == NULL || text == NULL || page->runs->len >= MAX_RUNS ||
      !g_utf8_validate (text, -1, NULL))
    return;
  gboolean ends_word = g_str_has_suffix (text, " ");
  clean (text);
  g_strstrip (text);
  if (*text == '\0')
    return;
  TlnPdfRun *run = g_new (TlnPdfRun, 1);
  *run = (TlnPdfRun) { .x0 = MIN (numbers[0], numbers[2]),
                       .y0 = MIN (numbers[1], numbers[3]),
                       .x1 = MAX (numbers[0], numbers[2]),
                       .y1 = MAX (numbers[1], numbers[3]),
                       .size = MAX (numbers[4], 1),
                       .flags = (guint) numbers[5],
                       .weight = tln_pdf_weight (text),
                       .ends_word = ends_word,
                       .text = text };
  g_ptr_array_add (page->runs, run);
}

static TlnPdfPage *
read_page (TlnPdfPages *self, char *line)
{
  TlnPdfPage *page = g_new0 (TlnPdfPage, 1);
  int numbers[2] = { 0 };

  page->number = self->pages->len;
  page->runs = g_ptr_array_new_with_free_func (g_free);
  if (take_numbers (line, numbers, 2) != NULL) {
    page->width = numbers[0];
    page->height = numbers[1];
  }
  g_ptr_array_add (self->pages, page);
  return page;
}

static void
read_picture (TlnPdfPage *page, char *line)
{
  int n[4];

  if (page == NULL || take_numbers (line, n, 4) == NULL || page->width <= 0 || page->height <= 0)
    return;
  double width = MIN (n[2], page->width) - MAX (n[0], 0);
  double height = MIN (n[3], page->height) - MAX (n[1], 0);
  page->pictured += MAX (width, 0) * MAX (height, 0) / page->width / page->height;
}

static char *
stated (char *old, const char *text)
{
  return old == NULL && g_utf8_validate (text, -1, NULL) ? g_strdup (text) : old;
}

/* Returns the page at hand. */
static TlnPdfPage *
read_line (TlnPdfPages *self, TlnPdfPage *page, char *line)
{
  if (g_str_has_prefix (line, "run "))
    read_run (page, line + 4);
  else if (g_str_has_prefix (line, "page "))
    return read_page (self, line + 5);
  else if (g_str_has_prefix (line, "picture "))
    read_picture (page, line + 8);
  else if (g_str_has_prefix (line, "title "))
    self->title = stated (self->title, line + 6);
  else if (g_str_has_prefix (line, "author "))
    self->author = stated (self->author, line + 7);
  else if (g_str_has_prefix (line, "created "))
    self->created = g_ascii_strtoll (line + 8, NULL, 10);
  return page;
}

TlnPdfPages *
tln_pdf_pages_parse (GBytes *stream, GError **error)
{
  g_autoptr (TlnPdfPages) self = g_new0 (TlnPdfPages, 1);
  gsize size;
  const char *data = g_bytes_get_data (stream, &size);
  TlnPdfPage *page = NULL;
  gboolean ended = FALSE;

  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->stream = g_strndup (data != NULL ? data : "", size);
  char *line = self->stream;
  gboolean ours = g_str_has_prefix (line, TLN_PDF_STREAM_VERSION "\n");
  while (ours && !ended && *line != '\0') {
    char *end = line + strcspn (line, "\n");
    char *next = *end != '\0' ? end + 1 : end;
    *end = '\0';
    ended = strcmp (line, "end") == 0;
    page = read_line (self, page, line);
    line = next;
  }
  if (ended)
    return g_steal_pointer (&self);
  g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_DAMAGED,
                       "a damaged PDF: its text broke off");
  return NULL;
}
