/*
 * The disguise of a file: one factor for amounts, one shift for dates, and an invented word for every name and number. What is invented is held against the
 * whole source, so that nothing stands in a skeleton that stood in the file.
 */
#include <stdlib.h>

#include "x12/disguise.h"

const char *const secret_words[] = {"payer name",   "provider name",        "patient name", "NPI",       "tax id", "member id",
                                    "claim number", "payer control number", "trace number", "reference", "other"};

#define TRIES 48
/* Below a dollar two amounts may be alike by chance. */
#define TELLING_CENTS 100

static Str small_letters(Arena *arena, Str text) {
  char *at = arena_alloc(arena, text.length + 1, 1);
  for (size_t i = 0; i < text.length; i++) {
    char c = text.at[i];
    at[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return (Str){at, text.length};
}

/* ---- what the file says ---- */

/* Elements with amounts and dates; `step` repeats them to the end of the segment. */
static const struct {
  const char *id;
  int first, step;
} amount_elements[] = {{"BPR", 2, 0}, {"CLP", 3, 0}, {"CLP", 4, 0}, {"CLP", 5, 0}, {"CAS", 3, 3},
                       {"SVC", 2, 0}, {"SVC", 3, 0}, {"AMT", 2, 0}, {"PLB", 4, 2}},
  date_elements[] = {{"BPR", 16, 0}, {"DTM", 2, 0}, {"PLB", 2, 0}, {"DMG", 2, 0}};

typedef struct Numbers {
  int64_t *items;
  size_t count, capacity;
} Numbers;

static int compare_numbers(const void *a, const void *b) {
  int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
  return (left > right) - (left < right);
}

static bool holds(const Numbers *numbers, int64_t number) {
  return numbers->count && bsearch(&number, numbers->items, numbers->count, sizeof number, compare_numbers);
}

static void sort_numbers(Numbers *numbers) {
  if (numbers->count > 1) qsort(numbers->items, numbers->count, sizeof *numbers->items, compare_numbers);
  size_t kept = 0;
  for (size_t i = 0; i < numbers->count; i++)
    if (i == 0 || numbers->items[i] != numbers->items[i - 1]) numbers->items[kept++] = numbers->items[i];
  numbers->count = kept;
}

static Day day_of(Str text) {
  int64_t number;
  if (text.length != 8 || !str_to_int(text, &number) || number < 0) return DAY_NONE;
  return day_from_parts((DateParts){(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)});
}

static void collect(Arena *arena, const EraFile *file, Numbers *amounts, Numbers *days) {
  for (int s = 0; s < file->segments.count; s++) {
    const X12Segment *segment = &file->segments.items[s];
    for (size_t r = 0; r < sizeof amount_elements / sizeof *amount_elements; r++) {
      if (!str_is(segment->id, amount_elements[r].id)) continue;
      for (int e = amount_elements[r].first; e <= segment->count; e += amount_elements[r].step) {
        Cents cents;
        if (money_from_typed(segment->elements[e], &cents) == MONEY_OK && cents)
          arena_push(arena, amounts->items, amounts->count, amounts->capacity, cents < 0 ? -cents : cents);
        if (!amount_elements[r].step) break;
      }
    }
    for (size_t r = 0; r < sizeof date_elements / sizeof *date_elements; r++) {
      if (!str_is(segment->id, date_elements[r].id)) continue;
      Day day = day_of(x12_element(segment, date_elements[r].first));
      if (day != DAY_NONE) arena_push(arena, days->items, days->count, days->capacity, day);
    }
  }
  sort_numbers(amounts);
  sort_numbers(days);
}

/* ---- factor and shift ---- */

static void choose_factor(Disguise *disguise, const Numbers *amounts) {
  size_t best = SIZE_MAX;
  int64_t chosen = 1370;
  for (int i = 0; i < TRIES && best > 0; i++) {
    disguise->thousandths = 1130 + (int64_t)rng_below(&disguise->rng, 760);
    if (disguise->thousandths % 50 == 0) continue; /* too easily guessed */
    size_t alike = 0;
    for (size_t k = 0; k < amounts->count && alike < best; k++) {
      Cents now = disguise_cents(disguise, amounts->items[k]);
      /* The next cents too: that is how far rounding takes an adjustment. */
      for (int64_t off = -1; off <= 1; off++) alike += now >= TELLING_CENTS && holds(amounts, now + off);
    }
    if (alike >= best) continue;
    best = alike;
    chosen = disguise->thousandths;
  }
  disguise->thousandths = chosen;
}

static bool in_range(Day day) { return day != DAY_NONE && day_parts(day).year >= 1950 && day_parts(day).year <= 2150; }

/* How bad a shift is: days that come out as days of the file, and payments on a holiday. */
static size_t faults_of_shift(const Disguise *disguise, const Numbers *days) {
  size_t faults = 0;
  for (size_t i = 0; i < days->count; i++) {
    Day moved = (Day)days->items[i] + disguise->shift_days;
    faults += 100 * (size_t)(holds(days, moved) || (in_range((Day)days->items[i]) && !in_range(moved)));
  }
  for (size_t i = 0; i < disguise->file->era_count; i++) {
    Day moved = disguise->file->eras[i].date + disguise->shift_days;
    faults += moved > 0 && in_range(moved) && day_is_federal_holiday(moved);
  }
  return faults;
}

static void choose_shift(Disguise *disguise, const Numbers *days) {
  int64_t span = days->count ? days->items[days->count - 1] - days->items[0] : 0;
  int64_t least = span / 7 + 9 < 520 ? span / 7 + 9 : 520;
  size_t best = SIZE_MAX;
  int32_t chosen = 0;
  for (int i = 0; i < TRIES && best > 0; i++) {
    int32_t weeks = (int32_t)(least + (int64_t)rng_below(&disguise->rng, 120));
    disguise->shift_days = 7 * (rng_below(&disguise->rng, 2) ? weeks : -weeks);
    size_t faults = faults_of_shift(disguise, days);
    if (faults >= best) continue;
    best = faults;
    chosen = disguise->shift_days;
  }
  disguise->shift_days = chosen;
}

Disguise disguise_new(Arena *arena, const EraFile *file, uint64_t seed, Skeleton *skeleton) {
  Disguise disguise = {.arena = arena, .file = file, .source = small_letters(arena, file->text), .rng = {seed}, .skeleton = skeleton};
  Numbers amounts = {0}, days = {0};
  collect(arena, file, &amounts, &days);
  choose_factor(&disguise, &amounts);
  choose_shift(&disguise, &days);
  return disguise;
}

/* ---- words ---- */

/* Whether no word of it, and not the whole, stands in the file. */
static bool is_new(const Disguise *disguise, Str word) {
  Str rest = small_letters(disguise->arena, word), part;
  if (str_find_str(disguise->source, rest) < disguise->source.length) return false;
  while (rest.length) {
    str_cut(rest, ' ', &part, &rest);
    if (part.length >= 3 && str_find_str(disguise->source, part) < disguise->source.length) return false;
  }
  return true;
}

static bool is_used(const Disguise *disguise, Str word) {
  for (size_t i = 0; i < disguise->mapped_count; i++)
    if (str_equal(disguise->mapped[i].now, word)) return true;
  return false;
}

Str disguise_invent(Disguise *disguise, SecretKind kind) {
  Str word = fictional_word(disguise->arena, &disguise->rng, kind);
  for (int i = 0; i < 1000 && (is_used(disguise, word) || !is_new(disguise, word)); i++) word = fictional_word(disguise->arena, &disguise->rng, kind);
  Mapped mapped = {kind, (Str){0}, word};
  arena_push(disguise->arena, disguise->mapped, disguise->mapped_count, disguise->mapped_capacity, mapped);
  return word;
}

static void note(Disguise *disguise, const char *kind, Str old, Str now) {
  Skeleton *skeleton = disguise->skeleton;
  Replacement replacement = {kind, old, now};
  arena_push(disguise->arena, skeleton->replacements, skeleton->replacement_count, skeleton->replacement_capacity, replacement);
}

/* A payer's number may come back as a reference, so numbers are looked up whatever they are called. */
Str disguise_secret(Disguise *disguise, SecretKind kind, Str old) {
  old = str_trim(old);
  for (size_t i = 0; old.length && i < disguise->mapped_count; i++)
    if (str_equal(disguise->mapped[i].old, old)) return disguise->mapped[i].now;
  Str now = disguise_invent(disguise, kind);
  disguise->mapped[disguise->mapped_count - 1].old = old;
  if (old.length) note(disguise, secret_words[kind], old, now);
  return now;
}

Day disguise_day(Disguise *disguise, Day day) {
  if (day == DAY_NONE) return DAY_NONE;
  Day moved = day + disguise->shift_days;
  note(disguise, "date", day_iso(disguise->arena, day), day_iso(disguise->arena, moved));
  return moved;
}

void disguise_note_amount(Disguise *disguise, Cents old, Cents now) {
  if (old || now) note(disguise, "amount", money_text(disguise->arena, old), money_text(disguise->arena, now));
}

/* ---- what is left out ---- */

/* Elements that name somebody or something; those that have no place in a scenario are only told. */
static const struct {
  const char *id;
  int element;
  const char *kind;
} secret_elements[] = {
    {"ISA", 6, "sender"},     {"ISA", 8, "receiver"},  {"GS", 2, "sender"},        {"GS", 3, "receiver"},
    {"BPR", 7, "bank"},       {"BPR", 9, "account"},   {"BPR", 10, "company id"},  {"BPR", 11, "company id"},
    {"BPR", 13, "bank"},      {"BPR", 15, "account"},  {"TRN", 2, "trace number"}, {"TRN", 3, "company id"},
    {"TRN", 4, "company id"}, {"REF", 2, "reference"}, {"N1", 2, "name"},          {"N1", 4, "identifier"},
    {"N3", 1, "address"},     {"N3", 2, "address"},    {"N4", 1, "address"},       {"N4", 3, "address"},
    {"PER", 2, "contact"},    {"PER", 4, "contact"},   {"PER", 6, "contact"},      {"PER", 8, "contact"},
    {"RDM", 2, "contact"},    {"RDM", 3, "contact"},   {"CLP", 1, "claim number"}, {"CLP", 7, "payer control number"},
    {"NM1", 3, "name"},       {"NM1", 4, "name"},      {"NM1", 5, "name"},         {"NM1", 9, "identifier"},
    {"NTE", 2, "free text"},  {"PLB", 1, "NPI"},       {"TS3", 1, "NPI"},
};

static int compare_old(const void *a, const void *b) {
  const Replacement *left = a, *right = b;
  int order = str_compare(left->old, right->old);
  return order ? order : str_compare(str_from(left->kind), str_from(right->kind));
}

static int compare_replacements(const void *a, const void *b) {
  const Replacement *left = a, *right = b;
  int order = str_compare(str_from(left->kind), str_from(right->kind));
  if (!order) order = str_compare(left->old, right->old);
  return order ? order : str_compare(left->now, right->now);
}

void disguise_note_left_out(Disguise *disguise) {
  Skeleton *skeleton = disguise->skeleton;
  size_t known = skeleton->replacement_count;
  Replacement *replaced = arena_make_many(disguise->arena, Replacement, known);
  for (size_t i = 0; i < known; i++) replaced[i] = (Replacement){"", skeleton->replacements[i].old, (Str){0}};
  if (known > 1) qsort(replaced, known, sizeof *replaced, compare_old);
  for (int s = 0; s < disguise->file->segments.count; s++) {
    const X12Segment *segment = &disguise->file->segments.items[s];
    for (size_t r = 0; r < sizeof secret_elements / sizeof *secret_elements; r++) {
      if (!str_is(segment->id, secret_elements[r].id)) continue;
      Replacement found = {"", str_trim(x12_element(segment, secret_elements[r].element)), (Str){0}};
      if (!found.old.length || (known && bsearch(&found, replaced, known, sizeof found, compare_old))) continue;
      note(disguise, secret_elements[r].kind, found.old, (Str){0});
    }
  }
}

void disguise_sort(Disguise *disguise) {
  Skeleton *skeleton = disguise->skeleton;
  Replacement *items = skeleton->replacements;
  if (skeleton->replacement_count > 1) qsort(items, skeleton->replacement_count, sizeof *items, compare_replacements);
  size_t kept = 0;
  for (size_t i = 0; i < skeleton->replacement_count; i++)
    if (!kept || compare_replacements(&items[kept - 1], &items[i]) != 0) items[kept++] = items[i];
  skeleton->replacement_count = kept;
}
