/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of lists share: a store with made-up articles, and a view that believes nothing but
 * items-changed and checks that it is told the whole truth. */
#pragma once

#include "tln-record-list.h"

G_BEGIN_DECLS

/* A view: what somebody who only listens to items-changed believes the list to be. */
typedef struct {
  TlnRecordList *list;
  GPtrArray *items; /* of every row, held */
  TlnListItem *selected; /* as a selection model does it: by object */
  guint loaded;
  guint changes; /* items-changed since last asked, */
  guint removed; /* and rows they took away */
  guint added; /* and brought */
} TlnTestView;

void tln_test_view_init (TlnTestView *view, TlnStore *store);
/* The list must not be held by anybody else. */
void tln_test_view_clear (TlnTestView *view);
/* Turns the main loop until the list has answered so many times. */
void tln_test_view_wait (TlnTestView *view, guint times);
/* Turns it until nothing is under way any more. */
void tln_test_view_settle (TlnTestView *view);
/* Turns it until the article of an item is there. */
void tln_test_wait_record (TlnListItem *item);
/* The view, the list and a plain query say the same. */
void tln_test_view_assert (TlnTestView *view, TlnStore *store, const TlnQuery *query);

/* A store in memory with n articles, ids from 1000 on. */
TlnStore *tln_test_store (guint n);
/* SQL for one more article with random title, site and date. */
void tln_test_append_article (GString *sql, gint64 id);
/* Changes the library, which must change something, and waits until everybody has heard of it. */
void tln_test_exec (TlnStore *store, const char *sql);

G_END_DECLS
