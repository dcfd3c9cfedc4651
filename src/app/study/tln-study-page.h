/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event study of an instrument: what its prices did around its evidence. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_STUDY_PAGE (tln_study_page_get_type ())
G_DECLARE_FINAL_TYPE (TlnStudyPage, tln_study_page, TLN, STUDY_PAGE, AdwNavigationPage)

AdwNavigationPage *tln_study_page_new (TlnStore *store, gint64 instrument);

G_END_DECLS
