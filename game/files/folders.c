/* Folders: what is in one, always in the same order whatever the disk says, and making private ones. */
/* For realpath(), which POSIX has under its X/Open name. */
#define _XOPEN_SOURCE 700

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.h"

static FilesKind kind_of(mode_t mode) { return S_ISREG(mode) ? FILES_FILE : S_ISDIR(mode) ? FILES_FOLDER : FILES_OTHER; }

FilesKind files_kind(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  struct stat about;
  return name && stat(name, &about) == 0 ? kind_of(about.st_mode) : FILES_NOTHING;
}

static FilesEntry entry_of(Str name, FilesKind kind, const struct stat *about) {
  enum { NS_PER_S = 1000000000 };
  return (FilesEntry){name, kind, (uint64_t)about->st_size, (int64_t)about->st_mtim.tv_sec * NS_PER_S + about->st_mtim.tv_nsec};
}

FilesEntry files_about(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  struct stat about;
  return name && stat(name, &about) == 0 ? entry_of(path, kind_of(about.st_mode), &about) : (FilesEntry){.name = path};
}

Str files_absolute(Arena *arena, Str path) {
  const char *name = path_z(arena, path);
  char *whole = name ? realpath(name, NULL) : NULL;
  Str copy = whole ? str_copy(arena, str_from(whole)) : path;
  free(whole);
  return copy;
}

static FilesEntry entry_in(int folder, const char *name) {
  struct stat about;
  if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) return (FilesEntry){0};
  if (!S_ISLNK(about.st_mode)) return entry_of(STR(""), kind_of(about.st_mode), &about);
  if (fstatat(folder, name, &about, 0) != 0) return (FilesEntry){0};
  return entry_of(STR(""), S_ISREG(about.st_mode) ? FILES_FILE : FILES_OTHER, &about);
}

static int compare_names(const void *a, const void *b) { return str_compare(((const FilesEntry *)a)->name, ((const FilesEntry *)b)->name); }

/* @return FILES_OK, FILES_TOO_LARGE, or FILES_FAILED with errno. */
static FilesStatus read_entries(Arena *arena, DIR *folder, size_t most, FilesEntry **entries, size_t *count) {
  size_t capacity = 0;
  for (;;) {
    errno = 0;
    const struct dirent *found = readdir(folder);
    if (!found) return errno == 0 ? FILES_OK : FILES_FAILED;
    if (found->d_name[0] == '.') continue;
    FilesEntry entry = entry_in(dirfd(folder), found->d_name);
    if (entry.kind == FILES_NOTHING) continue; /* gone since */
    if (*count == most) return FILES_TOO_LARGE;
    entry.name = str_copy(arena, str_from(found->d_name));
    arena_push(arena, *entries, *count, capacity, entry);
  }
}

FilesResult files_list(Arena *arena, Str folder, size_t most, FilesEntry **entries, size_t *count) {
  *entries = NULL;
  *count = 0;
  const char *name = path_z(arena, folder);
  if (!name) return result_of(arena, folder, FILES_NOT_FOUND);
  DIR *opened = opendir(name);
  if (!opened) return result_of_errno(arena, folder, errno);
  FilesStatus status = read_entries(arena, opened, most, entries, count);
  FilesResult result = result_ok();
  if (status == FILES_FAILED)
    result = result_of_errno(arena, folder, errno);
  else if (status != FILES_OK)
    result = result_of(arena, folder, status);
  closedir(opened);
  if (status != FILES_OK) *count = 0;
  if (*count > 1) qsort(*entries, *count, sizeof **entries, compare_names);
  return result;
}

FilesResult files_make_folder(Arena *arena, Str path) {
  if (!path_z(arena, path)) return result_of(arena, path, FILES_NOT_FOUND);
  for (size_t end = str_find(path, '/', 1);; end = str_find(path, '/', end + 1)) {
    const char *name = str_z(arena, str_slice(path, 0, end));
    struct stat about;
    if (mkdir(name, 0700) != 0) {
      int error = errno;
      /* A folder on the way may be one that we may not write above; it is enough that it is there. */
      bool there = stat(name, &about) == 0;
      if (there && !S_ISDIR(about.st_mode)) return result_of(arena, path, FILES_NOT_A_FOLDER);
      if (!there) return result_of_errno(arena, path, error);
    }
    if (end >= path.length) return result_ok();
  }
}
