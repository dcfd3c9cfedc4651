/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words by frequency, half of them followed by one of their habitual followers, with subject words,
 * codes, figures and punctuation between. No prose: the index of real articles is smaller. */
#include "bench-corpus.h"

#include <math.h>
#include <string.h>

typedef struct {
  GPtrArray *words;
  GArray *sums; /* double: running sum of frequencies */
} Words;

struct _BenchCorpus {
  Words zh;
  Words en;
};

typedef struct {
  guint64 state;
} Random;

/* An article being written. */
typedef struct {
  const Words *words;
  Random random;
  GString *out;
  guint topic;
  gint last; /* word before, -1: none */
  guint inside; /* words since the last stop */
} Writer;

static const char *const SUBJECTS[][14] = {
  { "算力", "推理", "推理算力", "大模型", "训练", "服务器", "数据中心", "液冷", "光模块",
    "智算中心", "国产替代", "算力租赁", "云计算", NULL },
  { "白银", "黄金", "银", "贵金属", "现货", "矿产银", "光伏银浆", "避险", "美元指数", "实际利率",
    "库存", "工业需求", NULL },
  { "半导体", "芯片", "晶圆", "先进封装", "光刻机", "存储", "良率", "碳化硅", "封测", "制程",
    NULL },
  { "银行", "净息差", "不良率", "存款", "信贷", "拨备", "股息率", "理财", "同业", "降准", NULL },
  { "新能源", "锂电池", "储能", "光伏", "硅料", "组件", "逆变器", "电价", "风电", "装机", NULL },
  { "机器人", "减速器", "丝杠", "执行器", "灵巧手", "具身智能", "传感器", "控制器", NULL },
};
static const char *const LATIN[] = { "GPU",   "NVIDIA", "HBM",      "CPO",  "inference",
                                     "capex", "ASIC",   "DeepSeek", "TSMC", "Blackwell",
                                     "ETF",   "LLM",    "token",    "H20",  "B200" };
static const char *const CODES[] = { "515050", "512480", "159995", "588000", "518880", "159934",
                                     "512800", "515790", "159755", "512010", "515030", "516160" };
static const char *const STOPS[] = { "，", "，", "，", "。", "。", "；", "：", "、" };

static guint64
mix (guint64 x)
{
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

static guint
below (Random *random, guint n)
{
  random->state += 0x9E3779B97F4A7C15u;
  return (guint) (((mix (random->state) >> 32) * n) >> 32);
}

static Words
words_read (const char *folder, const char *name)
{
  Words words = { g_ptr_array_new_with_free_func (g_free),
                  g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  double sum = 0;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *tab = strchr (lines[i], '\t');
    if (tab == NULL)
      continue;
    sum += g_ascii_strtod (tab + 1, NULL) + 0.5;
    g_ptr_array_add (words.words, g_strndup (lines[i], (gsize) (tab - lines[i])));
    g_array_append_val (words.sums, sum);
  }
  return words;
}

/* A word by its frequency for any 64 bits. */
static guint
words_pick (const Words *words, guint64 bits)
{
  guint n = words->sums->len;
  double at = (double) (bits >> 11) * 0x1p-53 * g_array_index (words->sums, double, n - 1);
  guint low = 0;
  guint high = n - 1;

  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index (words->sums, double, middle) <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

BenchCorpus *
bench_corpus_new (const char *folder)
{
  BenchCorpus *self = g_new0 (BenchCorpus, 1);

  self->zh = words_read (folder, "words_zh.tsv");
  self->en = words_read (folder, "words_en.tsv");
  return self;
}

void
bench_corpus_free (BenchCorpus *corpus)
{
  g_ptr_array_unref (corpus->zh.words);
  g_array_unref (corpus->zh.sums);
  g_ptr_array_unref (corpus->en.words);
  g_array_unref (corpus->en.sums);
  g_free (corpus);
}

static gboolean
write_special (Writer *writer)
{
  guint dice = below (&writer->random, 1000);

  if (dice < 6)
    g_string_append (writer->out, LATIN[below (&writer->random, G_N_ELEMENTS (LATIN))]);
  else if (dice < 9)
    g_string_append (writer->out, CODES[below (&writer->random, G_N_ELEMENTS (CODES))]);
  else if (dice < 22)
    g_string_append_printf (writer->out, "%u.%u%%", below (&writer->random, 90),
                            below (&writer->random, 100));
  else if (dice < 30)
    g_string_append_printf (writer->out, "%u年", 2015 + below (&writer->random, 12));
  else
    return FALSE;
  writer->last = -1;
  return TRUE;
}

static void
write_subject (Writer *writer)
{
  const char *const *subjects = SUBJECTS[writer->topic];

  g_string_append (writer->out,
                   subjects[below (&writer->random, g_strv_length ((char **) subjects))]);
  writer->last = -1;
}

static void
write_word (Writer *writer)
{
  guint64 bits = mix (writer->random.state ^ below (&writer->random, G_MAXUINT));

  /* One of sixteen habitual followers, the first ones more often. */
  if (writer->last >= 0 && below (&writer->random, 100) < 55) {
    guint follower = below (&writer->random, 16) * (below (&writer->random, 16) + 1) / 16;
    bits = mix (((guint64) writer->last << 8 | follower) * 0x100000001B3u ^ 11);
  }
  writer->last = (gint) words_pick (writer->words, bits);
  g_string_append (writer->out, g_ptr_array_index (writer->words->words, (guint) writer->last));
}

static void
write_zh (Writer *writer, gsize bytes)
{
  gsize end = writer->out->len + bytes;

  while (writer->out->len < end) {
    if (writer->inside == 0 || !write_special (writer)) {
      if (writer->topic < G_N_ELEMENTS (SUBJECTS) && below (&writer->random, 1000) < 70)
        write_subject (writer);
      else
        write_word (writer);
    }
    if (++writer->inside <= 5 + below (&writer->random, 9))
      continue;
    g_string_append (writer->out, STOPS[below (&writer->random, G_N_ELEMENTS (STOPS))]);
    if (below (&writer->random, 16) == 0)
      g_string_append (writer->out, "\n\n");
    writer->inside = 0;
    writer->last = -1;
  }
  g_string_append (writer->out, "。\n");
}

static void
write_en (Writer *writer, gsize bytes)
{
  gsize end = writer->out->len + bytes;

  while (writer->out->len < end) {
    if (writer->inside > 0)
      g_string_append_c (writer->out, ' ');
    if (writer->inside == 0 || !write_special (writer))
      write_word (writer);
    if (++writer->inside <= 8 + below (&writer->random, 16))
      continue;
    g_string_append (writer->out, below (&writer->random, 5) ? ". " : ".\n");
    writer->inside = 0;
    writer->last = -1;
  }
  g_string_append (writer->out, ".\n");
}

/* About chars characters; Chinese ones take three bytes. */
static void
write_text (const BenchCorpus *corpus, Writer *writer, guint language, guint chars)
{
  writer->last = -1;
  writer->inside = 0;
  if (language != 1) {
    writer->words = &corpus->zh;
    write_zh (writer, 3 * (gsize) (language == 2 ? chars / 2 : chars));
  }
  writer->last = -1;
  if (language != 0) {
    writer->words = &corpus->en;
    write_en (writer, language == 2 ? chars / 2 : chars);
  }
}

void
bench_corpus_article (const BenchCorpus *corpus, guint64 i, GString *title, GString *body)
{
  Writer writer = { .random = { mix (20260101u * (guint64) 1000003 + i) }, .out = title };
  guint dice = below (&writer.random, 100);
  guint language = dice < 68 ? 0 : dice < 90 ? 1 : 2;
  guint chars = 800 + below (&writer.random, 400) + below (&writer.random, 700);

  writer.topic = below (&writer.random, 100) < 22 ? below (&writer.random, G_N_ELEMENTS (SUBJECTS))
                                                  : G_N_ELEMENTS (SUBJECTS);
  g_string_truncate (title, 0);
  g_string_truncate (body, 0);
  write_text (corpus, &writer, language == 2 ? 0 : language, 10 + below (&writer.random, 20));
  g_strdelimit (title->str, "\n", ' ');
  writer.out = body;
  write_text (corpus, &writer, language, chars);
}
