/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The original bytes of an article, as text or as pages, to compare with what was made of them. */
#pragma once

#include "tln-article.h"
#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *tln_original_dialog_new (TlnStore *store, TlnArticle *article);

G_END_DECLS
