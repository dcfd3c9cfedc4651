/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a tree in one arena: what the HTML parser behind it made of the bytes, small and
 * changeable. The tree knows nothing of articles. Nothing here runs, loads or follows anything. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements the extraction looks at; any other is TLN_TAG_OTHER with its name. */
/* clang-format off */
#define TLN_TAGS(X) \
  X (HTML, "html") X (HEAD, "head") X (BODY, "body") X (TITLE, "title") X (META, "meta") \
  X (LINK, "link") X (BASE, "base") X (SCRIPT, "script") X (STYLE, "style") \
  X (NOSCRIPT, "noscript") X (TEMPLATE, "template") X (ARTICLE, "article") X (MAIN, "main") \
  X (SECTION, "section") X (HEADER, "header") X (FOOTER, "footer") X (NAV, "nav") \
  X (ASIDE, "aside") X (ADDRESS, "address") X (HGROUP, "hgroup") X (DIV, "div") X (P, "p") \
  X (H1, "h1") X (H2, "h2") X (H3, "h3") X (H4, "h4") X (H5, "h5") X (H6, "h6") \
  X (BLOCKQUOTE, "blockquote") X (PRE, "pre") X (HR, "hr") X (BR, "br") X (UL, "ul") \
  X (OL, "ol") X (LI, "li") X (DL, "dl") X (DT, "dt") X (DD, "dd") X (FIGURE, "figure") \
  X (FIGCAPTION, "figcaption") X (TABLE, "table") X (CAPTION, "caption") \
  X (COLGROUP, "colgroup") X (COL, "col") X (THEAD, "thead") X (TBODY, "tbody") \
  X (TFOOT, "tfoot") X (TR, "tr") X (TH, "th") X (TD, "td") X (FORM, "form") \
  X (FIELDSET, "fieldset") X (INPUT, "input") X (TEXTAREA, "textarea") X (SELECT, "select") \
  X (OPTION, "option") X (BUTTON, "button") X (LABEL, "label") X (DATALIST, "datalist") \
  X (OUTPUT, "output") X (PROGRESS, "progress") X (METER, "meter") X (DETAILS, "details") \
  X (SUMMARY, "summary") X (DIALOG, "dialog") X (IMG, "img") X (PICTURE, "picture") \
  X (SOURCE, "source") X (VIDEO, "video") X (AUDIO, "audio") X (IFRAME, "iframe") \
  X (EMBED, "embed") X (OBJECT, "object") X (PARAM, "param") X (CANVAS, "canvas") X (SVG, "svg") \
  X (MATH, "math") X (A, "a") X (ABBR, "abbr") X (B, "b") X (BDO, "bdo") X (CITE, "cite") \
  X (CODE, "code") X (DATA, "data") X (DEL, "del") X (INS, "ins") X (DFN, "dfn") X (EM, "em") \
  X (I, "i") X (KBD, "kbd") X (MARK, "mark") X (Q, "q") X (RUBY, "ruby") X (RP, "rp") \
  X (RT, "rt") X (S, "s") X (SAMP, "samp") X (SMALL, "small") X (SPAN, "span") \
  X (STRONG, "strong") X (SUB, "sub") X (SUP, "sup") X (TIME, "time") X (U, "u") X (VAR, "var") \
  X (WBR, "wbr") X (FONT, "font") X (CENTER, "center") X (FRAMESET, "frameset") X (TT, "tt") \
  X (STRIKE, "strike")
/* clang-format on */

typedef enum {
  TLN_TAG_TEXT, /* a text node */
  TLN_TAG_COMMENT,
  TLN_TAG_OTHER,
#define X(id, name) TLN_TAG_##id,
  TLN_TAGS (X)
#undef X
  TLN_TAG_LAST
} TlnTag;

typedef struct {
  const char *name; /* lower case */
  const char *value;
} TlnAttr;

typedef struct TlnNode TlnNode;
struct TlnNode {
  TlnNode *parent, *first, *last, *prev, *next;
  TlnTag tag;
  guint16 n_attrs;
  guint16 marks; /* for whoever walks the tree */
  const TlnAttr *attrs;
  const char *text; /* text and comments: the characters; else the element's name */
  const char *label; /* "class id" in lower case, "" without either */
  float score; /* for the extraction */
};

typedef struct TlnDom TlnDom;

/* Parses UTF-8 as a browser without scripting would. Never fails: any bytes are some page. Trees
 * deeper than 256 are flattened, so that walking by recursion is safe; nodes past two million, and
 * what follows 20,000 elements left open, are left out. */
TlnDom *tln_dom_parse (const char *html, gsize length);
void tln_dom_free (TlnDom *dom);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDom, tln_dom_free)

/* The root element; body never fails either. */
TlnNode *tln_dom_root (TlnDom *dom);
TlnNode *tln_dom_body (TlnDom *dom);

/* For the parser behind: makes a tree by hand. Strings are copied into the arena. */
TlnDom *tln_dom_new (void);
gpointer tln_dom_alloc (TlnDom *dom, gsize size);
const char *tln_dom_string (TlnDom *dom, const char *text, gsize length);
TlnNode *tln_dom_element (TlnDom *dom, TlnTag tag, const char *name);
TlnNode *tln_dom_text (TlnDom *dom, const char *text, gsize length);
void tln_dom_set_root (TlnDom *dom, TlnNode *root);
TlnTag tln_tag_from_name (const char *name);
/* A deep copy in the same arena, without a parent. */
TlnNode *tln_node_copy (TlnDom *dom, const TlnNode *node);

/* Document order, inside root; NULL at the end. The second leaves out what is inside node. */
TlnNode *tln_node_next (const TlnNode *node, const TlnNode *root);
TlnNode *tln_node_after (const TlnNode *node, const TlnNode *root);

const char *tln_node_attr (const TlnNode *node, const char *name);
void tln_node_remove (TlnNode *node);
void tln_node_append (TlnNode *parent, TlnNode *child);
void tln_node_insert_before (TlnNode *node, TlnNode *before);
void tln_node_replace (TlnNode *node, TlnNode *with);
gboolean tln_node_inside (const TlnNode *node, const TlnNode *ancestor);
/* Within depth parents (0: all of them). */
TlnNode *tln_node_ancestor (const TlnNode *node, TlnTag tag, guint depth);
/* First element of a kind inside node, or NULL. */
TlnNode *tln_node_find (const TlnNode *node, TlnTag tag);
guint tln_node_count (const TlnNode *node, TlnTag tag);
/* Child elements, and the first of them. */
guint tln_node_n_elements (const TlnNode *node);
TlnNode *tln_node_first_element (const TlnNode *node);
gboolean tln_node_is_element (const TlnNode *node);
gboolean tln_node_blank (const TlnNode *node); /* a text node of white space, or a comment */

/* The text inside, white space squeezed, no blanks at the ends; caller frees. */
char *tln_node_text (const TlnNode *node);

/* "&amp;" to "&": one character reference. NULL when there is no such; caller frees. */
char *tln_dom_decode_entity (const char *entity);

G_END_DECLS
