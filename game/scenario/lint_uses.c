/* What refers to what: every condition, effect and anchor of a scenario is looked at once, and what it names is noted. */
#include "scenario/lint.h"

static void use_expr(LintUses *uses, const Expr *expr) {
  for (int i = 0; i < expr->count; i++) {
    const ExprCode *code = &expr->code[i];
    switch (code->op) {
    case OP_KNOWN:
    case OP_PINNED:
    case OP_PLAYED: lint_put(uses->facts, code->a); break;
    case OP_SENT: lint_put(uses->facts, code->b); break;
    case OP_STAMPED:
    case OP_DAYS_SINCE:
    case OP_STAMP_DAY: lint_put(uses->stamps, code->a); break;
    case OP_DAYS_UNTIL:
    case OP_DEADLINE_DAY: lint_put(uses->deadlines, code->a); break;
    case OP_ARRIVED: lint_put(uses->pages, code->a); break;
    default: break;
    }
  }
}

static void use_anchor(LintUses *uses, const Anchor *anchor) {
  if (anchor->kind == ANCHOR_STAMP) lint_put(uses->stamps, anchor->index);
  if (anchor->kind == ANCHOR_DEADLINE) lint_put(uses->deadlines, anchor->index);
}

static void use_list(uint64_t *set, const int *list, int count) {
  for (int i = 0; i < count; i++) lint_put(set, list[i]);
}

static void use_effects(LintUses *uses, const Effects *effects) {
  for (int i = 0; i < effects->set_count; i++) {
    lint_put(uses->vars_set, effects->set[i].var);
    use_expr(uses, &effects->set[i].value);
  }
  use_expr(uses, &effects->recover_value);
}

static void use_choice(LintUses *uses, const Choice *choice) {
  use_expr(uses, &choice->when);
  use_list(uses->facts, choice->needs, choice->needs_count);
  use_effects(uses, &choice->effects);
}

static void use_item(LintUses *uses, const Item *item) {
  use_expr(uses, &item->when);
  use_effects(uses, &item->effects);
  for (int i = 0; i < item->choice_count; i++) use_choice(uses, &item->choices[i]);
  for (int i = 0; i < item->mistake_count; i++) {
    use_effects(uses, &item->mistakes[i].effects);
    use_anchor(uses, &item->mistakes[i].day.from);
  }
  use_list(uses->facts, item->required, item->required_count);
  use_list(uses->facts, item->optional, item->optional_count);
  use_list(uses->facts, item->too_much, item->too_much_count);
  use_anchor(uses, &item->date_from);
  use_anchor(uses, &item->day.from);
  if (item->letter) lint_put(uses->people, item->letter->to);
}

static void use_talk(LintUses *uses, const Scenario *scenario, const Negotiation *talk) {
  for (int i = 0; i < talk->facts.count; i++) lint_put(uses->facts, FIELD_AT(talk->facts, const NegotiationFact, i)->fact);
  if (!talk->above_authority.length) return;
  for (int i = 0; i < scenario->person_count; i++)
    if (str_equal(scenario->people[i].id, talk->above_authority)) lint_put(uses->people, i);
}

static void use_texts(Lint *lint) {
  for (size_t i = 0; i < lint->text_count; i++) {
    Str before, name;
    size_t at = 0;
    if (!lint_contains(&lint->texts[i], BYTE_BRACE)) continue;
    while (scenario_next_ref(lint->texts[i].text, &at, &before, &name)) {
      TextRef ref;
      if (!scenario_text_ref(lint->scenario, name, &ref)) continue;
      if (ref.kind == REF_STAMP) lint_put(lint->uses.stamps, ref.index);
      if (ref.kind == REF_DEADLINE) lint_put(lint->uses.deadlines, ref.index);
      if (ref.kind == REF_PERSON) lint_put(lint->uses.people, ref.index);
    }
  }
}

static void use_step(LintUses *uses, const Step *step) {
  use_expr(uses, &step->when);
  use_effects(uses, &step->leave);
  for (int i = 0; i < step->next_count; i++) use_expr(uses, &step->next[i].when);
  for (int i = 0; i < step->item_count; i++) use_item(uses, &step->items[i]);
  lint_put(uses->people, step->person);
  lint_put(uses->pages, step->focus_page);
}

void lint_gather_uses(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  LintUses *uses = &lint->uses;
  for (int i = 0; i < scenario->step_count; i++) {
    use_step(uses, &scenario->steps[i]);
    if (scenario->steps[i].talk) use_talk(uses, scenario, scenario->steps[i].talk);
  }
  for (int i = 0; i < scenario->event_count; i++) {
    use_expr(uses, &scenario->events[i].when);
    use_anchor(uses, &scenario->events[i].from);
    use_effects(uses, &scenario->events[i].effects);
  }
  for (int i = 0; i < scenario->deadline_count; i++) {
    const Deadline *deadline = &scenario->deadlines[i];
    use_anchor(uses, &deadline->from);
    use_list(uses->deadlines, deadline->earliest, deadline->earliest_count);
  }
  for (int i = 0; i < scenario->promise_count; i++) {
    use_anchor(uses, &scenario->promises[i].from);
    lint_put(uses->people, scenario->promises[i].person);
  }
  for (int i = 0; i < scenario->page_count; i++) lint_put(uses->people, scenario->pages[i].payer);
  use_texts(lint);
}
