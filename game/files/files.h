/* Private to the layer: results and descriptors. */
#ifndef OVERTURN_FILES_FILES_H
#define OVERTURN_FILES_FILES_H

#include "overturn/files.h"

/** Everything is well. */
FilesResult result_ok(void);
/** A result with the usual sentence for its status. */
FilesResult result_of(Arena *arena, Str path, FilesStatus status);
/** A result from errno. */
FilesResult result_of_errno(Arena *arena, Str path, int error);

/** The path for the system, or NULL when it holds a zero byte. */
const char *path_z(Arena *arena, Str path);

/** Reads an open file to its end. `expected_bytes` is a guess. */
FilesResult read_to_end(Arena *arena, Str path, int file, size_t expected_bytes, size_t most_bytes, Str *content);

#endif
