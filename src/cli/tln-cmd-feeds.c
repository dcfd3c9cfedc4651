/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feeds: reading of feeds. */
#include "tln-cmd-feeds.h"

#include <string.h>

static int
run_feeds (TlnCli *cli, int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : "";

  if (strcmp (word, "read") == 0)
    return tln_cli_feeds_read (cli, argc - 1, argv + 1);
  return tln_cli_usage ("feeds: read");
}

const TlnCommand tln_commands_feeds[] = {
  { "feeds",
    "read PATH…|- [--content-type TYPE] [--address URL]: parse feeds and lists of feeds (OPML)",
    run_feeds, TRUE },
  { NULL },
};
