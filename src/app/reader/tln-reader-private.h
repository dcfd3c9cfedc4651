/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the reader page only. */
#pragma once

#include "tln-claim-bar.h"
#include "tln-evidence-pane.h"
#include "tln-reader-head.h"
#include "tln-reader-page.h"
#include "tln-reader-view.h"
#include "tln-stub-view.h"

G_BEGIN_DECLS

struct _TlnReaderPage {
  AdwNavigationPage parent_instance;
  TlnStore *store;
  GCancellable *cancellable;
  TlnReading *reading; /* what is shown, or NULL */
  gint64 article; /* what is or will be shown */
  gint64 wanted_claim; /* to go to once it is loaded */
  GCancellable *closing; /* what must not outlive the page */
  gint64 fetching; /* the article whose pictures are on their way; 0: none */
  gint64 current; /* the claim that keys act on; 0: none */
  gint64 thesis; /* the one last chosen for evidence; 0: none */
  char *stance; /* of the current claim, for the buttons */
  GHashTable *positions; /* gint64 article -> guint32 place at the top */
  int width_class;
  guint loading; /* timeout before the spinner */
  guint saving; /* timeout before the place is kept */
  AdwMultiLayoutView *layouts;
  AdwOverlaySplitView *split;
  AdwBottomSheet *sheet;
  AdwWindowTitle *title;
  GtkToggleButton *evidence_button;
  GtkWidget *menu_button;
  GtkStack *stack;
  AdwClampScrollable *clamp;
  TlnReaderView *view;
  TlnReaderHead *head;
  TlnStubView *stub; /* instead of the text, where only the address is there */
  TlnClaimBar *bar;
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
/* The evidence pane or sheet is open (tln-reader-page.c). */
gboolean tln_reader_page_get_evidence (TlnReaderPage *self);
void tln_reader_page_set_evidence (TlnReaderPage *self, gboolean open);

/* Pictures of the article that are not here yet (tln-reader-pictures.c). */
void tln_reader_page_load_pictures (TlnReaderPage *self);
void tln_reader_page_update_pictures (TlnReaderPage *self);

G_END_DECLS
