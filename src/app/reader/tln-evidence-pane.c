/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows made anew for every reading while they are to be seen: claims, a few mentions, the
 * provenance. Of many claims some, and more when they are asked for. */
#include "tln-evidence-pane.h"

#include "tln-catalog.h"
#include "tln-claim-words.h"
#include "tln-date-label.h"
#include "tln-mark.h"
#include "tln-navigator.h"
#include "tln-reader-rules.h"

#include <glib/gi18n.h>

/* Claims of a group that are shown at first, and that one press adds. */
#define FIRST 20
#define MORE 40

struct _TlnEvidencePane {
  AdwBin parent_instance;
  TlnStore *store;
  TlnReading *reading; /* or NULL */
  gboolean stale; /* its rows are not made yet */
  GtkBox *box;
};

enum {
  CLAIM_CHOSEN,
  PLACE_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlnEvidencePane, tln_evidence_pane, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (TlnEvidencePane *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
  return row;
}

/* Claims. */

static void
claim_activated_cb (GtkWidget *row, TlnEvidencePane *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  g_signal_emit (self, signals[CLAIM_CHOSEN], 0, *id);
}

static char *
claim_subtitle (TlnEvidencePane *self, const TlnClaim *claim, const TlnEvidence *evidence)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  TlnStage *stage = evidence ? tln_catalog_stage (catalog, evidence->stage_id) : NULL;
  TlnThesis *thesis = evidence ? tln_catalog_thesis (catalog, evidence->thesis_id) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (claim->anchor == TLN_ANCHOR_ORPHAN)
    g_ptr_array_add (parts, (gpointer) _ ("not found in the text any more"));
  if (stage)
    g_ptr_array_add (parts, stage->name);
  if (thesis)
    g_ptr_array_add (parts, thesis->title);
  if (claim->speaker && *claim->speaker)
    g_ptr_array_add (parts, claim->speaker);
  if (*claim->note)
    g_ptr_array_add (parts, claim->note);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_claim (TlnEvidencePane *self, AdwPreferencesGroup *group, const TlnClaim *claim)
{
  const TlnEvidence *evidence = tln_claim_leading_evidence (claim);
  g_autofree char *subtitle = claim_subtitle (self, claim, evidence);
  g_autofree char *words = tln_claim_words (tln_catalog_of (self->store), claim);
  GtkWidget *row = add_row (group, claim->exact, subtitle);

  /* The words instead of the subtitle, which does not say the stance. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, claim->exact,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (evidence)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), tln_mark_new_stance (evidence->stance));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&claim->id, sizeof (gint64)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (claim_activated_cb), self, 0);
}

/* A group whose claims are not all shown yet. */
typedef struct {
  TlnEvidencePane *pane; /* which the rows belong to */
  AdwPreferencesGroup *group;
  GPtrArray *claims; /* of the pane's reading */
  guint shown;
} Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  g_ptr_array_unref (((Rest *) data)->claims);
  g_free (data);
}

static void show_more_cb (GtkWidget *row, Rest *rest);

/* Shows more of them, and how many are left. */
static void
add_some (const Rest *rest, guint n)
{
  Rest *next = g_memdup2 (rest, sizeof *rest);
  guint left;
  GtkWidget *row;
  g_autofree char *title = NULL;

  for (; n > 0 && next->shown < next->claims->len; n--)
    add_claim (next->pane, next->group, g_ptr_array_index (next->claims, next->shown++));
  g_ptr_array_ref (next->claims);
  left = next->claims->len - next->shown;
  if (left == 0) {
    rest_free (next, NULL);
    return;
  }
  row = adw_button_row_new ();
  /* Translators: a button below some of many claims */
  title = g_strdup_printf (ngettext ("Show %u More", "Show %u More", MIN (left, MORE)),
                           MIN (left, MORE));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (next->group, row);
  g_signal_connect_data (row, "activated", G_CALLBACK (show_more_cb), next, rest_free, 0);
}

static void
show_more_cb (GtkWidget *row, Rest *rest)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_ref (rest->claims);
  Rest now = *rest;
  GtkWidget *before = gtk_widget_get_prev_sibling (row);

  adw_preferences_group_remove (now.group, row);
  add_some (&now, MORE);
  if (before)
    gtk_widget_grab_focus (gtk_widget_get_next_sibling (before));
}

static gboolean
add_claims (TlnEvidencePane *self, GPtrArray *claims, int stance)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  Rest rest = { .pane = self, .claims = own };

  for (guint i = 0; i < claims->len; i++) {
    TlnClaim *claim = g_ptr_array_index (claims, i);
    const TlnEvidence *evidence = tln_claim_leading_evidence (claim);

    if (stance == (evidence ? (int) evidence->stance : -1))
      g_ptr_array_add (own, claim);
  }
  if (own->len == 0)
    return FALSE;
  rest.group =
      add_group (self, stance < 0 ? _ ("Highlights") : tln_stance_label ((TlnStance) stance));
  add_some (&rest, FIRST);
  return TRUE;
}

/* Mentions. */

static void
place_activated_cb (GtkWidget *row, TlnEvidencePane *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));

  g_signal_emit (self, signals[PLACE_CHOSEN], 0, place);
}

static void
add_mention (TlnEvidencePane *self, AdwPreferencesGroup *group, const TlnMention *mention)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  TlnStage *stage = tln_catalog_stage (catalog, mention->stage_id);
  TlnInstrument *instrument = tln_catalog_instrument (catalog, mention->instrument_id);
  g_autofree char *found = g_str_equal (mention->rule, "hand")
                               ? g_strdup (_ ("Assigned by you"))
                               : tln_reader_found_by (mention->rule);
  g_autofree char *subtitle =
      mention->quote ? g_strdup_printf ("%s · %s", mention->quote, found) : g_strdup (found);
  g_autofree char *title = instrument ? g_strdup_printf ("%s %s", mention->label, instrument->name)
                                      : g_strdup (mention->label);
  GtkWidget *row = add_row (group, title, subtitle);

  if (stage)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), tln_mark_new_stage (stage->position));
  if (mention->instrument_id || mention->thesis_id) {
    GtkWidget *go = gtk_button_new_from_icon_name ("go-next-symbolic");

    gtk_widget_set_tooltip_text (go, _ ("Open"));
    gtk_widget_set_valign (go, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (go, "flat");
    tln_navigator_bind (GTK_ACTIONABLE (go),
                        mention->instrument_id ? TLN_SHOW_INSTRUMENT : TLN_SHOW_THESIS,
                        mention->instrument_id ? mention->instrument_id : mention->thesis_id);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), go);
  }
  if (mention->spanned) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (mention->start));
    g_signal_connect_object (row, "activated", G_CALLBACK (place_activated_cb), self, 0);
  }
}

/* Each thing once, with its first place. */
static void
add_mentions (TlnEvidencePane *self, GPtrArray *mentions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  AdwPreferencesGroup *group = mentions->len > 0 ? add_group (self, _ ("Mentions")) : NULL;

  for (guint i = 0; i < mentions->len; i++) {
    const TlnMention *mention = g_ptr_array_index (mentions, i);
    gint64 of = mention->stage_id        ? mention->stage_id
                : mention->instrument_id ? mention->instrument_id
                                         : mention->thesis_id;

    if (g_hash_table_add (seen, g_memdup2 (&of, sizeof of)))
      add_mention (self, group, mention);
  }
}

/* Provenance. */

static void
add_fact (AdwPreferencesGroup *group, const char *name, const char *value)
{
  GtkWidget *row;

  if (!value || !*value)
    return;
  row = add_row (group, name, value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
}

static void
add_rule (AdwPreferencesGroup *group, const char *name, const char *rule)
{
  add_fact (group, name, rule ? tln_reader_rule_words (rule) : NULL);
}

static void
add_provenance (TlnEvidencePane *self, const TlnArticle *article)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Source"));
  g_autofree char *captured = tln_time_label (article->captured_at);
  GtkWidget *original = adw_button_row_new ();

  add_fact (group, _ ("Address"), article->url);
  add_fact (group, _ ("File"), article->file_name);
  add_fact (group, _ ("Captured"), captured);
  add_fact (group, _ ("Encoding"), article->encoding);
  add_rule (group, _ ("Title Found By"), article->title_origin);
  add_rule (group, _ ("Publisher Found By"), article->site_origin);
  add_rule (group, _ ("Date Found By"), article->published_origin);
  add_fact (group, _ ("SHA-256 of the Original"), article->original_sha256);
  add_fact (group, _ ("SHA-256 of the Text"), article->text_sha256);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (original), _ ("Show Original"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (original), "reader.original");
  adw_preferences_group_add (group, original);
}

static void
make_rows (TlnEvidencePane *self)
{
  static const int order[] = { TLN_STANCE_FOR, TLN_STANCE_AGAINST, TLN_STANCE_NEUTRAL, -1 };
  gboolean any = FALSE;
  GtkWidget *child;

  self->stale = FALSE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    any = add_claims (self, self->reading->claims, order[i]) || any;
  if (!any)
    adw_preferences_group_set_description (
        add_group (self, _ ("No Claims Yet")),
        _ ("Select a sentence and press H to keep it as a claim."));
  add_mentions (self, self->reading->mentions);
  add_provenance (self, self->reading->article);
}

static void
tln_evidence_pane_map (GtkWidget *widget)
{
  TlnEvidencePane *self = TLN_EVIDENCE_PANE (widget);

  if (self->stale)
    make_rows (self);
  GTK_WIDGET_CLASS (tln_evidence_pane_parent_class)->map (widget);
}

static void
tln_evidence_pane_dispose (GObject *object)
{
  g_clear_object (&TLN_EVIDENCE_PANE (object)->store);
  g_clear_pointer (&TLN_EVIDENCE_PANE (object)->reading, tln_reading_unref);
  G_OBJECT_CLASS (tln_evidence_pane_parent_class)->dispose (object);
}

static void
tln_evidence_pane_class_init (TlnEvidencePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_evidence_pane_dispose;
  GTK_WIDGET_CLASS (klass)->map = tln_evidence_pane_map;
  signals[CLAIM_CHOSEN] = g_signal_new ("claim-chosen", TLN_TYPE_EVIDENCE_PANE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", TLN_TYPE_EVIDENCE_PANE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
tln_evidence_pane_init (TlnEvidencePane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->box = GTK_BOX (box);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24,
                NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
tln_evidence_pane_new (TlnStore *store)
{
  TlnEvidencePane *self = g_object_new (TLN_TYPE_EVIDENCE_PANE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tln_evidence_pane_set_reading (TlnEvidencePane *self, TlnReading *reading)
{
  g_autoptr (TlnReading) old = self->reading;

  self->reading = tln_reading_ref (reading);
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_rows (self);
}
