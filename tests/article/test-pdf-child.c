/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program that reads PDF files, as its parent sees it: what it says of whole and broken files,
 * that its limits hold, and that nothing of it stays behind. */
#include "tln-error.h"
#include "tln-pdf-child.h"
#include "tln-pdf-stream.h"
#include "tln-test-pdf.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

static const TlnPdfLimits usual = { .memory_mb = 1024, .seconds = 60, .pages = 2000 };

static GBytes *
small_pdf (guint pages)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  for (guint i = 0; i < pages; i++) {
    if (i > 0)
      tln_test_pdf_next_page (pdf);
    tln_test_pdf_line (pdf, 72, 100, "Compute is short, 算力紧缺.");
  }
  return tln_test_pdf_finish (pdf);
}

/* Whatever was started has ended and was reaped. */
static void
assert_no_child (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

static void
assert_refused (GBytes *pdf, const TlnPdfLimits *limits, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stream = tln_pdf_child_text (pdf, limits, NULL, &error);

  g_assert_null (stream);
  g_assert_error (error, TLN_IMPORT_ERROR, code);
  assert_no_child ();
}

static void
test_stream (void)
{
  g_autoptr (GBytes) pdf = small_pdf (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stream = tln_pdf_child_text (pdf, &usual, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (stream, NULL), g_bytes_get_size (stream));
  g_assert_true (g_str_has_prefix (text, TLN_PDF_STREAM_VERSION "\npages 2\n"));
  g_assert_true (g_str_has_suffix (text, "\nend\n"));
  g_assert_nonnull (strstr (text, "\npage 5950 8420\nrun 72"));
  g_assert_nonnull (strstr (text, "Compute is short"));
  g_assert_nonnull (strstr (text, "算力紧缺"));
  assert_no_child ();
}

static void
test_refused (void)
{
  g_autoptr (GBytes) pdf = small_pdf (4);
  g_autoptr (GBytes) empty = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (GBytes) encrypted = tln_test_pdf_encrypted ();
  const TlnPdfLimits three = { .memory_mb = 1024, .seconds = 60, .pages = 3 };
  const TlnPdfLimits wrong = { .memory_mb = 0, .seconds = 60, .pages = 3 };

  assert_refused (empty, &usual, TLN_IMPORT_ERROR_DAMAGED);
  assert_refused (encrypted, &usual, TLN_IMPORT_ERROR_ENCRYPTED);
  assert_refused (pdf, &three, TLN_IMPORT_ERROR_TOO_LONG);
  assert_refused (pdf, &wrong, TLN_IMPORT_ERROR_NO_READER);
}

static void
test_time (void)
{
  g_autoptr (GBytes) endless = tln_test_pdf_endless ();
  const TlnPdfLimits second = { .memory_mb = 1024, .seconds = 1, .pages = 10 };
  const TlnPdfLimits none = { .memory_mb = 1024, .seconds = 0, .pages = 10 };
  gint64 start = g_get_monotonic_time ();

  assert_refused (endless, &none, TLN_IMPORT_ERROR_TOO_HEAVY);
  assert_refused (endless, &second, TLN_IMPORT_ERROR_TOO_HEAVY);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the address sanitizer needs more address space than any limit");
  return;
#endif
  g_autoptr (GBytes) pdf = small_pdf (1);
  const TlnPdfLimits little = { .memory_mb = 1, .seconds = 60, .pages = 10 };

  assert_refused (pdf, &little, TLN_IMPORT_ERROR_TOO_HEAVY);
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) endless = tln_test_pdf_endless ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);

  g_assert_null (tln_pdf_child_text (endless, &usual, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  assert_no_child ();
}

static void
test_missing (void)
{
  g_autofree char *program = g_strdup (g_getenv ("TLN_PDF"));
  g_autoptr (GBytes) pdf = small_pdf (1);

  g_setenv ("TLN_PDF", "/nonexistent/throughline-pdf", TRUE);
  assert_refused (pdf, &usual, TLN_IMPORT_ERROR_NO_READER);
  g_setenv ("TLN_PDF", program, TRUE);
}

static void
test_picture (void)
{
  g_autoptr (GBytes) pdf = small_pdf (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = tln_pdf_child_picture (pdf, 2, 300, NULL, &error);

  g_assert_no_error (error);
  const guint8 *data = g_bytes_get_data (picture, NULL);
  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpint (data[18] << 8 | data[19], ==, 300);
  g_assert_cmpint (data[22] << 8 | data[23], ==, 425);
  g_assert_null (tln_pdf_child_picture (pdf, 3, 300, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_DAMAGED);
  assert_no_child ();
}

/* Many at once, from many threads. */
static gpointer
read_thread (gpointer pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stream = tln_pdf_child_text (pdf, &usual, NULL, &error);

  g_assert_no_error (error);
  return GSIZE_TO_POINTER (g_bytes_get_size (stream));
}

static void
test_threads (void)
{
  g_autoptr (GBytes) pdf = small_pdf (3);
  GThread *threads[4];
  gsize size = GPOINTER_TO_SIZE (read_thread (pdf));

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("read", read_thread, pdf);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==, size);
  assert_no_child ();
}

/* Cut off and changed anywhere: an answer or an error, and nobody is left. */
static void
test_mutated (void)
{
  g_autoptr (GBytes) pdf = small_pdf (2);
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  for (guint round = 0; round < 40; round++) {
    g_autofree char *copy = g_memdup2 (data, size);
    for (guint i = 0; i < 1 + round % 8; i++)
      copy[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int ();
    gsize length = round % 4 == 0 ? (gsize) g_test_rand_int_range (1, (gint32) size) : size;
    g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) stream = tln_pdf_child_text (bytes, &usual, NULL, &error);
    g_assert_true ((stream == NULL) == (error != NULL));
    assert_no_child ();
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-child/stream", test_stream);
  g_test_add_func ("/pdf-child/refused", test_refused);
  g_test_add_func ("/pdf-child/time", test_time);
  g_test_add_func ("/pdf-child/memory", test_memory);
  g_test_add_func ("/pdf-child/cancelled", test_cancelled);
  g_test_add_func ("/pdf-child/missing", test_missing);
  g_test_add_func ("/pdf-child/picture", test_picture);
  g_test_add_func ("/pdf-child/threads", test_threads);
  g_test_add_func ("/pdf-child/mutated", test_mutated);
  return g_test_run ();
}
