/* The window's benches. Their floor is a bare SDL program: what nobody who opens a window and shows text in these typefaces can do without. */
#include <stdlib.h>

#include "cli/bench.h"

enum { MOST_FACES = 24 };

/* "face /usr/share/..." in what the program said about its run. */
static int read_faces(Str said, Arena *arena, const char *faces[MOST_FACES]) {
  int count = 0;
  Str line;
  for (Str rest = said; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (str_starts(line, STR("face ")) && count < MOST_FACES) faces[count++] = str_z(arena, str_slice(line, 5, line.length));
  }
  return count;
}

static BenchWords floor_words(const char *option, const char *const *faces, int count) {
  BenchWords words = {.at = {"bench", option}, .count = 2};
  for (int i = 0; i < count; i++) words.at[words.count++] = faces[i];
  return words;
}

/* Nothing is kept of what a bench plays. */
static BenchWords home_words(const Bench *bench) {
  return (BenchWords){.at = {"play", str_z(bench->cli->arena, bench->scenarios), "--data-dir", "", "--once", "--report"}, .count = 6};
}

int bench_start(Bench *bench) {
  const char *faces[MOST_FACES];
  double *ours = arena_make_many(bench->cli->arena, double, bench->runs), *floor = arena_make_many(bench->cli->arena, double, bench->runs), first_ms;
  BenchWords words = home_words(bench);
  Str said;
  int status = bench_run_program(bench->cli, &words, &said, &first_ms);
  if (status) return status;
  int count = read_faces(said, bench->cli->arena, faces);
  BenchWords bare = floor_words("--floor", faces, count);
  for (int run = 0; run < bench->runs; run++) {
    status = bench_run_program(bench->cli, &bare, &said, &floor[run]);
    if (!status) status = bench_run_program(bench->cli, &words, &said, &ours[run]);
    if (status) return status;
  }
  bench_add(bench, (BenchRow){.name = STR("start"),
                              .subject = STR("list of scenarios"),
                              .unit = "ms",
                              .ours = bench_median(ours, bench->runs),
                              .floor = bench_median(floor, bench->runs),
                              .runs = bench->runs,
                              .most_ratio = 2,
                              .detail = str_format(bench->cli->arena, "processor time; floor: a window, the same %d faces, one line", count)});
  return EXIT_DONE;
}

int bench_idle(Bench *bench) {
  Arena *arena = bench->cli->arena;
  BenchWords words = {.at = {"play", str_z(arena, bench->scenarios), "--data-dir", "", "--mode", "practice"}, .count = 6},
             bare = floor_words("--floor-waits", NULL, 0);
  double ours_ms, floor_ms, whole_ms = bench->seconds * 1e3;
  int status = bench_watch_program(bench->cli, &bare, bench->seconds, &floor_ms);
  if (!status) status = bench_watch_program(bench->cli, &words, bench->seconds, &ours_ms);
  if (status) return status;
  bench_add(bench, (BenchRow){.name = STR("idle"),
                              .subject = STR("desk"),
                              .unit = "%",
                              .ours = ours_ms / whole_ms * 100,
                              .floor = floor_ms / whole_ms * 100,
                              .runs = 1,
                              .most_ours = 0.1,
                              .detail = str_format(arena, "of a processor: %.2f ms in %d s, after the first", ours_ms, bench->seconds)});
  return EXIT_DONE;
}
