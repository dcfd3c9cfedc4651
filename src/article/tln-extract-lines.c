/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What short lines around an article say, in English and Chinese: share bars, editors' lines, what
 * to read next, who wrote it. Words only; where a line stands is judged by the caller. */
#include "tln-extract-lines.h"

#include "tln-running-date.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  const char *text; /* folded; the line begins so */
  TlnLinePlace place;
  guint most; /* characters the line may have */
} LineRule;

static const LineRule rules[] = {
  { "share this", TLN_LINE_ANYWHERE, 30 },
  { "advertisement", TLN_LINE_ANYWHERE, 24 },
  { "pin it", TLN_LINE_ANYWHERE, 16 },
  { "story continues below", TLN_LINE_ANYWHERE, 50 },
  { "article continues below", TLN_LINE_ANYWHERE, 50 },
  { "article continues after", TLN_LINE_ANYWHERE, 50 },
  { "skip advertisement", TLN_LINE_ANYWHERE, 30 },
  { "supported by", TLN_LINE_ANYWHERE, 14 },
  { "sponsored content", TLN_LINE_ANYWHERE, 30 },
  { "sign up for", TLN_LINE_ANYWHERE, 120 },
  { "sign up here", TLN_LINE_ANYWHERE, 80 },
  { "subscribe to our", TLN_LINE_ANYWHERE, 120 },
  { "subscribe to the", TLN_LINE_ANYWHERE, 100 },
  { "subscribe now", TLN_LINE_ANYWHERE, 40 },
  { "get our free", TLN_LINE_ANYWHERE, 100 },
  { "get the latest", TLN_LINE_ANYWHERE, 120 },
  { "download our app", TLN_LINE_ANYWHERE, 100 },
  { "download the app", TLN_LINE_ANYWHERE, 100 },
  { "enter your email", TLN_LINE_ANYWHERE, 80 },
  { "follow us on", TLN_LINE_ANYWHERE, 120 },
  { "follow us", TLN_LINE_ANYWHERE, 20 },
  { "like us on facebook", TLN_LINE_ANYWHERE, 100 },
  { "join our", TLN_LINE_ANYWHERE, 80 },
  { "join the conversation", TLN_LINE_ANYWHERE, 60 },
  { "click here to", TLN_LINE_ANYWHERE, 120 },
  { "view in browser", TLN_LINE_ANYWHERE, 30 },
  { "thank you for subscribing", TLN_LINE_ANYWHERE, 80 },
  { "photo credit", TLN_LINE_ANYWHERE, 80 },
  { "photo by", TLN_LINE_ANYWHERE, 80 },
  { "photo:", TLN_LINE_ANYWHERE, 80 },
  { "photos:", TLN_LINE_ANYWHERE, 80 },
  { "photograph:", TLN_LINE_ANYWHERE, 80 },
  { "image credit", TLN_LINE_ANYWHERE, 80 },
  { "image source", TLN_LINE_ANYWHERE, 80 },
  { "image by", TLN_LINE_ANYWHERE, 80 },
  { "image:", TLN_LINE_ANYWHERE, 80 },
  { "images:", TLN_LINE_ANYWHERE, 80 },
  { "图片来源", TLN_LINE_ANYWHERE, 40 },
  { "图源", TLN_LINE_ANYWHERE, 30 },
  { "show caption", TLN_LINE_ANYWHERE, 16 },
  { "hide caption", TLN_LINE_ANYWHERE, 16 },
  { "toggle caption", TLN_LINE_ANYWHERE, 16 },
  { "back to top", TLN_LINE_ANYWHERE, 20 },
  { "责任编辑", TLN_LINE_ANYWHERE, 30 },
  { "【责任编辑", TLN_LINE_ANYWHERE, 30 },
  { "[责任编辑", TLN_LINE_ANYWHERE, 30 },
  { "(责任编辑", TLN_LINE_ANYWHERE, 30 },
  { "【编辑", TLN_LINE_ANYWHERE, 30 },
  { "(编辑:", TLN_LINE_ANYWHERE, 30 },
  { "(责编", TLN_LINE_ANYWHERE, 40 },
  { "责编:", TLN_LINE_ANYWHERE, 40 },
  { "编辑:", TLN_LINE_ANYWHERE, 30 },
  { "编辑|", TLN_LINE_ANYWHERE, 30 },
  { "校对:", TLN_LINE_ANYWHERE, 30 },
  { "来源:", TLN_LINE_ANYWHERE, 40 },
  { "文章来源:", TLN_LINE_ANYWHERE, 40 },
  { "(来源:", TLN_LINE_ANYWHERE, 40 },
  { "分享到", TLN_LINE_ANYWHERE, 30 },
  { "扫一扫", TLN_LINE_ANYWHERE, 40 },
  { "扫码关注", TLN_LINE_ANYWHERE, 40 },
  { "扫描二维码关注", TLN_LINE_ANYWHERE, 40 },
  { "长按二维码", TLN_LINE_ANYWHERE, 40 },
  { "打开app", TLN_LINE_ANYWHERE, 40 },
  { "免责声明:", TLN_LINE_ANYWHERE, 200 },
  { "版权声明:", TLN_LINE_ANYWHERE, 200 },
  { "reading time", TLN_LINE_HEAD, 40 },
  { "published on", TLN_LINE_HEAD, 60 },
  { "last updated", TLN_LINE_HEAD, 60 },
  { "updated on", TLN_LINE_HEAD, 60 },
  { "table of content", TLN_LINE_HEAD, 24 },
  { "on this page", TLN_LINE_HEAD, 24 },
  { "in this article", TLN_LINE_HEAD, 24 },
  { "jump to", TLN_LINE_HEAD, 24 },
  { "skip to main content", TLN_LINE_HEAD, 24 },
  { "share", TLN_LINE_HEAD, 8 },
  { "related", TLN_LINE_TAIL, 10 },
  { "about the writer", TLN_LINE_TAIL, 60 },
  { "about the authors", TLN_LINE_TAIL, 60 },
  { "more on this", TLN_LINE_TAIL, 40 },
  { "more about", TLN_LINE_TAIL, 40 },
  { "most read", TLN_LINE_TAIL, 30 },
  { "most popular", TLN_LINE_TAIL, 30 },
  { "trending now", TLN_LINE_TAIL, 30 },
  { "don't miss", TLN_LINE_TAIL, 40 },
  { "join the discussion", TLN_LINE_TAIL, 60 },
  { "share your thoughts", TLN_LINE_TAIL, 60 },
  { "tags", TLN_LINE_TAIL, 8 },
  { "tags:", TLN_LINE_TAIL, 120 },
  { "filed under", TLN_LINE_TAIL, 120 },
  { "topics:", TLN_LINE_TAIL, 120 },
  { "all rights reserved", TLN_LINE_ANYWHERE, 120 },
  { "related articles", TLN_LINE_TAIL, 60 },
  { "related posts", TLN_LINE_TAIL, 60 },
  { "related stories", TLN_LINE_TAIL, 60 },
  { "related reading", TLN_LINE_TAIL, 60 },
  { "related content", TLN_LINE_TAIL, 60 },
  { "related topics", TLN_LINE_TAIL, 60 },
  { "recommended reading", TLN_LINE_TAIL, 60 },
  { "recommended for you", TLN_LINE_TAIL, 60 },
  { "you may also", TLN_LINE_TAIL, 70 },
  { "you might also", TLN_LINE_TAIL, 70 },
  { "what to read next", TLN_LINE_TAIL, 40 },
  { "read next", TLN_LINE_TAIL, 40 },
  { "more from", TLN_LINE_TAIL, 60 },
  { "more stories", TLN_LINE_TAIL, 60 },
  { "about the author", TLN_LINE_TAIL, 60 },
  { "written by", TLN_LINE_TAIL, 60 },
  { "post navigation", TLN_LINE_TAIL, 40 },
  { "leave a reply", TLN_LINE_TAIL, 60 },
  { "leave a comment", TLN_LINE_TAIL, 60 },
  { "comments", TLN_LINE_TAIL, 16 },
  { "article sources", TLN_LINE_TAIL, 30 },
  { "copyright ©", TLN_LINE_ANYWHERE, 100 },
  { "© ", TLN_LINE_ANYWHERE, 100 },
  { "©2", TLN_LINE_ANYWHERE, 100 },
  { "相关阅读", TLN_LINE_TAIL, 20 },
  { "相关新闻", TLN_LINE_TAIL, 20 },
  { "相关文章", TLN_LINE_TAIL, 20 },
  { "相关推荐", TLN_LINE_TAIL, 20 },
  { "推荐阅读", TLN_LINE_TAIL, 20 },
  { "延伸阅读", TLN_LINE_TAIL, 20 },
  { "往期推荐", TLN_LINE_TAIL, 20 },
  { "阅读下一篇", TLN_LINE_TAIL, 30 },
  { "上一篇", TLN_LINE_TAIL, 60 },
  { "下一篇", TLN_LINE_TAIL, 60 },
  { "热门评论", TLN_LINE_TAIL, 30 },
  { "网友评论", TLN_LINE_TAIL, 30 },
  { "全部评论", TLN_LINE_TAIL, 30 },
  { "版权声明", TLN_LINE_TAIL, 200 },
  { "特别声明", TLN_LINE_TAIL, 200 },
};

static const LineRule *
rule_of (const char *folded, guint length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (length <= rules[i].most && g_str_has_prefix (folded, rules[i].text))
      return &rules[i];
  return NULL;
}

/* "Also read: …", "READ: …", "[…]", "相关阅读：…" before the link to another article. What ends
 * like a sentence belongs to the text, whatever it links to. */
static gboolean
points_elsewhere (const char *folded)
{
  static const char *const begins[] = {
    "read more",    "read also",  "also read",    "read:",     "read next",  "read this",
    "see also",     "see more",   "more:",        "more from", "related",    "you may also",
    "don't miss",   "watch:",     "watch now",    "listen:",   "must read",  "recommended",
    "further read", "learn more", "explore more", "view more", "click here", "sign up",
    "subscribe",    "相关阅读",   "延伸阅读",     "推荐阅读",  "点击",       "更多",
    "阅读原文",     "另见",
  };

  if (g_str_has_suffix (folded, ".") || g_str_has_suffix (folded, "。"))
    return FALSE;
  if (*folded == '[' && g_str_has_suffix (folded, "]"))
    return TRUE;
  while (*folded != '\0' && !g_unichar_isalnum (g_utf8_get_char (folded)))
    folded = g_utf8_next_char (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (folded, begins[i]))
      return TRUE;
  return FALSE;
}

TlnLinePlace
tln_line_place (const char *text, guint length, gboolean linked)
{
  if (length > 200)
    return TLN_LINE_STAYS;
  g_autofree char *folded = tln_text_fold (text, -1);
  const LineRule *rule = rule_of (folded, length);
  if (rule != NULL)
    return rule->place;
  return linked && points_elsewhere (folded) ? TLN_LINE_ANYWHERE : TLN_LINE_STAYS;
}

/* Words of trades that write, and of what is said about people who do. */
static gboolean
tells_of_a_writer (const char *folded)
{
  static const char *const trades[] = { "reporter",  "editor",      "writer",    "journalist",
                                        "columnist", "contributor", "author of", "correspondent",
                                        "freelance", "blogger",     "professor", "producer" };

  for (gsize i = 0; i < G_N_ELEMENTS (trades); i++)
    if (strstr (folded, trades[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What follows a name in a line about the person. */
static gboolean
says_who (const char *p)
{
  static const char *const verbs[] = {
    " is ",  ", ",       " covers ", " writes ",  " has ",
    " was ", " joined ", " works ",  " reports ", " contributed"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (p, verbs[i]))
      return TRUE;
  return FALSE;
}

gboolean
tln_line_about_author (const char *text, const char *byline)
{
  g_autofree char *folded = tln_text_fold (text, -1);
  guint words = 0;

  if (byline != NULL) {
    g_autofree char *name = tln_text_fold (byline, -1);
    g_auto (GStrv) names =
        g_strsplit_set (g_str_has_prefix (name, "by ") ? name + 3 : name, ",&", -1);
    for (guint i = 0; names[i] != NULL; i++) {
      const char *one = g_strstrip (names[i]);
      if (strchr (one, ' ') != NULL && g_str_has_prefix (folded, one) &&
          says_who (folded + strlen (one)))
        return TRUE;
    }
  }
  /* "Ada Test is a reporter …": two to four words with capitals first. */
  for (const char *p = text; words < 5; words++) {
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      break;
    while (*p != '\0' && *p != ' ')
      p = g_utf8_next_char (p);
    if (words >= 1 && g_str_has_prefix (p, " is a"))
      return tells_of_a_writer (folded);
    p += *p == ' ';
  }
  return FALSE;
}

/* "5 min read", "阅读 5 分钟"; a dot or a line between such pieces. */
static gboolean
measures_reading (const char *folded)
{
  guint letters = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    letters += g_unichar_isalnum (g_utf8_get_char (p));
  return letters == 0 || (letters <= 16 && (strstr (folded, "min read") != NULL ||
                                            strstr (folded, "minute read") != NULL ||
                                            strstr (folded, "分钟阅读") != NULL));
}

gboolean
tln_line_about_article (const char *text, const char *byline)
{
  TlnDate date;
  gsize start, end;
  g_autofree char *folded = tln_text_fold (text, -1);
  g_autofree char *name = byline != NULL ? tln_text_fold (byline, -1) : NULL;
  gsize length = strlen (text);

  if (name != NULL && (strcmp (folded, name) == 0 ||
                       (g_str_has_prefix (folded, "by ") && strcmp (folded + 3, name) == 0)))
    return TRUE;
  if (measures_reading (folded))
    return TRUE;
  if (length > 80 || !tln_running_date_find (text, &date, &start, &end))
    return FALSE;
  return length - (end - start) <= 12 || g_str_has_prefix (folded, "by ") ||
         strncmp (text + end, " by ", 4) == 0;
}
