/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences for errors. A new code needs its line here; tests/app/test-error-text.c asks for it. */
#include "tln-error-text.h"

#include "tln-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static const char *
db_text (int code)
{
  switch ((TlnDbError) code) {
  case TLN_DB_ERROR_BUSY:
    return _ ("Another program is using the library. Nothing was changed; close it and try again.");
  case TLN_DB_ERROR_FULL:
    return _ ("The disk is full. Nothing was changed; free some space and try again.");
  case TLN_DB_ERROR_CORRUPT:
    return _ ("The library file is damaged. It was left as it is; restore it from a backup.");
  case TLN_DB_ERROR_INDEX:
    return _ (
        "The search index was damaged and is being made anew. Nothing was changed; try again.");
  case TLN_DB_ERROR_READ_ONLY:
    return _ ("The library cannot be written to. Nothing was changed; check the permissions of its "
              "file and folder.");
  case TLN_DB_ERROR_CONSTRAINT:
    return _ ("That does not fit into the library, so nothing was changed.");
  case TLN_DB_ERROR_NOT_OURS:
    return _ ("This file is not a Throughline library. It was left as it is.");
  case TLN_DB_ERROR_TOO_NEW:
    return _ ("This library was written by a newer version of Throughline. It was left as it is; "
              "update the program to open it.");
  case TLN_DB_ERROR_TOO_OLD:
    return _ ("This library was written by an older version of Throughline and cannot be brought "
              "up to date here. Make its file and folder writable.");
  case TLN_DB_ERROR_MISSING:
    return _ ("The library cannot be opened: its folder is missing or not yours to use.");
  case TLN_DB_ERROR_UNDO:
    return _ ("There is nothing left to undo or redo here.");
  case TLN_DB_ERROR_FAILED:
    return _ ("The library could not do that. Nothing was changed; try again.");
  case TLN_DB_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
import_text (int code)
{
  switch ((TlnImportError) code) {
  case TLN_IMPORT_ERROR_UNSUPPORTED:
    return _ (
        "This kind of file cannot be read. Save it as a web page or as text and import that.");
  case TLN_IMPORT_ERROR_MALFORMED:
    return _ ("The file is not what its name says. Save it again from where it came.");
  case TLN_IMPORT_ERROR_TOO_LARGE:
    return _ ("The file is too large for an article: 32 MB is the most.");
  case TLN_IMPORT_ERROR_EMPTY:
    return _ ("The file is empty.");
  case TLN_IMPORT_ERROR_NO_TEXT:
    return _ ("There is nothing to read in it. Copy the text where you can see it and paste it "
              "here.");
  case TLN_IMPORT_ERROR_ENCODING:
    return _ ("The characters cannot be made out. Save the file as UTF-8 and import it again.");
  case TLN_IMPORT_ERROR_UNREADABLE:
    return _ ("The file or folder cannot be opened. Check that it is still there and yours to "
              "read.");
  case TLN_IMPORT_ERROR_DAMAGED:
    return _ ("The file is damaged or was not saved to its end. Save it again from where it came.");
  case TLN_IMPORT_ERROR_ENCRYPTED:
    return _ ("The file is protected by a password. Save a copy without it and import that.");
  case TLN_IMPORT_ERROR_SCANNED:
    return _ ("The PDF holds pictures of pages, no text. Have the text recognized (OCR) and import "
              "the result, or paste the text.");
  case TLN_IMPORT_ERROR_TOO_LONG:
    return _ ("The document is too long: 2,000 pages are the most. Import the part you need.");
  case TLN_IMPORT_ERROR_TOO_HEAVY:
    return _ ("Reading the file took too much time or memory and was stopped. Print it to a new "
              "PDF, or copy the text and paste it here.");
  case TLN_IMPORT_ERROR_NO_READER:
    return _ ("This installation cannot read PDF files. Copy the text and paste it here.");
  case TLN_IMPORT_ERROR_NOT_FEED:
    return _ ("There is no feed here. Look for the address of the feed on the site’s page.");
  case TLN_IMPORT_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
price_text (int code)
{
  switch ((TlnPriceError) code) {
  case TLN_PRICE_ERROR_UNSUPPORTED:
    return _ ("This kind of price file cannot be read. Save it as CSV and import that.");
  case TLN_PRICE_ERROR_MALFORMED:
    return _ ("No table of prices was found in the file: it needs a date and a closing price in "
              "every row.");
  case TLN_PRICE_ERROR_EMPTY:
    return _ ("There are no prices in the file.");
  case TLN_PRICE_ERROR_AMBIGUOUS:
    return _ ("The columns or dates can be read in two ways. Name the columns in the first row and "
              "write dates as 2025-03-10.");
  case TLN_PRICE_ERROR_TOO_LARGE:
    return _ ("The price file is too large.");
  case TLN_PRICE_ERROR_UNREADABLE:
    return _ ("The price file cannot be opened. Check that it is still there and yours to read.");
  case TLN_PRICE_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
net_text (int code)
{
  switch ((TlnNetError) code) {
  case TLN_NET_ERROR_BAD_ADDRESS:
    return _ ("This is not the address of a web page. It should begin with https://.");
  case TLN_NET_ERROR_OFFLINE:
    return _ ("The page cannot be reached. Check the connection and the address, or paste the text "
              "instead.");
  case TLN_NET_ERROR_TIMEOUT:
    return _ ("The page took too long to answer. Try again later, or paste the text instead.");
  case TLN_NET_ERROR_TLS:
    return _ ("The connection to the page is not safe, so nothing was fetched. Open it in your "
              "browser and paste the text.");
  case TLN_NET_ERROR_REFUSED:
    return _ ("Addresses inside a private network are not fetched. Open it in your browser and "
              "paste the text.");
  case TLN_NET_ERROR_REDIRECTS:
    return _ ("The page sends on in a circle. Open it in your browser and paste the text.");
  case TLN_NET_ERROR_TOO_LARGE:
    return _ ("The page is too large to be an article.");
  case TLN_NET_ERROR_LOGIN:
    return _ ("The page asks for a log-in. Open it in your browser and paste the text.");
  case TLN_NET_ERROR_FORBIDDEN:
    return _ ("The site does not give this page to programs, or not to everybody. Open it in your "
              "browser and paste the text.");
  case TLN_NET_ERROR_SCRIPTS:
    return _ ("The page is put together by scripts, which are not run here. Open it in your "
              "browser and paste the text.");
  case TLN_NET_ERROR_NOT_FOUND:
    return _ ("There is no page at this address. Check the address.");
  case TLN_NET_ERROR_GONE:
    return _ ("The site has taken this page away. If you have its text, paste it.");
  case TLN_NET_ERROR_RATE_LIMITED:
    return _ ("The site asks to wait before the next page. Try again in some minutes.");
  case TLN_NET_ERROR_SERVER:
    return _ ("The site has a fault of its own. Try again later.");
  case TLN_NET_ERROR_BAD_REPLY:
    return _ ("The answer of the site cannot be read. Try again, or paste the text instead.");
  case TLN_NET_ERROR_CUT_SHORT:
    return _ ("The page broke off before its end, so nothing of it was taken. Try again, or paste "
              "the text instead.");
  case TLN_NET_ERROR_WRONG_TYPE:
    return _ ("There is no text at this address: it is a picture, a video or a program.");
  case TLN_NET_ERROR_BAD_SAVE:
    return _ ("What the browser handed over cannot be read, so nothing was added. Copy the address "
              "and paste it here.");
  case TLN_NET_ERROR_SAVE_TOO_LONG:
    return _ ("The browser handed over too much, so nothing was added. Select fewer words and try "
              "again.");
  case TLN_NET_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
export_text (int code)
{
  switch ((TlnExportError) code) {
  case TLN_EXPORT_ERROR_NOT_WRITABLE:
    return _ ("The folder or file cannot be written to. Choose another one.");
  case TLN_EXPORT_ERROR_NOT_FOUND:
    return _ ("What was to be exported is not in the library any more.");
  case TLN_EXPORT_ERROR_NOT_OURS:
    return _ ("This is not an export of Throughline.");
  case TLN_EXPORT_ERROR_FORMAT:
    return _ ("There is no such export format.");
  case TLN_EXPORT_ERROR_FAILED:
    return _ ("The export could not be finished. What was written before is still there; try "
              "again.");
  case TLN_EXPORT_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
search_text (int code)
{
  switch ((TlnSearchError) code) {
  case TLN_SEARCH_ERROR_EMPTY:
    return _ ("Something is missing after the colon.");
  case TLN_SEARCH_ERROR_FLAG:
    return _ ("After “is:” there can be unread, starred, inbox, archived, highlighted or stub.");
  case TLN_SEARCH_ERROR_DATE:
    return _ ("Write the date as 2025, 2025-03, 2025-W11 or 2025-03-10.");
  case TLN_SEARCH_ERROR_STANCE:
    return _ ("After “stance:” there can be for, against or neutral.");
  case TLN_SEARCH_ERROR_LANGUAGE:
    return _ ("Write the language as zh or en.");
  case TLN_SEARCH_ERROR_KEY:
    return _ ("There is no such filter; this is searched for as a word.");
  case TLN_SEARCH_ERROR_NAME:
    return _ ("Nothing has this name.");
  case TLN_SEARCH_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
forecast_text (int code)
{
  switch ((TlnForecastError) code) {
  case TLN_FORECAST_ERROR_EMPTY:
    return _ ("It says nothing yet. Write it in a few words.");
  case TLN_FORECAST_ERROR_DUE_PAST:
    return _ ("That day is before it was written down. Choose a later one.");
  case TLN_FORECAST_ERROR_BOUNDS:
    return _ ("The lower bound is above the upper one. Change one of them.");
  case TLN_FORECAST_ERROR_PROBABILITY:
    return _ ("A probability goes from 0 to 100 %, your own in steps of 5 %.");
  case TLN_FORECAST_ERROR_UNDATED:
    return _ ("A forecast without a due date cannot be scored. Give it a date first.");
  case TLN_FORECAST_ERROR_PROOF:
    return _ ("This needs a proof: a claim, or the close of an instrument on a day that has one.");
  case TLN_FORECAST_ERROR_DECIDED:
    return _ ("This was decided before. Nothing was changed; undo or reopen it first.");
  case TLN_FORECAST_ERROR_GONE:
    return _ ("It is not in the library any more.");
  case TLN_FORECAST_ERROR_LAST:
  default:
    return NULL;
  }
}

static const char *
io_text (int code)
{
  switch ((GIOErrorEnum) code) {
  case G_IO_ERROR_NOT_FOUND:
    return _ ("The file is not there any more.");
  case G_IO_ERROR_PERMISSION_DENIED:
    return _ ("The file is not yours to open.");
  case G_IO_ERROR_NO_SPACE:
    return _ ("The disk is full. Free some space and try again.");
  case G_IO_ERROR_CANCELLED:
    return _ ("That was cancelled.");
  default:
    return NULL;
  }
}

char *
tln_error_text (const GError *error)
{
  const char *text = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == TLN_DB_ERROR)
    text = db_text (error->code);
  else if (error->domain == TLN_IMPORT_ERROR)
    text = import_text (error->code);
  else if (error->domain == TLN_PRICE_ERROR)
    text = price_text (error->code);
  else if (error->domain == TLN_NET_ERROR)
    text = net_text (error->code);
  else if (error->domain == TLN_EXPORT_ERROR)
    text = export_text (error->code);
  else if (error->domain == TLN_SEARCH_ERROR)
    text = search_text (error->code);
  else if (error->domain == TLN_FORECAST_ERROR)
    text = forecast_text (error->code);
  else if (error->domain == G_IO_ERROR)
    text = io_text (error->code);
  return g_strdup (text ? text : _ ("That did not work. Nothing was changed; try again."));
}

char *
tln_error_save_text (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != G_IO_ERROR)
    return tln_error_text (error);
  switch ((GIOErrorEnum) error->code) {
  case G_IO_ERROR_NO_SPACE:
  case G_IO_ERROR_CANCELLED:
    return tln_error_text (error);
  case G_IO_ERROR_PERMISSION_DENIED:
  case G_IO_ERROR_READ_ONLY:
    return g_strdup (_ ("Nothing can be written there. Choose another folder."));
  default:
    return g_strdup (_ ("It could not be saved there. Choose another folder."));
  }
}

const char *
tln_error_title (const GError *error)
{
  if (g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_CORRUPT))
    return _ ("This Library Is Damaged");
  if (g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_NEW))
    return _ ("This Library Is Newer Than the Program");
  if (g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_NOT_OURS))
    return _ ("This Is Not a Library");
  if (g_error_matches (error, TLN_DB_ERROR, TLN_DB_ERROR_BUSY))
    return _ ("The Library Is in Use");
  if (error->domain == TLN_DB_ERROR)
    return _ ("The Library Cannot Be Opened");
  return _ ("That Did Not Work");
}

void
tln_error_show (AdwStatusPage *page, const GError *error)
{
  g_autofree char *text = tln_error_text (error);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (page, tln_error_title (error));
  adw_status_page_set_description (page, escaped);
}
