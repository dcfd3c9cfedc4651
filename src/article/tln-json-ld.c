/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD by json-glib: no graph is resolved, members are taken as they stand. */
#include "tln-json-ld.h"

#include "tln-json-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const article_types[] = { "Article",
                                             "AdvertiserContentArticle",
                                             "NewsArticle",
                                             "AnalysisNewsArticle",
                                             "AskPublicNewsArticle",
                                             "BackgroundNewsArticle",
                                             "OpinionNewsArticle",
                                             "ReportageNewsArticle",
                                             "ReviewNewsArticle",
                                             "Report",
                                             "SatiricalArticle",
                                             "ScholarlyArticle",
                                             "MedicalScholarlyArticle",
                                             "SocialMediaPosting",
                                             "BlogPosting",
                                             "LiveBlogPosting",
                                             "DiscussionForumPosting",
                                             "TechArticle",
                                             "APIReference",
                                             NULL };

void
tln_json_ld_free (TlnJsonLd *ld)
{
  g_free (ld->headline);
  g_free (ld->name);
  g_free (ld->author);
  g_free (ld->publisher);
  g_free (ld->published);
  g_free (ld->language);
  g_free (ld->url);
  g_free (ld->body);
  g_free (ld);
}

/* Some pages escape the whole script as if it were text. */
static char *
unescaped (const char *text)
{
  static const char *const pairs[][2] = {
    { "&quot;", "\"" }, { "&#34;", "\"" }, { "&#39;", "'" }, { "&lt;", "<" }, { "&amp;", "&" }
  };
  g_autoptr (GString) plain = g_string_new (text);

  if (strchr (text, '"') != NULL)
    return g_strdup (text);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (plain, pairs[i][0], pairs[i][1], 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static const char *
member_string (JsonObject *object, const char *name)
{
  return string_of (json_object_get_member (object, name));
}

/* The type without the address of the vocabulary, when it is one of an article. */
static const char *
article_type (JsonNode *node)
{
  const char *type = string_of (node);

  if (type != NULL) {
    const char *slash = strrchr (type, '/');
    type = slash != NULL ? slash + 1 : type;
    return g_strv_contains (article_types, type) ? type : NULL;
  }
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *one = string_of (json_array_get_element (array, i));
    if (one != NULL && g_strv_contains (article_types, one))
      return one;
  }
  return NULL;
}

static JsonObject *
find_article (JsonNode *node, guint depth)
{
  if (node == NULL || depth > 6)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    JsonObject *found = NULL;
    for (guint i = 0; found == NULL && i < json_array_get_length (array); i++)
      found = find_article (json_array_get_element (array, i), depth + 1);
    return found;
  }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  JsonObject *object = json_node_get_object (node);
  if (article_type (json_object_get_member (object, "@type")) != NULL)
    return object;
  JsonObject *found = find_article (json_object_get_member (object, "@graph"), depth + 1);
  return found != NULL ? found
                       : find_article (json_object_get_member (object, "mainEntity"), depth + 1);
}

/* The name of a person or an organisation: itself, its name, or of several. */
static char *
name_of (JsonNode *node)
{
  if (string_of (node) != NULL)
    return g_strstrip (g_strdup (string_of (node)));
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) {
    const char *name = member_string (json_node_get_object (node), "name");
    return name != NULL ? g_strstrip (g_strdup (name)) : NULL;
  }
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    g_autofree char *name = JSON_NODE_HOLDS_ARRAY (element) ? NULL : name_of (element);
    if (name != NULL && *name != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
  }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
merge (char **into, char *value)
{
  if (*into == NULL && value != NULL && *value != '\0')
    *into = value;
  else
    g_free (value);
}

static void
read_article (TlnJsonLd *ld, JsonObject *object)
{
  merge (&ld->headline, g_strdup (member_string (object, "headline")));
  merge (&ld->name, g_strdup (member_string (object, "name")));
  merge (&ld->author, name_of (json_object_get_member (object, "author")));
  merge (&ld->publisher, name_of (json_object_get_member (object, "publisher")));
  merge (&ld->published, g_strdup (member_string (object, "datePublished")));
  merge (&ld->published, g_strdup (member_string (object, "pubDate")));
  merge (&ld->language, g_strdup (member_string (object, "inLanguage")));
  merge (&ld->url, g_strdup (member_string (object, "url")));
  merge (&ld->body, g_strdup (member_string (object, "articleBody")));
}

static void
read_script (TlnJsonLd **ld, const TlnNode *script)
{
  const char *raw = script->first != NULL ? script->first->text : "";
  g_autofree char *whole = unescaped (raw);
  g_autofree char *text = tln_json_text_prepare (whole);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (text == NULL)
    return;
  char *start = strstr (text, "<![CDATA[");
  char *stop = start != NULL ? g_strrstr (start, "]]>") : NULL;
  if (stop != NULL)
    *stop = '\0';
  start = start != NULL ? start + strlen ("<![CDATA[") : text;
  start += strcspn (start, "{[");
  char *end = strrchr (start, strchr (start, '[') == start ? ']' : '}');
  if (end != NULL)
    end[1] = '\0';
  if (!json_parser_load_from_data (parser, start, -1, NULL))
    return;
  JsonObject *article = find_article (json_parser_get_root (parser), 0);
  if (article == NULL)
    return;
  if (*ld == NULL) {
    *ld = g_new0 (TlnJsonLd, 1);
    (*ld)->news =
        g_str_has_suffix (article_type (json_object_get_member (article, "@type")), "NewsArticle");
  }
  read_article (*ld, article);
}

TlnJsonLd *
tln_json_ld_find (TlnDom *dom)
{
  TlnNode *root = tln_dom_root (dom);
  TlnJsonLd *ld = NULL;

  for (TlnNode *at = root->first; at != NULL; at = tln_node_next (at, root)) {
    if (at->tag != TLN_TAG_SCRIPT)
      continue;
    const char *type = tln_node_attr (at, "type");
    if (type != NULL && strstr (type, "ld+json") != NULL)
      read_script (&ld, at);
  }
  return ld;
}
