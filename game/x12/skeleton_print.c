/* The file of a skeleton: people, claim and remittances, laid out as an author would write them, with comments where one has to. */
#include "x12/skeleton.h"

/* ---- a writer ---- */

static void start(Out *out, const char *key) {
  if (out->inside) buf_byte(&out->buf, ',');
  if (out->depth) buf_byte(&out->buf, '\n');
  for (int i = 0; i < out->depth; i++) buf_addz(&out->buf, "  ");
  if (key) {
    buf_json_string(&out->buf, str_from(key));
    buf_addz(&out->buf, ": ");
  }
  out->inside = true;
}

void out_open(Out *out, const char *key, char bracket) {
  start(out, key);
  buf_byte(&out->buf, bracket);
  out->depth++;
  out->inside = false;
}

void out_close(Out *out, char bracket) {
  out->depth--;
  if (out->inside) {
    buf_byte(&out->buf, '\n');
    for (int i = 0; i < out->depth; i++) buf_addz(&out->buf, "  ");
  }
  buf_byte(&out->buf, bracket);
  out->inside = true;
}

void out_text(Out *out, const char *key, Str text) {
  start(out, key);
  buf_json_string(&out->buf, text);
}

void out_value(Out *out, const char *key, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str value = str_format_list(out->buf.arena, format, arguments);
  va_end(arguments);
  start(out, key);
  buf_add(&out->buf, value);
}

static Str dollars(Arena *arena, Cents cents) {
  Cents size = cents < 0 ? -cents : cents;
  return str_format(arena, "%s%lld.%02lld", cents < 0 ? "-" : "", (long long)(size / 100), (long long)(size % 100));
}

static void out_cents(Out *out, const char *key, Cents cents) { out_value(out, key, "%.*s", STR_ARG(dollars(out->buf.arena, cents))); }

static void out_day(Out *out, const char *key, Day day) {
  if (day != DAY_NONE) out_text(out, key, day_iso(out->buf.arena, day));
}

/* ---- people ---- */

/* A segment behind CLP that belongs to the claim. */
static const X12Segment *claim_segment(const Building *building, const EraClaim *claim, const char *id, const char *qualifier) {
  for (int i = claim->segment->number; i < building->file->segments.count; i++) {
    const X12Segment *segment = &building->file->segments.items[i];
    bool ended = str_is(segment->id, "CLP") || str_is(segment->id, "SE") || str_is(segment->id, "LX") || str_is(segment->id, "PLB") ||
                 str_is(segment->id, "SVC");
    if (ended) return NULL;
    if (str_is(segment->id, id) && str_is(x12_element(segment, 1), qualifier)) return segment;
  }
  return NULL;
}

static Str person_name(Arena *arena, const X12Segment *segment) {
  Str first = x12_element(segment, 4), last = x12_element(segment, 3);
  return str_format(arena, "%.*s%s%.*s", STR_ARG(first), first.length ? " " : "", STR_ARG(last));
}

static const char *funding(Str filing) {
  static const char *const words[][2] = {{"MA", "medicare"}, {"MB", "medicare"}, {"16", "medicare advantage"}, {"MC", "medicaid"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_is(filing, words[i][0])) return words[i][1];
  return NULL;
}

static void write_patient(Building *building, Out *out) {
  const X12Segment *patient = claim_segment(building, building->base, "NM1", "QC"), *insured = claim_segment(building, building->base, "NM1", "IL");
  Str name = patient ? person_name(building->arena, patient) : (Str){0};
  Str member = patient ? x12_element(patient, 9) : (Str){0};
  if (!member.length && insured) member = x12_element(insured, 9);
  out_open(out, "patient", '{');
  out_text(out, "name", disguise_secret(&building->disguise, SECRET_PATIENT, name));
  out_text(out, "member_id", disguise_secret(&building->disguise, SECRET_MEMBER, member));
  out_close(out, '}');
}

static void write_people(Building *building, Out *out) {
  const Era *era = building->remits[0].era;
  out_open(out, "people", '{');
  write_patient(building, out);
  out_open(out, "provider", '{');
  out_text(out, "name", disguise_secret(&building->disguise, SECRET_PROVIDER, era->payee_name));
  bool npi = str_is(x12_element(era->payee, 3), "XX");
  out_text(out, "npi", disguise_secret(&building->disguise, SECRET_NPI, npi ? x12_element(era->payee, 4) : (Str){0}));
  out_text(out, "tax_id", disguise_secret(&building->disguise, SECRET_TAX_ID, npi ? (Str){0} : x12_element(era->payee, 4)));
  out_close(out, '}');
  out_open(out, "payer", '{');
  out_text(out, "$comment", STR("WRITE: plan, funding (insured, self-funded, ...) and law (a state) decide which rules bind the payer."));
  out_text(out, "name", disguise_secret(&building->disguise, SECRET_PAYER, era->payer_name));
  const char *pays = funding(building->base->filing);
  if (pays) out_text(out, "funding", str_from(pays));
  out_text(out, "phone", STR("800-555-0134"));
  out_close(out, '}');
  for (size_t i = 1; i < building->remit_count; i++) {
    const Era *other = building->remits[i].era;
    bool known = str_equal(other->payer_name, era->payer_name);
    for (size_t k = 1; k < i && !known; k++) known = str_equal(other->payer_name, building->remits[k].era->payer_name);
    if (known) continue;
    out_open(out, str_z(building->arena, str_format(building->arena, "payer%zu", i + 1)), '{');
    out_text(out, "name", disguise_secret(&building->disguise, SECRET_PAYER, other->payer_name));
    out_close(out, '}');
  }
  out_close(out, '}');
}

/* ---- the claim ---- */

static void out_codes(Out *out, const char *key, const Str *codes, int count) {
  Buf list = buf_new(out->buf.arena);
  for (int i = 0; i < count; i++) {
    if (list.length) buf_addz(&list, ", ");
    buf_json_string(&list, codes[i]);
  }
  if (list.length) out_value(out, key, "[%.*s]", STR_ARG(buf_str(&list)));
}

static void write_service(Out *out, const EraLine *line) {
  bool room = str_is(line->kind, "NU");
  Str code = room ? (Str){0} : line->code, revenue = room ? line->code : line->revenue;
  if (!skeleton_is_code(code, 4, 11)) code = (Str){0};
  if (!skeleton_is_code(revenue, 3, 4)) revenue = (Str){0};
  Arena *arena = out->buf.arena;
  Str words = code.length      ? str_format(arena, "Procedure %.*s", STR_ARG(code))
              : revenue.length ? str_format(arena, "Revenue %.*s", STR_ARG(revenue))
                               : STR("Service");
  out_text(out, "service", words);
  if (code.length) out_text(out, "code", code);
  Str modifiers[4];
  int count = 0;
  for (int i = 0; i < 4 && code.length; i++)
    if (skeleton_is_code(line->modifiers[i], 2, 2)) modifiers[count++] = line->modifiers[i];
  out_codes(out, "modifiers", modifiers, count);
  if (revenue.length) out_text(out, "revenue", revenue);
}

static bool is_institutional(const EraClaim *claim) {
  bool stay = claim->stay || claim->drg.length > 0;
  for (size_t i = 0; i < claim->line_count; i++) stay = stay || str_is(claim->lines[i].kind, "NU") || claim->lines[i].revenue.length > 0;
  return stay;
}

static Day first_of(Day a, Day b) { return a == DAY_NONE ? b : a; }

static void write_claim_line(Building *building, Out *out, const EraClaim *claim, size_t index) {
  static const EraLine whole = {.from = DAY_NONE, .to = DAY_NONE, .units = 1};
  const EraLine *line = claim->line_count ? &claim->lines[index] : &whole;
  Day from = first_of(first_of(line->from, claim->from), first_of(claim->received, building->remits[0].era->date));
  Day to = line->from == DAY_NONE && line->to == DAY_NONE ? claim->to : line->to;
  out_open(out, NULL, '{');
  if (line->from == DAY_NONE && claim->from == DAY_NONE) out_text(out, "$comment", STR("WRITE: the remittance does not say the date of service."));
  out_value(out, "line", "%zu", index + 1);
  write_service(out, line);
  out_day(out, "from", disguise_day(&building->disguise, from));
  if (to != DAY_NONE && to > from) out_day(out, "to", disguise_day(&building->disguise, to));
  out_value(out, "units", "%d", line->units);
  Cents charge = claim->line_count ? line->charge_cents : claim->charge_cents;
  out_cents(out, "charge", charge < 0 ? -charge : charge);
  out_close(out, '}');
}

static void write_claim(Building *building, Out *out) {
  const EraClaim *claim = &building->claim.claim;
  Disguise *disguise = &building->disguise;
  out_open(out, "claim", '{');
  out_text(out, "$comment",
           STR("WRITE: what the remittance does not say: the services in words, diagnoses (dx), the day it was sent, an authorization."));
  out_text(out, "form", building->stay ? STR("837I") : STR("837P"));
  out_text(out, "number", building->claim.number);
  out_day(out, "received", disguise_day(disguise, claim->received));
  if (building->stay) {
    Str bill = str_format(building->arena, "%.*s%.*s", STR_ARG(claim->facility), STR_ARG(claim->frequency));
    if (skeleton_is_code(bill, 3, 4)) out_text(out, "bill_type", bill);
    if (skeleton_is_code(claim->drg, 1, 4)) out_text(out, "drg", claim->drg);
    if (claim->covered_days >= 0) out_value(out, "covered_days", "%d", claim->covered_days);
  }
  out_open(out, "lines", '[');
  for (size_t i = 0; i < claim->line_count || i == 0; i++) write_claim_line(building, out, claim, i);
  out_close(out, ']');
  out_close(out, '}');
}

/* ---- remittances ---- */

static void write_adjustments(Out *out, const EraAdjustments *list) {
  if (!list->count) return;
  out_open(out, "adjust", '[');
  for (size_t i = 0; i < list->count; i++) {
    const EraAdjustment *one = &list->items[i];
    out_value(out, NULL, "{\"group\": \"%s\", \"carc\": \"%.*s\", \"amount\": %.*s}", group_code_words[one->group], STR_ARG(one->carc),
              STR_ARG(dollars(out->buf.arena, one->amount_cents)));
  }
  out_close(out, ']');
}

static void write_remit_line(Out *out, const SkeletonClaim *in, size_t index) {
  const EraLine *line = &in->claim.lines[index];
  out_open(out, NULL, '{');
  out_value(out, "line", "%d", in->line_numbers[index]);
  out_cents(out, "charge", line->charge_cents);
  out_cents(out, "paid", line->paid_cents);
  if (line->allowed_given) out_cents(out, "allowed", line->allowed_cents);
  write_adjustments(out, &line->adjust);
  out_codes(out, "remarks", line->remarks.items, line->remarks.count);
  out_close(out, '}');
}

static void write_remit_claim(Building *building, Out *out, const SkeletonClaim *in) {
  const EraClaim *claim = &in->claim;
  out_open(out, NULL, '{');
  out_text(out, "claim", in->number);
  if (str_trim(claim->payer_control).length)
    out_text(out, "payer_control", disguise_secret(&building->disguise, SECRET_CONTROL, claim->payer_control));
  out_value(out, "status", "%d", claim->status);
  out_cents(out, "charge", claim->charge_cents);
  out_cents(out, "paid", claim->paid_cents);
  out_cents(out, "patient", claim->patient_cents);
  if (in->ours && building->stay && claim->covered_days >= 0) out_value(out, "covered_days", "%d", claim->covered_days);
  if (in->ours && skeleton_is_code(claim->drg, 1, 4)) out_text(out, "drg", claim->drg);
  if (claim->received != DAY_NONE && in->ours && claim->received != building->base->received)
    out_day(out, "received", disguise_day(&building->disguise, claim->received));
  write_adjustments(out, &claim->adjust);
  out_codes(out, "remarks", claim->remarks.items, claim->remarks.count);
  if (claim->line_count) {
    out_open(out, "lines", '[');
    for (size_t i = 0; i < claim->line_count; i++) write_remit_line(out, in, i);
    out_close(out, ']');
  }
  out_close(out, '}');
}

static void write_provider(Building *building, Out *out, const SkeletonRemit *remit) {
  if (!remit->era->provider_count) return;
  out_open(out, "provider_adjustments", '[');
  for (size_t i = 0; i < remit->era->provider_count; i++) {
    const EraProviderAdjustment *one = &remit->provider[i];
    if (!skeleton_is_code(one->code, 2, 2)) skeleton_note(building, "a provider adjustment whose code cannot be one is written as CS");
    out_open(out, NULL, '{');
    out_text(out, "code", skeleton_is_code(one->code, 2, 2) ? one->code : STR("CS"));
    if (str_trim(one->reference).length) out_text(out, "reference", one->reference);
    out_cents(out, "amount", one->amount_cents);
    out_close(out, '}');
  }
  out_close(out, ']');
}

/* The person who pays: "payer", or the id under which the first remit of that payer has it. */
static const char *payer_id(const Building *building, size_t index) {
  Str name = building->remits[index].era->payer_name;
  for (size_t i = 0; i <= index; i++)
    if (str_equal(building->remits[i].era->payer_name, name))
      return i ? str_z(building->arena, str_format(building->arena, "payer%zu", i + 1)) : NULL;
  return NULL;
}

static void write_remits(Building *building, Out *out) {
  out_open(out, "remits", '{');
  for (size_t i = 0; i < building->remit_count; i++) {
    const SkeletonRemit *remit = &building->remits[i];
    const char *payer = payer_id(building, i);
    out_open(out, str_z(building->arena, remit->id), '{');
    out_day(out, "date", remit->date);
    if (payer) out_text(out, "payer", str_from(payer));
    out_text(out, "trace", disguise_secret(&building->disguise, SECRET_TRACE, remit->era->trace));
    out_cents(out, "paid", remit->paid_cents);
    write_provider(building, out, remit);
    out_open(out, "claims", '[');
    for (size_t c = 0; c < remit->claim_count; c++) write_remit_claim(building, out, &remit->claims[c]);
    out_close(out, ']');
    out_close(out, '}');
  }
  out_close(out, '}');
}

/* ---- the whole ---- */

static void write_head(const Building *building, Out *out) {
  Day last = DAY_NONE;
  for (size_t i = 0; i < building->remit_count; i++)
    if (last == DAY_NONE || building->remits[i].date > last) last = building->remits[i].date;
  out_value(out, "format", "1");
  out_text(out, "id", building->options->id);
  out_text(out, "$comment",
           STR("A skeleton from a remittance. Every WRITE is a place for its author; overturn check and overturn solve say what is still missing."));
  out_text(out, "title", STR("WRITE: a title"));
  out_text(out, "kind", building->base->paid_cents == 0 ? STR("denial") : STR("underpayment"));
  out_value(out, "level", "2");
  out_value(out, "minutes", "10");
  out_day(out, "today", day_add_business(last, 1));
  out_open(out, "briefing", '[');
  out_text(out, NULL, STR("WRITE: what the trainee should know before the first step."));
  out_close(out, ']');
}

Str skeleton_print(Building *building) {
  Out out = {.buf = buf_new(building->arena)};
  building->stay = is_institutional(building->base);
  out_open(&out, NULL, '{');
  write_head(building, &out);
  write_people(building, &out);
  write_claim(building, &out);
  out_text(&out, "$comment contract",
           STR("WRITE: a \"contract\" prices the claim and gives worksheets their figures; see scenarios/README.md, Contract."));
  write_remits(building, &out);
  skeleton_write_steps(building, &out);
  out_close(&out, '}');
  buf_byte(&out.buf, '\n');
  return buf_str(&out.buf);
}
