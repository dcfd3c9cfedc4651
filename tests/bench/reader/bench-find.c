/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finding costs in long texts: codes, stages and boilerplate (detect), figures, and the
 * sentences that may be claims (statements, which runs figures itself). Made-up prose of 100 kB and
 * its doubles: twice the text is to cost twice the time. CPU milliseconds, one JSON line a text. */
#include "tln-figures.h"
#include "tln-statements.h"

#include <stdio.h>
#include <time.h>

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
append_words (GString *text, GRand *random, const char *const *words, int n)
{
  guint n_words = g_strv_length ((char **) words);

  for (int i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (random, 0, (gint32) n_words)]);
}

/* lines: sentences of a line; 0: the text is one line. */
static char *
make_text (gboolean chinese, gsize bytes, guint lines)
{
  static const char *const zh[] = { "算力", "推理",   "服务器", "订单", "延后", "产能",
                                    "电力", "，市场", "份额",   "上升", "预计", NULL };
  static const char *const en[] = { "compute ", "demand ", "servers ", "orders ",
                                    "power ",   "growth ", "expects ", NULL };
  static const char *const zh_ends[] = { "，同比增长34.5%。", "，2027年将达到3000亿元。",
                                         "（515050）。", "。", NULL };
  static const char *const en_ends[] = { "rose 34.5%. ", "will reach $3 billion by 2027. ",
                                         "(NVDA). ", "fell. ", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  GString *text = g_string_new (NULL);

  for (guint i = 1; text->len < bytes; i++) {
    append_words (text, random, chinese ? zh : en, g_rand_int_range (random, 5, 20));
    append_words (text, random, chinese ? zh_ends : en_ends, 1);
    if (lines > 0 && i % lines == 0)
      g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static void
measure (const char *name, const char *text)
{
  double start = cpu_ms ();
  g_autoptr (TlnDetection) detection = tln_detect (text, NULL);
  double detected = cpu_ms ();
  g_autoptr (TlnFigures) figures = tln_figures_find (text, detection, &TLN_DATE_NONE);
  double counted = cpu_ms ();
  g_autoptr (GPtrArray) statements = tln_statements_find (text, detection, figures);
  double found = cpu_ms ();

  printf ("{\"bench\": \"find\", \"text\": \"%s\", \"kB\": %" G_GSIZE_FORMAT
          ", \"detect_ms\": %.1f, \"figures_ms\": %.1f, \"statements_ms\": %.1f,"
          " \"numbers\": %u, \"statements\": %u}\n",
          name, strlen (text) / 1000, detected - start, counted - detected, found - counted,
          figures->numbers->len, statements->len);
  fflush (stdout);
}

int
main (void)
{
  for (gsize bytes = 100000; bytes <= 1600000; bytes *= 2) {
    g_autofree char *zh = make_text (TRUE, bytes, 4), *en = make_text (FALSE, bytes, 4);
    g_autofree char *one = make_text (TRUE, bytes, 0), *line = make_text (FALSE, bytes, 0);

    measure ("Chinese", zh);
    measure ("English", en);
    measure ("Chinese in one line", one);
    measure ("English in one line", line);
  }
  return 0;
}
