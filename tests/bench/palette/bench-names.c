/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key costs in the palette: made-up titles, half of them Chinese, and what people type.
 * Beside each the time of looking for the same letters in all titles in a row with strstr, which is
 * the least anybody could do. CPU milliseconds, one JSON line a query. */
#include "tln-name-index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 15

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static char *
make_title (GRand *random)
{
  static const char *const zh =
      "算力推理训练模型应用芯片服务器订单主线轮动资金板块指数基金市场通信设备利润增长";
  static const char *const en[] = { "compute", "inference", "training", "model",
                                    "orders",  "server",    "market",   "chips",
                                    "growth",  "demand",    "is",       "the" };
  GString *title = g_string_new (NULL);
  gboolean chinese = g_rand_boolean (random);

  for (int i = g_rand_int_range (random, 5, chinese ? 25 : 9); i > 0; i--) {
    if (chinese)
      g_string_append_unichar (
          title, g_utf8_get_char (g_utf8_offset_to_pointer (
                     zh, g_rand_int_range (random, 0, (gint32) g_utf8_strlen (zh, -1)))));
    else
      g_string_append_printf (title, "%s ",
                              en[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (en))]);
  }
  return g_string_free (title, FALSE);
}

int
main (int argc, char *argv[])
{
  static const char *const queries[] = { "s", "sl", "算力", "tlsl", "comp", "inf ord", "zzqx" };
  int n = argc > 1 ? atoi (argv[1]) : 100000;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TlnNameIndex) index = tln_name_index_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  double start = cpu_ms ();

  for (int i = 0; i < n; i++) {
    char *title = make_title (random);

    g_ptr_array_add (titles, title);
    tln_name_index_add (index, 0, i, title);
  }
  printf ("{\"bench\":\"names\",\"case\":\"fill\",\"n\":%d,\"ms\":%.1f}\n", n, cpu_ms () - start);
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++) {
    double best = G_MAXDOUBLE, worst = 0, plain;
    guint hits = 0, found = 0;

    for (int round = 0; round < ROUNDS; round++) {
      start = cpu_ms ();
      g_autoptr (GArray) all = tln_name_index_find (index, queries[q], 50, NULL, NULL);
      double took = cpu_ms () - start;

      best = MIN (best, took);
      worst = MAX (worst, took);
      hits = all->len;
    }
    start = cpu_ms ();
    for (guint i = 0; i < titles->len; i++)
      found += strstr (g_ptr_array_index (titles, i), queries[q]) != NULL;
    plain = cpu_ms () - start;
    printf ("{\"bench\":\"names\",\"case\":\"%s\",\"n\":%d,\"hits\":%u,\"best_ms\":%.2f,"
            "\"worst_ms\":%.2f,\"strstr_ms\":%.2f,\"strstr_hits\":%u}\n",
            queries[q], n, hits, best, worst, plain, found);
  }
  return 0;
}
