/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters with their boxes, as poppler gives them, put together to runs. Nothing is understood
 * here: lines, columns and paragraphs are made of the runs by the one who reads them, who need not
 * trust this program. */
#include "tln-pdf-text.h"

#include "tln-pdf-stream.h"
#include "tln-pdf-way.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A page of fewer letters is asked for its pictures, of which only so many are told. */
#define FEW_LETTERS 64
#define MAX_PICTURES 64
/* A gap of so many times the size of the letters parts runs; a smaller one words; between Chinese
 * characters, which are often set wide, it must be larger for that. */
#define WIDE_GAP 1.2
#define WORD_GAP 0.3
#define HAN_GAP 0.6

typedef struct {
  gsize written;
  int status;
} Output;

/* The run at hand. */
typedef struct {
  Output *out;
  GString *text;
  PopplerRectangle box;
  PopplerRectangle last; /* of its last letter */
  double size;
  guint flags;
  guint letters;
  gunichar c; /* the last letter */
  gboolean blank; /* after it */
  gboolean sideways; /* the letters stand below or above one another */
} Run;

static void G_GNUC_PRINTF (2, 3) say (Output *out, const char *format, ...)
{
  va_list args;

  if (out->status != TLN_PDF_DONE)
    return;
  va_start (args, format);
  int n = vprintf (format, args);
  va_end (args);
  if (n < 0)
    out->status = TLN_PDF_UNWRITABLE;
  else if ((out->written += (gsize) n) > TLN_PDF_MAX_OUTPUT)
    out->status = TLN_PDF_TEXT;
}

/* Lengths far outside of any page are as good as its edge. */
static int
tenths (double points)
{
  return isfinite (points) ? (int) lround (CLAMP (points, -20000, 20000) * 10) : 0;
}

/* On one line, without what is no text. */
static char *
one_line (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *p = line; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == 0x7F)
      *p = ' ';
  return line;
}

static void
say_text (Output *out, const char *what, const char *text)
{
  g_autofree char *line = text != NULL ? one_line (text) : NULL;

  if (line != NULL)
    say (out, "%s %s\n", what, line);
}

static void
end_run (Run *run)
{
  /* Two are a fraction or the like. */
  if (run->sideways && run->letters > 2)
    run->flags |= TLN_PDF_SIDEWAYS;
  if (run->blank)
    g_string_append_c (run->text, ' ');
  if (run->letters > 0) {
    g_autofree char *line = one_line (run->text->str);
    say (run->out, "run %d %d %d %d %d %u %s\n", tenths (run->box.x1), tenths (run->box.y1),
         tenths (run->box.x2), tenths (run->box.y2), tenths (run->size), run->flags, line);
  }
  g_string_truncate (run->text, 0);
  run->letters = 0;
  run->blank = run->sideways = FALSE;
}

static guint
font_flags (const char *font)
{
  /* Of fonts that come with TeX, and of one that Chinese headings are set in. */
  static const char *const heavy[] = { "bold", "black", "heavy", "demi", "cmbx", "ssbx", "simhei" };
  static const char *const slanted[] = { "italic", "oblique" };
  g_autofree char *name = g_ascii_strdown (font != NULL ? font : "", -1);
  guint flags = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (heavy); i++)
    if (strstr (name, heavy[i]) != NULL)
      flags |= TLN_PDF_BOLD;
  if (g_str_has_suffix (name, "-medi"))
    flags |= TLN_PDF_BOLD;
  for (gsize i = 0; i < G_N_ELEMENTS (slanted); i++)
    if (strstr (name, slanted[i]) != NULL)
      flags |= TLN_PDF_ITALIC;
  return flags;
}

static double
shared_width (const PopplerRectangle *a, const PopplerRectangle *b)
{
  return (MIN (a->x2, b->x2) - MAX (a->x1, b->x1)) / MAX (MIN (a->x2 - a->x1, b->x2 - b->x1), 0.01);
}

static double
shared_height (const PopplerRectangle *a, const PopplerRectangle *b)
{
  return (MIN (a->y2, b->y2) - MAX (a->y1, b->y1)) / MAX (MIN (a->y2 - a->y1, b->y2 - b->y1), 0.01);
}

/* The next letter stands right above or below the last one. */
static gboolean
goes_down (const Run *run, const PopplerRectangle *box)
{
  double gap = MAX (box->y1 - run->last.y2, run->last.y1 - box->y2);

  return shared_width (&run->last, box) > 0.8 && shared_height (&run->last, box) < 0.25 &&
         gap < run->size * WIDE_GAP;
}

/* The next letter does not go on where the run does. */
static gboolean
apart (Run *run, const PopplerRectangle *box)
{
  gboolean down = goes_down (run, box);

  if (run->letters == 1)
    run->sideways = down;
  if (run->sideways)
    return !down;
  return fabs (box->x1 - run->last.x2) > run->size * WIDE_GAP ||
         shared_height (&run->last, box) < 0.25;
}

/* Han, kana, hangul and their punctuation. */
static gboolean
wide (gunichar c)
{
  return (c >= 0x2E80 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x20000 && c < 0x40000);
}

/* Poppler's blanks are gaps, too: those between Chinese characters are mostly none. */
static gboolean
word_ends (const Run *run, gunichar c, const PopplerRectangle *box)
{
  double gap = box->x1 - run->last.x2;

  if (run->sideways)
    return run->blank;
  if (wide (c) && wide (run->c))
    return gap > run->size * HAN_GAP;
  return run->blank || gap > run->size * WORD_GAP;
}

static void
add_letter (Run *run, gunichar c, const PopplerRectangle *box, const PopplerTextAttributes *style)
{
  double size = style != NULL && style->font_size > 0 ? style->font_size : box->y2 - box->y1;
  guint flags = style != NULL ? font_flags (style->font_name) : 0;

  if (run->letters > 0 &&
      (flags != run->flags || fabs (size - run->size) > 0.3 || apart (run, box)))
    end_run (run);
  if (run->letters == 0) {
    run->box = *box;
    run->size = size;
    run->flags = flags;
  } else if (word_ends (run, c, box)) {
    g_string_append_c (run->text, ' ');
  }
  run->box.x1 = MIN (run->box.x1, box->x1);
  run->box.y1 = MIN (run->box.y1, box->y1);
  run->box.x2 = MAX (run->box.x2, box->x2);
  run->box.y2 = MAX (run->box.y2, box->y2);
  run->last = *box;
  run->c = c;
  run->blank = FALSE;
  run->letters++;
  g_string_append_unichar (run->text, c);
}

/* The letters of a page: text has n characters at those places. */
typedef struct {
  char *text;
  PopplerRectangle *boxes;
  guint n;
  GList *styles;
} Letters;

static void
read_letters (Letters *letters, PopplerPage *page)
{
  letters->text = poppler_page_get_text (page);
  if (letters->text == NULL || *letters->text == '\0')
    return;
  letters->styles = poppler_page_get_text_attributes (page);
  if (!poppler_page_get_text_layout (page, &letters->boxes, &letters->n))
    letters->n = 0;
}

static void
letters_clear (Letters *letters)
{
  g_free (letters->text);
  g_free (letters->boxes);
  poppler_page_free_text_attributes (letters->styles);
}

/* Returns how many there are. */
static guint
say_letters (Output *out, const Letters *letters)
{
  const GList *style = letters->styles;
  Run run = { .out = out, .text = g_string_new (NULL) };
  const char *p = letters->text;
  guint n = 0;

  for (guint i = 0; i < letters->n && *p != '\0'; p = g_utf8_next_char (p), i++) {
    gunichar c = g_utf8_get_char (p);
    while (style != NULL && style->next != NULL &&
           ((PopplerTextAttributes *) style->data)->end_index < (int) i)
      style = style->next;
    if (c == '\n' || c == '\r' || c == '\f') {
      end_run (&run);
    } else if (g_unichar_isspace (c)) {
      run.blank = run.letters > 0;
    } else {
      add_letter (&run, c, &letters->boxes[i], style != NULL ? style->data : NULL);
      n++;
    }
  }
  end_run (&run);
  g_string_free (run.text, TRUE);
  return n;
}

static void
say_pictures (Output *out, PopplerPage *page)
{
  GList *pictures = poppler_page_get_image_mapping (page);
  guint n = 0;

  for (const GList *at = pictures; at != NULL && n < MAX_PICTURES; at = at->next, n++) {
    const PopplerImageMapping *picture = at->data;
    say (out, "picture %d %d %d %d\n", tenths (picture->area.x1), tenths (picture->area.y1),
         tenths (picture->area.x2), tenths (picture->area.y2));
  }
  poppler_page_free_image_mapping (pictures);
}

static void
say_head (Output *out, PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);

  say (out, TLN_PDF_STREAM_VERSION "\npages %d\n", poppler_document_get_n_pages (document));
  say_text (out, "title", title);
  say_text (out, "author", author);
  if (created != NULL)
    say (out, "created %" G_GINT64_FORMAT "\n", g_date_time_to_unix (created));
}

/* A page that is broken is an empty one: the others keep their numbers. */
static void
say_page (Output *out, PopplerPage *page)
{
  double width = 0, height = 0;
  Letters letters = { NULL };

  if (page != NULL) {
    poppler_page_get_size (page, &width, &height);
    read_letters (&letters, page);
    tln_pdf_turn (tln_pdf_way (letters.text, letters.boxes, letters.n), &width, &height,
                  letters.boxes, letters.n);
  }
  say (out, "page %d %d\n", tenths (width), tenths (height));
  if (page != NULL && say_letters (out, &letters) < FEW_LETTERS)
    say_pictures (out, page);
  letters_clear (&letters);
}

int
tln_pdf_text_write (PopplerDocument *document, guint max_pages)
{
  Output out = { 0, TLN_PDF_DONE };
  int n = poppler_document_get_n_pages (document);

  if (n < 1)
    return TLN_PDF_DAMAGED;
  if ((guint) n > max_pages)
    return TLN_PDF_PAGES;
  say_head (&out, document);
  for (int i = 0; i < n && out.status == TLN_PDF_DONE; i++) {
    PopplerPage *page = poppler_document_get_page (document, i);
    say_page (&out, page);
    g_clear_object (&page);
  }
  say (&out, "end\n");
  if (out.status == TLN_PDF_DONE && fflush (stdout) != 0)
    out.status = TLN_PDF_UNWRITABLE;
  return out.status;
}
