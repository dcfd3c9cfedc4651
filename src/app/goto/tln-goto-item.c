/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain value as an object, because list models want those. */
#include "tln-goto-item.h"

#include "tln-place.h"

#include <glib/gi18n.h>

struct _TlnGotoItem {
  GObject parent_instance;
  TlnGotoKind kind;
  gint64 id;
  char *name;
};

G_DEFINE_FINAL_TYPE (TlnGotoItem, tln_goto_item, G_TYPE_OBJECT)

static const struct {
  const char *icon;
  const char *word;
} looks[] = {
  [TLN_GOTO_PLACE] = { "tln-library-symbolic", NC_ ("go-to", "Place") },
  [TLN_GOTO_THESIS] = { "tln-thesis-symbolic", NC_ ("go-to", "Thesis") },
  [TLN_GOTO_ACTION] = { "system-run-symbolic", NULL },
  [TLN_GOTO_STAGE] = { "view-list-symbolic", NC_ ("go-to", "Stage") },
  [TLN_GOTO_INSTRUMENT] = { "tln-instrument-symbolic", NC_ ("go-to", "Instrument") },
  [TLN_GOTO_FEED] = { "tln-feed-symbolic", NC_ ("go-to", "Feed") },
  [TLN_GOTO_ARTICLE] = { "text-x-generic-symbolic", NC_ ("go-to", "Article") },
};

TlnGotoItem *
tln_goto_item_new (TlnGotoKind kind, gint64 id, const char *name)
{
  TlnGotoItem *self = g_object_new (TLN_TYPE_GOTO_ITEM, NULL);

  self->kind = kind;
  self->id = id;
  self->name = g_strdup (name);
  return self;
}

TlnGotoKind
tln_goto_item_get_kind (TlnGotoItem *self)
{
  return self->kind;
}

gint64
tln_goto_item_get_id (TlnGotoItem *self)
{
  return self->id;
}

const char *
tln_goto_item_get_name (TlnGotoItem *self)
{
  return self->name;
}

const char *
tln_goto_item_get_icon (TlnGotoItem *self)
{
  if (self->kind != TLN_GOTO_PLACE)
    return looks[self->kind].icon;
  return self->id == TLN_PLACE_INBOX     ? "tln-inbox-symbolic"
         : self->id == TLN_PLACE_CLAIMS  ? "tln-claims-symbolic"
         : self->id == TLN_PLACE_DUE     ? "tln-due-symbolic"
         : self->id == TLN_PLACE_REVIEWS ? "tln-reviews-symbolic"
         : self->id == TLN_PLACE_TRASH   ? "user-trash-symbolic"
                                         : "tln-library-symbolic";
}

const char *
tln_goto_item_get_word (TlnGotoItem *self)
{
  const char *word = looks[self->kind].word;

  return word ? g_dpgettext2 (NULL, "go-to", word) : NULL;
}

static void
tln_goto_item_finalize (GObject *object)
{
  g_free (TLN_GOTO_ITEM (object)->name);
  G_OBJECT_CLASS (tln_goto_item_parent_class)->finalize (object);
}

static void
tln_goto_item_class_init (TlnGotoItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tln_goto_item_finalize;
}

static void
tln_goto_item_init (TlnGotoItem *self)
{
}
