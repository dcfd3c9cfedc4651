/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SoupServer on a port of its choice. */
#include "tln-test-server.h"

#include <string.h>

SoupServer *
tln_test_server_start (SoupServerCallback callback, gpointer user_data, char **base)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  soup_server_add_handler (server, NULL, callback, user_data, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (server);
  *base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return server;
}

void
tln_test_server_stop (SoupServer *server)
{
  soup_server_disconnect (server);
  g_object_unref (server);
}

void
tln_test_server_say (SoupServerMessage *message, const char *type, const char *words)
{
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, words, strlen (words));
  soup_server_message_set_status (message, 200, NULL);
}
