/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All in SQL: article i depends on nothing but i, by the bits of a multiplicative hash. */
#include "bench-library.h"

#include "tln-theses.h"

#include <time.h>

#define BATCH 20000

/* Tables of the connection: words, and the numbers of a batch with their hashes. */
static const char PREPARE[] =
    "CREATE TEMP TABLE word (n INTEGER PRIMARY KEY, zh TEXT, en TEXT);"
    "INSERT INTO word VALUES (0, '算力', 'compute'), (1, '推理', 'inference'), (2, '训练', "
    "'training'),"
    " (3, '模型', 'model'), (4, '应用', 'applications'), (5, '芯片', 'chips'), (6, '服务器', "
    "'servers'),"
    " (7, '订单', 'orders'), (8, '主线', 'leaders'), (9, '轮动', 'rotation'), (10, '资金', "
    "'money'),"
    " (11, '板块', 'sector'), (12, '指数', 'index'), (13, '基金', 'funds'), (14, '市场', 'market'),"
    " (15, '通信', 'networks');"
    "CREATE TEMP TABLE row (i INTEGER PRIMARY KEY, id INTEGER, h INTEGER, g INTEGER,"
    " zh INTEGER, hash TEXT);";

static const char NUMBERS[] =
    "DELETE FROM row;"
    "WITH RECURSIVE n (i) AS (SELECT %u UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    " INSERT INTO row SELECT i, ((1440000000000 + i * 300000) << 20) | (i * 7919 & 1048575),"
    " (i * 2654435761 & 4294967295) >> 8, (i * 2246822519 & 4294967295) >> 8, i & 1,"
    " printf ('%%064d', i) FROM n;";

#define WORD(shift) \
  "(SELECT iif (r.zh, zh, en || ' ') FROM word WHERE n = ((r.h >> " #shift ") + r.i) & 15)"
#define SENTENCE WORD (1) " || " WORD (3) " || " WORD (5) " || " WORD (7) " || " WORD (9)
#define BODY \
  SENTENCE " || iif (r.zh, '持续上升，', 'keeps rising, ') || " WORD (11) " || " WORD ( \
      13) " || r.i || iif (r.zh, '份，机构认为', ' units, and analysts expect ') || " SENTENCE \
          " || iif (r.zh, '。', '.')"

static const char ARTICLES[] =
    "INSERT INTO content (sha256, text) SELECT r.hash, " BODY " FROM row r;"
    "INSERT INTO article (id, kind, title, title_origin, site, site_origin, language, url, "
    "published,"
    " published_sort, published_precision, published_origin, captured_at, original_sha256,"
    " text_sha256, length, excerpt, unread, starred, archived, trashed_at)"
    " SELECT r.id, 'text', " SENTENCE " || ' ' || r.i, 'text',"
    " 'publisher ' || (r.h % 200), 'text', iif (r.zh, 'zh', 'en'),"
    " 'https://example.com/' || r.i, date (1440028800 + r.i * 300, 'unixepoch'),"
    " 1440028800 + r.i * 300 / 86400 * 86400, 'day', 'text', 1440000000 + r.i * 300, r.hash, "
    "r.hash,"
    " 80 + r.h % 9000, " BODY ", r.g % 100 < 60, r.g / 100 % 100 < 3, r.g / 10000 % 100 < 70,"
    " iif (r.h / 100 % 100 = 0, 1750000000 + r.i, NULL) FROM row r;";

/* In this order: of stages, instruments and theses, feeds, tags, claims with their evidence. */
static const char MARKS[] =
    "INSERT INTO mention (id, article_id, stage_id, rule) SELECT r.id, r.id,"
    " (SELECT id FROM stage WHERE position = r.h % 4), 'hand' FROM row r"
    " WHERE r.g % 10 < 3;"
    "INSERT INTO mention (id, article_id, instrument_id, start, end, quote, rule) SELECT r.id + 1,"
    " r.id, 1001 + r.h % 50, 0, 2, '', 'code' FROM row r WHERE r.h % 10 < 2;"
    "INSERT INTO mention (id, article_id, thesis_id, rule) SELECT r.id + 2, r.id, 1 + r.h % 6,"
    " 'hand' FROM row r WHERE r.g % 20 = 7;"
    "INSERT INTO feed_entry (feed_id, entry, hash, article_id, seen_at) SELECT 2001 + r.h % 40,"
    " r.hash, r.hash, r.id, 0 FROM row r WHERE r.g % 10 < 4;"
    "INSERT INTO article_tag (id, article_id, tag_id) SELECT r.id, r.id, 3001 + r.h % 30 FROM row r"
    " WHERE r.g % 10 = 9;"
    "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, speaker, "
    "created_at)"
    " SELECT r.id, r.id, substr (excerpt, 1, 12), '', substr (excerpt, 13, 32), 0, 12, r.hash,"
    " 'speaker ' || r.h % 300, captured_at FROM row r JOIN article a ON a.id = r.id"
    " WHERE r.i % 50 = 0;"
    "INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at) SELECT r.id,"
    " r.id, 1 + r.h % 6, (SELECT id FROM stage WHERE position = r.g % 4),"
    " iif (r.h & 64, 'for', 'against'), (1440028800 + r.i * 300) / 86400, 0 FROM row r"
    " WHERE r.i % 50 = 0;";

/* Ids of the library are unique over all tables, and the window relies on it. */
static const char NAMES[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
    " INSERT INTO instrument (id, code, exchange, name, created_at) SELECT 1000 + i, 515000 + i, "
    "'SH',"
    " 'ETF ' || i, 0 FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
    " INSERT INTO feed (id, url, title, added_at) SELECT 2000 + i, 'https://example.com/feed/' || "
    "i,"
    " 'Feed ' || i, 0 FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)"
    " INSERT INTO tag (id, name) SELECT 3000 + i, 'tag' || i FROM n;"
    "INSERT INTO thesis (id, title, created_at) VALUES (1, '推理算力接棒', 0), (2, 'Rotation', 0),"
    " (3, '应用落地', 0), (4, 'Chips', 0), (5, '通信', 0), (6, 'Power', 0);"
    "INSERT INTO feed_state (feed_id, next_check) SELECT id, 32503680000 FROM feed;"
    /* No text waits for its fingerprint: that is measured by bench/reprints. */
    "INSERT OR REPLACE INTO meta (key, value) VALUES ('fingerprint_cursor', '1:~');";

static void
run (TlnDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!tln_db_exec (db, sql, &error))
    g_error ("%s", error->message);
}

static void
add_batch (TlnDb *db, guint first, guint last)
{
  g_autofree char *numbers = g_strdup_printf (NUMBERS, first, last);

  run (db, "BEGIN");
  run (db, numbers);
  run (db, ARTICLES);
  run (db, MARKS);
  run (db, "COMMIT");
}

void
bench_library_fill (TlnDb *db, guint n)
{
  g_autoptr (GError) error = NULL;

  run (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144");
  run (db, PREPARE);
  run (db, "BEGIN");
  if (!tln_theses_ensure_default_chain (db, "zh", NULL, &error))
    g_error ("%s", error->message);
  run (db, NAMES);
  run (db, "COMMIT");
  for (guint i = 1; i <= n; i += BATCH)
    add_batch (db, i, MIN (i + BATCH - 1, n));
  run (db, "PRAGMA optimize = 0x10002");
}

gint64
bench_library_worked (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}
