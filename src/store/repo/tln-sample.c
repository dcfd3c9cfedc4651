/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the sample notebook from the texts and the key file under store/sample. The prices are a
 * random walk with a fixed seed for each instrument; they are stored as "invented". */
#include "tln-sample.h"

#include "tln-arguments.h"
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-instruments.h"
#include "tln-sample-resources.h"
#include "tln-sample-rows.h"
#include "tln-stage-states.h"
#include "tln-theses.h"

#include <math.h>
#include <string.h>

#define N_ARTICLES 6
#define DAY_SECONDS 86400

/* A sample being made. */
typedef struct {
  TlnDb *db;
  const char *language; /* "zh" or "en" */
  GKeyFile *notebook;
  gint64 batch;
  gint64 articles[N_ARTICLES + 1];
  GHashTable *theses; /* key -> id */
  GHashTable *claims; /* number -> id */
} Sample;

static GBytes *
load_resource (const char *language, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/throughline/sample/%s/%s", language, name);

  return g_resource_lookup_data (tln_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

static gboolean
add_article (Sample *sample, const TlnDetectContext *context, int number, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%d.md", number);
  g_autoptr (GBytes) bytes = load_resource (sample->language, name);
  TlnHints hints = { .name = name };
  g_autoptr (TlnDraft) draft = tln_draft_new (bytes, &hints, context, error);
  g_autofree char *site = g_key_file_get_string (sample->notebook, "notebook", "site", NULL);
  TlnAdded added;

  if (draft == NULL || !tln_articles_add (sample->db, sample->batch, draft, &added,
                                          &sample->articles[number], error))
    return FALSE;
  return added == TLN_ADDED_DUPLICATE ||
         tln_articles_set_site (sample->db, sample->articles[number], site, error);
}

static gboolean
add_articles (Sample *sample, GError **error)
{
  g_autoptr (TlnDetectData) data = tln_articles_load_detect_data (sample->db, error);

  if (data == NULL)
    return FALSE;
  sample->batch = tln_articles_add_batch (sample->db, "sample", NULL, error);
  if (sample->batch == 0)
    return FALSE;
  for (int i = 1; i <= N_ARTICLES; i++)
    if (!add_article (sample, tln_detect_data_get_context (data), i, error))
      return FALSE;
  return TRUE;
}

static gint64
stage_by_key (Sample *sample, const char *key, GError **error)
{
  g_autoptr (GPtrArray) stages = tln_theses_get_stages (sample->db, 0, error);

  for (guint i = 0; stages != NULL && key != NULL && i < stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (stages, i);
    if (g_strcmp0 (stage->key, key) == 0)
      return stage->id;
  }
  return 0;
}

static gint64
thesis_by_key (Sample *sample, const char *group)
{
  g_autofree char *key = g_key_file_get_string (sample->notebook, group, "thesis", NULL);
  gint64 *id = key != NULL ? g_hash_table_lookup (sample->theses, key) : NULL;

  return id != NULL ? *id : 0;
}

static gboolean
add_thesis (Sample *sample, const char *group, GError **error)
{
  static const char *const fields[] = { "statement", "falsifier", "conviction" };
  g_autofree char *title = g_key_file_get_string (sample->notebook, group, "title", NULL);
  gint64 id = tln_theses_add (sample->db, title, 0, error);

  if (id == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *value = g_key_file_get_string (sample->notebook, group, fields[i], NULL);
    if (value != NULL && !tln_theses_set (sample->db, id, fields[i], value, error))
      return FALSE;
  }
  g_hash_table_insert (sample->theses, g_strdup (group + strlen ("thesis ")),
                       g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
set_claim_fields (Sample *sample, const char *group, gint64 claim, GError **error)
{
  static const char *const fields[] = { "speaker", "note" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *value = g_key_file_get_string (sample->notebook, group, fields[i], NULL);
    if (value != NULL && !tln_claims_set (sample->db, claim, fields[i], value, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_claim (Sample *sample, const char *group, GError **error)
{
  int article = g_key_file_get_integer (sample->notebook, group, "article", NULL);
  g_autofree char *words = g_key_file_get_string (sample->notebook, group, "quote", NULL);
  g_autofree char *stance = g_key_file_get_string (sample->notebook, group, "stance", NULL);
  g_autofree char *stage = g_key_file_get_string (sample->notebook, group, "stage", NULL);
  g_autoptr (TlnBody) body = tln_articles_get_body (sample->db, sample->articles[article], error);
  guint32 start, end;

  if (body == NULL)
    return FALSE;
  if (tln_anchor_locate (body->text, words, &start, &end) != 1)
    return TRUE; /* a test holds every quote to its text */
  g_autoptr (TlnQuote) quote = tln_quote_new (body->text, start, end);
  gint64 id = tln_claims_add (sample->db, sample->articles[article], quote, error);
  if (id == 0 || !set_claim_fields (sample, group, id, error))
    return FALSE;
  TlnEvidenceDraft draft = { .thesis = thesis_by_key (sample, group),
                             .stage = stage_by_key (sample, stage, error),
                             .strength =
                                 g_key_file_get_integer (sample->notebook, group, "strength", NULL),
                             .day = TLN_DAY_NONE };
  g_hash_table_insert (sample->claims, g_strdup (group + strlen ("claim ")),
                       g_memdup2 (&id, sizeof id));
  if (draft.thesis == 0 || !tln_stance_from_name (stance, &draft.stance))
    return TRUE;
  return tln_claims_set_evidence (sample->db, id, &draft, error) != 0;
}

/* The claim whose number a key gives; 0: none. */
static gint64
claim_by_key (Sample *sample, const char *group, const char *key)
{
  g_autofree char *number = g_key_file_get_string (sample->notebook, group, key, NULL);
  gint64 *id = number != NULL ? g_hash_table_lookup (sample->claims, number) : NULL;

  return id != NULL ? *id : 0;
}

static gboolean
add_argument (Sample *sample, const char *group, GError **error)
{
  g_autofree char *relation = g_key_file_get_string (sample->notebook, group, "relation", NULL);
  g_autofree char *note = g_key_file_get_string (sample->notebook, group, "note", NULL);
  TlnArgumentDraft draft = { .from = claim_by_key (sample, group, "from"),
                             .claim = claim_by_key (sample, group, "to"),
                             .note = note };

  if (draft.from == 0 || draft.claim == 0 || !tln_relation_from_name (relation, &draft.relation))
    return TRUE;
  return tln_arguments_set (sample->db, &draft, error) != 0;
}

/* The number of a key, NAN without one. */
static double
number_by_key (Sample *sample, const char *group, const char *key)
{
  return g_key_file_has_key (sample->notebook, group, key, NULL)
             ? g_key_file_get_double (sample->notebook, group, key, NULL)
             : (double) NAN;
}

/* A day that is over by now is left out. */
static gboolean
add_forecast (Sample *sample, const char *group, GError **error)
{
  GKeyFile *file = sample->notebook;
  g_autofree char *proposition = g_key_file_get_string (file, group, "proposition", NULL);
  g_autofree char *who = g_key_file_get_string (file, group, "who", NULL);
  g_autofree char *horizon = g_key_file_get_string (file, group, "horizon", NULL);
  g_autofree char *rule = g_key_file_get_string (file, group, "rule", NULL);
  g_autofree char *unit = g_key_file_get_string (file, group, "unit", NULL);
  g_autofree char *due = g_key_file_get_string (file, group, "due", NULL);
  TlnForecastDraft draft = TLN_FORECAST_DRAFT_NONE;

  draft.thesis = thesis_by_key (sample, group);
  draft.claim = claim_by_key (sample, group, "claim");
  draft.proposition = proposition;
  draft.who = who;
  draft.horizon = horizon;
  draft.rule = rule;
  draft.unit = unit;
  draft.value = number_by_key (sample, group, "value");
  draft.low = number_by_key (sample, group, "low");
  if (due != NULL && tln_day_parse (due, &draft.due) && draft.due < tln_day_today ())
    draft.due = TLN_DAY_NONE;
  if (g_key_file_has_key (file, group, "percent", NULL))
    draft.percent = g_key_file_get_integer (file, group, "percent", NULL);
  return tln_forecasts_add (sample->db, &draft, error) != 0;
}

static gboolean
add_falsifier (Sample *sample, const char *group, GError **error)
{
  g_autofree char *text = g_key_file_get_string (sample->notebook, group, "text", NULL);
  int days = g_key_file_get_integer (sample->notebook, group, "days", NULL);

  return tln_falsifiers_add (sample->db, thesis_by_key (sample, group), text,
                             tln_day_today () + days, error) != 0;
}

/* As somebody decided it then. */
static gboolean
add_state (Sample *sample, const char *group, GError **error)
{
  g_autofree char *stage = g_key_file_get_string (sample->notebook, group, "stage", NULL);
  g_autofree char *state = g_key_file_get_string (sample->notebook, group, "state", NULL);
  g_autofree char *since = g_key_file_get_string (sample->notebook, group, "since", NULL);
  TlnStageDecision decision = { .thesis = thesis_by_key (sample, group),
                                .stage = stage_by_key (sample, stage, error),
                                .verdict = TLN_VERDICT_SET };

  if (!tln_stage_state_from_name (state, &decision.state) ||
      !tln_day_parse (since, &decision.since))
    return TRUE; /* a test holds every state to its stage */
  return tln_stage_states_decide (sample->db, &decision, error) != 0;
}

/* Uniform in [-1, 1), the same on every machine (xorshift32). */
static double
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return (double) *state / 2147483648.0 - 1.0;
}

static double
round_price (double price)
{
  return floor (price * 1000 + 0.5) / 1000;
}

/* Weekdays of 2023-01 to 2025-03 with a gentle drift; nothing like the real history. */
static TlnSeries *
invent_prices (guint32 seed, double start, double drift)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (TlnBar));
  double close = start;
  guint32 state = seed * 2654435761u + 97;

  for (TlnDay day = tln_day_new (2023, 1, 3); day <= tln_day_new (2025, 3, 31); day++) {
    if (tln_day_weekday (day) > 5)
      continue;
    double step = (next_random (&state) + next_random (&state) + next_random (&state)) * 0.009;
    TlnBar bar = { .t = (gint64) day * DAY_SECONDS };
    bar.open = round_price (close * (1 + next_random (&state) * 0.004));
    close = round_price (close * (1 + step + drift * 0.0001));
    bar.close = close;
    bar.high = round_price (MAX (bar.open, close) * (1 + fabs (next_random (&state)) * 0.007));
    bar.low = round_price (MIN (bar.open, close) * (1 - fabs (next_random (&state)) * 0.007));
    bar.volume = floor ((1.5 + next_random (&state) + fabs (step) * 60) * 2e6) * 100;
    bar.amount = floor (bar.volume * (bar.high + bar.low) / 2);
    g_array_append_val (bars, bar);
  }
  return tln_series_new ((const TlnBar *) (gpointer) bars->data, bars->len);
}

static gboolean
add_instrument (Sample *sample, const char *group, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *exchange = NULL;
  g_autofree char *name = g_key_file_get_string (sample->notebook, group, "name", NULL);
  g_autofree char *index = g_key_file_get_string (sample->notebook, group, "index", NULL);
  g_autofree char *reason = g_key_file_get_string (sample->notebook, group, "reason", NULL);
  g_autofree char *stage = g_key_file_get_string (sample->notebook, group, "stage", NULL);

  if (!tln_instruments_parse_code (group + strlen ("instrument "), &code, &exchange))
    return TRUE;
  gint64 id = tln_instruments_ensure (sample->db, code, exchange, name, NULL, error);
  if (id == 0 || !tln_instruments_set (sample->db, id, "name", name, error) ||
      !tln_instruments_set (sample->db, id, "index_name", index, error) ||
      tln_instruments_link (sample->db, id, thesis_by_key (sample, group),
                            stage_by_key (sample, stage, error), reason, error) == 0)
    return FALSE;
  g_autoptr (TlnSeries) series =
      invent_prices ((guint32) g_ascii_strtoull (code, NULL, 10),
                     g_key_file_get_double (sample->notebook, group, "start", NULL),
                     g_key_file_get_double (sample->notebook, group, "drift", NULL));
  TlnPriceBatch batch = { .source = (char *) "invented",
                          .format = (char *) "invented",
                          .adjustment = (char *) "raw",
                          .volume_unit = (char *) "shares" };
  return tln_prices_add (sample->db, id, &batch, series, error) != 0;
}

static gboolean
add_groups (Sample *sample,
            const char *prefix,
            gboolean (*add) (Sample *sample, const char *group, GError **error),
            GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (sample->notebook, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], prefix) && !add (sample, groups[i], error))
      return FALSE;
  return TRUE;
}

gboolean
tln_sample_create (TlnDb *db, const char *language, GError **error)
{
  gboolean chinese = language != NULL && g_str_has_prefix (language, "zh");
  Sample sample = { .db = db, .language = chinese ? "zh" : "en" };
  g_autoptr (GKeyFile) notebook = g_key_file_new ();
  g_autoptr (GHashTable) theses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = load_resource (sample.language, "notebook.ini");

  if (tln_sample_present (db))
    return TRUE;
  if (!g_key_file_load_from_bytes (notebook, bytes, G_KEY_FILE_NONE, error) ||
      !tln_theses_ensure_default_chain (db, language, NULL, error))
    return FALSE;
  sample.notebook = notebook;
  sample.theses = theses;
  sample.claims = claims;
  return add_articles (&sample, error) && add_groups (&sample, "thesis ", add_thesis, error) &&
         add_groups (&sample, "claim ", add_claim, error) &&
         add_groups (&sample, "argument ", add_argument, error) &&
         add_groups (&sample, "forecast ", add_forecast, error) &&
         add_groups (&sample, "falsifier ", add_falsifier, error) &&
         add_groups (&sample, "state ", add_state, error) &&
         add_groups (&sample, "instrument ", add_instrument, error);
}
