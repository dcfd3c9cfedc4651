/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the application in the language of the user. */
#include "config.h"

#include "tln-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  const char *catalogues = g_getenv ("TLN_LOCALEDIR");
  g_autoptr (GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues ? catalogues : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Throughline"));
  application = G_APPLICATION (tln_application_new ());
  return g_application_run (application, argc, argv);
}
