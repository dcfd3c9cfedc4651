/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time-ordered row ids. Nothing here knows what the ids stand for. */
#include "tln-id.h"

#include <string.h>

#define RANDOM_BITS 20
#define RANDOM_MASK ((G_GINT64_CONSTANT (1) << RANDOM_BITS) - 1)

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static TlnClockFunc clock_func;
static gpointer clock_func_data;
static TlnRandomFunc random_func;
static gpointer random_func_data;

static GMutex last_lock;
static gint64 last_id;

void
tln_clock_set (TlnClockFunc clock, gpointer clock_data, TlnRandomFunc random, gpointer random_data)
{
  g_mutex_lock (&last_lock);
  clock_func = clock;
  clock_func_data = clock_data;
  random_func = random;
  random_func_data = random_data;
  last_id = 0;
  g_mutex_unlock (&last_lock);
}

guint32
tln_random (void)
{
  return random_func != NULL ? random_func (random_func_data) : g_random_int ();
}

gint64
tln_now (void)
{
  if (clock_func != NULL)
    return clock_func (clock_func_data);
  return g_get_real_time () / 1000;
}

gint64
tln_id_new (void)
{
  gint64 id;

  g_mutex_lock (&last_lock);
  guint32 noise = tln_random ();
  id = (tln_now () << RANDOM_BITS) | (noise & RANDOM_MASK);
  if (id <= last_id)
    id = last_id + 1;
  last_id = id;
  g_mutex_unlock (&last_lock);
  return id;
}

gint64
tln_id_time (gint64 id)
{
  return id >> RANDOM_BITS;
}

gint64
tln_id_first (gint64 milliseconds)
{
  return milliseconds << RANDOM_BITS;
}

char *
tln_id_to_string (gint64 id)
{
  char *text = g_malloc (TLN_ID_LENGTH + 1);

  for (int i = TLN_ID_LENGTH - 1; i >= 0; i--) {
    text[i] = digits[id & 31];
    id >>= 5;
  }
  text[TLN_ID_LENGTH] = '\0';
  return text;
}

static int
digit_value (char c)
{
  c = g_ascii_toupper (c);
  if (c == 'I' || c == 'L')
    return 1;
  if (c == 'O')
    return 0;
  const char *at = c != '\0' ? strchr (digits, c) : NULL;
  return at != NULL ? (int) (at - digits) : -1;
}

static gboolean
parse_digits (const char *text, gsize length, gint64 *value)
{
  guint64 sum = 0;

  for (gsize i = 0; i < length; i++) {
    int digit = digit_value (text[i]);
    if (digit < 0)
      return FALSE;
    sum = (sum << 5) | (guint64) digit;
  }
  *value = (gint64) sum;
  return TRUE;
}

gboolean
tln_id_parse (const char *text, gint64 *id)
{
  gint64 value;

  if (text == NULL || strlen (text) != TLN_ID_LENGTH || digit_value (text[0]) > 7)
    return FALSE;
  if (!parse_digits (text, TLN_ID_LENGTH, &value) || value <= 0)
    return FALSE;
  *id = value;
  return TRUE;
}

gboolean
tln_id_parse_end (const char *text, gint64 *value, gint64 *mask)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < 1 || length >= TLN_ID_LENGTH || !parse_digits (text, length, value))
    return FALSE;
  *mask = (G_GINT64_CONSTANT (1) << (5 * length)) - 1;
  return TRUE;
}
