/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarks of the error domains. What the codes mean stands in the header. */
#include "tln-error.h"

G_DEFINE_QUARK (tln_db_error, tln_db_error)
G_DEFINE_QUARK (tln_import_error, tln_import_error)
G_DEFINE_QUARK (tln_price_error, tln_price_error)
G_DEFINE_QUARK (tln_net_error, tln_net_error)
G_DEFINE_QUARK (tln_export_error, tln_export_error)
G_DEFINE_QUARK (tln_search_error, tln_search_error)
