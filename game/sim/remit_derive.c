/*
 * Remits that follow the play. An 835 corrects by taking the old answer back, every sign turned, and giving the new one (X12 005010X221A1, 1.10.2.8), so that is
 * what is made here. Every figure is computed from charge and allowed: paid is never set apart from its adjustments, and so nothing can fail to balance.
 */
#include "overturn/hash.h"
#include "overturn/pricing.h"

typedef struct Making {
  Arena *arena;
  const Remit *spec;
  const RemitClaim *standing; /* the answer taken back, or NULL */
  const Pricing *pricing;
  bool by_contract;  /* there is one */
  PatientTerms left; /* of the patient's terms */
  Cents deal_cents, deal_charges_cents, deal_seen_cents, deal_given_cents;
} Making;

/* ---- reversal ---- */

static FieldList turn_adjust(Arena *arena, FieldList adjust) {
  Adjustment *turned = arena_make_many(arena, Adjustment, adjust.count);
  for (int i = 0; i < adjust.count; i++) {
    turned[i] = *FIELD_AT(adjust, const Adjustment, i);
    turned[i].amount_cents = -turned[i].amount_cents;
  }
  return (FieldList){.at = turned, .count = adjust.count};
}

static RemitClaim turn_claim(Arena *arena, const RemitClaim *claim) {
  RemitClaim turned = *claim;
  turned.status = REMIT_STATUS_REVERSAL;
  turned.charge_cents = -claim->charge_cents;
  turned.paid_cents = -claim->paid_cents;
  turned.patient_cents = -claim->patient_cents;
  turned.adjust = turn_adjust(arena, claim->adjust);
  RemitLine *lines = arena_make_many(arena, RemitLine, claim->lines.count);
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, i);
    lines[i] = *line;
    lines[i].charge_cents = -line->charge_cents;
    lines[i].paid_cents = -line->paid_cents;
    lines[i].allowed_cents = -line->allowed_cents;
    lines[i].adjust = turn_adjust(arena, line->adjust);
  }
  turned.lines.at = lines;
  return turned;
}

/* ---- lines of the correction ---- */

static const DerivedLine *find_derived(const Remit *spec, int32_t line) {
  for (int i = 0; i < spec->derived.count; i++) {
    const DerivedLine *one = FIELD_AT(spec->derived, const DerivedLine, i);
    if (one->line == line) return one;
  }
  return NULL;
}

static const RemitLine *find_kept(const Making *making, int32_t line) {
  return making->standing && !find_derived(making->spec, line) ? remit_find_line(making->standing, line) : NULL;
}

static Cents less(Cents from, Cents taken) { return taken >= from ? 0 : taken < 0 ? from : from - taken; }

/* What lines that stay as they were have already taken from the patient. */
static void take_kept_shares(Making *making) {
  for (int i = 0; i < making->pricing->count; i++) {
    const RemitLine *line = find_kept(making, making->pricing->lines[i].line);
    for (int j = 0; line && j < line->adjust.count; j++) {
      const Adjustment *one = FIELD_AT(line->adjust, const Adjustment, j);
      if (one->group != GROUP_PR) continue;
      if (str_is(one->carc, "3")) making->left.copay_cents = less(making->left.copay_cents, one->amount_cents);
      if (str_is(one->carc, "1")) making->left.deductible_left_cents = less(making->left.deductible_left_cents, one->amount_cents);
      if (making->left.maximum_cents > 0) making->left.maximum_cents = less(making->left.maximum_cents, one->amount_cents);
    }
  }
}

/* The part of the deal that falls on the next of its lines, by charge. */
static Cents take_deal(Making *making, Cents charge_cents) {
  making->deal_seen_cents += charge_cents;
  Cents upto =
      making->deal_charges_cents == 0 ? making->deal_cents : money_ratio(making->deal_cents, making->deal_seen_cents, making->deal_charges_cents);
  Cents part = upto - making->deal_given_cents;
  making->deal_given_cents = upto;
  return part;
}

static Adjustment *add_adjust(Adjustment *at, GroupCode group, const char *carc, Cents cents) {
  if (cents == 0) return at;
  *at = (Adjustment){.group = (int32_t)group, .carc = str_from(carc), .amount_cents = cents};
  return at + 1;
}

/* By which reason charge less allowed goes. 45 may not take a whole charge, 131 says that the parties agreed, 94 that more is paid than was charged. */
static const char *reason(const PricedLine *priced, AmountSource source, Cents allowed_cents) {
  if (allowed_cents > priced->charge_cents) return "94";
  if (source == AMOUNT_DEAL) return "131";
  if (source == AMOUNT_CONTRACT) return priced->carc;
  return allowed_cents == 0 ? "256" : "45";
}

/* Without a contract nothing is known of the patient's terms but what the plan has said, and a settlement of the price leaves that alone (45 CFR 149.110). */
static PatientShare standing_share(const RemitLine *standing) {
  PatientShare share = {0};
  for (int i = 0; standing && i < standing->adjust.count; i++) {
    const Adjustment *one = FIELD_AT(standing->adjust, const Adjustment, i);
    if (one->group != GROUP_PR) continue;
    if (str_is(one->carc, "3"))
      share.copay_cents += one->amount_cents;
    else if (str_is(one->carc, "1"))
      share.deductible_cents += one->amount_cents;
    else
      share.coinsurance_cents += one->amount_cents;
  }
  return share;
}

static PatientShare patient_share(Making *making, int32_t line, Cents allowed_cents) {
  if (making->by_contract || !making->standing) return pricing_take_patient(&making->left, allowed_cents);
  return standing_share(remit_find_line(making->standing, line));
}

static RemitLine make_line(Making *making, const PricedLine *priced, AmountSource source, Cents allowed_cents) {
  PatientShare share = patient_share(making, priced->line, allowed_cents);
  Cents patient = share.copay_cents + share.deductible_cents + share.coinsurance_cents;
  Cents held_back = pricing_sequestration(making->pricing->contract, allowed_cents - patient);
  Adjustment *adjust = arena_make_many(making->arena, Adjustment, 5);
  Adjustment *end = add_adjust(adjust, GROUP_CO, reason(priced, source, allowed_cents), priced->charge_cents - allowed_cents);
  end = add_adjust(end, GROUP_CO, "253", held_back);
  end = add_adjust(end, GROUP_PR, "1", share.deductible_cents);
  end = add_adjust(end, GROUP_PR, "2", share.coinsurance_cents);
  end = add_adjust(end, GROUP_PR, "3", share.copay_cents);
  return (RemitLine){.line = priced->line,
                     .charge_cents = priced->charge_cents,
                     .paid_cents = allowed_cents - patient - held_back,
                     .allowed_cents = allowed_cents,
                     .allowed_given = true,
                     .adjust = {.at = adjust, .count = (int)(end - adjust)}};
}

/* Paid again follows from the adjustments: a line that was out of balance on purpose is not put out of balance a second time. */
static RemitLine keep_line(const RemitLine *kept) {
  RemitLine line = *kept;
  line.paid_cents = line.charge_cents;
  for (int i = 0; i < line.adjust.count; i++) line.paid_cents -= FIELD_AT(line.adjust, const Adjustment, i)->amount_cents;
  return line;
}

static RemitLine next_line(Making *making, const PricedLine *priced) {
  const RemitLine *kept = find_kept(making, priced->line);
  if (kept) return keep_line(kept);
  const DerivedLine *derived = find_derived(making->spec, priced->line);
  AmountSource source = derived ? derived->source : AMOUNT_CONTRACT;
  Cents allowed = priced->allowed_cents;
  if (source == AMOUNT_GIVEN) allowed = derived->allowed_cents;
  if (source == AMOUNT_DEAL) allowed = take_deal(making, priced->charge_cents);
  /* Nothing allowed where nothing was paid before: the denial is upheld for its own reason. */
  const RemitLine *denied = making->standing ? remit_find_line(making->standing, priced->line) : NULL;
  if (source == AMOUNT_GIVEN && allowed == 0 && denied && denied->paid_cents == 0 && denied->adjust.count > 0) return keep_line(denied);
  return make_line(making, priced, source, allowed);
}

static Str made_control(const Making *making, Day date) {
  if (making->spec->payer_control.length > 0) return making->spec->payer_control;
  Str seed = making->standing ? making->standing->payer_control : making->pricing->claim->number;
  uint64_t mixed = hash64(seed.at, seed.length, (uint64_t)date);
  DateParts parts = day_parts(date);
  int day_of_year = (int)(date - day_from_parts((DateParts){parts.year, 1, 1})) + 1;
  return str_format(making->arena, "%02d%03dC%05u", parts.year % 100, day_of_year, (unsigned)(mixed % 100000));
}

/* Days and group of a stay: as the payer said before, unless this answer prices something by the contract, which goes by what we billed. */
static void say_stay(const Making *making, RemitClaim *claim) {
  bool priced = !making->standing;
  for (int i = 0; i < making->spec->derived.count; i++) {
    priced = priced || FIELD_AT(making->spec->derived, const DerivedLine, i)->source == AMOUNT_CONTRACT;
  }
  const Claim *sent = making->pricing->claim;
  claim->covered_days = priced ? sent->covered_days : making->standing->covered_days;
  claim->drg = priced ? sent->drg : making->standing->drg;
}

static RemitClaim make_correction(Making *making, Day date) {
  const Pricing *pricing = making->pricing;
  RemitLine *lines = arena_make_many(making->arena, RemitLine, pricing->count);
  RemitClaim claim = {.claim = pricing->claim->number, .payer_control = made_control(making, date), .status = 1, .received = DAY_NONE};
  say_stay(making, &claim);
  if (making->standing && (making->standing->status == 2 || making->standing->status == 3)) claim.status = making->standing->status;
  for (int i = 0; i < pricing->count; i++) {
    lines[i] = next_line(making, &pricing->lines[i]);
    claim.charge_cents += lines[i].charge_cents;
    claim.paid_cents += lines[i].paid_cents;
  }
  claim.lines = (FieldList){.at = lines, .count = pricing->count};
  claim.patient_cents = remit_adjusted_cents(&claim, GROUP_PR);
  return claim;
}

/* ---- the payment ---- */

static Cents interest_of(const Making *making, Cents new_money_cents, Day date, InterestTerms interest) {
  if (!making->spec->interest_by_contract) return making->spec->interest_cents;
  return interest.due == DAY_NONE ? 0 : pricing_interest(new_money_cents, interest.rate_percent_thousandths, interest.due + 1, date);
}

static void settle_payment(const Making *making, Remit *remit, Cents claims_cents, Cents interest_cents, Str control) {
  int stated = making->spec->provider_adjust.count;
  ProviderAdjustment *list = arena_make_many(making->arena, ProviderAdjustment, stated + 2);
  int count = 0;
  Cents payment = claims_cents;
  for (int i = 0; i < stated; i++) {
    list[count] = *FIELD_AT(making->spec->provider_adjust, const ProviderAdjustment, i);
    if (list[count].deal_parts) list[count].amount_cents = money_ratio(making->deal_cents, 1, list[count].deal_parts);
    payment -= list[count++].amount_cents;
  }
  if (interest_cents > 0) {
    list[count++] = (ProviderAdjustment){.code = STR("L6"), .reference = control, .amount_cents = -interest_cents};
    payment += interest_cents;
  }
  if (payment < 0) {
    list[count++] = (ProviderAdjustment){.code = STR("FB"), .reference = control, .amount_cents = payment};
    payment = 0;
  }
  remit->provider_adjust = (FieldList){.at = list, .count = count};
  remit->paid_cents = payment;
}

static Cents charges_of_deal(const Making *making) {
  Cents sum = 0;
  for (int i = 0; i < making->pricing->count; i++) {
    const PricedLine *priced = &making->pricing->lines[i];
    const DerivedLine *derived = find_derived(making->spec, priced->line);
    if (derived && derived->source == AMOUNT_DEAL) sum += priced->charge_cents;
  }
  return sum;
}

const Remit *remit_derive(Arena *arena, const Remit *spec, const Remit *replaced, const Pricing *pricing, Day date, Cents deal_cents,
                          InterestTerms interest) {
  Making making = {.arena = arena,
                   .spec = spec,
                   .standing = remit_standing_answer(replaced, pricing->claim->number),
                   .pricing = pricing,
                   .by_contract = pricing->by_contract,
                   .left = pricing->contract->patient,
                   .deal_cents = deal_cents};
  making.deal_charges_cents = charges_of_deal(&making);
  take_kept_shares(&making);
  RemitClaim *claims = arena_make_many(arena, RemitClaim, 2);
  int count = 0;
  Cents before = 0;
  if (making.standing) {
    before = making.standing->paid_cents;
    claims[count++] = turn_claim(arena, making.standing);
  }
  claims[count] = make_correction(&making, date);
  Cents paid = claims[count].paid_cents;
  Str control = claims[count++].payer_control;

  Remit *remit = arena_make(arena, Remit);
  *remit = (Remit){.id = spec->id, .date = date, .trace = spec->trace, .facts = spec->facts, .replaces = spec->replaces, .json = spec->json};
  remit->claims = (FieldList){.at = claims, .count = count};
  if (remit->trace.length == 0)
    remit->trace = str_format(arena, "EFT%07u", (unsigned)(hash64(control.at, control.length, (uint64_t)date) % 10000000));
  settle_payment(&making, remit, paid - before, interest_of(&making, paid - before, date, interest), control);
  return remit;
}

const Remit *remit_settle(Arena *arena, const Remit *spec, Day date, Cents deal_cents) {
  Making making = {.arena = arena, .spec = spec, .deal_cents = deal_cents};
  Remit *remit = arena_make(arena, Remit);
  *remit = *spec;
  remit->date = date;
  Cents claims_cents = 0;
  for (int i = 0; i < spec->claims.count; i++) claims_cents += FIELD_AT(spec->claims, const RemitClaim, i)->paid_cents;
  settle_payment(&making, remit, claims_cents, 0, spec->trace);
  return remit;
}
