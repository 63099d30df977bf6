/*
 * Writing, so that a power cut costs nothing but what was not yet said to be done: a whole file appears at once, a journal grows by whole lines.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.h"

/* How many temporary names are tried; more are left over only where many writers died. */
#define TEMPORARY_TRIES 100

static bool write_all(int file, Str content) {
  for (size_t at = 0; at < content.length;) {
    ssize_t written = write(file, content.at + at, content.length - at);
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) at += (size_t)written;
  }
  return true;
}

static bool sync_file(int file) {
  int done;
  do {
    done = fsync(file);
  } while (done != 0 && errno == EINTR);
  /* Some file systems have nothing to synchronize and say so. */
  return done == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* "a/b" in "a", "b" in ".", "/b" in "/". */
static Str folder_of(Str path, Str *name) {
  size_t end = path.length;
  while (end > 0 && path.at[end - 1] != '/') end--;
  *name = str_slice(path, end, path.length);
  if (end == 0) return STR(".");
  return str_slice(path, 0, end > 1 ? end - 1 : 1);
}

/* A new name in a folder lasts once the folder itself is on the disk. Where folders cannot be opened for that, nothing more can be done. */
static void sync_folder(Arena *arena, Str path) {
  Str name;
  int folder = open(str_z(arena, folder_of(path, &name)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  sync_file(folder);
  close(folder);
}

static int open_temporary(Arena *arena, Str path, const char **temporary) {
  Str name;
  Str folder = folder_of(path, &name);
  for (int i = 0; i < TEMPORARY_TRIES; i++) {
    *temporary = str_format(arena, "%.*s/.%.*s.%ld-%d.tmp", STR_ARG(folder), STR_ARG(str_slice(name, 0, 200)), (long)getpid(), i).at;
    int file = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

/* Whether a file may be put at the path: nothing is there, or a regular file. */
static FilesResult may_replace(Arena *arena, Str path, const char *name, mode_t *rights) {
  struct stat about;
  *rights = 0;
  if (stat(name, &about) != 0) return errno == ENOENT ? result_ok() : result_of_errno(arena, path, errno);
  if (S_ISDIR(about.st_mode)) return result_of(arena, path, FILES_IS_FOLDER);
  if (!S_ISREG(about.st_mode)) return result_of(arena, path, FILES_NOT_REGULAR);
  *rights = about.st_mode & 0777;
  return result_ok();
}

static FilesResult write_whole(Arena *arena, Str path, Str content, mode_t wanted, bool lasting) {
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  if (path.at[path.length - 1] == '/') return result_of(arena, path, FILES_IS_FOLDER);
  mode_t rights;
  FilesResult allowed = may_replace(arena, path, name, &rights);
  if (allowed.status != FILES_OK) return allowed;
  if (wanted) rights = wanted;
  const char *temporary = NULL;
  int file = open_temporary(arena, path, &temporary);
  if (file < 0) return result_of_errno(arena, path, errno);
  bool done = (!rights || fchmod(file, rights) == 0) && write_all(file, content) && (!lasting || sync_file(file));
  int error = errno;
  if (close(file) != 0 && done) {
    done = false;
    error = errno;
  }
  if (done && rename(temporary, name) != 0) {
    done = false;
    error = errno;
  }
  if (!done) {
    unlink(temporary);
    return result_of_errno(arena, path, error);
  }
  if (lasting) sync_folder(arena, path);
  return result_ok();
}

FilesResult files_write(Arena *arena, Str path, Str content) { return write_whole(arena, path, content, 0, true); }

FilesResult files_write_private(Arena *arena, Str path, Str content) { return write_whole(arena, path, content, S_IRUSR | S_IWUSR, true); }

FilesResult files_write_again(Arena *arena, Str path, Str content) { return write_whole(arena, path, content, 0, false); }

/* What to write so that the line stands alone: a line feed first where the last one is missing. */
static bool needs_line_feed(int file, off_t size) {
  char last = '\n';
  if (size > 0 && pread(file, &last, 1, size - 1) != 1) return false;
  return last != '\n';
}

static FilesResult append_opened(Arena *arena, Str path, int file, Str line) {
  struct stat about;
  if (fstat(file, &about) != 0) return result_of_errno(arena, path, errno);
  if (!S_ISREG(about.st_mode)) return result_of(arena, path, FILES_NOT_REGULAR);
  Buf whole = buf_new(arena);
  if (needs_line_feed(file, about.st_size)) buf_byte(&whole, '\n');
  buf_add(&whole, line);
  buf_byte(&whole, '\n');
  if (write_all(file, buf_str(&whole)) && sync_file(file)) return result_ok();
  int error = errno;
  if (ftruncate(file, about.st_size) != 0) sync_file(file);
  return result_of_errno(arena, path, error);
}

FilesResult files_append_line(Arena *arena, Str path, Str line) {
  assert(str_find(line, '\n', 0) == line.length);
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  int flags = O_RDWR | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  bool made = true;
  int file = open(name, flags | O_CREAT | O_EXCL, 0666);
  if (file < 0 && errno == EEXIST) {
    made = false;
    file = open(name, flags);
  }
  if (file < 0) return result_of_errno(arena, path, errno);
  FilesResult result = append_opened(arena, path, file, line);
  if (close(file) != 0 && result.status == FILES_OK) result = result_of_errno(arena, path, errno);
  if (made) sync_folder(arena, path);
  return result;
}

FilesResult files_make_private(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return errno == EEXIST ? result_ok() : result_of_errno(arena, path, errno);
  close(file);
  sync_folder(arena, path);
  return result_ok();
}

FilesResult files_move(Arena *arena, Str from, Str to) {
  const char *old = path_z(arena, from), *new = path_z(arena, to);
  if (!old || !new) return result_of(arena, from, FILES_NOT_FOUND);
  if (rename(old, new) != 0) return result_of_errno(arena, from, errno);
  sync_folder(arena, to);
  return result_ok();
}

FilesResult files_remove(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  if (unlink(name) != 0) return result_of_errno(arena, path, errno);
  sync_folder(arena, path);
  return result_ok();
}

bool files_may_write(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  return name && access(name, W_OK) == 0;
}
