/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample notebook out into files and back through verify. */
#include "tln-arguments.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-export.h"
#include "tln-hash.h"
#include "tln-images.h"
#include "tln-sample.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"
#include "tln-verify.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  TlnDb *db;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer language)
{
  g_autoptr (GError) error = NULL;

  f->db = tln_test_db ();
  f->folder = tln_test_folder ();
  tln_test_begin (f->db, "sample");
  tln_sample_create (f->db, language, &error);
  g_assert_no_error (error);
  tln_test_end (f->db);
}

static void
tear_down (Fixture *f, gconstpointer language)
{
  g_clear_pointer (&f->db, tln_db_close);
  tln_test_folder_remove (f->folder);
  g_free (f->folder);
}

static TlnExportReport
export_to (Fixture *f, const char *format, gint64 thesis, const char *language, const char *target)
{
  TlnExportOptions options = { format, thesis, language, target };
  g_autoptr (GError) error = NULL;
  TlnExportReport report;
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);

  g_assert_no_error (error);
  tln_export_write (f->db, files, &options, &report, &error);
  g_assert_no_error (error);
  return report;
}

/* Every claim in the export is in that state; returns how many there are. */
static guint
assert_states (Fixture *f, const char *path, TlnVerifyState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = tln_verify (f->db, path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (((TlnVerified *) g_ptr_array_index (results, i))->state, ==, (int) state);
  return results->len;
}

static void
test_vault (Fixture *f, gconstpointer language)
{
  TlnExportReport first = export_to (f, "vault", 0, language, f->folder);
  TlnExportReport second = export_to (f, "vault", 0, language, f->folder);
  g_autofree char *instrument = g_build_filename (f->folder, "Instruments", "588930.SH.md", NULL);
  g_autofree char *content = NULL;

  /* 2 theses, 4 stages of the one chain, 5 sources (the sixth has only a plain highlight),
   * 5 instruments, 2 forecasts, the manifest. */
  g_assert_cmpuint (first.written, ==, 19);
  g_assert_cmpuint (first.kept, ==, 0);
  g_assert_cmpuint (second.written, ==, 0);
  g_assert_cmpuint (second.unchanged, ==, 19);
  g_assert_cmpuint (assert_states (f, f->folder, TLN_VERIFY_EXACT), >, 20);
  g_assert_true (g_file_get_contents (instrument, &content, NULL, NULL));
  g_assert_nonnull (
      strstr (content, g_str_has_prefix (language, "zh") ? "虚构数据" : "invented data"));
}

static char *
thesis_note (Fixture *f)
{
  g_autofree char *title = tln_test_value (f->db, "SELECT title FROM thesis ORDER BY id LIMIT 1");
  g_autofree char *name = g_strconcat (title, ".md", NULL);

  return g_build_filename (f->folder, "Theses", name, NULL);
}

static void
test_own_text_stays (Fixture *f, gconstpointer language)
{
  g_autofree char *content = NULL;
  g_autofree char *after = NULL;

  export_to (f, "vault", 0, language, f->folder);
  g_autofree char *note = thesis_note (f);
  g_autofree char *moved = g_build_filename (f->folder, "My own name.md", NULL);
  g_assert_true (g_file_get_contents (note, &content, NULL, NULL));
  g_autofree char *more = g_strconcat (content, "\nMy own words.\n", NULL);
  g_assert_true (g_file_set_contents (moved, more, -1, NULL));
  g_assert_cmpint (g_unlink (note), ==, 0);
  tln_test_begin (f->db, "thesis-edit");
  g_assert_true (tln_db_exec (f->db, "UPDATE thesis SET statement = 'Quite another.'", NULL));
  tln_test_end (f->db);
  TlnExportReport report = export_to (f, "vault", 0, language, f->folder);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (moved, &after, NULL, NULL));
  g_assert_nonnull (strstr (after, "Quite another."));
  g_assert_true (g_str_has_suffix (after, "\nMy own words.\n"));
}

/* The colour a highlight came with stands in its footnote, which is read back all the same. */
static void
test_colour (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  g_autofree char *file = g_build_filename (f->folder, "one.md", NULL);
  g_autofree char *content = NULL;

  tln_test_begin (f->db, "thesis-edit");
  g_assert_true (tln_db_exec (f->db, "UPDATE claim SET colour = '#ffd400'", NULL));
  tln_test_end (f->db);
  export_to (f, "markdown", thesis, language, file);
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, g_str_has_prefix (language, "zh")
                                         ? ", 标为 #ffd400, 字符 "
                                         : ", marked #ffd400, chars "));
  g_assert_cmpuint (assert_states (f, file, TLN_VERIFY_EXACT), ==, 9);
}

/* A claim on words of an article, held against a thesis. */
static void
add_claim (TlnDb *db, gint64 article, gint64 thesis, const TlnQuote *quote)
{
  g_autoptr (GError) error = NULL;
  TlnEvidenceDraft draft = { .thesis = thesis, .stance = TLN_STANCE_FOR, .day = TLN_DAY_NONE };

  if (quote == NULL)
    return; /* only blanks */
  gint64 claim = tln_claims_add (db, article, quote, &error);
  g_assert_no_error (error);
  tln_claims_set (db, claim, "speaker", "# Two\nlines > [x](y) &amp; ^claim-1", &error);
  tln_claims_set_evidence (db, claim, &draft, &error);
  g_assert_no_error (error);
}

/* A PNG as far as anybody looks, of that width. */
static GBytes *
picture_of (guint8 width)
{
  guint8 png[24] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10";

  png[19] = width;
  return g_bytes_new (png, sizeof png);
}

static char *
hash_of (GBytes *bytes)
{
  return tln_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* An article that is evidence, with two pictures, one of them twice and shared with others. */
static gint64
add_illustrated (Fixture *f, const char *title, gint64 thesis)
{
  static const char text[] =
      "# Racks\n\n#### Deep\n\nRacks are full.\n\n![A rack](https://e.example/a.png)\n\n"
      "![](https://e.example/b.png)\n\n![](https://e.example/a.png)\n\n"
      "![gone](https://e.example/gone.png)\n\n%% throughline:end %%\n\n%%%hidden%%\n\n"
      "^claim-01J00000000000000000000000\n\n"
      "[^c1]: x 1–2, text sha256 "
      "0000000000000000000000000000000000000000000000000000000000000000\n\n"
      "<!-- claim-01J00000000000000000000000 -->\n\nEnd.";
  g_autofree char *own = g_strdup_printf ("---\ntitle: %s\n---\n%s %s", title, text, title);
  g_autoptr (GBytes) bytes = g_bytes_new (own, strlen (own));
  g_autofree char *name = g_strconcat (title, ".md", NULL);
  const TlnHints hints = { name, NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) a = picture_of (32);
  g_autoptr (GBytes) b = picture_of (33);

  tln_test_begin (f->db, "import");
  TlnDraft *draft = tln_draft_new (bytes, &hints, NULL, &error);
  g_assert_no_error (error);
  gint64 article = tln_test_add (f->db, draft);
  g_assert_cmpint (tln_images_add (f->db, article, "https://e.example/a.png", a, &error), !=, 0);
  g_assert_cmpint (tln_images_add (f->db, article, "https://e.example/b.png", b, &error), !=, 0);
  g_autoptr (TlnBody) body = tln_articles_get_body (f->db, article, &error);
  const char *found = strstr (body->text, "Racks are full.");
  guint32 start = (guint32) g_utf8_strlen (body->text, found - body->text);
  g_autoptr (TlnQuote) quote = tln_quote_new (body->text, start, start + 15);
  add_claim (f->db, article, thesis, quote);
  tln_test_end (f->db);
  return article;
}

static TlnExportReport
export_texts (Fixture *f, const char *language)
{
  TlnExportOptions options = { "vault", 0, language, f->folder, TRUE };
  g_autoptr (GError) error = NULL;
  TlnExportReport report;
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);

  g_assert_no_error (error);
  tln_export_write (f->db, files, &options, &report, &error);
  g_assert_no_error (error);
  return report;
}

static char *
read_below (Fixture *f, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, folder, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static guint
count_files (Fixture *f, const char *folder)
{
  g_autofree char *path = g_build_filename (f->folder, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Texts go with their pictures, each file once and only when it is not there already. */
static void
test_texts (Fixture *f, gconstpointer language)
{
  gboolean zh = g_str_has_prefix (language, "zh");
  const char *folder = zh ? "Sources/附件" : "Sources/assets";
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  g_autoptr (GBytes) a = picture_of (32);
  g_autofree char *hash = hash_of (a);
  g_autofree char *name = g_strconcat (hash, ".png", NULL);

  add_illustrated (f, "First", thesis);
  add_illustrated (f, "Second", thesis);
  TlnExportReport first = export_texts (f, language);
  TlnExportReport second = export_texts (f, language);
  g_assert_cmpuint (first.written, ==, 23); /* with two articles and two pictures more */
  g_assert_cmpuint (second.written, ==, 0);
  g_assert_cmpuint (second.unchanged, ==, 23);
  g_assert_cmpuint (second.kept, ==, 0);
  g_assert_cmpuint (count_files (f, folder), ==, 2);
  g_autofree char *note = read_below (
      f, "Sources", zh ? "日期不详 来源不详 – First.md" : "undated Unknown source – First.md");
  g_assert_nonnull (note);
  g_autofree char *link = g_strdup_printf ("![A rack](%s/%s)", zh ? "附件" : "assets", name);
  g_assert_nonnull (strstr (note, link));
  g_assert_nonnull (strstr (note, zh ? "\n## 正文\n" : "\n## Text\n"));
  g_assert_nonnull (strstr (note, "\n### Racks\n\n#### Deep\n"));
  g_assert_nonnull (strstr (note, "![gone](https://e.example/gone.png)"));
  g_assert_nonnull (strstr (note, "%\\% throughline:end %\\%"));
  g_assert_nonnull (strstr (note, "%\\%\\%hidden%\\%"));
  g_assert_true (g_str_has_suffix (note, "\n%% throughline:end %%\n"));
  assert_states (f, f->folder, TLN_VERIFY_EXACT);

  /* One that somebody spoilt is written again, one that is the same is not touched. */
  g_autofree char *path = g_build_filename (f->folder, folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "spoilt", -1, NULL));
  TlnExportReport third = export_texts (f, language);
  g_assert_cmpuint (third.written, ==, 1);
  g_autofree char *again = read_below (f, folder, name);
  g_assert_true (memcmp (again, g_bytes_get_data (a, NULL), 24) == 0);
}

/* A note that was moved has its pictures beside it again. */
static void
test_moved_text (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");

  add_illustrated (f, "First", thesis);
  export_texts (f, language);
  g_autofree char *note =
      g_build_filename (f->folder, "Sources", "undated Unknown source – First.md", NULL);
  g_autofree char *moved = g_build_filename (f->folder, "Mine.md", NULL);
  g_assert_cmpint (g_rename (note, moved), ==, 0);
  TlnExportReport report = export_texts (f, language);
  g_assert_cmpuint (count_files (f, "assets"), ==, 2);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (report.kept, ==, 0);
  TlnExportReport again = export_texts (f, language);
  g_assert_cmpuint (again.written, ==, 0);
}

/* Where a picture cannot be written the export says so; without texts there is none. */
static void
test_blocked_pictures (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  TlnExportOptions options = { "vault", 0, language, f->folder, TRUE };
  g_autofree char *blocked = tln_test_write (f->folder, "Sources/assets", "a file", -1);
  g_autoptr (GError) error = NULL;
  TlnExportReport report;

  add_illustrated (f, "First", thesis);
  TlnExportReport plain = export_to (f, "vault", 0, language, f->folder);
  g_assert_cmpuint (plain.written, ==, 20);
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);
  g_assert_no_error (error);
  g_assert_false (tln_export_write (f->db, files, &options, &report, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE);
}

static void
test_verify (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  g_autofree char *file = g_build_filename (f->folder, "one.md", NULL);
  g_autofree char *content = NULL;

  export_to (f, "markdown", thesis, language, file);
  g_assert_cmpuint (assert_states (f, file, TLN_VERIFY_EXACT), ==, 9);
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));

  /* A footnote that points a little to the side: the words stand elsewhere. */
  g_autoptr (GRegex) places = g_regex_new ("chars (\\d)|字符 (\\d)", 0, 0, NULL);
  g_autofree char *shifted = g_regex_replace (places, content, -1, 0, "chars 9\\1\\2", 0, NULL);
  g_assert_true (g_file_set_contents (file, shifted, -1, NULL));
  assert_states (f, file, TLN_VERIFY_MOVED);

  /* Words that were changed in the file. */
  g_autoptr (GRegex) quotes = g_regex_new (" \\[\\^c", 0, 0, NULL);
  g_autofree char *altered =
      g_regex_replace_literal (quotes, content, -1, 0, " indeed [^c", 0, NULL);
  g_assert_true (g_file_set_contents (file, altered, -1, NULL));
  assert_states (f, file, TLN_VERIFY_ALTERED);

  /* A library without the sources. */
  g_assert_true (g_file_set_contents (file, content, -1, NULL));
  tln_test_begin (f->db, "article-trash");
  g_assert_true (tln_db_exec (f->db, "DELETE FROM article", NULL));
  tln_test_end (f->db);
  assert_states (f, file, TLN_VERIFY_MISSING);
}

/* Whatever a quote holds, the export shows it so that verify reads the same words again. */
static void
test_hostile_quotes (Fixture *f, gconstpointer language)
{
  static const char *const pieces[] = { "word",    "推理算力", "\n",       "\n\n",   "    code",
                                        "\ttab",   "# head",   "1. one",   "- dash", "> quote",
                                        "```",     "`tick`",   "**b**",    "_i_",    "[^c1]",
                                        "[^c1]: ", "^claim-1", "%%",       "&amp;",  "&#32;",
                                        "\\",      "==m==",    "|",        "#tag",   " ",
                                        "<!-- ",   "-->",      "---",      "$x$",    "~~s~~",
                                        "[[l]]",   "![i](u)",  "%% end %%" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (f->folder, "one.md", NULL);

  tln_test_begin (f->db, "import");
  gint64 thesis = tln_theses_add (f->db, "A *title* # [of] | its own", 0, &error);
  for (int i = 0; i < 40; i++) {
    g_autoptr (GString) text = g_string_new ("start ");
    for (int n = 0; n < 40; n++)
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    gint64 article = tln_test_add (f->db, tln_test_draft ("A\ntitle", text->str, NULL));
    g_autoptr (TlnBody) body = tln_articles_get_body (f->db, article, &error);
    guint32 length = (guint32) g_utf8_strlen (body->text, -1);
    for (int n = 0; n < 5; n++) {
      guint32 start = (guint32) g_rand_int_range (rand, 0, (gint32) length);
      guint32 end = (guint32) g_rand_int_range (rand, (gint32) start, (gint32) length) + 1;
      g_autoptr (TlnQuote) quote = tln_quote_new (body->text, start, end);
      add_claim (f->db, article, thesis, quote);
    }
  }
  tln_test_end (f->db);
  export_to (f, "markdown", thesis, language, file);
  g_assert_cmpuint (assert_states (f, file, TLN_VERIFY_EXACT), >, 180);
  export_to (f, "vault", thesis, language, f->folder);
  g_assert_cmpuint (assert_states (f, f->folder, TLN_VERIFY_EXACT), >, 360);
}

/* An editor of another system writes its own line ends. */
static void
test_line_ends (Fixture *f, gconstpointer language)
{
  g_autofree char *content = NULL;

  export_to (f, "vault", 0, language, f->folder);
  g_autofree char *note = thesis_note (f);
  g_assert_true (g_file_get_contents (note, &content, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autofree char *theirs = g_strjoinv ("\r\n", lines);
  g_assert_true (g_file_set_contents (note, theirs, -1, NULL));
  g_assert_cmpuint (assert_states (f, note, TLN_VERIFY_EXACT), ==, 9);
  TlnExportReport report = export_to (f, "vault", 0, language, f->folder);
  g_assert_cmpuint (report.kept, ==, 0);
  g_assert_cmpuint (report.unchanged, ==, 19);
}

/* What is no text is not ours: a library, a picture. A pipe is not waited for. */
static void
test_no_text (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  g_autofree char *library = tln_test_write (f->folder, "library.db", "SQLite format 3\0x", 17);
  g_autofree char *pipe = g_build_filename (f->folder, "pipe.md", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  TlnExportReport report;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (int i = 0; i < 2; i++) {
    TlnExportOptions options = { "markdown", thesis, language, i == 0 ? library : pipe };
    g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);
    g_assert_no_error (error);
    g_assert_false (tln_export_write (f->db, files, &options, &report, &error));
    g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE);
    g_clear_error (&error);
  }
  g_assert_true (g_file_get_contents (library, &content, &length, NULL));
  g_assert_cmpuint (length, ==, 17);
  g_assert_null (tln_verify (f->db, pipe, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  TlnExportReport vault = export_to (f, "vault", 0, language, f->folder);
  g_assert_cmpuint (vault.written, ==, 19);
}

/* Headings go down one level at a time. */
static void
test_headings (Fixture *f, gconstpointer language)
{
  TlnExportOptions options = { "vault", 0, language, f->folder };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);

  for (guint i = 0; i < files->len; i++) {
    const TlnExportFile *file = g_ptr_array_index (files, i);
    g_auto (GStrv) lines = g_strsplit (file->content, "\n", -1);
    gsize level = 0;
    gboolean stage = g_str_has_prefix (file->path, "Stages/");
    guint theses = 0;
    for (guint k = 0; lines[k] != NULL; k++) {
      gsize marks = strspn (lines[k], "#");
      if (marks == 0 || lines[k][marks] != ' ')
        continue;
      g_assert_cmpuint (marks, <=, level + 1);
      level = marks;
      theses += marks == 2;
    }
    if (stage)
      g_assert_cmpuint (theses, ==, 2);
  }
}

/* A rebuttal stands below its claim; without a link there is no such part. */
static void
test_argument (Fixture *f, gconstpointer language)
{
  g_autoptr (GError) error = NULL;
  gint64 thesis = tln_theses_add (f->db, "Power", 0, &error);
  TlnExportOptions options = { "markdown", thesis, language, f->folder };
  TlnEvidenceDraft against = { .thesis = thesis,
                               .stance = TLN_STANCE_AGAINST,
                               .day = TLN_DAY_NONE };
  static const char *const words[] = { "Demand falls", "It * does not", "Coal did so" };
  gint64 claims[3];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    TlnQuote quote = { (char *) words[i], NULL, NULL, 0, 3 };
    gint64 article = tln_test_add (f->db, tln_test_draft (words[i], words[i], "2025-02-20"));

    claims[i] = tln_claims_add (f->db, article, &quote, &error);
    g_assert_no_error (error);
  }
  tln_claims_set_evidence (f->db, claims[0], &against, &error);
  tln_claims_set (f->db, claims[1], "speaker", "Ann", &error);
  g_autoptr (GPtrArray) before = tln_export_render (f->db, &options, &error);
  g_assert_null (strstr (((TlnExportFile *) before->pdata[0])->content, "## Argument"));
  TlnArgumentDraft links[] = {
    { claims[1], claims[0], 0, TLN_RELATION_REBUTS, "At once" },
    { claims[1], claims[2], 0, TLN_RELATION_DEPENDS_ON, NULL },
    { claims[0], claims[2], 0, TLN_RELATION_OPPOSES, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    tln_arguments_set (f->db, &links[i], &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &options, &error);
  const char *part = strstr (((TlnExportFile *) files->pdata[0])->content, "## Argument\n\n");
  g_assert_nonnull (part);
  g_assert_true (g_str_has_prefix (part + strlen ("## Argument\n\n"),
                                   "- **Against**: Demand falls\n"
                                   "  - **Rebuts** (For): It \\* does not – Ann – At once\n"
                                   "    - **Ground** (For): Coal did so\n"
                                   "      - **Opposes** (Against): Demand falls (see above)\n"));
  g_assert_true (tln_db_exec (f->db, "ALTER TABLE argument_link RENAME TO gone", &error));
  g_assert_null (tln_export_render (f->db, &options, &error));
  g_assert_nonnull (error);
}

static void
test_failures (Fixture *f, gconstpointer language)
{
  g_autofree char *stranger = tln_test_write (f->folder, "stranger.md", "# Just a note\n", -1);
  g_autofree char *blocked = tln_test_write (f->folder, "blocked", "a file", -1);
  TlnExportOptions unknown = { "pdf", 0, NULL, f->folder };
  TlnExportOptions nobody = { "markdown", 12345, NULL, f->folder };
  TlnExportOptions both = { "markdown", 0, NULL, f->folder };
  TlnExportOptions inside = { "vault", 0, NULL, blocked };
  g_autoptr (GError) error = NULL;
  TlnExportReport report;

  g_assert_null (tln_export_render (f->db, &unknown, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (tln_export_render (f->db, &nobody, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tln_export_render (f->db, &both, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_autoptr (GPtrArray) files = tln_export_render (f->db, &inside, &error);
  g_assert_no_error (error);
  g_assert_false (tln_export_write (f->db, files, &inside, &report, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_WRITABLE);
  g_clear_error (&error);
  g_assert_null (tln_verify (f->db, stranger, &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_OURS);
  g_clear_error (&error);
  g_assert_null (tln_verify (f->db, "/nowhere/at/all.md", &error));
  g_assert_error (error, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND);
}

/* The day of a claim whose article has none is called what it is. */
static void
test_undated (Fixture *f, gconstpointer language)
{
  gint64 thesis = tln_test_int (f->db, "SELECT id FROM thesis ORDER BY id LIMIT 1");
  g_autofree char *file = g_build_filename (f->folder, "one.md", NULL);
  g_autofree char *dated = NULL;
  g_autofree char *undated = NULL;

  export_to (f, "markdown", thesis, language, file);
  g_assert_true (g_file_get_contents (file, &dated, NULL, NULL));
  g_assert_null (strstr (dated, ", captured 2025-03-10 · strength"));
  tln_test_begin (f->db, "article-edit");
  g_assert_true (tln_db_exec (f->db, "UPDATE article SET published = NULL", NULL));
  g_assert_true (
      tln_db_exec (f->db, "UPDATE evidence SET day = unixepoch ('2025-03-10') / 86400", NULL));
  tln_test_end (f->db);
  export_to (f, "markdown", thesis, language, file);
  g_assert_true (g_file_get_contents (file, &undated, NULL, NULL));
  g_assert_nonnull (strstr (undated, ", captured 2025-03-10 · strength"));
  g_assert_cmpuint (assert_states (f, file, TLN_VERIFY_EXACT), ==, 9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add ("/export/vault/en", Fixture, "en", set_up, test_vault, tear_down);
  g_test_add ("/export/vault/zh", Fixture, "zh_CN", set_up, test_vault, tear_down);
  g_test_add ("/export/own-text-stays", Fixture, "en", set_up, test_own_text_stays, tear_down);
  g_test_add ("/export/colour/en", Fixture, "en", set_up, test_colour, tear_down);
  g_test_add ("/export/colour/zh", Fixture, "zh_CN", set_up, test_colour, tear_down);
  g_test_add ("/export/texts/en", Fixture, "en", set_up, test_texts, tear_down);
  g_test_add ("/export/texts/zh", Fixture, "zh_CN", set_up, test_texts, tear_down);
  g_test_add ("/export/moved-text", Fixture, "en", set_up, test_moved_text, tear_down);
  g_test_add ("/export/blocked-pictures", Fixture, "en", set_up, test_blocked_pictures, tear_down);
  g_test_add ("/export/verify/en", Fixture, "en", set_up, test_verify, tear_down);
  g_test_add ("/export/verify/zh", Fixture, "zh_CN", set_up, test_verify, tear_down);
  g_test_add ("/export/hostile-quotes", Fixture, "en", set_up, test_hostile_quotes, tear_down);
  g_test_add ("/export/line-ends", Fixture, "en", set_up, test_line_ends, tear_down);
  g_test_add ("/export/no-text", Fixture, "en", set_up, test_no_text, tear_down);
  g_test_add ("/export/headings", Fixture, "en", set_up, test_headings, tear_down);
  g_test_add ("/export/undated", Fixture, "en", set_up, test_undated, tear_down);
  g_test_add ("/export/argument", Fixture, "en", set_up, test_argument, tear_down);
  g_test_add ("/export/failures", Fixture, "en", set_up, test_failures, tear_down);
  return g_test_run ();
}
