/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarks of the error domains. What the codes mean stands in the header. */
#include "tln-error.h"

G_DEFINE_QUARK (tln - db - error - quark, tln_db_error)
G_DEFINE_QUARK (tln - import - error - quark, tln_import_error)
G_DEFINE_QUARK (tln - price - error - quark, tln_price_error)
G_DEFINE_QUARK (tln - net - error - quark, tln_net_error)
G_DEFINE_QUARK (tln - export - error - quark, tln_export_error)
G_DEFINE_QUARK (tln - search - error - quark, tln_search_error)
