/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the reader page only. */
#pragma once

#include "tln-after-frame.h"
#include "tln-claim-bar.h"
#include "tln-claims.h"
#include "tln-detected-popover.h"
#include "tln-evidence-pane.h"
#include "tln-reader-contents.h"
#include "tln-reader-head.h"
#include "tln-reader-page.h"
#include "tln-reader-surface.h"
#include "tln-reader-view.h"
#include "tln-stub-view.h"

G_BEGIN_DECLS

struct _TlnReaderPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  GCancellable *cancellable;
  TlnReading *reading; /* what is shown, or NULL */
  gint64 article; /* what is or will be shown */
  gint64 opened; /* the article that is to be told of as read; 0: none */
  TlnAfterFrame *opening; /* until it is told; or NULL */
  gint64 wanted_claim; /* to go to once it is loaded */
  GCancellable *closing; /* what must not outlive the page */
  gint64 fetching; /* the article whose pictures are on their way; 0: none */
  gint64 current; /* the claim that keys act on; 0: none */
  GPtrArray *found; /* TlnStatement: sentences that may be claims; or NULL */
  GPtrArray *offers; /* those of them that are offered; borrowed */
  const TlnStatement *offer; /* the one that keys act on, or NULL */
  GCancellable *searching; /* for them */
  TlnReaderDetected *detected; /* codes, numbers, dates, forecasts; or NULL */
  TlnDetectedPopover *popover;
  GSettings *settings;
  gint64 placing; /* the lost claim that the next selection is for; 0: none */
  gint64 thesis; /* the one last chosen for evidence; 0: none */
  char *stance; /* of the current claim, for the buttons */
  GHashTable *positions; /* gint64 article -> guint32 place at the top */
  gboolean wants_focus; /* once it is loaded */
  int width_class;
  guint loading; /* timeout before the spinner */
  guint saving; /* timeout before the place is kept */
  AdwMultiLayoutView *layouts;
  AdwOverlaySplitView *split;
  AdwBottomSheet *sheet;
  AdwWindowTitle *title;
  GtkToggleButton *evidence_button;
  GtkWidget *menu_button;
  GtkMenuButton *look_button;
  GtkMenuButton *contents_button;
  TlnReaderContents *contents;
  GtkStack *stack;
  TlnReaderSurface *surface;
  TlnReaderView *view;
  TlnReaderHead *head;
  TlnStubView *stub; /* instead of the text, where only the address is there */
  TlnClaimBar *bar;
  AdwBanner *orphans;
  AdwBin *pane_bin;
  TlnEvidencePane *pane;
  AdwStatusPage *error_page;
};

/* The claim keys act on changed, or what it is evidence for (tln-reader-actions.c). */
void tln_reader_page_set_current (TlnReaderPage *self, gint64 claim);
void tln_reader_page_update_bar (TlnReaderPage *self);
void tln_reader_page_apply_stance (TlnReaderPage *self, const char *stance);
void tln_reader_page_install_actions (GtkWidgetClass *widget_class);
void tln_reader_page_connect_actions (TlnReaderPage *self);
/* A claim was made: it becomes the current one. Signature given by TlnClaimMadeFunc. */
void tln_reader_page_claim_made_cb (GtkWidget *widget, gint64 claim);
/* Evidence as it is at first: for the thesis last chosen. */
void tln_reader_page_new_draft (TlnReaderPage *self, TlnEvidenceDraft *draft);
/* Keys of the text (tln-reader-keys.c). */
void tln_reader_page_connect_keys (TlnReaderPage *self);

/* Sentences that are offered (tln-reader-offers.c). Looks for them in what is read now; same_text:
 * only what is offered of them may have changed. */
void tln_reader_page_find_offers (TlnReaderPage *self, gboolean same_text);
void tln_reader_page_drop_offers (TlnReaderPage *self);
/* Goes to the next or the one before, round the end. These return FALSE when there is none. */
gboolean tln_reader_page_step_offer (TlnReaderPage *self, int by);
gboolean tln_reader_page_leave_offer (TlnReaderPage *self);
/* Makes it a claim with what it says; draft NULL: evidence for its stage. */
gboolean tln_reader_page_keep_offer (TlnReaderPage *self, const TlnEvidenceDraft *draft);
gboolean tln_reader_page_pass_offer (TlnReaderPage *self);

/* What else was found (tln-reader-marks.c); takes it. Shows how the one at a place or the next one
 * was understood. */
void tln_reader_page_set_detected (TlnReaderPage *self, TlnReaderDetected *detected);
void tln_reader_page_show_detected (TlnReaderPage *self, guint32 place);
/* The card that only shows goes when something else is done. FALSE: it was not there. */
gboolean tln_reader_page_unhover (TlnReaderPage *self);
void tln_reader_page_connect_detected (TlnReaderPage *self);

/* Highlights that have lost their place (tln-reader-orphans.c): the banner, the dialog, and the
 * selection as the place of one; FALSE: none is waiting for it. */
void tln_reader_page_update_orphans (TlnReaderPage *self);
void tln_reader_page_find_again (TlnReaderPage *self);
gboolean tln_reader_page_place_orphan (TlnReaderPage *self);

/* The evidence pane or sheet is open (tln-reader-page.c). */
gboolean tln_reader_page_get_evidence (TlnReaderPage *self);
void tln_reader_page_set_evidence (TlnReaderPage *self, gboolean open);

/* Pictures of the article that are not here yet (tln-reader-pictures.c). */
void tln_reader_page_load_pictures (TlnReaderPage *self);
void tln_reader_page_update_pictures (TlnReaderPage *self);

G_END_DECLS
