/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample notebook: what the key file says is in it. */
#include "tln-sample.h"
#include "tln-test-store.h"

/* A stage has the state that was decided then; which link is next is left to the reader. */
static void
test_states (gconstpointer language)
{
  g_autoptr (GError) error = NULL;
  TlnDb *db = tln_test_db ();
  g_autofree char *states = NULL;

  tln_test_begin (db, "sample");
  tln_sample_create (db, language, &error);
  g_assert_no_error (error);
  tln_test_end (db);
  states = tln_test_value (
      db, "SELECT group_concat(state || ' ' || key, ', ') FROM (SELECT d.state, s.key FROM "
          "stage_state d JOIN stage s ON s.id = d.stage_id ORDER BY s.position)");
  g_assert_cmpstr (states, ==, "crowded model, fading training_compute, rising applications");
  tln_db_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sample/states/en", "en", test_states);
  g_test_add_data_func ("/sample/states/zh", "zh_CN", test_states);
  return g_test_run ();
}
