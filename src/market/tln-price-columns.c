/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings and their words (research notes on prices, 2.3 and 2.4, rule 6). */
#include "tln-price-columns.h"

#include "tln-text.h"

#include <math.h>
#include <string.h>

typedef struct {
  TlnColumnRole role;
  const char *words; /* from the surest to the least sure, between blanks */
} Words;

/* Folded (lower case, no diacritics), without blanks, punctuation and what stands in brackets. */
static const Words headings[] = {
  { TLN_COLUMN_DATE,
    " 日期 交易日期 交易日 交易时间 日期时间 时间 date tradedate datetime tradingday day datum "
    "timestamp opentime time 净值日期 " },
  { TLN_COLUMN_OPEN,
    " 开盘 开盘价 今开 open eroffn eroffnung eroffnungskurs openprice o first erster " },
  { TLN_COLUMN_HIGH,
    " 最高 最高价 high hoch h highprice dayshigh hochst hochstkurs tageshoch max " },
  { TLN_COLUMN_LOW, " 最低 最低价 low tief l lowprice dayslow tiefst tiefstkurs tagestief min " },
  { TLN_COLUMN_CLOSE,
    " 收盘 收盘价 今收 close closeprice schluss schlusskurs schlußkurs closelast c last lastprice "
    "zuletzt settle 最新价 最新 现价 单位净值 price kurs quote nav value wert " },
  { TLN_COLUMN_ADJUSTED,
    " adjclose adjustedclose closeadj adjustedprice 复权收盘 复权收盘价 累计净值 adjcloseprice " },
  { TLN_COLUMN_VOLUME,
    " 成交量 总手 总量 stuck stucke stueck stuecke volume vol totalvolume qty 量 v volumen " },
  { TLN_COLUMN_AMOUNT,
    " 成交额 成交金额 金额 总额 amount turnover turnovervalue amt umsatz quotevolume " },
  { TLN_COLUMN_CODE, " 代码 股票代码 证券代码 基金代码 code tscode symbol ticker secucode "
                     "fromsymbol fromcommodity " },
  { TLN_COLUMN_NAME, " 名称 股票名称 证券名称 基金名称 简称 name secuname " },
  { TLN_COLUMN_EXCHANGE, " 交易所 市场 exchange fromnamespace namespace market " },
  { TLN_COLUMN_DIVIDEND,
    " dividends dividend dividendamount 每股分红 每股派息 每股股利 dividende dividenden " },
  { TLN_COLUMN_SPLIT, " stocksplits stocksplit splits split splitcoefficient splitratio " },
  { TLN_COLUMN_ADJUSTMENT, " 复权 复权类型 复权方式 adjustment adjust adjusttype " },
};

const char *
tln_column_name (TlnColumnRole role)
{
  static const char *const names[TLN_COLUMN_LAST] = {
    "",       "date",   "time", "open", "high",     "low",        "close",    "adjusted",
    "volume", "amount", "code", "name", "exchange", "adjustment", "dividend", "split"
  };

  return names[role];
}

void
tln_column_map_clear (TlnColumnMap *map)
{
  for (guint role = 0; role < TLN_COLUMN_LAST; role++)
    map->at[role] = TLN_COLUMN_NONE;
  map->volume_scale = 1;
  map->amount_scale = 1;
  map->lots = FALSE;
  map->shares = FALSE;
}

/* The heading as it stands in the lists; what was in brackets goes to unit. */
static char *
normalize_heading (const char *cell, GString *unit)
{
  g_autofree char *folded = tln_text_fold (cell, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  int depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '(' || c == '[')
      depth++;
    else if (c == ')' || c == ']')
      depth--;
    else if (depth > 0)
      g_string_append_unichar (unit, c);
    else if (g_unichar_isalpha (c) || (g_unichar_isdigit (c) && word->len > 0))
      g_string_append_unichar (word, c);
  }
  return g_string_free (g_steal_pointer (&word), FALSE);
}

/* The role of a heading, and its place in the list (the smaller the surer). */
static TlnColumnRole
find_role (const char *word, guint *rank)
{
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  *rank = 0;
  if (*word == '\0')
    return TLN_COLUMN_SKIP;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    const char *found = strstr (headings[i].words, padded);

    if (found == NULL)
      continue;
    *rank = (guint) (found - headings[i].words);
    return headings[i].role;
  }
  return TLN_COLUMN_SKIP;
}

static TlnColumnRole
read_heading (const char *cell, guint *rank, GString *unit)
{
  g_string_truncate (unit, 0);
  g_autofree char *word = normalize_heading (cell, unit);

  if (strcmp (word, "总手") == 0)
    g_string_append (unit, "手");
  return find_role (word, rank);
}

guint
tln_columns_known (char *const *cells, guint n_cells)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  guint known = 0;
  guint rank;

  for (guint i = 0; i < n_cells; i++)
    known += read_heading (cells[i], &rank, unit) != TLN_COLUMN_SKIP;
  return known;
}

static double
unit_scale (const char *unit)
{
  if (strstr (unit, "亿") != NULL)
    return 1e8;
  if (strstr (unit, "万") != NULL)
    return 1e4;
  if (strstr (unit, "千") != NULL)
    return 1e3;
  return 1;
}

static void
read_unit (TlnColumnMap *map, TlnColumnRole role, const char *unit)
{
  if (role == TLN_COLUMN_AMOUNT)
    map->amount_scale = unit_scale (unit);
  if (role != TLN_COLUMN_VOLUME)
    return;
  map->volume_scale = unit_scale (unit);
  map->lots = strstr (unit, "手") != NULL;
  map->shares = strstr (unit, "股") != NULL || strstr (unit, "份") != NULL;
}

/* A second heading of the date list that says time is the clock beside the date. */
static gboolean
take_clock_column (TlnColumnMap *map, const char *cell, guint column)
{
  g_autofree char *folded = tln_text_fold (cell, -1);

  if (map->at[TLN_COLUMN_DATE] == TLN_COLUMN_NONE || map->at[TLN_COLUMN_TIME] != TLN_COLUMN_NONE)
    return FALSE;
  if (strstr (folded, "time") == NULL && strstr (folded, "时间") == NULL)
    return FALSE;
  map->at[TLN_COLUMN_TIME] = column;
  return TRUE;
}

void
tln_columns_from_headings (TlnColumnMap *map, char *const *cells, guint n_cells)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  guint ranks[TLN_COLUMN_LAST] = { 0 };

  tln_column_map_clear (map);
  for (guint i = 0; i < n_cells; i++) {
    guint rank;
    TlnColumnRole role = read_heading (cells[i], &rank, unit);

    if (role == TLN_COLUMN_SKIP)
      continue;
    if (role == TLN_COLUMN_DATE && take_clock_column (map, cells[i], i))
      continue;
    if (map->at[role] != TLN_COLUMN_NONE && rank >= ranks[role]) {
      /* beside a count of pieces, German "Volumen" is the money */
      if (role == TLN_COLUMN_VOLUME && map->at[TLN_COLUMN_AMOUNT] == TLN_COLUMN_NONE)
        map->at[TLN_COLUMN_AMOUNT] = i;
      continue;
    }
    map->at[role] = i;
    ranks[role] = rank;
    read_unit (map, role, unit->str);
  }
}

#define LEAST_ROWS 20
#define MANY_ROWS 200
#define SURE_SHARE 0.98

/* The greatest and the least of four columns from a first one on, where every row agrees; FALSE
 * when too few do. Of columns that are always equal the earlier is taken. */
static gboolean
find_extremes (const TlnNumberTable *table, guint first, guint *high, guint *low)
{
  guint above[4] = { 0 };
  guint below[4] = { 0 };
  guint rows = 0;

  for (guint r = 0; r < table->n_rows; r++) {
    const double *v = table->values + (gsize) r * table->n_columns + first;
    double most = MAX (MAX (v[0], v[1]), MAX (v[2], v[3]));
    double least = MIN (MIN (v[0], v[1]), MIN (v[2], v[3]));

    if (isnan (v[0] + v[1] + v[2] + v[3]) || most > 100 * fabs (least))
      continue;
    rows++;
    for (guint k = 0; k < 4; k++) {
      above[k] += v[k] >= most;
      below[k] += v[k] <= least;
    }
  }
  *high = *low = 0;
  for (guint k = 1; k < 4; k++) {
    *high = above[k] > above[*high] ? k : *high;
    *low = below[k] > below[*low] ? k : *low;
  }
  return *high != *low && rows >= LEAST_ROWS && rows > table->n_rows / 2 &&
         above[*high] >= SURE_SHARE * rows && below[*low] >= SURE_SHARE * rows;
}

/* Mean distance from a column to another one a row later. */
static double
mean_step (const TlnNumberTable *table, guint from, guint to)
{
  double sum = 0;
  guint n = 0;

  for (guint r = 0; r + 1 < table->n_rows; r++) {
    double a = table->values[(gsize) r * table->n_columns + from];
    double b = table->values[(gsize) (r + 1) * table->n_columns + to];

    if (isnan (a) || isnan (b))
      continue;
    sum += fabs (a - b);
    n++;
  }
  return n > 0 ? sum / n : 0;
}

static gboolean
tell_open_from_close (TlnColumnMap *map, const TlnNumberTable *table, guint a, guint b)
{
  double a_opens = mean_step (table, b, a);
  double b_opens = mean_step (table, a, b);
  double needed = table->n_rows >= MANY_ROWS ? 0.9 : 0.7;
  gboolean first_opens = a_opens < b_opens;

  if (MIN (a_opens, b_opens) >= needed * MAX (a_opens, b_opens))
    return FALSE;
  map->at[TLN_COLUMN_OPEN] = first_opens ? a : b;
  map->at[TLN_COLUMN_CLOSE] = first_opens ? b : a;
  return TRUE;
}

static gboolean
is_numeric_column (const TlnNumberTable *table, guint column)
{
  guint numbers = 0;

  for (guint r = 0; r < table->n_rows; r++)
    numbers += !isnan (table->values[(gsize) r * table->n_columns + column]);
  return numbers * 10 >= table->n_rows * 9;
}

static void
take_rest (TlnColumnMap *map, const TlnNumberTable *table, guint from)
{
  if (from < table->n_columns && is_numeric_column (table, from))
    map->at[TLN_COLUMN_VOLUME] = from;
  if (from + 1 < table->n_columns && is_numeric_column (table, from + 1))
    map->at[TLN_COLUMN_AMOUNT] = from + 1;
}

static gboolean
take_single (TlnColumnMap *map, const TlnNumberTable *table)
{
  guint found = TLN_COLUMN_NONE;

  for (guint c = 0; c < table->n_columns; c++) {
    if (c == map->at[TLN_COLUMN_DATE] || !is_numeric_column (table, c))
      continue;
    if (found != TLN_COLUMN_NONE)
      return FALSE;
    found = c;
  }
  map->at[TLN_COLUMN_CLOSE] = found;
  return found != TLN_COLUMN_NONE;
}

gboolean
tln_columns_from_numbers (TlnColumnMap *map, const TlnNumberTable *table)
{
  for (guint c = 0; c + 4 <= table->n_columns; c++) {
    guint high;
    guint low;
    guint rest[2];
    guint n = 0;

    if (c <= map->at[TLN_COLUMN_DATE] && map->at[TLN_COLUMN_DATE] < c + 4)
      continue;
    if (!find_extremes (table, c, &high, &low))
      continue;
    for (guint k = 0; k < 4; k++) {
      if (k != high && k != low)
        rest[n++] = c + k;
    }
    map->at[TLN_COLUMN_HIGH] = c + high;
    map->at[TLN_COLUMN_LOW] = c + low;
    take_rest (map, table, c + 4);
    return tell_open_from_close (map, table, rest[0], rest[1]);
  }
  return take_single (map, table);
}
