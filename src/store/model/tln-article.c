/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of articles: how their members are freed. */
#include "tln-article.h"

static void
clear_article (TlnArticle *self)
{
  char *texts[] = { self->kind,
                    self->title,
                    self->title_origin,
                    self->site,
                    self->site_origin,
                    self->author,
                    self->author_origin,
                    self->language,
                    self->url,
                    self->file_name,
                    self->published_origin,
                    self->encoding,
                    self->original_sha256,
                    self->text_sha256,
                    self->excerpt,
                    self->interest,
                    self->stub_reason };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self->stage_ids);
  g_strfreev (self->codes);
  g_strfreev (self->tags);
}

static void
clear_body (TlnBody *self)
{
  g_free (self->text);
  g_free (self->markdown);
}

static void
clear_mention (TlnMention *self)
{
  g_free (self->quote);
  g_free (self->rule);
  g_free (self->label);
}

static void
clear_boilerplate (TlnBoilerplate *self)
{
  g_free (self->kind);
  g_free (self->rule);
}

TLN_DEFINE_RECORD (TlnArticle, tln_article, clear_article)
TLN_DEFINE_RECORD (TlnBody, tln_body, clear_body)
TLN_DEFINE_RECORD (TlnMention, tln_mention, clear_mention)
TLN_DEFINE_RECORD (TlnBoilerplate, tln_boilerplate, clear_boilerplate)

gboolean
tln_article_is_stub (const TlnArticle *article)
{
  return g_strcmp0 (article->kind, TLN_KIND_STUB) == 0;
}
