/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of what the places of the list pane are; nothing here has a state. */
#include "tln-library-place.h"

#include "tln-search-complete.h"

#include <glib/gi18n.h>

const char *
tln_library_place_title (TlnCatalog *catalog, const TlnPlace *place)
{
  TlnSubscription *feed = tln_catalog_feed (catalog, place->id);
  TlnStage *stage = tln_catalog_stage (catalog, place->id);
  TlnThesis *thesis = tln_catalog_thesis (catalog, place->id);
  TlnInstrument *instrument = tln_catalog_instrument (catalog, place->id);

  switch (place->kind) {
  case TLN_PLACE_THESIS:
    return thesis ? thesis->title : _ ("Thesis");
  case TLN_PLACE_INSTRUMENT:
    return instrument ? instrument->name : _ ("Instrument");
  case TLN_PLACE_FEED:
    return feed ? feed->title : _ ("Feed");
  case TLN_PLACE_STAGE:
    return stage ? stage->name : _ ("Stage");
  case TLN_PLACE_LIBRARY:
    return _ ("Library");
  case TLN_PLACE_TRASH:
    return _ ("Trash");
  case TLN_PLACE_INBOX:
  case TLN_PLACE_CLAIMS:
  case TLN_PLACE_DUE:
  case TLN_PLACE_REVIEWS:
  case TLN_PLACE_SEARCH:
  default:
    return _ ("Inbox");
  }
}

TlnListKind
tln_library_place_list (TlnPlaceKind kind)
{
  switch (kind) {
  case TLN_PLACE_LIBRARY:
    return TLN_LIST_LIBRARY;
  case TLN_PLACE_TRASH:
    return TLN_LIST_TRASH;
  case TLN_PLACE_FEED:
    return TLN_LIST_ARTICLES_OF_FEED;
  case TLN_PLACE_STAGE:
    return TLN_LIST_ARTICLES_OF_STAGE;
  case TLN_PLACE_INBOX:
  case TLN_PLACE_CLAIMS:
  case TLN_PLACE_DUE:
  case TLN_PLACE_REVIEWS:
  case TLN_PLACE_THESIS:
  case TLN_PLACE_INSTRUMENT:
  case TLN_PLACE_SEARCH:
  default:
    return TLN_LIST_INBOX;
  }
}

/* The code alone may be that of several. */
static char *
instrument_filter (const TlnInstrument *instrument)
{
  return g_strdup_printf ("etf:%s.%s", instrument->code, instrument->exchange);
}

static char *
build_filter (const char *key, const char *name)
{
  g_autofree char *value = tln_search_value (name);

  return g_strconcat (key, ":", value, NULL);
}

char *
tln_library_place_filter (TlnCatalog *catalog, const TlnPlace *place)
{
  TlnSubscription *feed = tln_catalog_feed (catalog, place->id);
  TlnStage *stage = tln_catalog_stage (catalog, place->id);
  TlnThesis *thesis = tln_catalog_thesis (catalog, place->id);
  TlnInstrument *instrument = tln_catalog_instrument (catalog, place->id);

  switch (place->kind) {
  case TLN_PLACE_INBOX:
    return g_strdup ("is:inbox");
  case TLN_PLACE_LIBRARY:
    return g_strdup ("");
  case TLN_PLACE_FEED:
    return feed ? build_filter ("feed", feed->title) : NULL;
  case TLN_PLACE_STAGE:
    return stage ? build_filter ("stage", stage->name) : NULL;
  case TLN_PLACE_THESIS:
    return thesis ? build_filter ("thesis", thesis->title) : NULL;
  case TLN_PLACE_INSTRUMENT:
    return instrument ? instrument_filter (instrument) : NULL;
  case TLN_PLACE_CLAIMS:
  case TLN_PLACE_DUE:
  case TLN_PLACE_REVIEWS:
  case TLN_PLACE_TRASH:
  case TLN_PLACE_SEARCH:
  default:
    return NULL;
  }
}

const char *
tln_library_place_empty (TlnCatalog *catalog, const TlnPlace *place, gboolean searching)
{
  if (searching)
    return "nothing-found";
  switch (place->kind) {
  case TLN_PLACE_FEED:
    return "empty-feed";
  case TLN_PLACE_STAGE:
    return "empty-stage";
  case TLN_PLACE_LIBRARY:
    return "empty-library";
  case TLN_PLACE_TRASH:
    return "empty-trash";
  case TLN_PLACE_INBOX:
  case TLN_PLACE_CLAIMS:
  case TLN_PLACE_DUE:
  case TLN_PLACE_REVIEWS:
  case TLN_PLACE_THESIS:
  case TLN_PLACE_INSTRUMENT:
  case TLN_PLACE_SEARCH:
  default:
    return tln_catalog_get_counts (catalog)->library > 0 ? "done-inbox" : "empty-inbox";
  }
}

static const char *const sort_names[] = {
  [TLN_SORT_DATE] = "date", [TLN_SORT_ADDED] = "added",   [TLN_SORT_TITLE] = "title",
  [TLN_SORT_SITE] = "site", [TLN_SORT_LENGTH] = "length", [TLN_SORT_BEST] = "best",
};

TlnSort
tln_library_sort (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (sort_names[i], name) == 0)
      return (TlnSort) i;
  return TLN_SORT_DATE;
}

const char *
tln_library_sort_name (TlnSort sort)
{
  return sort < G_N_ELEMENTS (sort_names) && sort_names[sort] ? sort_names[sort] : "date";
}

gboolean
tln_library_sort_groups (TlnSort sort)
{
  return sort == TLN_SORT_DATE || sort == TLN_SORT_ADDED;
}

TlnGrouping
tln_library_grouping (const char *name)
{
  if (g_str_equal (name, "day"))
    return TLN_GROUP_DAY;
  return g_str_equal (name, "week") ? TLN_GROUP_WEEK : TLN_GROUP_NONE;
}
