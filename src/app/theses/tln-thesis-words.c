/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of a thesis in the language of the user. */
#include "tln-thesis-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *status;
  const char *label;
} labels[] = {
  { "draft", NC_ ("thesis status", "Draft") },
  { "open", NC_ ("thesis status", "Open") },
  { "confirmed", NC_ ("thesis status", "Confirmed") },
  { "refuted", NC_ ("thesis status", "Refuted") },
  { "refuted_for_now", NC_ ("thesis status", "Refuted for Now") },
  { "closed", NC_ ("thesis status", "Closed") },
};

const char *
tln_thesis_status_label (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].status, status) == 0)
      return g_dpgettext2 (NULL, "thesis status", labels[i].label);
  return status;
}
