/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of a search as SQL conditions on a row "a" of article, or on a row "q" of claim in it. */
#pragma once

#include "tln-db.h"
#include "tln-search-query.h"

G_BEGIN_DECLS

/* Appends " AND …" for every filter of the query. A stage is found by key or name, a thesis by its
 * title, an instrument by code, CODE.EXCHANGE or any of its names, stages and instruments also by
 * initials: those that are equal, else those that hold the value, else those with the initials; a
 * site, an author or a speaker by a part of the name. Traditional characters are simplified.
 * Nothing of that name: no article fits. Of claims a stage, a thesis, a stance and who speaks are
 * their own, not those of other claims in the same article. */
gboolean tln_search_filter_sql (TlnDb *db,
                                const TlnSearchQuery *query,
                                gboolean of_claims,
                                GString *where,
                                GError **error);

/* Whether a filter of this kind finds something under that name; TRUE for kinds without names. */
gboolean tln_search_filter_knows (TlnDb *db,
                                  TlnFilterKind kind,
                                  const char *value,
                                  gboolean *known,
                                  GError **error);
/* Calls func for the names there are for a kind, in no order. */
gboolean tln_search_filter_names (TlnDb *db,
                                  TlnFilterKind kind,
                                  void (*func) (const char *name, gpointer data),
                                  gpointer data,
                                  GError **error);

G_END_DECLS
