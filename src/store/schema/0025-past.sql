-- SPDX-License-Identifier: GPL-3.0-or-later
-- The way back to an earlier day (db/tln-past.c): changes of rows that were there before their act.
-- What an act makes anew has an id above its own, and is told by that.
CREATE INDEX change_back ON change (act_id, table_name, row_id) WHERE old IS NOT NULL OR row_id < act_id;
