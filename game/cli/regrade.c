/* overturn regrade: an author has corrected a scenario, or a shift and its cases. Every attempt at it that is over is played again on the corrected files, and whose score changes is told. */
#include <string.h>

#include "cli/again.h"
#include "overturn/hash.h"

typedef enum RegradeOption { REGRADE_DATA, REGRADE_APPLY } RegradeOption;
static const CliOption regrade_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--apply", NULL, "keeps the new scores; else they are only told"},
    {NULL, NULL, NULL},
};

typedef struct Regrade {
  const Cli *cli;
  Store *store;
  Str lesson, hash; /* id of the scenario or shift; of the corrected file, which is packed where it is a shift */
  bool apply;
  int graded, changed, kept_as_they_were;
} Regrade;

static bool wants_finished(void *user, const StoreAttempt *about) {
  const Regrade *regrade = user;
  return about->score != NONE && str_equal(about->lesson, regrade->lesson);
}

static void say(const Regrade *regrade, const StoreAttempt *about, Str what) {
  cli_print(stdout, str_format(regrade->cli->arena, "%.*s: %.*s\n", STR_ARG(about->attempt), STR_ARG(what)));
}

static void grade(void *user, const CliAgain *again) {
  Regrade *regrade = user;
  Arena *arena = regrade->cli->arena;
  Str fault = again->fault;
  if (!fault.length && !again->over) fault = STR("By the corrected file it is not over.");
  if (fault.length) {
    regrade->kept_as_they_were++;
    say(regrade, again->about, str_format(arena, "%.*s Its score of %d stays.", STR_ARG(fault), again->about->score));
    return;
  }
  StoreOutcome outcome = again->kept.outcome;
  regrade->graded++;
  if (outcome.score != again->about->score) {
    regrade->changed++;
    say(regrade, again->about, str_format(arena, "%d becomes %d", again->about->score, outcome.score));
  }
  if (!regrade->apply) return;
  if (!str_equal(regrade->hash, again->about->hash)) outcome.graded = regrade->hash;
  StoreResult result = store_result(regrade->store, again->about->attempt, &outcome, again->kept.decisions, again->kept.count);
  if (result.status != STORE_OK) say(regrade, again->about, result.message);
}

/** Everything that an attempt at the corrected lesson is graded by, as one text. */
static StoreText corrected(const Cli *cli, const char *path, const CliLesson *lesson) {
  if (lesson->scenario) return (StoreText){lesson->scenario->hash, str_from(path), lesson->scenario->text};
  const Shift *shift = lesson->shift;
  StoreText *texts = arena_make_many(cli->arena, StoreText, shift->case_count + 1);
  texts[0] = (StoreText){STR(""), str_from(path), shift->text};
  for (int i = 0; i < shift->case_count; i++) texts[1 + i] = (StoreText){STR(""), shift->cases[i].file, shift->cases[i].scenario->text};
  return store_pack(cli->arena, texts, (size_t)shift->case_count + 1);
}

int cli_regrade(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  CliLesson lesson;
  int status;
  if (!cli_read(cli, argc, argv, "regrade FILE [--apply]", regrade_options, 1, 1, &arguments, &status)) return status;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!cli_read_lesson(cli, arguments.words[0], &assets, &lesson)) return EXIT_FOUND;
  StoreText text = corrected(cli, arguments.words[0], &lesson);
  Regrade regrade = {.cli = cli, .hash = text.hash, .apply = arguments.values[REGRADE_APPLY] != NULL};
  regrade.lesson = lesson.shift ? lesson.shift->id : lesson.scenario->id;
  regrade.store = cli_open_records(cli, arguments.values[REGRADE_DATA], !regrade.apply);
  if (!regrade.store) return EXIT_FOUND;
  CliAgainPorts ports = {.user = &regrade, .instead = &text, .wants = wants_finished, .told = grade};
  StoreResult result = regrade.apply ? store_keep_text(regrade.store, &text) : (StoreResult){STORE_OK, STR("")};
  if (result.status == STORE_OK) result = cli_play_again(cli, regrade.store, &ports);
  store_close(regrade.store);
  if (result.status != STORE_OK) return cli_records_failed(result);
  Str end = regrade.apply || !regrade.changed ? STR("") : STR(" Nothing was written; --apply keeps the new scores.");
  cli_print(stdout, str_format(cli->arena, "%d attempt%s graded again, %d score%s changed.%.*s\n", regrade.graded, regrade.graded == 1 ? "" : "s",
                               regrade.changed, regrade.changed == 1 ? "" : "s", STR_ARG(end)));
  return cli_finish(regrade.kept_as_they_were ? EXIT_FOUND : EXIT_DONE);
}
