/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the command feeds. */
#pragma once

#include "tln-cli.h"

G_BEGIN_DECLS

/* feeds read PATH…: parses only. argv[0] is "read". */
int tln_cli_feeds_read (TlnCli *cli, int argc, char **argv);

G_END_DECLS
