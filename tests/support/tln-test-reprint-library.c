/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports go the way of the importer, without its threads. */
#include "tln-test-reprint-library.h"

#include "tln-act.h"
#include "tln-importer.h"
#include "tln-reprints.h"
#include "tln-test-store.h"

#include <string.h>

static void
take_outcome (const TlnImportResult *result, gpointer data)
{
  TlnTestOutcome *outcome = data;

  g_assert_no_error (result->error);
  outcome->added = result->added;
  outcome->id = result->id;
  outcome->of = 0;
  if (result->reprint == NULL)
    return;
  g_assert_cmpint (result->reprint->article_id, ==, result->id);
  g_assert_cmpstr (result->reprint->title, ==, result->title);
  g_assert_cmpint (result->reprint->state, ==, TLN_REPRINT_SUGGESTED);
  outcome->of = result->reprint->of_id;
  outcome->similarity = result->reprint->similarity;
  g_strlcpy (outcome->found, result->reprint->found, sizeof outcome->found);
}

TlnTestOutcome
tln_test_reprints_import (TlnDb *db, const char *text, const char *url)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  const TlnHints hints = { .url = url, .content_type = "text/plain" };
  TlnTestOutcome outcome = { 0 };

  g_assert_true (tln_import_bytes (db, bytes, &hints, "paste", take_outcome, &outcome, &error));
  g_assert_no_error (error);
  return outcome;
}

void
tln_test_reprints_set_up (TlnTestReprints *fixture, gconstpointer kind)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  fixture->db = tln_test_db ();
  tln_test_pair (random, "zh", GPOINTER_TO_INT (kind), &fixture->a, &fixture->b);
}

void
tln_test_reprints_tear_down (TlnTestReprints *fixture, gconstpointer kind)
{
  tln_db_close (fixture->db);
  g_free (fixture->a);
  g_free (fixture->b);
}

void
tln_test_reprints_decide (TlnDb *db, gint64 a, gint64 b, gboolean same)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_REPRINT);
  g_assert_true (tln_reprints_decide (db, a, b, same, &error));
  g_assert_no_error (error);
  tln_test_end (db);
}

gint64
tln_test_reprints_fingerprints (TlnDb *db)
{
  return tln_test_int (db, "SELECT count(*) FROM fingerprint WHERE version = 1");
}

void
tln_test_reprints_add (const char *path,
                       TlnTestPair kind,
                       void (*test) (TlnTestReprints *, gconstpointer))
{
  g_test_add (path, TlnTestReprints, GINT_TO_POINTER (kind), tln_test_reprints_set_up, test,
              tln_test_reprints_tear_down);
}
