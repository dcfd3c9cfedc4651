/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container of metadata. Where it comes from is in tln-metadata-page.c (pages),
 * tln-metadata-text.c (plain text) and tln-front-matter.c (Markdown). */
#include "tln-metadata.h"

#include "tln-running-date.h"
#include "tln-text.h"

#include <string.h>

TlnMetadata *
tln_metadata_new (void)
{
  TlnMetadata *self = g_new0 (TlnMetadata, 1);

  self->published = TLN_DATE_NONE;
  self->captured = TLN_DATE_NONE;
  return self;
}

void
tln_metadata_free (TlnMetadata *metadata)
{
  TlnField *fields[] = { &metadata->title, &metadata->byline,   &metadata->site_name,
                         &metadata->url,   &metadata->language, &metadata->dir };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (fields[i]->value);
  g_free (metadata->published_text);
  g_strfreev (metadata->tags);
  g_free (metadata->base);
  g_free (metadata->body);
  g_free (metadata);
}

void
tln_field_offer (TlnField *field, const char *value, const char *origin, gboolean guess)
{
  if (field->value != NULL || value == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *squeezed = tln_text_squeeze (valid);
  if (*squeezed == '\0')
    return;
  field->value = g_steal_pointer (&squeezed);
  field->origin = origin;
  field->guess = guess;
}

void
tln_metadata_offer_date (TlnMetadata *metadata,
                         const char *written,
                         const char *origin,
                         gboolean guess)
{
  TlnDate date;

  if (metadata->published.day != TLN_DAY_NONE || written == NULL)
    return;
  g_autofree char *squeezed = tln_text_squeeze (written);
  if (!tln_date_parse (squeezed, &date) && !tln_running_date_find (squeezed, &date, NULL, NULL) &&
      !tln_running_date_from_epoch (squeezed, &date))
    return;
  if (guess && date.precision == TLN_PRECISION_YEAR) /* a number like any other */
    return;
  metadata->published = date;
  metadata->published_origin = origin;
  metadata->published_guess = guess;
  metadata->published_text = g_steal_pointer (&squeezed);
}

/* "By Ada Test May 20, 2019", "Ada Test • 8h": the name alone; of "Updated: May 20, 2019" nothing.
 */
static char *
name_alone (const char *byline)
{
  g_autofree char *name = byline != NULL ? tln_text_squeeze (byline) : NULL;
  char *bullet = name != NULL ? strstr (name, " • ") : NULL;
  TlnDate date;
  gsize start;

  if (bullet != NULL && bullet > name)
    *bullet = '\0';
  if (name != NULL && tln_running_date_find (name, &date, &start, NULL) && start > 3) {
    while (start > 0 && strchr (" ,-|/", name[start - 1]) != NULL)
      start--;
    name[start] = '\0';
    if (g_str_has_suffix (name, ":"))
      *name = '\0';
  }
  return g_steal_pointer (&name);
}

void
tln_metadata_complete (TlnMetadata *metadata, const TlnExtract *extract)
{
  if (extract == NULL)
    return;
  g_autofree char *name = name_alone (extract->byline);
  tln_field_offer (&metadata->byline, name, "text", TRUE);
  tln_field_offer (&metadata->dir, extract->dir, "dir", FALSE);
}

void
tln_metadata_move (TlnMetadata *metadata, TlnDocument *document)
{
  TlnField *from[] = { &metadata->title, &metadata->byline,   &metadata->site_name,
                       &metadata->url,   &metadata->language, &metadata->dir };
  TlnField *to[] = { &document->title, &document->byline,   &document->site_name,
                     &document->url,   &document->language, &document->dir };

  for (gsize i = 0; i < G_N_ELEMENTS (from); i++) {
    *to[i] = *from[i];
    from[i]->value = NULL;
  }
  document->published = metadata->published;
  document->published_origin = metadata->published_origin;
  document->published_guess = metadata->published_guess;
  document->published_text = g_steal_pointer (&metadata->published_text);
  if (metadata->captured.day != TLN_DAY_NONE)
    document->captured = metadata->captured;
  if (metadata->tags != NULL)
    document->tags = g_steal_pointer (&metadata->tags);
}
