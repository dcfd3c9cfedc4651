/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs on articles that more than one place of the window needs. */
#include "tln-edits.h"

#include "tln-edit-progress.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  GWeakRef from;
  GWeakRef form; /* AdwDialog that is closed when it is done, or NULL */
  char *sentence;
  TlnEditRun *run; /* or NULL */
} Answer;

static void
answer_free (Answer *answer)
{
  g_weak_ref_clear (&answer->from);
  g_weak_ref_clear (&answer->form);
  g_free (answer->sentence);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* What is acted on may go with the change (a row, a popover): the window stays. Takes the sentence.
 */
static Answer *
answer_new (GtkWidget *from, char *sentence)
{
  Answer *answer = g_new0 (Answer, 1);

  g_weak_ref_init (&answer->from, gtk_widget_get_root (from));
  g_weak_ref_init (&answer->form, NULL);
  answer->sentence = sentence;
  return answer;
}

static void
finish_form (Answer *answer, gboolean done)
{
  g_autoptr (AdwDialog) form = g_weak_ref_get (&answer->form);

  if (!form)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (form), TRUE);
  if (done)
    adw_dialog_force_close (form);
  else
    gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
}

static void
store_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&answer->from);
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  finish_form (answer, error == NULL);
  if (answer->run)
    tln_edit_progress_end (tln_edit_progress_of (TLN_STORE (source)), answer->run);
  if (!from)
    return;
  if (answer->run && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tln_toast_say (from, _ ("Cancelled: nothing was changed"));
  else if (error)
    tln_toast_error (from, error);
  else if (answer->sentence)
    tln_toast_act (from, answer->sentence, act);
}

void
tln_edit_run (GtkWidget *from,
              TlnStore *store,
              const char *act_kind,
              const TlnJob *job,
              char *sentence)
{
  tln_store_write_async (store, act_kind, job, NULL, store_write_cb, answer_new (from, sentence));
}

void
tln_edit_run_form (AdwDialog *form,
                   TlnStore *store,
                   const char *act_kind,
                   const TlnJob *job,
                   char *sentence)
{
  Answer *answer = answer_new (GTK_WIDGET (form), sentence);

  /* Once is enough. */
  g_weak_ref_set (&answer->form, form);
  gtk_widget_set_sensitive (GTK_WIDGET (form), FALSE);
  tln_store_write_async (store, act_kind, job, NULL, store_write_cb, answer);
}

typedef struct {
  TlnBulk bulk;
  TlnFlag flag;
  gboolean value;
  TlnTarget target;
  char *word; /* of target */
} Edit;

static void
edit_free (Edit *edit)
{
  g_array_unref (edit->bulk.ids);
  g_free (edit->word);
  g_free (edit);
}

static Edit *
edit_new (GArray *ids)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->bulk.ids = g_array_ref (ids);
  return edit;
}

/* Like tln_edit_run, with its progress in the sidebar; edit is taken. */
static void
run_edit (GtkWidget *from,
          TlnStore *store,
          const char *act_kind,
          const TlnJob *what,
          char *sentence)
{
  TlnJob job = *what;
  Edit *edit = job.data;
  Answer *answer = answer_new (from, sentence);
  guint n = edit->bulk.ids->len;
  g_autofree char *title =
      g_strdup_printf (ngettext ("Changing %u article", "Changing %u articles", n), n);

  job.data_free = (GDestroyNotify) edit_free;
  answer->run = tln_edit_progress_begin (tln_edit_progress_of (store), &edit->bulk, title);
  tln_store_write_async (store, act_kind, &job, NULL, store_write_cb, answer);
}

static gpointer
flag_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  if (tln_bulk_set_flag (db, &edit->bulk, edit->flag, edit->value, error))
    tln_act_describe (db, NULL, edit->bulk.ids->len);
  return NULL;
}

static gpointer
tag_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  if (tln_bulk_assign (db, &edit->bulk, &edit->target, edit->value, error))
    tln_act_describe (db, NULL, edit->bulk.ids->len);
  return NULL;
}

static gpointer
delete_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  if (tln_bulk_delete (db, &edit->bulk, error))
    tln_act_describe (db, NULL, edit->bulk.ids->len);
  return NULL;
}

static gpointer
merge_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 kept;

  if (tln_bulk_merge (db, &edit->bulk, &kept, error))
    tln_act_describe (db, NULL, edit->bulk.ids->len);
  return NULL;
}

static char *
flag_sentence (TlnFlag flag, gboolean value, guint n)
{
  switch (flag) {
  case TLN_FLAG_STARRED:
    return value ? g_strdup_printf (ngettext ("%u article starred", "%u articles starred", n), n)
                 : g_strdup_printf (ngettext ("Star removed from %u article",
                                              "Star removed from %u articles", n),
                                    n);
  case TLN_FLAG_ARCHIVED:
    return value ? g_strdup_printf (ngettext ("%u article archived", "%u articles archived", n), n)
                 : g_strdup_printf (ngettext ("%u article moved to the Inbox",
                                              "%u articles moved to the Inbox", n),
                                    n);
  case TLN_FLAG_TRASHED:
    return value ? g_strdup_printf (ngettext ("%u article moved to the Trash",
                                              "%u articles moved to the Trash", n),
                                    n)
                 : g_strdup_printf (ngettext ("%u article restored", "%u articles restored", n), n);
  case TLN_FLAG_UNREAD:
  default:
    return NULL;
  }
}

static const char *
flag_act (TlnFlag flag, gboolean value)
{
  switch (flag) {
  case TLN_FLAG_STARRED:
    return TLN_ACT_ARTICLE_STAR;
  case TLN_FLAG_ARCHIVED:
    return TLN_ACT_ARTICLE_ARCHIVE;
  case TLN_FLAG_TRASHED:
    return value ? TLN_ACT_ARTICLE_TRASH : TLN_ACT_ARTICLE_RESTORE;
  case TLN_FLAG_UNREAD:
  default:
    return TLN_ACT_ARTICLE_READ;
  }
}

void
tln_edit_flag (GtkWidget *from, TlnStore *store, GArray *ids, TlnFlag flag, gboolean value)
{
  TlnJob job = { .run = flag_job };
  Edit *edit;

  if (ids->len == 0)
    return;
  job.data = edit = edit_new (ids);
  edit->flag = flag;
  edit->value = value;
  run_edit (from, store, flag_act (flag, value), &job, flag_sentence (flag, value, ids->len));
}

void
tln_edit_opened (GtkWidget *from, TlnStore *store, gint64 article)
{
  g_autoptr (GArray) ids = tln_ids_of (article);
  Edit *edit = edit_new (ids);
  TlnJob job = { .run = flag_job, .data = edit, .data_free = (GDestroyNotify) edit_free };

  edit->flag = TLN_FLAG_UNREAD;
  tln_edit_run (from, store, NULL, &job, NULL);
}

void
tln_edit_tag (GtkWidget *from, TlnStore *store, GArray *ids, const TlnTarget *target, gboolean on)
{
  TlnJob job = { .run = tag_job };
  Edit *edit;
  guint n = ids->len;
  char *sentence;

  if (n == 0)
    return;
  job.data = edit = edit_new (ids);
  edit->value = on;
  edit->target = *target;
  edit->target.word = edit->word = g_strdup (target->word);
  sentence = on ? g_strdup_printf (ngettext ("%u article assigned", "%u articles assigned", n), n)
                : g_strdup_printf (ngettext ("Assignment removed from %u article",
                                             "Assignment removed from %u articles", n),
                                   n);
  run_edit (from, store, TLN_ACT_ARTICLE_TAG, &job, sentence);
}

/* Takes the sentence. */
static void delete (GtkWidget *from, TlnStore *store, GArray *ids, char *sentence)
{
  TlnJob job = { .run = delete_job, .data = edit_new (ids) };

  run_edit (from, store, TLN_ACT_ARTICLE_DELETE, &job, sentence);
}

void
tln_edit_delete (GtkWidget *from, TlnStore *store, GArray *ids)
{
  guint n = ids->len;

  if (n > 0)
    delete (from, store, ids,
            g_strdup_printf (ngettext ("%u article deleted", "%u articles deleted", n), n));
}

void
tln_edit_delete_old (GtkWidget *from, TlnStore *store, GArray *ids)
{
  guint n = ids->len;

  if (n > 0)
    delete (from, store, ids,
            g_strdup_printf (ngettext ("%u article deleted after 30 days in the Trash",
                                       "%u articles deleted after 30 days in the Trash", n),
                             n));
}

void
tln_edit_merge (GtkWidget *from, TlnStore *store, GArray *ids)
{
  TlnJob job = { .run = merge_job };
  guint n = ids->len;

  if (n < 2)
    return;
  job.data = edit_new (ids);
  run_edit (from, store, TLN_ACT_REPRINT, &job,
            g_strdup_printf (ngettext ("%u article is one with its reprints",
                                       "%u articles are reprints of one", n),
                             n));
}

GArray *
tln_ids_of (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}
