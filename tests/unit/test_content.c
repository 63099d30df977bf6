/* What the shipped scenarios teach, taken together: whatever the format can say is said by one of them at least, so that nothing in it is there unplayed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "learn/course.h"
#include "overturn/files.h"
#include "overturn/shift.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])
#define FILES_MOST 200

static Bench *bench;
static const Scenario *shipped[FILES_MOST];
static int shipped_count;

static void read_folder(Str folder) {
  FilesEntry *entries;
  size_t count;
  assert_int_equal(FILES_OK, files_list(bench->arena, folder, FILES_MOST, &entries, &count).status);
  for (size_t i = 0; i < count; i++) {
    Str path = str_format(bench->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name));
    if (entries[i].kind == FILES_FOLDER) read_folder(path);
    if (entries[i].kind != FILES_FILE || !str_ends(path, STR(".json"))) continue;
    Str text = bench_file(bench->arena, str_z(bench->arena, path));
    if (shift_is(text) || course_is(text)) continue;
    Diags diags = diags_new(bench->arena, path, text);
    const Scenario *scenario = scenario_read(bench->arena, path, text, bench->codes, bench->rules, &diags);
    assert_non_null(scenario);
    assert_true(shipped_count < FILES_MOST);
    shipped[shipped_count++] = scenario;
  }
}

static int open_bench(void **state) {
  (void)state;
  void *made = NULL;
  int status = bench_open(&made);
  bench = made;
  read_folder(STR("../scenarios"));
  return status;
}

static int close_bench(void **state) {
  (void)state;
  void *made = bench;
  return bench_close(&made);
}

/* ---- what can be used ---- */

static bool has_item(const Scenario *scenario, int kind) {
  for (int i = 0; i < scenario->item_count; i++)
    if ((int)scenario->items[i]->kind == kind) return true;
  return false;
}

static bool has_view(const Scenario *scenario, int view) {
  for (int i = 0; i < scenario->step_count; i++)
    if ((int)scenario->steps[i].view == view) return true;
  for (int i = 0; i < scenario->page_count; i++)
    if ((int)scenario->pages[i].app == view) return true;
  return false;
}

static bool has_move(const Scenario *scenario, int kind) {
  for (int t = 0; t < scenario->talk_count; t++)
    for (int i = 0; i < scenario->talks[t]->moves.count; i++)
      if (LIST_AT(scenario->talks[t]->moves, NegotiationMove, i)->kind == kind) return true;
  return false;
}

typedef enum TermKind { TERM_PLAIN, TERM_LEVELS, TERM_BY_THEM, TERM_OWED, TERM_NEEDS, TERM_WORTH, TERM_POINTS, TERM_KIND_COUNT } TermKind;
static const char *const term_words[] = {"two levels",    "more levels", "asked by them", "owed", "with facts that it needs",
                                         "worth dollars", "worth points"};

static bool term_is(const NegotiationTerm *term, int kind) {
  const NegotiationLevel *last = LIST_AT(term->levels, NegotiationLevel, term->levels.count - 1);
  switch (kind) {
  case TERM_PLAIN: return term->levels.count == 2;
  case TERM_LEVELS: return term->levels.count > 2;
  case TERM_BY_THEM: return term->by == 1;
  case TERM_OWED: return term->owed.length > 0;
  case TERM_NEEDS: return term->needs.count > 0;
  case TERM_WORTH: return last->worth_cents != 0;
  default: return last->points != 0;
  }
}

static bool has_term(const Scenario *scenario, int kind) {
  for (int t = 0; t < scenario->talk_count; t++)
    for (int i = 0; i < scenario->talks[t]->terms.count; i++)
      if (term_is(LIST_AT(scenario->talks[t]->terms, NegotiationTerm, i), kind)) return true;
  return false;
}

static const char *const anchor_words[] = {"nothing", "a date", "today", "a stamp", "a deadline", "a remit", "a deal"};

static bool has_event(const Scenario *scenario, int kind) {
  if (kind == ANCHOR_NONE) return true;
  for (int i = 0; i < scenario->event_count; i++)
    if ((int)scenario->events[i].from.kind == kind) return true;
  return false;
}

typedef enum DeadlineKind {
  DEADLINE_OFFSET,
  DEADLINE_RULE,
  DEADLINE_EARLIEST,
  DEADLINE_RECEIPT,
  DEADLINE_FIRST_COUNTS,
  DEADLINE_KIND_COUNT
} DeadlineKind;
static const char *const deadline_words[] = {"so long after", "by a named rule", "the earliest of several", "from a presumed receipt",
                                             "the first day counts"};

static bool has_deadline(const Scenario *scenario, int kind) {
  for (int i = 0; i < scenario->deadline_count; i++) {
    const Deadline *deadline = &scenario->deadlines[i];
    bool is[] = {!deadline->rule && !deadline->earliest_count, deadline->rule != NULL, deadline->earliest_count > 0, deadline->receipt.count != 0,
                 deadline->first_counts};
    if (is[kind]) return true;
  }
  return false;
}

static bool pays_by(FieldList rules, int method) {
  for (int i = 0; i < rules.count; i++)
    if ((int)LIST_AT(rules, PayRule, i)->method == method) return true;
  return false;
}

static bool has_method(const Scenario *scenario, int kind) {
  const Contract *contract = scenario->contract;
  return contract && (pays_by(contract->pays, kind) || pays_by(contract->carve_outs, kind));
}

static const struct Kinds {
  const char *what;
  const char *const *words;
  int count;
  bool (*has)(const Scenario *scenario, int kind);
} kinds[] = {
    {"item", item_kind_words, ITEM_KIND_COUNT, has_item},
    {"view", view_words, VIEW_COUNT, has_view},
    {"move", negotiation_move_words, MOVE_KIND_COUNT, has_move},
    {"term", term_words, TERM_KIND_COUNT, has_term},
    {"event that counts from", anchor_words, ANCHOR_DEAL + 1, has_event},
    {"deadline", deadline_words, DEADLINE_KIND_COUNT, has_deadline},
    {"method", pay_method_words, PAY_METHOD_COUNT, has_method},
};

static void everything_is_taught(void **state) {
  (void)state;
  int missing = 0;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    for (int i = 0; i < kinds[k].count; i++) {
      bool found = false;
      for (int s = 0; s < shipped_count && !found; s++) found = kinds[k].has(shipped[s], i);
      if (found) continue;
      print_error("no shipped scenario has the %s \"%s\"\n", kinds[k].what, kinds[k].words[i]);
      missing++;
    }
  assert_int_equal(0, missing);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(everything_is_taught)};
  return cmocka_run_group_tests_name("content", tests, open_bench, close_bench);
}
