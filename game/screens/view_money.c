/* Views of the money: the claim as sent, each remittance as it stands now, the contract. */
#include "screens/view.h"

static const Claim *claim_of(const Maker *maker) { return maker->scenario->claim; }

static Str joined(Arena *arena, const FieldList *list) {
  Buf out = buf_new(arena);
  for (int i = 0; i < list->count; i++) {
    if (i) buf_byte(&out, ' ');
    buf_add(&out, ((const Str *)list->at)[i]);
  }
  return buf_str(&out);
}

static Str line_code(const ClaimLine *line) { return line->code.length ? line->code : line->revenue; }

/* ---- Remittances ---- */

static AdjustmentView *adjustments(Maker *maker, const FieldList *list) {
  AdjustmentView *views = arena_make_many(maker->arena, AdjustmentView, list->count + 1);
  for (int i = 0; i < list->count; i++) {
    const Adjustment *adjust = &((const Adjustment *)list->at)[i];
    views[i] = (AdjustmentView){{group_code_word(adjust->group), adjust->carc}, adjust->amount_cents};
  }
  return views;
}

static RemitLineView line_view(Maker *maker, const RemitLine *line, bool ours) {
  RemitLineView view = {.line = line->line,
                        .charge_cents = line->charge_cents,
                        .allowed_cents = line->allowed_cents,
                        .paid_cents = line->paid_cents,
                        .has_allowed = line->allowed_given,
                        .adjust = adjustments(maker, &line->adjust),
                        .adjust_count = line->adjust.count,
                        .remarks = line->remarks.at,
                        .remark_count = line->remarks.count};
  const ClaimLine *sent = ours ? claim_find_line(claim_of(maker), line->line) : NULL;
  if (!sent) return view;
  view.code = line_code(sent);
  view.modifiers = joined(maker->arena, &sent->modifiers);
  view.service = sent->service;
  view.units = sent->units;
  return view;
}

typedef struct Parts {
  PartView *items;
  size_t count, capacity;
} Parts;

static void add_part(Maker *maker, Parts *parts, Str label, Cents cents, UiToken token) {
  if (cents <= 0) return;
  for (size_t i = 0; i < parts->count; i++) {
    if (!str_equal(parts->items[i].label, label)) continue;
    parts->items[i].amount_cents += cents;
    return;
  }
  PartView part = {label, cents, token};
  arena_push(maker->arena, parts->items, parts->count, parts->capacity, part);
}

static void add_adjustments(Maker *maker, Parts *parts, const FieldList *list) {
  static const UiToken tokens[] = {[GROUP_CO] = TOKEN_CO, [GROUP_PR] = TOKEN_PR, [GROUP_OA] = TOKEN_OA, [GROUP_PI] = TOKEN_PI};
  for (int i = 0; i < list->count; i++) {
    const Adjustment *adjust = &((const Adjustment *)list->at)[i];
    bool patient = adjust->group == GROUP_PR, usual = adjust->group != GROUP_CO || str_is(adjust->carc, "45");
    Str label = patient ? word(W_PATIENT) : str_format(maker->arena, "%.*s %.*s", STR_ARG(group_code_word(adjust->group)), STR_ARG(adjust->carc));
    add_part(maker, parts, label, adjust->amount_cents, usual ? tokens[adjust->group] : TOKEN_BAD);
  }
}

static void add_parts(Maker *maker, RemitView *view, const RemitClaim *claim) {
  Parts parts = {0};
  add_part(maker, &parts, word(W_PAID), claim->paid_cents, TOKEN_GOOD);
  add_adjustments(maker, &parts, &claim->adjust);
  for (int i = 0; i < claim->lines.count; i++) add_adjustments(maker, &parts, &((const RemitLine *)claim->lines.at)[i].adjust);
  view->parts = parts.items;
  view->part_count = parts.count <= 7 ? (int)parts.count : 7;
}

static Str status_text(Arena *arena, int32_t status) {
  switch (status) {
  case 1: return word(W_STATUS_PRIMARY);
  case 2: return word(W_STATUS_SECONDARY);
  case 3: return word(W_STATUS_TERTIARY);
  case 4: return word(W_STATUS_DENIED);
  case 19: return word(W_STATUS_FORWARDED);
  case REMIT_STATUS_REVERSAL: return word(W_STATUS_REVERSAL);
  default: return word_with(arena, W_STATUS_OTHER, str_format(arena, "%d", (int)status), STR(""));
  }
}

static Str row_text(const Person *person, const char *label) {
  for (int i = 0; i < person->rows.count; i++) {
    const PersonRow *row = &((const PersonRow *)person->rows.at)[i];
    if (str_equal_nocase(row->label, str_from(label))) return row->text;
  }
  return STR("");
}

static void add_segments(Maker *maker, RemitView *view, const Remit *remit, int payer) {
  const Scenario *scenario = maker->scenario;
  if (!claim_of(maker)) return;
  SegmentParties parties = {.payer = person_name(scenario, payer),
                            .filing = payer == scenario->payer ? STR("") : STR("CI"), /* a plan that comes after the first is a commercial one */
                            .member_id = view->member_id,
                            .provider = person_name(scenario, scenario->provider),
                            .patient = person_name(scenario, scenario->patient)};
  if (payer != NONE) parties.payer_tax_id = row_text(&scenario->people[payer], "tax id");
  if (payer != NONE) parties.funding = row_text(&scenario->people[payer], "funding");
  if (scenario->provider != NONE) parties.npi = row_text(&scenario->people[scenario->provider], "npi");
  Segment *segments;
  int count = remit_segments(maker->arena, remit, claim_of(maker), &parties, &segments);
  SegmentView *views = arena_make_many(maker->arena, SegmentView, count + 1);
  for (int i = 0; i < count; i++) views[i] = (SegmentView){segments[i].text, segments[i].line, segments[i].claim};
  view->segments = views;
  view->segment_count = count;
}

static Cents allowed_sum(const RemitClaim *claim, bool *all) {
  Cents sum = 0;
  *all = claim->lines.count > 0;
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = &((const RemitLine *)claim->lines.at)[i];
    sum += line->allowed_cents;
    *all = *all && line->allowed_given;
  }
  return sum;
}

static void add_patient(Maker *maker, RemitView *view, int payer) {
  const Scenario *scenario = maker->scenario;
  view->patient = person_name(scenario, scenario->patient);
  view->member_id = claim_of(maker)->member_id;
  if (payer != NONE && payer != scenario->payer) view->member_id = row_text(&scenario->people[payer], "member id");
  if (!view->member_id.length && scenario->patient != NONE) view->member_id = row_text(&scenario->people[scenario->patient], "member id");
}

static RemitView claim_view(Maker *maker, const PageView *page, const Remit *remit, int index) {
  const RemitClaim *claim = &((const RemitClaim *)remit->claims.at)[index];
  const Scenario *scenario = maker->scenario;
  BalanceFault *faults;
  int payer = scenario->pages[page->page].payer;
  bool ours = claim_of(maker) && str_equal(claim->claim, claim_of(maker)->number);
  RemitView view = {.status = status_text(maker->arena, claim->status),
                    .claim = claim->claim,
                    .payer = person_name(scenario, payer),
                    .payer_control = claim->payer_control,
                    .trace = remit->trace,
                    .date = remit->date,
                    .charge_cents = claim->charge_cents,
                    .adjusted_cents = remit_adjusted_cents(claim, GROUP_COUNT),
                    .paid_cents = claim->paid_cents,
                    .adjust = adjustments(maker, &claim->adjust),
                    .adjust_count = claim->adjust.count,
                    .remarks = claim->remarks.at,
                    .remark_count = claim->remarks.count,
                    .balances = remit_balance(maker->arena, remit, &faults) == 0};
  if (ours) add_patient(maker, &view, payer);
  view.allowed_cents = allowed_sum(claim, &view.has_allowed);
  RemitLineView *lines = arena_make_many(maker->arena, RemitLineView, claim->lines.count + 1);
  for (int i = 0; i < claim->lines.count; i++) lines[i] = line_view(maker, &((const RemitLine *)claim->lines.at)[i], ours);
  view.lines = lines;
  view.line_count = claim->lines.count;
  ProviderView *provider = arena_make_many(maker->arena, ProviderView, remit->provider_adjust.count + 1);
  for (int i = 0; i < remit->provider_adjust.count; i++) {
    const ProviderAdjustment *adjust = FIELD_AT(remit->provider_adjust, const ProviderAdjustment, i);
    const ProviderCode *known = provider_find_code(&maker->scenario->rules->x12, adjust->code);
    provider[i] = (ProviderView){adjust->code, known ? known->name : STR(""), adjust->reference, adjust->amount_cents};
  }
  view.provider_adjust = provider;
  view.provider_adjust_count = remit->provider_adjust.count;
  add_parts(maker, &view, claim);
  add_segments(maker, &view, remit, payer);
  const Step *step = maker->state->step == NONE ? NULL : &scenario->steps[maker->state->step];
  view.focus_line = step && step->focus_page == page->page ? step->focus_line : 0;
  return view;
}

void make_remits(Maker *maker, PageView *page) {
  const Remit *remit = sim_remit(maker->scenario, maker->state, maker->arena, page->page);
  if (!remit) return;
  RemitView *views = arena_make_many(maker->arena, RemitView, remit->claims.count + 1);
  for (int i = 0; i < remit->claims.count; i++) views[i] = claim_view(maker, page, remit, i);
  page->remits = views;
  page->remit_count = remit->claims.count;
}

/* ---- The claim ---- */

static Str dates_text(Arena *arena, const ClaimLine *line) {
  if (line->to == DAY_NONE || line->to == line->from) return day_short(arena, line->from);
  return str_format(arena, "%.*s \xE2\x80\x93 %.*s", STR_ARG(day_short(arena, line->from)), STR_ARG(day_short(arena, line->to)));
}

#define MOST_STAY_PAIRS 6

/* What only a stay has, where the claim says it. */
static int add_stay(Maker *maker, const Claim *claim, PairView *pairs, int count) {
  if (claim->bill_type.length) pairs[count++] = (PairView){word(W_BILL_TYPE), claim->bill_type, true};
  if (claim->drg.length) pairs[count++] = (PairView){word(W_DRG), claim->drg, true};
  if (claim->admission != DAY_NONE) pairs[count++] = (PairView){word(W_ADMITTED), day_shown(maker->arena, claim->admission), false};
  if (claim->discharge != DAY_NONE) pairs[count++] = (PairView){word(W_DISCHARGED), day_shown(maker->arena, claim->discharge), false};
  if (claim->covered_days >= 0) pairs[count++] = (PairView){word(W_COVERED_DAYS), str_format(maker->arena, "%d", (int)claim->covered_days), false};
  if (claim->approved_days >= 0) pairs[count++] = (PairView){word(W_APPROVED_DAYS), str_format(maker->arena, "%d", (int)claim->approved_days), false};
  return count;
}

void make_claim(Maker *maker, PageView *page) {
  const Claim *claim = claim_of(maker);
  const Scenario *scenario = maker->scenario;
  if (!claim) return;
  ClaimView *view = arena_make(maker->arena, ClaimView);
  PairView pairs[] = {
      {word(W_CLAIM_NUMBER), claim->number, true},
      {word(W_FORM), claim->form == CLAIM_837I ? STR("837I") : STR("837P"), true},
      {word(W_PATIENT), person_name(scenario, scenario->patient), false},
      {word(W_MEMBER_ID), claim->member_id.length ? claim->member_id : STR("\xE2\x80\x93"), true},
      {word(W_AUTHORIZATION), claim->authorization.length ? claim->authorization : word(W_NONE_ON_CLAIM), claim->authorization.length > 0},
      {word(W_PAYER), person_name(scenario, scenario->payer), false},
      {word(W_SENT), day_shown(maker->arena, claim->sent), false},
      {word(W_RECEIVED), day_shown(maker->arena, claim->received), false},
  };
  enum { PAIRS = sizeof pairs / sizeof *pairs };
  PairView *kept = arena_make_many(maker->arena, PairView, PAIRS + MOST_STAY_PAIRS + 1);
  for (int i = 0; i < PAIRS; i++) kept[i] = pairs[i];
  int kept_count = add_stay(maker, claim, kept, PAIRS);
  if (claim->batch) {
    Str count = str_format(maker->arena, "%d", (int)claim->batch->count);
    bool total = claim->batch->has_total;
    Str shown = total ? word_with(maker->arena, W_COUNT_IN_ALL, count, money_shown(maker->arena, claim->batch->total_cents)) : count;
    kept[kept_count++] = (PairView){word(W_BATCH_ACCOUNTS), shown, false};
  }
  ClaimLineView *lines = arena_make_many(maker->arena, ClaimLineView, claim->lines.count + 1);
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = &((const ClaimLine *)claim->lines.at)[i];
    lines[i] = (ClaimLineView){line->line,
                               line_code(line),
                               joined(maker->arena, &line->modifiers),
                               line->service,
                               dates_text(maker->arena, line),
                               joined(maker->arena, &line->dx),
                               line->units,
                               line->charge_cents};
  }
  *view = (ClaimView){kept, kept_count, lines, claim->lines.count, claim_charge_cents(claim)};
  page->claim = view;
}

/* ---- The contract ---- */

static const ClaimLine *line_with_code(const Maker *maker, Str code) {
  for (int i = 0; claim_of(maker) && i < claim_of(maker)->lines.count; i++) {
    const ClaimLine *line = &((const ClaimLine *)claim_of(maker)->lines.at)[i];
    if (str_equal(line->code, code) || str_equal(line->revenue, code)) return line;
  }
  return NULL;
}

static Str years_text(Arena *arena, Day from, Day to) {
  if (from == DAY_NONE && to == DAY_NONE) return STR("");
  if (to == DAY_NONE) return word_with(arena, W_FROM_DAY, day_shown(arena, from), STR(""));
  if (from == DAY_NONE) return word_with(arena, W_UNTIL_DAY, day_shown(arena, to), STR(""));
  return word_with(arena, W_FROM_TO, day_shown(arena, from), day_shown(arena, to));
}

static RateView rule_view(Maker *maker, const PayRule *rule) {
  static const Word methods[PAY_METHOD_COUNT] = {[PAY_FEE_SCHEDULE] = W_PAY_FEE_SCHEDULE,
                                                 [PAY_PERCENT_OF_SCHEDULE] = W_PAY_PERCENT_OF_SCHEDULE,
                                                 [PAY_PERCENT_OF_CHARGE] = W_PAY_PERCENT_OF_CHARGE,
                                                 [PAY_PER_DIEM] = W_PAY_PER_DIEM,
                                                 [PAY_CASE_RATE] = W_PAY_CASE_RATE,
                                                 [PAY_DRG] = W_PAY_DRG,
                                                 [PAY_INVOICE_PLUS] = W_PAY_INVOICE_PLUS};
  RateView view = {
      .code = joined(maker->arena, &rule->codes), .rule = years_text(maker->arena, rule->from, rule->to), .service = word(methods[rule->method])};
  bool percent = rule->method == PAY_PERCENT_OF_SCHEDULE || rule->method == PAY_PERCENT_OF_CHARGE || rule->method == PAY_INVOICE_PLUS;
  view.rate = percent            ? percent_text(maker->arena, rule->percent_thousandths)
              : rule->rate_cents ? money_shown(maker->arena, rule->rate_cents)
                                 : STR("\xE2\x80\x93");
  for (int i = 0; i < rule->codes.count; i++) view.on_claim = view.on_claim || line_with_code(maker, ((const Str *)rule->codes.at)[i]) != NULL;
  return view;
}

static RateView fee_view(Maker *maker, const Fee *fee, const MultipleRule *multiple) {
  const ClaimLine *line = line_with_code(maker, fee->code);
  Str years = years_text(maker->arena, fee->from, fee->to);
  bool exempt = false;
  for (int i = 0; i < multiple->exempt.count; i++) exempt = exempt || str_equal(((const Str *)multiple->exempt.at)[i], fee->code);
  Str rule = years.length ? years : exempt ? word(W_EXEMPT) : multiple->percent_thousandths.count ? word(W_RANKED) : STR("");
  return (RateView){fee->code, line ? line->service : STR(""), money_shown(maker->arena, fee->amount_cents), rule, line != NULL};
}

static void add_term(Maker *maker, Str *terms, int *count, Str text) {
  (void)maker;
  terms[(*count)++] = text;
}

static void add_patient_terms(Maker *maker, const PatientTerms *patient, Str *terms, int *count) {
  Arena *arena = maker->arena;
  if (patient->copay_cents) add_term(maker, terms, count, word_with(arena, W_TERM_COPAY, money_shown(arena, patient->copay_cents), STR("")));
  if (patient->deductible_left_cents)
    add_term(maker, terms, count, word_with(arena, W_TERM_DEDUCTIBLE, money_shown(arena, patient->deductible_left_cents), STR("")));
  if (patient->coinsurance_percent_thousandths)
    add_term(maker, terms, count, word_with(arena, W_TERM_COINSURANCE, percent_text(arena, patient->coinsurance_percent_thousandths), STR("")));
}

static void add_terms(Maker *maker, ContractView *view, const Contract *contract) {
  Arena *arena = maker->arena;
  Str *more;
  int more_count = contract_say_terms(arena, contract, &more);
  Str *terms = arena_make_many(arena, Str, 8 + more_count);
  int count = 0;
  if (contract->multiple.percent_thousandths.count) {
    Buf out = buf_new(arena);
    for (int i = 0; i < contract->multiple.percent_thousandths.count; i++) {
      if (i) buf_add(&out, STR(", "));
      buf_add(&out, percent_text(arena, ((const int32_t *)contract->multiple.percent_thousandths.at)[i]));
    }
    add_term(maker, terms, &count, word_with(arena, W_TERM_MULTIPLE, buf_str(&out), STR("")));
  }
  if (contract->lesser_of_charge_percent_thousandths)
    add_term(maker, terms, &count, word_with(arena, W_TERM_LESSER, percent_text(arena, contract->lesser_of_charge_percent_thousandths), STR("")));
  for (int i = 0; i < more_count; i++) add_term(maker, terms, &count, more[i]);
  add_patient_terms(maker, &contract->patient, terms, &count);
  view->terms = terms;
  view->term_count = count;
}

static int clause_fact(const Scenario *scenario, Str id) {
  for (int i = 0; i < scenario->fact_count; i++)
    if (str_equal(scenario->facts[i].clause, id)) return i;
  return NONE;
}

void make_contract(Maker *maker, PageView *page) {
  const Scenario *scenario = maker->scenario;
  const Contract *contract = scenario->contract;
  if (!contract) return;
  ContractView *view = arena_make(maker->arena, ContractView);
  RateView *rates = arena_make_many(maker->arena, RateView, contract->schedule.count + contract->carve_outs.count + contract->pays.count + 1);
  for (int i = 0; i < contract->carve_outs.count; i++) rates[view->rate_count++] = rule_view(maker, &((const PayRule *)contract->carve_outs.at)[i]);
  for (int i = 0; i < contract->pays.count; i++) rates[view->rate_count++] = rule_view(maker, &((const PayRule *)contract->pays.at)[i]);
  for (int i = 0; i < contract->schedule.count; i++)
    rates[view->rate_count++] = fee_view(maker, &((const Fee *)contract->schedule.at)[i], &contract->multiple);
  ClauseView *clauses = arena_make_many(maker->arena, ClauseView, contract->clauses.count + 1);
  const Step *step = maker->state->step == NONE ? NULL : &scenario->steps[maker->state->step];
  for (int i = 0; i < contract->clauses.count; i++) {
    const Clause *clause = &((const Clause *)contract->clauses.at)[i];
    int fact = clause_fact(scenario, clause->id);
    if (fact != NONE && !sim_fact_known(maker->state, fact)) fact = NONE;
    clauses[i] = (ClauseView){clause->id,
                              sim_text(scenario, maker->state, maker->arena, clause->text),
                              years_text(maker->arena, clause->from, clause->to),
                              fact,
                              fact != NONE && bits_has(maker->state->pinned, fact),
                              step && str_equal(step->focus_clause, clause->id) && clause->id.length > 0};
  }
  view->rates = rates;
  view->clauses = clauses;
  view->clause_count = contract->clauses.count;
  add_terms(maker, view, contract);
  page->contract = view;
}
