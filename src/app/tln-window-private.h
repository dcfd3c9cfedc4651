/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the window only. */
#pragma once

#include "tln-feed-updates.h"
#include "tln-imports.h"
#include "tln-library-page.h"
#include "tln-reader-page.h"
#include "tln-sidebar.h"
#include "tln-watcher.h"
#include "tln-window.h"

G_BEGIN_DECLS

struct _TlnWindow {
  AdwApplicationWindow parent_instance;
  TlnStore *store;
  TlnImports *imports;
  TlnWatcher *watcher;
  TlnFeedUpdates *feeds;
  gint64 feed_shown; /* the feed whose list is there, 0: none */
  gint64 search_shown; /* the saved search whose list is there, 0: none */
  TlnQuery *search_query; /* as it was when it was shown, or NULL */
  guint feed_timer; /* where they are updated without being asked for */
  AdwNavigationSplitView *outer;
  AdwNavigationView *pages;
  AdwNavigationPage *lists;
  AdwNavigationSplitView *inner;
  TlnSidebar *sidebar;
  TlnLibraryPage *library;
  TlnReaderPage *reader;
  int width_class; /* 0 wide, 1 the pane lies over the text, 2 one of list and text, 3 phone */
  gboolean leaving; /* once all dialogs are closed */
  guint n_closing; /* dialogs that are waited for */
  gboolean sidebar_hidden; /* by F9 in a wide window */
};

/* Going to places (tln-window-places.c). */
void tln_window_show_place (TlnWindow *self, const TlnPlace *place);
void tln_window_show_article (TlnWindow *self, gint64 article, gint64 claim);
/* The reader that is looked at, or NULL. */
TlnReaderPage *tln_window_current_reader (TlnWindow *self);
void tln_window_update_layout (TlnWindow *self);
void tln_window_install_places (GtkWidgetClass *widget_class);

/* The focus at another width (tln-window-focus.c). */
void tln_window_follow_focus (TlnWindow *self);

/* What menus and keys do (tln-window-actions.c). */
void tln_window_install_actions (GtkWidgetClass *widget_class);
void tln_window_connect_imports (TlnWindow *self);
void tln_window_follow_undo (TlnWindow *self);

/* Leaving with dialogs open (tln-window-closing.c). */
void tln_window_follow_dialogs (TlnWindow *self);
/* Leaves when they are closed; FALSE: there are none. */
gboolean tln_window_asks_dialogs (TlnWindow *self);

/* The sample notebook (tln-window-sample.c). */
void tln_window_install_sample (GtkWidgetClass *widget_class);
void tln_window_follow_sample (TlnWindow *self);

/* Feeds (tln-window-feeds.c). */
void tln_window_install_feeds (GtkWidgetClass *widget_class);
void tln_window_follow_feeds (TlnWindow *self);
void tln_window_update_feed_actions (TlnWindow *self);

/* Saved searches (tln-window-searches.c). */
void tln_window_install_searches (GtkWidgetClass *widget_class);
void tln_window_follow_searches (TlnWindow *self);
void tln_window_show_search (TlnWindow *self, gint64 id);
/* Another place is shown. */
void tln_window_forget_search (TlnWindow *self);

G_END_DECLS
