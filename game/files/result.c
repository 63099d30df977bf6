/* The sentences for what can go wrong with a file. They are our own: the system's differ from machine to machine and follow the locale. */
#include <errno.h>

#include "files/files.h"
#include "overturn/utf8.h"

static const char *const sentences[] = {
    [FILES_OK] = "",
    [FILES_NOT_FOUND] = "there is no such file or folder",
    [FILES_IS_FOLDER] = "this is a folder, a file was expected",
    [FILES_NOT_A_FOLDER] = "this is not a folder",
    [FILES_NOT_REGULAR] = "this is not an ordinary file",
    [FILES_TOO_LARGE] = "this is larger than allowed",
    [FILES_NOT_PERMITTED] = "the system does not permit this",
    [FILES_OUTSIDE] = "this path leaves the folder it must stay in",
    [FILES_FULL] = "there is no space left",
    [FILES_FAILED] = "the system could not do this",
};

static const struct {
  int error;
  FilesStatus status;
} known[] = {
    {ENOENT, FILES_NOT_FOUND},     {EISDIR, FILES_IS_FOLDER},    {ENOTDIR, FILES_NOT_A_FOLDER}, {ENXIO, FILES_NOT_REGULAR},
    {EACCES, FILES_NOT_PERMITTED}, {EPERM, FILES_NOT_PERMITTED}, {EROFS, FILES_NOT_PERMITTED},  {ELOOP, FILES_OUTSIDE},
    {ENOSPC, FILES_FULL},          {EDQUOT, FILES_FULL},         {EFBIG, FILES_FULL},
};

FilesResult result_ok(void) { return (FilesResult){FILES_OK, {"", 0}}; }

static FilesResult result_with(Arena *arena, Str path, FilesStatus status, int error) {
  Buf message = buf_new(arena);
  utf8_put_shown(&message, path);
  buf_format(&message, ": %s", sentences[status]);
  if (error) buf_format(&message, " (error %d)", error);
  return (FilesResult){status, buf_str(&message)};
}

FilesResult result_of(Arena *arena, Str path, FilesStatus status) { return result_with(arena, path, status, 0); }

FilesResult result_of_errno(Arena *arena, Str path, int error) {
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (known[i].error == error) return result_with(arena, path, known[i].status, 0);
  }
  return result_with(arena, path, FILES_FAILED, error);
}

const char *path_z(Arena *arena, Str path) { return path.length == 0 || str_find(path, '\0', 0) < path.length ? NULL : str_z(arena, path); }
