/* A scenario played line by line: lines are read as journals are, so tests use the very ids and words that authors and trainees meet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_play.h"

static void print_diags(Diags *diags) {
  Buf out = buf_new(diags->arena);
  diags_sort(diags);
  diags_print(diags, &out);
  print_error("%s", buf_str(&out).at);
}

const Scenario *play_read(const Bench *bench, Arena *arena, Str name, Str text) {
  Diags diags = diags_new(arena, name, text);
  const Scenario *scenario = scenario_read(arena, name, text, bench->codes, bench->rules, &diags);
  if (!scenario) print_diags(&diags);
  assert_non_null(scenario);
  return scenario;
}

Play *play_text(const Bench *bench, Arena *arena, Str text) {
  Play *made = arena_make(arena, Play);
  made->arena = arena;
  made->scenario = play_read(bench, arena, STR("test.json"), text);
  play_restart(made);
  return made;
}

Play *play_open(const Bench *bench, Arena *arena, const char *path) { return play_text(bench, arena, bench_file(arena, path)); }

void play_restart(Play *play) { sim_start(play->scenario, 1, &play->state); }

static bool read_line(Play *play, Str line, Entry *entry) {
  Diags diags = diags_new(play->arena, STR("line"), line);
  bool read = journal_read_entry(play->arena, play->scenario, &play->state, line, entry, &diags);
  if (!read) print_diags(&diags);
  return read && entry->kind == ENTRY_ACTION;
}

void play(Play *play, const char *lines) {
  Str text = bench_text(play->arena, lines);
  while ((text = str_trim(text)).length) {
    int depth = 0;
    size_t end = 0;
    do {
      depth += text.at[end] == '{' ? 1 : text.at[end] == '}' ? -1 : 0;
      end++;
    } while (depth > 0 && end < text.length);
    Str line = str_slice(text, 0, end);
    text = str_slice(text, end, text.length);
    Entry entry;
    assert_true(read_line(play, line, &entry));
    const char *refused = sim_refuses(play->scenario, &play->state, &entry.action);
    if (refused) print_error("%.*s: %s\n", STR_ARG(line), refused);
    assert_null(refused);
    play->last = sim_step(play->scenario, &play->state, &entry.action);
  }
}

const char *play_refused(Play *play, const char *line) {
  Entry entry;
  assert_true(read_line(play, bench_text(play->arena, line), &entry));
  const char *refused = sim_refuses(play->scenario, &play->state, &entry.action);
  assert_non_null(refused);
  return refused;
}

Str play_step(const Play *play) { return play->state.step == NONE ? STR("-") : play->scenario->steps[play->state.step].id; }

Str play_item(const Play *play) {
  const Item *item = sim_item(play->scenario, &play->state);
  return item ? item->id : STR("-");
}

Str play_ending(const Play *play) { return play->state.ending == NONE ? STR("-") : play->scenario->endings[play->state.ending].id; }
Str play_day(const Play *play) { return day_iso(play->arena, play->state.day); }

int play_var(const Play *play, const char *id) {
  for (int i = 0; i < play->scenario->var_count; i++)
    if (str_is(play->scenario->vars[i].id, id)) return play->state.vars[i];
  fail_msg("there is no variable %s", id);
  return 0;
}

Str play_stamp(const Play *play, const char *id) {
  for (int i = 0; i < play->scenario->stamp_count; i++)
    if (str_is(play->scenario->stamps[i].id, id)) return play->state.stamps[i] == DAY_NONE ? STR("-") : day_iso(play->arena, play->state.stamps[i]);
  fail_msg("there is no stamp %s", id);
  return STR("");
}

bool play_knows(const Play *play, const char *fact) {
  int index = scenario_find_fact(play->scenario, str_from(fact));
  assert_true(index != NONE);
  return sim_fact_known(&play->state, index);
}

Str play_says(const Play *play, const char *text) { return sim_text(play->scenario, &play->state, play->arena, bench_text(play->arena, text)); }
