/* Starts this very program and asks the system what it cost. Processor time, not time on the wall: other programs' work must not count, nor may waiting. */
#define _DEFAULT_SOURCE /* wait4() is no part of POSIX */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/bench.h"
#include "files/places.h"

static double ms_of(const struct timeval *time) { return (double)time->tv_sec * 1e3 + (double)time->tv_usec / 1e3; }

/* @return the process, its standard output at the other end of `*from`; -1 when it could not be started. */
static pid_t start(const Cli *cli, const BenchWords *words, int *from) {
  const char *program = str_z(cli->arena, places_program(cli->arena));
  const char *all[BENCH_MOST_WORDS + 2] = {program};
  for (int i = 0; i < words->count; i++) all[i + 1] = words->at[i];
  int ends[2];
  if (pipe(ends) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    (void)dup2(ends[1], STDOUT_FILENO);
    (void)close(ends[0]);
    (void)close(ends[1]);
    execv(program, (char *const *)all);
    _exit(EXIT_MACHINE);
  }
  (void)close(ends[1]);
  if (child < 0) (void)close(ends[0]);
  *from = ends[0];
  return child;
}

static Str read_all(const Cli *cli, int from) {
  Buf said = buf_new(cli->arena);
  char room[4096];
  for (;;) {
    ssize_t got = read(from, room, sizeof room);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    buf_add(&said, (Str){room, (size_t)got});
  }
  (void)close(from);
  return buf_str(&said);
}

static int wait_for(pid_t child, BenchCost *cost) {
  int status;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR) return EXIT_MACHINE;
  *cost = (BenchCost){ms_of(&usage.ru_utime) + ms_of(&usage.ru_stime), (double)usage.ru_maxrss / 1024};
  return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_MACHINE;
}

static int not_started(void) {
  fputs("overturn: the program could not be started again to be measured\n", stderr);
  return EXIT_MACHINE;
}

int bench_run_program(const Cli *cli, const BenchWords *words, Str *said, BenchCost *cost) {
  int from;
  pid_t child = start(cli, words, &from);
  if (child < 0) return not_started();
  *said = read_all(cli, from);
  return wait_for(child, cost);
}

static void sleep_seconds(int seconds) {
  struct timespec left = {.tv_sec = seconds};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) continue;
}

/* A clock of another process, to the nanosecond; the ticks that /proc counts are as long as all that an idle window uses. */
static double clock_ms(clockid_t clock) {
  struct timespec now = {0};
  (void)clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- Programs that are left alone ---- */

typedef struct Watch {
  pid_t process;
  int from; /* its standard output */
  clockid_t clock;
  bool ticks;
  BenchWatched at; /* since its start */
} Watch;

/* How often its threads went to sleep again, "voluntary_ctxt_switches: 12" in what Linux says about each: as often as they were awake. */
static int64_t sleeps_of(Arena *arena, pid_t process) {
  enum { MOST_THREADS = 1000, MOST_BYTES = 1 << 16 };
  static const Str name = STR_INIT("\nvoluntary_ctxt_switches:");
  Str folder = str_format(arena, "/proc/%ld/task", (long)process), text, line, rest;
  FilesEntry *threads;
  size_t count;
  int64_t sum = 0, sleeps = 0;
  if (files_list(arena, folder, MOST_THREADS, &threads, &count).status != FILES_OK) return NONE;
  for (size_t i = 0; i < count; i++) {
    Str path = str_format(arena, "%.*s/%.*s/status", STR_ARG(folder), STR_ARG(threads[i].name));
    if (files_read(arena, path, MOST_BYTES, &text).status != FILES_OK) continue; /* it ended */
    size_t at = str_find_str(text, name);
    if (at == text.length) return NONE;
    (void)str_cut(str_slice(text, at + name.length, text.length), '\n', &line, &rest);
    if (!str_to_int(str_trim(line), &sleeps)) return NONE;
    sum += sleeps;
  }
  return count ? sum : NONE;
}

/* @return false when the system does not tell. */
static bool look_at(const Cli *cli, Watch *watch) {
  int told = 0; /* a byte each time; nobody reads them before the end */
  bool known = ioctl(watch->from, FIONREAD, &told) == 0;
  watch->at = (BenchWatched){clock_ms(watch->clock), sleeps_of(cli->arena, watch->process), told};
  return known && watch->at.wakes != NONE;
}

static bool is_at_rest(const Watch *watch, BenchWatched before) {
  if (watch->ticks) return watch->at.told == before.told + 1;
  return watch->at.wakes == before.wakes && watch->at.cpu_ms <= before.cpu_ms;
}

/* Those that draw and work things out first are waited for, but not for ever: one may never come to rest, and that is what is to be found. */
static bool settle(const Cli *cli, Watch *watches, int count) {
  enum { MOST_SECONDS = 60 };
  bool told = true, moved = true;
  for (int second = 0; told && moved && second < MOST_SECONDS; second++) {
    sleep_seconds(1);
    moved = false;
    for (int i = 0; told && i < count; i++) {
      BenchWatched before = watches[i].at;
      told = look_at(cli, &watches[i]);
      moved = moved || !is_at_rest(&watches[i], before);
    }
  }
  return told;
}

static bool watch(const Cli *cli, Watch *watches, int count, int seconds, BenchWatched *watched) {
  bool told = settle(cli, watches, count);
  for (int i = 0; told && i < count; i++) {
    told = look_at(cli, &watches[i]);
    watched[i] = watches[i].at;
  }
  if (told) sleep_seconds(seconds);
  for (int i = 0; told && i < count; i++) {
    told = look_at(cli, &watches[i]);
    watched[i] =
        (BenchWatched){watches[i].at.cpu_ms - watched[i].cpu_ms, watches[i].at.wakes - watched[i].wakes, watches[i].at.told - watched[i].told};
  }
  if (!told) fputs("overturn: this system does not tell how often another program was awake\n", stderr);
  return told;
}

/* @return the worst of their exit codes; one that had ended by itself counts. */
static int end(const Cli *cli, const Watch *watches, int count) {
  int worst = EXIT_DONE;
  for (int i = 0; i < count; i++) {
    BenchCost whole;
    bool lived = kill(watches[i].process, 0) == 0 && waitpid(watches[i].process, NULL, WNOHANG) == 0;
    if (lived) (void)kill(watches[i].process, SIGTERM);
    (void)read_all(cli, watches[i].from);
    int status = lived ? wait_for(watches[i].process, &whole) : EXIT_MACHINE;
    if (!lived) fputs("overturn: a program that was to be watched ended by itself\n", stderr);
    if (status > worst) worst = status;
  }
  return worst;
}

int bench_watch_programs(const Cli *cli, const BenchWords *words, int count, int seconds, BenchWatched *watched) {
  Watch *watches = arena_make_many(cli->arena, Watch, count);
  int started = 0, status = EXIT_DONE;
  while (started < count && !status) {
    Watch *one = &watches[started];
    one->ticks = words[started].ticks;
    one->process = start(cli, &words[started], &one->from);
    if (one->process < 0)
      status = not_started();
    else if (++started && clock_getcpuclockid(one->process, &one->clock) != 0)
      status = EXIT_MACHINE;
  }
  if (!status && !watch(cli, watches, count, seconds, watched)) status = EXIT_MACHINE;
  int ended = end(cli, watches, started);
  return status > ended ? status : ended;
}
