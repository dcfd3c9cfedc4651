/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of an article, to be put right by hand. Main thread. */
#pragma once

#include "tln-article.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Saving is one act, with an undo toast shown from `from`, a widget of the window. */
AdwDialog *tln_article_dialog_new (TlnStore *store, const TlnArticle *article, GtkWidget *from);

G_END_DECLS
