/* The view of the task: what is said, what was answered in this step and how it was judged (in practice), and what is asked now. */
#include "screens/view.h"

static bool practice(const Maker *maker) { return session_head(maker->session)->mode == MODE_PRACTICE; }

/* ---- Answers given ---- */

static Str why_and_half(Maker *maker, const Played *played) {
  const Result *result = &played->result;
  Str why = why_text(maker->arena, maker->scenario, played);
  if (!result->half_for_facts || result->missing_fact == NONE) return why;
  Str fact = sim_text(maker->scenario, &played->after, maker->arena, maker->scenario->facts[result->missing_fact].text);
  return word_with(maker->arena, W_HALF_FOR_FACTS, why, fact);
}

static Verdict verdict_of(const Result *result) {
  if (result->most <= 0 || !result->first) return VERDICT_HIDDEN;
  return result->paid >= result->most ? VERDICT_RIGHT : result->paid <= 0 ? VERDICT_WRONG : VERDICT_PARTLY;
}

static DoneView done_view(Maker *maker, const Played *played) {
  const Item *item = maker->scenario->items[played->result.item];
  DoneView done = {.prompt = item_prompt(maker->arena, maker->scenario, &played->before, item),
                   .answer = action_text(maker->arena, maker->scenario, &played->before, &played->action)};
  /* The whole of a letter lies among the letters. */
  if (item->kind == ITEM_LETTER) done.answer = word_with(maker->arena, W_LETTER_SENT, day_text(maker->arena, played->before.day), STR(""));
  if (!practice(maker)) return done;
  done.verdict = verdict_of(&played->result);
  done.why = why_and_half(maker, played);
  done.ranking = ranking_view(maker->arena, maker->scenario, played);
  done.not_scored = !played->result.first;
  done.points = str_format(maker->arena, "%.*s / %.*s", STR_ARG(points_text(maker->arena, played->result.paid)),
                           STR_ARG(points_text(maker->arena, played->result.most)));
  if (played->result.violation != NONE)
    done.violation = word_with(maker->arena, W_VIOLATION, str_from(scenario_violations[played->result.violation].name), STR(""));
  return done;
}

/* Where the visit of the present step began: after the last action that changed the step. */
static int visit_start(const Maker *maker, int *visits) {
  int start = 0;
  *visits = 1;
  for (int i = 0; i < maker->line_count; i++) {
    if (!played_leaves(&maker->line[i])) continue;
    start = i + 1;
    (*visits)++;
  }
  return start;
}

static int last_answer(const Maker *maker, int before) {
  for (int i = before - 1; i >= 0; i--) {
    if (maker->line[i].result.item != NONE && maker->line[i].action.kind != ACTION_OPEN && maker->line[i].action.kind != ACTION_PIN) return i;
    if (maker->line[i].action.kind == ACTION_NEXT) return NONE;
  }
  return NONE;
}

static bool answered_item(const Played *played) {
  return played->result.item != NONE && (played->action.kind == ACTION_ANSWER || played->action.kind == ACTION_TALK);
}

static void add_done(Maker *maker, TaskView *task, int start) {
  DoneView *done = arena_make_many(maker->arena, DoneView, maker->line_count + 1);
  for (int i = start; i < maker->line_count; i++)
    if (answered_item(&maker->line[i])) done[task->done_count++] = done_view(maker, &maker->line[i]);
  int before = task->done_count ? NONE : last_answer(maker, start);
  if (before != NONE && answered_item(&maker->line[before])) done[task->done_count++] = done_view(maker, &maker->line[before]);
  task->done = done;
}

const DoneView *make_last_answer(Maker *maker) {
  int at = maker->line_count - 1;
  while (at >= 0 && !answered_item(&maker->line[at])) at--;
  if (at < 0) return NULL;
  DoneView *done = arena_make(maker->arena, DoneView);
  *done = done_view(maker, &maker->line[at]);
  return done;
}

static void add_news(Maker *maker, TaskView *task) {
  int at = maker->line_count - 1;
  while (at >= 0 && action_looks(&maker->line[at].action)) at--;
  if (at < 0) return;
  const Result *result = &maker->line[at].result;
  Str *news = arena_make_many(maker->arena, Str, RESULT_MOST_EVENTS);
  for (int i = 0; i < result->event_count && i < RESULT_MOST_EVENTS; i++) {
    const Event *event = &maker->scenario->events[result->events[i]];
    if (event->say.length) news[task->news_count++] = sim_text(maker->scenario, maker->state, maker->arena, event->say);
  }
  task->news = news;
}

/* ---- What is asked ---- */

static void add_options(Maker *maker, AskView *ask, const Item *item) {
  OptionView *options = arena_make_many(maker->arena, OptionView, SCENARIO_MOST_CHOICES);
  if (item->kind == ITEM_INTERPRET) {
    InterpretOption offered[INTERPRET_OPTIONS];
    ask->option_count = sim_interpret_options(maker->scenario, maker->state->seed, item, offered);
    for (int i = 0; i < ask->option_count; i++)
      options[i] = (OptionView){str_copy(maker->arena, offered[i].text), 0, str_copy(maker->arena, offered[i].id)};
  }
  for (int i = 0; item->kind == ITEM_CHOICES && i < item->choice_count; i++) {
    if (!sim_choice_open(maker->scenario, maker->state, item, i)) continue;
    options[ask->option_count++] =
        (OptionView){sim_text(maker->scenario, maker->state, maker->arena, item->choices[i].text), UINT32_C(1) << i, item->choices[i].id};
  }
  if (item->kind == ITEM_ORDER) {
    int8_t shown[SCENARIO_MOST_ENTRIES];
    sim_order_shown(maker->state->seed, item, shown);
    for (int i = 0; i < item->entry_count; i++) {
      const OrderEntry *entry = &item->entries[shown[i]];
      options[ask->option_count++] = (OptionView){sim_text(maker->scenario, maker->state, maker->arena, entry->text), (uint32_t)shown[i], entry->id};
    }
  }
  ask->options = options;
  ask->many = item->many;
}

static const RemitLine *paid_line(const Remit *remit, int32_t line) {
  const RemitLine *found = NULL;
  for (int i = 0; remit && i < remit->claims.count; i++) {
    const RemitLine *here = remit_find_line(&((const RemitClaim *)remit->claims.at)[i], line);
    if (here) found = here;
  }
  return found;
}

static void add_worksheet(Maker *maker, AskView *ask, const Item *item) {
  static const Word names[COLUMN_COUNT] = {[COLUMN_ALLOWED] = W_EXPECTED_ALLOWED,
                                           [COLUMN_PATIENT] = W_PATIENT_SHARE,
                                           [COLUMN_VARIANCE] = W_VARIANCE,
                                           [COLUMN_INTEREST] = W_INTEREST,
                                           [COLUMN_PENALTY] = W_PENALTY};
  Str *columns = arena_make_many(maker->arena, Str, item->column_count + 1), *rows = arena_make_many(maker->arena, Str, item->line_count + 1);
  Cents *paid = arena_make_many(maker->arena, Cents, item->line_count + 1), *charge = arena_make_many(maker->arena, Cents, item->line_count + 1);
  const Remit *remit = item->cell_remit == NONE ? NULL : sim_remit(maker->scenario, maker->state, maker->arena, item->cell_remit);
  for (int i = 0; i < item->column_count; i++) columns[i] = word(names[item->columns[i]]);
  for (int i = 0; i < item->line_count; i++) {
    int line = item->lines[i];
    const RemitLine *row = line ? paid_line(remit, line) : NULL;
    const RemitClaim *last = remit && remit->claims.count ? &((const RemitClaim *)remit->claims.at)[remit->claims.count - 1] : NULL;
    const ClaimLine *sent = line && maker->scenario->claim ? claim_find_line(maker->scenario->claim, line) : NULL;
    Str number = str_format(maker->arena, "%d", line);
    rows[i] = !line  ? word(W_WHOLE_CLAIM)
              : sent ? word_with(maker->arena, W_LINE_OF, number, sent->code.length ? sent->code : sent->service)
                     : word_with(maker->arena, W_LINE_OF, number, STR(""));
    paid[i] = row ? row->paid_cents : last ? last->paid_cents : 0;
    charge[i] = row ? row->charge_cents : last ? last->charge_cents : 0;
  }
  ask->columns = columns;
  ask->column_count = item->column_count;
  ask->rows = rows;
  ask->row_count = item->line_count;
  ask->row_paid = paid;
  ask->row_charge = charge;
}

static void add_buckets(Maker *maker, AskView *ask, const Item *item) {
  Str *labels = arena_make_many(maker->arena, Str, item->bucket_count + 1);
  for (int i = 0; i < item->bucket_count; i++) labels[i] = bucket_name(item->buckets[i]);
  ask->bucket_labels = labels;
  ask->buckets = item->buckets;
  ask->bucket_count = item->bucket_count;
  /* The charge, but for what a payer before has already settled; interest and reversals stand beside it. */
  Cents truth[BUCKET_COUNT];
  sim_posting_truth(maker->scenario, maker->state, item, truth);
  for (int i = 0; i < item->bucket_count; i++)
    if (item->buckets[i] != BUCKET_INTEREST && item->buckets[i] != BUCKET_REVERSAL) ask->bucket_total += truth[item->buckets[i]];
}

static void fill_ask(Maker *maker, AskView *ask, const Item *item) {
  ask->item = item->index;
  ask->kind = item->kind;
  ask->prompt = item_prompt(maker->arena, maker->scenario, maker->state, item);
  int32_t most = item_most_points(item);
  if (bits_has(maker->state->answered, item->index))
    ask->points = word(W_NOT_SCORED);
  else if (most > 0)
    ask->points = word_with(maker->arena, most == 1000 ? W_ONE_POINT : W_SOME_POINTS, points_text(maker->arena, most), STR(""));
  add_options(maker, ask, item);
  if (item->kind == ITEM_LETTER) ask->letter = letter_view(maker, maker->state, item, 0);
  if (item->kind == ITEM_WORKSHEET) add_worksheet(maker, ask, item);
  if (item->kind == ITEM_ALLOCATE) add_buckets(maker, ask, item);
  ask->pick_least = item->kind == ITEM_LINK ? item->required_count : 1;
  ask->pick_most = item->kind == ITEM_LINK ? item->required_count : maker->scenario->fact_count;
}

/* In assessment the parts of one interpretation are confirmed together: an answer to one must not be met by the question after the next. */
static void add_parts(Maker *maker, AskView *ask) {
  const Step *step = &maker->scenario->steps[maker->state->step];
  AskView *more = arena_make_many(maker->arena, AskView, WANT_MOST_PARTS);
  for (int i = maker->state->item + 1; i < step->item_count && ask->more_count < WANT_MOST_PARTS - 1; i++) {
    const Item *item = &step->items[i];
    if (item->kind != ITEM_INTERPRET || item->when.count) break;
    fill_ask(maker, &more[ask->more_count++], item);
  }
  ask->more = more;
}

static const AskView *ask_view(Maker *maker) {
  const Item *item = sim_item(maker->scenario, maker->state);
  if (!item) return NULL;
  AskView *ask = arena_make(maker->arena, AskView);
  fill_ask(maker, ask, item);
  if (!practice(maker) && item->kind == ITEM_INTERPRET) add_parts(maker, ask);
  return ask;
}

static void add_ahead(Maker *maker, TaskView *task, const Step *step) {
  Str *ahead = arena_make_many(maker->arena, Str, step->item_count + 1);
  for (int i = maker->state->item + 1; maker->state->item != NONE && i < step->item_count; i++)
    if (step->items[i].when.count == 0) ahead[task->ahead_count++] = item_prompt(maker->arena, maker->scenario, maker->state, &step->items[i]);
  task->ahead = ahead;
}

static void add_says(Maker *maker, TaskView *task, const Step *step) {
  Str *say = arena_make_many(maker->arena, Str, step->say_count + 1), *hints = arena_make_many(maker->arena, Str, step->hint_count + 1);
  for (int i = 0; i < step->say_count; i++) say[i] = sim_text(maker->scenario, maker->state, maker->arena, step->say[i]);
  task->say = say;
  task->say_count = step->say_count;
  int taken = practice(maker) ? step->hint_count - session_hints_left(maker->session) : 0;
  for (int i = 0; i < taken && i < step->hint_count; i++)
    hints[task->hint_count++] = sim_text(maker->scenario, maker->state, maker->arena, step->hints[i]);
  task->hints = hints;
}

static Str title_of(const Step *step) {
  static const Word titles[VIEW_COUNT] = {[VIEW_WORKLIST] = W_TITLE_DECISION,     [VIEW_CLAIM] = W_TITLE_CLAIM,
                                          [VIEW_REMITTANCE] = W_TITLE_REMITTANCE, [VIEW_CONTRACT] = W_TITLE_CONTRACT,
                                          [VIEW_CHART] = W_TITLE_CHART,           [VIEW_PORTAL] = W_TITLE_PORTAL,
                                          [VIEW_PHONE] = W_TITLE_PHONE,           [VIEW_NEGOTIATION] = W_TITLE_NEGOTIATION,
                                          [VIEW_CALENDAR] = W_TITLE_CALENDAR,     [VIEW_NOTES] = W_TITLE_NOTES,
                                          [VIEW_LETTERS] = W_TITLE_LETTERS,       [VIEW_PAYMENTS] = W_TITLE_PAYMENTS,
                                          [VIEW_DECISION] = W_TITLE_DECISION,     [VIEW_MESSAGE] = W_TITLE_MESSAGE};
  return step->title.length ? step->title : word(titles[step->view]);
}

void make_task(Maker *maker, TaskView *task) {
  const State *state = maker->state;
  int visits, start = visit_start(maker, &visits);
  const Step *step = &maker->scenario->steps[state->step];
  task->step_id = step->id;
  task->visit = visits;
  task->title = title_of(step);
  task->number = word_with(maker->arena, W_TASK_N, str_format(maker->arena, "%d", visits), STR(""));
  task->over = sim_over(state);
  int32_t most, points = session_points_so_far(maker->session, &most);
  if (practice(maker) && most > 0)
    task->so_far = word_with(maker->arena, W_POINTS_OF, points_text(maker->arena, points), points_text(maker->arena, most));
  add_news(maker, task);
  add_done(maker, task, start);
  if (task->over) {
    const Ending *ending = &maker->scenario->endings[state->ending];
    task->ending = ending->title.length ? ending->title : name_of_id(maker->arena, ending->id);
    task->ending_text = sim_text(maker->scenario, state, maker->arena, ending->text);
    return;
  }
  add_says(maker, task, step);
  task->ask = ask_view(maker);
  add_ahead(maker, task, step);
}
