/* Class lists as they come out of Canvas, Moodle or a spreadsheet. Everything in one is taken or named with its place: a roster that was half read gives somebody's work to
   somebody else. */
#include "overturn/diag.h"
#include "overturn/scenario.h"
#include "overturn/utf8.h"
#include "report/csv.h"

enum { ROSTER_MOST_BYTES = 200, ROSTER_MOST_FAULTS = 20 };

typedef enum Kind { KIND_NAME, KIND_FIRST, KIND_LAST, KIND_STUDENT_ID, KIND_PSEUDONYM, KINDS } Kind;

/** What a column may be called, in any case. */
static const struct {
  const char *name;
  Kind kind;
} known[] = {
    {"name", KIND_NAME},
    {"full name", KIND_NAME},
    {"student", KIND_NAME},
    {"student name", KIND_NAME},
    {"first name", KIND_FIRST},
    {"given name", KIND_FIRST},
    {"last name", KIND_LAST},
    {"surname", KIND_LAST},
    {"family name", KIND_LAST},
    {"student id", KIND_STUDENT_ID},
    {"student_id", KIND_STUDENT_ID},
    {"sis user id", KIND_STUDENT_ID},
    {"id number", KIND_STUDENT_ID},
    {"pseudonym", KIND_PSEUDONYM},
    {"trainee", KIND_PSEUDONYM},
};
enum { KNOWN = sizeof known / sizeof *known };
#define KNOWN_SAID "name, first name, last name, student id, pseudonym"

typedef struct Reading {
  Arena *arena;
  CsvFile file;
  size_t columns[KINDS]; /* place + 1, 0: there is none */
  RosterPerson *people;
  size_t count, room;
  RosterFault *faults;
  size_t fault_count, faults_room;
} Reading;

static void fault(Reading *reading, size_t at, Str message) {
  RosterFault found = {at, message};
  if (reading->fault_count < ROSTER_MOST_FAULTS) arena_push(reading->arena, reading->faults, reading->fault_count, reading->faults_room, found);
}

static size_t place_of(const Reading *reading, size_t row, size_t column) {
  const CsvFile *file = &reading->file;
  size_t first = file->rows[row], count = csv_columns(file, row);
  return file->fields[first + (column < count ? column : count - 1)].from;
}

static Kind kind_of(Str name) {
  for (size_t i = 0; i < KNOWN; i++)
    if (str_equal_nocase(name, str_from(known[i].name))) return known[i].kind;
  return KINDS;
}

static void read_head(Reading *reading, bool others) {
  Arena *arena = reading->arena;
  size_t found = 0;
  for (size_t c = 0; c < csv_columns(&reading->file, 0); c++) found += kind_of(csv_field(arena, &reading->file, 0, c)) != KINDS;
  if (!found) {
    fault(reading, 0, STR("the first row does not name its columns, such as name,student id,pseudonym"));
    return;
  }
  for (size_t c = 0; c < csv_columns(&reading->file, 0); c++) {
    Str name = csv_field(arena, &reading->file, 0, c);
    Kind kind = kind_of(name);
    if (kind == KINDS && !others)
      fault(reading, place_of(reading, 0, c),
            str_format(arena, "a roster has no column \"%.*s\"; it has: " KNOWN_SAID ". --others leaves such columns out", STR_ARG(name)));
    if (kind == KINDS) continue;
    if (reading->columns[kind])
      fault(reading, place_of(reading, 0, c), str_format(arena, "the column \"%.*s\" says what another says already", STR_ARG(name)));
    else
      reading->columns[kind] = c + 1;
  }
  if (!reading->columns[KIND_STUDENT_ID] && !reading->columns[KIND_PSEUDONYM])
    fault(reading, 0, STR("it has neither a column with student ids nor one with pseudonyms"));
}

/** A field that fits, without the apostrophe that keeps a text from being a formula. */
static Str field_of(Reading *reading, size_t row, Kind kind) {
  if (!reading->columns[kind]) return STR("");
  size_t column = reading->columns[kind] - 1;
  Str text = csv_field(reading->arena, &reading->file, row, column);
  if (text.length > 1 && text.at[0] == '\'' && csv_is_formula(str_slice(text, 1, text.length))) text = str_slice(text, 1, text.length);
  if (text.length > ROSTER_MOST_BYTES) {
    fault(reading, place_of(reading, row, column), str_format(reading->arena, "this is longer than %d bytes", ROSTER_MOST_BYTES));
    return STR("");
  }
  for (size_t at = 0; at < text.length;) {
    int32_t point = utf8_next(text, &at);
    const char *why = point < 0x20 || point == 0x7f ? "a control character" : utf8_forbidden(point);
    if (!why) continue;
    fault(reading, place_of(reading, row, column), str_format(reading->arena, "this has %s in it", why));
    return STR("");
  }
  return text;
}

static bool is_blank(Reading *reading, size_t row) {
  for (size_t c = 0; c < csv_columns(&reading->file, row); c++)
    if (csv_field(reading->arena, &reading->file, row, c).length) return false;
  return true;
}

/** Canvas has a row under the names of its columns that says what counts. */
static bool is_person(Reading *reading, size_t row) {
  if (is_blank(reading, row)) return false;
  return !reading->columns[KIND_NAME] || !str_is(csv_field(reading->arena, &reading->file, row, reading->columns[KIND_NAME] - 1), "Points Possible");
}

static void read_person(Reading *reading, size_t row) {
  Arena *arena = reading->arena;
  size_t fields = csv_columns(&reading->file, row), columns = csv_columns(&reading->file, 0), before = reading->fault_count;
  if (fields > columns) {
    fault(reading, place_of(reading, row, columns), str_format(arena, "this row has %zu fields, the first has %zu", fields, columns));
    return;
  }
  RosterPerson person = {field_of(reading, row, KIND_NAME), field_of(reading, row, KIND_STUDENT_ID), field_of(reading, row, KIND_PSEUDONYM),
                         place_of(reading, row, 0)};
  Str first = field_of(reading, row, KIND_FIRST), last = field_of(reading, row, KIND_LAST);
  if (!person.name.length)
    person.name = first.length && last.length ? str_format(arena, "%.*s, %.*s", STR_ARG(last), STR_ARG(first)) : last.length ? last : first;
  if (!person.student_id.length && !person.pseudonym.length && reading->fault_count == before)
    fault(reading, person.at, STR("this person has neither a student id nor a pseudonym"));
  arena_push(arena, reading->people, reading->count, reading->room, person);
}

/** Each id and each pseudonym stands for one person. */
static void find_twice(Reading *reading, size_t i) {
  const RosterPerson *person = &reading->people[i];
  for (size_t k = 0; k < i; k++) {
    const RosterPerson *other = &reading->people[k];
    bool id = person->student_id.length && str_equal(person->student_id, other->student_id);
    if (!id && !(person->pseudonym.length && str_equal(person->pseudonym, other->pseudonym))) continue;
    Str twice = id ? person->student_id : person->pseudonym;
    fault(reading, person->at,
          str_format(reading->arena, "the %s \"%.*s\" stands in line %u already", id ? "student id" : "pseudonym", STR_ARG(twice),
                     diags_place(reading->file.text, (uint32_t)other->at).line));
    return;
  }
}

Roster roster_read(Arena *arena, Str text, bool others) {
  Reading reading = {.arena = arena};
  Str why;
  if (!csv_read(arena, text, &reading.file, &why))
    fault(&reading, reading.file.bad_at, why);
  else
    read_head(&reading, others);
  for (size_t row = 1; !reading.fault_count && row < reading.file.row_count; row++)
    if (is_person(&reading, row)) read_person(&reading, row);
  for (size_t i = 0; !reading.fault_count && i < reading.count; i++) find_twice(&reading, i);
  return (Roster){reading.people, reading.count, reading.faults, reading.fault_count};
}

void roster_print(const RosterPerson *people, size_t count, Buf *out) {
  buf_addz(out, "name,student id,pseudonym\r\n");
  for (size_t i = 0; i < count; i++) {
    csv_text(out, people[i].name);
    csv_text(out, people[i].student_id);
    csv_text(out, people[i].pseudonym);
    csv_end(out);
  }
}
