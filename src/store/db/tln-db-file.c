/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as a file: which files may be opened, how a new one comes into being, a copy before a
 * migration. Format of the head: https://www.sqlite.org/fileformat.html#the_database_header */
#include "tln-db-private.h"
#include "tln-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_SIZE 100
#define HEAD_VERSION 60 /* user_version, big endian */
#define HEAD_APPLICATION 68

static gboolean
refuse (TlnDbError code, const char *message, GError **error)
{
  g_set_error_literal (error, TLN_DB_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_errno (const char *path, int number, GError **error)
{
  TlnDbError code = TLN_DB_ERROR_MISSING;

  if (number == EROFS)
    code = TLN_DB_ERROR_READ_ONLY;
  else if (number == ENOSPC || number == EDQUOT)
    code = TLN_DB_ERROR_FULL;
  g_set_error (error, TLN_DB_ERROR, (int) code, "%s: %s", path, g_strerror (number));
  return FALSE;
}

static guint32
read_be32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
check_head (const guint8 *head, gsize size, guint version, GError **error)
{
  if (size == 0)
    return refuse (TLN_DB_ERROR_NOT_OURS, "an empty file, not a library", error);
  if (size < 16 || memcmp (head, "SQLite format 3", 16) != 0)
    return refuse (TLN_DB_ERROR_NOT_OURS, "not a library", error);
  if (size < HEAD_SIZE)
    return refuse (TLN_DB_ERROR_CORRUPT, "the file is cut off", error);
  if (read_be32 (head + HEAD_APPLICATION) != TLN_DB_APPLICATION_ID)
    return refuse (TLN_DB_ERROR_NOT_OURS, "a database of another program", error);
  if (read_be32 (head + HEAD_VERSION) > version) {
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_TOO_NEW,
                 "version %u of the library format, this program knows %u",
                 read_be32 (head + HEAD_VERSION), version);
    return FALSE;
  }
  return TRUE;
}

/* Without any write bit nobody is meant to write, though root could. */
static gboolean
check_writable (const char *path, gboolean folder, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return refuse_errno (path, errno, error);
  if ((info.st_mode & 0222) != 0 && g_access (path, W_OK) == 0)
    return TRUE;
  g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY, "the %s %s cannot be written",
               folder ? "folder" : "file", path);
  return FALSE;
}

static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    if (errno == EACCES || errno == EPERM) {
      g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_READ_ONLY, "the folder %s cannot be made",
                   folder);
      return FALSE;
    }
    return refuse_errno (folder, errno, error);
  }
  return check_writable (folder, TRUE, error);
}

static gboolean
read_head (int fd, const char *path, guint version, GError **error)
{
  guint8 head[HEAD_SIZE];
  struct stat info;

  if (fstat (fd, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return refuse (TLN_DB_ERROR_NOT_OURS, "no regular file, so not a library", error);
  gssize size = pread (fd, head, sizeof head, 0);

  if (size < 0)
    return errno == EISDIR ? refuse (TLN_DB_ERROR_NOT_OURS, "a folder, not a library", error)
                           : refuse_errno (path, errno, error);
  return check_head (head, (gsize) size, version, error);
}

static gboolean
check_file (const char *path, TlnDbMode mode, guint version, gboolean *there, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gboolean good;

  *there = fd >= 0;
  if (fd < 0) {
    if (errno != ENOENT || mode == TLN_DB_READER)
      return refuse_errno (path, errno, error);
    return check_folder (path, error);
  }
  good = read_head (fd, path, version, error);
  close (fd);
  return good;
}

/* Closing any descriptor of a file lets go of all locks this program has on it (fcntl(2)): other
 * programs would take the log for nobody's and remove it while we write to it. So a file that a
 * connection has open is not opened beside SQLite. */
static GMutex open_mutex;
static GHashTable *open_files; /* device and number → how many connections, never 0 */

/* Device and number of a file; NULL: there is none. */
static char *
identify (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

/* With the mutex held. */
static void
count_open (const char *file, int change)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (open_files, file)) + change;

  if (n > 0)
    g_hash_table_insert (open_files, g_strdup (file), GINT_TO_POINTER (n));
  else
    g_hash_table_remove (open_files, file);
}

/* With the mutex held. */
static gboolean
enter (TlnDb *db, guint version, gboolean *there, GError **error)
{
  g_autofree char *file = identify (db->path);

  if (open_files == NULL)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  *there = file != NULL && g_hash_table_contains (open_files, file);
  if (!*there && !check_file (db->path, db->mode, version, there, error))
    return FALSE;
  if (!*there)
    return TRUE;
  if (db->mode == TLN_DB_WRITER &&
      (!check_writable (db->path, FALSE, error) || !check_folder (db->path, error)))
    return FALSE;
  db->file = file != NULL ? g_steal_pointer (&file) : identify (db->path);
  if (db->file != NULL)
    count_open (db->file, 1);
  return TRUE;
}

gboolean
tln_db_file_enter (TlnDb *db, guint version, gboolean *there, GError **error)
{
  gboolean good;

  g_mutex_lock (&open_mutex);
  good = enter (db, version, there, error);
  g_mutex_unlock (&open_mutex);
  return good;
}

gboolean
tln_db_has_open (const char *path)
{
  g_autofree char *file = identify (path);
  gboolean open;

  g_mutex_lock (&open_mutex);
  open = file != NULL && open_files != NULL && g_hash_table_contains (open_files, file);
  g_mutex_unlock (&open_mutex);
  return open;
}

void
tln_db_file_leave (TlnDb *db)
{
  if (db->file == NULL)
    return;
  g_mutex_lock (&open_mutex);
  count_open (db->file, -1);
  g_mutex_unlock (&open_mutex);
  g_clear_pointer (&db->file, g_free);
}

static gboolean
write_all (int fd, GBytes *image)
{
  gsize size;
  const char *data = g_bytes_get_data (image, &size);

  while (size > 0) {
    gssize n = write (fd, data, size);
    if (n < 0 && errno != EINTR)
      return FALSE;
    if (n > 0) {
      data += n;
      size -= (gsize) n;
    }
  }
  return fsync (fd) == 0;
}

/* Gives the finished file its name. A link never replaces another file; where the file system has
 * no links, a rename has to do. */
static gboolean
put_in_place (const char *temporary, const char *path)
{
  if (link (temporary, path) == 0 || errno == EEXIST) {
    g_unlink (temporary);
    return TRUE;
  }
  return g_rename (temporary, path) == 0;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY, 0);

  if (fd >= 0) {
    fsync (fd);
    close (fd);
  }
}

gboolean
tln_db_file_create (const char *path, GBytes *image, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean good;
  int number;

  if (fd < 0)
    return refuse_errno (path, errno, error);
  good = write_all (fd, image);
  number = errno;
  if (close (fd) != 0 && good) {
    good = FALSE;
    number = errno;
  }
  if (good && !put_in_place (temporary, path)) {
    good = FALSE;
    number = errno;
  }
  if (!good) {
    g_unlink (temporary);
    return refuse_errno (path, number, error);
  }
  sync_folder (path);
  return TRUE;
}

static gboolean
copy_pages (TlnDb *db, const char *target, GError **error)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open_v2 (target, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK) {
    backup = sqlite3_backup_init (copy, "main", db->sqlite, "main");
    if (backup != NULL)
      sqlite3_backup_step (backup, -1);
    sqlite3_backup_finish (backup);
    code = sqlite3_errcode (copy);
  }
  sqlite3_close (copy);
  return code == SQLITE_OK || tln_db_fail (db, code, error);
}

gboolean
tln_db_file_backup (TlnDb *db, guint version, GError **error)
{
  g_autofree char *target = g_strdup_printf ("%s.version-%u.bak", db->path, version);
  g_autofree char *temporary = g_strconcat (target, ".new", NULL);

  g_unlink (temporary);
  if (!copy_pages (db, temporary, error)) {
    g_unlink (temporary);
    return FALSE;
  }
  if (g_rename (temporary, target) != 0)
    return refuse_errno (target, errno, error);
  sync_folder (target);
  return TRUE;
}
