-- SPDX-License-Identifier: GPL-3.0-or-later
-- The colour another tool gave a highlight: a name or "#rrggbb", as tln-colour.h keeps them.
ALTER TABLE claim ADD COLUMN colour TEXT;  -- NULL: none
