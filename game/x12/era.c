/*
 * An 835 from its segments. What a segment means hangs on where it stands (a DTM of the payment, of a claim, of a line), so one table says for every segment
 * where it may stand and who reads it; a new segment is a new row. Names, addresses and free text are not read: nothing after this could pass them on.
 */
#include <string.h>

#include "x12/reading.h"

typedef enum Place { AT_START, AT_PAYMENT, AT_PAYER, AT_PAYEE, AT_NUMBER, AT_CLAIM, AT_LINE, AT_END } Place;
#define IN(PLACE) (1u << AT_##PLACE)

typedef struct Reading {
  Arena *arena;
  Diags *diags;
  EraFile *file;
  Era *era;
  EraClaim *claim;
  EraLine *line;
  Place place;
  int claims; /* in the file */
  bool too_many;
} Reading;

/* ---- single segments ---- */

static void read_bpr(Reading *reading, const X12Segment *segment) {
  Era *era = reading->era;
  era->bpr = segment;
  if (x12_money(reading->diags, segment, 2, "the payment", true, &era->paid_cents) && era->paid_cents < 0)
    x12_fault(reading->diags, "E494", segment, 2, "the payment is below zero; what is owed back is carried to a later one by PLB FB");
  Str way = x12_element(segment, 3);
  if (way.length && !str_is(way, "C") && !str_is(way, "D"))
    x12_fault(reading->diags, "E485", segment, 3, "%.*s is no direction of money: C or D", STR_ARG(x12_quoted(reading->arena, way)));
  x12_day(reading->diags, segment, 16, true, &era->date);
  reading->place = AT_PAYMENT;
}

static void read_trn(Reading *reading, const X12Segment *segment) {
  reading->era->trn = segment;
  if (x12_need(reading->diags, segment, 2, "the number of the check or transfer")) reading->era->trace = x12_element(segment, 2);
}

static void read_n1(Reading *reading, const X12Segment *segment) {
  Str who = x12_element(segment, 1);
  if (str_is(who, "PR")) {
    reading->era->payer = segment;
    reading->era->payer_name = x12_element(segment, 2);
    reading->place = AT_PAYER;
  } else if (str_is(who, "PE")) {
    reading->era->payee = segment;
    reading->era->payee_name = x12_element(segment, 2);
    reading->place = AT_PAYEE;
  } else {
    x12_fault(reading->diags, "E485", segment, 1, "%.*s is neither PR, the payer, nor PE, the payee", STR_ARG(x12_quoted(reading->arena, who)));
  }
}

static void read_lx(Reading *reading, const X12Segment *segment) {
  (void)segment;
  reading->place = AT_NUMBER;
}

/* CLP02 in 005010X221A1. */
static bool is_status(int64_t status) { return (status >= 1 && status <= 4) || (status >= 19 && status <= 23) || status == 25; }

static void read_clp(Reading *reading, const X12Segment *segment) {
  static const EraClaim none = {.covered_days = -1, .from = DAY_NONE, .to = DAY_NONE, .received = DAY_NONE};
  Era *era = reading->era;
  Diags *diags = reading->diags;
  if (++reading->claims > ERA_MOST_CLAIMS) {
    if (!reading->too_many)
      x12_fault(diags, "E153", segment, 0, "more than %d claims in the file. Cut it at a transaction (ST to SE)", ERA_MOST_CLAIMS);
    reading->too_many = true;
    return;
  }
  arena_push(reading->arena, era->claims, era->claim_count, era->claim_capacity, none);
  EraClaim *claim = reading->claim = &era->claims[era->claim_count - 1];
  reading->line = NULL;
  reading->place = AT_CLAIM;
  claim->segment = segment;
  int64_t status;
  if (x12_need(diags, segment, 1, "the claim's number")) claim->number = x12_element(segment, 1);
  if (x12_need(diags, segment, 2, "the claim's status") && x12_count(diags, segment, 2, 99, &status)) {
    claim->status = (int)status;
    if (!is_status(status))
      x12_fault(diags, "E485", segment, 2, "%lld is no claim status: 1 primary, 2 secondary, 3 tertiary, 4 denied, 19 to 21, 22 reversal, 23, 25",
                (long long)status);
  }
  x12_money(diags, segment, 3, "the charge", true, &claim->charge_cents);
  x12_money(diags, segment, 4, "the amount paid", true, &claim->paid_cents);
  x12_money(diags, segment, 5, "the patient's part", false, &claim->patient_cents);
  claim->patient_given = x12_element(segment, 5).length > 0;
  claim->filing = x12_element(segment, 6);
  claim->payer_control = x12_element(segment, 7);
  claim->facility = x12_element(segment, 8);
  claim->frequency = x12_element(segment, 9);
  claim->drg = x12_element(segment, 11);
}

static void add_adjustment(Reading *reading, EraAdjustments *list, EraAdjustment adjustment) {
  for (size_t i = 0; i < list->count; i++) {
    if (list->items[i].group != adjustment.group || !str_equal(list->items[i].carc, adjustment.carc)) continue;
    list->items[i].amount_cents += adjustment.amount_cents; /* two of a kind are one */
    return;
  }
  arena_push(reading->arena, list->items, list->count, list->capacity, adjustment);
}

/* CAS02 to CAS19: reason, amount, quantity, six times. */
#define CAS_LAST 19

static void read_cas(Reading *reading, const X12Segment *segment) {
  Diags *diags = reading->diags;
  EraAdjustments *list = reading->place == AT_LINE ? &reading->line->adjust : &reading->claim->adjust;
  Str group = x12_element(segment, 1);
  int found = -1;
  for (int i = 0; i < GROUP_COUNT; i++)
    if (str_is(group, group_code_words[i])) found = i;
  if (x12_need(diags, segment, 1, "the group") && found == -1)
    x12_fault(diags, "E485", segment, 1, "%.*s is no group: CO, PR, OA or PI", STR_ARG(x12_quoted(reading->arena, group)));
  if (segment->count > CAS_LAST)
    x12_fault(diags, "E486", segment, CAS_LAST + 1, "an adjustment segment has at most six reasons; a seventh begins another segment");
  bool ended = false, any = false;
  for (int at = 2; at + 1 <= CAS_LAST && at <= segment->count; at += 3) {
    Str reason = x12_element(segment, at), amount = x12_element(segment, at + 1), quantity = x12_element(segment, at + 2);
    EraAdjustment one = {.group = found, .carc = reason};
    if (!reason.length && !amount.length && !quantity.length) {
      ended = true;
      continue;
    }
    any = true;
    if (ended || !reason.length)
      x12_fault(diags, "E486", segment, at, "the reason is missing: reason and amount come in pairs, and no place between two is left empty");
    else if (!amount.length)
      x12_fault(diags, "E486", segment, at + 1, "reason %.*s has no amount", STR_ARG(x12_quoted(reading->arena, reason)));
    else if (x12_money(diags, segment, at + 1, "the amount", true, &one.amount_cents) && found != -1)
      add_adjustment(reading, list, one);
  }
  if (!any) x12_need(diags, segment, 2, "the reason");
}

static void add_remark(EraRemarks *remarks, Str code) {
  for (int i = 0; i < remarks->count; i++)
    if (str_equal(remarks->items[i], code)) return;
  if (code.length && remarks->count < ERA_MOST_REMARKS) remarks->items[remarks->count++] = code;
}

static void read_mia(Reading *reading, const X12Segment *segment) {
  static const int elements[] = {5, 20, 21, 22, 23};
  int64_t days;
  reading->claim->stay = true;
  if (x12_element(segment, 1).length && x12_count(reading->diags, segment, 1, 999, &days)) reading->claim->covered_days = (int)days;
  for (int i = 0; i < 5; i++) add_remark(&reading->claim->remarks, x12_element(segment, elements[i]));
}

static void read_moa(Reading *reading, const X12Segment *segment) {
  for (int i = 3; i <= 7; i++) add_remark(&reading->claim->remarks, x12_element(segment, i));
}

static void read_lq(Reading *reading, const X12Segment *segment) {
  if (!x12_need(reading->diags, segment, 2, "the code")) return;
  if (str_is(x12_element(segment, 1), "HE")) add_remark(&reading->line->remarks, x12_element(segment, 2));
}

static void read_dtm(Reading *reading, const X12Segment *segment) {
  Str what = x12_element(segment, 1);
  Day day;
  if (!x12_need(reading->diags, segment, 1, "the qualifier") || !x12_day(reading->diags, segment, 2, true, &day)) return;
  EraLine *line = reading->place == AT_LINE ? reading->line : NULL;
  if (line && (str_is(what, "472") || str_is(what, "150"))) line->from = day;
  if (line && str_is(what, "151")) line->to = day;
  EraClaim *claim = reading->place == AT_CLAIM ? reading->claim : NULL;
  if (claim && str_is(what, "232")) claim->from = day;
  if (claim && str_is(what, "233")) claim->to = day;
  if (claim && str_is(what, "050")) claim->received = day;
}

static void read_amt(Reading *reading, const X12Segment *segment) {
  Str what = x12_element(segment, 1);
  Cents cents;
  if (!x12_need(reading->diags, segment, 1, "the qualifier") || !x12_money(reading->diags, segment, 2, "the amount", true, &cents)) return;
  if (reading->place == AT_LINE && str_is(what, "B6")) {
    reading->line->allowed_cents = cents;
    reading->line->allowed_given = true;
  }
  if (reading->place == AT_CLAIM && str_is(what, "I")) reading->claim->interest_cents = cents;
}

/* Whole units of a quantity, which may have decimals; -1 where there is none. */
static int32_t quantity(Reading *reading, const X12Segment *segment, int element) {
  Str found = x12_element(segment, element), head, tail;
  int64_t number;
  if (!found.length) return -1;
  str_cut(found, '.', &head, &tail);
  if (str_starts(head, STR("-"))) head = str_slice(head, 1, head.length);
  bool right = str_to_int(head.length ? head : STR("0"), &number) && number >= 0 && (!tail.length || str_to_int(tail, &(int64_t){0}));
  if (right && number <= 99999) return (int32_t)number;
  x12_fault(reading->diags, "E483", segment, element, "%.*s is no quantity", STR_ARG(x12_quoted(reading->arena, found)));
  return -1;
}

static void read_qty(Reading *reading, const X12Segment *segment) {
  if (!x12_need(reading->diags, segment, 1, "the qualifier") || !x12_need(reading->diags, segment, 2, "the quantity")) return;
  int32_t count = quantity(reading, segment, 2);
  if (reading->place == AT_CLAIM && str_is(x12_element(segment, 1), "CA") && count >= 0 && count <= 999) reading->claim->covered_days = count;
}

static void read_ref(Reading *reading, const X12Segment *segment) {
  if (!x12_need(reading->diags, segment, 1, "the qualifier") || !x12_need(reading->diags, segment, 2, "the reference")) return;
  if (reading->place == AT_LINE && str_is(x12_element(segment, 1), "6R")) reading->line->control = x12_element(segment, 2);
}

static void read_service(EraLine *line, const X12Segment *segment, int element) {
  line->kind = x12_component(segment, element, 1);
  line->code = x12_component(segment, element, 2);
  for (int i = 0; i < 4; i++) line->modifiers[i] = x12_component(segment, element, 3 + i);
}

static void read_svc(Reading *reading, const X12Segment *segment) {
  static const EraLine none = {.from = DAY_NONE, .to = DAY_NONE, .units = 1};
  EraClaim *claim = reading->claim;
  Diags *diags = reading->diags;
  if (claim->line_count == ERA_MOST_LINES) {
    x12_fault(diags, "E153", segment, 0, "more than %d lines in one claim", ERA_MOST_LINES);
    return;
  }
  arena_push(reading->arena, claim->lines, claim->line_count, claim->line_capacity, none);
  EraLine *line = reading->line = &claim->lines[claim->line_count - 1];
  reading->place = AT_LINE;
  line->segment = segment;
  if (x12_need(diags, segment, 1, "the service")) read_service(line, segment, 1);
  /* A payer that paid another service than was billed says here what was. */
  if (x12_element(segment, 6).length) read_service(line, segment, 6);
  x12_money(diags, segment, 2, "the charge", true, &line->charge_cents);
  x12_money(diags, segment, 3, "the amount paid", true, &line->paid_cents);
  line->revenue = x12_element(segment, 4);
  int32_t paid = quantity(reading, segment, 5), billed = quantity(reading, segment, 7);
  line->units = billed >= 0 ? billed : paid >= 0 ? paid : 1;
}

static void read_plb(Reading *reading, const X12Segment *segment) {
  Era *era = reading->era;
  Day year_end;
  era->plb = era->plb ? era->plb : segment;
  reading->place = AT_END;
  x12_need(reading->diags, segment, 1, "the provider");
  x12_day(reading->diags, segment, 2, true, &year_end);
  if (segment->count > 14) x12_fault(reading->diags, "E487", segment, 15, "a provider adjustment segment has at most six pairs");
  for (int at = 3; at <= 13 && at <= segment->count; at += 2) {
    bool has_code = x12_element(segment, at).length > 0, has_amount = x12_element(segment, at + 1).length > 0;
    EraProviderAdjustment one = {x12_component(segment, at, 1), x12_component(segment, at, 2), 0};
    if (!has_code && !has_amount) continue;
    if (!has_code || !one.code.length)
      x12_fault(reading->diags, "E487", segment, at, "the amount behind it has no code");
    else if (!has_amount)
      x12_fault(reading->diags, "E487", segment, at + 1, "%.*s has no amount", STR_ARG(x12_quoted(reading->arena, one.code)));
    else if (x12_money(reading->diags, segment, at + 1, "the amount", true, &one.amount_cents))
      arena_push(reading->arena, era->provider, era->provider_count, era->provider_capacity, one);
  }
  if (segment->count < 3) x12_need(reading->diags, segment, 3, "the first code");
}

static void read_nothing(Reading *reading, const X12Segment *segment) {
  (void)reading;
  (void)segment;
}

/* ---- where each may stand ---- */

typedef struct SegmentRow {
  const char *id;
  unsigned places;
  void (*read)(Reading *reading, const X12Segment *segment);
} SegmentRow;

#define PARTIES (IN(PAYER) | IN(PAYEE))
#define CLAIMS (IN(CLAIM) | IN(LINE))
#define BODY (PARTIES | IN(NUMBER) | CLAIMS)
static const SegmentRow rows[] = {
    {"BPR", IN(START), read_bpr},
    {"NTE", IN(PAYMENT), read_nothing},
    {"TRN", IN(PAYMENT), read_trn},
    {"CUR", IN(PAYMENT), read_nothing},
    {"REF", IN(PAYMENT) | PARTIES | CLAIMS, read_ref},
    {"DTM", IN(PAYMENT) | CLAIMS, read_dtm},
    {"N1", IN(PAYMENT) | PARTIES, read_n1},
    {"N3", PARTIES, read_nothing},
    {"N4", PARTIES, read_nothing},
    {"PER", PARTIES | IN(CLAIM), read_nothing},
    {"RDM", IN(PAYEE), read_nothing},
    {"LX", PARTIES | IN(NUMBER) | CLAIMS, read_lx},
    {"TS3", IN(NUMBER), read_nothing},
    {"TS2", IN(NUMBER), read_nothing},
    {"CLP", PARTIES | IN(NUMBER) | CLAIMS, read_clp},
    {"CAS", CLAIMS, read_cas},
    {"NM1", IN(CLAIM), read_nothing},
    {"MIA", IN(CLAIM), read_mia},
    {"MOA", IN(CLAIM), read_moa},
    {"AMT", CLAIMS, read_amt},
    {"QTY", CLAIMS, read_qty},
    {"SVC", CLAIMS, read_svc},
    {"LQ", IN(LINE), read_lq},
    {"PLB", BODY | IN(END), read_plb},
};

static const char *const place_words[] = {
    [AT_START] = "after ST, where BPR comes",
    [AT_PAYMENT] = "in the payment, before N1*PR",
    [AT_PAYER] = "behind the payer",
    [AT_PAYEE] = "behind the payee",
    [AT_NUMBER] = "behind LX",
    [AT_CLAIM] = "in a claim",
    [AT_LINE] = "in a service line",
    [AT_END] = "behind the provider adjustments",
};

static void read_segment(Reading *reading, const X12Segment *segment) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (!str_is(segment->id, rows[i].id)) continue;
    if (rows[i].places & (1u << reading->place))
      rows[i].read(reading, segment);
    else
      x12_fault(reading->diags, "E481", segment, 0, "it cannot stand %s", place_words[reading->place]);
    return;
  }
  x12_fault(reading->diags, "E481", segment, 0, "no segment of an 835 is called that");
}

static void check_mandatory(Reading *reading, const Era *era, const X12Segment *end) {
  const struct {
    const X12Segment *found;
    const char *name;
  } needed[] = {{era->bpr, "BPR, the payment"}, {era->trn, "TRN, its number"}, {era->payer, "N1*PR, the payer"}, {era->payee, "N1*PE, the payee"}};
  for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
    if (!needed[i].found)
      x12_fault(reading->diags, "E480", end, 0, "the transaction that begins with segment %d has no %s", era->st->number, needed[i].name);
}

static void end_transaction(Reading *reading, const X12Segment *end, size_t errors) {
  check_mandatory(reading, reading->era, end);
  /* Sums of amounts that were not understood would only say so again. */
  if (reading->diags->errors == errors) era_check_balance(reading->arena, reading->era, reading->diags);
  reading->era = NULL;
}

const EraFile *era_read(Arena *arena, Str name, Str text, Diags *diags) {
  EraFile *file = arena_make(arena, EraFile);
  *file = (EraFile){.name = name, .text = text};
  if (!x12_read(arena, text, diags, &file->segments)) return NULL;
  Reading reading = {.arena = arena, .diags = diags, .file = file};
  size_t errors = diags->errors, before = errors;
  for (int i = 0; i < file->segments.count && !reading.too_many; i++) {
    const X12Segment *segment = &file->segments.items[i];
    if (str_is(segment->id, "ST")) {
      Era era = {.st = segment, .date = DAY_NONE};
      arena_push(arena, file->eras, file->era_count, file->era_capacity, era);
      reading.era = &file->eras[file->era_count - 1];
      reading.claim = NULL;
      reading.line = NULL;
      reading.place = AT_START;
      before = diags->errors;
    } else if (reading.era && str_is(segment->id, "SE")) {
      end_transaction(&reading, segment, before);
    } else if (reading.era) {
      read_segment(&reading, segment);
    }
  }
  return diags->errors == errors ? file : NULL;
}
