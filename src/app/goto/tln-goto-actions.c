/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window by name. They are called as the shortcuts window calls them. */
#include "tln-goto-actions.h"

#include "tln-catalog.h"
#include "tln-goto-item.h"
#include "tln-place.h"

#include <glib/gi18n.h>

typedef struct {
  const char *action;
  const char *name;
  const char *keys; /* where they are a binding, which the application does not know */
  const char *property; /* boolean of the store: can be done now; or NULL: always */
} Action;

static const Action actions[] = {
  { "win.import-files", N_ ("Import files"), NULL, NULL },
  { "win.import-folder", N_ ("Import a folder"), NULL, NULL },
  { "win.paste", N_ ("Paste an article or an address"), "<Control>v", NULL },
  { "win.add-address", N_ ("Add an address"), NULL, NULL },
  { "win.add-feed", N_ ("Add a feed"), NULL, NULL },
  { "win.import-feeds", N_ ("Import feeds"), NULL, NULL },
  { "win.new-thesis", N_ ("New thesis"), NULL, NULL },
  { "win.weekly-review", N_ ("Weekly review"), NULL, NULL },
  { "win.search", N_ ("Search"), NULL, NULL },
  { "win.assign", N_ ("Assign the article to a thesis or an instrument"), NULL, NULL },
  { "win.properties", N_ ("Details of the article"), NULL, NULL },
  { "win.original", N_ ("Compare with the original"), NULL, NULL },
  { "win.export-here", N_ ("Export"), NULL, NULL },
  { "win.export-all", N_ ("Export the library"), NULL, NULL },
  { "win.undo", N_ ("Undo"), "<Control>z", "can-undo" },
  { "win.redo", N_ ("Redo"), "<Control><Shift>z", "can-redo" },
  { "win.toggle-sidebar", N_ ("Show or hide the sidebar"), NULL, NULL },
  { "win.evidence", N_ ("Show or hide the evidence"), NULL, NULL },
  { "win.tags", N_ ("Tags"), NULL, NULL },
  { "win.preferences", N_ ("Preferences"), NULL, NULL },
  { "win.shortcuts", N_ ("Keyboard Shortcuts"), NULL, NULL },
  { "win.about", N_ ("About Throughline"), NULL, NULL },
  { "app.quit", N_ ("Quit"), NULL, NULL },
};

static gboolean
can_be_done (const Action *action, TlnStore *store)
{
  gboolean can = TRUE;

  if (action->property)
    g_object_get (store, action->property, &can, NULL);
  return can;
}

void
tln_goto_add_actions (TlnNameIndex *index, TlnStore *store)
{
  static const struct {
    TlnPlaceKind kind;
    const char *name;
  } places[] = {
    { TLN_PLACE_INBOX, N_ ("Inbox") },     { TLN_PLACE_LIBRARY, N_ ("Library") },
    { TLN_PLACE_CLAIMS, N_ ("Claims") },   { TLN_PLACE_DUE, N_ ("Due") },
    { TLN_PLACE_REVIEWS, N_ ("Reviews") }, { TLN_PLACE_TRASH, N_ ("Trash") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    tln_name_index_add (index, TLN_GOTO_PLACE, places[i].kind, _ (places[i].name));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (can_be_done (&actions[i], store))
      tln_name_index_add (index, TLN_GOTO_ACTION, i, _ (actions[i].name));
}

const char *
tln_goto_action_name (gint64 n)
{
  return actions[n].action;
}

char *
tln_goto_action_keys (gint64 n)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[n].action);
  const char *keys = accels[0] ? accels[0] : actions[n].keys;
  GdkModifierType modifiers;
  guint key;

  return keys && gtk_accelerator_parse (keys, &key, &modifiers)
             ? gtk_accelerator_get_label (key, modifiers)
             : NULL;
}
