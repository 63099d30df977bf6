/* overturn explain: how play comes to a step, a question, an answer, an event, an ending, a fact or a page, and how things stand there. */
#include <string.h>

#include "cli/cli.h"
#include "overturn/explain.h"
#include "report/report.h"

typedef enum ExplainOption { EXPLAIN_JSON, EXPLAIN_JOURNAL, EXPLAIN_VARIANT, EXPLAIN_STATES } ExplainOption;
static const CliOption explain_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--journal", "OUT", "writes the shortest line there as a journal"},
    {"--variant", "N", "of a scenario that varies; the first unless said"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {NULL, NULL, NULL},
};

typedef struct Explain {
  const Cli *cli;
  Arena *arena;
  const Scenario *scenario;
  Analysis *analysis;
  Thing thing;
  int index;
  Str name;
  const Json *json; /* where it stands; NULL for what no file says */
  const Explained *found;
  const Action *actions; /* a shortest line */
  int action_count;
} Explain;

/* ---- names ---- */

static Str name_at(const Explain *explain, Thing thing, int index, const Json **json) {
  const Scenario *scenario = explain->scenario;
  switch (thing) {
  case THING_STEP: *json = scenario->steps[index].json; return scenario->steps[index].id;
  case THING_ITEM: *json = scenario->items[index]->json; return scenario->items[index]->id;
  case THING_EVENT: *json = scenario->events[index].json; return scenario->events[index].id;
  case THING_ENDING: *json = scenario->endings[index].json; return scenario->endings[index].id;
  case THING_FACT: *json = scenario->facts[index].json; return scenario->facts[index].id;
  case THING_PAGE: *json = scenario->pages[index].json; return scenario->pages[index].id;
  case THING_CHOICE:
    for (int i = 0; i < scenario->item_count; i++) {
      const Item *item = scenario->items[i];
      int place = index - proof_choice(explain->analysis, i, 0);
      if (place < 0 || place >= item->choice_count) continue;
      *json = item->choices[place].json;
      return str_format(explain->arena, "%.*s.%.*s", STR_ARG(item->id), STR_ARG(item->choices[place].id));
    }
    break;
  case THING_COUNT: break;
  }
  *json = NULL;
  return STR("");
}

/** Kinds in the order in which a bare name is looked for. */
static const Thing search_order[] = {THING_STEP, THING_ENDING, THING_EVENT, THING_ITEM, THING_CHOICE, THING_FACT, THING_PAGE};

/** How many things have the name; the first is taken, the others' kinds go to `also`. */
static int find_name(Explain *explain, const char *kind, Str name, Buf *also) {
  int count = 0;
  for (size_t k = 0; k < sizeof search_order / sizeof *search_order; k++) {
    Thing thing = search_order[k];
    if (kind && strcmp(kind, thing_words[thing]) != 0) continue;
    for (int i = 0; i < proof_count(explain->analysis, thing); i++) {
      const Json *json;
      if (!str_equal(name_at(explain, thing, i, &json), name)) continue;
      if (count++) {
        buf_format(also, "%s%s", also->length ? ", " : "", thing_words[thing]);
        continue;
      }
      explain->thing = thing;
      explain->index = i;
      explain->name = name;
      explain->json = json;
    }
  }
  return count;
}

static void tell_unknown(const Explain *explain, const char *kind, Str name) {
  int count = 0, at = 0;
  for (int t = 0; t < THING_COUNT; t++) count += proof_count(explain->analysis, (Thing)t);
  Str *names = arena_make_many(explain->arena, Str, count);
  const Json *json;
  for (int t = 0; t < THING_COUNT; t++)
    for (int i = 0; i < proof_count(explain->analysis, (Thing)t) && (!kind || strcmp(kind, thing_words[t]) == 0); i++)
      names[at++] = name_at(explain, (Thing)t, i, &json);
  Str hint = fields_did_you_mean(explain->arena, name, names, at);
  fprintf(stderr, "overturn: nothing of %.*s is called \"%.*s\"%.*s\n", STR_ARG(explain->scenario->file), STR_ARG(name), STR_ARG(hint));
}

/* ---- as text ---- */

/** "always: a, b": names of those that are so often so. */
static void put_names(const Explain *explain, Buf *out, const char *what, Often wanted, const Often *list, int count, Thing thing) {
  Buf names = buf_new(explain->arena);
  const Json *json;
  for (int i = 0; i < count; i++)
    if (list[i] == wanted) buf_format(&names, "%s%.*s", names.length ? ", " : "", STR_ARG(name_at(explain, thing, i, &json)));
  if (names.length) report_wrap(out, "  ", 6, str_format(explain->arena, "%s %s: %.*s", what, often_words[wanted], STR_ARG(buf_str(&names))));
}

static void put_stamps(const Explain *explain, Buf *out, Often wanted) {
  Buf names = buf_new(explain->arena);
  for (int i = 0; i < explain->scenario->stamp_count; i++)
    if (explain->found->stamps[i] == wanted) buf_format(&names, "%s%.*s", names.length ? ", " : "", STR_ARG(explain->scenario->stamps[i].id));
  if (names.length) report_wrap(out, "  ", 6, str_format(explain->arena, "stamped %s: %.*s", often_words[wanted], STR_ARG(buf_str(&names))));
}

static void put_promises(const Explain *explain, Buf *out) {
  for (int i = 0; i < explain->scenario->promise_count; i++)
    report_wrap(out, "  ", 6,
                str_format(explain->arena, "promise %.*s: %s made, %s kept", STR_ARG(explain->scenario->promises[i].id),
                           often_words[explain->found->promised[i]], often_words[explain->found->kept[i]]));
}

static Str value_name(const Explain *explain, const Var *var, int place) {
  if (var->kind == VAR_WORD) return var->words[place];
  if (var->kind == VAR_FLAG) return place ? STR("yes") : STR("no");
  return str_format(explain->arena, "%d", (int)(var->least + place));
}

static void put_values(const Explain *explain, Buf *out) {
  for (int v = 0; v < explain->scenario->var_count; v++) {
    const Var *var = &explain->scenario->vars[v];
    Buf line = buf_new(explain->arena);
    for (int i = 0; i < EXPLAIN_MOST_VALUES; i++)
      if ((explain->found->values[v] >> i) & 1u) buf_format(&line, "%s%.*s", line.length ? ", " : "", STR_ARG(value_name(explain, var, i)));
    report_wrap(out, "  ", 6,
                str_format(explain->arena, "%.*s: %.*s", STR_ARG(var->id), STR_ARG(line.length ? buf_str(&line) : STR("any of its many values"))));
  }
}

static void put_days(const Explain *explain, Buf *out) {
  const Explained *found = explain->found;
  Str first = day_text(explain->arena, found->days[0]), last = day_text(explain->arena, found->days[found->day_count - 1]);
  if (found->day_count == 1)
    buf_format(out, "Met on: %.*s\n", STR_ARG(first));
  else
    buf_format(out, "Met on: %.*s to %.*s\n", STR_ARG(first), STR_ARG(last));
}

static void put_choices(const Explain *explain, Buf *out) {
  for (int i = 0; i < explain->scenario->item_count; i++) {
    const Item *item = explain->scenario->items[i];
    bool here = explain->thing == THING_STEP ? item->step == explain->index : explain->thing == THING_ITEM && i == explain->index;
    if (!here || !item->choice_count) continue;
    for (int wanted = OFTEN_ALWAYS; wanted >= OFTEN_NEVER; wanted--) {
      Buf names = buf_new(explain->arena);
      for (int c = 0; c < item->choice_count; c++)
        if (explain->found->choices[proof_choice(explain->analysis, i, c)] == (Often)wanted)
          buf_format(&names, "%s%.*s", names.length ? ", " : "", STR_ARG(item->choices[c].id));
      if (names.length)
        report_wrap(out, "  ", 6,
                    str_format(explain->arena, "%.*s, %s open: %.*s", STR_ARG(item->id), often_words[wanted], STR_ARG(buf_str(&names))));
    }
  }
}

static void put_line(const Explain *explain, Buf *out) {
  const Scenario *scenario = explain->scenario;
  State state;
  int number = 0;
  sim_start(scenario, scenario_seed(scenario), &state);
  for (int i = 0; i < explain->action_count && !sim_refuses(scenario, &state, &explain->actions[i]); i++) {
    const Action *action = &explain->actions[i];
    if (!action_looks(action)) {
      Str words = report_advice_words(explain->arena, scenario, &state, action);
      Str step = scenario->steps[state.step].id;
      report_wrap(out, str_z(explain->arena, str_format(explain->arena, "  %d. ", ++number)), 6,
                  str_format(explain->arena, "%.*s, %.*s: %.*s", STR_ARG(day_short(explain->arena, state.day)), STR_ARG(step), STR_ARG(words)));
    }
    sim_step(scenario, &state, action);
  }
  if (!number) buf_addz(out, "  It is there from the start.\n");
}

static void put_worth(const Explain *explain, Buf *out) {
  const Explained *found = explain->found;
  Arena *arena = explain->arena;
  if (!found->valued) return;
  buf_format(out, "Best play from there on still earns %.*s", STR_ARG(report_points(arena, found->least_points)));
  if (found->most_points != found->least_points) buf_format(out, " to %.*s", STR_ARG(report_points(arena, found->most_points)));
  buf_format(out, " points and %.*s", STR_ARG(money_text(arena, found->least_cents)));
  if (found->most_cents != found->least_cents) buf_format(out, " to %.*s", STR_ARG(money_text(arena, found->most_cents)));
  buf_addz(out, "\n");
}

static void print_text(const Explain *explain) {
  const Explained *found = explain->found;
  const Scenario *scenario = explain->scenario;
  Buf out = buf_new(explain->arena);
  buf_format(&out, "The %s %.*s", thing_words[explain->thing], STR_ARG(explain->name));
  if (explain->json) {
    LineColumn place = diags_place(scenario->text, (explain->json->key.length ? explain->json->key_span : explain->json->span).offset);
    buf_format(&out, ", %.*s:%u:%u", STR_ARG(scenario->file), place.line, place.column);
  }
  buf_byte(&out, '\n');
  if (!found->reached) {
    buf_addz(&out, "No play comes there.\n");
  } else {
    buf_addz(&out, "How to get there, by a shortest line:\n");
    put_line(explain, &out);
    buf_format(&out, "The best line %s. It takes %.*s to come there.\n", found->on_best_line ? "goes through it" : "passes it by",
               STR_ARG(found->fewest_mistakes
                           ? report_count(explain->arena, found->fewest_mistakes, "answer worse than the best", "answers worse than the best")
                           : STR("no mistake")));
    put_days(explain, &out);
    put_worth(explain, &out);
    buf_addz(&out, "What stands there, whatever was played before:\n");
    for (int often = OFTEN_ALWAYS; often >= OFTEN_NEVER; often--) {
      put_names(explain, &out, "known", (Often)often, found->facts, scenario->fact_count, THING_FACT);
      put_names(explain, &out, "on the desk", (Often)often, found->pages, scenario->page_count, THING_PAGE);
      put_stamps(explain, &out, (Often)often);
    }
    put_promises(explain, &out);
    put_values(explain, &out);
    put_choices(explain, &out);
  }
  cli_print(stdout, buf_str(&out));
}

/* ---- as JSON ---- */

static void put_often(Buf *out, bool *any, Str name, Often often) {
  if (*any) buf_byte(out, ',');
  *any = true;
  buf_json_string(out, name);
  buf_format(out, ":\"%s\"", often_words[often]);
}

static void put_often_things(const Explain *explain, Buf *out, const char *key, const Often *list, Thing thing) {
  bool any = false;
  const Json *json;
  cli_json_key(out, key);
  buf_byte(out, '{');
  for (int i = 0; i < proof_count(explain->analysis, thing); i++) put_often(out, &any, name_at(explain, thing, i, &json), list[i]);
  buf_byte(out, '}');
}

static void put_json_values(const Explain *explain, Buf *out) {
  cli_json_key(out, "variables");
  buf_byte(out, '{');
  for (int v = 0; v < explain->scenario->var_count; v++) {
    const Var *var = &explain->scenario->vars[v];
    bool any = false;
    cli_json_key(out, str_z(out->arena, var->id));
    buf_byte(out, '[');
    for (int i = 0; i < EXPLAIN_MOST_VALUES; i++) {
      if (!((explain->found->values[v] >> i) & 1u)) continue;
      if (any) buf_byte(out, ',');
      any = true;
      buf_json_string(out, value_name(explain, var, i));
    }
    buf_byte(out, ']');
  }
  buf_byte(out, '}');
}

static void put_json_line(const Explain *explain, Buf *out) {
  bool any = false;
  cli_json_key(out, "line");
  buf_byte(out, '[');
  for (int i = 0; i < explain->action_count; i++) {
    if (action_looks(&explain->actions[i])) continue;
    Buf entry = buf_new(out->arena);
    journal_print_entry(explain->scenario, &(Entry){.kind = ENTRY_ACTION, .action = explain->actions[i]}, &entry);
    buf_format(out, "%s%.*s", any ? "," : "", STR_ARG(str_trim(buf_str(&entry))));
    any = true;
  }
  buf_byte(out, ']');
}

static void put_json_stamps(const Explain *explain, Buf *out) {
  bool any = false;
  cli_json_key(out, "stamps");
  buf_byte(out, '{');
  for (int i = 0; i < explain->scenario->stamp_count; i++) put_often(out, &any, explain->scenario->stamps[i].id, explain->found->stamps[i]);
  buf_byte(out, '}');
}

static void print_json(const Explain *explain) {
  const Explained *found = explain->found;
  Buf out = buf_new(explain->arena);
  buf_byte(&out, '{');
  cli_json_key(&out, thing_words[explain->thing]);
  buf_json_string(&out, explain->name);
  buf_format(&out, ",\"complete\":%s,\"reached\":%s", analysis_complete(explain->analysis) ? "true" : "false", found->reached ? "true" : "false");
  if (found->reached) {
    buf_format(&out, ",\"on_best_line\":%s,\"fewest_mistakes\":%u,\"days\":[", found->on_best_line ? "true" : "false", found->fewest_mistakes);
    for (int i = 0; i < found->day_count; i++) buf_format(&out, "%s\"%.*s\"", i ? "," : "", STR_ARG(day_iso(explain->arena, found->days[i])));
    buf_byte(&out, ']');
    if (found->valued)
      buf_format(&out, ",\"best_play\":{\"least_thousandths\":%d,\"most_thousandths\":%d,\"least_cents\":%lld,\"most_cents\":%lld}",
                 found->least_points, found->most_points, (long long)found->least_cents, (long long)found->most_cents);
    put_json_line(explain, &out);
    put_often_things(explain, &out, "facts", found->facts, THING_FACT);
    put_often_things(explain, &out, "pages", found->pages, THING_PAGE);
    put_json_stamps(explain, &out);
    put_json_values(explain, &out);
    if (explain->thing == THING_STEP || explain->thing == THING_ITEM) put_often_things(explain, &out, "choices", found->choices, THING_CHOICE);
  }
  buf_addz(&out, "}\n");
  cli_print(stdout, buf_str(&out));
}

/* ---- the command ---- */

/** Of a shift NAME is CASE/NAME. @return NULL after saying on stderr what is wrong. */
static const Scenario *case_of(const Shift *shift, Str *name) {
  Str id, rest;
  int place = str_cut(*name, '/', &id, &rest) ? shift_find_case(shift, id) : NONE;
  if (place == NONE) {
    fprintf(stderr, "overturn: of a shift a name says its case too, as %.*s/%.*s; its cases are", STR_ARG(shift->cases[0].scenario->id),
            STR_ARG(*name));
    for (int i = 0; i < shift->case_count; i++) fprintf(stderr, "%s %.*s", i ? "," : "", STR_ARG(shift->cases[i].scenario->id));
    fputs("\n", stderr);
    return NULL;
  }
  *name = rest;
  return shift->cases[place].scenario;
}

static int explain_name(Explain *explain, const CliArguments *arguments, const char *kind, Str name, Str assets_hash) {
  Buf also = buf_new(explain->arena);
  if (!find_name(explain, kind, name, &also)) {
    tell_unknown(explain, kind, name);
    return EXIT_FOUND;
  }
  if (also.length)
    fprintf(stderr, "overturn: \"%.*s\" is taken for the %s; another of that name is the %.*s: say which before it\n", STR_ARG(name),
            thing_words[explain->thing], STR_ARG(buf_str(&also)));
  explain->found = explain_thing(explain->arena, explain->analysis, explain->thing, explain->index);
  int count = proof_line(explain->analysis, explain->arena, explain->thing, explain->index, &explain->actions);
  explain->action_count = count == NONE ? 0 : count;
  const char *journal = arguments->values[EXPLAIN_JOURNAL];
  if (journal && explain->found->reached &&
      !cli_write_journal(explain->cli, explain->scenario, assets_hash, STR("explain"), explain->actions, explain->action_count, journal))
    return EXIT_MACHINE;
  if (journal && strcmp(journal, "-") == 0) return EXIT_DONE;
  if (arguments->values[EXPLAIN_JSON])
    print_json(explain);
  else
    print_text(explain);
  return explain->found->reached ? EXIT_DONE : EXIT_FOUND;
}

static bool is_kind(const char *word) {
  for (int t = 0; t < THING_COUNT; t++)
    if (strcmp(word, thing_words[t]) == 0) return true;
  return false;
}

int cli_explain(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  CliLesson lesson;
  int status;
  int64_t variant = 0, most_states = 0;
  if (!cli_read(cli, argc, argv, "explain FILE [step|question|choice|event|ending|fact|page] NAME", explain_options, 2, 3, &arguments, &status))
    return status;
  const char *kind = arguments.word_count > 2 ? arguments.words[1] : NULL;
  Str name = str_from(arguments.words[arguments.word_count - 1]);
  if (kind && !is_kind(kind)) {
    fprintf(stderr, "overturn: before the name stands step, question, choice, event, ending, fact or page, not %s\n", kind);
    return EXIT_USAGE;
  }
  if (!cli_number(arguments.values[EXPLAIN_STATES], 1, 100000000, &most_states)) {
    fputs("overturn: --max-states takes a whole number from 1 to 100000000\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!cli_read_lesson(cli, arguments.words[0], &assets, &lesson)) return EXIT_FOUND;
  const Scenario *scenario = lesson.shift ? case_of(lesson.shift, &name) : lesson.scenario;
  if (!scenario) return EXIT_USAGE;
  scenario = cli_variant(cli, scenario, arguments.values[EXPLAIN_VARIANT], &variant, &status);
  if (!scenario) return status;
  Explain explain = {.cli = cli, .arena = cli->arena, .scenario = scenario};
  explain.analysis = analysis_run(cli->arena, scenario, NULL, (AnalysisLimits){.most_states = (uint32_t)most_states});
  if (!analysis_complete(explain.analysis)) fputs("overturn: the search was given up; what follows holds only for what it met\n", stderr);
  return cli_finish(explain_name(&explain, &arguments, kind, name, assets.hash));
}
