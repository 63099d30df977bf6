/*
 * What a claim status answer (277, 277CA) is made of: a category, a status, sometimes whom it is about. The words are those of assets/rules.json, our own;
 * an answer with a code that is not there is refused, since nobody could read it.
 */
#include "scenario/status_codes.h"

#define CODE_FIELD(MOST) \
  { .name = "code", .kind = FIELD_STR, .offset = offsetof(StatusEntry, code), .required = true, .least = 1, .most = MOST, .help = "The code." }
#define MEANING_FIELD                                                                                                          \
  {                                                                                                                            \
    .name = "meaning", .kind = FIELD_STR, .offset = offsetof(StatusEntry, meaning), .required = true, .least = 1, .most = 120, \
    .help = "In plain words."                                                                                                  \
  }
#define STATUS_TABLE(NAME, FIELDS)                                                                                                \
  {                                                                                                                               \
    .name = NAME, .fields = FIELDS, .count = FIELD_COUNT(FIELDS), .size_bytes = sizeof(StatusEntry), .key_offset = FIELD_NOWHERE, \
    .json_offset = offsetof(StatusEntry, json)                                                                                    \
  }

static const Field category_fields[] = {
    CODE_FIELD(3),
    MEANING_FIELD,
    {.name = "collector_action",
     .kind = FIELD_STR,
     .offset = offsetof(StatusEntry, action),
     .required = true,
     .help = "What a collector does on reading it."},
};
static const Field code_fields[] = {CODE_FIELD(3), MEANING_FIELD};
static const Field entity_fields[] = {CODE_FIELD(3), MEANING_FIELD};
static const FieldTable category_table = STATUS_TABLE("status_category", category_fields);
static const FieldTable code_table = STATUS_TABLE("status_code", code_fields);
static const FieldTable entity_table = STATUS_TABLE("status_entity", entity_fields);

static const char *const sign_words[] = {"adds", "takes", "either", NULL};
#define PROVIDER_TEXT(NAME, MEMBER, MOST, HELP) \
  { .name = NAME, .kind = FIELD_STR, .offset = offsetof(ProviderCode, MEMBER), .required = true, .least = 1, .most = MOST, .help = HELP }
static const Field provider_fields[] = {
    PROVIDER_TEXT("code", code, 2, "The code."),
    {.name = "usual",
     .kind = FIELD_ENUM,
     .offset = offsetof(ProviderCode, usual),
     .required = true,
     .words = sign_words,
     .help = "Whether it usually adds to the payment or takes from it."},
    PROVIDER_TEXT("name", name, 60, "In a few words."),
    PROVIDER_TEXT("sign", sign, 200, "What its sign means."),
    PROVIDER_TEXT("collector_action", action, 200, "What a collector does on reading it."),
};
static const FieldTable provider_table = {.name = "provider_code",
                                          .fields = provider_fields,
                                          .count = FIELD_COUNT(provider_fields),
                                          .size_bytes = sizeof(ProviderCode),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(ProviderCode, json)};

#define LIST_FIELD(NAME, MEMBER, TABLE, HELP) \
  { .name = NAME, .kind = FIELD_LIST, .offset = offsetof(X12Codes, MEMBER), .required = true, .least = 1, .most = 400, .table = TABLE, .help = HELP }
#define IGNORED_FIELD(NAME, HELP) \
  { .name = NAME, .kind = FIELD_IGNORED, .help = HELP }

static const Field x12_fields[] = {
    IGNORED_FIELD("transactions", "What is sent between provider and plan."),
    IGNORED_FIELD("claim_frequency_codes", "Original, replacement, void."),
    IGNORED_FIELD("segments", "The parts of an 835."),
    IGNORED_FIELD("balancing_rules", "Sums that an 835 keeps."),
    IGNORED_FIELD("clp02_status_codes", "Claim status on a remittance."),
    {.name = "claim_status_source", .kind = FIELD_STR, .offset = offsetof(X12Codes, source), .required = true, .help = "Where the codes come from."},
    LIST_FIELD("claim_status_category_codes", categories, &category_table, "Where a claim stands."),
    LIST_FIELD("claim_status_codes", codes, &code_table, "Why, or in what detail."),
    LIST_FIELD("entity_codes", entities, &entity_table, "Whom a status is about."),
    LIST_FIELD("plb_reason_codes", provider, &provider_table, "Money outside claims."),
};
const FieldTable status_codes_table = {.name = "x12",
                                       .fields = x12_fields,
                                       .count = FIELD_COUNT(x12_fields),
                                       .size_bytes = sizeof(X12Codes),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = FIELD_NOWHERE};

static const StatusEntry *find(const FieldList *list, Str code) {
  for (int i = 0; i < list->count; i++) {
    const StatusEntry *entry = FIELD_AT(*list, const StatusEntry, i);
    if (str_equal(entry->code, code)) return entry;
  }
  return NULL;
}

const StatusEntry *status_find_category(const X12Codes *codes, Str code) { return find(&codes->categories, code); }
const StatusEntry *status_find_code(const X12Codes *codes, Str code) { return find(&codes->codes, code); }

const ProviderCode *provider_find_code(const X12Codes *codes, Str code) {
  for (int i = 0; i < codes->provider.count; i++) {
    const ProviderCode *entry = FIELD_AT(codes->provider, const ProviderCode, i);
    if (str_equal(entry->code, code)) return entry;
  }
  return NULL;
}

void status_codes_check(FieldReader *reader, const X12Codes *codes) {
  for (int i = 0; i < codes->provider.count; i++) {
    const ProviderCode *entry = FIELD_AT(codes->provider, const ProviderCode, i);
    if (provider_find_code(codes, entry->code) != entry) fields_fault(reader, "E402", entry->json, "code %.*s stands twice", STR_ARG(entry->code));
  }
  const FieldList *lists[] = {&codes->categories, &codes->codes, &codes->entities};
  for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
    for (int i = 0; i < lists[k]->count; i++) {
      const StatusEntry *entry = FIELD_AT(*lists[k], const StatusEntry, i);
      if (find(lists[k], entry->code) != entry) fields_fault(reader, "E402", entry->json, "code %.*s stands twice", STR_ARG(entry->code));
    }
}

/* ---- an answer, as it stands in a document ---- */

typedef struct RawStatus {
  Str category, code, entity, claim;
  Day date;
  Cents amount_cents;
  const Json *json;
} RawStatus;

#define RAW_TEXT(NAME, MEMBER, MOST, ...) \
  { .name = NAME, .kind = FIELD_STR, .offset = offsetof(RawStatus, MEMBER), .least = 1, .most = MOST, __VA_ARGS__ }
static const Field raw_fields[] = {
    RAW_TEXT("category", category, 3, .required = true, .help = "Where the claim stands, as A2."),
    RAW_TEXT("code", code, 3, .required = true, .help = "Why or in what detail, as 20."),
    RAW_TEXT("entity", entity, 3, .help = "Whom it is about, as PR for the payer."),
    {.name = "date", .kind = FIELD_DAY, .offset = offsetof(RawStatus, date), .help = "Since when."},
    RAW_TEXT("claim", claim, 40, .help = "The payer's number of the claim."),
    {.name = "amount",
     .kind = FIELD_CENTS,
     .offset = offsetof(RawStatus, amount_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .fallback = -1,
     .help = "The charge of the claim."},
};
const FieldTable status_table = {.name = "status",
                                 .fields = raw_fields,
                                 .count = FIELD_COUNT(raw_fields),
                                 .size_bytes = sizeof(RawStatus),
                                 .key_offset = FIELD_NOWHERE,
                                 .json_offset = offsetof(RawStatus, json)};

/* More codes than this are not listed for one that is none. */
#define SHOWN_MOST 12

/** The nearest code, or those that begin alike: "known beginning with A: A0, A1, A2". */
static Str near_codes(FieldReader *reader, const FieldList *list, Str found) {
  Str *names = arena_make_many(reader->arena, Str, list->count);
  Buf alike = buf_new(reader->arena);
  int shown = 0;
  for (int i = 0; i < list->count; i++) {
    names[i] = FIELD_AT(*list, const StatusEntry, i)->code;
    if (names[i].at[0] != found.at[0] || shown == SHOWN_MOST) continue;
    buf_format(&alike, "%s%.*s", shown++ ? ", " : "; near it are ", STR_ARG(names[i]));
  }
  return shown ? buf_str(&alike) : fields_did_you_mean(reader->arena, found, names, list->count);
}

static const StatusEntry *resolve(FieldReader *reader, const Json *json, const char *key, const char *what, const FieldList *list, Str code) {
  const StatusEntry *entry = find(list, code);
  if (entry || !code.length) return entry;
  Str hint = near_codes(reader, list, code);
  fields_fault(reader, "E541", json_member(json, str_from(key)), "assets/rules.json has no %s \"%.*s\"%.*s", what, STR_ARG(code), STR_ARG(hint));
  return NULL;
}

const ClaimStatus *status_read(FieldReader *reader, const Json *json, const X12Codes *codes) {
  RawStatus raw = {0};
  bool bound = fields_bind(reader, &status_table, json, &raw);
  if (!bound) return NULL;
  ClaimStatus *status = arena_make(reader->arena, ClaimStatus);
  *status = (ClaimStatus){.category = resolve(reader, json, "category", "claim status category", &codes->categories, raw.category),
                          .code = resolve(reader, json, "code", "claim status code", &codes->codes, raw.code),
                          .entity = resolve(reader, json, "entity", "entity code", &codes->entities, raw.entity),
                          .date = raw.date,
                          .claim = raw.claim,
                          .amount_cents = raw.amount_cents};
  return status->category && status->code ? status : NULL;
}

Str claim_status_words(Arena *arena, const ClaimStatus *status) {
  Buf out = buf_new(arena);
  buf_format(&out, "%.*s. %.*s", STR_ARG(status->category->meaning), STR_ARG(status->code->meaning));
  if (status->entity) buf_format(&out, " (%.*s)", STR_ARG(status->entity->meaning));
  return buf_str(&out);
}

Str claim_status_segment(Arena *arena, const ClaimStatus *status) {
  Buf out = buf_new(arena);
  buf_format(&out, "STC*%.*s:%.*s", STR_ARG(status->category->code), STR_ARG(status->code->code));
  if (status->entity) buf_format(&out, ":%.*s", STR_ARG(status->entity->code));
  if (status->date != DAY_NONE || status->amount_cents >= 0) buf_byte(&out, '*');
  if (status->date != DAY_NONE) {
    DateParts parts = day_parts(status->date);
    buf_format(&out, "%04d%02d%02d", parts.year, parts.month, parts.day);
  }
  if (status->amount_cents >= 0) buf_format(&out, "**%.*s", STR_ARG(money_plain(arena, status->amount_cents)));
  buf_byte(&out, '~');
  return buf_str(&out);
}
