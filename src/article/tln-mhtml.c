/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MIME as far as browsers write it. Works on the bytes where they lie; only the page is copied. */
#include "tln-mhtml.h"

#include "tln-error.h"
#include "tln-page-pictures.h"
#include "tln-rich-builder.h"

#include <string.h>

#define MAX_HEAD (64 * 1024)
#define MAX_PARTS 4096
#define MAX_NESTING 3

typedef struct {
  const char *data;
  gsize size;
} Piece;

typedef struct {
  GHashTable *headers; /* lower-case name to value in UTF-8, the first of each */
  Piece body;
} Part;

static void
part_clear (Part *part)
{
  g_clear_pointer (&part->headers, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

/* Up to its end, which is taken off piece as well. */
static Piece
next_line (Piece *piece)
{
  const char *end = memchr (piece->data, '\n', piece->size);
  gsize whole = end != NULL ? (gsize) (end - piece->data) + 1 : piece->size;
  Piece line = { piece->data, end != NULL ? whole - 1 : whole };

  if (line.size > 0 && line.data[line.size - 1] == '\r')
    line.size--;
  piece->data += whole;
  piece->size -= whole;
  return line;
}

static void
keep_header (GHashTable *headers, const GString *line)
{
  const char *colon = strchr (line->str, ':');

  if (colon == NULL || colon == line->str)
    return;
  g_autofree char *name = g_ascii_strdown (line->str, colon - line->str);
  if (!g_hash_table_contains (headers, name))
    g_hash_table_insert (headers, g_steal_pointer (&name),
                         g_strstrip (g_utf8_make_valid (colon + 1, -1)));
}

/* Headers up to the blank line, folded ones joined; the rest is the body. */
static void
read_part (Piece whole, Part *part)
{
  const char *start = whole.data;
  g_autoptr (GString) line = g_string_new (NULL);

  part->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (whole.size > 0 && whole.data - start < MAX_HEAD) {
    Piece next = next_line (&whole);
    gboolean folded = next.size > 0 && (*next.data == ' ' || *next.data == '\t');
    if (!folded) {
      keep_header (part->headers, line);
      g_string_truncate (line, 0);
    }
    if (next.size == 0)
      break;
    g_string_append_len (line, next.data, (gssize) next.size);
  }
  keep_header (part->headers, line);
  part->body = whole;
}

static const char *
header (const Part *part, const char *name)
{
  return g_hash_table_lookup (part->headers, name);
}

/* "text/html", in lower case. */
static char *
type_of (const Part *part)
{
  const char *value = header (part, "content-type");

  if (value == NULL)
    return g_strdup ("text/plain");
  g_autofree char *type = g_ascii_strdown (value, (gssize) strcspn (value, "; \t"));
  return g_steal_pointer (&type);
}

/* One of type="…"; boundary=…; charset=… */
static char *
parameter (const Part *part, const char *name)
{
  const char *at = header (part, "content-type");
  gsize n = strlen (name);

  while (at != NULL && (at = strchr (at, ';')) != NULL) {
    at += 1 + strspn (at + 1, " \t");
    if (g_ascii_strncasecmp (at, name, n) != 0 || at[n] != '=')
      continue;
    at += n + 1;
    if (*at == '"')
      return g_strndup (at + 1, strcspn (at + 1, "\""));
    return g_strndup (at, strcspn (at, "; \t"));
  }
  return NULL;
}

gboolean
tln_mhtml_is (const char *data, gsize size)
{
  gsize n = 0;
  g_auto (Part) part = { 0 };

  while (n < size && n < 60 && (g_ascii_isalnum (data[n]) || data[n] == '-'))
    n++;
  if (n == 0 || n >= size || data[n] != ':')
    return FALSE;
  read_part ((Piece) { data, MIN (size, MAX_HEAD) }, &part);
  g_autofree char *type = type_of (&part);
  return strcmp (type, "multipart/related") == 0;
}

static int
hex (char c)
{
  return g_ascii_xdigit_value (c);
}

GBytes *
tln_quoted_printable_decode (const char *data, gsize size)
{
  guint8 *out = g_malloc (size + 1);
  gsize n = 0;

  for (gsize i = 0; i < size; i++) {
    guint8 c = (guint8) data[i];
    gsize skip = i + 1;
    while (c == '=' && skip < size && (data[skip] == ' ' || data[skip] == '\t'))
      skip++;
    if (c == '=' && skip < size && data[skip] == '\r')
      skip++;
    if (c == '=' && skip < size && data[skip] == '\n') {
      i = skip;
      continue;
    }
    if (c == '=' && i + 2 < size && hex (data[i + 1]) >= 0 && hex (data[i + 2]) >= 0) {
      c = (guint8) (hex (data[i + 1]) * 16 + hex (data[i + 2]));
      i += 2;
    }
    out[n++] = c;
  }
  return g_bytes_new_take (out, n);
}

static GBytes *
decode_base64 (Piece body)
{
  g_autofree guchar *out = g_malloc (body.size / 4 * 3 + 6);
  int state = 0;
  guint save = 0;
  gsize n = g_base64_decode_step (body.data, body.size, out, &state, &save);

  return g_bytes_new (out, n);
}

static GBytes *
decode_body (const Part *part)
{
  const char *how = header (part, "content-transfer-encoding");

  if (how != NULL && g_ascii_strcasecmp (how, "quoted-printable") == 0)
    return tln_quoted_printable_decode (part->body.data, part->body.size);
  if (how != NULL && g_ascii_strcasecmp (how, "base64") == 0)
    return decode_base64 (part->body);
  return g_bytes_new (part->body.data, part->body.size);
}

static TlnMhtml *
page_of (const Part *part)
{
  TlnMhtml *self = g_new0 (TlnMhtml, 1);

  self->type = type_of (part);
  self->charset = parameter (part, "charset");
  self->address = g_strdup (header (part, "content-location"));
  self->body = decode_body (part);
  return self;
}

/* The next part before a boundary; FALSE at the end. at is behind the boundary before. */
static gboolean
next_piece (Piece *at, const char *boundary, Piece *piece)
{
  gsize n = strlen (boundary);
  const char *start = at->data;

  if (at->size == 0)
    return FALSE;
  while (at->size > 0) {
    Piece line = next_line (at);
    if (line.size < n + 2 || memcmp (line.data, "--", 2) != 0 ||
        memcmp (line.data + 2, boundary, n) != 0)
      continue;
    *piece = (Piece) { start, (gsize) (line.data - start) };
    if (line.size >= n + 4 && memcmp (line.data + n + 2, "--", 2) == 0)
      at->size = 0;
    return TRUE;
  }
  *piece = (Piece) { start, (gsize) (at->data - start) }; /* cut short: take what is there */
  return TRUE;
}

/* 3 for the part that is asked for, 2 for HTML, 1 for text, 0 for the rest. */
static guint
rank_of (const Part *part, const char *start)
{
  g_autofree char *type = type_of (part);
  const char *id = header (part, "content-id");

  if (start != NULL && g_strcmp0 (id, start) == 0)
    return 3;
  if (strcmp (type, "text/html") == 0 || strcmp (type, "application/xhtml+xml") == 0)
    return 2;
  return strcmp (type, "text/plain") == 0;
}

static TlnMhtml *find_page (const Part *whole, guint depth);

/* Keeps the page of a part when it ranks above what there is. */
static void
consider (const Part *part, const char *start, guint depth, TlnMhtml **best, guint *best_rank)
{
  g_autofree char *type = type_of (part);
  gboolean nested = g_str_has_prefix (type, "multipart/");
  guint rank = nested ? 2 : rank_of (part, start);

  if (rank <= *best_rank)
    return;
  TlnMhtml *page = nested ? find_page (part, depth + 1) : page_of (part);
  if (page == NULL)
    return;
  g_clear_pointer (best, tln_mhtml_free);
  *best = page;
  *best_rank = rank;
}

static TlnMhtml *
find_page (const Part *whole, guint depth)
{
  g_autofree char *boundary = parameter (whole, "boundary");
  g_autofree char *start = parameter (whole, "start");
  TlnMhtml *best = NULL;
  guint best_rank = 0;
  Piece at = whole->body, piece;

  if (boundary == NULL || *boundary == '\0' || depth > MAX_NESTING)
    return NULL;
  next_piece (&at, boundary, &piece); /* what comes before the first boundary is no part */
  for (guint i = 0; i < MAX_PARTS && best_rank < 3 && next_piece (&at, boundary, &piece); i++) {
    g_auto (Part) part = { 0 };
    read_part (piece, &part);
    consider (&part, start, depth, &best, &best_rank);
    if (best_rank == 2 && start == NULL)
      break;
  }
  return best;
}

TlnMhtml *
tln_mhtml_read (const char *data, gsize size, GError **error)
{
  g_auto (Part) whole = { 0 };

  read_part ((Piece) { data, size }, &whole);
  TlnMhtml *page = find_page (&whole, 0);
  if (page == NULL || g_bytes_get_size (page->body) == 0) {
    g_clear_pointer (&page, tln_mhtml_free);
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED,
                         "a web archive (MHTML) without a page in it");
    return NULL;
  }
  const char *snapshot = header (&whole, "snapshot-content-location");
  if (snapshot != NULL) {
    g_free (page->address);
    page->address = g_strdup (snapshot);
  }
  if (page->address != NULL && !g_str_has_prefix (page->address, "http://") &&
      !g_str_has_prefix (page->address, "https://"))
    g_clear_pointer (&page->address, g_free);
  page->date = g_strdup (header (&whole, "date"));
  return page;
}

/* The address by which the text shows a part; NULL: it does not. Caller frees. */
static char *
shown_as (const Part *part, const TlnRich *rich)
{
  const char *location = header (part, "content-location");
  const char *id = header (part, "content-id");
  g_autofree char *address = location != NULL ? tln_rich_address (location) : NULL;
  g_autofree char *cid = NULL;

  if (address != NULL && tln_rich_shows (rich, address))
    return g_steal_pointer (&address);
  if (id == NULL || *id != '<')
    return NULL;
  cid = g_strdup_printf ("cid:%.*s", (int) strcspn (id + 1, ">"), id + 1);
  return tln_rich_shows (rich, cid) ? g_steal_pointer (&cid) : NULL;
}

static void
take_pictures (const Part *whole, const TlnRich *rich, GPtrArray *pictures, guint depth)
{
  g_autofree char *boundary = parameter (whole, "boundary");
  Piece at = whole->body, piece;

  if (boundary == NULL || *boundary == '\0' || depth > MAX_NESTING)
    return;
  next_piece (&at, boundary, &piece);
  for (guint i = 0; i < MAX_PARTS && next_piece (&at, boundary, &piece); i++) {
    g_auto (Part) part = { 0 };
    read_part (piece, &part);
    g_autofree char *type = type_of (&part);
    g_autofree char *url = g_str_has_prefix (type, "image/") ? shown_as (&part, rich) : NULL;
    g_autoptr (GBytes) bytes = url != NULL ? decode_body (&part) : NULL;

    if (bytes != NULL)
      tln_page_pictures_add (pictures, url, bytes);
    else if (g_str_has_prefix (type, "multipart/"))
      take_pictures (&part, rich, pictures, depth + 1);
  }
}

void
tln_mhtml_take_pictures (const char *data, gsize size, const TlnRich *rich, GPtrArray *pictures)
{
  g_auto (Part) whole = { 0 };

  read_part ((Piece) { data, size }, &whole);
  take_pictures (&whole, rich, pictures, 0);
}

void
tln_mhtml_free (TlnMhtml *mhtml)
{
  g_clear_pointer (&mhtml->body, g_bytes_unref);
  g_free (mhtml->type);
  g_free (mhtml->charset);
  g_free (mhtml->address);
  g_free (mhtml->date);
  g_free (mhtml);
}
