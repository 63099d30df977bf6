/* Attempts of the records played again. A scenario is read from the text that the records hold, with the reference data that they hold: what is installed
   today has no say. Attempts at one scenario are searched together. */
#include "cli/again.h"

#include <stdlib.h>
#include <string.h>

#include "overturn/hash.h"

enum { MOST_TOGETHER = 100 };

/** An attempt that is wanted. */
typedef struct Wanted {
  const StoreAttempt *about;
  Str texts; /* hashes of what it was played with */
} Wanted;

typedef struct Again {
  const Cli *cli;
  Store *store;
  const CliAgainPorts *ports;
  Arena *arena;    /* of the attempts at one text */
  Str assets_hash; /* of the reference data they were played with */
} Again;

static void tell_fault(Again *again, const StoreAttempt *about, Str fault) {
  CliAgain told = {.about = about, .fault = fault};
  again->ports->told(again->ports->user, &told);
}

/* ---- one attempt ---- */

/** Its journal as it was saved; a fault is told. */
static bool read_journal(Again *again, const StoreAttempt *about, Str *text) {
  StoreResult result = store_journal(again->store, again->arena, about->attempt, text);
  if (result.status == STORE_OK) return true;
  tell_fault(again, about, result.message);
  return false;
}

/** Whether a journal fits: without a corrected file also that it was made with this very version. */
static bool fits(const Again *again, const StoreAttempt *about, const Diags *diags) {
  for (size_t i = 0; i < diags->count; i++)
    if (!again->ports->instead && !about->graded.length && strcmp(diags->items[i].code, "W601") == 0) return false;
  return !diags->errors;
}

static Str first_fault(const Diags *diags) {
  LineColumn place = diags_place(diags->text, diags->items[0].span.offset);
  return str_format(diags->arena, "Line %u cannot be played: %.*s", place.line, STR_ARG(diags->items[0].message));
}

/** An attempt that is still to be searched. */
typedef struct Over {
  const StoreAttempt *about;
  Str journal;
} Over;

static void tell_debrief(Again *again, const Over *one, const Session *session, Analysis *analysis) {
  CliAgain told = {.about = one->about,
                   .over = sim_over(session_state(session)),
                   .session = session,
                   .analysis = analysis,
                   .arena = again->arena,
                   .assets_hash = again->assets_hash};
  if (!analysis_complete(analysis))
    told.fault = STR("It is too large to be searched, so no score can be proved.");
  else if (told.over)
    told.kept = store_derive(again->arena, session, analysis_debrief_of(analysis, again->arena, session), one->journal);
  again->ports->told(again->ports->user, &told);
}

static void play_shift(Again *again, const Shift *shift, const StoreAttempt *about) {
  Str text;
  if (!read_journal(again, about, &text)) return;
  Diags diags = diags_new(again->arena, about->attempt, text);
  ShiftSession *session = shift_journal_replay(again->arena, shift, text, &diags);
  if (!session || !fits(again, about, &diags)) {
    tell_fault(again, about, first_fault(&diags));
    return;
  }
  CliAgain told = {.about = about, .over = shift_session_world(session)->over, .arena = again->arena, .assets_hash = again->assets_hash};
  if (told.over || again->ports->left) {
    told.shift = session;
    told.shift_analysis = shift_analysis_run(again->arena, session, (AnalysisLimits){0});
  }
  if (told.over) told.kept = store_derive_shift(again->arena, session, shift_analysis_debrief(told.shift_analysis, again->arena), text);
  again->ports->told(again->ports->user, &told);
}

/** Those to be searched are left for a search together. @return NULL when there is nothing more to say of it. */
static const Session *play_scenario(Again *again, const Scenario *scenario, const StoreAttempt *about, Over *over) {
  *over = (Over){.about = about};
  if (!read_journal(again, about, &over->journal)) return NULL;
  Diags diags = diags_new(again->arena, about->attempt, over->journal);
  Session *session = journal_replay(again->arena, scenario, over->journal, &diags);
  if (!session || !fits(again, about, &diags)) {
    tell_fault(again, about, first_fault(&diags));
    return NULL;
  }
  if (again->ports->left || sim_over(session_state(session))) return session;
  CliAgain told = {.about = about, .arena = again->arena, .assets_hash = again->assets_hash};
  again->ports->told(again->ports->user, &told);
  return NULL;
}

/* ---- attempts at one text ---- */

static void search_together(Again *again, const Session *const *sessions, const Over *over, int count) {
  if (!count) return;
  Analysis *analysis = analysis_run_sessions(again->arena, sessions, count, (AnalysisLimits){0});
  for (int i = 0; i < count; i++) tell_debrief(again, &over[i], sessions[i], analysis);
}

static void play_group(Again *again, const StoreLesson *lesson, const Wanted *wanted, int count) {
  const Session **sessions = arena_make_many(again->arena, const Session *, count);
  Over *over = arena_make_many(again->arena, Over, count);
  int together = 0;
  for (int i = 0; i < count; i++) {
    if (lesson->shift) {
      play_shift(again, lesson->shift, wanted[i].about);
      continue;
    }
    const Session *session = play_scenario(again, lesson->scenario, wanted[i].about, &over[together]);
    if (!session) continue;
    sessions[together++] = session;
    if (lesson->scenario->variant_count == 1) continue;
    search_together(again, sessions, over, 1); /* each its own variant */
    together = 0;
  }
  search_together(again, sessions, over, together);
}

/** By what is read to play it. */
static int by_lesson(const Wanted *x, const Wanted *y) {
  int order = str_compare(x->about->hash, y->about->hash);
  if (!order) order = str_compare(x->about->graded, y->about->graded);
  return order ? order : str_compare(x->texts, y->texts);
}

static int by_lesson_and_id(const void *a, const void *b) {
  const Wanted *x = a, *y = b;
  int order = by_lesson(x, y);
  return order ? order : (x->about->id > y->about->id) - (x->about->id < y->about->id);
}

static void play_wanted(Again *again, const Wanted *wanted, size_t count) {
  for (size_t from = 0, to; from < count; from = to) {
    Str why;
    StoreLesson lesson;
    for (to = from + 1; to < count && to - from < MOST_TOGETHER && by_lesson(&wanted[to], &wanted[from]) == 0;) to++;
    arena_reset(again->arena);
    if (store_lesson(again->store, again->arena, wanted[from].about, again->ports->instead, &lesson, &why)) {
      again->assets_hash = lesson.assets_hash;
      play_group(again, &lesson, wanted + from, (int)(to - from));
      continue;
    }
    for (size_t i = from; i < to; i++) tell_fault(again, wanted[i].about, why);
  }
}

StoreResult cli_play_again(const Cli *cli, Store *store, const CliAgainPorts *ports) {
  StoreAttempt *attempts;
  size_t count, wanted = 0;
  StoreResult result = store_attempts(store, cli->arena, 0, &attempts, &count);
  if (result.status != STORE_OK) return result;
  Wanted *list = arena_make_many(cli->arena, Wanted, count);
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    if (!ports->wants(ports->user, &attempts[i])) continue;
    list[wanted].about = &attempts[i];
    result = store_text_hashes(store, cli->arena, attempts[i].id, &list[wanted++].texts);
  }
  if (result.status != STORE_OK) return result;
  if (wanted) qsort(list, wanted, sizeof *list, by_lesson_and_id);
  Again again = {.cli = cli, .store = store, .ports = ports, .arena = arena_new(0)};
  play_wanted(&again, list, wanted);
  arena_free(again.arena);
  return result;
}

/* ---- results that are missing ---- */

typedef struct Missing {
  const Cli *cli;
  Store *store;
  void *user;
  void (*told)(void *user, const StoreAttempt *about, Str fault);
} Missing;

static bool wants_result(void *user, const StoreAttempt *about) {
  const Missing *missing = user;
  StoreOutcome kept;
  return store_result_of(missing->store, missing->cli->arena, about->id, &kept).status != STORE_OK;
}

static void keep_result(void *user, const CliAgain *again) {
  const Missing *missing = user;
  Str fault = again->fault;
  if (!fault.length && !again->over) return;
  if (!fault.length)
    fault = store_result(missing->store, again->about->attempt, &again->kept.outcome, again->kept.decisions, again->kept.count).message;
  missing->told(missing->user, again->about, fault);
}

StoreResult cli_work_out_results(const Cli *cli, Store *store, void *user, void (*told)(void *user, const StoreAttempt *about, Str fault)) {
  Missing missing = {cli, store, user, told};
  CliAgainPorts ports = {.user = &missing, .wants = wants_result, .told = keep_result};
  return cli_play_again(cli, store, &ports);
}
