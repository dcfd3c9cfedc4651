/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the command feeds; argv[0] is the word behind it. */
#pragma once

#include "tln-cli.h"
#include "tln-subscription.h"

G_BEGIN_DECLS

/* feeds read PATH…: parses only. */
int tln_cli_feeds_read (TlnCli *cli, int argc, char **argv);

/* What goes over the network: feeds add URL…, feeds update [FEED…], feeds text ARTICLE. */
int tln_cli_feeds_add (TlnCli *cli, int argc, char **argv);
int tln_cli_feeds_update (TlnCli *cli, int argc, char **argv);
int tln_cli_feeds_text (TlnCli *cli, int argc, char **argv);

/* The feed of that address, title or id; NULL: refused with a line. */
TlnSubscription *tln_cli_feed (TlnCli *cli, const char *text);

G_END_DECLS
