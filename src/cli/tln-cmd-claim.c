/* SPDX-License-Identifier: GPL-3.0-or-later */
/* claim: add, own, list. */
#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-cli.h"
#include "tln-id.h"
#include "tln-own-claims.h"
#include "tln-spine.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char *quote;
  char *thesis;
  char *stage;
  char *stance;
  char *speaker;
  char *note;
  char *day;
  char *instrument;
  int strength;
} ClaimOptions;

static void
claim_options_clear (ClaimOptions *options)
{
  g_free (options->quote);
  g_free (options->thesis);
  g_free (options->stage);
  g_free (options->stance);
  g_free (options->speaker);
  g_free (options->note);
  g_free (options->day);
  g_free (options->instrument);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClaimOptions, claim_options_clear)

/* The quote as it stands in the text; NULL after a refusal. */
static TlnQuote *
find_quote (TlnCli *cli, gint64 article, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnBody) body = tln_articles_get_body (cli->db, article, &error);
  guint32 start, end;

  if (body == NULL) {
    tln_cli_refuse (cli, "%s", error != NULL ? error->message : "the article has no text");
    return NULL;
  }
  guint places = tln_anchor_locate (body->text, words, &start, &end);
  if (places == 1)
    return tln_quote_new (body->text, start, end);
  if (places == 0)
    tln_cli_refuse (cli, "the quoted words are not in the article");
  else
    tln_cli_refuse (cli, "the quoted words stand at %u places of the article: quote more", places);
  return NULL;
}

static gboolean
store_claim (TlnCli *cli,
             gint64 id,
             const ClaimOptions *options,
             const TlnEvidenceDraft *draft,
             GError **error)
{
  if (options->speaker != NULL && !tln_claims_set (cli->db, id, "speaker", options->speaker, error))
    return FALSE;
  if (options->note != NULL && !tln_claims_set (cli->db, id, "note", options->note, error))
    return FALSE;
  if (draft->thesis == 0 && draft->stage == 0)
    return TRUE;
  return tln_claims_set_evidence (cli->db, id, draft, error) != 0;
}

static int
add_claim (TlnCli *cli, const char *article_text, const ClaimOptions *options)
{
  TlnEvidenceDraft draft = { .strength = options->strength, .day = TLN_DAY_NONE };
  GError *error = NULL;

  if (options->stance != NULL && !tln_stance_from_name (options->stance, &draft.stance))
    return tln_cli_usage ("claim add: --stance is for, against or neutral");
  if (options->stance != NULL && options->thesis == NULL && options->stage == NULL)
    return tln_cli_usage ("claim add: --stance goes with --thesis or --stage");
  gint64 article = tln_cli_article (cli, article_text);
  if (article == 0 ||
      (options->thesis != NULL && (draft.thesis = tln_cli_thesis (cli, options->thesis)) == 0) ||
      (options->stage != NULL && (draft.stage = tln_cli_stage (cli, options->stage)) == 0))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnQuote) quote = find_quote (cli, article, options->quote);
  if (quote == NULL || !tln_cli_begin (cli, TLN_ACT_CLAIM_NEW))
    return TLN_CLI_REFUSED;
  gint64 id = tln_claims_add (cli->db, article, quote, &error);
  gboolean done = id != 0 && store_claim (cli, id, options, &draft, &error);
  if (tln_cli_end (cli, quote->exact, !done, error))
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

static int
claim_add (TlnCli *cli, int argc, char **argv)
{
  g_auto (ClaimOptions) o = { 0 };
  const GOptionEntry entries[] = { { "quote", 0, 0, G_OPTION_ARG_STRING, &o.quote, NULL, NULL },
                                   { "thesis", 0, 0, G_OPTION_ARG_STRING, &o.thesis, NULL, NULL },
                                   { "stage", 0, 0, G_OPTION_ARG_STRING, &o.stage, NULL, NULL },
                                   { "stance", 0, 0, G_OPTION_ARG_STRING, &o.stance, NULL, NULL },
                                   { "speaker", 0, 0, G_OPTION_ARG_STRING, &o.speaker, NULL, NULL },
                                   { "note", 0, 0, G_OPTION_ARG_STRING, &o.note, NULL, NULL },
                                   { "strength", 0, 0, G_OPTION_ARG_INT, &o.strength, NULL, NULL },
                                   { NULL } };

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2 || o.quote == NULL)
    return tln_cli_usage ("claim add: an article and --quote are wanted");
  if (o.strength < 0 || o.strength > 3)
    return tln_cli_usage ("claim add: --strength is 1, 2 or 3");
  return tln_cli_open_to_write (cli, FALSE) ? add_claim (cli, argv[1], &o) : TLN_CLI_REFUSED;
}

/* The numbers and names of an own claim; 0, or what to exit with. */
static int
read_own (TlnCli *cli, const ClaimOptions *options, TlnOwnClaim *claim)
{
  if (options->stance != NULL && !tln_stance_from_name (options->stance, &claim->stance))
    return tln_cli_usage ("claim own: --stance is for, against or neutral");
  if (options->day == NULL || !tln_day_parse (options->day, &claim->day))
    return tln_cli_usage ("claim own: --day wants a day as 2025-03-10");
  if (options->strength < 0 || options->strength > 3)
    return tln_cli_usage ("claim own: --strength is 1, 2 or 3");
  if (!tln_cli_open_to_write (cli, FALSE) ||
      (options->instrument != NULL &&
       (claim->instrument = tln_cli_instrument (cli, options->instrument, FALSE)) == 0) ||
      (options->thesis != NULL && (claim->thesis = tln_cli_thesis (cli, options->thesis)) == 0) ||
      (options->stage != NULL && (claim->stage = tln_cli_stage (cli, options->stage)) == 0))
    return TLN_CLI_REFUSED;
  return 0;
}

static int
claim_own (TlnCli *cli, int argc, char **argv)
{
  g_auto (ClaimOptions) o = { 0 };
  const GOptionEntry entries[] = { { "day", 0, 0, G_OPTION_ARG_STRING, &o.day, NULL, NULL },
                                   { "instrument", 0, 0, G_OPTION_ARG_STRING, &o.instrument, NULL,
                                     NULL },
                                   { "thesis", 0, 0, G_OPTION_ARG_STRING, &o.thesis, NULL, NULL },
                                   { "stage", 0, 0, G_OPTION_ARG_STRING, &o.stage, NULL, NULL },
                                   { "stance", 0, 0, G_OPTION_ARG_STRING, &o.stance, NULL, NULL },
                                   { "strength", 0, 0, G_OPTION_ARG_INT, &o.strength, NULL, NULL },
                                   { NULL } };
  TlnOwnClaim claim = { .site = "Own note", .stance = TLN_STANCE_NEUTRAL };
  GError *error = NULL;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 2)
    return tln_cli_usage ("claim own: its words and --day are wanted");
  claim.words = argv[1];
  claim.strength = o.strength;
  int refused = read_own (cli, &o, &claim);
  if (refused != 0)
    return refused;
  if (!tln_cli_begin (cli, TLN_ACT_CLAIM_NEW))
    return TLN_CLI_REFUSED;
  gint64 id = tln_own_claims_add (cli->db, &claim, &error);
  if (tln_cli_end (cli, claim.words, id == 0, error))
    tln_cli_print_id (cli, id);
  return TLN_CLI_DONE;
}

void
tln_cli_print_claim (TlnCli *cli, const TlnClaim *claim)
{
  g_autofree char *id = tln_id_to_string (claim->id);
  const TlnEvidence *evidence =
      claim->evidence->len > 0 ? g_ptr_array_index (claim->evidence, 0) : NULL;

  if (!cli->json) {
    printf ("%s  %-8s %s\n    %s\n", id,
            evidence != NULL ? tln_stance_name (evidence->stance) : "-", claim->exact,
            claim->article_title);
    return;
  }
  JsonBuilder *object = tln_cli_object ();
  tln_cli_add_text (object, "id", id);
  tln_cli_add_id (object, "article", claim->article_id);
  tln_cli_add_text (object, "quote", claim->exact);
  tln_cli_add_int (object, "start", claim->start);
  tln_cli_add_int (object, "end", claim->end);
  if (claim->page > 0)
    tln_cli_add_int (object, "page", claim->page);
  tln_cli_add_text (object, "anchor", tln_anchor_state_name (claim->anchor));
  tln_cli_add_text (object, "speaker", claim->speaker);
  tln_cli_add_text (object, "relayed_by", claim->relayed_by);
  tln_cli_add_text (object, "kind", claim->kind);
  tln_cli_add_text (object, "hedge", claim->hedge);
  tln_cli_add_text (object, "colour", claim->colour);
  tln_cli_add_text (object, "note", *claim->note != '\0' ? claim->note : NULL);
  tln_cli_add_text (object, "stance", evidence != NULL ? tln_stance_name (evidence->stance) : NULL);
  tln_cli_add_id (object, "thesis", evidence != NULL ? evidence->thesis_id : 0);
  tln_cli_add_id (object, "stage", evidence != NULL ? evidence->stage_id : 0);
  tln_cli_print (object);
}

static int
claim_list (TlnCli *cli, int argc, char **argv)
{
  g_autofree char *thesis = NULL;
  const GOptionEntry entries[] = { { "thesis", 0, 0, G_OPTION_ARG_STRING, &thesis, NULL, NULL },
                                   { NULL } };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!tln_cli_options (&argc, &argv, entries))
    return TLN_CLI_USAGE;
  if (argc != 1)
    return tln_cli_usage ("claim list: only --thesis is wanted behind it");
  if (!tln_cli_open (cli) || (thesis != NULL && (id = tln_cli_thesis (cli, thesis)) == 0))
    return TLN_CLI_REFUSED;
  g_autoptr (TlnQuery) query =
      tln_query_new (id != 0 ? TLN_LIST_CLAIMS_OF_THESIS : TLN_LIST_CLAIMS, id);
  g_autoptr (GArray) ids = tln_spine_load (cli->db, query, &error);
  g_autoptr (GPtrArray) claims =
      ids != NULL
          ? tln_claims_get_many (cli->db, (const gint64 *) (gpointer) ids->data, ids->len, &error)
          : NULL;
  if (claims == NULL) {
    tln_cli_refuse_error (cli, NULL, g_steal_pointer (&error));
    return TLN_CLI_REFUSED;
  }
  for (guint i = 0; i < claims->len; i++)
    tln_cli_print_claim (cli, g_ptr_array_index (claims, i));
  return TLN_CLI_DONE;
}

static int
run_claim (TlnCli *cli, int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (strcmp (what, "add") == 0)
    return claim_add (cli, argc - 1, argv + 1);
  if (strcmp (what, "own") == 0)
    return claim_own (cli, argc - 1, argv + 1);
  if (strcmp (what, "list") == 0)
    return claim_list (cli, argc - 1, argv + 1);
  return tln_cli_usage ("claim: add, own or list is wanted");
}

const TlnCommand tln_commands_claim[] = {
  { "claim",
    "add ARTICLE --quote TEXT [--thesis T] [--stage S] [--stance for|against|neutral]\n"
    "         [--strength 1–3] [--speaker NAME] [--note TEXT]\n"
    "         own TEXT --day DAY [--instrument CODE.EXCHANGE] [--thesis T] [--stage S]\n"
    "         [--stance for|against|neutral] [--strength 1–3] | list [--thesis T]",
    run_claim },
  { NULL },
};
