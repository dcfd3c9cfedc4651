/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the finders over one text and joins what they found. */
#include "tln-detect.h"

#include "tln-boilerplate.h"
#include "tln-codes.h"
#include "tln-cues.h"

static const TlnCues *
builtin_cues (void)
{
  static gsize once = 0;
  static TlnCues *cues = NULL;

  if (g_once_init_enter (&once)) {
    cues = tln_cues_new (NULL, 0);
    g_once_init_leave (&once, 1);
  }
  return cues;
}

/* The stages spoken of outside boilerplate. */
static GPtrArray *
find_stages (const char *text, const TlnCues *cues, GPtrArray *boilerplate)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_found_stage_free);
  g_autoptr (GPtrArray) all = tln_cues_find (cues, text);

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++) {
    TlnFoundStage *found = g_ptr_array_index (all, i);
    if (tln_boilerplate_at (boilerplate, found->start) == NULL)
      g_ptr_array_add (kept, found);
    else
      tln_found_stage_free (found);
  }
  return kept;
}

TlnDetection *
tln_detect (const char *text, const TlnDetectContext *context)
{
  TlnDetection *detection = g_new0 (TlnDetection, 1);
  g_autoptr (TlnNormalized) normalized = tln_normalize (text);
  g_autoptr (TlnCues) own = NULL;

  if (context != NULL && context->stages != NULL)
    own = tln_cues_new (context->stages, context->n_stages);
  detection->boilerplate = tln_boilerplate_find (text);
  detection->stages =
      find_stages (text, own != NULL ? own : builtin_cues (), detection->boilerplate);
  detection->instruments = tln_codes_find (normalized, context);
  for (guint i = 0; i < detection->instruments->len; i++) {
    TlnFoundInstrument *found = g_ptr_array_index (detection->instruments, i);
    found->within = tln_boilerplate_at (detection->boilerplate, found->start);
  }
  return detection;
}

void
tln_detection_free (TlnDetection *detection)
{
  g_ptr_array_unref (detection->instruments);
  g_ptr_array_unref (detection->stages);
  g_ptr_array_unref (detection->boilerplate);
  g_free (detection);
}
