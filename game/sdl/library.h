/* The scenarios of a folder: what each is about is read from its head, once; afterwards from a cache, as long as the file is what it was. */
#ifndef SDL_LIBRARY_H
#define SDL_LIBRARY_H

#include "overturn/files.h"
#include "screens/program.h"

#define LIBRARY_MOST 10000

typedef struct Library {
  Str folder; /* or file */
  ProgramFile *files;
  const FilesEntry **entries; /* of each file; NULL where it is too new to be believed */
  int count;
  int read;   /* files that were opened: not in the cache, or changed since */
  bool stale; /* the cache should hold something else */
  Str cache, cache_name;
} Library;

/** @param cache  folder; empty: nothing is kept. */
Library library_read(Arena *arena, Str path, Str cache);
/** Keeps what was read for the next time. Not before the first picture: the disk is slow. */
void library_keep(const Library *library);
/** A file's text. @return false with the reason for people. */
bool library_text(Arena *arena, const ProgramFile *file, Str *text, Str *why);
/** The folder that a file lies in; "." for the present one. */
Str library_folder_of(Str path);

#endif
