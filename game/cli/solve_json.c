/* overturn solve --json. */
#include <stdlib.h>

#include "cli/solve.h"

/* ---- As JSON ---- */

static void put_points(Buf *out, const char *key, int32_t thousandths) {
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", thousandths < 0 ? "-" : "", abs(thousandths) / 1000, abs(thousandths) % 1000);
}

static void put_line(Buf *out, const char *key, const SolveLine *line) {
  static const char *const points_keys[AXIS_COUNT] = {"codes_points", "timing_points", "outcome_points"};
  const Earned *earned = &line->earned;
  cli_json_key(out, key);
  buf_format(out, "{\"score\":%d", line->score);
  for (int a = 0; a < AXIS_COUNT; a++) {
    cli_json_key(out, axis_words[a]);
    if (line->axis[a] == NONE)
      buf_addz(out, "null");
    else
      buf_format(out, "%d", line->axis[a]);
    put_points(out, points_keys[a], earned->axis[a]);
  }
  put_points(out, "points", earned->total);
  buf_format(out, ",\"recovered_cents\":%lld,\"days\":%d,\"actions\":%d}", (long long)earned->recovered_cents, (int)earned->days,
             (int)earned->actions);
}

static void put_figures(Buf *out, const SolveFigures *figures) {
  cli_json_key(out, "complete");
  buf_format(out, "%s,\"states\":%lld", figures->complete ? "true" : "false", (long long)figures->states);
  if (!figures->complete) {
    buf_format(out, ",\"gave_up_at\":\"%s\"", analysis_end_words[figures->end]);
    buf_addz(out, ",\"proven\":{\"reached\":true,\"unreached\":false,\"best_recoverable_cents\":\"at least\",\"points\":false}");
  }
  put_line(out, "best", &figures->best);
  put_line(out, "worst", &figures->worst);
  put_points(out, "best_with_violations_points", figures->with_violations);
  put_points(out, "best_money_points", figures->best_money);
  buf_format(out, ",\"best_recoverable_cents\":%lld", (long long)figures->recoverable);
  buf_format(out, ",\"bots\":{\"first\":%d,\"longest\":%d,\"last\":%d,\"random\":%d}", figures->first, figures->longest, figures->last,
             figures->random);
}

static void put_variants(const Solve *solve, Buf *out) {
  cli_json_key(out, "by_variant");
  buf_byte(out, '[');
  for (int i = 0; i < solve->count; i++) {
    buf_format(out, "%s{\"variant\":%d,\"values\":", i ? "," : "", solve->variants[i]);
    buf_json_string(out, solve->labels[i]);
    put_figures(out, &solve->each[i]);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

/* ---- random play, the calendar, findings ---- */

static void put_walks(Solve *solve, Buf *out) {
  const Walks *walks = proof_walks(solve->proof);
  cli_json_key(out, "random_walks");
  buf_format(out, "{\"count\":%d,\"mean\":%d,\"passed\":%d,\"violated\":%d,\"given_up\":%d,\"bins\":[", walks->count, walks->score_mean,
             walks->passed, walks->violated, walks->cut);
  for (int i = 0; i < WALK_BINS; i++) buf_format(out, "%s%d", i ? "," : "", walks->bins[i]);
  buf_addz(out, "],\"score_deciles\":[");
  for (int i = 0; i <= 10; i++) buf_format(out, "%s%d", i ? "," : "", walks->score_tenths[i]);
  buf_addz(out, "],\"cents_deciles\":[");
  for (int i = 0; i <= 10; i++) buf_format(out, "%s%lld", i ? "," : "", (long long)walks->cents_tenths[i]);
  buf_addz(out, "],\"endings\":{");
  for (int i = 0; i < solve->scenario->ending_count; i++) {
    cli_json_key(out, str_z(out->arena, solve->scenario->endings[i].id));
    buf_format(out, "%d", walks->endings[i]);
  }
  buf_addz(out, "}}");
}

static void put_days(const Solve *solve, Buf *out) {
  cli_json_key(out, "calendar");
  buf_byte(out, '[');
  for (size_t i = 0; i < solve->day_count; i++) {
    const SolveDay *day = &solve->days[i];
    buf_format(out, "%s{\"day\":\"%.*s\",\"decision\":%s,\"recovered_cents\":%lld,\"text\":", i ? "," : "", STR_ARG(day_iso(out->arena, day->day)),
               day->decision ? "true" : "false", (long long)day->cents);
    buf_json_string(out, day->text);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

static void put_findings(const Solve *solve, Buf *out) {
  static const char *const level_words[] = {"error", "warning", "advice"};
  const Diags *diags = &solve->diags;
  cli_json_key(out, "findings");
  buf_byte(out, '[');
  for (size_t i = 0; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    LineColumn place = diags_place(diags->text, diag->span.offset);
    buf_format(out, "%s{\"level\":\"%s\",\"code\":\"%s\",\"line\":%u,\"column\":%u,\"path\":", i ? "," : "", level_words[diag->level], diag->code,
               place.line, place.column);
    buf_json_string(out, diag->path);
    buf_addz(out, ",\"message\":");
    buf_json_string(out, diag->message);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

/* ---- what is reached, and how ---- */

static Str thing_name(Arena *arena, const Scenario *scenario, const Analysis *analysis, Thing thing, int index) {
  switch (thing) {
  case THING_STEP: return scenario->steps[index].id;
  case THING_ITEM: return scenario->items[index]->id;
  case THING_EVENT: return scenario->events[index].id;
  case THING_ENDING: return scenario->endings[index].id;
  case THING_FACT: return scenario->facts[index].id;
  case THING_PAGE: return scenario->pages[index].id;
  case THING_CHOICE:
    for (int i = 0; i < scenario->item_count; i++) {
      const Item *item = scenario->items[i];
      int place = index - proof_choice(analysis, i, 0);
      if (place >= 0 && place < item->choice_count) return str_format(arena, "%.*s.%.*s", STR_ARG(item->id), STR_ARG(item->choices[place].id));
    }
    break;
  case THING_COUNT: break;
  }
  return STR("");
}

static void put_reached(const Scenario *scenario, Analysis *analysis, Thing thing, int index, Buf *out) {
  const Action *actions;
  int count = proof_line(analysis, out->arena, thing, index, &actions), decisions = 0;
  if (count == NONE) {
    buf_addz(out, "{\"reached\":false}");
    return;
  }
  for (int i = 0; i < count; i++) decisions += !action_looks(&actions[i]);
  buf_format(out, "{\"reached\":true,\"length\":%d,\"line\":[", decisions);
  bool any = false;
  for (int i = 0; i < count; i++) {
    if (action_looks(&actions[i])) continue;
    Buf line = buf_new(out->arena);
    journal_print_entry(scenario, &(Entry){.kind = ENTRY_ACTION, .action = actions[i]}, &line);
    buf_format(out, "%s%.*s", any ? "," : "", STR_ARG(str_trim(buf_str(&line))));
    any = true;
  }
  buf_addz(out, "]}");
}

Str solve_reach(Arena *arena, const Scenario *scenario, Analysis *analysis) {
  static const char *const keys[THING_COUNT] = {"steps", "questions", "choices", "events", "endings", "facts", "pages"};
  Buf out = buf_new(arena);
  buf_byte(&out, '{');
  for (int t = 0; t < THING_COUNT; t++) {
    cli_json_key(&out, keys[t]);
    buf_byte(&out, '{');
    for (int i = 0; i < proof_count(analysis, (Thing)t); i++) {
      cli_json_key(&out, str_z(arena, thing_name(arena, scenario, analysis, (Thing)t, i)));
      put_reached(scenario, analysis, (Thing)t, i, &out);
    }
    buf_byte(&out, '}');
  }
  buf_byte(&out, '}');
  return buf_str(&out);
}

void solve_print_json(Solve *solve) {
  Arena *arena = solve->cli->arena;
  Buf out = buf_new(arena);
  buf_byte(&out, '{');
  cli_json_key(&out, "scenario");
  buf_json_string(&out, solve->scenario->id);
  buf_format(&out, ",\"variants\":%d", solve->count);
  put_figures(&out, &solve->all);
  for (int l = 0; l < LIST_COUNT; l++) {
    Str *names = arena_make_many(arena, Str, solve->found[l].count);
    for (size_t i = 0; i < solve->found[l].count; i++) names[i] = solve_name(solve, &solve->found[l].items[i]);
    cli_json_names(&out, solve_list_keys[l], names, (int)solve->found[l].count);
  }
  put_walks(solve, &out);
  put_days(solve, &out);
  put_findings(solve, &out);
  buf_format(&out, ",\"reach\":%.*s", STR_ARG(solve->reach));
  if (solve->scenario->variant_count > 1) put_variants(solve, &out);
  buf_addz(&out, "}\n");
  cli_print(stdout, buf_str(&out));
}
