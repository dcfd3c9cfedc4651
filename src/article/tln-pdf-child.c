/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of throughline-pdf. The file goes over as a nameless file on standard input, so
 * that nothing has to be fed; only what comes back is waited for, together with the clock and the
 * cancellable. */
#include "tln-pdf-child.h"

#include "config.h"
#include "tln-error.h"
#include "tln-pdf-stream.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define READ_SIZE (64 * 1024)

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, TLN_IMPORT_ERROR, code, message);
  return FALSE;
}

/* A file without a name that holds the bytes, at its beginning; -1: failed. */
static int
nameless_file (GBytes *bytes, GError **error)
{
  gsize size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("throughline-pdf", MFD_CLOEXEC);

  while (fd >= 0 && done < size) {
    gssize n = write (fd, data + done, size - done);
    if (n > 0) {
      done += (gsize) n;
    } else if (errno != EINTR) {
      close (fd);
      fd = -1;
    }
  }
  if (fd < 0 || lseek (fd, 0, SEEK_SET) != 0)
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_HEAVY,
                 "the file cannot be handed over: %s", g_strerror (errno));
  return fd;
}

static GSubprocess *
start (GBytes *pdf, const char *const *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  const char *program = g_getenv ("TLN_PDF");
  int fd = nameless_file (pdf, error);

  if (fd < 0)
    return NULL;
  g_ptr_array_add (command, (gpointer) (program != NULL ? program : LIBEXECDIR "/throughline-pdf"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) arguments[i]);
  g_ptr_array_add (command, NULL);
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  GSubprocess *child =
      g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &local);
  if (child == NULL)
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_READER,
                 "PDF files cannot be read here: %s", local->message);
  return child;
}

/* Waits for something to read. FALSE: time is over, or cancelled. */
static gboolean
wait_for (int fd, gint64 until, GCancellable *cancellable, GError **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN } };
  guint n = 1;

  if (g_cancellable_make_pollfd (cancellable, &fds[1]))
    n = 2;
  gint64 left = MAX (0, (until - g_get_monotonic_time ()) / 1000 + 1);
  int ready = g_poll (fds, n, (int) MIN (left, G_MAXINT));
  if (n == 2)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if ((ready == 0 && left <= 1) || g_get_monotonic_time () > until)
    return refuse (error, TLN_IMPORT_ERROR_TOO_HEAVY, "reading the PDF takes too long");
  return TRUE;
}

static gboolean
collect (int fd, gint64 until, GByteArray *out, GCancellable *cancellable, GError **error)
{
  for (;;) {
    guint before = out->len;

    if (!wait_for (fd, until, cancellable, error))
      return FALSE;
    g_byte_array_set_size (out, before + READ_SIZE);
    gssize n = read (fd, out->data + before, READ_SIZE);
    g_byte_array_set_size (out, before + (guint) MAX (n, 0));
    if (n == 0)
      return TRUE;
    if (n < 0 && errno != EINTR && errno != EAGAIN)
      return refuse (error, TLN_IMPORT_ERROR_DAMAGED, "the reader of PDF files broke off");
    if (out->len > TLN_PDF_MAX_OUTPUT + READ_SIZE)
      return refuse (error, TLN_IMPORT_ERROR_TOO_LONG, "more text than is read");
  }
}

/* Why it was ended by a signal: a limit (an allocation that fails aborts), or a fault of its own.
 */
static gboolean
say_signal (int number, GError **error)
{
  switch (number) {
  case SIGXCPU:
  case SIGKILL:
    return refuse (error, TLN_IMPORT_ERROR_TOO_HEAVY, "reading the PDF takes too long");
  case SIGABRT:
  case SIGTRAP:
    return refuse (error, TLN_IMPORT_ERROR_TOO_HEAVY, "reading the PDF takes too much memory");
  default:
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_DAMAGED,
                 "a damaged PDF: its reader failed (signal %d)", number);
    return FALSE;
  }
}

static gboolean
check_status (GSubprocess *child, GError **error)
{
  if (g_subprocess_get_if_signaled (child))
    return say_signal (g_subprocess_get_term_sig (child), error);
  switch (g_subprocess_get_exit_status (child)) {
  case TLN_PDF_DONE:
    return TRUE;
  case TLN_PDF_ENCRYPTED:
    return refuse (error, TLN_IMPORT_ERROR_ENCRYPTED, "the PDF is protected by a password");
  case TLN_PDF_PAGES:
    return refuse (error, TLN_IMPORT_ERROR_TOO_LONG, "a PDF of more pages than are read");
  case TLN_PDF_TEXT:
    return refuse (error, TLN_IMPORT_ERROR_TOO_LONG, "a PDF of more text than is read");
  case TLN_PDF_USAGE:
    return refuse (error, TLN_IMPORT_ERROR_NO_READER,
                   "the reader of PDF files is of another version");
  default:
    return refuse (error, TLN_IMPORT_ERROR_DAMAGED, "a damaged PDF");
  }
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *ended = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *ended = TRUE;
}

static gboolean
late_cb (gpointer data)
{
  g_subprocess_force_exit (data);
  return G_SOURCE_REMOVE;
}

/* Waits for the end of a program that has said all: one that stays on nevertheless is killed. */
static void
reap (GSubprocess *child, gint64 until)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gint64 left = MAX (0, (until - g_get_monotonic_time ()) / 1000);
  g_autoptr (GSource) late = g_timeout_source_new ((guint) left);
  gboolean ended = FALSE;

  g_main_context_push_thread_default (context);
  g_source_set_callback (late, late_cb, child, NULL);
  g_source_attach (late, context);
  g_subprocess_wait_async (child, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (late);
  g_main_context_pop_thread_default (context);
}

static GBytes *
run (GBytes *pdf,
     const char *const *arguments,
     guint seconds,
     GCancellable *cancellable,
     GError **error)
{
  gint64 until = g_get_monotonic_time () + (gint64) seconds * G_TIME_SPAN_SECOND;
  g_autoptr (GSubprocess) child = start (pdf, arguments, error);
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (child == NULL)
    return NULL;
  int fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (child)));
  gboolean done = collect (fd, until, out, cancellable, error);
  if (!done)
    g_subprocess_force_exit (child);
  reap (child, until);
  if (!done || !check_status (child, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

GBytes *
tln_pdf_child_text (GBytes *pdf,
                    const TlnPdfLimits *limits,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *memory = g_strdup_printf ("--memory=%u", limits->memory_mb);
  g_autofree char *seconds = g_strdup_printf ("--seconds=%u", MAX (1, limits->seconds));
  g_autofree char *pages = g_strdup_printf ("--pages=%u", limits->pages);
  const char *const arguments[] = { memory, seconds, pages, NULL };

  return run (pdf, arguments, limits->seconds, cancellable, error);
}

GBytes *
tln_pdf_child_picture (GBytes *pdf,
                       guint page,
                       guint width,
                       GCancellable *cancellable,
                       GError **error)
{
  const TlnPdfLimits limits = TLN_PDF_LIMITS;
  g_autofree char *number = g_strdup_printf ("--page=%u", page);
  g_autofree char *wide = g_strdup_printf ("--width=%u", width);
  const char *const arguments[] = { number, wide, NULL };

  return run (pdf, arguments, limits.seconds, cancellable, error);
}
