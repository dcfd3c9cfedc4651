/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of articles: how their members are freed and compared. */
#include "tln-article.h"

#include <string.h>

/* Members that are a string of their own. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (TlnArticle, kind),
  G_STRUCT_OFFSET (TlnArticle, title),
  G_STRUCT_OFFSET (TlnArticle, title_origin),
  G_STRUCT_OFFSET (TlnArticle, site),
  G_STRUCT_OFFSET (TlnArticle, site_origin),
  G_STRUCT_OFFSET (TlnArticle, author),
  G_STRUCT_OFFSET (TlnArticle, author_origin),
  G_STRUCT_OFFSET (TlnArticle, language),
  G_STRUCT_OFFSET (TlnArticle, url),
  G_STRUCT_OFFSET (TlnArticle, file_name),
  G_STRUCT_OFFSET (TlnArticle, published_origin),
  G_STRUCT_OFFSET (TlnArticle, encoding),
  G_STRUCT_OFFSET (TlnArticle, original_sha256),
  G_STRUCT_OFFSET (TlnArticle, text_sha256),
  G_STRUCT_OFFSET (TlnArticle, excerpt),
  G_STRUCT_OFFSET (TlnArticle, interest),
  G_STRUCT_OFFSET (TlnArticle, stub_reason),
};

static void
clear_article (TlnArticle *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, self, texts[i]));
  g_free (self->stage_ids);
  g_strfreev (self->codes);
  g_strfreev (self->tags);
}

static gboolean
same_strings (char **a, char **b)
{
  return a == NULL || b == NULL ? a == b
                                : g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
tln_article_equal (const TlnArticle *a, const TlnArticle *b)
{
  TlnArticle flat[2] = { *a, *b };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, a, texts[i]), G_STRUCT_MEMBER (char *, b, texts[i])) !=
        0)
      return FALSE;
  if (a->n_stages != b->n_stages || !same_strings (a->codes, b->codes) ||
      !same_strings (a->tags, b->tags))
    return FALSE;
  for (guint i = 0; i < a->n_stages; i++)
    if (a->stage_ids[i] != b->stage_ids[i])
      return FALSE;
  /* The rest are plain values; rows come zeroed, so the bytes between them are equal, and a member
   * nobody thought of here makes two rows different, never alike. */
  for (guint k = 0; k < G_N_ELEMENTS (flat); k++) {
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      G_STRUCT_MEMBER (char *, &flat[k], texts[i]) = NULL;
    flat[k].stage_ids = NULL;
    flat[k].codes = NULL;
    flat[k].tags = NULL;
  }
  return memcmp (&flat[0], &flat[1], sizeof flat[0]) == 0;
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
