/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments are remembered by their codes, which outlast a library. */
#include "tln-study-kept.h"

#include "tln-catalog.h"

#define KEPT_MAX 500
#define KEPT_TYPE "(uubs)"

static char *
code_of (TlnStore *store, gint64 id)
{
  const TlnInstrument *instrument = tln_catalog_instrument (tln_catalog_of (store), id);

  return instrument ? g_strdup_printf ("%s.%s", instrument->code, instrument->exchange)
                    : g_strdup ("");
}

gboolean
tln_study_kept_get (GSettings *settings, TlnStore *store, gint64 instrument, TlnStudyKept *kept)
{
  g_autofree char *own = code_of (store, instrument);
  g_autoptr (GVariant) value =
      settings ? g_settings_get_value (settings, TLN_STUDY_KEPT_KEY) : NULL;
  const TlnInstrument *benchmark;
  const char *code;

  if (!value || !g_variant_lookup (value, own, "(uub&s)", &kept->before, &kept->after,
                                   &kept->market_model, &code))
    return FALSE;
  benchmark = tln_catalog_instrument_by_code (tln_catalog_of (store), code);
  kept->benchmark = benchmark ? benchmark->id : 0;
  return TRUE;
}

/* Of too many all are forgotten rather than some. */
void
tln_study_kept_set (GSettings *settings,
                    TlnStore *store,
                    gint64 instrument,
                    const TlnStudyKept *kept)
{
  g_autofree char *own = code_of (store, instrument);
  g_autofree char *benchmark = code_of (store, kept->benchmark);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) value = NULL;

  if (!settings || *own == '\0')
    return;
  value = g_settings_get_value (settings, TLN_STUDY_KEPT_KEY);
  g_variant_dict_clear (&dict);
  g_variant_dict_init (&dict, g_variant_n_children (value) < KEPT_MAX ? value : NULL);
  g_variant_dict_insert (&dict, own, KEPT_TYPE, kept->before, kept->after, kept->market_model,
                         benchmark);
  g_settings_set_value (settings, TLN_STUDY_KEPT_KEY, g_variant_dict_end (&dict));
}
