/*
 * The claim as an author writes it: what an 837 carries, in plain words. Also the map of facts that claims, remits and documents share: ids with a
 * sentence each are written as {"id": "text"}, which no field table can say, so it is read by hand here.
 */
#include "overturn/remit.h"

static const char *const form_words[] = {"837P", "837I", NULL};

static const Field line_fields[] = {
    {.name = "line",
     .kind = FIELD_INT,
     .offset = offsetof(ClaimLine, line),
     .required = true,
     .least = 1,
     .most = 999,
     .help = "Number of the line, from 1."},
    {.name = "service",
     .kind = FIELD_STR,
     .offset = offsetof(ClaimLine, service),
     .required = true,
     .least = 1,
     .most = 200,
     .help = "The service in words."},
    {.name = "code", .kind = FIELD_STR, .offset = offsetof(ClaimLine, code), .least = 1, .most = 12, .help = "Procedure code."},
    {.name = "modifiers", .kind = FIELD_STR_LIST, .offset = offsetof(ClaimLine, modifiers), .most = 4, .help = "Modifiers of the procedure code."},
    {.name = "revenue",
     .kind = FIELD_STR,
     .offset = offsetof(ClaimLine, revenue),
     .least = 3,
     .most = 4,
     .help = "Revenue code of an institutional line; 0100 to 0219 is room and board."},
    {.name = "dx", .kind = FIELD_STR_LIST, .offset = offsetof(ClaimLine, dx), .most = 12, .help = "Diagnosis codes that the line points to."},
    {.name = "from",
     .kind = FIELD_DAY,
     .offset = offsetof(ClaimLine, from),
     .required = true,
     .fallback = DAY_NONE,
     .help = "First day of the service."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(ClaimLine, to), .fallback = DAY_NONE, .help = "Last day, where it is another."},
    {.name = "units",
     .kind = FIELD_INT,
     .offset = offsetof(ClaimLine, units),
     .least = 0,
     .most = 99999,
     .fallback = 1,
     .help = "How many; on a room-and-board line the midnights."},
    {.name = "charge",
     .kind = FIELD_CENTS,
     .offset = offsetof(ClaimLine, charge_cents),
     .required = true,
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "What was charged, in dollars."},
    {.name = "noncovered",
     .kind = FIELD_CENTS,
     .offset = offsetof(ClaimLine, noncovered_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "Of the charge, what is not covered in any case; stop-loss of covered charges leaves it out."},
    {.name = "invoice",
     .kind = FIELD_CENTS,
     .offset = offsetof(ClaimLine, invoice_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "What the maker invoiced for an implant, device or drug; invoice_plus pays by it."},
};
static const FieldTable line_table = {.name = "claim_line",
                                      .fields = line_fields,
                                      .count = FIELD_COUNT(line_fields),
                                      .size_bytes = sizeof(ClaimLine),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(ClaimLine, json)};

static const Field batch_fields[] = {
    {.name = "count",
     .kind = FIELD_INT,
     .offset = offsetof(ClaimBatch, count),
     .required = true,
     .least = 2,
     .most = 200,
     .help = "How many accounts."},
    {.name = "document",
     .kind = FIELD_ID,
     .offset = offsetof(ClaimBatch, document),
     .required = true,
     .help = "The document whose table lists them, a heading first and then a row for each."},
    {.name = "column",
     .kind = FIELD_STR,
     .offset = offsetof(ClaimBatch, column),
     .least = 1,
     .most = 60,
     .help = "Heading of the column whose amounts add up to the total."},
    {.name = "total",
     .kind = FIELD_JSON,
     .offset = offsetof(ClaimBatch, total_json),
     .schema = "{\"type\":[\"number\",\"string\"]}",
     .help = "An amount; or era1/LK-OFF-2406, the provider adjustment of that reference."},
};
static const FieldTable batch_table = {.name = "batch",
                                       .fields = batch_fields,
                                       .count = FIELD_COUNT(batch_fields),
                                       .size_bytes = sizeof(ClaimBatch),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = offsetof(ClaimBatch, json)};

static const Field claim_fields[] = {
    {.name = "form",
     .kind = FIELD_ENUM,
     .offset = offsetof(Claim, form),
     .required = true,
     .words = form_words,
     .help = "837P for a professional claim, 837I for an institutional one."},
    {.name = "number",
     .kind = FIELD_STR,
     .offset = offsetof(Claim, number),
     .required = true,
     .least = 1,
     .most = 38,
     .help = "Our account number, which the remittance brings back."},
    {.name = "member_id", .kind = FIELD_STR, .offset = offsetof(Claim, member_id), .least = 1, .most = 80, .help = "The patient's id with the plan."},
    {.name = "authorization",
     .kind = FIELD_JSON,
     .offset = offsetof(Claim, authorization_json),
     .schema = "{\"type\":[\"string\",\"null\"]}",
     .help = "The approval number on the claim; null says that it went out without one."},
    {.name = "sent", .kind = FIELD_DAY, .offset = offsetof(Claim, sent), .fallback = DAY_NONE, .help = "The day it was sent."},
    {.name = "received",
     .kind = FIELD_DAY,
     .offset = offsetof(Claim, received),
     .fallback = DAY_NONE,
     .help = "The day the payer received it; prompt-pay time counts from it."},
    {.name = "bill_type",
     .kind = FIELD_STR,
     .offset = offsetof(Claim, bill_type),
     .least = 3,
     .most = 4,
     .help = "Type of bill of an institutional claim: 111 inpatient, 131 outpatient, 117 a replacement."},
    {.name = "drg", .kind = FIELD_STR, .offset = offsetof(Claim, drg), .least = 1, .most = 4, .help = "The diagnosis-related group billed: 871."},
    {.name = "admission", .kind = FIELD_DAY, .offset = offsetof(Claim, admission), .fallback = DAY_NONE, .help = "The day of admission."},
    {.name = "discharge",
     .kind = FIELD_DAY,
     .offset = offsetof(Claim, discharge),
     .fallback = DAY_NONE,
     .help = "The day of discharge; it is not a paid day."},
    {.name = "covered_days",
     .kind = FIELD_INT,
     .offset = offsetof(Claim, covered_days),
     .least = 0,
     .most = 999,
     .fallback = -1,
     .help = "Days that we billed as covered (value code 80)."},
    {.name = "approved_days",
     .kind = FIELD_INT,
     .offset = offsetof(Claim, approved_days),
     .least = 0,
     .most = 999,
     .fallback = -1,
     .help = "Days that the plan authorized; a per diem may be limited to them."},
    {.name = "batch",
     .kind = FIELD_POINTER,
     .offset = offsetof(Claim, batch),
     .table = &batch_table,
     .help = "The case is about many accounts, which a document lists."},
    {.name = "lines",
     .kind = FIELD_LIST,
     .offset = offsetof(Claim, lines),
     .required = true,
     .least = 1,
     .most = 200,
     .table = &line_table,
     .help = "What was done and charged, line by line."},
    {.name = "facts",
     .kind = FIELD_JSON,
     .offset = offsetof(Claim, facts_json),
     .schema = FACTS_SCHEMA,
     .help = "Findings on the claim that can be pinned: id and sentence."},
};
const FieldTable claim_table = {.name = "claim",
                                .fields = claim_fields,
                                .count = FIELD_COUNT(claim_fields),
                                .size_bytes = sizeof(Claim),
                                .key_offset = FIELD_NOWHERE,
                                .json_offset = offsetof(Claim, json)};

/* ---- facts ---- */

static bool is_id(Str s) {
  if (s.length == 0 || s.length > 64 || s.at[0] < 'a' || s.at[0] > 'z') return false;
  for (size_t i = 1; i < s.length; i++) {
    char c = s.at[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) return false;
  }
  return true;
}

bool facts_read(FieldReader *reader, const Json *map, FieldList *facts) {
  *facts = (FieldList){0};
  if (!map) return true;
  if (map->kind != JSON_OBJECT) {
    fields_fault(reader, "E406", map, "facts are written as {\"id\": \"what was found\"}, not as a %s", json_kind_name(map->kind));
    return false;
  }
  FactText *texts = arena_make_many(reader->arena, FactText, map->count);
  bool right = true;
  for (const Json *value = map->first; value; value = value->next) {
    if (str_starts(value->key, STR("$comment"))) continue;
    FactText *fact = &texts[facts->count];
    *fact = (FactText){.id = value->key, .json = value};
    if (!is_id(value->key)) {
      fields_fault_key(reader, "E406", value, "\"%.*s\" is no id of a fact: small letters, digits, _ and - only, a letter first",
                       STR_ARG(value->key));
      right = false;
    } else if (!fields_read_str(reader, value, &fact->text)) {
      right = false;
    } else {
      facts->count++;
    }
  }
  facts->at = texts;
  return right;
}

/* ---- the claim ---- */

/* What only a hospital's claim has, and days that contradict each other. */
static bool check_stay(FieldReader *reader, const Claim *claim) {
  static const char *const of_stays[] = {"bill_type", "drg", "covered_days", "approved_days", NULL};
  bool right = true;
  for (const char *const *name = of_stays; *name && claim->form == CLAIM_837P && claim->json; name++) {
    const Json *member = json_member(claim->json, str_from(*name));
    if (!member) continue;
    fields_fault_key(reader, "E416", member, "\"%s\" belongs to an institutional claim; this one is 837P", *name);
    right = false;
  }
  if (claim->admission != DAY_NONE && claim->discharge != DAY_NONE && claim->discharge < claim->admission) {
    fields_fault(reader, "E407", json_member(claim->json, STR("discharge")), "the patient is discharged before admission");
    right = false;
  }
  return right;
}

bool claim_finish(FieldReader *reader, Claim *claim) {
  bool right = facts_read(reader, claim->facts_json, &claim->facts);
  right = check_stay(reader, claim) && right;
  const Json *authorization = claim->authorization_json;
  if (authorization && authorization->kind != JSON_NULL) right = fields_read_str(reader, authorization, &claim->authorization) && right;
  int32_t seen = 0;
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(claim->lines, const ClaimLine, i);
    if (line->line <= seen) {
      fields_fault(reader, "E407", line->json, "line %d follows line %d: lines are numbered upwards, each once", line->line, seen);
      right = false;
    }
    if (line->to != DAY_NONE && line->from != DAY_NONE && line->to < line->from) {
      fields_fault(reader, "E407", line->json, "line %d ends before it starts", line->line);
      right = false;
    }
    if (line->noncovered_cents > line->charge_cents) {
      fields_fault(reader, "E407", json_member(line->json, STR("noncovered")), "more of line %d is not covered than was charged", line->line);
      right = false;
    }
    seen = line->line;
  }
  return right;
}

bool claim_read(FieldReader *reader, const Json *json, Claim *into) {
  bool bound = fields_bind(reader, &claim_table, json, into);
  return claim_finish(reader, into) && bound;
}

const ClaimLine *claim_find_line(const Claim *claim, int32_t line) {
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *found = FIELD_AT(claim->lines, const ClaimLine, i);
    if (found->line == line) return found;
  }
  return NULL;
}

Day claim_first_day(const Claim *claim) {
  if (claim->admission != DAY_NONE) return claim->admission;
  Day first = DAY_NONE;
  for (int i = 0; i < claim->lines.count; i++) {
    Day from = FIELD_AT(claim->lines, const ClaimLine, i)->from;
    if (from != DAY_NONE && (first == DAY_NONE || from < first)) first = from;
  }
  return first;
}

Day claim_last_day(const Claim *claim) {
  if (claim->discharge != DAY_NONE) return claim->discharge;
  Day last = DAY_NONE;
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(claim->lines, const ClaimLine, i);
    Day to = line->to == DAY_NONE ? line->from : line->to;
    if (to != DAY_NONE && (last == DAY_NONE || to > last)) last = to;
  }
  return last;
}

Cents claim_charge_cents(const Claim *claim) {
  Cents sum = 0;
  for (int i = 0; i < claim->lines.count; i++) sum += FIELD_AT(claim->lines, const ClaimLine, i)->charge_cents;
  return sum;
}
