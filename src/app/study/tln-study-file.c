/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture with its words and the table as CSV. */
#include "tln-study-file.h"

#include "tln-case-words.h"
#include "tln-picture-dialog.h"
#include "tln-sentence-join.h"
#include "tln-study-picture.h"
#include "tln-study-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Words are made here: the thread that draws only has them. */
typedef struct {
  TlnEvidenceStudy *study;
  TlnStudyWords words;
  char *title;
  char *caption;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  tln_evidence_study_unref (page->study);
  g_free (page->title);
  g_free (page->caption);
  g_free (page);
}

static char *
make_caption (const TlnEvidenceStudy *study)
{
  g_autofree char *summary = tln_study_say_summary (study);
  g_autofree char *expected = tln_case_say_expected (study);
  g_autofree char *prices = tln_study_say_prices (study);

  g_autofree char *method =
      tln_sentences_join ((const char *[]) { expected, tln_case_say_caution (), prices, NULL });

  return g_strconcat (summary, "\n", method, NULL);
}

static char *
code_of (const TlnEvidenceStudy *study)
{
  return g_strdup_printf ("%s.%s", study->instrument->code, study->instrument->exchange);
}

static GBytes *
draw (const TlnSheet *look, TlnSheetFormat format, gpointer data, GError **error)
{
  const Page *page = data;
  TlnSheet sheet = *look;

  sheet.title = page->title;
  sheet.caption = page->caption;
  return tln_study_picture (page->study, &page->words, &sheet, format, error);
}

void
tln_study_file_save_picture (GtkWidget *from, TlnEvidenceStudy *study)
{
  g_autofree char *code = code_of (study);
  /* Translators: part of a file name. */
  g_autofree char *name = g_strdup_printf (_ ("%s event study"), code);
  Page *page = g_new0 (Page, 1);
  TlnPictureJob job = { .title = _ ("Picture of the Event Study"),
                        .file_name = name,
                        .draw = draw,
                        .data = page,
                        .data_free = page_free };

  page->study = tln_evidence_study_ref (study);
  tln_study_words_init (&page->words);
  page->title = g_strdup_printf (_ ("Event study of %s"), study->instrument->name);
  page->caption = make_caption (study);
  tln_picture_dialog_ask (from, &job);
}

void
tln_study_file_save_table (GtkWidget *from, TlnEvidenceStudy *study)
{
  g_autofree char *code = code_of (study);
  g_autofree char *name = g_strdup_printf (_ ("%s event study"), code);
  g_autofree char *file_name = g_strconcat (name, ".csv", NULL);
  char *csv = tln_study_csv (study);
  g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

  tln_picture_dialog_save_bytes (from, _ ("Save Table"), file_name, bytes);
}
