/* The exact search of a large case beside the plainest search there is of the same states.

   The case is written here, as an author would write one, and read by the reader that reads all. Day after day the same question comes with three answers: a
   point is put on file, they are called, or a day is waited. Then what is on file is read, two points at a time, and the number of calls and the date decide.
   The order of calls and waits leaves no trace, so most states are reached by several ways.

   The floor knows these rules by heart: states of 32 bytes, breadth first, each looked up in a table with open addressing that is at most half full. It finds
   the same states and nothing more; the search finds as well what every state is worth to each of its six questions. */
#include "cli/bench.h"

enum { MOST_ROUNDS = 24, FEW_RUNS = 3 };

/* ---- The case ---- */

/* How many states its rounds have: before each, by how often a point was put on file, what is left to calls and waits. */
static uint64_t states_of(int rounds) {
  uint64_t states = 0, level[MOST_ROUNDS + 2] = {1};
  for (int done = 0; done <= rounds; done++) {
    for (int filed = 0; filed <= done; filed++) states += level[filed] * (uint64_t)(done - filed + 1);
    for (int filed = done + 1; filed > 0; filed--) level[filed] += level[filed - 1];
  }
  return states;
}

static void put_round(Buf *out, int round, int rounds) {
  buf_format(
      out, "\"r%d\":{\"view\":\"decision\",\"say\":[\"Day by day.\"],\"ask\":[{\"id\":\"q%d\",\"axis\":\"%s\",\"prompt\":\"What now?\",\"choices\":[",
      round, round, axis_words[round % AXIS_COUNT]);
  buf_format(out, "{\"id\":\"file\",\"text\":\"Put it on file\",\"points\":%d,\"set\":{\"f%d\":\"1\"},\"why\":\"It is kept.\"},", 1 + round % 3,
             round);
  buf_format(out, "{\"id\":\"call\",\"text\":\"Call them once more\",\"points\":%d,\"set\":{\"calls\":\"calls + 1\"},\"why\":\"It is heard.\"},",
             round % 2);
  buf_addz(out, "{\"id\":\"wait\",\"text\":\"Wait until tomorrow\",\"points\":0,\"advance\":\"1 day\",\"why\":\"It takes a day.\"}]}],");
  if (round + 1 < rounds)
    buf_format(out, "\"next\":\"r%d\"},", round + 1);
  else
    buf_addz(out, "\"next\":\"v0\"},");
}

/* Two points at a time: both on file are worth a call. */
static void put_review(Buf *out, int rounds) {
  for (int i = 0; i < rounds; i += 2) {
    buf_format(out, "\"v%d\":{\"view\":\"message\",\"say\":[\"They read on.\"],\"set\":{\"calls\":\"calls + f%d * f%d\"},", i, i,
               i + 1 < rounds ? i + 1 : i);
    if (i + 2 < rounds)
      buf_format(out, "\"next\":\"v%d\"},", i + 2);
    else
      buf_addz(out, "\"next\":\"review\"},");
  }
  buf_addz(out, "\"review\":{\"view\":\"message\",\"say\":[\"It is decided.\"],\"next\":[");
  buf_format(out, "{\"if\":\"calls >= %d and days_since(opened) <= %d\",\"goto\":\"won\"},", rounds / 2, rounds / 3);
  buf_format(out, "{\"if\":\"calls >= %d\",\"goto\":\"settled\"},", rounds / 3);
  buf_addz(out, "{\"goto\":\"lost\"}]},");
  buf_addz(out, "\"won\":{\"view\":\"message\",\"say\":[\"Paid.\"],\"recover\":{\"amount\":900.00,\"points\":20},\"end\":\"paid\"},");
  buf_addz(out, "\"settled\":{\"view\":\"message\",\"say\":[\"Half.\"],\"recover\":{\"amount\":450.00,\"points\":20},\"end\":\"half\"},");
  buf_addz(out, "\"lost\":{\"view\":\"message\",\"say\":[\"Nothing.\"],\"end\":\"gone\"}},");
}

static Str case_text(Arena *arena, int rounds) {
  Buf out = buf_new(arena);
  buf_addz(&out,
           "{\"format\":1,\"id\":\"generated\",\"title\":\"Day by day\",\"kind\":\"denial\",\"level\":1,\"minutes\":5,\"today\":\"2026-03-16\","
           "\"briefing\":[\"A case of many days.\"],\"people\":{\"patient\":{\"name\":\"Marisol Ortega\"},\"provider\":{\"name\":\"Riverbend "
           "Memorial Hospital\"},\"payer\":{\"name\":\"Empire Lantern Health\"}},\"claim\":{\"form\":\"837P\",\"number\":\"RMH-77\",\"received\":"
           "\"2026-02-20\",\"lines\":[{\"line\":1,\"service\":\"Surgery\",\"code\":\"29881\",\"from\":\"2026-02-11\",\"charge\":12000.00}]},"
           "\"vars\":{");
  for (int i = 0; i < rounds; i++) buf_format(&out, "\"f%d\":{\"number\":0,\"least\":0,\"most\":1},", i);
  buf_format(&out, "\"calls\":{\"number\":0,\"least\":0,\"most\":%d}},\"start\":\"open\",\"steps\":{", 2 * MOST_ROUNDS);
  buf_addz(&out, "\"open\":{\"view\":\"message\",\"say\":[\"It begins.\"],\"stamp\":\"opened\",\"next\":\"r0\"},");
  for (int i = 0; i < rounds; i++) put_round(&out, i, rounds);
  put_review(&out, rounds);
  buf_addz(&out, "\"endings\":{\"paid\":{\"text\":\"Paid.\"},\"half\":{\"text\":\"Half of it.\"},\"gone\":{\"text\":\"Nothing.\"}}}");
  return buf_str(&out);
}

/* ---- The floor ---- */

typedef struct Plain {
  uint64_t round, filed, calls, day;
} Plain;

typedef struct PlainSearch {
  Plain *table; /* rounds count from 1, so no state is all zero */
  uint64_t room, count;
} PlainSearch;

static uint64_t plain_hash(const Plain *state) {
  uint64_t hash = state->round * UINT64_C(0x9e3779b97f4a7c15) + state->filed * UINT64_C(0xd6e8feb86659fd93) +
                  state->calls * UINT64_C(0xa0761d6478bd642f) + state->day * UINT64_C(0xe7037ed1a0b428db);
  hash ^= hash >> 32;
  hash *= UINT64_C(0xd6e8feb86659fd93);
  return hash ^ hash >> 32;
}

/* @return whether it was not there. */
static bool plain_add(PlainSearch *search, const Plain *state) {
  for (uint64_t slot = (plain_hash(state) >> 32) * search->room >> 32;; slot = slot + 1 == search->room ? 0 : slot + 1) {
    Plain *at = &search->table[slot];
    if (!at->round) {
      *at = *state;
      search->count++;
      return true;
    }
    if (at->round == state->round && at->filed == state->filed && at->calls == state->calls && at->day == state->day) return false;
  }
}

/* ---- The two ---- */

typedef struct LargeWork {
  const Scenario *scenario;
  int rounds;
  uint64_t most; /* states that the floor makes room for: once it has run, as many as it found */
  uint32_t states;
  uint64_t edges, plain_states, plain_edges;
  bool complete;
} LargeWork;

static void large_ours(void *user, Arena *arena) {
  LargeWork *work = user;
  const Analysis *analysis = analysis_run(arena, work->scenario, NULL, (AnalysisLimits){.most_states = UINT32_MAX / 4});
  work->states = analysis_states(analysis);
  work->edges = analysis_edges(analysis);
  work->complete = analysis_complete(analysis);
}

/* What can follow a state. @return how many. */
static int plain_next(const Plain *state, uint64_t rounds, Plain after[3]) {
  after[0] = after[1] = after[2] = *state;
  if (state->round <= rounds) {
    for (int i = 0; i < 3; i++) after[i].round++;
    after[0].filed |= UINT64_C(1) << (state->round - 1);
    after[1].calls++;
    after[2].day++;
    return 3;
  }
  /* Then two points at a time are looked at; the odd one out counts alone. */
  uint64_t seen = 2 * (state->round - rounds - 1);
  if (seen >= rounds) return 0;
  bool both = (state->filed & 3) == 3 || (seen + 1 == rounds && (state->filed & 1));
  after[0] = (Plain){state->round + 1, state->filed >> 2, state->calls + both, state->day};
  return 1;
}

static void large_floor(void *user, Arena *arena) {
  LargeWork *work = user;
  PlainSearch search = {arena_make_many(arena, Plain, 2 * work->most), 2 * work->most, 0};
  Plain *queue = arena_take(arena, (size_t)work->most, sizeof *queue);
  uint64_t head = 0, tail = 0, edges = 0;
  Plain start = {.round = 1};
  (void)plain_add(&search, &start);
  queue[tail++] = start;
  while (head < tail) {
    Plain after[3];
    const Plain state = queue[head++];
    int count = plain_next(&state, (uint64_t)work->rounds, after);
    edges += (uint64_t)count;
    for (int i = 0; i < count; i++)
      if (plain_add(&search, &after[i])) queue[tail++] = after[i];
  }
  work->most = work->plain_states = search.count;
  work->plain_edges = edges;
}

int bench_solve_large(Bench *bench, const CliAssets *assets) {
  Arena *arena = bench->cli->arena;
  LargeWork work = {.rounds = 1};
  while (work.rounds < MOST_ROUNDS && states_of(work.rounds) < (uint64_t)bench->states) work.rounds++;
  work.most = 2 * states_of(work.rounds);
  Str text = case_text(arena, work.rounds), name = STR("generated");
  Diags diags = diags_new(arena, name, text);
  work.scenario = scenario_read(arena, name, text, assets->codes, assets->rules, &diags);
  if (!work.scenario) {
    cli_print_diags(bench->cli, &diags);
    return EXIT_FOUND;
  }
  Bench few = *bench;
  if (few.runs > FEW_RUNS) few.runs = FEW_RUNS;
  BenchRow row = {.name = STR("solve"), .subject = name, .unit = "ms", .runs = few.runs};
  bench_pair(&few, &(BenchPair){large_ours, large_floor, &work}, &row.ours, &row.floor);
  /* Ours has the opening and the ends besides. */
  if (!work.complete || work.states < work.plain_states || work.states > work.plain_states + 100) {
    fprintf(stderr, "overturn: the search found %u states, the floor %llu\n", work.states, (unsigned long long)work.plain_states);
    return EXIT_MACHINE;
  }
  row.detail =
      str_format(arena,
                 "%u states, %llu edges: found, ordered, and the values of six questions, %.0f states a second; floor: plain breadth first search, "
                 "%llu states of 32 bytes, %llu edges, %.0f a second; %.2fx",
                 work.states, (unsigned long long)work.edges, work.states / row.ours * 1e3, (unsigned long long)work.plain_states,
                 (unsigned long long)work.plain_edges, (double)work.plain_states / row.floor * 1e3,
                 work.states / row.ours / ((double)work.plain_states / row.floor));
  bench_add(bench, row);
  return EXIT_DONE;
}
