/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article cut into what a screen reader names: every word once, in order, under its role. */
#include "tln-reader-pieces.h"

#include <string.h>

static TlnReading *
read_markdown (const char *markdown)
{
  TlnReading *reading = g_atomic_rc_box_new0 (TlnReading);

  reading->rich = tln_rich_from_markdown (markdown);
  reading->boilerplate =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) tln_boilerplate_unref);
  return reading;
}

static void
add_passage (TlnReading *reading, const char *words, gboolean hidden)
{
  TlnBoilerplate *passage = g_atomic_rc_box_new0 (TlnBoilerplate);
  const char *found = strstr (reading->rich->text, words);

  passage->start = (guint32) g_utf8_pointer_to_offset (reading->rich->text, found);
  passage->end = passage->start + (guint32) g_utf8_strlen (words, -1);
  passage->hidden = hidden;
  g_ptr_array_add (reading->boilerplate, passage);
}

static const char *
role_name (GtkAccessibleRole role)
{
  switch ((int) role) {
  case GTK_ACCESSIBLE_ROLE_HEADING:
    return "heading";
  case GTK_ACCESSIBLE_ROLE_PARAGRAPH:
    return "paragraph";
  case GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE:
    return "quote";
  case GTK_ACCESSIBLE_ROLE_LIST:
    return "list";
  case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    return "entry";
  case GTK_ACCESSIBLE_ROLE_TABLE:
    return "table";
  case GTK_ACCESSIBLE_ROLE_ROW:
    return "row";
  case GTK_ACCESSIBLE_ROLE_CELL:
    return "cell";
  case GTK_ACCESSIBLE_ROLE_CAPTION:
    return "caption";
  case GTK_ACCESSIBLE_ROLE_IMG:
    return "picture";
  case GTK_ACCESSIBLE_ROLE_SEPARATOR:
    return "rule";
  default:
    g_assert_not_reached ();
  }
}

/* "role[level]: words" a line, what stands inside between brackets. */
static void
describe (const TlnReading *reading, const GArray *pieces, GString *out)
{
  for (guint i = 0; i < pieces->len; i++) {
    const TlnReaderPiece *piece = &g_array_index (pieces, TlnReaderPiece, i);
    g_autoptr (GArray) inner = tln_reader_piece_inner (reading, piece);
    g_autofree char *text = tln_reader_piece_text (reading, piece);
    g_autofree char *head = tln_reader_piece_head (reading, piece);

    g_string_append (out, role_name (piece->role));
    if (piece->level)
      g_string_append_printf (out, "%u", piece->level);
    if (head)
      g_string_append_printf (out, " of %s", head);
    if (inner->len > 0) {
      g_string_append (out, " (");
      describe (reading, inner, out);
      g_string_append (out, ")");
    } else {
      g_string_append_printf (out, ": %s", text);
    }
    if (i + 1 < pieces->len)
      g_string_append (out, ", ");
  }
}

static void
assert_pieces (const TlnReading *reading, const char *expected)
{
  g_autoptr (GArray) pieces = tln_reader_pieces_new (reading);
  g_autoptr (GString) got = g_string_new (NULL);

  describe (reading, pieces, got);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_roles (void)
{
  g_autoptr (TlnReading) reading = read_markdown (
      "# 标题\n\nOne *word*.\n\n> Said so.\n>\n> And more.\n\n---\n\n```\ncode\n```\n");

  assert_pieces (reading, "heading1: 标题, paragraph: One word., quote: Said so., quote: And more.,"
                          " rule: , paragraph: code");
}

static void
test_lists (void)
{
  g_autoptr (TlnReading) reading =
      read_markdown ("- 光模块\n- pump\n\nBetween.\n\n1. first\n2. second\n");

  assert_pieces (reading, "list (entry: 光模块, entry: pump), paragraph: Between.,"
                          " list (entry: 1. first, entry: 2. second)");
}

/* A head row begins a table, an empty cell is one, and each knows the head of its column. */
static void
test_tables (void)
{
  g_autoptr (TlnReading) reading =
      read_markdown ("| 年 | Rent |\n|---|---|\n| 1901 | 12 |\n| | 15 |\n\n"
                     "Between.\n\n| A | B |\n|---|---|\n| c | d |\n");

  assert_pieces (reading,
                 "table (row1 (cell1 of 年: 年, cell1 of Rent: Rent), row (cell of 年: 1901, cell "
                 "of Rent: 12),"
                 " row (cell of 年: , cell of Rent: 15)), paragraph: Between.,"
                 " table (row1 (cell1 of A: A, cell1 of B: B), row (cell of A: c, cell of B: d))");
}

/* Its description, else what is written below it. */
static void
test_pictures (void)
{
  g_autoptr (TlnReading) reading = read_markdown (
      "![A loom](a.png)\n\n![](b.png)\n\n*The hall*\n\n![](c.png)\n\nNo caption of it.\n");

  assert_pieces (reading, "picture: A loom, picture: The hall, caption: The hall, picture: ,"
                          " paragraph: No caption of it.");
}

static void
test_folded (void)
{
  g_autoptr (TlnReading) reading =
      read_markdown ("First.\n\n- shown\n- hidden\n\nRisk.\n\nPraise.\n\nLast.\n");

  add_passage (reading, "hidden\nRisk.", TRUE);
  add_passage (reading, "Praise.", FALSE);
  assert_pieces (reading,
                 "paragraph: First., list (entry: shown), paragraph: Praise., paragraph: Last.");
}

/* Two thousand characters a piece, by characters and not by bytes. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TlnReading) reading = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; i < 2500; i++)
    g_string_append (text, i % 3 ? "力" : "a");
  reading = read_markdown (text->str);
  pieces = tln_reader_pieces_new (reading);
  g_assert_cmpuint (pieces->len, ==, 2);
  for (guint i = 0; i < pieces->len; i++) {
    const TlnReaderPiece *piece = &g_array_index (pieces, TlnReaderPiece, i);
    g_autofree char *part = tln_reader_piece_text (reading, piece);

    g_assert_cmpint (g_utf8_strlen (part, -1), ==, i == 0 ? 2000 : 500);
    g_string_append (whole, part);
  }
  g_assert_cmpstr (whole->str, ==, text->str);
}

static void
test_nothing (void)
{
  g_autoptr (TlnReading) reading = read_markdown ("");

  assert_pieces (reading, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader-pieces/roles", test_roles);
  g_test_add_func ("/reader-pieces/lists", test_lists);
  g_test_add_func ("/reader-pieces/tables", test_tables);
  g_test_add_func ("/reader-pieces/pictures", test_pictures);
  g_test_add_func ("/reader-pieces/folded", test_folded);
  g_test_add_func ("/reader-pieces/endless", test_endless);
  g_test_add_func ("/reader-pieces/nothing", test_nothing);
  return g_test_run ();
}
