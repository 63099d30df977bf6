/* A shift's file: its head, its days, and the cases that it names. */
#include "overturn/shift.h"

#include "overturn/hash.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

const DiagCode shift_diag_codes[] = {
    {"E701", "a case's file that cannot be read"},
    {"E702", "a shift that begins on no working day"},
    {"E703", "a case that comes on no working day of its shift"},
    {"E704", "a case that is there twice"},
    {"E705", "a case that varies"},
    {"E706", "a shift whose first day has no case"},
    {"E707", "a case with errors"},
    {NULL, NULL},
};

typedef struct RawPlace {
  Str city, state, organization, desk;
} RawPlace;

typedef struct RawShift {
  Str id, title;
  int32_t format, kind, level, minutes, days;
  FieldList tags, briefing; /* Str */
  RawPlace setting;
  Day today;
  const Json *cases, *json;
} RawShift;

static const char *const kind_words[] = {"shift", NULL};

#define ROW(KIND, STRUCT, KEY, MEMBER, ...) \
  { .name = KEY, .kind = FIELD_##KIND, .offset = offsetof(STRUCT, MEMBER), __VA_ARGS__ }
#define SCHEMA_CASES "{\"type\":\"array\",\"minItems\":1,\"maxItems\":40,\"items\":{\"type\":\"string\",\"minLength\":1}}"

static const Field setting_fields[] = {
    ROW(STR, RawPlace, "city", city, .least = 1, .most = 60),
    ROW(STR, RawPlace, "state", state, .least = 1, .most = 40),
    ROW(STR, RawPlace, "organization", organization, .least = 1, .most = 100),
    ROW(STR, RawPlace, "desk", desk, .least = 1, .most = 40),
};
static const FieldTable setting_table = {
    "setting", setting_fields, FIELD_COUNT(setting_fields), sizeof(RawPlace), FIELD_NOWHERE, FIELD_NOWHERE, NULL, false, false, NULL};

static const Field shift_fields[] = {
    {.name = "$schema", .kind = FIELD_IGNORED},
    ROW(INT, RawShift, "format", format, .required = true, .least = SCENARIO_FORMAT, .most = SCENARIO_FORMAT, .help = "1."),
    ROW(ID, RawShift, "id", id, .required = true),
    ROW(STR, RawShift, "title", title, .required = true, .least = 1, .most = 80),
    ROW(ENUM, RawShift, "kind", kind, .required = true, .words = kind_words),
    ROW(INT, RawShift, "level", level, .required = true, .least = 1, .most = 5),
    ROW(INT, RawShift, "minutes", minutes, .required = true, .least = 1, .most = 240, .help = "How long it takes a trainee."),
    ROW(STR_LIST, RawShift, "tags", tags, .most = 16),
    ROW(STR_LIST, RawShift, "briefing", briefing, .required = true, .least = 1, .most = 12),
    ROW(OBJECT, RawShift, "setting", setting, .table = &setting_table),
    ROW(DAY, RawShift, "today", today, .required = true, .fallback = DAY_NONE, .help = "The first working day."),
    ROW(INT, RawShift, "days", days, .required = true, .least = 1, .most = SHIFT_MOST_DAYS, .help = "How many working days, of 480 minutes each."),
    ROW(JSON, RawShift, "cases", cases, .required = true, .schema = SCHEMA_CASES,
        .help = "Scenario files in the shift's own folder; the `today` of each is the day it comes to the worklist."),
};
const FieldTable shift_table = {
    "shift", shift_fields, FIELD_COUNT(shift_fields), sizeof(RawShift), FIELD_NOWHERE, offsetof(RawShift, json), NULL, false, false, NULL};

typedef struct ShiftReader {
  Arena *arena;
  FieldReader fields;
  const ShiftFiles *files;
  const CodeReference *codes;
  const RuleBook *rules;
  Shift *shift;
  ShiftCase *cases;
  Diags *found;
} ShiftReader;

bool shift_is(Str text) { return str_is(json_peek_first(text, STR("kind")), "\"shift\""); }

int shift_find_case(const Shift *shift, Str id) {
  for (int i = 0; i < shift->case_count; i++)
    if (str_equal(shift->cases[i].scenario->id, id)) return i;
  return NONE;
}

static void read_days(ShiftReader *reader, const RawShift *raw) {
  if (raw->today == DAY_NONE || raw->days < 1) return;
  if (!day_is_business(raw->today))
    fields_fault(&reader->fields, "E702", json_member(raw->json, STR("today")), "%.*s is no working day; a shift begins on one, as %.*s",
                 STR_ARG(day_text(reader->arena, raw->today)), STR_ARG(day_iso(reader->arena, day_add_business(raw->today, 1))));
  Day *days = arena_make_many(reader->arena, Day, raw->days);
  for (int i = 0; i < raw->days; i++) days[i] = i ? day_add_business(raw->today, i) : raw->today;
  reader->shift->days = days;
  reader->shift->day_count = raw->days;
}

/** A case has to come while people work; that it is the same one twice is a slip. */
static void check_case(ShiftReader *reader, const ShiftCase *one) {
  const Shift *shift = reader->shift;
  bool comes = !shift->day_count;
  for (int i = 0; i < shift->day_count; i++) comes = comes || shift->days[i] == one->scenario->today;
  if (!comes)
    fields_fault(&reader->fields, "E703", one->json, "this case comes on %.*s, and the working days of the shift are %.*s to %.*s",
                 STR_ARG(day_text(reader->arena, one->scenario->today)), STR_ARG(day_text(reader->arena, shift->days[0])),
                 STR_ARG(day_text(reader->arena, shift->days[shift->day_count - 1])));
  if (shift_find_case(shift, one->scenario->id) != NONE)
    fields_fault(&reader->fields, "E704", one->json, "there is a case \"%.*s\" in this shift already", STR_ARG(one->scenario->id));
  if (one->scenario->variant_count > 1) fields_fault(&reader->fields, "E705", one->json, "a case of a shift does not vary; take its `vary` out");
}

static void read_case(ShiftReader *reader, const Json *json) {
  Arena *arena = reader->arena;
  Str relative, text, why = STR("");
  if (!fields_read_str(&reader->fields, json, &relative)) return;
  if (!reader->files->read(reader->files->user, arena, relative, &text, &why)) {
    fields_fault(&reader->fields, "E701", json, "%.*s", STR_ARG(why));
    return;
  }
  Str folder = reader->files->folder, file = folder.length ? str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(relative)) : relative;
  int place = reader->shift->case_count;
  ShiftCase one = {file, NULL, json};
  Diags *diags = &reader->found[place];
  *diags = diags_new(arena, file, text);
  one.scenario = scenario_read(arena, file, text, reader->codes, reader->rules, diags);
  if (one.scenario)
    check_case(reader, &one);
  else
    fields_fault(&reader->fields, "E707", json, "this case has errors, which are told under its own name");
  reader->cases[place] = one;
  /* One that could not be read keeps its list, and nothing may ask for its scenario. */
  if (one.scenario) reader->shift->case_count++;
}

/** The lists of faulty cases stay at the end, behind those of the sound ones. */
static int read_cases(ShiftReader *reader, const Json *list) {
  if (!list) return 0;
  if (list->kind != JSON_ARRAY || !list->count || list->count > SHIFT_MOST_CASES) {
    fields_fault(&reader->fields, "E206", list, "a shift names 1 to %d cases in a list, as [\"three-days/first.json\"]", SHIFT_MOST_CASES);
    return 0;
  }
  reader->shift->cases = reader->cases = arena_make_many(reader->arena, ShiftCase, list->count + 1);
  reader->found = arena_make_many(reader->arena, Diags, list->count + 1);
  Diags *faulty = arena_make_many(reader->arena, Diags, list->count);
  int faulty_count = 0;
  for (const Json *json = list->first; json; json = json->next) {
    int before = reader->shift->case_count;
    reader->found[before] = (Diags){.count = 0};
    read_case(reader, json);
    if (reader->shift->case_count == before && reader->found[before].arena) faulty[faulty_count++] = reader->found[before];
  }
  int count = reader->shift->case_count;
  for (int i = 0; i < faulty_count; i++) reader->found[count + i] = faulty[i];
  return count + faulty_count;
}

/** A shift that nobody can begin is a slip in the dates. */
static void check_first_day(ShiftReader *reader, const Json *list) {
  const Shift *shift = reader->shift;
  bool comes = false;
  for (int i = 0; i < shift->case_count; i++) comes = comes || shift->cases[i].scenario->today == shift->days[0];
  if (!comes) fields_fault(&reader->fields, "E706", list, "no case comes on %.*s, the first day", STR_ARG(day_text(reader->arena, shift->days[0])));
}

static void read_head(Shift *shift, const RawShift *raw) {
  shift->id = raw->id;
  shift->title = raw->title;
  shift->level = raw->level;
  shift->minutes = raw->minutes;
  shift->tags = raw->tags.at;
  shift->tag_count = raw->tags.count;
  shift->briefing = raw->briefing.at;
  shift->briefing_count = raw->briefing.count;
  shift->city = raw->setting.city;
  shift->state = raw->setting.state;
  shift->organization = raw->setting.organization;
}

const Shift *shift_read(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, const ShiftFiles *files, Diags *diags,
                        Diags **found, int *found_count) {
  size_t errors = diags->errors;
  Shift *shift = arena_make(arena, Shift);
  ShiftReader reader = {arena, {arena, diags}, files, codes, rules, shift, NULL, NULL};
  RawShift raw = {.today = DAY_NONE};
  *found = NULL;
  *found_count = 0;
  const Json *root = json_read(arena, text, diags);
  if (!root) return NULL;
  shift->file = file;
  shift->text = text;
  shift->hash = sha256_hex(arena, text);
  (void)fields_bind(&reader.fields, &shift_table, root, &raw);
  raw.json = root;
  read_head(shift, &raw);
  read_days(&reader, &raw);
  *found_count = read_cases(&reader, raw.cases);
  *found = reader.found;
  if (diags->errors == errors) check_first_day(&reader, raw.cases);
  return diags->errors == errors ? shift : NULL;
}
