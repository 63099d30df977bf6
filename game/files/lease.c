/*
 * Whose turn it is in a folder on a network share. Locks of a file are seen by the programs of one machine alone there (SSHFS, and others as they are mounted), so
 * whoever writes leaves a file that names machine, mount and program, and then looks for those of others: each leaves its own before it looks, so of two that come at
 * once neither goes on unseen. What a program left that is gone is taken away: of this machine's at once, of another's once it has been still for long.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.h"
#include "overturn/hash.h"

enum { TRIES = 12, WAIT_MS = 250, MOST_FILES = 4096, BOOT_MOST_BYTES = 64, NAME_BYTES = 256 };

/** Which machine, which mount of the share on it, which program. */
typedef struct Holder {
  uint64_t machine, mount;
  int64_t program;
} Holder;

static Holder own_holder(Arena *arena, Str folder) {
  char host[NAME_BYTES] = {0};
  struct stat about = {0};
  Str boot = STR("");
  if (gethostname(host, sizeof host - 1) != 0) host[0] = 0;
  if (files_read(arena, STR("/proc/sys/kernel/random/boot_id"), BOOT_MOST_BYTES, &boot).status != FILES_OK) boot = STR("");
  const char *name = path_z(arena, folder);
  if (name && stat(name, &about) != 0) about.st_dev = 0;
  Str machine = str_format(arena, "%s %.*s", host, STR_ARG(boot));
  return (Holder){hash64(machine.at, machine.length, 1), (uint64_t)about.st_dev, (int64_t)getpid()};
}

static bool read_holder(Arena *arena, Str name, Str prefix, Holder *holder) {
  const char *rest = str_z(arena, str_slice(name, prefix.length, name.length));
  return sscanf(rest, "%" SCNx64 "-%" SCNx64 "-%" SCNd64, &holder->machine, &holder->mount, &holder->program) == 3;
}

/** Of this machine; where nobody can say, it is. */
static bool is_running(Arena *arena, int64_t program) {
  return files_kind(arena, STR("/proc/self")) == FILES_NOTHING || files_kind(arena, str_format(arena, "/proc/%" PRId64, program)) != FILES_NOTHING;
}

/** Where it stays, it is old all the same. */
static void take_away(Arena *arena, Str path) {
  FilesResult removed = files_remove(arena, path);
  (void)removed;
}

/** Whether what another left stands in the way; it is taken away where nobody is behind it any more. */
static bool stands(Arena *arena, Str folder, Str prefix, const Holder *own, const FilesEntry *other, int64_t now_ns) {
  Holder holder;
  if (!read_holder(arena, other->name, prefix, &holder)) return false;
  bool here = holder.machine == own->machine;
  bool on = here ? is_running(arena, holder.program) : now_ns - other->changed_ns < INT64_C(1000000000) * FILES_LEASE_STILL_S;
  if (on) return !here || holder.mount != own->mount; /* over one mount locks are seen */
  take_away(arena, str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(other->name)));
  return false;
}

/** Whether another machine is at it. The share's own clock tells for how long. */
static bool is_held(Arena *arena, Str folder, Str prefix, const Holder *own, Str lease) {
  FilesEntry *entries;
  size_t count;
  bool held = false;
  int64_t now_ns = files_about(arena, lease).changed_ns;
  if (files_list(arena, folder, MOST_FILES, &entries, &count).status != FILES_OK) return true;
  for (size_t i = 0; i < count; i++)
    if (str_starts(entries[i].name, prefix) && !str_ends(lease, entries[i].name) && stands(arena, folder, prefix, own, &entries[i], now_ns))
      held = true;
  return held;
}

FilesResult files_lease_take(Arena *arena, Str folder, Str prefix, const void *whose, Str *lease, bool *held) {
  Holder own = own_holder(arena, folder);
  Str name = str_format(arena, "%.*s/%.*s%" PRIx64 "-%" PRIx64 "-%" PRId64 "-%" PRIxPTR, STR_ARG(folder), STR_ARG(prefix), own.machine, own.mount,
                        own.program, (uintptr_t)whose);
  *lease = STR("");
  *held = false;
  for (int i = 0; i < TRIES; i++) {
    FilesResult made = files_make_private(arena, name);
    if (made.status != FILES_OK) return made;
    *held = is_held(arena, folder, prefix, &own, name);
    if (!*held) *lease = name;
    if (!*held) return made;
    take_away(arena, name);
    /* Not all wait equally long, so that one of two comes through. */
    (void)poll(NULL, 0, WAIT_MS + (int)((uint64_t)(own.program * 7919 + i * 53) % WAIT_MS));
  }
  return result_ok();
}

bool files_lease_renew(Arena *arena, Str lease) {
  const char *name = path_z(arena, lease);
  int file = name ? open(name, O_WRONLY | O_CLOEXEC) : -1;
  if (file < 0) return false;
  bool written = write(file, ".", 1) == 1;
  return close(file) == 0 && written;
}

void files_lease_leave(Arena *arena, Str lease) { take_away(arena, lease); }
