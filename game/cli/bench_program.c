/* Starts this very program and asks the system what it cost. Processor time, not time on the wall: other programs' work must not count, nor may waiting. */
#define _DEFAULT_SOURCE /* wait4() is no part of POSIX */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
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

int bench_watch_program(const Cli *cli, const BenchWords *words, int seconds, double *cpu_ms) {
  int from;
  clockid_t clock;
  pid_t child = start(cli, words, &from);
  if (child < 0) return not_started();
  sleep_seconds(1);
  bool known = clock_getcpuclockid(child, &clock) == 0;
  double before = known ? clock_ms(clock) : 0;
  sleep_seconds(seconds);
  *cpu_ms = known ? clock_ms(clock) - before : 0;
  bool lived = waitpid(child, NULL, WNOHANG) == 0;
  if (!lived) {
    (void)close(from);
    fputs("overturn: the program that was to be watched ended by itself\n", stderr);
    return EXIT_MACHINE;
  }
  (void)kill(child, SIGTERM);
  (void)read_all(cli, from);
  BenchCost whole;
  int status = wait_for(child, &whole);
  if (known) return status;
  fputs("overturn: this system does not tell the processor time of another program\n", stderr);
  return EXIT_MACHINE;
}
