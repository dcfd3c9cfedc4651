/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading of saved pages, as read does it but for the printing: how many a second, in how much
 * memory, and, with a folder that holds @mozilla/readability and linkedom, how many Readability.js
 * reads of the same pages in the same run. Prints one JSON line a case; times are medians of
 * ROUNDS, by the clock and of the processor, since machines are shared. Not a test.
 * Usage: bench-read CORPUS [NODE_MODULES]; CORPUS with manifest.jsonl, NODE_MODULES as npm makes
 * it, node on PATH. */
#include "tln-document.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS 5

typedef struct {
  double wall; /* seconds */
  double cpu;
  gsize characters;
} Round;

static double
seconds (clockid_t clock)
{
  struct timespec t;

  clock_gettime (clock, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static GPtrArray *
load_pages (const char *corpus)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *manifest = g_build_filename (corpus, "manifest.jsonl", NULL);
  g_autofree char *lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (manifest, &lines, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
    g_autoptr (JsonNode) node = json_from_string (list[i], &error);
    if (node == NULL)
      g_error ("%s", error->message);
    const char *name = json_object_get_string_member (json_node_get_object (node), "file");
    g_autofree char *path = g_build_filename (corpus, name, NULL);
    char *data;
    gsize size;
    if (!g_file_get_contents (path, &data, &size, &error))
      g_error ("%s", error->message);
    g_ptr_array_add (pages, g_bytes_new_take (data, size));
  }
  return pages;
}

static Round
run_round (GPtrArray *pages)
{
  Round round = { seconds (CLOCK_MONOTONIC), seconds (CLOCK_PROCESS_CPUTIME_ID), 0 };

  for (guint i = 0; i < pages->len; i++) {
    TlnHints hints = { .name = "page.html" };
    g_autoptr (TlnDocument) document = tln_document_parse (pages->pdata[i], &hints, NULL);
    if (document != NULL)
      round.characters += (gsize) g_utf8_strlen (document->rich->text, -1);
  }
  round.wall = seconds (CLOCK_MONOTONIC) - round.wall;
  round.cpu = seconds (CLOCK_PROCESS_CPUTIME_ID) - round.cpu;
  return round;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare_doubles);
  return values[ROUNDS / 2];
}

/* Pages a second of the processor. */
static double
report_own (GPtrArray *pages)
{
  double wall[ROUNDS], cpu[ROUNDS];
  Round round = { 0 };
  struct rusage usage;

  for (guint i = 0; i < ROUNDS; i++) {
    round = run_round (pages);
    wall[i] = round.wall;
    cpu[i] = round.cpu;
  }
  getrusage (RUSAGE_SELF, &usage);
  double rate = (double) pages->len / median (cpu);
  printf ("{\"case\":\"throughline\",\"pages\":%u,\"pages_per_s\":%.1f,\"pages_per_cpu_s\":%.1f,"
          "\"peak_mb\":%ld,\"characters\":%" G_GSIZE_FORMAT "}\n",
          pages->len, (double) pages->len / median (wall), rate, usage.ru_maxrss / 1024,
          round.characters);
  return rate;
}

static void
skip_peer (const char *reason)
{
  printf ("{\"case\":\"readability+linkedom\",\"skipped\":\"%s\"}\n", reason);
}

static void
report_peer (const char *corpus, const char *modules, double own)
{
  g_autofree char *node = g_find_program_in_path ("node");
  g_autofree char *rounds = g_strdup_printf ("%d", ROUNDS);
  g_autofree char *out = NULL;
  const char *const argv[] = { node, PEER, corpus, modules, rounds, NULL };
  int status = 1;

  if (modules == NULL || node == NULL) {
    skip_peer (modules == NULL ? "no node_modules folder given" : "no node on PATH");
    return;
  }
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                     NULL) ||
      status != 0) {
    skip_peer ("the peer failed");
    return;
  }
  fputs (out, stdout);
  g_autoptr (JsonNode) line = json_from_string (g_strstrip (out), NULL);
  double peer = line != NULL
                    ? json_object_get_double_member (json_node_get_object (line), "pages_per_cpu_s")
                    : 0;
  if (peer > 0)
    printf ("{\"case\":\"ratio\",\"pages_per_cpu_s\":%.2f}\n", own / peer);
}

int
main (int argc, char **argv)
{
  if (argc < 2) {
    fprintf (stderr, "bench-read: CORPUS [NODE_MODULES]\n");
    return 2;
  }
  g_autoptr (GPtrArray) pages = load_pages (argv[1]);
  double own = report_own (pages);
  report_peer (argv[1], argc > 2 ? argv[2] : NULL, own);
  return 0;
}
