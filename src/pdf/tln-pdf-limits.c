/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of the process, by the means every Unix has. */
#include "tln-pdf-limits.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Fonts, character maps and the three standard streams. */
#define OPEN_FILES 64

static gboolean
limit (int resource, rlim_t most)
{
  struct rlimit now;

  if (getrlimit (resource, &now) != 0)
    return FALSE;
  if (now.rlim_max != RLIM_INFINITY && most > now.rlim_max)
    most = now.rlim_max;
  const struct rlimit wanted = { most, most };
  return setrlimit (resource, &wanted) == 0;
}

gboolean
tln_pdf_limit (guint memory_mb, guint seconds)
{
  gboolean good = TRUE;

  /* An attempt to write a file is to fail, not to end the program. */
  signal (SIGXFSZ, SIG_IGN);
#ifndef __SANITIZE_ADDRESS__
  /* The address sanitizer lays out terabytes. */
  good = limit (RLIMIT_AS, (rlim_t) memory_mb << 20);
#endif
  good = limit (RLIMIT_CPU, seconds) && good;
  good = limit (RLIMIT_FSIZE, 0) && good;
  good = limit (RLIMIT_NOFILE, OPEN_FILES) && good;
  good = limit (RLIMIT_CORE, 0) && good;
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && good;
}
