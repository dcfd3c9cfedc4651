/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, buttons and menus of the reader. Numbers, + − and 0 act on the selection (making a claim of
 * it), else on the current claim, else, the numbers, on the article. */
#include "config.h"

#include "tln-reader-private.h"

#include "tln-article-dialog.h"
#include "tln-catalog.h"
#include "tln-claim-dialog.h"
#include "tln-claim-edits.h"
#include "tln-claim-link.h"
#include "tln-claim-words.h"
#include "tln-edits.h"
#include "tln-navigator.h"
#include "tln-original-dialog.h"
#include "tln-sentences.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

static TlnClaim *
current_claim (TlnReaderPage *self)
{
  return self->reading && self->current ? tln_reading_claim (self->reading, self->current) : NULL;
}

void
tln_reader_page_update_bar (TlnReaderPage *self)
{
  TlnClaim *claim = current_claim (self);
  const TlnEvidence *evidence = claim ? tln_claim_leading_evidence (claim) : NULL;
  guint32 start, end;
  gboolean selection = self->reading && tln_reader_view_get_selection (self->view, &start, &end);

  if (evidence && evidence->thesis_id)
    self->thesis = evidence->thesis_id;
  tln_claim_bar_update (self->bar, selection, selection ? NULL : claim);
  g_set_str (&self->stance, evidence && !selection ? tln_stance_name (evidence->stance) : "");
  g_object_notify (G_OBJECT (self), "stance");
}

/* What the mark in the margin and the tint say, for who does not see them. */
static void
announce_claim (TlnReaderPage *self, const TlnClaim *claim)
{
  g_autofree char *words = tln_claim_words (tln_catalog_of (self->store), claim);
  g_autofree char *said = g_strdup_printf ("%s. %s", words, claim->exact);

  gtk_accessible_announce (GTK_ACCESSIBLE (self->view), said,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
tln_reader_page_set_current (TlnReaderPage *self, gint64 id)
{
  TlnClaim *claim = self->reading ? tln_reading_claim (self->reading, id) : NULL;

  self->current = id;
  tln_reader_page_leave_offer (self);
  tln_reader_view_set_current (self->view, id);
  if (claim && claim->anchor != TLN_ANCHOR_ORPHAN)
    tln_reader_view_go_to (self->view, claim->start);
  if (claim)
    announce_claim (self, claim);
  tln_reader_page_update_bar (self);
}

/* Claims. */

void
tln_reader_page_claim_made_cb (GtkWidget *widget, gint64 claim)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  self->current = claim;
  tln_reader_page_leave_offer (self);
  tln_reader_view_set_current (self->view, claim);
  tln_reader_page_update_bar (self);
}

/* Makes the selection a claim; FALSE when nothing is selected. */
static gboolean
keep_selection (TlnReaderPage *self, const TlnEvidenceDraft *draft)
{
  TlnClaimRange range = { .reading = self->reading };
  g_autoptr (TlnStatement) says = NULL;

  if (!self->reading || !tln_reader_view_get_selection (self->view, &range.start, &range.end))
    return FALSE;
  says = tln_statement_of (self->reading->rich->text, range.start, range.end);
  range.says = says;
  tln_claim_edit_add (GTK_WIDGET (self), self->store, &range, draft, tln_reader_page_claim_made_cb);
  tln_reader_view_clear_selection (self->view);
  return TRUE;
}

void
tln_reader_page_new_draft (TlnReaderPage *self, TlnEvidenceDraft *draft)
{
  *draft = (TlnEvidenceDraft) { .thesis = self->thesis, .day = TLN_DAY_NONE };
  if (!tln_catalog_thesis (tln_catalog_of (self->store), draft->thesis))
    draft->thesis = 0;
}

static void
start_draft (TlnReaderPage *self, const TlnClaim *claim, TlnEvidenceDraft *draft)
{
  if (claim && claim->evidence->len > 0)
    tln_claim_draft (claim, draft);
  else
    tln_reader_page_new_draft (self, draft);
}

static void
apply_draft (TlnReaderPage *self, const TlnEvidenceDraft *draft)
{
  if (!keep_selection (self, draft) && !tln_reader_page_keep_offer (self, draft) && self->current)
    tln_claim_edit_evidence (GTK_WIDGET (self), self->store, self->current, draft);
}

void
tln_reader_page_apply_stance (TlnReaderPage *self, const char *stance)
{
  TlnClaim *claim = current_claim (self);
  TlnEvidenceDraft draft;
  guint32 start, end;

  if (!self->reading)
    return;
  if (tln_reader_view_get_selection (self->view, &start, &end))
    claim = NULL;
  start_draft (self, claim, &draft);
  if (tln_stance_from_name (stance, &draft.stance))
    apply_draft (self, &draft);
}

static void
tag_article (TlnReaderPage *self, gint64 stage)
{
  g_autoptr (GArray) ids = tln_ids_of (self->article);
  TlnTarget target = { .stage = stage };
  gboolean on = TRUE;

  for (guint i = 0; i < self->reading->article->n_stages; i++)
    on = on && self->reading->article->stage_ids[i] != stage;
  tln_edit_tag (GTK_WIDGET (self), self->store, ids, &target, on);
}

static void
stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);
  TlnStage *stage =
      tln_catalog_nth_stage (tln_catalog_of (self->store), 0, g_variant_get_int32 (parameter));
  TlnClaim *claim = current_claim (self);
  TlnEvidenceDraft draft;
  guint32 start, end;

  if (!self->reading || !stage)
    return;
  if (tln_reader_view_get_selection (self->view, &start, &end))
    claim = NULL;
  else if (!claim && !self->offer) {
    tag_article (self, stage->id);
    return;
  }
  start_draft (self, claim, &draft);
  draft.stage = stage->id;
  apply_draft (self, &draft);
}

/* Selects the sentence the cursor was put into; not where there is a claim already, nor at the very
 * beginning, where it stands by itself. */
static gboolean
select_sentence (TlnReaderPage *self)
{
  guint32 cursor = tln_reader_view_get_cursor (self->view);
  const TlnClaim *claim = current_claim (self);
  TlnSentence sentence = { 0 };

  if (cursor == 0 || (claim && claim->start <= cursor && cursor <= claim->end))
    return FALSE;
  while (tln_sentence_next (self->reading->rich->text, &sentence)) {
    if (cursor > sentence.end)
      continue;
    if (cursor >= sentence.start)
      tln_reader_view_select (self->view, sentence.start, sentence.end);
    return cursor >= sentence.start;
  }
  return FALSE;
}

static void
highlight_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (tln_reader_page_place_orphan (self))
    return;
  if (self->reading && !keep_selection (self, NULL) && !tln_reader_page_keep_offer (self, NULL) &&
      !(select_sentence (self) && keep_selection (self, NULL)))
    tln_toast_say (widget, _ ("Select some words first."));
}

static void
dialog_closed_cb (AdwDialog *dialog, TlnReaderPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);
  TlnClaim *claim = current_claim (self);
  g_autoptr (TlnStatement) guess = NULL;
  AdwDialog *dialog;

  if (!claim)
    return;
  if (claim->anchor != TLN_ANCHOR_ORPHAN)
    guess = tln_statement_of (self->reading->rich->text, claim->start, claim->end);
  dialog = tln_claim_dialog_new (self->store, claim, guess, widget);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, 0);
  adw_dialog_present (dialog, widget);
}

static void
forecast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnClaim *claim = current_claim (TLN_READER_PAGE (widget));

  if (claim)
    tln_navigator_make_forecast (widget, claim->id);
}

/* A claim is linked itself, otherwise the article is assigned. */
static void
link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);
  TlnClaim *claim = current_claim (self);
  AdwDialog *dialog;

  if (!claim) {
    gtk_widget_activate_action (widget, "win.assign", NULL);
    return;
  }
  dialog = tln_claim_link_new (self->store, claim, widget);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, 0);
  adw_dialog_present (dialog, widget);
}

/* What the claim is to another one. */
static void
argue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnClaim *claim = current_claim (TLN_READER_PAGE (widget));

  if (claim)
    gtk_widget_activate_action (widget, TLN_LINK_CLAIM, "x", claim->id);
}

static void
properties_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (self->reading)
    adw_dialog_present (tln_article_dialog_new (self->store, self->reading->article, widget),
                        widget);
}

static void
find_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_reader_page_find_again (TLN_READER_PAGE (widget));
}

static void
remove_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (current_claim (self))
    tln_claim_edit_delete (widget, self->store, self->current);
}

static void
step_claim_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);
  TlnClaim *claim;

  if (!self->reading)
    return;
  claim = tln_reading_claim_beside (self->reading, tln_reader_view_get_cursor (self->view),
                                    g_str_equal (name, "reader.next-claim") ? 1 : -1);
  if (claim)
    tln_reader_page_set_current (self, claim->id);
}

/* The article. */

static void
flag_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);
  g_autoptr (GArray) ids = tln_ids_of (self->article);
  const TlnArticle *article = self->reading ? self->reading->article : NULL;

  if (!article)
    return;
  if (g_str_equal (name, "reader.star"))
    tln_edit_flag (widget, self->store, ids, TLN_FLAG_STARRED, !article->starred);
  else if (g_str_equal (name, "reader.archive"))
    tln_edit_flag (widget, self->store, ids, TLN_FLAG_ARCHIVED, !article->archived);
  else
    tln_edit_flag (widget, self->store, ids, TLN_FLAG_TRASHED, article->trashed_at == 0);
}

static void
original_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (self->reading)
    adw_dialog_present (tln_original_dialog_new (self->store, self->reading->article), widget);
}

static void
open_address (TlnReaderPage *self, const char *address)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                           NULL, NULL);
}

static void
browser_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (self->reading && self->reading->article->url)
    open_address (self, self->reading->article->url);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_reader_surface_find (TLN_READER_PAGE (widget)->surface);
}

static void
contents_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->contents_button)))
    gtk_menu_button_popup (self->contents_button);
}

static void
pictures_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tln_reader_page_load_pictures (TLN_READER_PAGE (widget));
}

static void
full_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, TLN_FULL_TEXT, NULL);
}

static void
evidence_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  if (self->reading)
    tln_reader_page_set_evidence (self, !tln_reader_page_get_evidence (self));
}

/* Folding. */

typedef struct {
  gint64 passage;
  gboolean hide;
} Fold;

static gpointer
fold_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fold *fold = data;

  tln_articles_set_boilerplate_hidden (db, fold->passage, fold->hide, error);
  return NULL;
}

static void
fold_clicked_cb (TlnReaderPage *self, gint64 passage, gboolean hide)
{
  Fold fold = { passage, hide };
  TlnJob job = { .run = fold_job, .data = g_memdup2 (&fold, sizeof fold), .data_free = g_free };

  tln_edit_run (GTK_WIDGET (self), self->store, TLN_ACT_BOILERPLATE, &job, NULL);
}

/* Signals of the parts. */

static void
claim_clicked_cb (TlnReaderPage *self, gint64 claim)
{
  self->current = claim;
  tln_reader_view_set_current (self->view, claim);
  tln_reader_page_update_bar (self);
}

static void
instrument_clicked_cb (TlnReaderPage *self, gint64 instrument)
{
  tln_navigator_show_instrument (GTK_WIDGET (self), instrument);
}

static void
link_clicked_cb (TlnReaderPage *self, const char *address)
{
  open_address (self, address);
}

static void
pane_claim_cb (TlnReaderPage *self, gint64 claim)
{
  if (self->width_class >= 1)
    tln_reader_page_set_evidence (self, FALSE);
  tln_reader_page_set_current (self, claim);
}

static void
pane_place_cb (TlnReaderPage *self, guint place)
{
  if (self->width_class >= 1)
    tln_reader_page_set_evidence (self, FALSE);
  tln_reader_view_go_to (self->view, place);
}

static void
detected_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  tln_reader_page_show_detected (self, tln_reader_view_get_cursor (self->view));
}

void
tln_reader_page_connect_actions (TlnReaderPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  tln_reader_page_connect_keys (self);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (tln_reader_page_update_bar),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "claim-clicked", G_CALLBACK (claim_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "instrument-clicked", G_CALLBACK (instrument_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-clicked", G_CALLBACK (link_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "fold-clicked", G_CALLBACK (fold_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "claim-chosen", G_CALLBACK (pane_claim_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "place-chosen", G_CALLBACK (pane_place_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tln_reader_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "reader.highlight", NULL, highlight_cb },
    { "reader.stage", "i", stage_cb },
    { "reader.details", NULL, details_cb },
    { "reader.forecast", NULL, forecast_cb },
    { "reader.link", NULL, link_cb },
    { "reader.argue", NULL, argue_cb },
    { "reader.properties", NULL, properties_cb },
    { "reader.find-again", NULL, find_again_cb },
    { "reader.remove-claim", NULL, remove_claim_cb },
    { "reader.next-claim", NULL, step_claim_cb },
    { "reader.previous-claim", NULL, step_claim_cb },
    { "reader.star", NULL, flag_cb },
    { "reader.archive", NULL, flag_cb },
    { "reader.trash", NULL, flag_cb },
    { "reader.original", NULL, original_cb },
    { "reader.browser", NULL, browser_cb },
    { "reader.pictures", NULL, pictures_cb },
    { "reader.find", NULL, find_cb },
    { "reader.detected", NULL, detected_cb },
    { "reader.contents", NULL, contents_cb },
    { "reader.full-text", NULL, full_text_cb },
    { "reader.evidence", NULL, evidence_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].run);
}
