/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The banner over an article whose highlights lost their place, and putting one where the reader
 * selects. */
#include "tln-reader-private.h"

#include "tln-claim-edits.h"
#include "tln-orphans-dialog.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

static guint
count_orphans (const TlnReading *reading)
{
  guint n = 0;

  for (guint i = 0; reading && i < reading->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (reading->claims, i);

    n += claim->anchor == TLN_ANCHOR_ORPHAN;
  }
  return n;
}

void
tln_reader_page_update_orphans (TlnReaderPage *self)
{
  guint n = count_orphans (self->reading);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u highlight has lost its place", "%u highlights have lost their place", n), n);

  if (n == 0 || !tln_reading_claim (self->reading, self->placing))
    self->placing = 0;
  adw_banner_set_title (
      self->orphans, self->placing ? _ ("Select the words of the highlight, then press H") : title);
  adw_banner_set_button_label (self->orphans, self->placing ? _ ("_Cancel") : _ ("_Find Again…"));
  adw_banner_set_revealed (self->orphans, n > 0);
}

static void
by_hand_cb (GtkWidget *widget, gint64 claim)
{
  TlnReaderPage *self = TLN_READER_PAGE (widget);

  self->placing = claim;
  tln_reader_page_update_orphans (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
tln_reader_page_find_again (TlnReaderPage *self)
{
  if (self->placing) {
    self->placing = 0;
    tln_reader_page_update_orphans (self);
  } else if (count_orphans (self->reading) > 0) {
    adw_dialog_present (
        tln_orphans_dialog_new (self->store, self->reading, GTK_WIDGET (self), by_hand_cb),
        GTK_WIDGET (self));
  }
}

gboolean
tln_reader_page_place_orphan (TlnReaderPage *self)
{
  TlnClaimRange range = { .reading = self->reading };

  if (!self->placing || !tln_reader_view_get_selection (self->view, &range.start, &range.end))
    return FALSE;
  tln_claim_edit_place (GTK_WIDGET (self), self->store, self->placing, &range);
  self->placing = 0;
  tln_reader_view_clear_selection (self->view);
  tln_reader_page_update_orphans (self);
  return TRUE;
}
