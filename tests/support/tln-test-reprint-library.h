/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts imported one by one, and what became of each: for tests of reprints. */
#pragma once

#include "tln-articles.h"
#include "tln-db.h"
#include "tln-test-reprints.h"

G_BEGIN_DECLS

/* A database and the two texts of a pair. */
typedef struct {
  TlnDb *db;
  char *a;
  char *b;
} TlnTestReprints;
/* For g_test_add; kind: a TlnTestPair. */
void tln_test_reprints_set_up (TlnTestReprints *fixture, gconstpointer kind);
void tln_test_reprints_tear_down (TlnTestReprints *fixture, gconstpointer kind);
/* g_test_add with the two. */
void tln_test_reprints_add (const char *path,
                            TlnTestPair kind,
                            void (*test) (TlnTestReprints *, gconstpointer));

typedef struct {
  TlnAdded added;
  gint64 id;
  gint64 of; /* what it is a reprint of, perhaps; 0: of nothing */
  double similarity;
  char found[16];
} TlnTestOutcome;
/* Imports a text that was pasted; url may be NULL. */
TlnTestOutcome tln_test_reprints_import (TlnDb *db, const char *text, const char *url);
/* Says of two articles whether they are the same, in an act. */
void tln_test_reprints_decide (TlnDb *db, gint64 a, gint64 b, gboolean same);
gint64 tln_test_reprints_fingerprints (TlnDb *db);

G_END_DECLS
