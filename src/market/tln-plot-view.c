/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which bars a view shows: zooming, panning and their limits. */
#include "tln-plot.h"

#include <math.h>

void
tln_view_reset (TlnPlotView *view, guint n_bars)
{
  view->first = 0;
  view->last = MAX (n_bars, 1);
}

void
tln_view_set (TlnPlotView *view, guint n_bars, double first, double last)
{
  double all = MAX (n_bars, 1);
  double least = MIN (all, TLN_VIEW_MIN_BARS);
  double width = CLAMP (last - first, least, all);
  double middle = first + (last - first) / 2;

  if (!isfinite (first) || !isfinite (last)) {
    tln_view_reset (view, n_bars);
    return;
  }
  if (width != last - first)
    first = middle - width / 2;
  view->first = CLAMP (first, 0, all - width);
  view->last = view->first + width;
}

void
tln_view_zoom (TlnPlotView *view, guint n_bars, double about, double factor)
{
  double all = MAX (n_bars, 1);
  double least = MIN (all, TLN_VIEW_MIN_BARS);
  double width = view->last - view->first;

  if (!(factor > 0) || !isfinite (factor) || !isfinite (about) || !(width > 0))
    return;
  double wanted = CLAMP (width / factor, least, all);
  double part = (about - view->first) / width;
  tln_view_set (view, n_bars, about - part * wanted, about + (1 - part) * wanted);
}

void
tln_view_pan (TlnPlotView *view, guint n_bars, double bars)
{
  if (isfinite (bars))
    tln_view_set (view, n_bars, view->first + bars, view->last + bars);
}

void
tln_view_reveal (TlnPlotView *view, guint n_bars, guint index)
{
  if (index < view->first)
    tln_view_pan (view, n_bars, index - view->first);
  else if (index + 1.0 > view->last)
    tln_view_pan (view, n_bars, index + 1.0 - view->last);
}
