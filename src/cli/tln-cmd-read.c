/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read and detect: what a document holds, without any library. */
#include "tln-cli.h"
#include "tln-detect.h"
#include "tln-document.h"
#include "tln-figures.h"
#include "tln-text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Parses one path; NULL after a refusal. */
static TlnDocument *
parse_path (TlnCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tln_cli_read_bytes (path, &error);
  TlnHints hints = { .name = strcmp (path, "-") != 0 ? path : NULL };
  TlnDocument *document = bytes != NULL ? tln_document_parse (bytes, &hints, &error) : NULL;

  if (document == NULL)
    tln_cli_refuse_error (cli, path, g_steal_pointer (&error));
  return document;
}

/* As the page states it where that is ISO 8601 already, with fractions of seconds and all. */
static char *
published_time (const TlnDocument *document)
{
  TlnDate stated;

  if (document->published_text != NULL && strlen (document->published_text) > 10 &&
      document->published_text[10] == 'T' && tln_date_parse (document->published_text, &stated) &&
      stated.day == document->published.day)
    return g_strdup (document->published_text);
  return tln_date_format (&document->published);
}

static void
begin_list (JsonBuilder *object, const char *name)
{
  json_builder_set_member_name (object, name);
  json_builder_begin_array (object);
}

/* What is said of pictures is apart from the text. */
static void
add_captions (JsonBuilder *object, const TlnRich *rich)
{
  begin_list (object, "captions");
  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    if (span->kind != TLN_SPAN_CAPTION)
      continue;
    g_autofree char *caption = tln_text_slice (rich->text, span->start, span->end);
    json_builder_add_string_value (object, caption);
  }
  json_builder_end_array (object);
}

static void
print_document (const char *path, const TlnDocument *document)
{
  JsonBuilder *object = tln_cli_object ();
  g_autofree char *text = tln_rich_running_text (document->rich);
  g_autofree char *published = published_time (document);
  g_autofree char *captured = tln_date_format (&document->captured);

  tln_cli_add_text (object, "path", path);
  tln_cli_add_text (object, "title", document->title.value);
  tln_cli_add_text (object, "byline", document->byline.value);
  tln_cli_add_text (object, "siteName", document->site_name.value);
  tln_cli_add_text (object, "publishedTime", published);
  tln_cli_add_text (object, "captured", captured);
  tln_cli_add_text (object, "lang", document->language.value);
  tln_cli_add_text (object, "dir", document->dir.value);
  tln_cli_add_text (object, "text", text);
  add_captions (object, document->rich);
  tln_cli_add_text (object, "markdown", document->markdown);
  tln_cli_add_text (object, "encoding", document->encoding);
  tln_cli_add_text (object, "kind", document->kind);
  tln_cli_add_text (object, "url", document->url.value);
  tln_cli_add_pages (object, document->pages);
  tln_cli_print (object);
}

static void
print_field (const char *name, const TlnField *field)
{
  if (field->value != NULL)
    printf ("%s: %s (%s%s)\n", name, field->value, field->origin, field->guess ? ", guess" : "");
}

static void
show_document (const TlnDocument *document)
{
  g_autofree char *published = tln_date_format (&document->published);

  print_field ("title", &document->title);
  print_field ("byline", &document->byline);
  print_field ("site", &document->site_name);
  print_field ("url", &document->url);
  if (published != NULL)
    printf ("published: %s (%s%s)\n", published, document->published_origin,
            document->published_guess ? ", guess" : "");
  printf ("kind: %s, %s\n\n%s\n", document->kind, document->encoding,
          document->markdown != NULL ? document->markdown : document->rich->text);
}

static int
run_read (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("read: a path is missing");
  for (int i = 1; i < argc; i++) {
    g_autoptr (TlnDocument) document = parse_path (cli, argv[i]);
    if (document == NULL)
      continue;
    if (cli->json)
      print_document (argv[i], document);
    else
      show_document (document);
  }
  return TLN_CLI_DONE;
}

static void
add_span (JsonBuilder *object, guint32 start, guint32 end, const char *rule)
{
  tln_cli_add_int (object, "start", start);
  tln_cli_add_int (object, "end", end);
  tln_cli_add_text (object, "rule", rule);
  json_builder_end_object (object);
}

static void
add_value (JsonBuilder *object, const char *name, double value)
{
  if (isnan (value))
    tln_cli_add_text (object, name, NULL);
  else
    tln_cli_add_double (object, name, value);
}

static void
add_numbers (JsonBuilder *object, GPtrArray *numbers)
{
  begin_list (object, "numbers");
  for (guint i = 0; i < numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (numbers, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "quote", number->quote);
    add_value (object, "value", number->value);
    if (!isnan (number->upper))
      add_value (object, "upper", number->upper);
    tln_cli_add_text (object, "unit", number->unit);
    tln_cli_add_text (object, "qualifier", number->qualifier);
    tln_cli_add_text (object, "within", number->within);
    add_span (object, number->start, number->end, number->rule);
  }
  json_builder_end_array (object);
}

static void
add_dates (JsonBuilder *object, GPtrArray *dates)
{
  begin_list (object, "dates");
  for (guint i = 0; i < dates->len; i++) {
    const TlnFoundDate *date = g_ptr_array_index (dates, i);
    g_autofree char *written = tln_date_format (&date->date);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "quote", date->quote);
    if (written != NULL)
      tln_cli_add_text (object, "date", written);
    tln_cli_add_text (object, "precision", date->precision);
    tln_cli_add_text (object, "within", date->within);
    add_span (object, date->start, date->end, date->rule);
  }
  json_builder_end_array (object);
}

static void
add_forecasts (JsonBuilder *object, GPtrArray *forecasts)
{
  begin_list (object, "forecasts");
  for (guint i = 0; i < forecasts->len; i++) {
    const TlnFoundForecast *forecast = g_ptr_array_index (forecasts, i);
    g_autofree char *due = tln_date_format (&forecast->due);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "quote", forecast->quote);
    tln_cli_add_text (object, "cue", forecast->cue);
    tln_cli_add_text (object, "speaker", forecast->speaker);
    tln_cli_add_text (object, "horizon", forecast->horizon);
    tln_cli_add_text (object, "due", due);
    begin_list (object, "numbers");
    for (guint j = 0; j < forecast->numbers->len; j++)
      json_builder_add_int_value (object, g_array_index (forecast->numbers, guint, j));
    json_builder_end_array (object);
    add_value (object, "multiple", forecast->multiple);
    add_span (object, forecast->start, forecast->end, forecast->rule);
  }
  json_builder_end_array (object);
}

static void
print_detection (const char *path, const TlnDetection *found, const TlnFigures *figures)
{
  JsonBuilder *object = tln_cli_object ();

  tln_cli_add_text (object, "path", path);
  begin_list (object, "instruments");
  for (guint i = 0; i < found->instruments->len; i++) {
    const TlnFoundInstrument *instrument = g_ptr_array_index (found->instruments, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "code", instrument->code);
    tln_cli_add_text (object, "exchange", instrument->exchange);
    tln_cli_add_text (object, "name", instrument->name);
    add_span (object, instrument->start, instrument->end, instrument->rule);
  }
  json_builder_end_array (object);
  begin_list (object, "stages");
  for (guint i = 0; i < found->stages->len; i++) {
    const TlnFoundStage *stage = g_ptr_array_index (found->stages, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "stage", stage->stage);
    tln_cli_add_text (object, "quote", stage->quote);
    add_span (object, stage->start, stage->end, stage->rule);
  }
  json_builder_end_array (object);
  begin_list (object, "boilerplate");
  for (guint i = 0; i < found->boilerplate->len; i++) {
    const TlnFoundBoilerplate *boilerplate = g_ptr_array_index (found->boilerplate, i);
    json_builder_begin_object (object);
    tln_cli_add_text (object, "kind", boilerplate->kind);
    add_span (object, boilerplate->start, boilerplate->end, boilerplate->rule);
  }
  json_builder_end_array (object);
  add_numbers (object, figures->numbers);
  add_dates (object, figures->dates);
  add_forecasts (object, figures->forecasts);
  tln_cli_print (object);
}

static void
show_detection (const char *text, const TlnDetection *found)
{
  for (guint i = 0; i < found->instruments->len; i++) {
    const TlnFoundInstrument *instrument = g_ptr_array_index (found->instruments, i);
    printf ("instrument %s.%s %s [%u–%u] %s\n", instrument->code, instrument->exchange,
            instrument->name != NULL ? instrument->name : "", instrument->start, instrument->end,
            instrument->rule);
  }
  for (guint i = 0; i < found->stages->len; i++) {
    const TlnFoundStage *stage = g_ptr_array_index (found->stages, i);
    printf ("stage %s “%s” [%u–%u] %s\n", stage->stage, stage->quote, stage->start, stage->end,
            stage->rule);
  }
  for (guint i = 0; i < found->boilerplate->len; i++) {
    const TlnFoundBoilerplate *boilerplate = g_ptr_array_index (found->boilerplate, i);
    g_autofree char *slice = tln_text_slice (text, boilerplate->start, boilerplate->end);
    g_autofree char *line = tln_text_excerpt (slice, 40);
    printf ("%s “%s” [%u–%u] %s\n", boilerplate->kind, line, boilerplate->start, boilerplate->end,
            boilerplate->rule);
  }
}

static void
show_figures (const TlnFigures *figures)
{
  for (guint i = 0; i < figures->numbers->len; i++) {
    const TlnFoundNumber *number = g_ptr_array_index (figures->numbers, i);
    printf ("number “%s” %.15g %s [%u–%u] %s\n", number->quote, number->value, number->unit,
            number->start, number->end, number->rule);
  }
  for (guint i = 0; i < figures->dates->len; i++) {
    const TlnFoundDate *date = g_ptr_array_index (figures->dates, i);
    g_autofree char *written = tln_date_format (&date->date);
    printf ("date “%s” %s, %s [%u–%u] %s\n", date->quote, written != NULL ? written : "?",
            date->precision, date->start, date->end, date->rule);
  }
  for (guint i = 0; i < figures->forecasts->len; i++) {
    const TlnFoundForecast *forecast = g_ptr_array_index (figures->forecasts, i);
    g_autofree char *due = tln_date_format (&forecast->due);
    printf ("forecast “%s” due %s [%u–%u] %s\n", forecast->quote, due != NULL ? due : "not said",
            forecast->start, forecast->end, forecast->rule);
  }
}

static int
run_detect (TlnCli *cli, int argc, char **argv)
{
  if (argc < 2)
    return tln_cli_usage ("detect: a path is missing");
  for (int i = 1; i < argc; i++) {
    g_autoptr (TlnDocument) document = parse_path (cli, argv[i]);
    if (document == NULL)
      continue;
    g_autofree char *text = tln_rich_running_text (document->rich); /* as read gives it */
    g_autoptr (TlnDetection) found = tln_detect (text, NULL);
    g_autoptr (TlnFigures) figures = tln_figures_find (text, found, &document->published);
    if (cli->json) {
      print_detection (argv[i], found, figures);
      continue;
    }
    show_detection (text, found);
    show_figures (figures);
  }
  return TLN_CLI_DONE;
}

const TlnCommand tln_commands_read[] = {
  { "read", "PATH…|-: parse documents, without a library", run_read, TRUE },
  { "detect", "PATH…|-: codes, stages, boilerplate, figures and forecasts of documents", run_detect,
    TRUE },
  { NULL },
};
