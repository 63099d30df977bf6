/* overturn bench: how fast the program is, as a ratio to a floor that is measured in the same run. A time alone says more about the machine than about
   the program, so each row has something bare beside it that any program of this kind must do, and no test looks at a clock. */
#include "cli/bench.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SECONDS = 600 };

typedef enum BenchOption {
  BENCH_JSON,
  BENCH_RUNS,
  BENCH_SECONDS,
  BENCH_EACH,
  BENCH_SCENARIOS,
  BENCH_STATES,
  BENCH_FLOOR,
  BENCH_FLOOR_WAITS,
  BENCH_FRAMES,
  BENCH_SHOWS
} BenchOption;
static const CliOption options[] = {
    {"--json", NULL, "one JSON object"},
    {"--runs", "N", "of each thing and of its floor (11; frame: 11 for each of them)"},
    {"--seconds", "N", "how long idle windows are watched, all at once, after the last has come to rest (10)"},
    {"--each", NULL, "frame: every screen of the densest scenario, not only the densest screen"},
    {"--scenarios", "PATH", "a scenario or a folder of them; start makes a thousand unless said, the others take the shipped ones"},
    {"--states", "N", "of the large case that solve writes for itself, at least (10000000)"},
    {"--floor", "[FACE...]", "is the floor of start: bare SDL, a window, these font files, one line of text"},
    {"--floor-waits", "[FACE...]", "the same, but stays until it is closed: the floor of idle"},
    {"--frames", "RUNS [FILE [JOURNAL]]", "is what frame starts: its pictures and their floor in one window; --frames-each with --each"},
    {"--shows", "[SCREEN MODE FILE]", "is what idle starts: a window at that screen; alone, the names of the screens"},
    {NULL, NULL, NULL},
};

static const struct {
  const char *name, *meaning;
  int (*run)(Bench *bench);
} benches[] = {
    {"start", "processor time and memory to the first picture of a thousand scenarios", bench_start},
    {"idle", "how often every screen wakes while nobody touches it", bench_idle},
    {"frame", "the densest screen drawn whole, and a key typed into a field", bench_frame},
    {"check", "reading and checking the largest scenario", bench_check},
    {"replay", "replaying the best line of each scenario", bench_replay},
    {"solve", "the exact search of each scenario", bench_solve},
    {"play", "a million actions of random plays", bench_play},
};
enum { BENCH_COUNT = sizeof benches / sizeof *benches };

void bench_add(Bench *bench, BenchRow row) { arena_push(bench->cli->arena, bench->rows, bench->row_count, bench->row_capacity, row); }

static double ratio_of(const BenchRow *row) { return row->floor > 0 ? row->ours / row->floor : 0; }

/* ---- Output ---- */

static void print_table(const Bench *bench) {
  printf("%-8s%-28s%5s%15s%15s%8s  %s\n", "bench", "of", "runs", "measured", "floor", "ratio", "");
  for (size_t i = 0; i < bench->row_count; i++) {
    const BenchRow *row = &bench->rows[i];
    printf("%-8.*s%-28.*s%5d%11.3f %-3s%11.3f %-3s", STR_ARG(row->name), STR_ARG(row->subject), row->runs, row->ours, row->unit, row->floor,
           row->unit);
    if (row->floor > 0)
      printf("%8.2f", ratio_of(row));
    else
      printf("%8s", "-");
    if (row->most_ratio > 0) printf("  at most %.1f;", row->most_ratio);
    if (row->most_ours > 0) printf("  at most %.1f %s;", row->most_ours, row->unit);
    if (row->most_floor) printf("  at most its floor;");
    printf("%s%.*s\n", row->most_ratio > 0 || row->most_ours > 0 || row->most_floor ? " " : "  ", STR_ARG(row->detail));
  }
}

static void put_figure(Buf *out, const char *key, double value) {
  cli_json_key(out, key);
  buf_format(out, "%.6f", value);
}

static void put_string(Buf *out, const char *key, Str value) {
  cli_json_key(out, key);
  buf_json_string(out, value);
}

static void print_json(const Bench *bench) {
  Buf out = buf_new(bench->cli->arena);
  buf_addz(&out, "{\"rows\":[");
  for (size_t i = 0; i < bench->row_count; i++) {
    const BenchRow *row = &bench->rows[i];
    buf_addz(&out, i ? ",\n{" : "\n{");
    put_string(&out, "bench", row->name);
    put_string(&out, "of", row->subject);
    put_string(&out, "unit", str_from(row->unit));
    buf_format(&out, ",\"runs\":%d", row->runs);
    put_figure(&out, "measured", row->ours);
    put_figure(&out, "floor", row->floor);
    cli_json_key(&out, "ratio");
    if (row->floor > 0)
      buf_format(&out, "%.4f", ratio_of(row));
    else
      buf_addz(&out, "null");
    if (row->most_ratio > 0) put_figure(&out, "ratio_at_most", row->most_ratio);
    if (row->most_ours > 0) put_figure(&out, "measured_at_most", row->most_ours);
    if (row->most_floor) put_figure(&out, "measured_at_most", row->floor);
    put_string(&out, "detail", row->detail);
    buf_byte(&out, '}');
  }
  buf_addz(&out, "\n]}\n");
  cli_print(stdout, buf_str(&out));
}

/* ---- The command ---- */

static bool read_number(const char *text, int most, int *number) {
  int64_t value;
  if (!text) return true;
  if (!str_to_int(str_from(text), &value) || value < 1 || value > most) return false;
  *number = (int)value;
  return true;
}

static int find_bench(const char *name) {
  for (int i = 0; i < BENCH_COUNT; i++)
    if (strcmp(benches[i].name, name) == 0) return i;
  return NONE;
}

static int wrong(const char *message) {
  fprintf(stderr, "overturn: %s\n", message);
  return EXIT_USAGE;
}

static int wrong_name(const char *name) {
  fprintf(stderr, "overturn: there is no bench \"%s\"; there are:\n", name);
  for (int i = 0; i < BENCH_COUNT; i++) fprintf(stderr, "  %-8s %s\n", benches[i].name, benches[i].meaning);
  return EXIT_USAGE;
}

int cli_bench(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  int status, worst = EXIT_DONE;
  if (!cli_read(cli, argc, argv, "bench [start|idle|frame|check|replay|solve|play] [--json] [--runs N] [--seconds N]", options, 0, 1, &given,
                &status))
    return status;
  Bench bench = {
      .cli = cli, .runs = 11, .seconds = 10, .states = 10000000, .scenarios = str_format(cli->arena, "%.*s/scenarios", STR_ARG(cli->data))};
  if (given.values[BENCH_SCENARIOS]) bench.scenarios = str_from(given.values[BENCH_SCENARIOS]);
  if (!read_number(given.values[BENCH_RUNS], BENCH_MOST_RUNS, &bench.runs)) return wrong("--runs takes 1 to 1000");
  if (!read_number(given.values[BENCH_SECONDS], MOST_SECONDS, &bench.seconds)) return wrong("--seconds takes 1 to 600");
  if (!read_number(given.values[BENCH_STATES], 100000000, &bench.states)) return wrong("--states takes 1 to 100000000");
  bench.each = given.values[BENCH_EACH] != NULL;
  bench.chosen = given.values[BENCH_SCENARIOS] != NULL;
  if (given.values[BENCH_FLOOR] || given.values[BENCH_FLOOR_WAITS] || given.values[BENCH_FRAMES] || given.values[BENCH_SHOWS])
    return wrong("--floor, --floor-waits, --frames and --shows stand alone, first");
  int only = given.word_count ? find_bench(given.words[0]) : NONE;
  if (given.word_count && only == NONE) return wrong_name(given.words[0]);
  for (int i = 0; i < BENCH_COUNT; i++) {
    if (only != NONE && only != i) continue;
    status = benches[i].run(&bench);
    if (status > worst) worst = status;
  }
  if (given.values[BENCH_JSON])
    print_json(&bench);
  else if (bench.row_count)
    print_table(&bench);
  return cli_finish(worst);
}
