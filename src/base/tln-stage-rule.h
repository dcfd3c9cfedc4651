/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed rule that proposes the state of a stage. Pure numbers, any thread; a person decides.
 */
#pragma once

#include "tln-attention.h"

G_BEGIN_DECLS

typedef enum {
  TLN_STAGE_NO_STATE,
  TLN_STAGE_QUIET,
  TLN_STAGE_EMERGING,
  TLN_STAGE_RISING,
  TLN_STAGE_CROWDED,
  TLN_STAGE_FADING,
} TlnStageState;
#define TLN_N_STAGE_STATES 6

/* "quiet", "emerging", "rising", "crowded", "fading"; "" for none. */
const char *tln_stage_state_name (TlnStageState state);
gboolean tln_stage_state_from_name (const char *name, TlnStageState *state);

/* What can be set, each with its least, usual and largest value. Weeks and counts are whole. */
typedef enum {
  TLN_LIMIT_SPEAKERS, /* emerging: this many distinct speakers … */
  TLN_LIMIT_SPEAKERS_WEEKS, /* … in so many weeks … */
  TLN_LIMIT_QUIET_WEEKS, /* … after so many quiet ones; quiet itself too */
  TLN_LIMIT_QUIET_ITEMS, /* a quiet week has at most so many articles */
  TLN_LIMIT_RISES, /* rising: the share was up so many weeks … */
  TLN_LIMIT_RISES_WEEKS, /* … of so many */
  TLN_LIMIT_PERCENTILE, /* crowded: the share ranks so high … */
  TLN_LIMIT_PERCENTILE_WEEKS, /* … among so many weeks … */
  TLN_LIMIT_OPPOSING, /* … and at most so many percent of the stances … */
  TLN_LIMIT_OPPOSING_WEEKS, /* … of so many weeks oppose */
  TLN_LIMIT_FALLEN, /* fading: so many percent of the peak … */
  TLN_LIMIT_FALLEN_WEEKS, /* … of so many weeks are left at most */
  TLN_LIMIT_ITEMS, /* rising: at least so many articles in its weeks; crowded, fading: in the
                    * weeks of the peak */
  TLN_LIMIT_HISTORY, /* crowded: so many weeks must be there to rank among */
  TLN_N_LIMITS,
} TlnLimit;
typedef struct {
  const char *name; /* as it is kept */
  double least;
  double usual;
  double most;
} TlnLimitInfo;
extern const TlnLimitInfo tln_limits[TLN_N_LIMITS];

/* Somebody said something about the stage. */
typedef struct {
  TlnWeek week;
  guint speaker; /* the same number: the same one */
  int stance; /* 1 for, -1 against, 0 neither */
} TlnVoice;

/* The week the rule looks at is the last of the numbers. */
typedef struct {
  const double *shares; /* as tln_attention_shares gives them */
  const guint *counts;
  guint n_weeks;
  TlnWeek last; /* the last one */
  guint history; /* weeks the library goes back, of these */
  const TlnVoice *voices;
  gsize n_voices;
} TlnStageNumbers;

typedef enum {
  TLN_RULE_FAILS,
  TLN_RULE_HOLDS,
  TLN_RULE_UNKNOWN, /* too little is there to say */
} TlnRuleResult;

/* Everything a proposal rests on. */
typedef struct {
  TlnStageState state; /* the first that holds: emerging, fading, crowded, rising, quiet; or none */
  TlnRuleResult results[TLN_N_STAGE_STATES]; /* by TlnStageState; the first says nothing */
  TlnWeek week;
  guint history;
  guint items; /* about the stage in this week */
  double share; /* of this week, 0 to 1; NAN: nothing was written at all */
  guint speakers; /* distinct, in their weeks */
  guint quiet_before; /* quiet weeks in a row before the weeks of the speakers */
  guint quiet; /* quiet weeks in a row up to now */
  guint rises;
  double percentile; /* NAN: not known */
  guint ranked; /* among so many weeks */
  guint n_for; /* stances in their weeks */
  guint n_against;
  double peak; /* share, 0 to 1; NAN: not known */
  TlnWeek peak_week; /* or TLN_WEEK_NONE */
  guint recent; /* items in the weeks the peak is of */
} TlnStageFinding;

/* limits: TLN_N_LIMITS numbers; NULL: the usual ones. */
void tln_stage_rule (const TlnStageNumbers *numbers, const double *limits, TlnStageFinding *out);

G_END_DECLS
