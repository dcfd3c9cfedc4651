/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows ask when they are bound; what is not known is collected until the main loop is idle and read
 * in one job. */
#include "tln-found.h"

#include "tln-search-query.h"

/* More than the rows of many screens: then it begins anew. */
#define MAX_KEPT 4096
/* Part of the tint behind a word, of 65535. */
#define MARK_ALPHA 0x5000

struct _TlnFound {
  GObject parent_instance;
  TlnStore *store;
  char *text; /* NULL: nothing to mark */
  GHashTable *hits; /* gint64 → TlnHit, NULL while it is looked up */
  GArray *wanted; /* gint64 */
  guint idle;
  GCancellable *cancellable; /* of what is looked up for this text */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (TlnFound, tln_found, G_TYPE_OBJECT)

typedef struct {
  char *text;
  GArray *ids;
} Lookup;

/* What an answer needs to know: whether it is still wanted. */
typedef struct {
  TlnFound *self;
  GCancellable *cancellable;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->self);
  g_object_unref (asking->cancellable);
  g_free (asking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->text);
  g_array_unref (lookup->ids);
  g_free (lookup);
}

static gpointer
lookup_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Lookup *lookup = data;

  return tln_search_hits (db, lookup->text, (const gint64 *) (void *) lookup->ids->data,
                          lookup->ids->len, error);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tln_store_finish (TLN_STORE (source), result, &error);

  /* Rows without marks say enough; what cannot be read is said by the list. */
  if (hits && !g_cancellable_is_cancelled (asking->cancellable))
    tln_found_take (asking->self, hits);
}

static void
idle_cb (gpointer user_data)
{
  TlnFound *self = user_data;
  Lookup *lookup = g_new0 (Lookup, 1);
  Asking *asking = g_new0 (Asking, 1);
  TlnJob job = { lookup_job, lookup, lookup_free, (GDestroyNotify) g_ptr_array_unref };

  self->idle = 0;
  lookup->text = g_strdup (self->text);
  lookup->ids = g_steal_pointer (&self->wanted);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  asking->self = g_object_ref (self);
  asking->cancellable = g_object_ref (self->cancellable);
  tln_store_read_async (self->store, &job, self->cancellable, lookup_cb, asking);
}

static void
hit_free (gpointer hit)
{
  if (hit)
    tln_hit_unref (hit);
}

static void
stop (TlnFound *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
}

/* Everything that is known is of another search. */
static void
forget (TlnFound *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  g_array_set_size (self->wanted, 0);
  g_hash_table_remove_all (self->hits);
}

static void
tln_found_dispose (GObject *object)
{
  TlnFound *self = TLN_FOUND (object);

  stop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (tln_found_parent_class)->dispose (object);
}

static void
tln_found_class_init (TlnFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_found_dispose;
  changed_signal = g_signal_new ("changed", TLN_TYPE_FOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
tln_found_init (TlnFound *self)
{
  self->hits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, hit_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}

TlnFound *
tln_found_new (TlnStore *store)
{
  TlnFound *self = g_object_new (TLN_TYPE_FOUND, NULL);

  self->store = g_object_ref (store);
  return self;
}

/* Filters and what is left out cannot be marked. */
static gboolean
has_words (const char *text)
{
  g_autoptr (TlnSearchQuery) query = text ? tln_search_query_read (text, NULL) : NULL;

  for (guint i = 0; query && i < query->terms->len; i++)
    if (!((TlnTerm *) g_ptr_array_index (query->terms, i))->exclude)
      return TRUE;
  return FALSE;
}

void
tln_found_set_text (TlnFound *self, const char *text)
{
  const char *words = has_words (text) ? text : NULL;

  if (!g_set_str (&self->text, words))
    return;
  forget (self);
  g_signal_emit (self, changed_signal, 0);
}

void
tln_found_take (TlnFound *self, GPtrArray *hits)
{
  if (!self->text || hits->len == 0)
    return;
  for (guint i = 0; i < hits->len; i++) {
    TlnHit *hit = g_ptr_array_index (hits, i);

    g_hash_table_replace (self->hits, g_memdup2 (&hit->id, sizeof hit->id), tln_hit_ref (hit));
  }
  g_signal_emit (self, changed_signal, 0);
}

TlnHit *
tln_found_get (TlnFound *self, gint64 article)
{
  gpointer hit = NULL;

  if (!self->text)
    return NULL;
  if (g_hash_table_lookup_extended (self->hits, &article, NULL, &hit))
    return hit && ((TlnHit *) hit)->marks->len > 0 ? hit : NULL;
  if (g_hash_table_size (self->hits) >= MAX_KEPT)
    forget (self);
  g_hash_table_insert (self->hits, g_memdup2 (&article, sizeof article), NULL);
  g_array_append_val (self->wanted, article);
  if (self->idle == 0)
    self->idle = g_idle_add_once (idle_cb, self);
  return NULL;
}

static void
add_mark (PangoAttrList *attrs, PangoAttribute *attribute, guint from, guint to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (attrs, attribute);
}

/* Bold and on a tint, so that it shows in any style and without colours. */
static PangoAttrList *
build_attrs (const char *text, const GArray *marks, const GdkRGBA *tint)
{
  PangoAttrList *attrs;

  if (marks->len == 0)
    return NULL;
  attrs = pango_attr_list_new ();
  for (guint i = 0; i + 1 < marks->len; i += 2) {
    guint from =
        (guint) (g_utf8_offset_to_pointer (text, g_array_index (marks, guint32, i)) - text);
    guint to =
        (guint) (g_utf8_offset_to_pointer (text, g_array_index (marks, guint32, i + 1)) - text);

    add_mark (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
    add_mark (attrs,
              pango_attr_background_new ((guint16) (tint->red * 65535),
                                         (guint16) (tint->green * 65535),
                                         (guint16) (tint->blue * 65535)),
              from, to);
    add_mark (attrs, pango_attr_background_alpha_new (MARK_ALPHA), from, to);
  }
  return attrs;
}

PangoAttrList *
tln_found_title_attrs (TlnFound *self, const char *title, const GdkRGBA *tint)
{
  g_autoptr (GArray) marks = self->text ? tln_search_title_marks (self->text, title) : NULL;

  return marks ? build_attrs (title, marks, tint) : NULL;
}

PangoAttrList *
tln_found_hit_attrs (const TlnHit *hit, const GdkRGBA *tint)
{
  return build_attrs (hit->snippet, hit->marks, tint);
}
