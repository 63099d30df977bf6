/*
 * A class that plays by the machine: trainees at stated skill work through scenarios, each attempt a journal as a person would leave it, times and all.
 *   class_play OUT TRAINEES ATTEMPTS SEED [--records DIR | --whole DIR] [--hard SCENARIO.ITEM] [--broken SCENARIO.ITEM] FILE...
 * Trainee number T of N leaves OUT/tNNN/ATTEMPT.jsonl, ATTEMPTS of them, the scenarios in turn; with --records, in place of that, records in DIR: of each attempt
 * the journal (its head alone, or with --whole all of it) and what is kept of its debrief, trainees under the pseudonyms tNNN and the student ids sNNN. A trainee gives the best answer with probability
 * p = 1/2 + x / (2 (1 + |x|)), x = skill - difficulty, the skill from -2 to 2; else a wrong one. An item named by --hard has the difficulty 5; to one named by
 * --broken better trainees give the same wrong answer more often than others do, as they would if its key were wrong.
 */
#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "overturn/analysis.h"
#include "overturn/files.h"
#include "overturn/hash.h"
#include "store/store.h"
#include "unit/help_random.h"

#define PLANTED_MOST 16
#define TRIES 200
#define TURNS_MOST 400

typedef struct Planted {
  Str scenario, item;
  bool broken;
} Planted;

typedef struct Class {
  Arena *arena; /* for as long as the program runs */
  const char *out;
  int trainees, attempts;
  uint64_t seed;
  Planted planted[PLANTED_MOST];
  int planted_count;
  const CodeReference *codes;
  const RuleBook *rules;
  Str assets_hash;
  StoreText assets[2];
  const char *records; /* NULL: journals */
  bool whole;          /* records have whole journals, and what they were played with */
  Store *store;
} Class;

typedef struct Trainee {
  int number;
  int32_t skill; /* thousandths, -2000 to 2000 */
  Rng rng;
} Trainee;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "class_play: %s\n", what);
  exit(2);
}

static Str read_file(Arena *arena, const char *path) {
  Str text;
  FilesResult result = files_read(arena, str_from(path), JSON_MOST_BYTES, &text);
  if (result.status != FILES_OK) fail(path);
  return text;
}

/* ---- how well ---- */

static int32_t difficulty_of(const Class *class, const Scenario *scenario, const Item *item, bool *broken) {
  *broken = false;
  for (int i = 0; i < class->planted_count; i++) {
    const Planted *planted = &class->planted[i];
    if (!str_equal(planted->scenario, scenario->id) || !str_equal(planted->item, item->id)) continue;
    *broken = planted->broken;
    return planted->broken ? -500 : 5000;
  }
  return (int32_t)(hash64(item->id.at, item->id.length, 7) % 1500) - 1500;
}

/** Whether the best answer comes; of a broken question whether the best is not the one that the trainee takes for right. */
static bool gets_it(const Class *class, Trainee *trainee, const Scenario *scenario, const Item *item, bool *broken) {
  int64_t x = item ? trainee->skill - difficulty_of(class, scenario, item, broken) : trainee->skill + 800;
  int64_t p = 500 + 500 * x / (1000 + (x < 0 ? -x : x));
  bool knows = (int64_t)rng_below(&trainee->rng, 1000) < p;
  return item && *broken ? !knows : knows;
}

/* ---- what is done instead ---- */

static const Item *asked(const Scenario *scenario, const Action *action) {
  return action->kind == ACTION_ANSWER ? scenario->items[action->item] : NULL;
}

/** The same wrong answer each time: the first choice that is open and pays less. */
static bool wrong_choice(const Scenario *scenario, const State *state, const Action *best, Action *action) {
  const Item *item = asked(scenario, best);
  if (!item || item->kind != ITEM_CHOICES || item->many) return false;
  for (int i = 0; i < item->choice_count; i++) {
    if (best->choices == 1u << i || !sim_choice_open(scenario, state, item, i) || item->choices[i].points >= item->points) continue;
    *action = (Action){.kind = ACTION_ANSWER, .item = best->item, .choices = 1u << i};
    return true;
  }
  return false;
}

static bool pays_less(const Scenario *scenario, const State *state, const Action *action) {
  State after = *state;
  Result result = sim_step(scenario, &after, action);
  return result.item == NONE || result.paid < result.most;
}

static bool wrong_action(const Scenario *scenario, const State *state, const Action *best, Rng *rng, Action *action) {
  for (int i = 0; i < TRIES; i++) {
    *action = random_action(scenario, state, rng);
    if (action->kind == best->kind && !sim_refuses(scenario, state, action) && pays_less(scenario, state, action)) return true;
  }
  return false;
}

/* ---- one attempt ---- */

typedef struct Line {
  Buf journal;
  int64_t second; /* of the clock on the wall */
} Line;

static void note(Line *line, const Scenario *scenario, const Action *action, Trainee *trainee) {
  line->second += action_looks(action) ? 5 : 20 + (int64_t)rng_below(&trainee->rng, 60) - trainee->skill / 200;
  int64_t s = line->second;
  Day day = day_from_iso(STR("2026-03-02")) + (Day)(s / 86400);
  Str clock = str_format(line->journal.arena, "%.*sT%02d:%02d:%02dZ", STR_ARG(day_iso(line->journal.arena, day)), (int)(s / 3600 % 24),
                         (int)(s / 60 % 60), (int)(s % 60));
  Entry entry = {.kind = ENTRY_ACTION, .action = *action, .wall_clock = clock};
  journal_print_entry(scenario, &entry, &line->journal);
}

/** Follows the best line until a wrong answer, then the best from there on. */
static void play(const Class *class, Analysis *analysis, const Scenario *scenario, uint64_t seed, Trainee *trainee, Line *line) {
  Arena *arena = line->journal.arena;
  State state;
  const Action *plan = NULL;
  int count = 0, at = 0;
  sim_start(scenario, seed, &state);
  for (int turn = 0; turn < TURNS_MOST && !sim_over(&state); turn++) {
    if (at >= count) {
      count = analysis_line_from(analysis, arena, &state, &plan);
      at = 0;
    }
    /* Where the search was not, in the middle of some talks, anything is done. */
    bool lost = at >= count || sim_refuses(scenario, &state, &plan[at]);
    Action action = lost ? random_action(scenario, &state, &trainee->rng) : plan[at++];
    const Item *item = asked(scenario, &action);
    bool broken = false, answers = !lost && (item || action.kind == ACTION_TALK);
    if (answers && !gets_it(class, trainee, scenario, item, &broken)) {
      bool found = broken && wrong_choice(scenario, &state, &plan[at - 1], &action);
      if (!found) found = wrong_action(scenario, &state, &plan[at - 1], &trainee->rng, &action);
      if (!found) action = plan[at - 1];
      if (found) count = 0;
    }
    note(line, scenario, &action, trainee);
    sim_step(scenario, &state, &action);
  }
}

static void good(StoreResult result) {
  if (result.status != STORE_OK) fail(result.message.at);
}

/** What is kept of it, in the name of trainee 0 until move_attempts() gives every attempt to its own. */
static void record(const Class *class, Analysis *analysis, const Scenario *scenario, const JournalHead *head, Str text) {
  Arena *arena = arena_new(0);
  Diags diags = diags_new(arena, STR("journal"), text);
  const Session *session = journal_replay(arena, scenario, text, &diags);
  if (!session || diags.errors) fail("a play that cannot be replayed");
  Buf line = buf_new(arena);
  journal_print_head(head, &line);
  StoreAttempt about = {.attempt = head->attempt, .lesson = scenario->id, .title = scenario->title, .file = scenario->id, .hash = scenario->hash};
  int entries;
  const Entry *all = session_entries(session, &entries);
  Str first = all[0].wall_clock, last = all[entries - 1].wall_clock;
  about.mode = head->mode;
  about.started = first;
  StoreText texts[] = {{scenario->hash, scenario->id, scenario->text}, class->assets[0], class->assets[1]};
  if (class->whole) analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0}); /* as the program does when an attempt ends */
  StoreKept kept = store_derive(arena, session, analysis_debrief_of(analysis, arena, session), text);
  good(store_begin(class->store, &about, str_trim(buf_str(&line)), texts, sizeof texts / sizeof *texts));
  Str rest = text, own_line;
  (void)str_cut(rest, '\n', &own_line, &rest); /* the head is there */
  for (int32_t number = 1; class->whole && str_cut(rest, '\n', &own_line, &rest); number++)
    good(store_append(class->store, head->attempt, number, own_line));
  good(store_result(class->store, head->attempt, &kept.outcome, kept.decisions, kept.count));
  good(store_end(class->store, head->attempt, last));
  arena_free(arena);
}

/** Gives every attempt to its trainee, as if the records of many machines had been merged; names of attempts end with the trainee's. */
static void move_attempts(const Class *class) {
  Arena *arena = arena_new(0);
  sqlite3 *db;
  for (int t = 0; t < class->trainees; t++) {
    StoreProfile profile;
    good(store_profile_of(class->store, arena, str_format(arena, "t%03d", t), &profile));
    /* Two who try what a spreadsheet would do with a name. */
    Str name = t == 0 ? STR("=2+3") : t == 1 ? STR("@SUM(1,2) \"Ada\", O'Neil") : STR("");
    good(store_name(class->store, profile.id, name, str_format(arena, "s%03d", t)));
  }
  store_close(class->store);
  if (sqlite3_open(str_format(arena, "%s/%s", class->records, STORE_FILE).at, &db) != SQLITE_OK ||
      sqlite3_exec(db, "UPDATE attempt SET profile = (SELECT id FROM profile WHERE pseudonym = substr(attempt.attempt, -4))", NULL, NULL, NULL) !=
          SQLITE_OK)
    fail("attempts cannot be moved");
  sqlite3_close(db);
  arena_free(arena);
}

static void attempt(const Class *class, Analysis *analysis, const Scenario *scenario, Trainee *trainee, int number) {
  Arena *arena = arena_new(0);
  Line line = {buf_new(arena), number * INT64_C(86400) + 9 * 3600 + trainee->number * 7};
  Str id = str_format(arena, "%.*s-%d-t%03d", STR_ARG(scenario->id), number, trainee->number);
  uint64_t seed = hash64(id.at, id.length, class->seed) >> 16;
  if (scenario->variant_count > 1) seed = scenario_seed(scenario);
  trainee->rng = (Rng){hash64(id.at, id.length, class->seed + 1)};
  JournalHead head = {.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .scenario = scenario->id, .scenario_hash = scenario->hash};
  head.assets_hash = class->assets_hash;
  head.seed = seed;
  head.mode = MODE_ASSESSMENT;
  head.attempt = id;
  journal_print_head(&head, &line.journal);
  play(class, analysis, scenario, seed, trainee, &line);
  if (class->records) record(class, analysis, scenario, &head, buf_str(&line.journal));
  Str path = str_format(arena, "%s/t%03d/%.*s.jsonl", class->out, trainee->number, STR_ARG(id));
  if (!class->records && files_write_again(arena, path, buf_str(&line.journal)).status != FILES_OK) fail(path.at);
  arena_free(arena);
}

static void play_file(const Class *class, const char *path, int place, int file_count) {
  Arena *arena = arena_new(0);
  Str text = read_file(arena, path);
  Diags diags = diags_new(arena, str_from(path), text);
  const Scenario *scenario = scenario_read(arena, str_from(path), text, class->codes, class->rules, &diags);
  if (!scenario) fail(path);
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  if (!analysis_complete(analysis)) fail("a search did not end");
  for (int t = 0; t < class->trainees; t++) {
    /* Three throws: few are very good or very bad. */
    Rng throws = {hash64(&t, sizeof t, class->seed)};
    int32_t skill = -2000;
    for (int i = 0; i < 4; i++) skill += (int32_t)rng_below(&throws, 1001);
    for (int a = place; a < class->attempts; a += file_count) {
      Trainee trainee = {.number = t, .skill = skill};
      attempt(class, analysis, scenario, &trainee, a);
    }
  }
  arena_free(arena);
}

static void plant(Class *class, const char *name, bool broken) {
  Planted *planted = &class->planted[class->planted_count++];
  planted->broken = broken;
  if (class->planted_count > PLANTED_MOST || !str_cut(str_from(name), '.', &planted->scenario, &planted->item)) fail(name);
}

int main(int argc, char **argv) {
  Class class = {.arena = arena_new(0)};
  if (argc < 6) fail("OUT TRAINEES ATTEMPTS SEED [--hard|--broken SCENARIO.ITEM] FILE...");
  class.out = argv[1];
  class.trainees = (int)strtol(argv[2], NULL, 10);
  class.attempts = (int)strtol(argv[3], NULL, 10);
  class.seed = (uint64_t)strtoll(argv[4], NULL, 10);
  Str codes = read_file(class.arena, "../assets/codes.json"), rules = read_file(class.arena, "../assets/rules.json");
  Diags diags = diags_new(class.arena, STR("codes.json"), codes), rules_diags = diags_new(class.arena, STR("rules.json"), rules);
  class.codes = codes_read(class.arena, codes, &diags);
  class.rules = rules_read(class.arena, rules, &rules_diags);
  if (!class.codes || !class.rules) fail("the reference data cannot be read");
  class.assets[0] = (StoreText){sha256_hex(class.arena, codes), STR("codes.json"), codes};
  class.assets[1] = (StoreText){sha256_hex(class.arena, rules), STR("rules.json"), rules};
  class.assets_hash = sha256_hex(class.arena, str_format(class.arena, "%.*s%.*s", STR_ARG(codes), STR_ARG(rules)));
  int at = 5;
  Str notice;
  class.whole = at + 1 < argc && str_is(STR("--whole"), argv[at]);
  if (at + 1 < argc && (class.whole || str_is(STR("--records"), argv[at]))) {
    class.records = argv[at + 1];
    good(store_open_records(class.arena, (StoreOpen){.folder = str_from(class.records)}, &class.store, &notice));
    at += 2;
  }
  for (; at + 1 < argc && argv[at][0] == '-'; at += 2) plant(&class, argv[at + 1], str_is(STR("--broken"), argv[at]));
  for (int t = 0; !class.records && t < class.trainees; t++)
    if (files_make_folder(class.arena, str_format(class.arena, "%s/t%03d", class.out, t)).status != FILES_OK) fail(class.out);
  for (int i = at; i < argc; i++) play_file(&class, argv[i], i - at, argc - at);
  if (class.records) move_attempts(&class);
  arena_free(class.arena);
  return 0;
}
