/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a thesis, read from the change log. Entries are never changed: a version that is
 * brought back is one more entry. What was undone did not happen. See tln-articles.h for threads.
 */
#pragma once

#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef enum {
  TLN_LOG_CREATED, /* after: the title */
  TLN_LOG_TITLE,
  TLN_LOG_STATEMENT,
  TLN_LOG_FALSIFIER,
  TLN_LOG_CONVICTION, /* numbers; NULL: none */
  TLN_LOG_STATUS, /* as stored */
  TLN_LOG_RECHECK, /* day numbers, also of the next two lines */
  TLN_LOG_NEXT_REVIEW,
  TLN_LOG_REVIEW_DAYS,
  TLN_LOG_HORIZON,
  TLN_LOG_MERGED, /* after: the title of the thesis it went into */
  TLN_LOG_EVIDENCE, /* added, removed, or changed: see what; about: its quote */
  TLN_LOG_LINK, /* of an instrument; about: its code and name */
  TLN_LOG_NOTE, /* before and after: its words */
  TLN_LOG_REASON, /* of an act that changed neither conviction nor status */
  TLN_LOG_FORECAST, /* about: its proposition */
  TLN_LOG_CHECK, /* a falsifier, its day or state; about: its words */
  TLN_LOG_STATE, /* of a stage; about: its name; before: verdict, after: state, as stored */
  TLN_LOG_ARGUMENT, /* a claim linked to the thesis; about: its quote */
  TLN_LOG_OTHER, /* of another table; about: its name */
} TlnLogKind;

typedef enum {
  TLN_LOG_ADDED,
  TLN_LOG_CHANGED,
  TLN_LOG_REMOVED,
} TlnLogWhat;

typedef struct {
  TlnLogKind kind;
  TlnLogWhat what;
  gint64 change; /* its place in the log: later ones are larger */
  gint64 act;
  gint64 time; /* ms, of the act */
  gint64 subject; /* the claim or instrument, 0: none */
  char *about; /* see above, or NULL */
  char *before; /* of evidence: stance, and strength where that changed: "for 2"; or NULL */
  char *after;
  char *reason; /* of conviction and status, or NULL */
  char *doubt; /* what would change one's mind; "": passed over; NULL: not asked */
} TlnLogEntry;

/* Newest first. before: only what stands before that place in the log, 0: all. At most about limit
 * entries (one row of the log may be several). Element
 * TlnLogEntry; caller unrefs. */
GPtrArray *
tln_thesis_log_read (TlnDb *db, gint64 thesis, gint64 before, guint limit, GError **error);

/* The days in the user's zone on which something happened to a thesis, ascending, each once: what
 * the log tells of. Element TlnDay; caller unrefs. */
GArray *tln_thesis_log_days (TlnDb *db, gint64 thesis, GError **error);

G_END_DECLS
