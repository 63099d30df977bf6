/* overturn results: how whoever sits here is doing. Nothing is kept of it: all of it is worked out from the records, which are only read. */
#include "cli/mine.h"

#include "cli/records.h"
#include "report/certificate.h"
#include "report/class.h"

Day mine_day(const StoreAttempt *attempt) {
  int64_t seconds = seconds_from_clock(attempt->ended.length ? attempt->ended : attempt->started);
  return seconds < 0 ? DAY_NONE : (Day)(seconds / 86400);
}

bool mine_finished(const Mine *mine) { return mine->course && mine->progress.passed == mine->course->count; }

static int place_of_word(const char *const *words, Str word) {
  for (int i = 0; words[i]; i++)
    if (str_is(word, words[i])) return i;
  return NONE;
}

Str mine_name(Arena *arena, const MasteryEstimate *estimate) {
  int place = NONE;
  if (estimate->kind == MASTERY_AXIS) place = place_of_word(axis_words, estimate->name);
  if (place != NONE) return class_competence_name(place);
  if (estimate->kind == MASTERY_SKILL) place = place_of_word(skill_words, estimate->name);
  if (place != NONE) return class_competence_name(AXIS_COUNT + place);
  return str_format(arena, "%s %.*s", estimate->kind == MASTERY_CODE ? "Code" : "Rule", STR_ARG(estimate->name));
}

/* ---- commands ---- */

Str mine_drill_command(const Mine *mine) {
  return str_format(mine->cli->arena, "%.*s drill%.*s", STR_ARG(cli_program(mine->cli)), STR_ARG(mine->folder));
}

static Str play_command(const Mine *mine, Str path, Mode mode) {
  Arena *arena = mine->cli->arena;
  return str_format(arena, "%.*s play %.*s --terminal%s%.*s", STR_ARG(cli_program(mine->cli)), STR_ARG(cli_shell_word(arena, path)),
                    mode == MODE_ASSESSMENT ? " --mode assessment" : "", STR_ARG(mine->folder));
}

static Str entry_path(const Mine *mine, const CourseEntry *entry) {
  Str folder = str_from(mine->course_path);
  while (folder.length && folder.at[folder.length - 1] != '/') folder.length--;
  return str_format(mine->cli->arena, "%.*s%s%.*s", STR_ARG(folder), mine->course->above ? "../" : "", STR_ARG(entry->file));
}

Str mine_entry_command(const Mine *mine, const CourseEntry *entry) {
  return entry->cards ? mine_drill_command(mine) : play_command(mine, entry_path(mine, entry), (Mode)entry->mode);
}

/** A lesson of the course, or one that is shipped. @return empty where its file lies elsewhere. */
static Str practise_command(const Mine *mine, const StoreAttempt *attempt) {
  for (int i = 0; mine->course && i < mine->course->count; i++) {
    const CourseEntry *entry = &mine->course->entries[i];
    if (!entry->cards && str_equal(entry->lesson, attempt->lesson)) return play_command(mine, entry_path(mine, entry), MODE_PRACTICE);
  }
  Str path = str_format(mine->cli->arena, "%.*s/scenarios/%.*s", STR_ARG(mine->cli->data), STR_ARG(attempt->file));
  return files_kind(mine->cli->arena, path) == FILES_FILE ? play_command(mine, path, MODE_PRACTICE) : STR("");
}

/* ---- lessons ---- */

static MineLesson *lesson_of(Mine *mine, const StoreAttempt *attempt) {
  for (int i = 0; i < mine->lesson_count; i++)
    if (str_equal(mine->lessons[i].lesson, attempt->lesson)) return &mine->lessons[i];
  MineLesson *lesson = &mine->lessons[mine->lesson_count++];
  *lesson = (MineLesson){.lesson = attempt->lesson};
  for (int m = 0; m < MINE_MODES; m++) lesson->modes[m].best = NONE;
  return lesson;
}

static void add_attempt(Mine *mine, const StoreAttempt *attempt) {
  if (attempt->score == NONE && attempt->ended.length) return; /* nothing was answered */
  MineLesson *lesson = lesson_of(mine, attempt);
  lesson->title = attempt->title;
  if (attempt->score == NONE) {
    lesson->left++;
  } else if (attempt->position) {
    lesson->retries++;
  } else {
    int m = attempt->mode == MODE_ASSESSMENT;
    if (!lesson->modes[m].attempts) lesson->modes[m].attempts = arena_make_many(mine->cli->arena, const StoreAttempt *, mine->attempt_count);
    lesson->modes[m].attempts[lesson->modes[m].count++] = attempt;
    if (attempt->score > lesson->modes[m].best) lesson->modes[m].best = attempt->score;
  }
}

/* ---- what comes next ---- */

static bool tells_of(const StoreDecision *decision, const MasteryEstimate *estimate) {
  switch (estimate->kind) {
  case MASTERY_AXIS: return decision->axis >= 0 && decision->axis < AXIS_COUNT && str_is(estimate->name, axis_words[decision->axis]);
  case MASTERY_SKILL: return decision->skill >= 0 && decision->skill < SKILL_COUNT && str_is(estimate->name, skill_words[decision->skill]);
  case MASTERY_RULE: return !decision->card.length && str_equal(decision->code, estimate->name);
  default: return false;
  }
}

static const StoreAttempt *attempt_of(const Mine *mine, int64_t id) {
  for (size_t i = 0; i < mine->attempt_count; i++)
    if (mine->attempts[i].id == id) return &mine->attempts[i];
  return NULL;
}

/** The attempt in which points were lost last by it; where none were, in which it came up last. Decisions stand by attempt, later ones last. */
static const StoreAttempt *where_to_practise(const Mine *mine, const MasteryEstimate *estimate, const StoreDecision *decisions, size_t count) {
  const StoreAttempt *met = NULL, *lost = NULL;
  for (size_t i = count; i-- > 0 && !lost;) {
    const StoreDecision *decision = &decisions[i];
    if (!decision->scored || decision->most <= 0 || !tells_of(decision, estimate)) continue;
    const StoreAttempt *attempt = attempt_of(mine, decision->attempt);
    if (!met) met = attempt;
    if (decision->earned < decision->most) lost = attempt;
  }
  return lost ? lost : met;
}

static void choose_next(Mine *mine, const StoreDecision *decisions, size_t count) {
  static const MasteryKind order[MASTERY_KINDS] = {MASTERY_AXIS, MASTERY_SKILL, MASTERY_CODE, MASTERY_RULE};
  Arena *arena = mine->cli->arena;
  for (int k = 0; k < MASTERY_KINDS; k++) {
    MasteryWhy why;
    const MasteryEstimate *of = mastery_next(mine->known, mine->known_count, order[k], &why);
    if (!of) continue;
    MineNext *next = &mine->next[mine->next_count++];
    *next = (MineNext){.of = of, .reason = mastery_reason(arena, of, why)};
    const StoreAttempt *attempt = where_to_practise(mine, of, decisions, count);
    if (order[k] == MASTERY_CODE) next->command = mine_drill_command(mine);
    if (!attempt) continue;
    next->title = attempt->title;
    next->command = practise_command(mine, attempt);
  }
}

/* ---- gathered ---- */

static StoreResult read_known(Mine *mine, Store *store, StoreDecision **decisions, size_t *decision_count) {
  Arena *arena = mine->cli->arena;
  MasteryAnswer *answers = NULL;
  size_t count = 0;
  StoreResult result = store_decisions(store, arena, 0, decisions, decision_count);
  if (result.status == STORE_OK) result = record_mastery(store, arena, mine->me.id, &answers, &count);
  if (result.status == STORE_OK) mine->known = mastery_estimates(arena, answers, count, mine->now_seconds, &mine->known_count);
  return result;
}

static StoreResult read_due(Mine *mine, Store *store, const CliAssets *assets) {
  Arena *arena = mine->cli->arena;
  DrillRecord record;
  StoreResult result = record_drill(store, arena, mine->me.id, &record);
  if (result.status != STORE_OK) return result;
  DrillDeck deck = drill_deck(arena, assets->codes);
  Drill drill = drill_new(arena, &deck, &record);
  mine->due = drill_due(&drill, mine->now_seconds, NULL);
  return result;
}

static StoreResult read_progress(Mine *mine, Store *store) {
  CourseAttempt *attempts;
  size_t count;
  int cards;
  StoreResult result = record_course(store, mine->cli->arena, mine->me.id, &attempts, &count, &cards);
  if (result.status != STORE_OK) return result;
  Day today = (Day)(mine->now_seconds / 86400);
  mine->progress = course_progress(mine->cli->arena, mine->course, attempts, count, cards, today);
  return result;
}

static StoreResult gather(Mine *mine, Store *store, const CliAssets *assets) {
  Arena *arena = mine->cli->arena;
  StoreDecision *decisions;
  size_t decision_count;
  StoreResult result = store_me(store, arena, &mine->me);
  if (result.status == STORE_OK) result = store_attempts(store, arena, mine->me.id, &mine->attempts, &mine->attempt_count);
  if (result.status == STORE_OK) result = read_known(mine, store, &decisions, &decision_count);
  if (result.status == STORE_OK) result = read_due(mine, store, assets);
  if (result.status == STORE_OK && mine->course) result = read_progress(mine, store);
  if (result.status != STORE_OK) return result;
  mine->lessons = arena_make_many(arena, MineLesson, mine->attempt_count + 1);
  for (size_t i = 0; i < mine->attempt_count; i++) add_attempt(mine, &mine->attempts[i]);
  choose_next(mine, decisions, decision_count);
  return result;
}

/* ---- the certificate ---- */

static int write_certificate(const Mine *mine, const char *path) {
  Arena *arena = mine->cli->arena;
  Buf page = buf_new(arena);
  if (!mine_finished(mine)) {
    mine_print_missing(mine, &page);
    cli_print(stderr, buf_str(&page));
    return EXIT_FOUND;
  }
  CertificateEntry *entries = arena_make_many(arena, CertificateEntry, mine->course->count);
  for (int i = 0; i < mine->course->count; i++) {
    const CourseEntry *entry = &mine->course->entries[i];
    Str title = entry->cards ? str_format(arena, "%.*s, cards: %d", STR_ARG(entry->title), (int)entry->cards)
                             : str_format(arena, "%.*s, %s", STR_ARG(entry->title), mode_words[entry->mode]);
    entries[i] = (CertificateEntry){title, mine->progress.places[i].best, entry->cards ? 100 : entry->pass, entry->weight};
  }
  Certificate certificate = {.who = mine->me.name.length ? mine->me.name : mine->me.pseudonym,
                             .student_id = mine->me.student_id,
                             .course = mine->course->title,
                             .day = (Day)(mine->now_seconds / 86400),
                             .score = mine->progress.score,
                             .entries = entries,
                             .count = mine->course->count};
  certificate_print_html(&certificate, &page);
  FilesResult written = files_write_private(arena, str_from(path), buf_str(&page));
  if (written.status == FILES_OK) return EXIT_DONE;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(written.message));
  return EXIT_MACHINE;
}

int cli_mine(const Cli *cli, int argc, char **argv) {
  enum { MINE_JSON, MINE_CERTIFICATE, MINE_DATA };
  static const CliOption options[] = {{"--json", NULL, "the same as one JSON object"},
                                      {"--certificate", "FILE", "writes the certificate of the course, once it is finished: a page to print"},
                                      {"--data-dir", "DIR", "where the records are kept"},
                                      {NULL, NULL, NULL}};
  CliArguments given;
  CliAssets assets;
  int status;
  if (!cli_read(cli, argc, argv, "results [COURSE.json] [--json] [--certificate FILE]", options, 0, 1, &given, &status)) return status;
  Mine mine = {.cli = cli, .now_seconds = seconds_from_clock(cli_wall_clock(cli->arena))};
  const char *certificate = given.values[MINE_CERTIFICATE], *folder = given.values[MINE_DATA];
  if (given.word_count) mine.course_path = given.words[0];
  if (certificate && !mine.course_path) {
    fputs("overturn: --certificate needs the course's file\n", stderr);
    return EXIT_USAGE;
  }
  if (folder) mine.folder = str_format(cli->arena, " --data-dir %.*s", STR_ARG(cli_shell_word(cli->arena, str_from(folder))));
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (mine.course_path && !(mine.course = cli_read_course(cli, mine.course_path, &assets))) return EXIT_FOUND;
  Store *store = cli_open_records(cli, folder, true);
  if (!store) return EXIT_MACHINE;
  status = cli_records_failed(gather(&mine, store, &assets));
  store_close(store);
  if (status != EXIT_DONE) return status;
  if (certificate) return write_certificate(&mine, certificate);
  Buf out = buf_new(cli->arena);
  if (given.values[MINE_JSON])
    mine_print_json(&mine, &out);
  else
    mine_print(&mine, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
