/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one place of the window reaches another without knowing it: by the actions of the window.
 * In menus and buttons use the names; in code the functions. All on the main thread. */
#pragma once

#include "tln-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each takes an int64 (GVariant type "x"): the id. */
#define TLN_SHOW_ARTICLE "win.show-article"
#define TLN_SHOW_CLAIM "win.show-claim" /* opens its article at the quote */
#define TLN_SHOW_THESIS "win.show-thesis"
/* Takes "(xs)": a thesis and its view ("argument", "forecasts", "log"). */
#define TLN_SHOW_THESIS_VIEW "win.show-thesis-view"
#define TLN_SHOW_INSTRUMENT "win.show-instrument"
#define TLN_SHOW_STUDY "win.show-study" /* the event study of an instrument */
#define TLN_EXPORT "win.export" /* the export dialog for a thesis; 0: everything */
#define TLN_FORECAST "win.forecast" /* a forecast of what a claim says */
#define TLN_UNDO_ACT "win.undo-act" /* the Undo of a toast */
#define TLN_PASTE_INTO "win.paste-into" /* the text of a stub, from the clipboard */
/* Takes "(xsi)": a stub, its address, its TlnTyped. */
#define TLN_RETRY "win.retry"
/* Takes nothing: all stubs of the list that is shown. */
#define TLN_RETRY_LIST "win.retry-list"
/* Takes "(ix)": a place of the sidebar (TlnPlaceKind, id), which replaces what is shown. */
#define TLN_SHOW_PLACE "win.show-place"
/* Takes "s": the articles that have this tag. */
#define TLN_SHOW_TAG "win.show-tag"
/* Takes "s": the articles of this publisher. */
#define TLN_SHOW_SITE "win.show-site"
/* Takes "x": a claim, to be linked to another one or to a thesis by a dialog. */
#define TLN_LINK_CLAIM "win.link-claim"
/* Takes "(xxas)": a stage or a thesis, the other 0, and addresses of files: imports them and
 * assigns what is imported. */
#define TLN_IMPORT_TO "win.import-to"
/* Takes nothing: the whole text of the article in the reader. */
#define TLN_FULL_TEXT "win.full-text"

/* from is any widget inside the window; what is shown is pushed, so that Back returns. */
void tln_navigator_show_article (GtkWidget *from, gint64 article);
void tln_navigator_show_claim (GtkWidget *from, gint64 claim);
void tln_navigator_show_thesis (GtkWidget *from, gint64 thesis);
/* Opens it at one of its views: "argument", "forecasts", "log". */
void tln_navigator_show_thesis_view (GtkWidget *from, gint64 thesis, const char *view);
void tln_navigator_show_instrument (GtkWidget *from, gint64 instrument);
void tln_navigator_show_study (GtkWidget *from, gint64 instrument);
void tln_navigator_show_place (GtkWidget *from, const TlnPlace *place);
/* Asks for a forecast of what this claim says. */
void tln_navigator_make_forecast (GtkWidget *from, gint64 claim);
void tln_navigator_export (GtkWidget *from, gint64 thesis);
/* files: GFile. */
void tln_navigator_import_to (GtkWidget *from, gint64 stage, gint64 thesis, GSList *files);

/* Makes a button (or any GtkActionable) lead to a place. */
void tln_navigator_bind (GtkActionable *actionable, const char *action, gint64 id);

G_END_DECLS
