/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one library, its windows, the keys. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TLN_TYPE_APPLICATION (tln_application_get_type ())
G_DECLARE_FINAL_TYPE (TlnApplication, tln_application, TLN, APPLICATION, AdwApplication)

TlnApplication *tln_application_new (void);

G_END_DECLS
