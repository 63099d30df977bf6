/* Effects, and the days and focuses that they and the questions name. */
#include "scenario/reader.h"

bool effects_exit(const Effects *effects) { return effects->to_step != NONE || effects->to_end != NONE; }

bool effects_any(const Effects *effects) {
  return effects->learn_count || effects->set_count || effects->stamp_count || effects->promise_count || effects->keep_count ||
         effects->deal != NONE || effects->minutes || effects->arrive_count || effects->recover_bit != NONE || effects->advance.count ||
         effects_exit(effects) || effects->violation != NONE;
}

static void read_set(Reader *reader, const Json *set, Effects *effects) {
  if (!set) return;
  if (set->kind != JSON_OBJECT) {
    reader_fault(reader, "E523", set, "found a %s, expected variables and their values, {\"asked\": \"full\"}", json_kind_name(set->kind));
    return;
  }
  SetEffect *made = arena_make_many(reader->arena, SetEffect, set->count);
  for (const Json *member = set->first; member; member = member->next) {
    int var = reader_resolve(reader, &reader->vars, member->key, member);
    if (var != NONE) made[effects->set_count++] = (SetEffect){var, reader_value(reader, var, member)};
  }
  effects->set = made;
}

/** A remit counts once wherever it is recovered; a direct amount counts once where it stands. */
static void read_recover(Reader *reader, const Json *recover, Effects *effects) {
  if (!recover) return;
  const Json *remit = json_member(recover, STR("remit")), *amount = json_member(recover, STR("amount")),
             *points = json_member(recover, STR("points"));
  if (recover->kind != JSON_OBJECT || !remit == !amount) {
    reader_fault(reader, "E523", recover, "expected {\"remit\": ...} or {\"amount\": ...}, with \"points\"");
    return;
  }
  reader_known_keys(reader, recover, (const char *const[]){"remit", "amount", "points", NULL});
  if (points) fields_read_points(&reader->fields, points, 0, 100, &effects->recover_points);
  if (remit) {
    Str name = {NULL, 0};
    if (!fields_read_id(&reader->fields, remit, &name)) return;
    effects->recover_remit = reader_resolve(reader, &reader->pages, name, remit);
    if (effects->recover_remit == NONE) return;
    if (reader->scenario->pages[effects->recover_remit].kind != PAGE_REMIT) {
      reader_fault(reader, "E518", remit, "\"%.*s\" is not a remit", STR_ARG(name));
      return;
    }
    effects->recover_bit = effects->recover_remit;
  } else if (amount->kind == JSON_STRING) {
    effects->recover_value = reader_expr(reader, amount->text, TYPE_MONEY, amount);
    effects->recover_bit = reader->scenario->page_count + reader->recovery_count++;
  } else if (fields_read_cents(&reader->fields, amount, &effects->recover_cents)) {
    effects->recover_bit = reader->scenario->page_count + reader->recovery_count++;
  }
  if (effects->recover_bit >= SCENARIO_MOST_RECOVERIES)
    reader_fault(reader, "E509", recover, "more places that recover money than %d", SCENARIO_MOST_RECOVERIES);
}

int reader_violation(Reader *reader, Str name, const Json *place) {
  for (int i = 0; i < scenario_violation_count; i++)
    if (str_is(name, scenario_violations[i].name)) return i;
  if (!name.length) return NONE;
  Str *names = arena_make_many(reader->arena, Str, scenario_violation_count);
  Buf list = buf_new(reader->arena);
  for (int i = 0; i < scenario_violation_count; i++) {
    names[i] = str_from(scenario_violations[i].name);
    buf_format(&list, "%s%.*s", i ? ", " : "; known: ", STR_ARG(names[i]));
  }
  Str hint = fields_did_you_mean(reader->arena, name, names, scenario_violation_count);
  reader_fault(reader, "E516", place, "there is no violation \"%.*s\"%.*s", STR_ARG(name), STR_ARG(hint.length ? hint : buf_str(&list)));
  return NONE;
}

void reader_effects(Reader *reader, const RawEffects *raw, const Json *json, Effects *effects) {
  *effects = (Effects){.recover_bit = NONE, .recover_remit = NONE, .violation = NONE, .deal = NONE};
  effects->learn_count = reader_resolve_list(reader, &reader->facts, &raw->learn, json_place(json, "learn"), &effects->learn);
  read_set(reader, raw->set, effects);
  effects->stamp_count = reader_resolve_list(reader, &reader->stamps, &raw->stamp, json_place(json, "stamp"), &effects->stamp);
  effects->again = raw->again;
  effects->promise_count = reader_resolve_list(reader, &reader->promises, &raw->promise, json_place(json, "promise"), &effects->promise);
  effects->keep_count = reader_resolve_list(reader, &reader->promises, &raw->keep, json_place(json, "keep"), &effects->keep);
  effects->deal = raw->deal == NONE ? NONE : raw->deal + DEAL_CONFIRMED;
  if (raw->deal != NONE) reader->scenario->writes_deals = true;
  if (raw->deal != NONE && !reader->scenario->talk_count)
    reader_fault(reader, "E543", json_place(json, "deal"), "the file has no negotiation, so there is no deal to be %s",
                 deal_state_words[effects->deal]);
  effects->minutes = raw->minutes;
  effects->arrive_count = reader_resolve_list(reader, &reader->pages, &raw->arrive, json_place(json, "arrive"), &effects->arrive);
  read_recover(reader, raw->recover, effects);
  effects->advance = raw->advance;
  if (raw->advance.count < 0) reader_fault(reader, "E523", json_place(json, "advance"), "time does not run back");
  effects->to_step = reader_resolve(reader, &reader->steps, raw->to_step, json_place(json, "goto"));
  effects->to_end = reader_resolve(reader, &reader->endings, raw->to_end, json_place(json, "end"));
  if (raw->to_step.length && raw->to_end.length)
    reader_fault(reader, "E523", json_place(json, "end"), "both \"goto\" and \"end\": only one can be followed");
  if (raw->violation.length) {
    effects->violation = reader_violation(reader, raw->violation, json_place(json, "violation"));
    effects->violation_points = raw->violation_points;
  }
}

bool reader_anchor(Reader *reader, Str text, const Json *place, Anchor *anchor) {
  const Scenario *scenario = reader->scenario;
  *anchor = (Anchor){ANCHOR_NONE, NONE, DAY_NONE, text};
  Str head, tail, deadlines = STR("deadlines."), promises = STR("promises.");
  Day day = day_from_iso(text);
  if (day != DAY_NONE)
    *anchor = (Anchor){ANCHOR_DAY, NONE, day, text};
  else if (str_is(text, "today"))
    anchor->kind = ANCHOR_TODAY;
  else if (str_is(text, "claim.sent") || str_is(text, "claim.received")) {
    Day claim_day = str_is(text, "claim.sent") ? scenario->claim->sent : scenario->claim->received;
    if (claim_day == DAY_NONE) {
      reader_fault(reader, "E506", place, "the claim does not say when it was %s: give it \"%s\"", str_is(text, "claim.sent") ? "sent" : "received",
                   str_is(text, "claim.sent") ? "sent" : "received");
      return false;
    }
    *anchor = (Anchor){ANCHOR_DAY, NONE, claim_day, text};
  } else if (str_is(text, "deal.date")) {
    anchor->kind = ANCHOR_DEAL;
  } else if (str_starts(text, deadlines)) {
    anchor->kind = ANCHOR_DEADLINE;
    anchor->index = reader_resolve(reader, &reader->deadlines, str_slice(text, deadlines.length, text.length), place);
  } else if (str_starts(text, promises)) {
    anchor->kind = ANCHOR_PROMISE;
    anchor->index = reader_resolve(reader, &reader->promises, str_slice(text, promises.length, text.length), place);
  } else if (str_cut(text, '.', &head, &tail) && str_is(tail, "date")) {
    anchor->kind = ANCHOR_REMIT;
    anchor->index = reader_resolve(reader, &reader->pages, head, place);
  } else if (names_find(&reader->stamps, text) != NONE) {
    anchor->kind = ANCHOR_STAMP;
    anchor->index = names_find(&reader->stamps, text);
    reader->stamps_made[anchor->index].read = true;
  } else {
    Str hint = fields_did_you_mean(reader->arena, text, reader->stamps.sorted, reader->stamps.count);
    reader_fault(reader, "E506", place,
                 "\"%.*s\" is no date, stamp, deadlines.x, promises.x, REMIT.date, claim.received, claim.sent, deal.date or today%.*s", STR_ARG(text),
                 STR_ARG(hint));
    return false;
  }
  return anchor->index != NONE || anchor->kind == ANCHOR_DAY || anchor->kind == ANCHOR_TODAY || anchor->kind == ANCHOR_DEAL;
}

/** What follows the page in a focus: a line number, a remark, or group and CARC. */
static bool focus_part(Reader *reader, Str part, const Json *place, Focus *focus) {
  int64_t line = 0;
  Str group, code;
  if (str_to_int(part, &line) && line >= 1 && line <= 999) {
    focus->line = (int)line;
    return true;
  }
  if (!str_cut(part, '-', &group, &code)) {
    focus->code = part;
    return true;
  }
  for (int i = 0; i < GROUP_COUNT; i++)
    if (str_is(group, group_code_words[i])) focus->group = i;
  focus->code = code;
  if (focus->group == NONE) reader_fault(reader, "E511", place, "\"%.*s\" is no group code: CO, PR, OA or PI", STR_ARG(group));
  return focus->group != NONE;
}

static bool remit_has(const Remit *remit, const Focus *focus) {
  for (int c = 0; c < remit->claims.count; c++) {
    const RemitClaim *claim = LIST_AT(remit->claims, RemitClaim, c);
    const RemitLine *line = focus->line ? remit_find_line(claim, focus->line) : NULL;
    if (focus->line && !line) continue;
    const FieldList *adjust = line ? &line->adjust : &claim->adjust, *remarks = line ? &line->remarks : &claim->remarks;
    if (!focus->code.length) return true;
    for (int i = 0; focus->group != NONE && i < adjust->count; i++) {
      const Adjustment *one = LIST_AT(*adjust, Adjustment, i);
      if (one->group == focus->group && str_equal(one->carc, focus->code)) return true;
    }
    for (int i = 0; focus->group == NONE && i < remarks->count; i++)
      if (str_equal(*LIST_AT(*remarks, Str, i), focus->code)) return true;
  }
  return false;
}

/* More places than this are not listed. */
#define PLACES_SHOWN 8

static void list_places(Buf *out, int *shown, int line, const FieldList *adjust, const FieldList *remarks) {
  for (int i = 0; i < adjust->count + remarks->count && *shown < PLACES_SHOWN; i++) {
    buf_addz(out, (*shown)++ ? ", " : "");
    if (line) buf_format(out, "%d/", line);
    if (i < adjust->count) {
      const Adjustment *one = LIST_AT(*adjust, Adjustment, i);
      buf_format(out, "%s-%.*s", group_code_words[one->group], STR_ARG(one->carc));
    } else {
      buf_add(out, *LIST_AT(*remarks, Str, i - adjust->count));
    }
  }
}

/** What there is to look at on a remit: "; it has 1/CO-16, 1/N290". */
static Str remit_places(Reader *reader, const Remit *remit) {
  Buf out = buf_new(reader->arena);
  int shown = 0;
  for (int c = 0; c < remit->claims.count; c++) {
    const RemitClaim *claim = LIST_AT(remit->claims, RemitClaim, c);
    list_places(&out, &shown, 0, &claim->adjust, &claim->remarks);
    for (int l = 0; l < claim->lines.count; l++) {
      const RemitLine *line = LIST_AT(claim->lines, RemitLine, l);
      list_places(&out, &shown, line->line, &line->adjust, &line->remarks);
    }
  }
  return shown ? str_format(reader->arena, "; it has %.*s%s", STR_ARG(buf_str(&out)), shown == PLACES_SHOWN ? "..." : "") : STR("");
}

bool reader_focus(Reader *reader, Str text, const Json *place, Focus *focus) {
  *focus = (Focus){.page = NONE, .group = NONE};
  Str head, tail = {NULL, 0}, rest = {NULL, 0};
  str_cut(text, '/', &head, &tail);
  focus->page = reader_resolve(reader, &reader->pages, head, place);
  if (focus->page == NONE) return false;
  if (!tail.length) return true;
  const Page *page = &reader->scenario->pages[focus->page];
  if (page->kind == PAGE_CONTRACT) {
    focus->clause = tail;
    Str fact = str_format(reader->arena, "contract.%.*s", STR_ARG(tail));
    return reader_resolve(reader, &reader->facts, fact, place) != NONE;
  }
  while (tail.length) {
    Str part;
    str_cut(tail, '/', &part, &rest);
    if (!focus_part(reader, part, place, focus)) return false;
    tail = rest;
  }
  if (page->kind == PAGE_REMIT && !remit_follows_play(page->remit) && !remit_has(page->remit, focus)) {
    reader_fault(reader, "E511", place, "%.*s has no such line, adjustment or remark%.*s", STR_ARG(head), STR_ARG(remit_places(reader, page->remit)));
    return false;
  }
  return true;
}
