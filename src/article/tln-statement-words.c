/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hedges, hearsay, opinion, reason, advice. A word of TLN_STATEMENT_VOID takes the shorter one that
 * stands inside it away. */
#include "tln-statement-words.h"

static const char *const HEDGE[] = {
  "可能",         "或许",           "也许",
  "或将",         "或会",           "大概",
  "恐怕",         "似乎",           "看来",
  "看起来",       "有望",           "不排除",
  "尚待",         "有待",           "一定程度上",
  "某种程度上",   "暂时",           "短期内",
  "基本上",       "理论上",         "原则上",
  "据悉",         "据传",           "预计",
  "may",          "might",          "could",
  "perhaps",      "maybe",          "possibly",
  "probably",     "likely",         "unlikely",
  "seems",        "seem",           "appears to",
  "appear to",    "apparently",     "arguably",
  "potentially",  "presumably",     "suggests",
  "suggest that", "for now",        "for the time being",
  "in theory",    "is expected to", "are expected to",
  "reportedly",   "allegedly",      NULL,
};
static const char *const HEARSAY[] = {
  "据悉",      "据传",        "据称",
  "传闻",      "有消息称",    "市场传言",
  "有人说",    "有人认为",    "有观点认为",
  "消息人士",  "业内人士",    "reportedly",
  "allegedly", "rumour",      "rumor",
  "rumours",   "rumors",      "it is said",
  "some say",  "sources say", "people familiar",
  "word is",   NULL,
};
static const char *const OPINION[] = {
  "认为",   "看好",       "看空",       "相信",        "觉得",         "质疑",   "反驳",
  "担心",   "thinks",     "think that", "believes",    "believe that", "argues", "argue that",
  "doubts", "doubt that", "in my view", "in our view", "warns",        NULL,
};
static const char *const REASON[] = {
  "导致",       "推动",       "带动",   "拉动",   "使得",       "因为",      "由于",
  "因此",       "从而",       "意味着", "取决于", "催生",       "倒逼",      "because",
  "leads to",   "led to",     "drives", "drove",  "results in", "therefore", "so that",
  "depends on", "means that", "causes", "pushes", "moves the",  NULL,
};
static const char *const ADVICE[] = {
  "建议关注",   "建议投资者",  "建议配置",         "推荐关注",     "维持买入",     "给予买入",
  "可关注",     "不妨关注",    "值得关注",         "重点关注",     "we recommend", "recommends",
  "should buy", "should sell", "investors should", "price target", NULL,
};
static const char *const VOID[] = {
  "可能性", "不可能", "a may", "of may", "in may", "by may", "since may", "until may", NULL,
};

const TlnCueList tln_statement_words[TLN_N_STATEMENT_WORDS] = {
  { TLN_STATEMENT_HEDGE, "hedge", HEDGE },       { TLN_STATEMENT_HEARSAY, "hearsay", HEARSAY },
  { TLN_STATEMENT_OPINION, "opinion", OPINION }, { TLN_STATEMENT_REASON, "reason", REASON },
  { TLN_STATEMENT_ADVICE, "advice", ADVICE },    { TLN_STATEMENT_VOID, "void", VOID },
};
