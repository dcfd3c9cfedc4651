/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs on articles that more than one place of the window needs. */
#include "tln-edits.h"

#include "tln-tags.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef struct {
  GWeakRef from;
  char *sentence;
} Answer;

static void
answer_free (Answer *answer)
{
  g_weak_ref_clear (&answer->from);
  g_free (answer->sentence);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
store_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Answer) answer = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&answer->from);
  g_autoptr (GError) error = NULL;
  gint64 act = tln_store_finish_act (TLN_STORE (source), result);

  tln_store_finish (TLN_STORE (source), result, &error);
  if (!from)
    return;
  if (error)
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
  Answer *answer = g_new0 (Answer, 1);

  /* What is acted on may go with the change (a row, a popover): the window stays. */
  g_weak_ref_init (&answer->from, gtk_widget_get_root (from));
  answer->sentence = sentence;
  tln_store_write_async (store, act_kind, job, NULL, store_write_cb, answer);
}

typedef struct {
  GArray *ids;
  TlnFlag flag;
  gboolean value;
  TlnTarget target;
  char *word; /* of target */
} Edit;

static void
edit_free (Edit *edit)
{
  g_array_unref (edit->ids);
  g_free (edit->word);
  g_free (edit);
}

static gpointer
flag_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  for (guint i = 0; i < edit->ids->len; i++)
    if (!tln_articles_set_flag (db, g_array_index (edit->ids, gint64, i), edit->flag, edit->value,
                                error))
      return NULL;
  tln_act_describe (db, NULL, edit->ids->len);
  return NULL;
}

static gboolean
change_tag (TlnDb *db, gint64 id, const TlnTarget *t, gboolean on, GError **error)
{
  if (t->word)
    return on ? tln_tags_add (db, id, t->word, error)
              : tln_tags_remove (db, id, t->word, NULL, error);
  return on ? tln_articles_tag (db, id, t->stage, t->thesis, t->instrument, error)
            : tln_articles_untag (db, id, t->stage, t->thesis, t->instrument, error);
}

static gpointer
tag_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  for (guint i = 0; i < edit->ids->len; i++)
    if (!change_tag (db, g_array_index (edit->ids, gint64, i), &edit->target, edit->value, error))
      return NULL;
  tln_act_describe (db, NULL, edit->ids->len);
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
  Edit *edit;
  TlnJob job = { .run = flag_job, .data_free = (GDestroyNotify) edit_free };

  if (ids->len == 0)
    return;
  edit = g_new0 (Edit, 1);
  edit->ids = g_array_ref (ids);
  edit->flag = flag;
  edit->value = value;
  job.data = edit;
  tln_edit_run (from, store, flag_act (flag, value), &job, flag_sentence (flag, value, ids->len));
}

void
tln_edit_opened (GtkWidget *from, TlnStore *store, gint64 article)
{
  Edit *edit = g_new0 (Edit, 1);
  TlnJob job = { .run = flag_job, .data = edit, .data_free = (GDestroyNotify) edit_free };

  edit->ids = tln_ids_of (article);
  edit->flag = TLN_FLAG_UNREAD;
  tln_edit_run (from, store, NULL, &job, NULL);
}

void
tln_edit_tag (GtkWidget *from, TlnStore *store, GArray *ids, const TlnTarget *target, gboolean on)
{
  Edit *edit;
  TlnJob job = { .run = tag_job, .data_free = (GDestroyNotify) edit_free };
  guint n = ids->len;
  char *sentence;

  if (n == 0)
    return;
  edit = g_new0 (Edit, 1);
  edit->ids = g_array_ref (ids);
  edit->value = on;
  edit->target = *target;
  edit->target.word = edit->word = g_strdup (target->word);
  job.data = edit;
  sentence = on ? g_strdup_printf (ngettext ("%u article assigned", "%u articles assigned", n), n)
                : g_strdup_printf (ngettext ("Assignment removed from %u article",
                                             "Assignment removed from %u articles", n),
                                   n);
  tln_edit_run (from, store, TLN_ACT_ARTICLE_TAG, &job, sentence);
}

GArray *
tln_ids_of (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}
