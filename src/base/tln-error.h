/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every error domain and code of the program. Messages in a GError are technical English;
 * app/tln-error-text.c alone turns (domain, code) into a sentence for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The library file. */
#define TLN_DB_ERROR (tln_db_error_quark ())
typedef enum {
  TLN_DB_ERROR_FAILED, /* anything SQLite says that has no code of its own */
  TLN_DB_ERROR_BUSY, /* another program holds the file */
  TLN_DB_ERROR_FULL, /* no space left */
  TLN_DB_ERROR_CORRUPT, /* damaged */
  TLN_DB_ERROR_READ_ONLY, /* file or folder cannot be written */
  TLN_DB_ERROR_CONSTRAINT, /* a rule of the schema was broken: our own mistake */
  TLN_DB_ERROR_NOT_OURS, /* not a library of this program */
  TLN_DB_ERROR_TOO_NEW, /* written by a newer version */
  TLN_DB_ERROR_TOO_OLD, /* of an older version, opened only for reading */
  TLN_DB_ERROR_MISSING, /* cannot be opened: no such file or folder, no permission */
  TLN_DB_ERROR_UNDO, /* nothing to undo or redo */
  TLN_DB_ERROR_INDEX, /* the search index is damaged, which can be made anew */
  TLN_DB_ERROR_LAST
} TlnDbError;
GQuark tln_db_error_quark (void);

/* Bytes that are to become an article. */
#define TLN_IMPORT_ERROR (tln_import_error_quark ())
typedef enum {
  TLN_IMPORT_ERROR_UNSUPPORTED, /* a kind of file that is not read */
  TLN_IMPORT_ERROR_MALFORMED, /* says it is of a kind and is not */
  TLN_IMPORT_ERROR_TOO_LARGE,
  TLN_IMPORT_ERROR_EMPTY, /* no bytes */
  TLN_IMPORT_ERROR_NO_TEXT, /* bytes, but nothing to read in them */
  TLN_IMPORT_ERROR_ENCODING, /* no encoding fits */
  TLN_IMPORT_ERROR_UNREADABLE, /* the file or folder cannot be opened */
  TLN_IMPORT_ERROR_DAMAGED, /* of a kind that is read, but broken or cut off */
  TLN_IMPORT_ERROR_ENCRYPTED, /* a password would be needed */
  TLN_IMPORT_ERROR_SCANNED, /* pictures of pages */
  TLN_IMPORT_ERROR_TOO_LONG, /* more pages or text than is read */
  TLN_IMPORT_ERROR_TOO_HEAVY, /* takes too much time or memory */
  TLN_IMPORT_ERROR_NO_READER, /* what reads this kind is not installed */
  TLN_IMPORT_ERROR_NOT_FEED, /* neither a feed nor a list of feeds */
  TLN_IMPORT_ERROR_LAST
} TlnImportError;
GQuark tln_import_error_quark (void);

/* Price files. */
#define TLN_PRICE_ERROR (tln_price_error_quark ())
typedef enum {
  TLN_PRICE_ERROR_UNSUPPORTED, /* a kind of file that is not read */
  TLN_PRICE_ERROR_MALFORMED, /* no table of prices, or cells that are not numbers */
  TLN_PRICE_ERROR_EMPTY,
  TLN_PRICE_ERROR_AMBIGUOUS, /* columns or dates can be read in two ways */
  TLN_PRICE_ERROR_TOO_LARGE,
  TLN_PRICE_ERROR_UNREADABLE, /* the file cannot be opened */
  TLN_PRICE_ERROR_LAST
} TlnPriceError;
GQuark tln_price_error_quark (void);

/* The network. */
#define TLN_NET_ERROR (tln_net_error_quark ())
typedef enum {
  TLN_NET_ERROR_BAD_ADDRESS, /* not an http or https address */
  TLN_NET_ERROR_OFFLINE, /* no connection, name not found */
  TLN_NET_ERROR_TIMEOUT,
  TLN_NET_ERROR_TLS,
  TLN_NET_ERROR_REFUSED, /* an address that is not fetched: private or loopback */
  TLN_NET_ERROR_REDIRECTS, /* too many, or in a circle */
  TLN_NET_ERROR_TOO_LARGE,
  TLN_NET_ERROR_LOGIN, /* 401, or nothing but a form to log in */
  TLN_NET_ERROR_FORBIDDEN, /* 403: not for everybody, or not for programs */
  TLN_NET_ERROR_SCRIPTS, /* hardly a word on the page before its scripts have run */
  TLN_NET_ERROR_NOT_FOUND, /* 404 */
  TLN_NET_ERROR_GONE, /* 410: taken away for good */
  TLN_NET_ERROR_RATE_LIMITED, /* 429 */
  TLN_NET_ERROR_SERVER, /* 5xx */
  TLN_NET_ERROR_BAD_REPLY, /* undecodable, another status */
  TLN_NET_ERROR_CUT_SHORT, /* it ends before it is whole */
  TLN_NET_ERROR_WRONG_TYPE, /* neither text nor a document */
  TLN_NET_ERROR_BAD_SAVE, /* throughline:…, but not as it should be */
  TLN_NET_ERROR_SAVE_TOO_LONG, /* more than is taken from a browser */
  TLN_NET_ERROR_LAST
} TlnNetError;
GQuark tln_net_error_quark (void);

/* What was typed into a search. */
#define TLN_SEARCH_ERROR (tln_search_error_quark ())
typedef enum {
  TLN_SEARCH_ERROR_EMPTY, /* a filter with nothing behind its colon */
  TLN_SEARCH_ERROR_FLAG, /* is: something there is not */
  TLN_SEARCH_ERROR_DATE, /* since: or until: without a date */
  TLN_SEARCH_ERROR_STANCE, /* stance: something there is not */
  TLN_SEARCH_ERROR_LANGUAGE, /* lang: without a code of a language */
  TLN_SEARCH_ERROR_KEY, /* a filter there is not, much like one there is */
  TLN_SEARCH_ERROR_NAME, /* nothing has the name behind a filter */
  TLN_SEARCH_ERROR_LAST
} TlnSearchError;
GQuark tln_search_error_quark (void);

/* Forecasts and falsifiers. */
#define TLN_FORECAST_ERROR (tln_forecast_error_quark ())
typedef enum {
  TLN_FORECAST_ERROR_EMPTY, /* says nothing */
  TLN_FORECAST_ERROR_DUE_PAST, /* due or to be checked before it was made */
  TLN_FORECAST_ERROR_BOUNDS, /* the lower bound is above the upper one */
  TLN_FORECAST_ERROR_PROBABILITY, /* off the grid of 5 %, or a source's not from 0 to 100 */
  TLN_FORECAST_ERROR_UNDATED, /* cannot be scored until dated */
  TLN_FORECAST_ERROR_PROOF, /* needs a claim or a price */
  TLN_FORECAST_ERROR_DECIDED, /* has been resolved, triggered or dismissed already */
  TLN_FORECAST_ERROR_GONE, /* is not there any more */
  TLN_FORECAST_ERROR_LAST
} TlnForecastError;
GQuark tln_forecast_error_quark (void);

/* Writing out. */
#define TLN_EXPORT_ERROR (tln_export_error_quark ())
typedef enum {
  TLN_EXPORT_ERROR_FAILED,
  TLN_EXPORT_ERROR_NOT_WRITABLE, /* the folder or file cannot be written */
  TLN_EXPORT_ERROR_NOT_FOUND, /* what is to be exported is not in the library */
  TLN_EXPORT_ERROR_NOT_OURS, /* verify: not an export of this program */
  TLN_EXPORT_ERROR_FORMAT, /* no such format */
  TLN_EXPORT_ERROR_LAST
} TlnExportError;
GQuark tln_export_error_quark (void);

/* Why a page could not be had, as it is kept in the library: a code of TLN_NET_ERROR or
 * TLN_IMPORT_ERROR under a name that stays ("net-timeout"). NULL for any other error. Static. */
const char *tln_error_name (const GError *error);
/* The error of such a name; caller frees. NULL: no such. */
GError *tln_error_from_name (const char *name);

G_END_DECLS
