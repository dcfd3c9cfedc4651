/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges without the code that is judged: addresses as browsers read them, Markdown by md4c. */
#include "fuzz-check.h"

#include "tln-page-pictures.h"

#include <md4c.h>
#include <string.h>

GPtrArray *
fuzz_parts (const guint8 *data, gsize size, guint max)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  gsize start = 0;

  for (gsize i = 0; i <= size && parts->len < max; i++)
    if (i == size || data[i] == 0x1E) {
      g_ptr_array_add (parts, g_strndup ((const char *) data + start, i - start));
      start = i + 1;
    }
  return parts;
}

void
fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

void
fuzz_check_error (const GError *error)
{
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
}

void
fuzz_check_address (const char *address)
{
  static const char *const run[] = { "javascript:", "vbscript:", "data:" };
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = address != NULL ? address : ""; *p != '\0'; p++)
    if (*p != '\t' && *p != '\n' && *p != '\r' && (bare->len > 0 || *p < '\0' || *p > ' '))
      g_string_append_c (bare, *p);
  for (gsize i = 0; i < G_N_ELEMENTS (run); i++)
    g_assert_cmpint (g_ascii_strncasecmp (bare->str, run[i], strlen (run[i])), !=, 0);
}

static gboolean
is_block (const TlnSpan *span)
{
  return span->kind <= TLN_SPAN_RULE;
}

/* Between two blocks there is nothing but white space. */
static void
check_gap (const char *from, const char *to)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    g_assert_true (g_unichar_isspace (g_utf8_get_char (p)));
}

void
fuzz_check_rich (const TlnRich *rich)
{
  fuzz_check_text (rich->text);
  g_assert_null (strchr (rich->text, '\r'));
  guint32 n = (guint32) g_utf8_strlen (rich->text, -1), last = 0, covered = 0;
  const char *behind = rich->text;

  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    g_assert_cmpuint (span->start, >=, last);
    g_assert_cmpuint (span->start, <=, span->end);
    g_assert_cmpuint (span->end, <=, n);
    fuzz_check_text (span->target);
    fuzz_check_text (span->label);
    fuzz_check_address (span->target);
    last = span->start;
    if (!is_block (span))
      continue;
    g_assert_cmpuint (span->start, >=, covered);
    const char *start = g_utf8_offset_to_pointer (behind, span->start - covered);
    check_gap (behind, start);
    behind = g_utf8_offset_to_pointer (start, span->end - span->start);
    covered = span->end;
  }
  check_gap (behind, behind + strlen (behind));
}

static int
block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  g_assert_cmpint (type, !=, MD_BLOCK_HTML);
  return 0;
}

/* Of references our Markdown needs one only; any other could be a letter of a scheme. */
static void
check_attribute (const MD_ATTRIBUTE *attribute)
{
  g_autofree char *raw = g_strndup (attribute->text, attribute->size);

  fuzz_check_address (raw);
  for (guint i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size; i++)
    if (attribute->substr_types[i] == MD_TEXT_ENTITY)
      g_assert_true (g_str_has_prefix (raw + attribute->substr_offsets[i], "&amp;"));
}

static int
span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  if (type == MD_SPAN_A)
    check_attribute (&((MD_SPAN_A_DETAIL *) detail)->href);
  if (type == MD_SPAN_IMG)
    check_attribute (&((MD_SPAN_IMG_DETAIL *) detail)->src);
  return 0;
}

static int
leave_cb (MD_SPANTYPE type, void *detail, void *data)
{
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  return 0;
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  g_assert_cmpint (type, !=, MD_TEXT_HTML);
  return 0;
}

void
fuzz_check_markdown (const char *markdown)
{
  MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                       .enter_block = block_cb,
                       .leave_block = leave_block_cb,
                       .enter_span = span_cb,
                       .leave_span = leave_cb,
                       .text = text_cb };

  fuzz_check_text (markdown);
  md_parse (markdown, (MD_SIZE) strlen (markdown), &parser, NULL);
}

static void
check_pages (const TlnDocument *document)
{
  guint32 n = (guint32) g_utf8_strlen (document->rich->text, -1), last = 0;

  for (guint i = 0; document->pages != NULL && i < document->pages->len; i++) {
    guint32 start = g_array_index (document->pages, guint32, i);
    g_assert_cmpuint (start, >=, last);
    g_assert_cmpuint (start, <=, n);
    last = start;
  }
}

static void
check_fields (const TlnDocument *document)
{
  const TlnField *fields[] = { &document->title, &document->byline,   &document->site_name,
                               &document->url,   &document->language, &document->dir };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    fuzz_check_text (fields[i]->value);
    g_assert_true (fields[i]->value == NULL || fields[i]->origin != NULL);
  }
  fuzz_check_address (document->url.value);
  fuzz_check_text (document->published_text);
  for (guint i = 0; document->tags != NULL && document->tags[i] != NULL; i++)
    fuzz_check_text (document->tags[i]);
}

void
fuzz_check_document (const TlnDocument *document)
{
  g_assert_nonnull (document->kind);
  g_assert_nonnull (document->encoding);
  fuzz_check_rich (document->rich);
  check_fields (document);
  check_pages (document);
  g_assert_true (document->markdown != NULL || g_strcmp0 (document->kind, "text") == 0 ||
                 g_strcmp0 (document->kind, "mhtml") == 0 ||
                 g_strcmp0 (document->kind, "stub") == 0);
  g_autoptr (TlnRich) again = tln_document_rich (document->rich->text, document->markdown);
  g_assert_cmpstr (again->text, ==, document->rich->text);
  g_assert_cmpuint (again->spans->len, ==, document->rich->spans->len);
  if (document->markdown != NULL)
    fuzz_check_markdown (document->markdown);
  guint n = document->pictures != NULL ? document->pictures->len : 0;
  g_assert_cmpuint (n, <=, TLN_PICTURES_MAX);
  for (guint i = 0; i < n; i++) {
    const TlnPagePicture *picture = document->pictures->pdata[i];
    g_assert_true (tln_rich_shows (document->rich, picture->url));
    g_assert_cmpuint (g_bytes_get_size (picture->bytes), <=, TLN_PICTURE_MAX_BYTES);
  }
}
