/* SPDX-License-Identifier: GPL-3.0-or-later */

/* uishim.so is preloaded into the program under test by ui.py. It makes the positions that AT-SPI
 * reports exact: GTK 4 adds up boxes that leave out each parent's padding and border and knows no
 * place for popovers and stack pages; here every position is relative to the top-level surface, so
 * that window coordinates plus the place of the window are the place on the screen. And it writes
 * the monotonic time (ns) of the first frames to the file named by $UI_FRAMES, and the turns of the
 * main loop that took longer than STALL_NS, their end, their length, how much of it was drawing (a
 * machine without a graphics card draws with the processor) and how long the processor worked on
 * the rest (ns), to the one named by $UI_STALLS. Nothing else changes. */

#include <fcntl.h>
#include <gtk/gtk.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define MAX_FRAMES 500
#define STALL_NS 4000000

static GHashTable *originals; /* interfaces whose get_bounds is ours already */

static gboolean
place (GtkAccessible *accessible, graphene_rect_t *rect)
{
  double x, y;

  if (!GTK_IS_WIDGET (accessible)) {
    /* a GtkStackPage, for one, is where its child is */
    g_autoptr (GtkAccessible) child = gtk_accessible_get_first_accessible_child (accessible);
    return child && place (child, rect);
  }
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (accessible));
  if (!native || !gtk_native_get_surface (native) ||
      !gtk_widget_get_mapped (GTK_WIDGET (accessible)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (accessible), GTK_WIDGET (native), rect))
    return FALSE;
  gtk_native_get_surface_transform (native, &x, &y);
  graphene_rect_offset (rect, x, y);
  while (native && GDK_IS_POPUP (gtk_native_get_surface (native))) {
    GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (native));
    graphene_rect_offset (rect, gdk_popup_get_position_x (popup), gdk_popup_get_position_y (popup));
    GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (native));
    native = parent ? gtk_widget_get_native (parent) : NULL;
  }
  return TRUE;
}

static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  graphene_rect_t rect, outer;

  *x = *y = *width = *height = 0;
  if (!place (accessible, &rect))
    return FALSE;
  *x = (int) floorf (rect.origin.x);
  *y = (int) floorf (rect.origin.y);
  *width = (int) ceilf (rect.size.width);
  *height = (int) ceilf (rect.size.height);
  if (GTK_IS_WIDGET (accessible) && GTK_IS_ROOT (accessible))
    return TRUE;
  g_autoptr (GtkAccessible) parent = gtk_accessible_get_accessible_parent (accessible);
  if (parent && place (parent, &outer)) {
    *x -= (int) floorf (outer.origin.x);
    *y -= (int) floorf (outer.origin.y);
  }
  return TRUE;
}

static void
patch_interface (GtkAccessibleInterface *iface)
{
  if (iface && iface->get_bounds && iface->get_bounds != get_bounds &&
      g_hash_table_add (originals, iface))
    iface->get_bounds = get_bounds;
}

static void
patch (GType type)
{
  gpointer klass = g_type_class_peek (type);
  guint n;

  if (klass && g_type_is_a (type, GTK_TYPE_ACCESSIBLE))
    patch_interface (g_type_interface_peek (klass, GTK_TYPE_ACCESSIBLE));
  g_autofree GType *children = g_type_children (type, &n);
  for (guint i = 0; i < n; i++)
    patch (children[i]);
}

static void
patch_new (void)
{
  static guint seen;
  guint now = g_type_get_type_registration_serial ();

  if (now != seen) {
    seen = now;
    patch (G_TYPE_OBJECT);
  }
}

static gboolean
any_window_mapped (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    if (gtk_widget_get_mapped (window))
      return TRUE;
  }
  return FALSE;
}

static gint64 drawing_since, drawn;
static gint64 drawing_since_cpu, drawn_cpu;

static gint64
clock_ns (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static gint64
monotonic_ns (void)
{
  return clock_ns (CLOCK_MONOTONIC);
}

static gboolean
paint_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  drawing_since = monotonic_ns ();
  drawing_since_cpu = clock_ns (CLOCK_THREAD_CPUTIME_ID);
  return TRUE;
}

static gboolean
frame_painted_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  static int fd = -1, frames;
  const char *path = g_getenv ("UI_FRAMES");

  if (drawing_since) {
    drawn += monotonic_ns () - drawing_since;
    drawn_cpu += clock_ns (CLOCK_THREAD_CPUTIME_ID) - drawing_since_cpu;
  }
  drawing_since = 0;
  patch_new ();
  if (frames >= MAX_FRAMES || !path || !any_window_mapped ())
    return TRUE;
  frames++;
  if (fd < 0)
    fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  dprintf (fd, "%lld\n", (long long) monotonic_ns ());
  return TRUE;
}

/* The main loop works from the end of one poll to the beginning of the next. */
static gint
timing_poll (GPollFD *fds, guint n, gint timeout)
{
  static int fd = -1;
  static gint64 since, since_cpu;
  gint64 now = monotonic_ns ();
  gint result;

  if (since && now - since > STALL_NS) {
    if (fd < 0)
      fd = open (g_getenv ("UI_STALLS"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    gint64 busy = clock_ns (CLOCK_THREAD_CPUTIME_ID) - since_cpu - drawn_cpu;
    dprintf (fd, "%lld %lld %lld %lld\n", (long long) now, (long long) (now - since),
             (long long) drawn, (long long) busy);
  }
  drawn = drawn_cpu = 0;
  result = g_poll (fds, n, timeout);
  since = monotonic_ns ();
  since_cpu = clock_ns (CLOCK_THREAD_CPUTIME_ID);
  return result;
}

static gboolean
begin_cb (gpointer data)
{
  if (!gtk_is_initialized ())
    return G_SOURCE_CONTINUE;
  unsetenv ("LD_PRELOAD"); /* not for its children */
  if (g_getenv ("UI_STALLS"))
    g_main_context_set_poll_func (NULL, timing_poll);
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              frame_painted_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("paint", GDK_TYPE_FRAME_CLOCK), 0, paint_cb, NULL,
                              NULL);
  patch_new ();
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
load (void)
{
  originals = g_hash_table_new (NULL, NULL);
  /* an idle would starve main loops that run before gtk_init */
  g_timeout_add_full (G_PRIORITY_HIGH - 1000, 1, begin_cb, NULL, NULL);
}
