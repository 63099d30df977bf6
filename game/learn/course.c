/* A course's file by field tables, its lessons looked at one by one, and what a trainee's attempts come to in it. */
#include "learn/course.h"

#include "overturn/hash.h"

const DiagCode course_diag_codes[] = {
    {"E721", "a lesson's file that cannot be read"},
    {"E722", "a lesson with errors"},
    {"E723", "an entry that is there twice"},
    {"E724", "a due date before that of an entry that comes first"},
    {"E725", "a course in which nothing counts"},
    {"E726", "a key that the entry has no use for"},
    {NULL, NULL},
};

typedef struct RawEntry {
  Str id, lesson;
  int32_t drill, mode, attempts, minutes, pass, weight;
  bool per_trainee;
  int32_t debrief;
  Day due;
  const Json *json;
} RawEntry;

typedef struct RawCourse {
  Str id, title, key;
  int32_t format, kind, order, folder, pass;
  FieldList entries; /* RawEntry */
  const Json *json;
} RawCourse;

static const char *const kinds[] = {"course", NULL}, *const orders[] = {"as_written", "any", NULL}, *const one_of[] = {"lesson", "drill", NULL},
                         *const folders[] = {"beside", "above", NULL}, *const debriefs[] = {"end", "due", "all", NULL};

#define ROW(KIND, STRUCT, KEY, MEMBER, ...) \
  { .name = KEY, .kind = FIELD_##KIND, .offset = offsetof(STRUCT, MEMBER), __VA_ARGS__ }

static const Field entry_fields[] = {
    ROW(ID, RawEntry, "id", id, .required = true, .help = "By which records know the entry."),
    ROW(STR, RawEntry, "lesson", lesson, .least = 1, .most = 200, .help = "The file of a scenario or a shift."),
    ROW(INT, RawEntry, "drill", drill, .least = 1, .most = 10000, .help = "So many cards of the code drill."),
    ROW(ENUM, RawEntry, "mode", mode, .words = mode_words, .help = "The mode that counts; practice unless said."),
    ROW(INT, RawEntry, "attempts", attempts, .least = 0, .most = 100, .fallback = NONE,
        .help = "How many attempts count, the first ones; 0: any number. One in an assessment, any number in practice unless said."),
    ROW(INT, RawEntry, "minutes", minutes, .least = 1, .most = JOURNAL_MOST_MINUTES,
        .help = "How long an assessment may take, by the clock on the wall from its start; any time unless said."),
    ROW(INT, RawEntry, "pass", pass, .least = 0, .most = 100, .fallback = NONE, .help = "The score to reach; the course's own unless said."),
    ROW(DAY, RawEntry, "due", due, .fallback = DAY_NONE, .help = "The last day on which an attempt counts."),
    ROW(INT, RawEntry, "weight", weight, .least = 0, .most = 100, .fallback = 1, .help = "How much it counts in the course's score; 1 unless said."),
    ROW(ENUM, RawEntry, "debrief", debrief, .words = debriefs,
        .help = "When the debrief of an assessment may be seen: end, when it is over, unless said; due, after its last day; all, once nothing of the "
                "course is open."),
    ROW(BOOL, RawEntry, "variant_per_trainee", per_trainee, .help = "Each trainee plays a variant of a lesson that varies."),
};
static const FieldTable entry_table = {
    "entry", entry_fields, FIELD_COUNT(entry_fields), sizeof(RawEntry), FIELD_NOWHERE, offsetof(RawEntry, json), one_of, false, false, NULL};

static const Field course_fields[] = {
    {.name = "$schema", .kind = FIELD_IGNORED},
    ROW(INT, RawCourse, "format", format, .required = true, .least = SCENARIO_FORMAT, .most = SCENARIO_FORMAT, .help = "1."),
    ROW(ID, RawCourse, "id", id, .required = true),
    ROW(STR, RawCourse, "title", title, .required = true, .least = 1, .most = 80),
    ROW(ENUM, RawCourse, "kind", kind, .required = true, .words = kinds),
    ROW(ENUM, RawCourse, "order", order, .words = orders, .help = "as_written: an entry opens once the one before it is done. any: all are open."),
    ROW(ENUM, RawCourse, "lessons", folder, .words = folders,
        .help = "Where the files lie that entries name: beside the course and below, or above: in the folder that holds its own."),
    ROW(INT, RawCourse, "pass", pass, .least = 0, .most = 100, .fallback = 75, .help = "The score that an entry has to reach; 75 unless said."),
    ROW(ID, RawCourse, "key", key, .help = "The name of the key that signs what is handed in. The secret itself never stands in a file."),
    ROW(LIST, RawCourse, "entries", entries, .required = true, .least = 1, .most = COURSE_MOST_ENTRIES, .table = &entry_table,
        .help = "What is to be done."),
};
const FieldTable course_table = {
    "course", course_fields, FIELD_COUNT(course_fields), sizeof(RawCourse), FIELD_NOWHERE, offsetof(RawCourse, json), NULL, false, false, NULL};

bool course_is(Str text) { return str_is(json_peek_first(text, STR("kind")), "\"course\""); }

bool course_is_above(Str text) { return str_is(json_peek_first(text, STR("lessons")), "\"above\""); }

/* ---- lessons ---- */

typedef struct CourseReader {
  FieldReader fields;
  const ShiftFiles *files;
  const CourseFiles *all;
  const CodeReference *codes;
  const RuleBook *rules;
  CourseEntry *entries;
  int count;
} CourseReader;

/** Cases of a shift lie in the folder of the shift. */
typedef struct Beside {
  const ShiftFiles *files;
  Str folder; /* with its slash */
} Beside;

static bool read_beside(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  const Beside *beside = user;
  Str path = str_format(arena, "%.*s%.*s", STR_ARG(beside->folder), STR_ARG(relative));
  return beside->files->read(beside->files->user, arena, path, text, why);
}

static Str folder_of(Str file) {
  while (file.length && file.at[file.length - 1] != '/') file.length--;
  return file;
}

static size_t read_shift(CourseReader *reader, Str text, CourseEntry *entry) {
  Arena *arena = reader->fields.arena;
  Beside beside = {reader->files, folder_of(entry->file)};
  ShiftFiles files = {read_beside, &beside, beside.folder};
  Diags diags = diags_new(arena, entry->file, text), *found;
  int count;
  const Shift *shift = shift_read(arena, entry->file, text, reader->codes, reader->rules, &files, &diags, &found, &count);
  entry->is_shift = true;
  if (shift) entry->lesson = shift->id, entry->title = shift->title;
  return shift ? 0 : diags.errors;
}

static size_t read_scenario(CourseReader *reader, Str text, CourseEntry *entry) {
  Arena *arena = reader->fields.arena;
  Diags diags = diags_new(arena, entry->file, text);
  const Scenario *scenario = scenario_read(arena, entry->file, text, reader->codes, reader->rules, &diags);
  if (!scenario) return diags.errors;
  entry->lesson = scenario->id;
  entry->title = scenario->title;
  if (entry->per_trainee && scenario->variant_count < 2)
    fields_fault(&reader->fields, "E726", json_member(entry->json, STR("variant_per_trainee")),
                 "this lesson has no `vary`, so it is the same for everybody");
  return 0;
}

/** What is wrong inside of it is told when it is opened. */
static void look_at_lesson(CourseReader *reader, CourseEntry *entry) {
  const Json *named = json_member(entry->json, STR("lesson"));
  CourseLesson lesson = {0};
  Str why = STR("");
  if (!reader->all->look(reader->all->user, reader->fields.arena, reader->files->folder, entry->file, &lesson, &why))
    fields_fault(&reader->fields, "E721", named, "%.*s", STR_ARG(why));
  else if (lesson.faulty)
    fields_fault(&reader->fields, "E722", named, "this lesson cannot be read; overturn check of its file tells why");
  entry->lesson = lesson.id;
  entry->title = lesson.title;
  entry->is_shift = lesson.is_shift;
}

static void read_lesson(CourseReader *reader, CourseEntry *entry) {
  Str text, why = STR("");
  if (reader->all->look) {
    look_at_lesson(reader, entry);
    return;
  }
  const Json *named = json_member(entry->json, STR("lesson"));
  if (!reader->files->read(reader->files->user, reader->fields.arena, entry->file, &text, &why)) {
    fields_fault(&reader->fields, "E721", named, "%.*s", STR_ARG(why));
    return;
  }
  size_t errors = shift_is(text) ? read_shift(reader, text, entry) : read_scenario(reader, text, entry);
  if (errors)
    fields_fault(&reader->fields, "E722", named, "this lesson has %zu error%s; overturn check of its file tells %s", errors, errors == 1 ? "" : "s",
                 errors == 1 ? "it" : "them");
  if (!errors && entry->is_shift && entry->per_trainee)
    fields_fault(&reader->fields, "E726", json_member(entry->json, STR("variant_per_trainee")), "a shift does not vary");
}

/* ---- entries ---- */

static void check_drill(CourseReader *reader, const CourseEntry *entry) {
  static const char *const keys[] = {"mode", "attempts", "minutes", "variant_per_trainee", "debrief"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const Json *value = json_member(entry->json, str_from(keys[i]));
    if (value) fields_fault_key(&reader->fields, "E726", value, "a drill has no use for `%s`; it is for lessons", keys[i]);
  }
}

/** Practice takes as long as it takes. */
static void check_minutes(CourseReader *reader, const CourseEntry *entry) {
  const Json *value = json_member(entry->json, STR("minutes"));
  if (value && entry->mode == MODE_PRACTICE)
    fields_fault_key(&reader->fields, "E726", value, "only an assessment has a time limit; this is practice");
}

/** In practice every answer is explained at once, and without a last day there is nothing to wait for. */
static void check_debrief(CourseReader *reader, const CourseEntry *entry) {
  const Json *value = json_member(entry->json, STR("debrief"));
  if (!value || entry->debrief == COURSE_AT_END) return;
  if (entry->mode == MODE_PRACTICE)
    fields_fault(&reader->fields, "E726", value, "only the debrief of an assessment can wait");
  else if (entry->debrief == COURSE_AFTER_DUE && entry->due == DAY_NONE)
    fields_fault(&reader->fields, "E726", value, "it waits for the last day, and this entry has no `due`");
}

static void add_entry(CourseReader *reader, const RawEntry *raw, int pass) {
  CourseEntry *entry = &reader->entries[reader->count];
  *entry = (CourseEntry){.id = raw->id,
                         .title = STR("Code drill"),
                         .file = raw->lesson,
                         .cards = raw->drill,
                         .mode = raw->mode,
                         .attempts = raw->attempts != NONE ? raw->attempts : raw->mode == MODE_ASSESSMENT,
                         .minutes = raw->minutes,
                         .pass = raw->pass != NONE ? raw->pass : pass,
                         .due = raw->due,
                         .weight = raw->weight,
                         .per_trainee = raw->per_trainee,
                         .debrief = raw->debrief,
                         .json = raw->json};
  for (int i = 0; i < reader->count; i++)
    if (raw->id.length && str_equal(reader->entries[i].id, raw->id))
      fields_fault(&reader->fields, "E723", json_member(raw->json, STR("id")), "there is an entry \"%.*s\" already", STR_ARG(raw->id));
  reader->count++;
  if (entry->file.length) {
    check_minutes(reader, entry);
    check_debrief(reader, entry);
    read_lesson(reader, entry);
  }
  if (!entry->file.length && entry->cards) check_drill(reader, entry);
}

/** In a course with an order nobody can hand in the second before the first. */
static void check_dates(CourseReader *reader) {
  Day latest = DAY_NONE;
  for (int i = 0; i < reader->count; i++) {
    Day due = reader->entries[i].due;
    if (due == DAY_NONE) continue;
    if (latest != DAY_NONE && due < latest)
      fields_fault(&reader->fields, "E724", json_member(reader->entries[i].json, STR("due")),
                   "it comes after an entry that is due on %.*s; put it before that, or take the order \"any\"",
                   STR_ARG(day_text(reader->fields.arena, latest)));
    else
      latest = due;
  }
}

static void check_weights(CourseReader *reader, const RawCourse *raw) {
  int64_t sum = 0;
  for (int i = 0; i < reader->count; i++) sum += reader->entries[i].weight;
  if (reader->count && !sum)
    fields_fault(&reader->fields, "E725", json_member(raw->json, STR("entries")), "every entry has the weight 0, so the course has no score");
}

const Course *course_read(Arena *arena, Str text, const CodeReference *codes, const RuleBook *rules, const CourseFiles *files, Diags *diags) {
  size_t errors = diags->errors;
  RawCourse raw = {.pass = 75};
  const Json *root = json_read(arena, text, diags);
  if (!root) return NULL;
  CourseReader reader = {{arena, diags}, &files->beside, files, codes, rules, NULL, 0};
  (void)fields_bind(&reader.fields, &course_table, root, &raw);
  raw.json = root;
  if (raw.folder) reader.files = &files->above;
  reader.entries = arena_make_many(arena, CourseEntry, raw.entries.count + 1);
  for (int i = 0; i < raw.entries.count; i++) add_entry(&reader, FIELD_AT(raw.entries, const RawEntry, i), raw.pass);
  if (raw.order == 0) check_dates(&reader);
  check_weights(&reader, &raw);
  if (diags->errors != errors) return NULL;
  Course *course = arena_make(arena, Course);
  *course = (Course){raw.id, raw.title, sha256_hex(arena, text), raw.key, raw.order == 0, reader.entries, reader.count, raw.folder != 0, raw.pass};
  return course;
}

/* ---- where a trainee stands ---- */

/** Whoever had more time than the entry gives did something else; of one that was deleted nobody knows. */
static bool had_more_time(const CourseEntry *entry, const CourseAttempt *attempt) {
  return entry->minutes && attempt->attempt.length && (!attempt->minutes || attempt->minutes > entry->minutes);
}

static void count_attempt(const CourseEntry *entry, const CourseAttempt *attempt, CoursePlace *place) {
  bool over = attempt->score != NONE || !attempt->attempt.length;
  if (had_more_time(entry, attempt)) return;
  if (over && entry->due != DAY_NONE && attempt->ended > entry->due) {
    if (attempt->score > place->late) place->late = attempt->score, place->late_days = attempt->ended - entry->due;
    return;
  }
  if (place->left == 0 || (!over && attempt->mode == MODE_PRACTICE)) return; /* practice that was left is nothing yet */
  place->used++;
  if (place->left != NONE) place->left--;
  if (!over) place->going = attempt->attempt;
  if (attempt->score > place->best) place->best = attempt->score;
}

/** The first attempts count, as many as are allowed, and none after the due date. */
static CoursePlace place_of(const CourseEntry *entry, const CourseAttempt *attempts, size_t count, int cards) {
  CoursePlace place = {.best = NONE, .left = entry->attempts ? entry->attempts : NONE, .late = NONE};
  if (entry->cards) {
    place.best = cards ? (int)((int64_t)(cards < entry->cards ? cards : entry->cards) * 100 / entry->cards) : NONE;
    place.left = NONE;
    return place;
  }
  for (size_t i = 0; i < count; i++)
    if (str_equal(attempts[i].lesson, entry->lesson) && (int32_t)attempts[i].mode == entry->mode) count_attempt(entry, &attempts[i], &place);
  return place;
}

static CourseStanding standing_of(const CourseEntry *entry, const CoursePlace *place, bool open, Day today) {
  bool reached = entry->cards ? place->best == 100 : place->best != NONE && place->best >= entry->pass;
  if (reached) return COURSE_PASSED;
  if (place->left == 0 && !place->going.length) return COURSE_FAILED;
  if (entry->due != DAY_NONE && today > entry->due) return COURSE_LATE;
  return open ? COURSE_OPEN : COURSE_CLOSED;
}

CourseProgress course_progress(Arena *arena, const Course *course, const CourseAttempt *attempts, size_t count, int cards, Day today) {
  CourseProgress progress = {.places = arena_make_many(arena, CoursePlace, course->count + 1), .next = NONE, .today = today};
  int64_t score = 0, weights = 0;
  bool open = true;
  for (int i = 0; i < course->count; i++) {
    const CourseEntry *entry = &course->entries[i];
    CoursePlace *place = &progress.places[i];
    *place = place_of(entry, attempts, count, cards);
    place->standing = standing_of(entry, place, open, today);
    if (place->standing == COURSE_OPEN && progress.next == NONE) progress.next = i;
    if (place->standing == COURSE_OPEN && course->in_order) open = false;
    progress.passed += place->standing == COURSE_PASSED;
    score += (int64_t)entry->weight * (place->best == NONE ? 0 : place->best);
    weights += entry->weight;
  }
  progress.score = weights ? (int)(score / weights) : 0;
  return progress;
}

CourseLine course_line(Arena *arena, const Course *course, const CourseProgress *progress, int place) {
  const CourseEntry *entry = &course->entries[place];
  Str title = entry->cards ? str_format(arena, "%.*s, cards: %d", STR_ARG(entry->title), (int)entry->cards)
                           : str_format(arena, "%.*s, %s", STR_ARG(entry->title), mode_words[entry->mode]);
  return (CourseLine){title, progress->places[place].best, entry->cards ? 100 : entry->pass, entry->weight};
}

/* ---- its rules ---- */

static bool is_done(const CoursePlace *place) { return place->standing == COURSE_PASSED || place->standing == COURSE_FAILED; }

int course_entry_of(const Course *course, const CourseProgress *progress, Str lesson, Mode mode) {
  int found = NONE, other = NONE;
  for (int i = 0; i < course->count; i++) {
    const CourseEntry *entry = &course->entries[i];
    if (entry->cards || !str_equal(entry->lesson, lesson)) continue;
    if (entry->mode != (int32_t)mode) {
      if (!is_done(&progress->places[i])) other = i;
    } else if (found == NONE || is_done(&progress->places[found])) {
      found = i;
    }
  }
  return found != NONE ? found : other;
}

/** What has to be done before an entry opens. */
static Str opener(const Course *course, const CourseProgress *progress, int entry) {
  for (int i = 0; i < entry; i++)
    if (progress->places[i].standing == COURSE_OPEN) return course->entries[i].title;
  return STR("");
}

CourseGate course_gate(Arena *arena, const Course *course, const CourseProgress *progress, int place, Mode mode, Str *why) {
  const CourseEntry *entry = &course->entries[place];
  const CoursePlace *stands = &progress->places[place];
  *why = STR("");
  if (stands->standing == COURSE_CLOSED) {
    Str first = opener(course, progress, place);
    *why = str_format(arena, "It opens once this is done: %.*s.", STR_ARG(first));
  } else if (entry->mode != (int32_t)mode && !is_done(stands)) {
    *why = mode == MODE_PRACTICE ? STR("The course has this as an assessment. Practice opens once that is over.")
                                 : STR("The course has this as practice.");
  } else if (entry->mode == (int32_t)mode && stands->going.length) {
    return COURSE_GOES_ON;
  } else if (entry->mode == (int32_t)mode && mode == MODE_ASSESSMENT && stands->left == 0) {
    *why = STR("No attempt is left.");
  } else if (entry->mode == MODE_ASSESSMENT && mode == MODE_PRACTICE && !course_debrief_opens(arena, course, progress, place, progress->today, why)) {
    *why = str_format(arena, "%.*s Practice opens with it.", STR_ARG(*why)); /* it would tell as much */
  }
  return why->length ? COURSE_REFUSED : COURSE_BEGINS;
}

bool course_debrief_opens(Arena *arena, const Course *course, const CourseProgress *progress, int place, Day today, Str *why) {
  const CourseEntry *entry = &course->entries[place];
  *why = STR("");
  if (entry->debrief == COURSE_AFTER_DUE && entry->due != DAY_NONE && today <= entry->due)
    *why = str_format(arena, "Its debrief opens after %.*s.", STR_ARG(day_text(arena, entry->due)));
  for (int i = 0; entry->debrief == COURSE_AFTER_ALL && i < course->count && !why->length; i++) {
    CourseStanding standing = progress->places[i].standing;
    if (standing == COURSE_OPEN || standing == COURSE_CLOSED) *why = STR("Its debrief opens once nothing of the course is open any more.");
  }
  return why->length == 0;
}

uint64_t course_seed(const Course *course, int place, Str pseudonym) {
  const Str parts[] = {course->id, course->entries[place].id, pseudonym};
  uint64_t seed = 0;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) seed = hash64(parts[i].at, parts[i].length, seed + 1);
  return seed >> 16;
}
