/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists side by side, or one below the other where there is no room. What was counted is known;
 * only the rows to show are read, a few of each stage at first. */
#include "tln-rotation-week.h"

#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-date-label.h"
#include "tln-navigator.h"
#include "tln-past.h"
#include "tln-rotation-swatch.h"
#include "tln-rotation-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

#define REST_MS 90
#define FEW 5
#define MANY 200
#define COLUMN_WIDTH 210

struct _TlnRotationWeek {
  AdwBin parent_instance;
  TlnStore *store;
  TlnRotation *rotation; /* or NULL */
  guint week;
  TlnDay day; /* it is read as known on; TLN_DAY_NONE: the present */
  guint most; /* of a stage */
  guint source; /* reads soon */
  gboolean stale; /* what is shown is of another week */
  gboolean wants_focus;
  GCancellable *cancellable;
  GtkLabel *heading;
  GtkLabel *counted;
  GtkFlowBox *columns;
};

G_DEFINE_FINAL_TYPE (TlnRotationWeek, tln_rotation_week, ADW_TYPE_BIN)

/* Reading. */

typedef struct {
  gboolean by_claims;
  guint n_stages;
  GArray **ids; /* gint64, by stage */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  for (guint s = 0; s < wanted->n_stages; s++)
    g_array_unref (wanted->ids[s]);
  g_free (wanted->ids);
  g_free (wanted);
}

/* Element GPtrArray, by stage, of TlnArticle or TlnClaim. */
static gpointer
read_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (!tln_past_complete (db, error))
    return NULL;
  for (guint s = 0; s < wanted->n_stages; s++) {
    const gint64 *ids = (const gint64 *) (gpointer) wanted->ids[s]->data;
    GPtrArray *rows = wanted->by_claims
                          ? tln_claims_get_many (db, ids, wanted->ids[s]->len, error)
                          : tln_articles_get_many (db, ids, wanted->ids[s]->len, error);

    if (rows == NULL)
      return NULL;
    g_ptr_array_add (found, rows);
  }
  return g_steal_pointer (&found);
}

static Wanted *
find_wanted (TlnRotationWeek *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->by_claims = self->rotation->by_claims;
  wanted->n_stages = self->rotation->stages->len;
  wanted->ids = g_new0 (GArray *, wanted->n_stages + 1);
  for (guint s = 0; s < wanted->n_stages; s++) {
    guint n;
    const TlnAttentionRow *rows = tln_rotation_items (self->rotation, s, self->week, &n);

    wanted->ids[s] = g_array_new (FALSE, FALSE, sizeof (gint64));
    for (guint i = 0; i < MIN (n, self->most); i++)
      g_array_append_val (wanted->ids[s], rows[i].shown);
  }
  return wanted;
}

/* Rows. */

static GtkWidget *
build_row (const char *title, const char *subtitle, const char *action, gint64 id)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "title-lines", 2,
                "subtitle-lines", 1, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  tln_navigator_bind (GTK_ACTIONABLE (row), action, id);
  return row;
}

static GtkWidget *
build_article (const TlnArticle *article)
{
  g_autofree char *date = tln_date_label (&article->published);
  g_autofree char *facts =
      article->site != NULL ? g_strdup_printf ("%s · %s", article->site, date) : g_strdup (date);

  return build_row (article->title, facts, TLN_SHOW_ARTICLE, article->id);
}

static GtkWidget *
build_claim (const TlnClaim *claim)
{
  const char *speaker = claim->speaker != NULL ? claim->speaker : claim->site;
  g_autofree char *facts = speaker != NULL
                               ? g_strdup_printf ("%s · %s", speaker, claim->article_title)
                               : g_strdup (claim->article_title);

  return build_row (claim->exact, facts, TLN_SHOW_CLAIM, claim->id);
}

static GtkWidget *
build_list (TlnRotationWeek *self, const GPtrArray *rows, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), self->rotation->by_claims
                                                  ? build_claim (rows->pdata[i])
                                                  : build_article (rows->pdata[i]));
  return list;
}

static GtkWidget *
build_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_head (TlnRotationWeek *self, guint stage, guint n)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *count = g_strdup_printf ("%u", n);
  GtkWidget *name = build_label (g_ptr_array_index (self->rotation->stages, stage), "heading");

  gtk_box_append (GTK_BOX (head), tln_rotation_swatch_new_stage (stage));
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), build_label (count, "dim-label"));
  return head;
}

static void more_cb (GtkButton *button, TlnRotationWeek *self);

static GtkWidget *
build_column (TlnRotationWeek *self, guint stage, const GPtrArray *rows)
{
  const char *name = g_ptr_array_index (self->rotation->stages, stage);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint n;

  tln_rotation_items (self->rotation, stage, self->week, &n);
  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), build_head (self, stage, n));
  if (rows->len > 0)
    gtk_box_append (GTK_BOX (column), build_list (self, rows, name));
  if (n > rows->len && self->most < MANY) {
    g_autofree char *words = g_strdup_printf (_ ("Show _All %u"), MIN (n, MANY));
    GtkWidget *more = gtk_button_new_with_mnemonic (words);

    gtk_widget_add_css_class (more, "flat");
    g_signal_connect (more, "clicked", G_CALLBACK (more_cb), self);
    gtk_box_append (GTK_BOX (column), more);
  } else if (n > rows->len) {
    g_autofree char *words = g_strdup_printf (_ ("The first %u of %u"), rows->len, n);
    gtk_box_append (GTK_BOX (column), build_label (words, "dim-label"));
  }
  return column;
}

static void
show_rows (TlnRotationWeek *self, const GPtrArray *found)
{
  gtk_flow_box_remove_all (self->columns);
  self->stale = FALSE;
  for (guint s = 0; s < found->len; s++) {
    guint n;

    tln_rotation_items (self->rotation, s, self->week, &n);
    if (n == 0)
      continue;
    GtkWidget *child = gtk_flow_box_child_new ();
    gtk_widget_set_focusable (child, FALSE);
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                  build_column (self, s, g_ptr_array_index (found, s)));
    gtk_flow_box_append (self->columns, child);
  }
  if (self->wants_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
  self->wants_focus = FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnRotationWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->columns == NULL)
    return;
  if (found != NULL)
    show_rows (self, found);
  else
    tln_toast_error (GTK_WIDGET (self), error);
}

static void
read_week (TlnRotationWeek *self)
{
  TlnJob job = { read_job, find_wanted (self), wanted_free, (GDestroyNotify) g_ptr_array_unref };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, read_cb,
                            g_object_ref (self));
}

static gboolean
rest_cb (gpointer data)
{
  TlnRotationWeek *self = data;

  self->source = 0;
  read_week (self);
  return G_SOURCE_REMOVE;
}

static void
more_cb (GtkButton *button, TlnRotationWeek *self)
{
  self->most = MANY;
  self->wants_focus = TRUE;
  read_week (self);
}

static void
tln_rotation_week_dispose (GObject *object)
{
  TlnRotationWeek *self = TLN_ROTATION_WEEK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  g_clear_object (&self->store);
  self->columns = NULL;
  G_OBJECT_CLASS (tln_rotation_week_parent_class)->dispose (object);
}

static void
tln_rotation_week_class_init (TlnRotationWeekClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_rotation_week_dispose;
}

static void
tln_rotation_week_init (TlnRotationWeek *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->day = TLN_DAY_NONE;
  self->heading = GTK_LABEL (build_label (NULL, "title-4"));
  self->counted = GTK_LABEL (build_label (NULL, "dim-label"));
  self->columns = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->columns, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->columns, TRUE);
  gtk_flow_box_set_min_children_per_line (self->columns, 1);
  gtk_flow_box_set_max_children_per_line (self->columns, 4);
  gtk_flow_box_set_column_spacing (self->columns, 6);
  gtk_flow_box_set_row_spacing (self->columns, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counted));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  adw_bin_set_child (ADW_BIN (self), box);
}

TlnRotationWeek *
tln_rotation_week_new (TlnStore *store)
{
  TlnRotationWeek *self = g_object_new (TLN_TYPE_ROTATION_WEEK, NULL);

  self->store = g_object_ref (store);
  return self;
}

static char *
say_counted (const TlnRotation *rotation, guint week)
{
  double about = 0;
  guint all = rotation->attention->all[week];

  for (guint s = 0; s < rotation->stages->len; s++)
    about += tln_rotation_part (rotation, s, week, TLN_MEASURE_COUNT);
  /* A claim or an article is one over all its stages. */
  guint n = (guint) (about + 0.5);
  if (rotation->by_claims)
    return g_strdup_printf (
        ngettext ("%u of %u claim is about a stage", "%u of %u claims are about a stage", all), n,
        all);
  return g_strdup_printf (
      ngettext ("%u of %u article is about a stage", "%u of %u articles are about a stage", all), n,
      all);
}

void
tln_rotation_week_set (TlnRotationWeek *self, TlnRotation *rotation, guint week)
{
  g_autofree char *heading = tln_rotation_say_week (rotation, week);
  g_autofree char *counted = say_counted (rotation, week);

  tln_rotation_ref (rotation);
  g_clear_pointer (&self->rotation, tln_rotation_unref);
  self->rotation = rotation;
  /* What was unfolded stays so while only the library changed. */
  self->most = self->week == week && self->most > 0 ? self->most : FEW;
  self->week = week;
  self->wants_focus = FALSE;
  self->stale = TRUE;
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->counted, counted);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (REST_MS, rest_cb, self);
}

void
tln_rotation_week_set_day (TlnRotationWeek *self, TlnDay day)
{
  self->day = day;
}

gboolean
tln_rotation_week_focus (TlnRotationWeek *self)
{
  if (!self->stale)
    return gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
  self->wants_focus = TRUE;
  return FALSE;
}
