/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns in a row, or in a carousel with dots. Another state goes into the columns there are. What
 * is new comes in slices: a column a frame, then the states of the stages, then the cards that are
 * looked at, a few in each frame. */
#include "tln-board.h"

#include "tln-board-column.h"
#include "tln-evidence-card.h"
#include "tln-stage-head.h"
#include "tln-toast.h"

#include <time.h>

struct _TlnBoard {
  AdwBin parent_instance;
  TlnStore *store;
  GtkWidget *stack;
  GtkWidget *row; /* box of columns */
  GtkWidget *carousel;
  GPtrArray *columns; /* TlnBoardColumn, ref'd; in row or carousel */
  gboolean narrow;
  gint64 thesis; /* that the columns are of */
  GtkWidget *page; /* that scrolls it, while it is mapped; borrowed */
  gboolean full; /* the next frame has its column already */
  guint tick; /* in which cards are made; 0: all that are wanted are there */
  gulong painting; /* handler of the end of layout, while there is a tick */
  gint64 began; /* what was worked before this frame's cards; 0: it makes none */
  guint share; /* how many cards a frame makes */
  guint next; /* column whose turn it is */
  TlnDay day; /* that it shows; TLN_DAY_NONE: the present */
  TlnChainReport *report; /* what was last read of the stages; NULL: nothing yet */
  guint told; /* so many columns, from the first, have it */
  GCancellable *cancellable; /* of the reading that runs */
};

/* What making cards and laying them out may take of a frame, in microseconds, and how many are made
 * in the first one. */
#define BUDGET 9000
/* The same while the keys wait for a card far below: a frame that is late now and then is less to
 * wait for than a drawn frame for each card. */
#define BUDGET_AWAITED 25000
#define FIRST_SHARE 1

G_DEFINE_FINAL_TYPE (TlnBoard, tln_board, ADW_TYPE_BIN)

typedef enum {
  PROP_NARROW = 1,
  PROP_DAY,
} BoardProperty;
static GParamSpec *properties[PROP_DAY + 1];

static void
tln_board_dispose (GObject *object)
{
  TlnBoard *self = TLN_BOARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, tln_chain_report_free);
  G_OBJECT_CLASS (tln_board_parent_class)->dispose (object);
}

static void
tln_board_finalize (GObject *object)
{
  g_clear_object (&TLN_BOARD (object)->store);
  g_clear_pointer (&TLN_BOARD (object)->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (tln_board_parent_class)->finalize (object);
}

/* Takes the columns out of where they are. */
static void
take_columns (TlnBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    GtkWidget *column = g_ptr_array_index (self->columns, i);
    if (self->narrow)
      adw_carousel_remove (ADW_CAROUSEL (self->carousel), column);
    else
      gtk_box_remove (GTK_BOX (self->row), column);
  }
}

static void
put_columns (TlnBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    GtkWidget *column = g_ptr_array_index (self->columns, i);
    gtk_widget_set_hexpand (column, TRUE);
    if (self->narrow)
      adw_carousel_append (ADW_CAROUSEL (self->carousel), column);
    else
      gtk_box_append (GTK_BOX (self->row), column);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->narrow ? "narrow" : "wide");
}

/* Growing. */

/* What this thread has worked, in microseconds: other work of the machine is not the cards'. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
is_awaited (TlnBoard *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (tln_board_column_is_awaited (self->columns->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Each card costs most when it is laid out, which follows its frame's tick: the next frame makes
 * more or less of them. */
static void
laid_out_cb (GdkFrameClock *clock, TlnBoard *self)
{
  gint64 took = worked () - self->began;
  gint64 budget = is_awaited (self) ? BUDGET_AWAITED : BUDGET;

  if (self->began == 0)
    return;
  if (took > budget)
    self->share = MAX (self->share / 2, 1);
  else if (took < budget / 2)
    self->share++;
}

static void
stop (TlnBoard *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  g_clear_signal_handler (&self->painting, clock);
  self->tick = 0;
}

/* Where one is seen at a time, that one; else 0. */
static guint
front_column (TlnBoard *self)
{
  double position = adw_carousel_get_position (ADW_CAROUSEL (self->carousel));

  return self->narrow && self->columns->len > 0
             ? MIN ((guint) MAX (position + 0.5, 0), self->columns->len - 1)
             : 0;
}

/* Makes the next column, from the one that is seen on; FALSE: all are there. */
static gboolean
reveal_next (TlnBoard *self)
{
  guint front = front_column (self);

  for (guint i = 0; i < self->columns->len; i++) {
    guint at = (front + i) % self->columns->len;

    if (tln_board_column_reveal (self->columns->pdata[at]))
      return TRUE;
  }
  return FALSE;
}

/* Tells the next column the state of its stage; FALSE: all know it. */
static gboolean
tell_next (TlnBoard *self)
{
  if (self->report == NULL || self->told >= self->columns->len)
    return FALSE;
  tln_board_column_set_report (self->columns->pdata[self->told++], self->report);
  return TRUE;
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlnBoard *self = TLN_BOARD (widget);
  guint idle = 0;

  self->began = 0;
  if (self->full || reveal_next (self) || tell_next (self)) {
    self->full = FALSE;
    return G_SOURCE_CONTINUE;
  }
  self->began = worked ();
  for (guint made = 0; made < self->share && idle < self->columns->len;) {
    TlnBoardColumn *column = self->columns->pdata[self->next++ % self->columns->len];
    gboolean grown = tln_board_column_grow (column, self->page);

    made += grown;
    idle = grown ? 0 : idle + 1;
  }
  if (idle >= self->columns->len)
    stop (self);
  return G_SOURCE_CONTINUE;
}

/* Makes cards in the next frames, as far as they are looked at. */
static void
grow (TlnBoard *self)
{
  if (self->page == NULL || self->tick != 0)
    return;
  self->share = FIRST_SHARE;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
  self->painting = g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "paint",
                                     G_CALLBACK (laid_out_cb), self);
}

static GtkAdjustment *
page_adjustment (TlnBoard *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page));
}

/* The outer one of what scrolls: within the board it is only sideways. */
static void
tln_board_map (GtkWidget *widget)
{
  TlnBoard *self = TLN_BOARD (widget);

  GTK_WIDGET_CLASS (tln_board_parent_class)->map (widget);
  self->page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (self->page == NULL)
    return;
  g_signal_connect_swapped (page_adjustment (self), "value-changed", G_CALLBACK (grow), self);
  g_signal_connect_swapped (page_adjustment (self), "changed", G_CALLBACK (grow), self);
  grow (self);
}

static void
tln_board_unmap (GtkWidget *widget)
{
  TlnBoard *self = TLN_BOARD (widget);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (page_adjustment (self), grow, self);
  self->page = NULL;
  stop (self);
  GTK_WIDGET_CLASS (tln_board_parent_class)->unmap (widget);
}

static void
set_narrow (TlnBoard *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  take_columns (self);
  self->narrow = narrow;
  put_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
tln_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((BoardProperty) id) {
  case PROP_NARROW:
    set_narrow (TLN_BOARD (object), g_value_get_boolean (value));
    break;
  case PROP_DAY:
    TLN_BOARD (object)->day = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
tln_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, TLN_BOARD (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static GtkSizeRequestMode
tln_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What scrolls sideways is measured as high as its columns are at their widest, so that cards were
 * cut off: it is as high as they are at the width there is. Signature given by GtkWidget. */
static void
tln_board_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  TlnBoard *self = TLN_BOARD (widget);
  int width;
  int height;

  gtk_widget_measure (self->stack, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->narrow || for_size < 0)
    return;
  gtk_widget_measure (self->row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, MAX (width, for_size), NULL, &height,
                      NULL, NULL);
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
tln_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (TLN_BOARD (widget)->stack, width, height, baseline, NULL);
}

static void
tln_board_class_init (TlnBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = tln_board_map;
  widget_class->unmap = tln_board_unmap;
  widget_class->get_request_mode = tln_board_get_request_mode;
  widget_class->measure = tln_board_measure;
  widget_class->size_allocate = tln_board_size_allocate;
  object_class->set_property = tln_board_set_property;
  object_class->get_property = tln_board_get_property;
  object_class->dispose = tln_board_dispose;
  object_class->finalize = tln_board_finalize;
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TLN_DAY_NONE,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
build_wide (TlnBoard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "board-row");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->row);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

static GtkWidget *
build_narrow (TlnBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *dots = adw_carousel_indicator_dots_new ();

  self->carousel = adw_carousel_new ();
  adw_carousel_set_spacing (ADW_CAROUSEL (self->carousel), 12);
  adw_carousel_set_allow_scroll_wheel (ADW_CAROUSEL (self->carousel), FALSE);
  gtk_widget_add_css_class (self->carousel, "board-row");
  gtk_widget_set_vexpand (self->carousel, TRUE);
  adw_carousel_indicator_dots_set_carousel (ADW_CAROUSEL_INDICATOR_DOTS (dots),
                                            ADW_CAROUSEL (self->carousel));
  gtk_box_append (GTK_BOX (box), dots);
  gtk_box_append (GTK_BOX (box), self->carousel);
  return box;
}

static void
tln_board_init (TlnBoard *self)
{
  self->day = TLN_DAY_NONE;
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_wide (self), "wide");
  gtk_stack_add_named (GTK_STACK (self->stack), build_narrow (self), "narrow");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

GtkWidget *
tln_board_new (TlnStore *store)
{
  TlnBoard *self = g_object_new (TLN_TYPE_BOARD, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* What is reported of, and as of when. */
typedef struct {
  gint64 thesis;
  TlnDay day;
} Asked;

static gpointer
report_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return tln_stage_states_report (db, asked->thesis, asked->day, error);
}

static void
report_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  TlnChainReport *report = tln_store_finish (TLN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    tln_toast_error (GTK_WIDGET (self), error);
  g_clear_pointer (&self->report, tln_chain_report_free);
  self->report = report;
  self->told = 0;
  grow (self);
}

/* The cards do not wait for it; meanwhile the columns say what was last known. */
void
tln_board_ask (TlnBoard *self, gint64 thesis)
{
  const Asked asked = { thesis, self->day != TLN_DAY_NONE ? self->day : tln_day_today () };
  TlnJob job = { report_job, g_memdup2 (&asked, sizeof asked), g_free,
                 (GDestroyNotify) tln_chain_report_free };

  if (self->report != NULL && self->report->thesis != thesis)
    g_clear_pointer (&self->report, tln_chain_report_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tln_store_read_day_async (self->store, self->day, &job, self->cancellable, report_read_cb,
                            g_object_ref (self));
}

/* What has the focus, to be found again in another state. */
typedef struct {
  GtkWidget *widget; /* ref'd; NULL: nothing */
  gint64 claim; /* of a card; 0: none */
  gint64 stage; /* of the column it is in; 0: the one of none */
  guint n; /* which card it is there */
} Focus;

static Focus
find_focus (TlnBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Focus found = { NULL, 0, 0, 0 };

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return found;
  GtkWidget *card = gtk_widget_get_ancestor (focus, TLN_TYPE_EVIDENCE_CARD);
  GtkWidget *column = gtk_widget_get_ancestor (focus, TLN_TYPE_BOARD_COLUMN);
  found.widget = g_object_ref (focus);
  if (column != NULL)
    found.stage = tln_board_column_get_stage (TLN_BOARD_COLUMN (column));
  if (card != NULL && column != NULL) {
    found.claim = tln_evidence_card_get_claim (TLN_EVIDENCE_CARD (card))->id;
    found.n = (guint) MAX (tln_board_column_find (TLN_BOARD_COLUMN (column), found.claim), 0);
  }
  return found;
}

static TlnBoardColumn *
find_column (GPtrArray *columns, gint64 stage)
{
  for (guint i = 0; i < columns->len; i++)
    if (tln_board_column_get_stage (columns->pdata[i]) == stage)
      return columns->pdata[i];
  return NULL;
}

/* A card that went to another column keeps the focus; of one that is no more, the next one has it.
 */
static void
restore_focus (TlnBoard *self, const Focus *focus)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TlnBoardColumn *column = find_column (self->columns, focus->stage);

  if (focus->widget == NULL ||
      (gtk_root_get_focus (root) == focus->widget && gtk_widget_get_mapped (focus->widget)))
    return;
  for (guint i = 0; focus->claim != 0 && i < self->columns->len; i++) {
    int n = tln_board_column_find (self->columns->pdata[i], focus->claim);

    if (n >= 0) {
      tln_board_column_focus_nth (self->columns->pdata[i], (guint) n);
      return;
    }
  }
  if (column == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else if (focus->claim != 0)
    tln_board_column_focus_nth (column, focus->n);
  else
    tln_board_column_focus_head (column);
}

/* Whether something of the thesis is at none of its stages. */
static gboolean
has_rest (const TlnBundle *bundle)
{
  for (guint i = 0; i < bundle->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
    for (guint k = 0; k < claim->evidence->len; k++) {
      const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, k);
      if (evidence->thesis_id == bundle->thesis->id &&
          tln_board_column_stage_of (bundle, evidence) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

/* The column of a stage that there is, or a new one. */
static void
add_column (TlnBoard *self, GPtrArray *columns, const TlnBundle *bundle, const TlnStage *stage)
{
  GtkWidget *column = NULL;

  if (bundle->thesis->id == self->thesis)
    column = (GtkWidget *) find_column (self->columns, stage != NULL ? stage->id : 0);
  if (column == NULL) {
    column = tln_board_column_new (self->store, bundle->thesis->id, stage != NULL ? stage->id : 0);
    g_signal_connect_object (column, "asked", G_CALLBACK (grow), self, G_CONNECT_SWAPPED);
  }
  g_ptr_array_add (columns, g_object_ref_sink (column));
}

static gboolean
are_same (const GPtrArray *columns, const GPtrArray *others)
{
  for (guint i = 0; columns->len == others->len && i < columns->len; i++)
    if (columns->pdata[i] != others->pdata[i])
      return FALSE;
  return columns->len == others->len;
}

/* Of a bundle the columns, which are only taken from their places when there are others. */
static void
choose_columns (TlnBoard *self, const TlnBundle *bundle)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  double page = adw_carousel_get_position (ADW_CAROUSEL (self->carousel));

  for (guint i = 0; i < bundle->stages->len; i++)
    add_column (self, columns, bundle, g_ptr_array_index (bundle->stages, i));
  if (bundle->stages->len == 0 || has_rest (bundle))
    add_column (self, columns, bundle, NULL);
  if (are_same (columns, self->columns))
    return;
  take_columns (self);
  g_ptr_array_unref (self->columns);
  self->columns = g_steal_pointer (&columns);
  self->thesis = bundle->thesis->id;
  self->told = 0;
  put_columns (self);
  if (self->narrow && page >= 1 && page < self->columns->len)
    adw_carousel_scroll_to (ADW_CAROUSEL (self->carousel), self->columns->pdata[(guint) page],
                            FALSE);
}

void
tln_board_set_bundle (TlnBoard *self, TlnBundle *bundle)
{
  Focus focus = find_focus (self);

  choose_columns (self, bundle);
  for (guint i = 0; i < self->columns->len; i++) {
    tln_board_column_set_bundle (self->columns->pdata[i], bundle);
    tln_board_column_set_locked (self->columns->pdata[i], self->day != TLN_DAY_NONE);
  }
  self->full = tln_board_column_reveal (self->columns->pdata[front_column (self)]);
  restore_focus (self, &focus);
  g_clear_object (&focus.widget);
  grow (self);
}
