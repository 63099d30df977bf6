/*
 * Reading. The limit is checked before anything is allocated, and again while reading, for a file may grow under our hands.
 * Files are opened without waiting: opening a pipe that nobody writes to would hang the program before it could look at what it is.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.h"
#include "overturn/utf8.h"

#define READ_FIRST_BYTES ((size_t)16 * 1024)

/* @return bytes read, 0 at the end, -1 with errno. */
static ssize_t read_some(int file, char *at, size_t room) {
  ssize_t got;
  do {
    got = read(file, at, room);
  } while (got < 0 && errno == EINTR);
  return got;
}

FilesResult read_to_end(Arena *arena, Str path, int file, size_t expected_bytes, size_t most_bytes, Str *content) {
  size_t capacity = (expected_bytes < READ_FIRST_BYTES ? READ_FIRST_BYTES : expected_bytes) + 1;
  if (capacity > most_bytes + 1) capacity = most_bytes + 1; /* one byte more than allowed tells that it is too large */
  char *bytes = arena_take(arena, capacity, 1);
  size_t length = 0;
  for (;;) {
    ssize_t got = read_some(file, bytes + length, capacity - length);
    if (got < 0) return result_of_errno(arena, path, errno);
    if (got == 0) break;
    length += (size_t)got;
    if (length > most_bytes) return result_of(arena, path, FILES_TOO_LARGE);
    if (length < capacity) continue;
    size_t wanted = capacity > most_bytes / 2 ? most_bytes + 1 : capacity * 2;
    Buf larger = {.arena = arena, .at = arena_take(arena, wanted, 1), .capacity = wanted};
    buf_add(&larger, (Str){bytes, length});
    bytes = larger.at;
    capacity = wanted;
  }
  bytes[length] = '\0';
  *content = (Str){bytes, length};
  return result_ok();
}

/* Looks at what was opened, reads it, closes it. */
static FilesResult read_opened(Arena *arena, Str path, int file, size_t most_bytes, Str *content) {
  struct stat about;
  FilesResult result = result_ok();
  if (fstat(file, &about) != 0)
    result = result_of_errno(arena, path, errno);
  else if (S_ISDIR(about.st_mode))
    result = result_of(arena, path, FILES_IS_FOLDER);
  else if (!S_ISREG(about.st_mode))
    result = result_of(arena, path, FILES_NOT_REGULAR);
  else if ((uint64_t)about.st_size > most_bytes)
    result = result_of(arena, path, FILES_TOO_LARGE);
  else
    result = read_to_end(arena, path, file, (size_t)about.st_size, most_bytes, content);
  close(file);
  return result;
}

FilesResult files_read(Arena *arena, Str path, size_t most_bytes, Str *content) {
  *content = STR("");
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  int file = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return result_of_errno(arena, path, errno);
  return read_opened(arena, path, file, most_bytes, content);
}

FilesResult files_read_input(Arena *arena, size_t most_bytes, Str *content) {
  *content = STR("");
  return read_to_end(arena, STR("standard input"), STDIN_FILENO, 0, most_bytes, content);
}

bool files_stays_inside(Str relative) {
  if (relative.length == 0) return false;
  for (size_t at = 0; at < relative.length;) {
    int32_t code_point = utf8_next(relative, &at);
    if (utf8_forbidden(code_point) || code_point == '\\' || code_point == ':') return false;
  }
  Str rest = relative;
  bool more = true;
  while (more) {
    Str part;
    more = str_cut(rest, '/', &part, &rest);
    if (part.length == 0 || str_is(part, ".") || str_is(part, "..")) return false;
  }
  return true;
}

FilesResult files_read_inside(Arena *arena, Str folder, Str relative, size_t most_bytes, Str *content) {
  *content = STR("");
  const char *name = path_z(arena, folder);
  if (!name) return result_of(arena, folder, FILES_NOT_FOUND);
  if (!files_stays_inside(relative)) return result_of(arena, relative, FILES_OUTSIDE);
  int at = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (at < 0) return result_of_errno(arena, folder, errno);
  Str rest = relative;
  for (bool more = true; more;) {
    Str part;
    more = str_cut(rest, '/', &part, &rest);
    int flags = more ? O_DIRECTORY : O_NONBLOCK | O_NOCTTY;
    int next = openat(at, str_z(arena, part), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
    int error = errno;
    struct stat about;
    /* With O_DIRECTORY a link counts as no folder; say what it is. */
    if (next < 0 && error == ENOTDIR && fstatat(at, str_z(arena, part), &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(about.st_mode)) error = ELOOP;
    close(at);
    if (next < 0) return result_of_errno(arena, relative, error);
    at = next;
  }
  return read_opened(arena, relative, at, most_bytes, content);
}
