/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of a thesis in the language of the user. */
#include "tln-thesis-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const statuses[] = { "draft", "open", "confirmed", "refuted", "closed", NULL };
static const char *const labels[] = {
  NC_ ("thesis status", "Draft"),     NC_ ("thesis status", "Open"),
  NC_ ("thesis status", "Confirmed"), NC_ ("thesis status", "Refuted"),
  NC_ ("thesis status", "Closed"),
};

const char *const *
tln_thesis_statuses (void)
{
  return statuses;
}

const char *
tln_thesis_status_label (const char *status)
{
  for (guint i = 0; statuses[i] != NULL; i++)
    if (strcmp (statuses[i], status) == 0)
      return g_dpgettext2 (NULL, "thesis status", labels[i]);
  return status;
}
