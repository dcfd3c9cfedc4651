/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings whose schema is missing would end the program: it is looked for first. */
#include "config.h"

#include "tln-settings.h"

GSettings *
tln_settings_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
