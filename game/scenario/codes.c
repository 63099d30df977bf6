/*
 * The code reference and the rule book: assets/codes.json and assets/rules.json bound by field tables, as scenarios are, so that a slip in the data is
 * told with file, line and path too. Both are sorted once when read; everything after is a binary search.
 */
#include "overturn/codes.h"

#include <stdlib.h>

#include "scenario/status_codes.h"

static const char *const appeal_words[] = {"no", "rarely", "usually", NULL};
static const char *const tier_words[] = {"core", "extended", "retired", NULL};
static const char *const kind_words[] = {"supplemental", "alert", NULL};
static const char *const confidence_words[] = {"high", "medium", "low", NULL};
static const char *const unit_words[] = {"calendar_days",
                                         "business_days",
                                         "working_days",
                                         "months",
                                         "years",
                                         "percent",
                                         "percent_per_year",
                                         "percent_of_billed_minus_contracted",
                                         "percent_of_underpaid_amount",
                                         "usd",
                                         "requirement",
                                         NULL};

static const char billable_schema[] = "{\"enum\":[true,false,\"depends\"]}";

static const Field group_fields[] = {
    {.name = "code", .kind = FIELD_STR, .offset = offsetof(GroupEntry, code), .required = true, .least = 2, .most = 2, .help = "The group code."},
    {.name = "name", .kind = FIELD_STR, .offset = offsetof(GroupEntry, name), .required = true, .help = "Its name."},
    {.name = "meaning", .kind = FIELD_STR, .offset = offsetof(GroupEntry, meaning), .required = true, .help = "Who carries the amount."},
    {.name = "patient_billable",
     .kind = FIELD_BOOL,
     .offset = offsetof(GroupEntry, patient_billable),
     .required = true,
     .help = "May it be billed to the patient?"},
    {.name = "collector_reading",
     .kind = FIELD_STR,
     .offset = offsetof(GroupEntry, reading),
     .required = true,
     .help = "What a collector asks on seeing it."},
    {.name = "deactivated", .kind = FIELD_BOOL, .offset = offsetof(GroupEntry, deactivated), .help = "No longer in use."},
    {.name = "replaced_by", .kind = FIELD_STR, .offset = offsetof(GroupEntry, replaced_by), .help = "What took its place."},
};
static const FieldTable group_table = {.name = "group",
                                       .fields = group_fields,
                                       .count = FIELD_COUNT(group_fields),
                                       .size_bytes = sizeof(GroupEntry),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = offsetof(GroupEntry, json)};

/* What CARC and RARC rows share. */
#define CODE_FIELDS                                                                                                                            \
  {.name = "code", .kind = FIELD_STR, .offset = offsetof(CodeEntry, code), .required = true, .least = 1, .most = 5, .help = "The code."},      \
      {.name = "short", .kind = FIELD_STR, .offset = offsetof(CodeEntry, short_text), .required = true, .help = "In a few words."},            \
      {.name = "meaning", .kind = FIELD_STR, .offset = offsetof(CodeEntry, meaning), .required = true, .help = "In a sentence."},              \
      {.name = "usual_action", .kind = FIELD_STR, .offset = offsetof(CodeEntry, usual_action), .required = true, .help = "What to do first."}, \
      {.name = "category", .kind = FIELD_STR, .offset = offsetof(CodeEntry, category), .required = true, .help = "Kind of cause."},            \
      {.name = "usual_group", .kind = FIELD_STR_LIST, .offset = offsetof(CodeEntry, usual_group), .help = "Groups it usually comes with."},    \
      {.name = "patient_billable",                                                                                                             \
       .kind = FIELD_JSON,                                                                                                                     \
       .offset = offsetof(CodeEntry, billable_json),                                                                                           \
       .required = true,                                                                                                                       \
       .schema = billable_schema,                                                                                                              \
       .help = "By habit; the group on the remittance wins."},                                                                                 \
      {.name = "appealable",                                                                                                                   \
       .kind = FIELD_ENUM,                                                                                                                     \
       .offset = offsetof(CodeEntry, appealable),                                                                                              \
       .required = true,                                                                                                                       \
       .words = appeal_words,                                                                                                                  \
       .help = "How often an appeal is the productive path."},                                                                                 \
      {.name = "tier",                                                                                                                         \
       .kind = FIELD_ENUM,                                                                                                                     \
       .offset = offsetof(CodeEntry, tier),                                                                                                    \
       .required = true,                                                                                                                       \
       .words = tier_words,                                                                                                                    \
       .help = "core: in most scenarios; retired: not in new ones."},                                                                          \
      {.name = "deactivated", .kind = FIELD_BOOL, .offset = offsetof(CodeEntry, deactivated), .help = "No longer in use."},                    \
      {.name = "replaced_by", .kind = FIELD_STR, .offset = offsetof(CodeEntry, replaced_by), .help = "What took its place."}, {                \
    .name = "note", .kind = FIELD_STR, .offset = offsetof(CodeEntry, note), .help = "What else to know."                                       \
  }

static const Field carc_fields[] = {
    CODE_FIELDS,
    {.name = "group_restriction",
     .kind = FIELD_STR,
     .offset = offsetof(CodeEntry, group_restriction),
     .help = "The groups that it may be used with."},
    {.name = "rarc_required",
     .kind = FIELD_BOOL,
     .offset = offsetof(CodeEntry, rarc_required),
     .help = "Travels with a remark code that is no alert."},
};
/* `alert` is a bool where FIELD_ENUM writes an int, so the kind is bound beside the entry. */
typedef struct RarcRow {
  CodeEntry entry;
  int kind;
} RarcRow;
static const Field rarc_fields[] = {
    CODE_FIELDS,
    {.name = "kind", .kind = FIELD_ENUM, .offset = offsetof(RarcRow, kind), .required = true, .words = kind_words, .help = "Alerts inform only."},
    {.name = "usual_carc", .kind = FIELD_STR_LIST, .offset = offsetof(CodeEntry, usual_carc), .help = "Adjustments it usually explains."},
};
static const FieldTable carc_table = {.name = "carc",
                                      .fields = carc_fields,
                                      .count = FIELD_COUNT(carc_fields),
                                      .size_bytes = sizeof(CodeEntry),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(CodeEntry, json)};
static const FieldTable rarc_table = {.name = "rarc",
                                      .fields = rarc_fields,
                                      .count = FIELD_COUNT(rarc_fields),
                                      .size_bytes = sizeof(RarcRow),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(CodeEntry, json)};

typedef struct CodesFile {
  FieldList groups, carcs, rarcs;
} CodesFile;
static const Field codes_fields[] = {
    {.name = "meta", .kind = FIELD_IGNORED, .help = "Where the file comes from."},
    {.name = "group_codes",
     .kind = FIELD_LIST,
     .offset = offsetof(CodesFile, groups),
     .required = true,
     .least = 1,
     .most = 20,
     .table = &group_table,
     .help = "Who carries an amount."},
    {.name = "carc",
     .kind = FIELD_LIST,
     .offset = offsetof(CodesFile, carcs),
     .required = true,
     .least = 1,
     .most = 2000,
     .table = &carc_table,
     .help = "Why an amount was adjusted."},
    {.name = "rarc",
     .kind = FIELD_LIST,
     .offset = offsetof(CodesFile, rarcs),
     .required = true,
     .least = 1,
     .most = 4000,
     .table = &rarc_table,
     .help = "Which detail, or what next."},
};
static const FieldTable codes_table = {.name = "codes",
                                       .fields = codes_fields,
                                       .count = FIELD_COUNT(codes_fields),
                                       .size_bytes = sizeof(CodesFile),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = FIELD_NOWHERE};

static const Field rule_fields[] = {
    {.name = "id",
     .kind = FIELD_STR,
     .offset = offsetof(TimingRule, id),
     .required = true,
     .least = 1,
     .most = 32,
     .help = "The name by which a scenario cites it."},
    {.name = "name", .kind = FIELD_STR, .offset = offsetof(TimingRule, name), .required = true, .help = "What it is."},
    {.name = "jurisdiction", .kind = FIELD_STR, .offset = offsetof(TimingRule, jurisdiction), .required = true, .help = "Whose rule."},
    {.name = "payer_type", .kind = FIELD_STR, .offset = offsetof(TimingRule, payer_type), .required = true, .help = "Whom it binds."},
    {.name = "value",
     .kind = FIELD_JSON,
     .offset = offsetof(TimingRule, value_json),
     .required = true,
     .schema = "{\"type\":[\"integer\",\"null\"]}",
     .help = "The figure, in its unit."},
    {.name = "unit",
     .kind = FIELD_ENUM,
     .offset = offsetof(TimingRule, unit),
     .required = true,
     .words = unit_words,
     .help = "What the figure counts."},
    {.name = "first_day_counts",
     .kind = FIELD_BOOL,
     .offset = offsetof(TimingRule, first_counts),
     .help = "The day it counts from is the first of its days."},
    {.name = "receipt",
     .kind = FIELD_STR,
     .offset = offsetof(TimingRule, receipt),
     .most = 32,
     .help = "It counts from receipt: the rule that says when a notice counts as received."},
    {.name = "least", .kind = FIELD_CENTS, .offset = offsetof(TimingRule, least_cents), .help = "Interest below it need not be paid."},
    {.name = "most", .kind = FIELD_CENTS, .offset = offsetof(TimingRule, most_cents), .help = "The most that a penalty comes to."},
    {.name = "on_penalty", .kind = FIELD_BOOL, .offset = offsetof(TimingRule, on_penalty), .help = "Interest on the penalty, not on the claim."},
    {.name = "starts_from", .kind = FIELD_STR, .offset = offsetof(TimingRule, starts_from), .required = true, .help = "What the time counts from."},
    {.name = "acts", .kind = FIELD_STR, .offset = offsetof(TimingRule, acts), .required = true, .help = "Who must act."},
    {.name = "source", .kind = FIELD_STR, .offset = offsetof(TimingRule, source), .required = true, .help = "Statute, regulation or manual."},
    {.name = "confidence",
     .kind = FIELD_ENUM,
     .offset = offsetof(TimingRule, confidence),
     .required = true,
     .words = confidence_words,
     .help = "How sure the value is."},
    {.name = "read_in", .kind = FIELD_STR, .offset = offsetof(TimingRule, read_in), .help = "Where the value was read."},
    {.name = "notes", .kind = FIELD_STR, .offset = offsetof(TimingRule, notes), .help = "What else to know."},
};
static const FieldTable rule_table = {.name = "timing_rule",
                                      .fields = rule_fields,
                                      .count = FIELD_COUNT(rule_fields),
                                      .size_bytes = sizeof(TimingRule),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(TimingRule, json)};

static const Field interval_fields[] = {
    {.name = "stage", .kind = FIELD_STR, .offset = offsetof(FollowUpInterval, stage), .required = true, .help = "Where the claim stands."},
    {.name = "do", .kind = FIELD_STR, .offset = offsetof(FollowUpInterval, action), .required = true, .help = "What to do."},
    {.name = "due_from",
     .kind = FIELD_INT,
     .offset = offsetof(FollowUpInterval, due_from),
     .required = true,
     .least = 0,
     .most = 3660,
     .help = "Not earlier."},
    {.name = "due_to",
     .kind = FIELD_INT,
     .offset = offsetof(FollowUpInterval, due_to),
     .required = true,
     .least = 0,
     .most = 3660,
     .help = "Not later."},
    {.name = "unit",
     .kind = FIELD_ENUM,
     .offset = offsetof(FollowUpInterval, unit),
     .required = true,
     .words = unit_words,
     .help = "What they count."},
    {.name = "start", .kind = FIELD_STR, .offset = offsetof(FollowUpInterval, start), .required = true, .help = "What they count from."},
    {.name = "late_risk", .kind = FIELD_STR, .offset = offsetof(FollowUpInterval, late_risk), .help = "What being late costs."},
    {.name = "source", .kind = FIELD_STR, .offset = offsetof(FollowUpInterval, source), .required = true, .help = "Where it comes from."},
    {.name = "confidence",
     .kind = FIELD_ENUM,
     .offset = offsetof(FollowUpInterval, confidence),
     .required = true,
     .words = confidence_words,
     .help = "How sure it is."},
};
static const FieldTable interval_table = {.name = "interval",
                                          .fields = interval_fields,
                                          .count = FIELD_COUNT(interval_fields),
                                          .size_bytes = sizeof(FollowUpInterval),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(FollowUpInterval, json)};

static const Field working_fields[] = {
    {.name = "jurisdiction", .kind = FIELD_STR, .offset = offsetof(WorkingDays, jurisdiction), .required = true, .help = "Whose working days."},
    {.name = "defined",
     .kind = FIELD_BOOL,
     .offset = offsetof(WorkingDays, defined),
     .required = true,
     .help = "Whether the law says what they are."},
    {.name = "definition",
     .kind = FIELD_STR,
     .offset = offsetof(WorkingDays, definition),
     .required = true,
     .help = "What they are, or how they are counted."},
    {.name = "source", .kind = FIELD_STR, .offset = offsetof(WorkingDays, source), .required = true, .help = "Statute or regulation."},
    {.name = "confidence",
     .kind = FIELD_ENUM,
     .offset = offsetof(WorkingDays, confidence),
     .required = true,
     .words = confidence_words,
     .help = "How sure it is."},
    {.name = "notes", .kind = FIELD_STR, .offset = offsetof(WorkingDays, notes), .help = "What else to know."},
};
static const FieldTable working_table = {.name = "working_days",
                                         .fields = working_fields,
                                         .count = FIELD_COUNT(working_fields),
                                         .size_bytes = sizeof(WorkingDays),
                                         .key_offset = FIELD_NOWHERE,
                                         .json_offset = offsetof(WorkingDays, json)};

static const Field rules_fields[] = {
    {.name = "meta", .kind = FIELD_IGNORED, .help = "Where the file comes from."},
    {.name = "timing_rules",
     .kind = FIELD_LIST,
     .offset = offsetof(RuleBook, rules),
     .required = true,
     .least = 1,
     .most = 2000,
     .table = &rule_table,
     .help = "Deadlines, rates and duties."},
    {.name = "working_days",
     .kind = FIELD_LIST,
     .offset = offsetof(RuleBook, working_days),
     .most = 60,
     .table = &working_table,
     .help = "What states mean by working days."},
    {.name = "follow_up_intervals",
     .kind = FIELD_LIST,
     .offset = offsetof(RuleBook, intervals),
     .required = true,
     .most = 200,
     .table = &interval_table,
     .help = "When a stage is due."},
    {.name = "call_verification", .kind = FIELD_IGNORED, .help = "Both ways of verifying a call."},
    {.name = "kpis", .kind = FIELD_IGNORED, .help = "Measures of the trade."},
    {.name = "x12",
     .kind = FIELD_OBJECT,
     .offset = offsetof(RuleBook, x12),
     .required = true,
     .table = &status_codes_table,
     .help = "Tables of the transactions."},
};
static const FieldTable rules_table = {.name = "rules",
                                       .fields = rules_fields,
                                       .count = FIELD_COUNT(rules_fields),
                                       .size_bytes = sizeof(RuleBook),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = FIELD_NOWHERE};

/* ---- order and search ---- */

static size_t letters_end(Str s) {
  size_t end = 0;
  while (end < s.length && !(s.at[end] >= '0' && s.at[end] <= '9')) end++;
  return end;
}

int code_compare(Str a, Str b) {
  size_t a_letters = letters_end(a), b_letters = letters_end(b);
  int order = str_compare(str_slice(a, 0, a_letters), str_slice(b, 0, b_letters));
  if (order != 0) return order;
  int64_t a_number = 0, b_number = 0;
  bool both = str_to_int(str_slice(a, a_letters, a.length), &a_number) && str_to_int(str_slice(b, b_letters, b.length), &b_number);
  if (both && a_number != b_number) return a_number < b_number ? -1 : 1;
  return str_compare(a, b);
}

static int compare_entries(const void *a, const void *b) { return code_compare(((const CodeEntry *)a)->code, ((const CodeEntry *)b)->code); }
static int compare_rules(const void *a, const void *b) { return str_compare(((const TimingRule *)a)->id, ((const TimingRule *)b)->id); }

static const CodeEntry *find_entry(FieldList list, Str code) {
  CodeEntry key = {.code = code};
  return list.count == 0 ? NULL : bsearch(&key, list.at, (size_t)list.count, sizeof key, compare_entries);
}

const GroupEntry *code_find_group(const CodeReference *codes, Str code) {
  for (int i = 0; i < codes->groups.count; i++) {
    const GroupEntry *group = FIELD_AT(codes->groups, const GroupEntry, i);
    if (str_equal(group->code, code)) return group;
  }
  return NULL;
}

const CodeEntry *code_find_carc(const CodeReference *codes, Str code) { return find_entry(codes->carcs, code); }
const CodeEntry *code_find_rarc(const CodeReference *codes, Str code) { return find_entry(codes->rarcs, code); }

const TimingRule *rule_find(const RuleBook *rules, Str id) {
  TimingRule key = {.id = id};
  return rules->rules.count == 0 ? NULL : bsearch(&key, rules->rules.at, (size_t)rules->rules.count, sizeof key, compare_rules);
}

/* ---- reading ---- */

static unsigned groups_named(Str text) {
  unsigned groups = 0;
  for (int group = 0; group < GROUP_COUNT; group++) {
    if (str_find_str(text, str_from(group_code_words[group])) < text.length) groups |= 1u << group;
  }
  return groups;
}

/* "OA (CO where workers' compensation rules demand it)": what stands in the brackets is for special cases. */
static void read_restriction(CodeEntry *entry) {
  entry->groups_allowed = entry->groups_tolerated = (1u << GROUP_COUNT) - 1;
  if (entry->group_restriction.length == 0) return;
  Str rule, special;
  str_cut(entry->group_restriction, '(', &rule, &special);
  entry->groups_allowed = groups_named(rule);
  entry->groups_tolerated = groups_named(special);
}

static void read_billable(FieldReader *reader, CodeEntry *entry) {
  const Json *value = entry->billable_json;
  if (!value) return;
  if (value->kind == JSON_STRING && str_is(value->text, "depends")) {
    entry->billable = BILLABLE_DEPENDS;
  } else if (value->kind == JSON_TRUE || value->kind == JSON_FALSE) {
    entry->billable = value->kind == JSON_TRUE ? BILLABLE_YES : BILLABLE_NO;
  } else {
    fields_fault(reader, "E401", value, "patient_billable is true, false or \"depends\", not %s", json_kind_name(value->kind));
  }
}

static void finish_entries(FieldReader *reader, FieldList list) {
  for (int i = 0; i < list.count; i++) {
    CodeEntry *entry = FIELD_AT(list, CodeEntry, i);
    read_billable(reader, entry);
    read_restriction(entry);
  }
  if (list.count > 0) qsort(list.at, (size_t)list.count, sizeof(CodeEntry), compare_entries);
  for (int i = 1; i < list.count; i++) {
    const CodeEntry *entry = FIELD_AT(list, const CodeEntry, i);
    if (!str_equal(entry->code, entry[-1].code)) continue;
    fields_fault(reader, "E402", entry->json, "code %.*s stands twice", STR_ARG(entry->code));
  }
}

static FieldList unwrap_rarcs(FieldReader *reader, FieldList rows) {
  CodeEntry *entries = arena_make_many(reader->arena, CodeEntry, rows.count);
  for (int i = 0; i < rows.count; i++) {
    const RarcRow *row = FIELD_AT(rows, const RarcRow, i);
    entries[i] = row->entry;
    entries[i].alert = row->kind == 1;
  }
  return (FieldList){.at = entries, .count = rows.count};
}

const CodeReference *codes_read(Arena *arena, Str text, Diags *diags) {
  size_t errors_before = diags->errors;
  const Json *json = json_read(arena, text, diags);
  if (!json) return NULL;
  FieldReader reader = {.arena = arena, .diags = diags};
  CodesFile file = {0};
  fields_bind(&reader, &codes_table, json, &file);
  CodeReference *codes = arena_make(arena, CodeReference);
  *codes = (CodeReference){.groups = file.groups, .carcs = file.carcs, .rarcs = unwrap_rarcs(&reader, file.rarcs)};
  finish_entries(&reader, codes->carcs);
  finish_entries(&reader, codes->rarcs);
  return diags->errors == errors_before ? codes : NULL;
}

static void finish_rule(FieldReader *reader, TimingRule *rule) {
  const Json *value = rule->value_json;
  if (!value) return;
  if (value->kind == JSON_NULL) {
    if (rule->unit != RULE_REQUIREMENT) fields_fault(reader, "E403", value, "rule %.*s has a unit but no value", STR_ARG(rule->id));
    return;
  }
  int64_t number;
  if (!fields_read_int(reader, value, 0, 1000000, &number)) return;
  rule->value = (int32_t)number;
  rule->has_value = true;
}

/* What a rule refers to in the same file. */
static void check_references(FieldReader *reader, const RuleBook *rules, const TimingRule *rule) {
  if (rule->unit == RULE_WORKING_DAYS && !rule_working_days(rules, rule))
    fields_fault(reader, "E403", rule->json, "working_days does not say what they are in %.*s", STR_ARG(rule->jurisdiction));
  const TimingRule *receipt = rule->receipt.length > 0 ? rule_find(rules, rule->receipt) : NULL;
  if (rule->receipt.length > 0 && (!receipt || !rule_is_time(receipt)))
    fields_fault(reader, "E403", rule->json, "%.*s is no rule that counts days", STR_ARG(rule->receipt));
}

const RuleBook *rules_read(Arena *arena, Str text, Diags *diags) {
  size_t errors_before = diags->errors;
  const Json *json = json_read(arena, text, diags);
  if (!json) return NULL;
  FieldReader reader = {.arena = arena, .diags = diags};
  RuleBook *rules = arena_make(arena, RuleBook);
  fields_bind(&reader, &rules_table, json, rules);
  FieldList list = rules->rules;
  for (int i = 0; i < list.count; i++) finish_rule(&reader, FIELD_AT(list, TimingRule, i));
  if (list.count > 0) qsort(list.at, (size_t)list.count, sizeof(TimingRule), compare_rules);
  for (int i = 1; i < list.count; i++) {
    const TimingRule *rule = FIELD_AT(list, const TimingRule, i);
    if (str_equal(rule->id, rule[-1].id)) fields_fault(&reader, "E402", rule->json, "rule %.*s stands twice", STR_ARG(rule->id));
  }
  status_codes_check(&reader, &rules->x12);
  for (int i = 0; i < list.count; i++) check_references(&reader, rules, FIELD_AT(list, const TimingRule, i));
  return diags->errors == errors_before ? rules : NULL;
}

/* ---- what rules come to ---- */

bool rule_is_time(const TimingRule *rule) { return rule->has_value && rule->unit <= RULE_YEARS; }

Offset rule_offset(const TimingRule *rule) {
  static const OffsetUnit units[] = {
      [RULE_CALENDAR_DAYS] = OFFSET_DAYS,    [RULE_BUSINESS_DAYS] = OFFSET_BUSINESS,
      [RULE_WORKING_DAYS] = OFFSET_BUSINESS, [RULE_MONTHS] = OFFSET_MONTHS,
      [RULE_YEARS] = OFFSET_YEARS,
  };
  return rule_is_time(rule) ? (Offset){rule->value, units[rule->unit]} : (Offset){0, OFFSET_DAYS};
}

const WorkingDays *rule_working_days(const RuleBook *rules, const TimingRule *rule) {
  for (int i = 0; rule->unit == RULE_WORKING_DAYS && i < rules->working_days.count; i++) {
    const WorkingDays *days = FIELD_AT(rules->working_days, const WorkingDays, i);
    if (str_equal(days->jurisdiction, rule->jurisdiction)) return days;
  }
  return NULL;
}

bool rule_is_of_state(const TimingRule *rule) { return rule->jurisdiction.length == 2; }

Day rule_due(const TimingRule *rule, Day from) {
  if (!rule_is_time(rule) || from == DAY_NONE) return DAY_NONE;
  return day_add_offset(rule->first_counts ? from - 1 : from, rule_offset(rule));
}

bool interest_terms(const RuleBook *rules, const Contract *contract, const Claim *claim, InterestTerms *terms) {
  *terms = (InterestTerms){.due = DAY_NONE};
  const TimingRule *rate = rule_find(rules, contract->interest_rule);
  const TimingRule *due = rule_find(rules, contract->prompt_pay_rule);
  if (!rate || !due || rate->unit != RULE_PERCENT_PER_YEAR || !rule_is_time(due) || claim->received == DAY_NONE) return false;
  terms->rate_percent_thousandths = rate->on_penalty ? 0 : rate->value * 1000;
  terms->due = rule_due(due, claim->received);
  return true;
}
