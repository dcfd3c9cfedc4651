/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shells and forms to log in are told from pages, however short these are. */
#include "tln-page-wall.h"

#include <string.h>

#define HEAD \
  "<!DOCTYPE html><html><head><title>Racks</title><script src=a.js></script></head><body>"
#define WORDS \
  "The last racks of the quarter went to two buyers, a wholesaler said on Monday, and the next " \
  "shipment is promised for the end of May. Nobody else will get one before the summer, he said. "

static const struct {
  const char *name;
  const char *html;
  TlnWall wall;
} cases[] = {
  { "shell", HEAD "<div id=root></div><noscript>" WORDS "</noscript><script>start()</script>",
    TLN_WALL_SCRIPTS },
  { "shell with a footer", HEAD "<div id=app>Loading…</div><footer>© Racks 2026</footer>",
    TLN_WALL_SCRIPTS },
  { "state as JSON", HEAD "<script type=application/json>{\"text\":\"" WORDS "\"}</script>",
    TLN_WALL_SCRIPTS },
  { "nothing at all", "<!DOCTYPE html><html><body></body></html>", TLN_WALL_NONE },
  { "short note", "<!DOCTYPE html><html><body><p>Sold out.</p></body></html>", TLN_WALL_NONE },
  { "article with scripts", HEAD "<article><p>" WORDS "</p></article>", TLN_WALL_NONE },
  { "paragraph cut up",
    HEAD "<p>The last <b>racks</b> of the quarter went to <a href=a>two buyers"
         "</a>, a <i>wholesaler</i> said on Monday, and the <b>next shipment</b>"
         " is promised for the <i>end of May</i>, <a href=b>which is late</a> "
         "for <b>everybody</b> who has none.</p>",
    TLN_WALL_NONE },
  { "log-in",
    HEAD "<form action=/session><label>Name <input name=n></label>"
         "<input type=PassWord name=p><button>Go</button></form><a href=/>Home</a>",
    TLN_WALL_LOGIN },
  { "article with a log-in beside it",
    HEAD "<form><input type=password></form><article><p>" WORDS "</p></article>", TLN_WALL_NONE },
  { "not found, in words", HEAD "<h1>Not found</h1><p>" WORDS "</p>", TLN_WALL_NONE },
  { "plain text", "Sold out.", TLN_WALL_NONE },
};

static void
test_walls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].html, strlen (cases[i].html));

    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (tln_page_wall (bytes, "utf-8"), ==, cases[i].wall);
  }
}

static void
test_title (void)
{
  g_autoptr (GBytes) shell = g_bytes_new_static (cases[0].html, strlen (cases[0].html));
  g_autoptr (GBytes) bare = g_bytes_new_static ("<!DOCTYPE html><div id=a></div>", 31);
  g_autoptr (GBytes) text = g_bytes_new_static ("Sold out.", 9);
  const char *origin = NULL;
  g_autofree char *title = tln_page_wall_title (shell, NULL, &origin);

  g_assert_cmpstr (title, ==, "Racks");
  g_assert_nonnull (origin);
  g_assert_null (tln_page_wall_title (bare, NULL, &origin));
  g_assert_null (tln_page_wall_title (text, NULL, &origin));
}

static void
test_not_text (void)
{
  static const guint8 picture[] = { 0x89, 'P', 'N', 'G', 0, 0, 1, 2 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (picture, sizeof picture);

  g_assert_cmpint (tln_page_wall (bytes, NULL), ==, TLN_WALL_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-wall/walls", test_walls);
  g_test_add_func ("/page-wall/title", test_title);
  g_test_add_func ("/page-wall/not-text", test_not_text);
  return g_test_run ();
}
