/* Waits until something in a folder is written, moved or taken away: asleep in the kernel until then. Folders are watched, not files: editors that write a
 * new file and rename it over the old one would otherwise be lost after their first save. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdalign.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "files/files.h"

#define WATCHED (IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)

struct FilesWatch {
  int changes;    /* of inotify */
  int stopped[2]; /* a pipe: what is written to the second end wakes whoever waits */
};

FilesResult files_watch_open(Arena *arena, FilesWatch **watch) {
  FilesWatch opened = {inotify_init1(IN_CLOEXEC | IN_NONBLOCK), {-1, -1}};
  *watch = NULL;
  if (opened.changes < 0) return result_of_errno(arena, STR("watching"), errno);
  if (pipe(opened.stopped) != 0) {
    FilesResult failed = result_of_errno(arena, STR("watching"), errno);
    close(opened.changes);
    return failed;
  }
  for (int i = 0; i < 2; i++) (void)fcntl(opened.stopped[i], F_SETFD, FD_CLOEXEC);
  *watch = arena_make(arena, FilesWatch);
  **watch = opened;
  return result_ok();
}

FilesResult files_watch_folder(FilesWatch *watch, Arena *arena, Str folder) {
  const char *name = path_z(arena, folder.length ? folder : STR("."));
  if (name && inotify_add_watch(watch->changes, name, WATCHED | IN_ONLYDIR) >= 0) return result_ok();
  return name ? result_of_errno(arena, folder, errno) : result_of(arena, folder, FILES_NOT_FOUND);
}

/* Hidden files and those with a tilde at the end are what editors keep beside the real one. A file that was only made has nothing in it yet. */
static bool counts(const struct inotify_event *event) {
  if ((event->mask & IN_IGNORED) || ((event->mask & IN_CREATE) && !(event->mask & IN_ISDIR))) return false;
  if (!event->len) return true;
  Str name = str_from(event->name);
  return name.length && name.at[0] != '.' && !str_ends(name, STR("~"));
}

/* Takes what has happened so far. @return whether any of it counts. */
static bool take(const FilesWatch *watch) {
  alignas(struct inotify_event) char room[16 * 1024];
  bool any = false;
  for (;;) {
    ssize_t got = read(watch->changes, room, sizeof room);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return any;
    for (ssize_t at = 0; at < got;) {
      const struct inotify_event *event = (const void *)(room + at);
      any = any || (event->mask & IN_Q_OVERFLOW) || counts(event);
      at += (ssize_t)(sizeof *event + event->len);
    }
  }
}

bool files_watch_wait(FilesWatch *watch, int quiet_ms) {
  struct pollfd both[] = {{.fd = watch->changes, .events = POLLIN}, {.fd = watch->stopped[0], .events = POLLIN}};
  bool changed = false;
  for (;;) {
    int ready = poll(both, 2, changed ? quiet_ms : -1);
    if (ready < 0 && errno != EINTR) return false;
    if (ready > 0 && both[1].revents) return false;
    if (ready == 0 && changed) return true;
    if (ready > 0) changed = take(watch) || changed;
  }
}

void files_watch_stop(FilesWatch *watch) {
  ssize_t put = write(watch->stopped[1], "", 1);
  (void)put; /* the pipe is full of earlier ones: it is stopped already */
}

void files_watch_close(FilesWatch *watch) {
  close(watch->changes);
  close(watch->stopped[0]);
  close(watch->stopped[1]);
}
