/* Which folders lie on another machine: told by the kind of the file system, of which Linux knows the number. */
#include <stddef.h>
#include <stdint.h>

#include "files/files.h"

#ifdef __linux__
#include <sys/vfs.h>

/* Numbers of statfs(2): NFS, SMB, CIFS, SMB 2, AFS twice, Coda, NCP, 9P, Ceph, and FUSE, by which most others come. */
static const uint32_t shares[] = {0x6969,     0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x6b414653,
                                  0x73757245, 0x564c, 0x01021997, 0x00c36400, 0x65735546};

bool files_is_shared(Arena *arena, Str folder) {
  struct statfs about;
  const char *name = path_z(arena, folder);
  if (!name || statfs(name, &about) != 0) return false;
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
    if (shares[i] == (uint32_t)about.f_type) return true;
  return false;
}
#else
bool files_is_shared(Arena *arena, Str folder) {
  (void)arena;
  (void)folder;
  return true; /* nobody knows: the careful way works everywhere */
}
#endif
