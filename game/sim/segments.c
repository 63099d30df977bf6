/*
 * A remittance as the X12 835 that would have carried it (005010X221A1), from ST to SE. The trainee reads the raw text beside the table; each segment
 * knows the claim and line that it came from, so that one can point at the other. Written by hand into a list: an 835 is short, and its order is its meaning.
 */
#include "overturn/late_payment.h"
#include "overturn/pricing.h"

typedef struct Writing {
  Arena *arena;
  const Claim *sent;
  const SegmentParties *parties;
  Segment *items;
  size_t count, capacity;
  int claim, line; /* where the segments being written belong */
} Writing;

/* Most triplets in a CAS, and pairs in a PLB. */
#define MOST_IN_SEGMENT 6

static void add(Writing *writing, Str text) {
  /* Elements left empty at the end are not written. */
  size_t end = text.length - 1;
  while (end > 0 && text.at[end - 1] == '*') end--;
  if (end < text.length - 1) text = str_format(writing->arena, "%.*s~", STR_ARG(str_slice(text, 0, end)));
  Segment segment = {.text = text, .claim = writing->claim, .line = writing->line};
  arena_push(writing->arena, writing->items, writing->count, writing->capacity, segment);
}

#define add_segment(WRITING, ...) add((WRITING), str_format((WRITING)->arena, __VA_ARGS__))

static Str money(const Writing *writing, Cents cents) { return money_plain(writing->arena, cents); }

static Str day8(const Writing *writing, Day day) {
  DateParts parts = day_parts(day);
  return str_format(writing->arena, "%04d%02d%02d", parts.year, parts.month, parts.day);
}

/* Text as an element: what would end an element, a component or a segment becomes a blank. */
static Str element(const Writing *writing, Str text) {
  Buf buf = buf_new(writing->arena);
  for (size_t i = 0; i < text.length; i++) {
    char c = text.at[i];
    bool ends = c == '*' || c == '~' || c == ':' || c == '^';
    buf_byte(&buf, ends ? ' ' : c);
  }
  return str_copy(writing->arena, str_trim(buf_str(&buf)));
}

static Str digits_of(const Writing *writing, Str text) {
  Buf buf = buf_new(writing->arena);
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] >= '0' && text.at[i] <= '9') buf_byte(&buf, text.at[i]);
  }
  return str_copy(writing->arena, buf_str(&buf));
}

/* ---- the payment ---- */

static void add_payment(Writing *writing, const Remit *remit) {
  Str day = remit->date == DAY_NONE ? STR("") : day8(writing, remit->date);
  Str payer_id = digits_of(writing, writing->parties->payer_tax_id);
  /* H: nothing is paid, the remittance is notice only. The bank numbers are the made-up ones of the implementation guide's own examples. */
  if (remit->paid_cents == 0) {
    add_segment(writing, "BPR*H*0*C*NON************%.*s~", STR_ARG(day));
  } else {
    add_segment(writing, "BPR*I*%.*s*C*ACH*CCP*01*999999992*DA*123456*1%.*s**01*999988880*DA*98765*%.*s~", STR_ARG(money(writing, remit->paid_cents)),
                STR_ARG(payer_id), STR_ARG(day));
  }
  add_segment(writing, "TRN*1*%.*s*1%.*s~", STR_ARG(element(writing, remit->trace)), STR_ARG(payer_id));
  if (day.length > 0) add_segment(writing, "DTM*405*%.*s~", STR_ARG(day));
  add_segment(writing, "N1*PR*%.*s~", STR_ARG(element(writing, writing->parties->payer)));
  add_segment(writing, "N1*PE*%.*s*XX*%.*s~", STR_ARG(element(writing, writing->parties->provider)),
              STR_ARG(element(writing, writing->parties->npi)));
  add_segment(writing, "LX*1~");
}

/* ---- adjustments and remarks ---- */

static void add_adjustments(Writing *writing, FieldList adjust) {
  for (int group = 0; group < GROUP_COUNT; group++) {
    Buf buf = buf_new(writing->arena);
    int inside = 0;
    for (int i = 0; i < adjust.count; i++) {
      const Adjustment *one = FIELD_AT(adjust, const Adjustment, i);
      if (one->group != group) continue;
      if (inside == MOST_IN_SEGMENT) {
        add_segment(writing, "CAS*%s%.*s~", group_code_words[group], STR_ARG(buf_str(&buf)));
        buf = buf_new(writing->arena);
        inside = 0;
      }
      /* Reason, amount, quantity; the last is left empty, so a further reason follows two stars. */
      buf_format(&buf, "%s*%.*s*%.*s", inside > 0 ? "*" : "", STR_ARG(element(writing, one->carc)), STR_ARG(money(writing, one->amount_cents)));
      inside++;
    }
    if (inside > 0) add_segment(writing, "CAS*%s%.*s~", group_code_words[group], STR_ARG(buf_str(&buf)));
  }
}

/* Remarks of the claim as a whole: MIA for stays (elements 5 and 20 to 23), MOA for the rest (3 to 7); five at most in either. */
static void add_claim_remarks(Writing *writing, const RemitClaim *claim, bool ours) {
  static const int moa_elements[] = {3, 4, 5, 6, 7};
  static const int mia_elements[] = {5, 20, 21, 22, 23};
  bool stay = ours && claim_is_inpatient(writing->sent);
  if (claim->remarks.count == 0 && !(stay && claim->covered_days >= 0)) return;
  const int *elements = stay ? mia_elements : moa_elements;
  Buf buf = buf_new(writing->arena);
  /* MIA01, days covered, must be there. */
  if (stay) buf_format(&buf, "MIA*%d", claim->covered_days > 0 ? claim->covered_days : 0);
  if (!stay) buf_addz(&buf, "MOA");
  int at = stay ? 1 : 0;
  for (int i = 0; i < claim->remarks.count && i < 5; i++) {
    for (; at < elements[i]; at++) buf_byte(&buf, '*');
    buf_add(&buf, element(writing, *FIELD_AT(claim->remarks, const Str, i)));
  }
  buf_byte(&buf, '~');
  add(writing, buf_str(&buf));
}

/* ---- claims ---- */

static void add_patient(Writing *writing) {
  const SegmentParties *parties = writing->parties;
  Str name = str_trim(parties->patient);
  size_t split = name.length;
  while (split > 0 && name.at[split - 1] != ' ') split--;
  Str member = parties->member_id.length > 0 ? parties->member_id : writing->sent->member_id;
  Str id = member.length == 0 ? STR("") : str_format(writing->arena, "****MI*%.*s", STR_ARG(element(writing, member)));
  Str given = element(writing, str_slice(name, 0, split));
  add_segment(writing, "NM1*QC*1*%.*s*%.*s%.*s~", STR_ARG(element(writing, str_slice(name, split, name.length))), STR_ARG(given), STR_ARG(id));
}

static void add_claim_dates(Writing *writing, Day received) {
  Day first = DAY_NONE, last = DAY_NONE;
  for (int i = 0; i < writing->sent->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(writing->sent->lines, const ClaimLine, i);
    Day to = line->to == DAY_NONE ? line->from : line->to;
    if (first == DAY_NONE || line->from < first) first = line->from;
    if (last == DAY_NONE || to > last) last = to;
  }
  if (first != DAY_NONE) add_segment(writing, "DTM*232*%.*s~", STR_ARG(day8(writing, first)));
  if (last != DAY_NONE) add_segment(writing, "DTM*233*%.*s~", STR_ARG(day8(writing, last)));
  if (received == DAY_NONE) received = writing->sent->received;
  if (received != DAY_NONE) add_segment(writing, "DTM*050*%.*s~", STR_ARG(day8(writing, received)));
}

/* SVC01: procedure with modifiers, or the revenue code alone. */
static Str service_code(const Writing *writing, const ClaimLine *sent) {
  if (!sent) return STR("ZZ:0");
  if (sent->code.length == 0) return str_format(writing->arena, "NU:%.*s", STR_ARG(element(writing, sent->revenue)));
  Buf buf = buf_new(writing->arena);
  buf_format(&buf, "HC:%.*s", STR_ARG(element(writing, sent->code)));
  for (int i = 0; i < sent->modifiers.count; i++) buf_format(&buf, ":%.*s", STR_ARG(element(writing, *FIELD_AT(sent->modifiers, const Str, i))));
  return buf_str(&buf);
}

static void add_line_dates(Writing *writing, const ClaimLine *sent) {
  if (!sent || sent->from == DAY_NONE) return;
  if (sent->to == DAY_NONE || sent->to == sent->from) {
    add_segment(writing, "DTM*472*%.*s~", STR_ARG(day8(writing, sent->from)));
    return;
  }
  add_segment(writing, "DTM*150*%.*s~", STR_ARG(day8(writing, sent->from)));
  add_segment(writing, "DTM*151*%.*s~", STR_ARG(day8(writing, sent->to)));
}

static void add_line(Writing *writing, const RemitLine *line, const ClaimLine *sent) {
  writing->line = line->line;
  /* SVC04 carries the revenue code beside a procedure; SVC05 the units paid. */
  Str revenue = sent && sent->code.length > 0 ? element(writing, sent->revenue) : STR("");
  Str units = sent ? str_format(writing->arena, "*%.*s*%d", STR_ARG(revenue), sent->units) : STR("");
  add_segment(writing, "SVC*%.*s*%.*s*%.*s%.*s~", STR_ARG(service_code(writing, sent)), STR_ARG(money(writing, line->charge_cents)),
              STR_ARG(money(writing, line->paid_cents)), STR_ARG(units));
  add_line_dates(writing, sent);
  add_adjustments(writing, line->adjust);
  add_segment(writing, "REF*6R*%d~", line->line);
  if (line->allowed_given) add_segment(writing, "AMT*B6*%.*s~", STR_ARG(money(writing, line->allowed_cents)));
  for (int i = 0; i < line->remarks.count; i++) {
    add_segment(writing, "LQ*HE*%.*s~", STR_ARG(element(writing, *FIELD_AT(line->remarks, const Str, i))));
  }
  writing->line = 0;
}

/* CLP06, which kind of plan pays. */
static const char *plan_kind(Str funding, bool institutional) {
  switch (plan_funding(funding)) {
  case FUNDING_MEDICARE: return institutional ? "MA" : "MB";
  case FUNDING_MEDICARE_ADVANTAGE: return "16";
  case FUNDING_MEDICAID: return "MC";
  default: return "12";
  }
}

static void add_claim(Writing *writing, const RemitClaim *claim) {
  bool ours = str_equal(claim->claim, writing->sent->number);
  /* CLP08 and 09 are the bill type in two parts, CLP11 the group. */
  Str bill = ours ? writing->sent->bill_type : STR("");
  if (str_starts(bill, STR("0"))) bill = str_slice(bill, 1, bill.length);
  Str facility = bill.length == 3 ? str_slice(bill, 0, 2) : STR(""), frequency = bill.length == 3 ? str_slice(bill, 2, 3) : STR("");
  Str filing = writing->parties->filing;
  if (!filing.length) filing = str_from(plan_kind(writing->parties->funding, writing->sent->form == CLAIM_837I));
  add_segment(writing, "CLP*%.*s*%d*%.*s*%.*s*%.*s*%.*s*%.*s*%.*s*%.*s**%.*s~", STR_ARG(element(writing, claim->claim)), claim->status,
              STR_ARG(money(writing, claim->charge_cents)), STR_ARG(money(writing, claim->paid_cents)), STR_ARG(money(writing, claim->patient_cents)),
              STR_ARG(filing), STR_ARG(element(writing, claim->payer_control)), STR_ARG(element(writing, facility)),
              STR_ARG(element(writing, frequency)), STR_ARG(element(writing, claim->drg)));
  add_adjustments(writing, claim->adjust);
  if (ours) add_patient(writing);
  add_claim_remarks(writing, claim, ours);
  if (ours) add_claim_dates(writing, claim->received);
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, i);
    add_line(writing, line, ours ? claim_find_line(writing->sent, line->line) : NULL);
  }
}

/* ---- money outside claims ---- */

static void add_provider_adjustments(Writing *writing, const Remit *remit) {
  Str npi = element(writing, writing->parties->npi);
  /* PLB02 is the end of the provider's fiscal year. */
  int year = remit->date == DAY_NONE ? 0 : day_parts(remit->date).year;
  for (int i = 0; i < remit->provider_adjust.count; i += MOST_IN_SEGMENT) {
    Buf buf = buf_new(writing->arena);
    buf_format(&buf, "PLB*%.*s*%04d1231", STR_ARG(npi), year);
    for (int j = i; j < remit->provider_adjust.count && j < i + MOST_IN_SEGMENT; j++) {
      const ProviderAdjustment *one = FIELD_AT(remit->provider_adjust, const ProviderAdjustment, j);
      buf_format(&buf, "*%.*s", STR_ARG(element(writing, one->code)));
      if (one->reference.length > 0) buf_format(&buf, ":%.*s", STR_ARG(element(writing, one->reference)));
      buf_format(&buf, "*%.*s", STR_ARG(money(writing, one->amount_cents)));
    }
    buf_byte(&buf, '~');
    add(writing, buf_str(&buf));
  }
}

int remit_segments(Arena *arena, const Remit *remit, const Claim *claim, const SegmentParties *parties, Segment **segments) {
  Writing writing = {.arena = arena, .sent = claim, .parties = parties, .claim = -1};
  add_segment(&writing, "ST*835*0001~");
  add_payment(&writing, remit);
  for (int i = 0; i < remit->claims.count; i++) {
    writing.claim = i;
    add_claim(&writing, FIELD_AT(remit->claims, const RemitClaim, i));
  }
  writing.claim = -1;
  add_provider_adjustments(&writing, remit);
  add_segment(&writing, "SE*%d*0001~", (int)writing.count + 1);
  *segments = writing.items;
  return (int)writing.count;
}
