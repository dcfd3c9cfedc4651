/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theses written out as Markdown: one file, or a vault of linked notes. The same library gives the
 * same bytes. What a person wrote into an exported file stays when it is exported again. */
#pragma once

#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  const char *format; /* "markdown": one file a thesis; "vault": a folder of notes */
  gint64 thesis; /* 0: all */
  const char *language; /* of headings: "zh…", any other is English; NULL: English */
  const char *target; /* the file (markdown) or folder (vault) that will be written */
  gboolean texts; /* vault: sources with their text, and its pictures in a folder beside them */
  const TlnDay *as_of; /* as known at the end of that day (tln-past.h), marked as such; NULL: now */
} TlnExportOptions;

/* One file to be written. */
typedef struct {
  char *path; /* absolute, or below the target folder of a vault */
  gint64 id; /* of the row it stands for; 0: a file of our own, replaced as a whole */
  char *content; /* front matter and one managed region; NULL for a picture */
  char *picture; /* its SHA-256, or NULL */
} TlnExportFile;

typedef struct {
  guint written; /* new or changed */
  guint unchanged; /* the same bytes: not touched */
  guint kept; /* files with text or properties of the user's own, all kept */
} TlnExportReport;

/* Reads the library and the names of files already at the target (a note may have been renamed: it
 * is known by its throughline-id). Element TlnExportFile. Any thread. Errors: TLN_EXPORT_ERROR
 * (format, not found), TLN_DB_ERROR. */
GPtrArray *tln_export_render (TlnDb *db, const TlnExportOptions *options, GError **error);

/* Writes the files, each through a temporary one beside it, merging with what is there; db is asked
 * for the pictures. Errors: TLN_EXPORT_ERROR_NOT_WRITABLE, TLN_DB_ERROR. */
gboolean tln_export_write (TlnDb *db,
                           GPtrArray *files,
                           const TlnExportOptions *options,
                           TlnExportReport *report,
                           GError **error);

G_END_DECLS
