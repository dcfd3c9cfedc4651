/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of stages and the numbers they rest on, in words. Callers free. */
#pragma once

#include "tln-stage-rule.h"
#include "tln-stage-states.h"

G_BEGIN_DECLS

/* "Emerging", translated; static. */
const char *tln_stage_state_label (TlnStageState state);
/* "◔ Emerging": with its shape. */
char *tln_stage_state_shaped (TlnStageState state);
/* The style class of its colour; static. */
const char *tln_stage_state_class (TlnStageState state);

/* What speaks for or against a state, with its numbers and limits. */
char *tln_stage_reason (TlnStageState state, const TlnStageFinding *finding, const double *limits);
/* "Holds", "Does Not", "Not Known"; static. */
const char *tln_stage_result_label (TlnRuleResult result);
/* "Confirmed", "Rejected", "Set by hand"; static. */
const char *tln_stage_verdict_label (TlnVerdict verdict);
/* What a limit is, for a form; static. */
const char *tln_stage_limit_label (TlnLimit limit);

G_END_DECLS
