/* The first difference between what the records say of an attempt and what its journal comes to, named with both figures. */
#include "cli/match.h"

#include "report/limit.h"

enum { CLOCK_SLACK_S = 300 }; /* a clock that was set right meanwhile is no fault */

/* ---- figures ---- */

typedef enum FigureKind { FIGURE_PLAIN, FIGURE_POINTS, FIGURE_CENTS } FigureKind;

typedef struct Figure {
  const char *name;
  FigureKind kind;
  int64_t kept, found;
} Figure;

static Str figure_text(Arena *arena, FigureKind kind, int64_t value) {
  if (kind == FIGURE_CENTS) return money_plain(arena, value);
  if (kind == FIGURE_PLAIN) return value == NONE ? STR("nothing") : str_format(arena, "%lld", (long long)value);
  uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value;
  return str_format(arena, "%s%llu.%03llu", value < 0 ? "-" : "", (unsigned long long)(size / 1000), (unsigned long long)(size % 1000));
}

/** `of`: whose figures these are. @return empty when all agree. */
static Str first_difference(Arena *arena, Str of, const Figure *figures, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const Figure *figure = &figures[i];
    if (figure->kept == figure->found) continue;
    return str_format(arena, "%.*s %s is not what its journal comes to: %.*s is kept, %.*s was worked out.", STR_ARG(of), figure->name,
                      STR_ARG(figure_text(arena, figure->kind, figure->kept)), STR_ARG(figure_text(arena, figure->kind, figure->found)));
  }
  return STR("");
}

static Str text_difference(Arena *arena, Str of, const char *name, Str kept, Str found) {
  if (str_equal(kept, found)) return STR("");
  return str_format(arena, "%.*s %s is not what its journal comes to: \"%.*s\" is kept, \"%.*s\" was worked out.", STR_ARG(of), name, STR_ARG(kept),
                    STR_ARG(found));
}

/* ---- the result ---- */

static Str outcome_difference(Arena *arena, const StoreOutcome *kept, const StoreOutcome *found) {
  const Figure figures[] = {{"end", FIGURE_PLAIN, kept->finished, found->finished},
                            {"score", FIGURE_PLAIN, kept->score, found->score},
                            {"score for codes", FIGURE_PLAIN, kept->axis[AXIS_CODES], found->axis[AXIS_CODES]},
                            {"score for timing", FIGURE_PLAIN, kept->axis[AXIS_TIMING], found->axis[AXIS_TIMING]},
                            {"score for outcome", FIGURE_PLAIN, kept->axis[AXIS_OUTCOME], found->axis[AXIS_OUTCOME]},
                            {"sum of points", FIGURE_POINTS, kept->points, found->points},
                            {"best sum of points", FIGURE_POINTS, kept->par, found->par},
                            {"money recovered", FIGURE_CENTS, kept->recovered_cents, found->recovered_cents},
                            {"most money that can be recovered", FIGURE_CENTS, kept->best_cents, found->best_cents},
                            {"number of days", FIGURE_PLAIN, kept->days, found->days},
                            {"number of seconds", FIGURE_PLAIN, kept->seconds, found->seconds}};
  Str fault = first_difference(arena, STR("Its"), figures, sizeof figures / sizeof *figures);
  return fault.length ? fault : text_difference(arena, STR("Its"), "list of violations", kept->violations, found->violations);
}

/** As people count the lines of a journal, the head the first. */
static int line_of(const StoreDecision *decision) { return (int)decision->number + 1; }

static Str decision_difference(Arena *arena, const StoreDecision *kept, const StoreDecision *found) {
  Str of = str_format(arena, "Line %d:", line_of(found));
  const Figure figures[] = {{"whether it counts", FIGURE_PLAIN, kept->scored, found->scored},
                            {"what it earned", FIGURE_POINTS, kept->earned, found->earned},
                            {"the most it could earn", FIGURE_POINTS, kept->most, found->most},
                            {"what it cost", FIGURE_POINTS, kept->cost, found->cost},
                            {"what it cost by itself", FIGURE_POINTS, kept->own, found->own},
                            {"the money it cost", FIGURE_CENTS, kept->own_cents, found->own_cents},
                            {"its grade", FIGURE_PLAIN, kept->grade, found->grade},
                            {"its axis", FIGURE_PLAIN, kept->axis, found->axis},
                            {"its skill", FIGURE_PLAIN, kept->skill, found->skill},
                            {"its number of seconds", FIGURE_PLAIN, kept->seconds, found->seconds}};
  Str fault = text_difference(arena, of, "its question", kept->item, found->item);
  if (!fault.length) fault = text_difference(arena, of, "its answer", kept->answer, found->answer);
  if (!fault.length) fault = text_difference(arena, of, "its code", kept->code, found->code);
  if (!fault.length) fault = text_difference(arena, of, "its card", kept->card, found->card);
  return fault.length ? fault : first_difference(arena, of, figures, sizeof figures / sizeof *figures);
}

/** Both stand by the number of their line. */
static Str decisions_difference(Arena *arena, const StoreDecision *kept, size_t count, const StoreKept *found) {
  size_t i = 0;
  for (; i < count && i < found->count && kept[i].number == found->decisions[i].number; i++) {
    Str fault = decision_difference(arena, &kept[i], &found->decisions[i]);
    if (fault.length) return fault;
  }
  if (i == count && i == found->count) return STR("");
  bool missing = i == count || (i < found->count && found->decisions[i].number < kept[i].number);
  if (missing) return str_format(arena, "Nothing is kept of the decision in line %d.", line_of(&found->decisions[i]));
  return str_format(arena, "A decision in line %d is kept, and there was none.", line_of(&kept[i]));
}

static Str result_mismatch(Store *store, const CliAgain *again) {
  StoreOutcome kept;
  StoreDecision *decisions;
  size_t count;
  StoreResult result = store_result_of(store, again->arena, again->about->id, &kept);
  if (result.status == STORE_UNKNOWN) return again->over && again->about->ended.length ? STR("It is over, and no result of it is kept.") : STR("");
  if (result.status != STORE_OK) return str_copy(again->arena, result.message);
  if (!again->over) return STR("A result is kept of it, and it is not over.");
  Str fault = outcome_difference(again->arena, &kept, &again->kept.outcome);
  if (fault.length) return fault;
  result = store_decisions(store, again->arena, again->about->id, &decisions, &count);
  if (result.status != STORE_OK) return str_copy(again->arena, result.message);
  return decisions_difference(again->arena, decisions, count, &again->kept);
}

/* ---- its row in the list ---- */

static Str shift_clock(const ShiftEntry *entry) { return entry->kind == SHIFT_ENTRY_CASE ? entry->entry.wall_clock : entry->wall_clock; }

/** When its first and its last line were made, as far as they say so. */
static void clocks_of(const CliAgain *again, Str *first, Str *last) {
  int count = 0;
  *first = *last = STR("");
  if (again->shift) {
    const ShiftEntry *entries = shift_session_entries(again->shift, &count);
    if (count) *first = shift_clock(&entries[0]), *last = shift_clock(&entries[count - 1]);
  } else if (again->session) {
    const Entry *entries = session_entries(again->session, &count);
    if (count) *first = entries[0].wall_clock, *last = entries[count - 1].wall_clock;
  }
}

static bool is_after(Str clock, Str other) {
  int64_t seconds = seconds_from_clock(clock), others = seconds_from_clock(other);
  return seconds >= 0 && others >= 0 && seconds > others + CLOCK_SLACK_S;
}

/** What the list says of an attempt must be what its journal's head and the times of its lines say. */
static Str row_mismatch(Store *store, const CliAgain *again) {
  const StoreAttempt *about = again->about;
  Str text, line, rest, first, last;
  JournalHead head;
  StoreResult result = store_journal(store, again->arena, about->attempt, &text);
  if (result.status != STORE_OK) return str_copy(again->arena, result.message);
  (void)str_cut(text, '\n', &line, &rest);
  bool same = journal_read_head(again->arena, line, &head) && str_equal(head.attempt, about->attempt) && str_equal(head.scenario, about->lesson) &&
              str_equal(head.scenario_hash, about->hash) && head.mode == about->mode && str_equal(head.parent, about->parent) &&
              head.position == about->position;
  if (!same) return STR("Its row in the list is not what its journal's first line says.");
  if (head.assets_hash.length && !str_equal(head.assets_hash, again->assets_hash))
    return STR("The codes and rules kept for it are not those it was played with.");
  clocks_of(again, &first, &last);
  if (is_after(about->started, first)) return STR("It is said to have begun after its first line was made.");
  if (is_after(last, about->ended)) return STR("It is said to have ended before its last line was made.");
  return STR("");
}

Str cli_late_line(const CliAgain *again) {
  const JournalHead *head = again->shift ? shift_session_head(again->shift) : again->session ? session_head(again->session) : NULL;
  if (!head) return STR("");
  int late = again->shift ? limit_first_late_shift(again->shift) : limit_first_late(again->session), minutes = (int)head->minutes;
  if (late == NONE) return STR("");
  return str_format(again->arena, "Line %d was made after its time was up: it had %d minute%s from %.*s.", late + 2, minutes, minutes == 1 ? "" : "s",
                    STR_ARG(head->began));
}

Str cli_mismatch(Store *store, const CliAgain *again) {
  Str fault = row_mismatch(store, again);
  if (!fault.length) fault = cli_late_line(again);
  return fault.length ? fault : result_mismatch(store, again);
}
