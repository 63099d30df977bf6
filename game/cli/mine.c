/* overturn results: how whoever sits here is doing. Nothing is kept of it: all of it is worked out from the records, which are only read. */
#include "cli/mine.h"

#include "cli/records.h"
#include "report/certificate.h"

bool mine_finished(const Mine *mine) { return mine->course && mine->progress.passed == mine->course->count; }

/* ---- commands ---- */

Str mine_drill_command(const Mine *mine) {
  return str_format(mine->cli->arena, "%.*s drill%.*s", STR_ARG(cli_program(mine->cli)), STR_ARG(mine->folder));
}

static Str play_command(const Mine *mine, Str path, Mode mode) {
  Arena *arena = mine->cli->arena;
  return str_format(arena, "%.*s play %.*s --terminal%s%.*s", STR_ARG(cli_program(mine->cli)), STR_ARG(cli_shell_word(arena, path)),
                    mode == MODE_ASSESSMENT ? " --mode assessment" : "", STR_ARG(mine->folder));
}

Str mine_entry_command(const Mine *mine, const CourseEntry *entry) {
  Arena *arena = mine->cli->arena;
  if (entry->cards) return mine_drill_command(mine);
  return str_format(arena, "%.*s play %.*s --course %.*s --terminal%.*s", STR_ARG(cli_program(mine->cli)), STR_ARG(entry->id),
                    STR_ARG(cli_shell_word(arena, str_from(mine->course_path))), STR_ARG(mine->folder));
}

/** A lesson of the course, or one that is shipped. @return empty where its file lies elsewhere. */
static Str practise_command(const Mine *mine, const ResultsAttempt *attempt) {
  for (int i = 0; mine->course && i < mine->course->count; i++) {
    const CourseEntry *entry = &mine->course->entries[i];
    if (!entry->cards && str_equal(entry->lesson, attempt->lesson))
      return play_command(mine, cli_entry_path(mine->cli, mine->course_path, mine->course, entry), MODE_PRACTICE);
  }
  Str path = str_format(mine->cli->arena, "%.*s/scenarios/%.*s", STR_ARG(mine->cli->data), STR_ARG(attempt->file));
  return files_kind(mine->cli->arena, path) == FILES_FILE ? play_command(mine, path, MODE_PRACTICE) : STR("");
}

/* ---- lessons ---- */

static MineLesson *lesson_of(Mine *mine, const ResultsAttempt *attempt) {
  for (int i = 0; i < mine->lesson_count; i++)
    if (str_equal(mine->lessons[i].lesson, attempt->lesson)) return &mine->lessons[i];
  MineLesson *lesson = &mine->lessons[mine->lesson_count++];
  *lesson = (MineLesson){.lesson = attempt->lesson};
  for (int m = 0; m < MINE_MODES; m++) lesson->modes[m].best = NONE;
  return lesson;
}

static void add_attempt(Mine *mine, const ResultsAttempt *attempt) {
  if (results_empty(attempt)) return;
  MineLesson *lesson = lesson_of(mine, attempt);
  lesson->title = attempt->title;
  if (attempt->score == NONE) {
    lesson->left++;
  } else if (attempt->retry) {
    lesson->retries++;
  } else {
    int m = attempt->mode == MODE_ASSESSMENT;
    if (!lesson->modes[m].attempts)
      lesson->modes[m].attempts = arena_make_many(mine->cli->arena, const ResultsAttempt *, mine->results.attempt_count);
    lesson->modes[m].attempts[lesson->modes[m].count++] = attempt;
    if (attempt->score > lesson->modes[m].best) lesson->modes[m].best = attempt->score;
  }
}

/* ---- what comes next ---- */

static void choose_next(Mine *mine) {
  for (int i = 0; i < mine->results.next_count; i++) {
    const ResultsNext *found = &mine->results.next[i];
    MineNext *next = &mine->next[i];
    *next = (MineNext){.of = found->of, .reason = found->reason};
    if (found->of->kind == MASTERY_CODE) next->command = mine_drill_command(mine);
    if (found->attempt == NONE) continue;
    next->title = mine->results.attempts[found->attempt].title;
    next->command = practise_command(mine, &mine->results.attempts[found->attempt]);
  }
}

/* ---- gathered ---- */

static void read_due(Mine *mine, const CliAssets *assets) {
  DrillDeck deck = drill_deck(mine->cli->arena, assets->codes);
  Drill drill = drill_new(mine->cli->arena, &deck, &mine->results.drill);
  mine->due = drill_due(&drill, mine->now_seconds, NULL);
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
  StoreResult result = store_me(store, arena, &mine->me);
  if (result.status == STORE_OK) result = record_results(store, arena, &mine->me, mine->now_seconds, &mine->results);
  if (result.status == STORE_OK && mine->course) result = read_progress(mine, store);
  if (result.status != STORE_OK) return result;
  read_due(mine, assets);
  mine->lessons = arena_make_many(arena, MineLesson, mine->results.attempt_count + 1);
  for (int i = 0; i < mine->results.attempt_count; i++) add_attempt(mine, &mine->results.attempts[i]);
  choose_next(mine);
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
    CourseLine line = course_line(arena, mine->course, &mine->progress, i);
    entries[i] = (CertificateEntry){line.title, line.score, line.pass, line.weight};
  }
  Certificate certificate = {.who = mine->me.name.length ? mine->me.name : mine->me.pseudonym,
                             .student_id = mine->me.student_id,
                             .course = mine->course->title,
                             .day = (Day)(mine->now_seconds / 86400),
                             .score = mine->progress.score,
                             .entries = entries,
                             .count = mine->course->count};
  certificate_print_html(&certificate, &page);
  return cli_write_page(mine->cli, path, buf_str(&page)) ? EXIT_DONE : EXIT_MACHINE;
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
