/* The format of a scenario file: one row a key. Binding, "did you mean" and the JSON Schema all come from these rows. */
#include <stddef.h>

#include "scenario/raw.h"
#include "scenario/status_codes.h"

#define ROW(KIND, STRUCT, KEY, MEMBER, ...) \
  { .name = KEY, .kind = FIELD_##KIND, .offset = offsetof(STRUCT, MEMBER), __VA_ARGS__ }
#define TABLE(NAME, STRUCT, FIELDS, KEY, PLACE, ONE_OF)                                                                                  \
  {                                                                                                                                      \
    .name = NAME, .fields = FIELDS, .count = FIELD_COUNT(FIELDS), .size_bytes = sizeof(STRUCT), .key_offset = KEY, .json_offset = PLACE, \
    .one_of = ONE_OF                                                                                                                     \
  }
/* Of a map from ids, of a list, and of an object that need not remember where it was read. */
#define KEYED(NAME, STRUCT, FIELDS, ONE_OF) TABLE(NAME, STRUCT, FIELDS, offsetof(STRUCT, id), offsetof(STRUCT, json), ONE_OF)
#define PLACED(NAME, STRUCT, FIELDS, ONE_OF) TABLE(NAME, STRUCT, FIELDS, FIELD_NOWHERE, offsetof(STRUCT, json), ONE_OF)
#define PLAIN(NAME, STRUCT, FIELDS) TABLE(NAME, STRUCT, FIELDS, FIELD_NOWHERE, FIELD_NOWHERE, NULL)

/* Parts that are read by hand. Comments may stand in them as in every other object. */
#define SCHEMA_COMMENTS "\"patternProperties\":{\"^\\\\$comment\":true}"
#define SCHEMA_SET "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"boolean\",\"integer\",\"string\"]}}"
#define SCHEMA_RECOVER                                                                                                       \
  "{\"type\":\"object\",\"additionalProperties\":false," SCHEMA_COMMENTS ",\"properties\":{\"remit\":{\"type\":\"string\"}," \
  "\"amount\":{\"type\":[\"number\",\"string\"]},\"points\":{\"type\":\"number\",\"minimum\":0,\"maximum\":100}},"           \
  "\"oneOf\":[{\"properties\":{\"remit\":{}},\"required\":[\"remit\"]},{\"properties\":{\"amount\":{}},\"required\":[\"amount\"]}]}"
#define SCHEMA_AMOUNT_OR_REFERENCE "{\"type\":[\"number\",\"string\"]}"
#define SCHEMA_DAY                                                                                                                    \
  "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"additionalProperties\":false," SCHEMA_COMMENTS ",\"required\":[\"from\"," \
  "\"after\"],\"properties\":{\"from\":{\"type\":\"string\"},\"after\":{\"type\":\"string\"}}}]}"
#define SCHEMA_NEXT                                                                                                               \
  "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"object\",\"additionalProperties\":" \
  "false," SCHEMA_COMMENTS ",\"required\":[\"goto\"],\"properties\":{\"if\":{\"type\":\"string\"},\"goto\":{\"type\":\"string\"}}}}]}"
#define SCHEMA_ALLOCATE                                                                                                                 \
  "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"additionalProperties\":false," SCHEMA_COMMENTS ",\"required\":[\"remit\"]," \
  "\"properties\":{\"remit\":{\"type\":\"string\"},\"claim\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100},"                     \
  "\"buckets\":{\"type\":\"array\",\"minItems\":1,"                                                                                     \
  "\"items\":{\"enum\":[\"paid\",\"contractual\",\"patient\",\"held\",\"interest\",\"reversal\"]}}}}]}"
#define SCHEMA_BODY                                                                                                                     \
  "{\"type\":\"array\",\"minItems\":1,\"items\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"additionalProperties\":false," \
  "\"minProperties\":1,\"maxProperties\":1,\"properties\":{\"heading\":{\"type\":\"string\"},\"raw\":{\"type\":\"string\"},"            \
  "\"status\":{\"$ref\":\"#/$defs/status\"},"                                                                                           \
  "\"table\":{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"string\"}}}}}]}}"

#define SCHEMA_VARIED "{\"type\":[\"number\",\"string\"]}"
#define SCHEMA_VARY                                                                                                                       \
  "{\"type\":\"object\"," SCHEMA_COMMENTS ",\"additionalProperties\":{\"oneOf\":[{\"type\":\"string\",\"pattern\":\"^=\"},"               \
  "{\"type\":\"array\",\"minItems\":1,\"items\":" SCHEMA_VARIED "},{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"object\","    \
  "\"minProperties\":1,\"additionalProperties\":" SCHEMA_VARIED "}},{\"type\":\"object\",\"additionalProperties\":false," SCHEMA_COMMENTS \
  ",\"required\":[\"from\",\"to\"],\"properties\":{\"from\":" SCHEMA_VARIED ",\"to\":" SCHEMA_VARIED                                      \
  ",\"step\":{\"type\":\"number\",\"exclusiveMinimum\":0},\"business\":{\"type\":\"boolean\"}}}]}}"

const char *const raw_person_labels[PERSON_ROWS] = {"Born",    "Member ID", "Phone",         "NPI",     "Tax ID", "Plan",
                                                    "Funding", "Law",       "Provider line", "Address", "Note"};

static const Field person_fields[] = {
    ROW(STR, RawPerson, "name", name, .required = true, .least = 1, .most = 80, .help = "A fictional name."),
    ROW(STR, RawPerson, "role", role, .least = 1, .most = 80, .help = "What they do, as the desk shows it."),
    ROW(STR, RawPerson, "born", row[0], .least = 1, .most = 40),
    ROW(STR, RawPerson, "member_id", row[1], .least = 1, .most = 40),
    ROW(STR, RawPerson, "phone", row[2], .least = 1, .most = 40, .help = "555-01xx numbers only."),
    ROW(STR, RawPerson, "npi", row[3], .least = 1, .most = 20),
    ROW(STR, RawPerson, "tax_id", row[4], .least = 1, .most = 20),
    ROW(STR, RawPerson, "plan", row[5], .least = 1, .most = 80, .help = "PPO, HMO, indemnity..."),
    ROW(STR, RawPerson, "funding", row[6], .least = 1, .most = 40,
        .help = "insured, self-funded, medicare, medicare advantage, medicaid: it decides which law applies."),
    ROW(STR, RawPerson, "law", row[7], .least = 1, .most = 40, .help = "State whose insurance law binds the plan."),
    ROW(STR, RawPerson, "provider_line", row[8], .least = 1, .most = 40),
    ROW(STR, RawPerson, "address", row[9], .least = 1, .most = 120),
    ROW(STR, RawPerson, "note", row[10], .least = 1, .most = 300),
};
static const FieldTable person_table = KEYED("person", RawPerson, person_fields, NULL);

/* A deal is spoken when it is closed; the rest comes later. */
static const char *const deal_effect_words[] = {"confirmed", "countersigned", NULL};

/* Every place that can have effects takes the same keys; what a version of a letter does leads nowhere and takes no days. */
#define EFFECTS_NOW(STRUCT, AT)                                                                                               \
  ROW(JSON, STRUCT, "set", AT.set, .schema = SCHEMA_SET, .help = "Variables and their new values, or expressions."),          \
      ROW(ID_LIST, STRUCT, "stamp", AT.stamp, .help = "Notes today's date under this name; the first date stays."),           \
      ROW(BOOL, STRUCT, "again", AT.again, .help = "The stamp moves even when it was set before."),                           \
      ROW(ID_LIST, STRUCT, "arrive", AT.arrive, .help = "Documents and remits that come to the desk now."),                   \
      ROW(ID_LIST, STRUCT, "promise", AT.promise, .help = "Promises that are made now; one made before keeps its day."),      \
      ROW(ID_LIST, STRUCT, "keep", AT.keep, .help = "Promises that are kept now, where they were made."),                     \
      ROW(ENUM, STRUCT, "deal", AT.deal, .words = deal_effect_words, .fallback = NONE, .help = "How far the deal has come."), \
      ROW(JSON, STRUCT, "recover", AT.recover, .schema = SCHEMA_RECOVER, .help = "New money that counts, and the points it is worth.")
#define EFFECTS_COMMON(STRUCT, AT)                                                                                                        \
  EFFECTS_NOW(STRUCT, AT), ROW(OFFSET, STRUCT, "advance", AT.advance, .help = "Time that passes; what is due on the way happens first."), \
      ROW(ID, STRUCT, "end", AT.to_end, .help = "The ending this leads to.")
#define EFFECTS_ANSWER(STRUCT, AT)                                                                                   \
  ROW(STR_LIST, STRUCT, "learn", AT.learn, .help = "Facts that are known from now on."),                             \
      ROW(INT, STRUCT, "minutes", AT.minutes, .least = 0, .most = 480, .help = "Working minutes it takes."),         \
      ROW(STR, STRUCT, "violation", AT.violation, .least = 1, .most = 40, .help = "The rule this breaks, by name."), \
      ROW(POINTS, STRUCT, "violation_points", AT.violation_points, .least = 1, .most = 100, .fallback = 10000,       \
          .help = "Points taken away, 10 unless said.")
#define EFFECTS(STRUCT, AT) \
  EFFECTS_COMMON(STRUCT, AT), EFFECTS_ANSWER(STRUCT, AT), ROW(ID, STRUCT, "goto", AT.to_step, .help = "The step this leads to.")

static const Field choice_fields[] = {
    ROW(ID, RawChoice, "id", id, .required = true, .help = "Names the choice in journals; never changed once in use."),
    ROW(STR, RawChoice, "text", text, .required = true, .least = 1, .most = 400),
    ROW(STR, RawChoice, "why", why, .required = true, .least = 1, .most = 800, .help = "Shown after the answer: what happens and the rule."),
    ROW(POINTS, RawChoice, "points", points, .required = true, .least = -100, .most = 100),
    ROW(STR, RawChoice, "when", when, .least = 1, .most = 400, .help = "Offered only while this holds."),
    ROW(STR_LIST, RawChoice, "needs", needs, .help = "Facts that support it; without them pinned it pays half."),
    ROW(INT, RawChoice, "days", days, .least = 0, .most = 3660, .fallback = NONE,
        .help = "Days until the money comes this way: right answers are compared once the question was answered."),
    ROW(ENUM, RawChoice, "risk", risk, .words = risk_words, .fallback = NONE, .help = "How surely it works."),
    ROW(BOOL, RawChoice, "once", once, .help = "Gone after it was used."),
    EFFECTS(RawChoice, effects),
};
static const FieldTable choice_table = PLACED("choice", RawChoice, choice_fields, NULL);

static const Field mistake_fields[] = {
    ROW(ID, RawMistake, "id", id, .help = "Names the mistake; made from its place when left out."),
    ROW(STR, RawMistake, "name", name, .required = true, .least = 1, .most = 80),
    ROW(STR, RawMistake, "why", why, .required = true, .least = 1, .most = 800),
    ROW(INT, RawMistake, "line", line, .least = 1, .most = 999, .help = "Line of the claim; the column's total when left out."),
    ROW(JSON, RawMistake, "allowed", figure[COLUMN_ALLOWED], .schema = "{\"type\":\"number\"}"),
    ROW(JSON, RawMistake, "patient", figure[COLUMN_PATIENT], .schema = "{\"type\":\"number\"}"),
    ROW(JSON, RawMistake, "variance", figure[COLUMN_VARIANCE], .schema = "{\"type\":\"number\"}"),
    ROW(JSON, RawMistake, "interest", figure[COLUMN_INTEREST], .schema = "{\"type\":\"number\"}"),
    ROW(JSON, RawMistake, "penalty", figure[COLUMN_PENALTY], .schema = "{\"type\":\"number\"}"),
    ROW(JSON, RawMistake, "value", value, .schema = "{\"type\":\"number\"}", .help = "The wrong amount of a money question."),
    ROW(JSON, RawMistake, "day", day, .schema = SCHEMA_DAY, .help = "The wrong day of a day question."),
    ROW(POINTS, RawMistake, "points", points, .least = 0, .most = 100),
    EFFECTS(RawMistake, effects),
};
static const FieldTable mistake_table = PLACED("mistake", RawMistake, mistake_fields, NULL);

static const Field date_fields[] = {
    ROW(STR, RawDate, "from", from, .required = true, .least = 1, .most = 80,
        .help = "today, a stamp, a date, deadlines.x, promises.x, era1.date, claim.received, deal.date."),
    ROW(STR_LIST, RawDate, "best", best, .required = true, .least = 2, .most = 2,
        .help = "First and last day that earn all points, as [\"10 business\", \"12 business\"]."),
    ROW(STR_LIST, RawDate, "accept", accept, .required = true, .least = 2, .most = 2, .help = "First and last day that earn anything."),
    ROW(BOOL, RawDate, "today", today, .help = "Today may be picked too."),
};
static const FieldTable date_table = PLACED("date", RawDate, date_fields, NULL);

static const Field evidence_fields[] = {
    ROW(STR_LIST, RawEvidence, "required", required, .required = true, .least = 1, .most = 12),
    ROW(STR_LIST, RawEvidence, "optional", optional, .most = 24),
    ROW(STR_LIST, RawEvidence, "too_much", too_much, .most = 24, .help = "More patient data than the request needs."),
};
static const FieldTable evidence_table = PLAIN("evidence", RawEvidence, evidence_fields);

static const Field entry_fields[] = {
    ROW(ID, OrderEntry, "id", id, .required = true, .help = "Names the entry in journals; never changed once in use."),
    ROW(STR, OrderEntry, "text", text, .required = true, .least = 1, .most = 400),
    ROW(STR, OrderEntry, "why", why, .least = 1, .most = 800, .help = "Why it comes at this place; shown where it was put too late."),
};
static const FieldTable entry_table = PLACED("entry", OrderEntry, entry_fields, NULL);

static const Field version_fields[] = {
    ROW(ID, RawChoice, "id", id, .required = true, .help = "Unique in the letter; wrote(letter, version) names it."),
    ROW(STR, RawChoice, "text", text, .required = true, .least = 1, .most = 800, .help = "A paragraph of the letter."),
    ROW(STR, RawChoice, "why", why, .required = true, .least = 1, .most = 800, .help = "Shown after the letter was sent."),
    ROW(POINTS, RawChoice, "points", points, .required = true, .least = -100, .most = 100),
    ROW(STR, RawChoice, "when", when, .least = 1, .most = 400, .help = "Offered only while this holds."),
    ROW(STR_LIST, RawChoice, "needs", needs, .help = "Facts that support it; without them pinned it pays half."),
    EFFECTS_NOW(RawChoice, effects),
    EFFECTS_ANSWER(RawChoice, effects),
};
static const FieldTable version_table = PLACED("version", RawChoice, version_fields, NULL);

static const Field part_fields[] = {
    ROW(ID, RawLetterPart, "id", id, .required = true, .help = "Names the part in journals."),
    ROW(STR, RawLetterPart, "label", label, .required = true, .least = 1, .most = 60, .help = "What the part says, as \"What you ask for\"."),
    ROW(LIST, RawLetterPart, "versions", versions, .table = &version_table, .required = true, .least = 2, .most = 9),
};
static const FieldTable part_table = PLACED("part", RawLetterPart, part_fields, NULL);

static const Field letter_fields[] = {
    ROW(ID, RawLetter, "to", to, .required = true, .help = "The person it goes to."),
    ROW(STR, RawLetter, "about", about, .required = true, .least = 1, .most = 200, .help = "The line that says what it is about."),
    ROW(LIST, RawLetter, "parts", parts, .table = &part_table, .required = true, .least = 1, .most = SCENARIO_MOST_PARTS),
    ROW(ID, RawLetter, "attach", attach, .help = "An evidence question asked before: what it sent goes with the letter."),
};
static const FieldTable letter_table = PLACED("letter", RawLetter, letter_fields, NULL);

static const char *const item_one_of[] = {"choices",  "interpret", "worksheet", "money", "number", "text",   "date",
                                          "evidence", "link",      "allocate",  "order", "day",    "letter", NULL};

static const Field item_fields[] = {
    ROW(ID, RawItem, "id", id, .required = true, .help = "Unique in the file; journals name it."),
    ROW(ENUM, RawItem, "axis", axis, .words = axis_words, .fallback = NONE,
        .help = "Which score it counts for; codes and timing kinds need not say."),
    ROW(ENUM, RawItem, "skill", skill, .words = skill_words, .fallback = NONE),
    ROW(POINTS, RawItem, "points", points, .least = 0, .most = 100, .help = "The most it pays; choices carry their own."),
    ROW(STR, RawItem, "prompt", prompt, .least = 1, .most = 400),
    ROW(STR, RawItem, "why", why, .least = 1, .most = 800),
    ROW(STR, RawItem, "when", when, .least = 1, .most = 400, .help = "Asked only while this holds."),
    ROW(ID, RawItem, "same_as", same_as, .help = "May earn in place of this item, once."),
    ROW(LIST, RawItem, "choices", choices, .table = &choice_table, .least = 1, .most = SCENARIO_MOST_CHOICES),
    ROW(BOOL, RawItem, "many", many, .help = "Several may be picked."),
    ROW(ENUM, RawItem, "interpret", interpret, .words = interpret_words, .fallback = NONE),
    ROW(STR, RawItem, "focus", focus, .least = 1, .most = 120, .help = "What it is about, when not what the step is about."),
    ROW(STR, RawItem, "answer", answer, .least = 1, .most = 300, .help = "The right action where the code alone cannot say."),
    ROW(JSON, RawItem, "worksheet", worksheet,
        .schema = "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"string\"}}]}",
        .help = "era1, era1/3 or a list of such lines."),
    ROW(STR_LIST, RawItem, "columns", columns, .least = 1, .most = COLUMN_COUNT),
    ROW(STR, RawItem, "as_of", as_of, .least = 1, .most = 40, .help = "Day to which interest runs: a date or today."),
    ROW(CENTS, RawItem, "tolerance", tolerance_cents, .least = 0, .most = 100000000),
    ROW(LIST, RawItem, "mistakes", mistakes, .table = &mistake_table, .most = 12),
    ROW(JSON, RawItem, "money", money, .schema = SCHEMA_AMOUNT_OR_REFERENCE,
        .help = "The right amount, or era1.variance, era1/3.allowed, deal.amount."),
    ROW(JSON, RawItem, "number", number, .schema = "{\"type\":\"integer\"}"),
    ROW(STR_LIST, RawItem, "text", text, .least = 1, .most = 24, .help = "Answers taken as right."),
    ROW(POINTER, RawItem, "date", date, .table = &date_table),
    ROW(POINTER, RawItem, "evidence", evidence, .table = &evidence_table),
    ROW(STR_LIST, RawItem, "link", link, .least = 2, .most = 2, .help = "The two facts that contradict each other."),
    ROW(JSON, RawItem, "allocate", allocate, .schema = SCHEMA_ALLOCATE, .help = "era2/1: remit and claim to post."),
    ROW(LIST, RawItem, "order", order, .table = &entry_table, .least = 3, .most = SCENARIO_MOST_ENTRIES,
        .help = "What is to be put in order, in the right one; it is shown in another."),
    ROW(JSON, RawItem, "day", day, .schema = SCHEMA_DAY,
        .help = "The day asked for: deadlines.x, a date, or {\"from\", \"after\"}; the clock stays."),
    ROW(POINTER, RawItem, "letter", letter, .table = &letter_table),
    EFFECTS(RawItem, effects),
};
static const FieldTable item_table = PLACED("item", RawItem, item_fields, item_one_of);

static const Field step_fields[] = {
    ROW(ENUM, RawStep, "view", view, .required = true, .words = view_words, .help = "How the desk shows it."),
    ROW(STR, RawStep, "title", title, .least = 1, .most = 80),
    ROW(ID, RawStep, "with", with, .help = "Who speaks."),
    ROW(STR, RawStep, "focus", focus, .least = 1, .most = 120, .help = "era1/1/CO-18, era1/1/N381, contract/4.2, or a page."),
    ROW(STR_LIST, RawStep, "say", say, .most = 12),
    ROW(STR_LIST, RawStep, "hint", hints, .most = 6),
    ROW(STR, RawStep, "when", when, .least = 1, .most = 400, .help = "Entered only while this holds; otherwise `else`."),
    ROW(ID, RawStep, "else", otherwise),
    ROW(INT, RawStep, "minutes", minutes, .least = 0, .most = 480, .help = "Working minutes that entering takes."),
    ROW(STR_LIST, RawStep, "learn", learn, .help = "Facts known on entering."),
    ROW(JSON, RawStep, "facts", facts_json, .schema = FACTS_SCHEMA, .help = "Facts said in this step, known on entering."),
    ROW(LIST, RawStep, "ask", items, .table = &item_table, .most = SCENARIO_MOST_ITEMS_IN_STEP),
    EFFECTS_COMMON(RawStep, leave),
    ROW(JSON, RawStep, "next", next, .schema = SCHEMA_NEXT, .help = "Where it goes on."),
    ROW(ID_LIST, RawStep, "wait_for", wait_for, .help = "Events that it waits for."),
    ROW(JSON, RawStep, "negotiate", negotiate, .schema = "{\"$ref\":\"#/$defs/negotiation\"}", .help = "An amount to be settled."),
};
static const FieldTable *const step_also[] = {&negotiation_table, NULL};
static const FieldTable step_table = {.name = "step",
                                      .fields = step_fields,
                                      .count = FIELD_COUNT(step_fields),
                                      .size_bytes = sizeof(RawStep),
                                      .key_offset = offsetof(RawStep, id),
                                      .json_offset = offsetof(RawStep, json),
                                      .also = step_also};

static const Field event_fields[] = {
    ROW(OFFSET, RawEvent, "after", after),
    ROW(STR, RawEvent, "from", from, .least = 1, .most = 80, .help = "What it is counted from: usually a stamp."),
    ROW(STR, RawEvent, "on", on, .least = 1, .most = 80, .help = "deadlines.x: happens the day after."),
    ROW(STR, RawEvent, "when", when, .least = 1, .most = 400),
    ROW(STR, RawEvent, "say", say, .least = 1, .most = 400, .help = "What the desk shows when it happens."),
    ROW(BOOL, RawEvent, "unforeseen", unforeseen,
        .help = "Nothing on the desk announces it: what is lost because it came is told with hindsight, and not graded."),
    EFFECTS(RawEvent, effects),
};
static const FieldTable event_table = KEYED("event", RawEvent, event_fields, NULL);

static const Field document_fields[] = {
    ROW(ENUM, RawDocument, "app", app, .required = true, .words = view_words, .help = "Where on the desk it lies."),
    ROW(STR, RawDocument, "title", title, .required = true, .least = 1, .most = 120),
    ROW(JSON, RawDocument, "body", body, .required = true, .schema = SCHEMA_BODY),
    ROW(JSON, RawDocument, "facts", facts_json, .schema = FACTS_SCHEMA, .help = "Findings that can be pinned."),
};
static const FieldTable *const document_also[] = {&status_table, NULL};
static const FieldTable document_table = {.name = "document",
                                          .fields = document_fields,
                                          .count = FIELD_COUNT(document_fields),
                                          .size_bytes = sizeof(RawDocument),
                                          .key_offset = offsetof(RawDocument, id),
                                          .json_offset = offsetof(RawDocument, json),
                                          .also = document_also};

static const Field deadline_fields[] = {
    ROW(STR, RawDeadline, "label", label, .required = true, .least = 1, .most = 80),
    ROW(INT, RawDeadline, "days", days, .least = 1, .most = 3660, .help = "Calendar days."),
    ROW(OFFSET, RawDeadline, "offset", offset, .help = "10 business, 6 months..."),
    ROW(STR, RawDeadline, "rule", rule, .least = 1, .most = 40, .help = "A rule of assets/rules.json, with its citation."),
    ROW(ID_LIST, RawDeadline, "earliest_of", earliest_of, .least = 2, .most = SCENARIO_MOST_DEADLINES,
        .help = "Other deadlines: this one ends with the earliest of them, and counts from nothing itself."),
    ROW(STR, RawDeadline, "from", from, .least = 1, .most = 80,
        .help = "today, a stamp, a date, deadlines.x, promises.x, era1.date, claim.received, deal.date."),
    ROW(STR, RawDeadline, "receipt", receipt, .least = 1, .most = 40,
        .help = "How long after its date a notice counts as received, added before counting: 5 days, or a rule as MCR-RECEIPT."),
    ROW(STR, RawDeadline, "cite", cite, .least = 1, .most = 120),
};
static const char *const deadline_one_of[] = {"days", "offset", "rule", "earliest_of", NULL};
static const FieldTable deadline_table = KEYED("deadline", RawDeadline, deadline_fields, deadline_one_of);

#define SCHEMA_DUE                                                                                                          \
  "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"additionalProperties\":false," SCHEMA_COMMENTS ",\"required\":" \
  "[\"from\",\"after\"],\"properties\":{\"from\":{\"type\":\"string\"},\"after\":{\"type\":\"string\"}}}]}"

static const Field promise_fields[] = {
    ROW(ID, RawPromise, "who", who, .required = true, .help = "Who gave it: one of the people."),
    ROW(STR, RawPromise, "what", what, .required = true, .least = 1, .most = 120, .help = "What they will do, as: Reprocess line 1 at 612.00."),
    ROW(JSON, RawPromise, "due", due, .required = true, .schema = SCHEMA_DUE,
        .help = "Its last day: so long after it is made, or so long after a date, REMIT.date, claim.received or deal.date."),
    ROW(ID, RawPromise, "part", part, .help = "The issue or term of a deal that it keeps."),
};
static const FieldTable promise_table = KEYED("promise", RawPromise, promise_fields, NULL);

static const Field var_fields[] = {
    ROW(JSON, RawVar, "flag", flag, .schema = "{\"type\":\"boolean\"}", .help = "Yes or no, and how it starts."),
    ROW(JSON, RawVar, "number", number, .schema = "{\"type\":\"integer\"}", .help = "A whole number, and how it starts."),
    ROW(INT, RawVar, "least", least, .least = -1000000, .most = 1000000, .fallback = 0),
    ROW(INT, RawVar, "most", most, .least = -1000000, .most = 1000000, .fallback = 100),
    ROW(STR_LIST, RawVar, "one_of", one_of, .least = 2, .most = 32, .help = "Words; it starts at the first."),
};
static const char *const var_one_of[] = {"flag", "number", "one_of", NULL};
static const FieldTable var_table = KEYED("variable", RawVar, var_fields, var_one_of);

static const Field ending_fields[] = {
    ROW(STR, Ending, "title", title, .least = 1, .most = 80),
    ROW(STR, Ending, "text", text, .required = true, .least = 1, .most = 1200),
};
static const FieldTable ending_table = KEYED("ending", Ending, ending_fields, NULL);

static const Field setting_fields[] = {
    ROW(STR, RawSetting, "city", city, .least = 1, .most = 60),
    ROW(STR, RawSetting, "state", state, .least = 1, .most = 40),
    ROW(STR, RawSetting, "organization", organization, .least = 1, .most = 100),
    ROW(STR, RawSetting, "desk", desk, .least = 1, .most = 40),
};
static const FieldTable setting_table = PLAIN("setting", RawSetting, setting_fields);

static const Field scenario_fields[] = {
    {.name = "$schema", .kind = FIELD_IGNORED},
    ROW(INT, RawScenario, "format", format, .required = true, .least = SCENARIO_FORMAT, .most = SCENARIO_FORMAT, .help = "1."),
    ROW(ID, RawScenario, "id", id, .required = true),
    ROW(STR, RawScenario, "title", title, .required = true, .least = 1, .most = 80),
    ROW(ENUM, RawScenario, "kind", kind, .required = true, .words = scenario_kind_words),
    ROW(INT, RawScenario, "level", level, .required = true, .least = 1, .most = 5),
    ROW(INT, RawScenario, "minutes", minutes, .required = true, .least = 1, .most = 240, .help = "How long it takes a trainee."),
    ROW(STR_LIST, RawScenario, "tags", tags, .most = 16),
    ROW(STR_LIST, RawScenario, "briefing", briefing, .required = true, .least = 1, .most = 12),
    ROW(OBJECT, RawScenario, "setting", setting, .table = &setting_table),
    ROW(DAY, RawScenario, "today", today, .required = true, .fallback = DAY_NONE),
    ROW(JSON, RawScenario, "vary", vary, .schema = SCHEMA_VARY,
        .help = "What differs between attempts: a list, a range or a formula for each name; used as \"=name\" and \"{name}\"."),
    ROW(MAP, RawScenario, "people", people, .table = &person_table, .required = true, .most = 40),
    ROW(POINTER, RawScenario, "claim", claim, .table = &claim_table, .required = true),
    ROW(POINTER, RawScenario, "contract", contract, .table = &contract_table),
    ROW(MAP, RawScenario, "remits", remits, .table = &remit_table, .most = 32),
    ROW(MAP, RawScenario, "documents", documents, .table = &document_table, .most = 90),
    ROW(MAP, RawScenario, "deadlines", deadlines, .table = &deadline_table, .most = SCENARIO_MOST_DEADLINES),
    ROW(MAP, RawScenario, "promises", promises, .table = &promise_table, .most = SCENARIO_MOST_PROMISES),
    ROW(MAP, RawScenario, "vars", vars, .table = &var_table, .most = SCENARIO_MOST_VARS),
    ROW(ID, RawScenario, "start", start, .required = true),
    ROW(MAP, RawScenario, "steps", steps, .table = &step_table, .required = true, .least = 1, .most = SCENARIO_MOST_STEPS),
    ROW(MAP, RawScenario, "events", events, .table = &event_table, .most = SCENARIO_MOST_EVENTS),
    ROW(MAP, RawScenario, "endings", endings, .table = &ending_table, .required = true, .least = 1, .most = 40),
};
const FieldTable scenario_table = {.name = "scenario",
                                   .fields = scenario_fields,
                                   .count = FIELD_COUNT(scenario_fields),
                                   .size_bytes = sizeof(RawScenario),
                                   .key_offset = FIELD_NOWHERE,
                                   .json_offset = offsetof(RawScenario, json),
                                   .formulas = true};
