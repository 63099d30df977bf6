/* Where the program's own data lies, wherever it was built or installed. */
#ifndef FILES_PLACES_H
#define FILES_PLACES_H

#include "overturn/str.h"

/** The running program's own file, links resolved; empty when the system does not tell. */
Str places_program(Arena *arena);

/**
 * The folder that holds assets/ and scenarios/. Looked for beside the program first, so that a moved installation and a build folder both work:
 * ../share/overturn from the program's folder, then each folder above it (the source tree of a build), then share/overturn under `prefix`.
 *
 * @param program  the program's own file, from places_program(); may be empty.
 * @param prefix  where the build meant to be installed; may be empty.
 * @return the folder, or empty when none of them holds assets/codes.json.
 */
Str places_data(Arena *arena, Str program, Str prefix);

/** Where the trainee's own files go when nothing else was asked for: $XDG_DATA_HOME/overturn or ~/.local/share/overturn; empty when there is no home. */
Str places_own(Arena *arena);

#endif
