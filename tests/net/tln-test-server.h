/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTTP server of the tests, on this computer. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Answers every request with callback, on the default main context. *base: its address without a
 * slash at the end; caller frees. To be given to tln_test_server_stop. */
SoupServer *tln_test_server_start (SoupServerCallback callback, gpointer user_data, char **base);
/* Takes server. */
void tln_test_server_stop (SoupServer *server);

/* Answers with 200 and these words, which are copied. */
void tln_test_server_say (SoupServerMessage *message, const char *type, const char *words);

G_END_DECLS
