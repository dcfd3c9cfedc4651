/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue of imports. The importer (store) and the fetcher (net) do the work. */
#include "tln-imports.h"

#include "tln-address.h"
#include "tln-article.h"
#include "tln-feed.h"
#include "tln-fetch-many.h"
#include "tln-fetcher.h"
#include "tln-price-choice.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pages of several addresses are held until the last one is there; from here on the rest is
 * another import. */
#define HELD_BYTES (128 * 1024 * 1024)

typedef struct {
  TlnImporter *importer;
  char *source;
  char *address; /* to be fetched first, or NULL */
  char *plain; /* TlnFetchRequest.plain */
  TlnTyped typed;
  gint64 stub; /* the article that is to have the page, 0: none yet */
  GPtrArray *stubs; /* TlnArticle: these all instead of address, or NULL */
  GPtrArray *plain_stubs; /* char *: TlnFetchRequest.plain of each that has one */
  guint n_came; /* of stubs */
  gsize held;
} Task;

struct _TlnImports {
  TlnProgress parent_instance;
  TlnStore *store;
  TlnFetcher *fetcher;
  GQueue waiting; /* Task */
  Task *now;
  GCancellable *cancellable;
};

static guint finished_signal;
static guint failed_signal;
static guint plain_signal;
static guint feed_signal;
static guint prices_signal;

G_DEFINE_FINAL_TYPE (TlnImports, tln_imports, TLN_TYPE_PROGRESS)

static void run_next (TlnImports *self);

static void
task_free (Task *task)
{
  g_clear_object (&task->importer);
  g_free (task->source);
  g_free (task->address);
  g_free (task->plain);
  g_clear_pointer (&task->stubs, g_ptr_array_unref);
  g_clear_pointer (&task->plain_stubs, g_ptr_array_unref);
  g_free (task);
}

static void
importer_progress_cb (TlnImports *self, GParamSpec *pspec, TlnImporter *importer)
{
  g_autofree char *title = NULL;
  guint done, total;
  double fraction;

  g_object_get (importer, "done", &done, "total", &total, "fraction", &fraction, NULL);
  /* Translators: how many of how many files are imported */
  title = total > 1 ? g_strdup_printf (_ ("Importing %u of %u"), done, total)
                    : g_strdup (_ ("Importing…"));
  tln_progress_show (TLN_PROGRESS (self), title, fraction);
}

static void
end_task (TlnImports *self)
{
  g_clear_pointer (&self->now, task_free);
  g_clear_object (&self->cancellable);
  tln_progress_set_active (TLN_PROGRESS (self), FALSE);
  run_next (self);
}

static void
importer_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnImports) self = user_data;
  TlnImporter *importer = TLN_IMPORTER (source);
  g_autoptr (GError) error = NULL;
  gboolean done = tln_importer_run_finish (importer, result, &error);
  GPtrArray *results = tln_importer_get_results (importer);

  g_signal_handlers_disconnect_by_data (importer, self);
  if (done || (results && results->len > 0))
    g_signal_emit (self, finished_signal, 0, results, tln_importer_get_act (importer),
                   self->now->source);
  else
    g_signal_emit (self, failed_signal, 0, error);
  end_task (self);
}

static void
run_importer (TlnImports *self)
{
  g_signal_connect_object (self->now->importer, "notify", G_CALLBACK (importer_progress_cb), self,
                           G_CONNECT_SWAPPED);
  tln_progress_show (TLN_PROGRESS (self), _ ("Importing…"), -1);
  tln_importer_run_async (self->now->importer, self->now->source, self->cancellable,
                          importer_run_cb, g_object_ref (self));
}

/* fetched NULL: asked says why. */
static void
add_fetched (const Task *task, const TlnFetched *fetched, const TlnAsked *asked)
{
  TlnHints hints = { .url = asked->url };

  if (fetched) {
    hints.url = fetched->url;
    hints.content_type = fetched->content_type;
    hints.charset = fetched->charset;
  }
  tln_importer_add_asked (task->importer, fetched ? fetched->bytes : NULL, &hints, asked);
}

static void
fetcher_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnImports) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnFetched) fetched = tln_fetcher_fetch_finish (TLN_FETCHER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_signal_emit (self, failed_signal, 0, error);
    end_task (self);
    return;
  }
  if (fetched && tln_feed_is (fetched->bytes)) {
    g_signal_emit (self, feed_signal, 0, self->now->address);
    end_task (self);
    return;
  }
  if (fetched && fetched->plain)
    g_signal_emit (self, plain_signal, 0, fetched->url);
  const Task *task = self->now;
  const TlnAsked asked = {
    .url = task->address, .stub = task->stub, .typed = task->typed, .error = error
  };
  add_fetched (task, fetched, &asked);
  run_importer (self);
}

/* Several addresses. */

static void
show_pages (TlnImports *self)
{
  guint total = self->now->stubs->len;
  /* Translators: how many of how many pages have been fetched */
  g_autofree char *title =
      g_strdup_printf (_ ("Fetching pages, %u of %u"), self->now->n_came, total);

  tln_progress_show (TLN_PROGRESS (self), title, (double) self->now->n_came / total);
}

static gboolean
page_came_cb (guint index, const TlnFetched *fetched, const GError *error, gpointer user_data)
{
  TlnImports *self = user_data;
  Task *task = self->now;
  const TlnArticle *stub = task->stubs->pdata[index];
  const TlnAsked asked = {
    .url = stub->url, .stub = stub->id, .typed = stub->stub_typed, .error = error
  };

  add_fetched (task, fetched, &asked);
  task->n_came++;
  task->held += fetched ? g_bytes_get_size (fetched->bytes) : 0;
  show_pages (self);
  return task->held < HELD_BYTES;
}

static void queue_stubs (TlnImports *self, GPtrArray *stubs, guint from);

/* What came before somebody cancelled is imported: it has been waited for. */
static void
pages_came_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnImports) self = user_data;
  g_autoptr (GError) error = NULL;
  Task *task = self->now;

  tln_fetch_many_finish (TLN_FETCHER (source), result, &error);
  if (error && task->n_came == 0) {
    g_signal_emit (self, failed_signal, 0, error);
    end_task (self);
    return;
  }
  if (error) {
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
  } else if (task->n_came < task->stubs->len) {
    queue_stubs (self, task->stubs, task->n_came);
  }
  run_importer (self);
}

static void
fetch_stubs (TlnImports *self)
{
  Task *task = self->now;
  g_autoptr (GArray) requests = g_array_new (FALSE, TRUE, sizeof (TlnFetchRequest));

  task->plain_stubs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < task->stubs->len; i++) {
    const TlnArticle *stub = task->stubs->pdata[i];
    TlnFetchRequest request = { .address = stub->url, .typed = stub->stub_typed != TLN_TYPED_NOT };

    if (stub->stub_typed == TLN_TYPED_BARE) {
      request.plain = tln_address_with_http (stub->url);
      g_ptr_array_add (task->plain_stubs, (char *) request.plain);
    }
    g_array_append_val (requests, request);
  }
  show_pages (self);
  tln_fetch_many_async (self->fetcher, requests, page_came_cb, self->cancellable, pages_came_cb,
                        g_object_ref (self));
}

static void
run_next (TlnImports *self)
{
  if (self->now || g_queue_is_empty (&self->waiting))
    return;
  self->now = g_queue_pop_head (&self->waiting);
  self->cancellable = g_cancellable_new ();
  tln_progress_set_active (TLN_PROGRESS (self), TRUE);
  if (self->now->stubs) {
    fetch_stubs (self);
    return;
  }
  if (!self->now->address) {
    run_importer (self);
    return;
  }
  tln_progress_show (TLN_PROGRESS (self), _ ("Fetching the page…"), -1);
  const TlnFetchRequest request = { .address = self->now->address,
                                    .plain = self->now->plain,
                                    .typed = self->now->typed != TLN_TYPED_NOT };
  tln_fetcher_fetch_async (self->fetcher, &request, self->cancellable, fetcher_fetch_cb,
                           g_object_ref (self));
}

static Task *
add_task (TlnImports *self, const char *source)
{
  Task *task = g_new0 (Task, 1);

  task->importer = tln_importer_new (self->store);
  task->source = g_strdup (source);
  g_queue_push_tail (&self->waiting, task);
  return task;
}

static void
tln_imports_finalize (GObject *object)
{
  TlnImports *self = TLN_IMPORTS (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) task_free);
  g_clear_pointer (&self->now, task_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_imports_parent_class)->finalize (object);
}

static void
tln_imports_cancel (TlnProgress *progress)
{
  TlnImports *self = TLN_IMPORTS (progress);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) task_free);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
tln_imports_class_init (TlnImportsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_imports_finalize;
  TLN_PROGRESS_CLASS (klass)->cancel = tln_imports_cancel;
  finished_signal =
      g_signal_new ("finished", TLN_TYPE_IMPORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_PTR_ARRAY, G_TYPE_INT64, G_TYPE_STRING);
  failed_signal = g_signal_new ("failed", TLN_TYPE_IMPORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
  plain_signal = g_signal_new ("plain", TLN_TYPE_IMPORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  feed_signal = g_signal_new ("feed", TLN_TYPE_IMPORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  prices_signal = g_signal_new ("prices", TLN_TYPE_IMPORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
tln_imports_init (TlnImports *self)
{
  g_queue_init (&self->waiting);
}

TlnImports *
tln_imports_new (TlnStore *store)
{
  TlnImports *self = g_object_new (TLN_TYPE_IMPORTS, NULL);
  g_autofree char *cache = tln_fetcher_default_cache ();

  self->store = g_object_ref (store);
  self->fetcher = tln_fetcher_new (cache);
  return self;
}

static void add_address (TlnImports *self, const char *address, const TlnTarget *target);

/* Files that are looked into first. */
typedef struct {
  TlnImports *imports;
  char *source;
  TlnTarget target;
} Choice;

/* One task for all that are no addresses. prices: those that are of prices, or NULL. */
static void
add_sorted (const Choice *choice, GListModel *files, GHashTable *prices)
{
  TlnImports *self = choice->imports;
  Task *task = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    g_autofree char *uri = g_file_get_uri (file);

    if (tln_imports_is_address (uri)) {
      add_address (self, uri, &choice->target);
      continue;
    }
    if (prices && g_hash_table_contains (prices, file)) {
      g_signal_emit (self, prices_signal, 0, file);
      continue;
    }
    if (!task) {
      task = add_task (self, choice->source);
      tln_importer_set_target (task->importer, &choice->target);
    }
    tln_importer_add_file (task->importer, file);
  }
  run_next (self);
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->imports);
  g_free (choice->source);
  g_free (choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
prices_chosen_cb (GObject *files, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GHashTable) prices = tln_price_choice_finish (result);

  add_sorted (choice, G_LIST_MODEL (files), prices);
}

static void
add_files (TlnImports *self, GListModel *files, const char *source, const TlnTarget *target)
{
  g_autoptr (Choice) choice = g_new0 (Choice, 1);
  gboolean asks = FALSE;

  for (guint i = 0; !asks && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);

    asks = tln_price_choice_asks (file);
  }
  /* What comes by itself asks nothing. */
  *choice = (Choice) { g_object_ref (self), g_strdup (source), *target };
  if (!asks || g_str_equal (source, "watch"))
    add_sorted (choice, files, NULL);
  else
    tln_price_choice_async (files, prices_chosen_cb, g_steal_pointer (&choice));
}

void
tln_imports_add_files (TlnImports *self, GListModel *files, const char *source)
{
  add_files (self, files, source, &(TlnTarget) { 0 });
}

void
tln_imports_add_files_to (TlnImports *self, GListModel *files, const TlnTarget *target)
{
  add_files (self, files, TLN_IMPORT_BOARD, target);
}

void
tln_imports_add_file_as (TlnImports *self, GFile *file, const char *charset)
{
  Task *task = add_task (self, "files");

  tln_importer_add_file_as (task->importer, file, charset);
  run_next (self);
}

void
tln_imports_add_bytes (TlnImports *self, GBytes *bytes, const TlnHints *hints, const char *source)
{
  Task *task = add_task (self, source);

  tln_importer_add_bytes (task->importer, bytes, hints);
  run_next (self);
}

static void
add_address (TlnImports *self, const char *address, const TlnTarget *target)
{
  gboolean board = target->stage != 0 || target->thesis != 0;
  Task *task;

  if (!tln_imports_is_address (address))
    return;
  task = add_task (self, board ? TLN_IMPORT_BOARD : "address");
  tln_importer_set_target (task->importer, target);
  task->address = tln_address_from_text (address);
  task->plain = tln_address_plain (address);
  task->typed = task->plain ? TLN_TYPED_BARE : TLN_TYPED;
  run_next (self);
}

void
tln_imports_add_address (TlnImports *self, const char *address)
{
  add_address (self, address, &(TlnTarget) { 0 });
}

static gboolean
has_stub (const Task *task, gint64 stub)
{
  gboolean found = task->stub == stub;

  for (guint i = 0; task->stubs && !found && i < task->stubs->len; i++)
    found = ((const TlnArticle *) task->stubs->pdata[i])->id == stub;
  return found;
}

/* Somebody who presses twice means it once. */
static gboolean
under_way (TlnImports *self, gint64 stub)
{
  gboolean found = self->now && has_stub (self->now, stub);

  for (GList *l = self->waiting.head; l && !found; l = l->next)
    found = has_stub (l->data, stub);
  return found;
}

void
tln_imports_retry (TlnImports *self, gint64 stub, const char *address, TlnTyped typed)
{
  Task *task;

  if (under_way (self, stub))
    return;
  task = add_task (self, "address");
  task->address = g_strdup (address);
  task->typed = typed;
  task->plain = typed == TLN_TYPED_BARE ? tln_address_with_http (address) : NULL;
  task->stub = stub;
  run_next (self);
}

/* Those from the index on that are not waited for already. */
static void
queue_stubs (TlnImports *self, GPtrArray *stubs, guint from)
{
  g_autoptr (GPtrArray) wanted =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_article_unref);

  for (guint i = from; i < stubs->len; i++) {
    TlnArticle *stub = stubs->pdata[i];

    if (tln_article_is_stub (stub) && stub->url)
      g_ptr_array_add (wanted, tln_article_ref (stub));
  }
  if (wanted->len > 0)
    add_task (self, "address")->stubs = g_steal_pointer (&wanted);
}

void
tln_imports_retry_all (TlnImports *self, GPtrArray *stubs)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < stubs->len; i++)
    if (!under_way (self, ((const TlnArticle *) stubs->pdata[i])->id))
      g_ptr_array_add (fresh, stubs->pdata[i]);
  queue_stubs (self, fresh, 0);
  run_next (self);
}

void
tln_imports_fill (TlnImports *self, gint64 stub, GBytes *bytes, const TlnHints *hints)
{
  Task *task = add_task (self, "paste");

  tln_importer_add_asked (task->importer, bytes, hints, &(TlnAsked) { .stub = stub });
  run_next (self);
}

gboolean
tln_imports_is_address (const char *text)
{
  g_autofree char *address = tln_address_from_text (text);

  return address != NULL;
}
