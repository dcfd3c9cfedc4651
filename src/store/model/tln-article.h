/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles and what was found in them, as rows. */
#pragma once

#include "tln-day.h"
#include "tln-record.h"

G_BEGIN_DECLS

/* Who said an address; stored as numbers. */
typedef enum {
  TLN_TYPED_NOT, /* a page, a list: it may not be inside the private network */
  TLN_TYPED, /* a person */
  TLN_TYPED_BARE, /* a person, without a scheme: http will do where https does not answer */
} TlnTyped;

typedef struct {
  gint64 id;
  gint64 batch_id;
  char *kind;
  char *title;
  char *title_origin;
  gboolean title_guess;
  char *site; /* publisher, or NULL */
  char *site_origin;
  gboolean site_guess;
  char *author; /* or NULL */
  char *author_origin;
  char *language; /* or NULL */
  char *url; /* or NULL */
  char *file_name; /* or NULL */
  TlnDate published;
  char *published_origin; /* or NULL */
  gboolean published_guess;
  gint64 captured_at; /* ms */
  char *encoding;
  char *original_sha256;
  char *text_sha256;
  guint length; /* readable characters */
  char *excerpt;
  char *interest; /* why the publisher is an interested party, or NULL */
  gboolean unread;
  gboolean starred;
  gboolean archived;
  gint64 trashed_at; /* ms, 0: not in the Trash */
  guint read_position; /* code points */
  char *stub_reason; /* of a stub: tln_error_name, or NULL: not tried yet */
  gint64 stub_at; /* ms, when it was tried last; 0: never */
  TlnTyped stub_typed; /* its url */
  /* Chips of the row: stage ids and instrument codes, each once, by first mention. */
  gint64 *stage_ids;
  guint n_stages;
  char **codes; /* NULL-terminated */
  gint64 reprint_of; /* the article it repeats; 0: none */
  gboolean reprint_guess; /* nobody has said yet whether it does */
  char **tags; /* by name, NULL-terminated */
} TlnArticle;

#define TLN_TYPE_ARTICLE (tln_article_get_type ())
TLN_DECLARE_RECORD (TlnArticle, tln_article)

/* Whether two rows say the same. */
gboolean tln_article_equal (const TlnArticle *a, const TlnArticle *b);

/* Only the address is there: kind is TLN_KIND_STUB. */
#define TLN_KIND_STUB "stub"
gboolean tln_article_is_stub (const TlnArticle *article);

/* Text of an article; large, so apart from the row. */
typedef struct {
  gint64 article_id;
  char *text;
  char *markdown; /* NULL for plain text */
} TlnBody;

#define TLN_TYPE_BODY (tln_body_get_type ())
TLN_DECLARE_RECORD (TlnBody, tln_body)

/* Article <-> instrument, stage or thesis. */
typedef struct {
  gint64 id;
  gint64 article_id;
  gint64 instrument_id; /* 0: not this kind */
  gint64 stage_id;
  gint64 thesis_id;
  gboolean spanned; /* start, end and quote are there */
  guint32 start;
  guint32 end;
  char *quote; /* or NULL */
  char *rule; /* "hand" or the rule that found it */
  char *label; /* code.EXCHANGE, stage name or thesis title */
} TlnMention;

#define TLN_TYPE_MENTION (tln_mention_get_type ())
TLN_DECLARE_RECORD (TlnMention, tln_mention)

typedef struct {
  gint64 id;
  gint64 article_id;
  char *kind; /* disclaimer promotion attribution source-line navigation figure */
  guint32 start;
  guint32 end;
  char *rule;
  gboolean hidden;
} TlnBoilerplate;

#define TLN_TYPE_BOILERPLATE (tln_boilerplate_get_type ())
TLN_DECLARE_RECORD (TlnBoilerplate, tln_boilerplate)

G_END_DECLS
