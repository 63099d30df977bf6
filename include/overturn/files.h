/* Files: read whole with a limit, written whole or not at all, listed in order. Nothing else in the program opens a file. */
#ifndef OVERTURN_FILES_H
#define OVERTURN_FILES_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

typedef enum FilesStatus {
  FILES_OK,
  FILES_NOT_FOUND,
  FILES_IS_FOLDER,     /* a file was expected */
  FILES_NOT_A_FOLDER,  /* a folder was expected */
  FILES_NOT_REGULAR,   /* a pipe, a socket or a device: reading one may never end */
  FILES_TOO_LARGE,     /* more bytes, or more entries, than the caller allows */
  FILES_NOT_PERMITTED, /* by the system's rights, or on a read-only disk */
  FILES_OUTSIDE,       /* the path would leave the folder it must stay in */
  FILES_FULL,          /* no space left */
  FILES_FAILED,        /* anything else the system reports */
} FilesStatus;

/** What came of it. */
typedef struct FilesResult {
  FilesStatus status;
  Str message; /* one line for people that starts with the path, "lesson.json: there is no such file or folder"; empty when FILES_OK */
} FilesResult;

#define FILES_CHECKED __attribute__((warn_unused_result))

/**
 * Reads a whole regular file. Symbolic links are followed, as for any path that a person typed.
 * @param most_bytes  a larger file is refused before it is read.
 * @param content  the bytes, in the arena; empty unless FILES_OK.
 */
FILES_CHECKED FilesResult files_read(Arena *arena, Str path, size_t most_bytes, Str *content);

/**
 * A whole regular file in place: its bytes are read when they are touched, and nothing is copied. For large files that nobody writes to while the
 * program runs, such as typefaces: to touch what another program has cut off ends this one.
 * @param content  valid until files_unmap(); empty unless FILES_OK, and where the file is.
 */
FILES_CHECKED FilesResult files_map(Arena *arena, Str path, size_t most_bytes, Str *content);
void files_unmap(Str content);

/**
 * Reads a file that a scenario names, under `folder` and nowhere else: `relative` must satisfy files_stays_inside(), and no part of it may be a
 * symbolic link. Each part is opened from the one before it, so nothing can be swapped in between.
 */
FILES_CHECKED FilesResult files_read_inside(Arena *arena, Str folder, Str relative, size_t most_bytes, Str *content);

/** Whether a path is relative, of plain parts without "." or "..", backslashes, colons or control characters. Asks no disk. */
bool files_stays_inside(Str relative);

/** Reads standard input to its end. */
FILES_CHECKED FilesResult files_read_input(Arena *arena, size_t most_bytes, Str *content);

/**
 * Writes a whole file: into a temporary one beside it, to the disk, then renamed over it. After a crash or a full disk either the old file
 * is there or the new one. A symbolic link is replaced, not followed; anything but a regular file is refused. A replaced file keeps its rights.
 */
FILES_CHECKED FilesResult files_write(Arena *arena, Str path, Str content);
/** The same for what names people: only the owner may read it (0600), whatever rights a file of that name had. */
FILES_CHECKED FilesResult files_write_private(Arena *arena, Str path, Str content);

/** The same without waiting for the disk: for what can be made again. A crash of the machine, not of the program, may leave anything at the path. */
FILES_CHECKED FilesResult files_write_again(Arena *arena, Str path, Str content);

/**
 * Appends one line, and returns once it is on the disk. `line` holds no line feed; one is added. A last line that a crash left without its
 * line feed is closed first. When the line cannot be written whole, nothing of it stays.
 */
FILES_CHECKED FilesResult files_append_line(Arena *arena, Str path, Str line);

typedef enum FilesKind { FILES_NOTHING, FILES_FILE, FILES_FOLDER, FILES_OTHER } FilesKind;

/** What is at a path, links followed; FILES_NOTHING also where it may not be looked at. */
FilesKind files_kind(Arena *arena, Str path);

typedef struct FilesEntry {
  Str name;
  FilesKind kind;      /* a link to a file is FILES_FILE, a link to a folder FILES_OTHER: a walk cannot go round in circles */
  uint64_t size_bytes; /* of a file, links followed */
  int64_t changed_ns;  /* when it was last written, in ns since 1970 */
} FilesEntry;

/** What is at a path, links followed. */
FilesEntry files_about(Arena *arena, Str path);

/** A path from the root on, without links; the path itself where nothing is there. */
Str files_absolute(Arena *arena, Str path);

/** The entries of a folder by name, byte by byte; names that start with a dot are left out. More than `most` are FILES_TOO_LARGE. */
FILES_CHECKED FilesResult files_list(Arena *arena, Str folder, size_t most, FilesEntry **entries, size_t *count);

/** Whether a path has characters of a pattern: * ? [ */
bool files_is_pattern(Str path);
/**
 * Files and folders whose paths fit a pattern, in order: in a name `*`, `?` and `[...]` as a shell reads them, and `**` for any folders on the way. Names that start
 * with a dot are left out. More than `most` are FILES_TOO_LARGE, none is FILES_NOT_FOUND.
 */
FILES_CHECKED FilesResult files_match(Arena *arena, Str pattern, size_t most, Str **paths, size_t *count);

/* ---- what changes ---- */

/** Folders looked at until something in them changes; asleep in between. */
typedef struct FilesWatch FilesWatch;
FILES_CHECKED FilesResult files_watch_open(Arena *arena, FilesWatch **watch);
/** Looks at a folder too (empty: the present one), not at those in it. To ask twice is to ask once. */
FILES_CHECKED FilesResult files_watch_folder(FilesWatch *watch, Arena *arena, Str folder);
/**
 * Sleeps until a file there was written, moved or taken away, and then for `quiet_ms` nothing was: one save may be several changes. Hidden files and those with
 * a tilde at the end do not count. @return false when files_watch_stop() ended it.
 */
bool files_watch_wait(FilesWatch *watch, int quiet_ms);
/** Ends the wait, also the next one. May be called from another thread. */
void files_watch_stop(FilesWatch *watch);
void files_watch_close(FilesWatch *watch);

/** Makes a folder and those above it where they are missing, readable by the owner alone (0700). */
FILES_CHECKED FilesResult files_make_folder(Arena *arena, Str path);

/** Makes an empty file that only its owner may read (0600), where nothing is there. */
FILES_CHECKED FilesResult files_make_private(Arena *arena, Str path);
/** A lease of another machine that was not renewed for so long is nobody's any more. */
#define FILES_LEASE_STILL_S 300
/**
 * Waits a few seconds for one's turn in a folder on a share, where locks are not seen by other machines. The lease is a file there whose name begins with `prefix`.
 * @param whose  tells two of one program apart. @param held  another machine has it; then there is no lease.
 */
FILES_CHECKED FilesResult files_lease_take(Arena *arena, Str folder, Str prefix, const void *whose, Str *lease, bool *held);
/** To be called before one writes. @return false when another machine has taken it away, or the share does not answer. */
bool files_lease_renew(Arena *arena, Str lease);
void files_lease_leave(Arena *arena, Str lease);
/** Gives a file another name in its folder; what had that name is replaced. */
FILES_CHECKED FilesResult files_move(Arena *arena, Str from, Str to);
/** Takes a file away for good. */
FILES_CHECKED FilesResult files_remove(Arena *arena, Str path);
/** Whether the system lets us write to a file that is there. */
bool files_may_write(Arena *arena, Str path);
/** Whether a folder lies on another machine's disk, where locks and shared memory cannot be relied on. */
bool files_is_shared(Arena *arena, Str folder);

#endif
