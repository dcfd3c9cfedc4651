/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an article of which only the address is there: why, and what can be done about it. */
#pragma once

#include "tln-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_STUB_VIEW (tln_stub_view_get_type ())
G_DECLARE_FINAL_TYPE (TlnStubView, tln_stub_view, TLN, STUB_VIEW, AdwBin)

/* Shows a reading whose article is a stub. Main thread. */
void tln_stub_view_set_reading (TlnStubView *self, const TlnReading *reading);

G_END_DECLS
