/*
 * Files used where the system keeps them. Of a typeface of hundreds of kilobytes a screen of text touches a few; only those are read, and every
 * program that uses the same file shares them.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.h"

static FilesResult map_opened(Arena *arena, Str path, int file, size_t most_bytes, Str *content) {
  struct stat about;
  if (fstat(file, &about) != 0) return result_of_errno(arena, path, errno);
  if (S_ISDIR(about.st_mode)) return result_of(arena, path, FILES_IS_FOLDER);
  if (!S_ISREG(about.st_mode)) return result_of(arena, path, FILES_NOT_REGULAR);
  if ((uint64_t)about.st_size > most_bytes) return result_of(arena, path, FILES_TOO_LARGE);
  if (about.st_size == 0) return result_ok();
  void *at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  if (at == MAP_FAILED) return result_of_errno(arena, path, errno);
  *content = (Str){at, (size_t)about.st_size};
  return result_ok();
}

FilesResult files_map(Arena *arena, Str path, size_t most_bytes, Str *content) {
  *content = STR("");
  const char *name = path_z(arena, path);
  if (!name) return result_of(arena, path, FILES_NOT_FOUND);
  int file = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (file < 0) return result_of_errno(arena, path, errno);
  FilesResult result = map_opened(arena, path, file, most_bytes, content);
  close(file);
  return result;
}

void files_unmap(Str content) {
  if (content.length) (void)munmap((void *)(uintptr_t)content.at, content.length);
}
