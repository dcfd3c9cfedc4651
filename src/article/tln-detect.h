/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article is about, found locally and explained: instruments by their codes, stages of a
 * chain by cue words, boilerplate by where and how it is written. Every finding has its place and
 * the rule that found it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An instrument the notebook already knows; its code counts with weaker cues. */
typedef struct {
  char *code;
  char *exchange;
  char *name;
} TlnKnownInstrument;

/* A stage with the words that speak of it. */
typedef struct {
  gint64 id; /* the caller's; 0 for the built-in ones */
  char *key; /* "model", "training_compute", "applications", "inference_compute" or own */
  char **cues; /* words or phrases, any case and width; Latin ones match whole words */
} TlnStageCues;

typedef struct {
  const TlnKnownInstrument *instruments;
  guint n_instruments;
  const TlnStageCues *stages; /* NULL: the built-in four, zh and en */
  guint n_stages;
} TlnDetectContext;

typedef struct {
  char *code; /* canonical, see tln-codes.h */
  const char *exchange; /* static: SSE SZSE BSE HKEX NASDAQ NYSE US OTCFUND NEEQ SWINDEX … */
  char *name; /* as written beside the code, or NULL */
  guint32 start; /* code points of the text: the code with its mark */
  guint32 end;
  const char *rule; /* static: "name(code)", "suffix", "prefix", … */
  const char *within; /* kind of the boilerplate it stands in (static), NULL outside */
} TlnFoundInstrument;

typedef struct {
  gint64 stage_id;
  char *stage; /* key */
  guint32 start;
  guint32 end;
  char *quote; /* the words found */
  const char *rule; /* static: "cue" … */
} TlnFoundStage;

typedef struct {
  const char *kind; /* static: disclaimer promotion attribution source-line navigation figure */
  guint32 start; /* whole lines */
  guint32 end;
  const char *rule; /* static, e.g. "heading 风险提示 near the end" */
} TlnFoundBoilerplate;

typedef struct {
  GPtrArray *instruments; /* TlnFoundInstrument, every occurrence, by start */
  GPtrArray *stages; /* TlnFoundStage, every occurrence outside boilerplate, by start */
  GPtrArray *boilerplate; /* TlnFoundBoilerplate, by start, no overlap */
} TlnDetection;

/* Finds everything in a text. context may be NULL. Pure; any thread. Linear in the text. */
TlnDetection *tln_detect (const char *text, const TlnDetectContext *context);
void tln_detection_free (TlnDetection *detection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDetection, tln_detection_free)

/* The cue words of a built-in stage, NULL-terminated, static; NULL for another key. */
const char *const *tln_detect_builtin_cues (const char *key);

/* Changes with every change of a rule, so that stored findings say by which rules they were made.
 */
#define TLN_DETECT_VERSION 1

G_END_DECLS
