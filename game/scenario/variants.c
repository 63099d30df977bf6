/*
 * A scenario that varies: `vary` lists values, one combination of them is one variant, and each variant is made as a tree of its own before anything
 * is bound. So the rest of the reader, the machine and the search know nothing of it, and every check holds for each variant by itself.
 * Nodes keep the spans of the file, so that faults point into what the author wrote.
 *
 * It calls itself only as deep as the JSON is nested, which the scanner holds at 64.
 */
#include "scenario/variants.h"
#include "overturn/number.h"

#define MOST_NAMES 64
#define NAME_MOST_BYTES 64
#define SHOWN_BYTES 60
/* More than any range is counted to; products of what is shown stay far below 2^63. */
#define MOST_COUNTED INT64_C(1000000)

/** One key of `vary`: so many values, or a formula. */
typedef struct VarySpread {
  const Json *json;
  int64_t count;
  int first, names; /* among the names */
  FigureKind kind;  /* of a range */
} VarySpread;

typedef struct Vary {
  FieldReader *fields;
  Arena *arena;
  Varied *varied;
  VarySpread spreads[MOST_NAMES];
  int spread_count;
  VaryName *names;
  int name_count;
  bool clean;
} Vary;

#define fault(VARY, CODE, PLACE, ...) ((VARY)->clean = false, fields_fault((VARY)->fields, CODE, PLACE, __VA_ARGS__))

/* ---- Values ---- */

static bool is_decimal(const Json *value) { return value->kind == JSON_NUMBER && str_find(value->text, '.', 0) < value->text.length; }
static bool is_day(const Json *value) { return value->kind == JSON_STRING && day_from_iso(value->text) != DAY_NONE; }

/* What values that stand side by side are: amounts when one of them has a point, dates when all are. */
static bool kind_of(Vary *vary, const Json *const *values, int count, FigureKind *kind) {
  int numbers = 0, decimals = 0, days = 0, texts = 0;
  for (int i = 0; i < count; i++) {
    numbers += values[i]->kind == JSON_NUMBER;
    decimals += is_decimal(values[i]);
    days += is_day(values[i]);
    texts += values[i]->kind == JSON_STRING;
    if (values[i]->kind == JSON_NUMBER || values[i]->kind == JSON_STRING) continue;
    fault(vary, "E530", values[i], "found a %s; what varies is a number, an amount, a date or a text", json_kind_name(values[i]->kind));
    return false;
  }
  if (numbers && texts) {
    fault(vary, "E530", values[0], "these values are not of one kind: %d of them are numbers, %d are texts", numbers, texts);
    return false;
  }
  *kind = decimals ? FIGURE_MONEY : numbers ? FIGURE_NUMBER : days == count ? FIGURE_DAY : FIGURE_TEXT;
  return true;
}

static bool read_value(Vary *vary, const Json *value, FigureKind kind, Figure *figure) {
  int64_t number;
  if (kind == FIGURE_DAY || kind == FIGURE_TEXT) {
    *figure = (Figure){.kind = kind, .text = value->text, .day = kind == FIGURE_DAY ? day_from_iso(value->text) : DAY_NONE};
    return true;
  }
  int places = kind == FIGURE_MONEY ? 2 : 0;
  if (number_scaled(value->text, places, MONEY_MOST_CENTS, &number) != NUMBER_OK) {
    fault(vary, "E530", value,
          "%.*s is neither a whole number nor an amount with two decimals; write 12.5 percent as 125 and count \"* rate / 1000\"",
          STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)));
    return false;
  }
  *figure = figure_number(kind, number, places ? 100 : 1);
  return true;
}

/* ---- Names ---- */

static bool is_name(Str name) {
  bool good = name.length > 0 && name.length <= NAME_MOST_BYTES;
  for (size_t i = 0; good && i < name.length; i++) {
    char c = name.at[i];
    good = (c >= 'a' && c <= 'z') || (i > 0 && ((c >= '0' && c <= '9') || c == '_'));
  }
  return good;
}

static bool is_taken(Str name) {
  static const char *const words[] = {"today", "deal", "deadlines", "people"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_is(name, words[i])) return true;
  return formula_is_word(name);
}

static void add_name(Vary *vary, Str name, Str key, const Json *json) {
  if (!is_name(key)) {
    fault(vary, "E530", json, "\"%.*s\" cannot name what varies: small letters, digits and _, a letter first",
          STR_ARG(str_slice(key, 0, SHOWN_BYTES)));
  } else if (is_taken(key)) {
    fault(vary, "E534", json, "\"%.*s\" has a meaning of its own; call it something else", STR_ARG(key));
  } else if (vary->name_count == MOST_NAMES) {
    fault(vary, "E530", json, "more than %d names vary", MOST_NAMES);
  } else {
    vary->names[vary->name_count++] = (VaryName){.name = name, .json = json};
  }
}

/* ---- The kinds of spreads ---- */

/* Rows: values that belong together. Every row has the keys of the first. */
static void read_rows(Vary *vary, VarySpread *spread) {
  const Json *first = spread->json->first;
  for (const Json *member = first->first; member; member = member->next)
    add_name(vary, str_format(vary->arena, "%.*s.%.*s", STR_ARG(spread->json->key), STR_ARG(member->key)), member->key, member);
  spread->names = vary->name_count - spread->first;
  if (!first->count) fault(vary, "E530", first, "a row needs at least one value, as {\"charge\": 4200.00}");
  for (const Json *row = first->next; row; row = row->next) {
    if (row->kind != JSON_OBJECT) {
      fault(vary, "E530", row, "the first of this list is a row in { }, and this is a %s", json_kind_name(row->kind));
      continue;
    }
    for (const Json *member = first->first; member; member = member->next)
      if (!json_member(row, member->key)) fault(vary, "E530", row, "this row has no \"%.*s\", which the first one has", STR_ARG(member->key));
    for (const Json *member = row->first; member; member = member->next)
      if (!json_member(first, member->key)) fault(vary, "E530", member, "the first row has no \"%.*s\"", STR_ARG(member->key));
  }
}

static const Json *value_at(const VarySpread *spread, int64_t index, Str column) {
  const Json *element = spread->json->first;
  for (int64_t i = 0; i < index; i++) element = element->next;
  return element->kind == JSON_OBJECT ? json_member(element, column) : element;
}

/* Every value of a list is read, whichever variant is asked for: a fault in one is a fault of the file. */
static void read_column(Vary *vary, VarySpread *spread, VaryName *name, int64_t chosen) {
  Str column = name->json->key;
  const Json **values = arena_make_many(vary->arena, const Json *, spread->count);
  for (int64_t i = 0; i < spread->count; i++) values[i] = value_at(spread, i, column);
  FigureKind kind;
  if (!kind_of(vary, values, (int)spread->count, &kind)) return;
  for (int64_t i = 0; i < spread->count; i++) {
    Figure figure;
    if (read_value(vary, values[i], kind, &figure) && i == chosen) name->figure = figure;
  }
  name->known = true;
}

/** A range, as its keys say it. */
typedef struct Range {
  Figure from, to, step;
  bool business;
} Range;

static int64_t range_count(const Range *range, FigureKind kind) {
  int64_t step = range->step.over, length;
  if (kind == FIGURE_DAY && range->business) {
    length = day_count_business(range->from.day - 1, range->to.day);
    return length > 0 ? (length - 1) / step + 1 : 0;
  }
  if (kind == FIGURE_DAY) return range->to.day < range->from.day ? 0 : ((int64_t)range->to.day - range->from.day) / step + 1;
  int64_t from = money_ratio(range->from.over, 100, range->from.under), to = money_ratio(range->to.over, 100, range->to.under);
  step = money_ratio(step, 100, range->step.under);
  return to < from ? 0 : (to - from) / step + 1;
}

static bool read_range(Vary *vary, VarySpread *spread, Range *range) {
  static const char *const known[] = {"from", "to", "step", "business"};
  const Json *at[4] = {NULL};
  for (int i = 0; i < 4; i++) at[i] = json_member(spread->json, str_from(known[i]));
  for (const Json *member = spread->json->first; member; member = member->next) {
    bool found = str_starts(member->key, STR("$comment"));
    for (int i = 0; i < 4; i++) found = found || member == at[i];
    if (!found)
      fault(vary, "E530", member, "unknown key \"%.*s\"; a range has from, to, step and business", STR_ARG(str_slice(member->key, 0, SHOWN_BYTES)));
  }
  if (!at[0] || !at[1]) {
    fault(vary, "E530", spread->json, "a range needs \"from\" and \"to\"");
    return false;
  }
  const Json *ends[] = {at[0], at[1]};
  if (!kind_of(vary, ends, 2, &spread->kind)) return false;
  if (spread->kind == FIGURE_TEXT) {
    fault(vary, "E530", at[is_day(at[0])], "a range goes from number to number, or from date to date as \"2026-03-16\"");
    return false;
  }
  FigureKind step_kind = spread->kind == FIGURE_DAY ? FIGURE_NUMBER : spread->kind;
  range->step = figure_number(step_kind, 1, 1);
  range->business = at[3] && at[3]->kind == JSON_TRUE;
  if (at[3] && ((at[3]->kind != JSON_TRUE && at[3]->kind != JSON_FALSE) || spread->kind != FIGURE_DAY))
    fault(vary, "E530", at[3], "\"business\" is true or false, and for dates alone");
  if (at[2] && (at[2]->kind != JSON_NUMBER || !read_value(vary, at[2], step_kind, &range->step) || range->step.over <= 0)) {
    fault(vary, "E530", at[2], "\"step\" is a number above 0");
    return false;
  }
  return read_value(vary, at[0], spread->kind, &range->from) && read_value(vary, at[1], spread->kind, &range->to);
}

static void choose_in_range(VarySpread *spread, const Range *range, VaryName *name, int64_t chosen) {
  int64_t steps = chosen * range->step.over;
  name->known = true;
  name->figure = range->from;
  if (spread->kind != FIGURE_DAY) {
    Cents from = money_ratio(range->from.over, 100, range->from.under), step = money_ratio(range->step.over, 100, range->step.under);
    name->figure = figure_number(spread->kind, from + chosen * step, 100);
  } else if (range->business) {
    Day first = day_is_business(range->from.day) ? range->from.day : day_add_business(range->from.day, 1);
    name->figure.day = day_add_business(first, (int)steps);
  } else {
    name->figure.day = range->from.day + (Day)steps;
  }
}

/* ---- The block ---- */

static void count_spread(Vary *vary, VarySpread *spread, Range *range) {
  const Json *json = spread->json;
  bool rows = json->kind == JSON_ARRAY && json->first && json->first->kind == JSON_OBJECT;
  spread->first = vary->name_count;
  spread->count = 1;
  if (rows) {
    if (!is_name(json->key)) add_name(vary, json->key, json->key, json);
    read_rows(vary, spread);
  } else {
    add_name(vary, json->key, json->key, json);
    spread->names = vary->name_count - spread->first;
  }
  if (json->kind == JSON_ARRAY) {
    spread->count = json->count;
    if (!json->count) fault(vary, "E530", json, "this list is empty; it needs at least one value");
  } else if (json->kind == JSON_OBJECT) {
    if (read_range(vary, spread, range)) spread->count = range_count(range, spread->kind);
    if (spread->count == 0) fault(vary, "E530", json, "there is nothing in this range");
    if (spread->count > MOST_COUNTED) spread->count = MOST_COUNTED;
  } else if (json->kind != JSON_STRING || !str_starts(json->text, STR("="))) {
    fault(vary, "E530", json, "what varies is a list in [ ], a range {\"from\": ..., \"to\": ...} or a formula \"=...\"");
  }
}

static void count_variants(Vary *vary, const Json *block) {
  Buf factors = buf_new(vary->arena);
  int64_t count = 1;
  for (int i = 0; i < vary->spread_count; i++) {
    const VarySpread *spread = &vary->spreads[i];
    if (spread->count > 1) buf_format(&factors, "%s%.*s %lld", factors.length ? " x " : "", STR_ARG(spread->json->key), (long long)spread->count);
    count = count > MOST_COUNTED ? count : count * spread->count;
  }
  if (count > SCENARIO_MOST_VARIANTS)
    fault(vary, "E535", block, "%.*s are %s%lld variants, and %d are the most; shorten a list, or put values that belong together in rows",
          STR_ARG(buf_str(&factors)), count > MOST_COUNTED ? "more than " : "", (long long)count, SCENARIO_MOST_VARIANTS);
  vary->varied->count = (int)count;
}

static const Json *part_of(Arena *arena, const Json *value, size_t from, size_t to) {
  if (value->kind != JSON_STRING || value->span.length != value->text.length + 2) return value;
  Json *part = arena_make(arena, Json);
  *part = *value;
  part->span = (Span){value->span.offset + 1 + (uint32_t)from, to > from ? (uint32_t)(to - from) : 1};
  return part;
}

/* `from` is where the formula starts in the value's text. */
static bool work_out(Vary *vary, const Json *value, Str formula, size_t from, Figure *figure) {
  FormulaFault found;
  if (formula_read(vary->arena, formula, &vary->varied->names, figure, &found)) return true;
  fault(vary, found.code, part_of(vary->arena, value, from + found.from, from + found.to), "%.*s", STR_ARG(found.message));
  return false;
}

static void choose(Vary *vary, const Range *ranges, int variant) {
  int64_t rest = variant, chosen[MOST_NAMES];
  for (int i = vary->spread_count - 1; i >= 0; i--) {
    chosen[i] = rest % vary->spreads[i].count;
    rest /= vary->spreads[i].count;
  }
  Buf label = buf_new(vary->arena);
  for (int i = 0; i < vary->spread_count; i++) {
    VarySpread *spread = &vary->spreads[i];
    for (int n = spread->first; n < spread->first + spread->names; n++) {
      VaryName *name = &vary->names[n];
      if (spread->json->kind == JSON_STRING) continue;
      if (spread->json->kind == JSON_ARRAY)
        read_column(vary, spread, name, chosen[i]);
      else
        choose_in_range(spread, &ranges[i], name, chosen[i]);
      if (spread->count < 2) continue;
      buf_format(&label, "%s%.*s %.*s", label.length ? ", " : "", STR_ARG(name->name), STR_ARG(figure_text(vary->arena, &name->figure)));
    }
  }
  for (int i = 0; i < vary->spread_count; i++) {
    const Json *json = vary->spreads[i].json;
    VaryName *name = &vary->names[vary->spreads[i].first];
    if (json->kind == JSON_STRING) name->known = work_out(vary, json, str_slice(json->text, 1, json->text.length), 1, &name->figure);
  }
  vary->varied->label = buf_str(&label);
}

static bool read_block(Vary *vary, const Json *block, int variant) {
  if (block->kind != JSON_OBJECT) {
    fault(vary, "E530", block, "`vary` is an object in { }, a name and its values a line");
    return false;
  }
  Range *ranges = arena_make_many(vary->arena, Range, MOST_NAMES);
  vary->names = arena_make_many(vary->arena, VaryName, MOST_NAMES + 1);
  for (const Json *member = block->first; member; member = member->next) {
    if (str_starts(member->key, STR("$comment"))) continue;
    if (vary->spread_count == MOST_NAMES) {
      fault(vary, "E530", member, "more than %d names vary", MOST_NAMES);
      return false;
    }
    VarySpread *spread = &vary->spreads[vary->spread_count];
    *spread = (VarySpread){.json = member};
    bool clean = vary->clean;
    vary->clean = true;
    count_spread(vary, spread, &ranges[vary->spread_count++]);
    /* Lists are read here too, so that their faults come with those of the others. */
    for (int n = 0; vary->clean && member->kind == JSON_ARRAY && n < spread->names; n++)
      read_column(vary, spread, &vary->names[spread->first + n], 0);
    vary->clean = vary->clean && clean;
  }
  if (!vary->clean) return false;
  count_variants(vary, block);
  vary->varied->names = (VaryNames){vary->names, vary->name_count};
  if (!vary->clean) return false;
  vary->varied->variant = variant % vary->varied->count;
  choose(vary, ranges, vary->varied->variant);
  return vary->clean;
}

/* ---- The tree ---- */

static void set_value(Json *node, Arena *arena, const Figure *figure) {
  bool number = figure->kind == FIGURE_NUMBER || figure->kind == FIGURE_MONEY;
  node->kind = number ? JSON_NUMBER : JSON_STRING;
  node->text = figure_plain(arena, figure);
}

/* "{rep}" and "{=charge - allowed}"; other placeholders are the machine's. */
static void fill(Vary *vary, const Json *from, Json *node) {
  Buf out = buf_new(vary->arena);
  size_t at = 0;
  Str before, name;
  bool filled = false;
  while (scenario_next_ref(from->text, &at, &before, &name)) {
    Figure figure;
    VaryName *known = formula_find(&vary->varied->names, name);
    bool formula = str_starts(name, STR("="));
    buf_add(&out, before);
    if (known) known->used = true;
    if (known || (formula && work_out(vary, from, str_slice(name, 1, name.length), (size_t)(name.at - from->text.at) + 1, &figure))) {
      buf_add(&out, figure_text(vary->arena, known ? &known->figure : &figure));
      filled = true;
    } else {
      buf_format(&out, "{%.*s}", STR_ARG(name));
    }
  }
  buf_add(&out, before);
  if (filled) node->text = buf_str(&out);
}

static void put_string(Vary *vary, const Json *from, Json *node) {
  Figure figure;
  if (str_starts(from->text, STR("==")))
    node->text = str_slice(from->text, 1, from->text.length); /* an = that is only a sign */
  else if (!str_starts(from->text, STR("=")))
    fill(vary, from, node);
  else if (work_out(vary, from, str_slice(from->text, 1, from->text.length), 1, &figure))
    set_value(node, vary->arena, &figure);
}

/* What names a scenario, and `vary` itself, are the same in every variant. */
static bool stays(const Json *value) {
  static const char *const keys[] = {"vary", "id", "format", "$schema"};
  if (str_starts(value->key, STR("$comment"))) return true;
  for (size_t i = 0; value->parent && !value->parent->parent && i < sizeof keys / sizeof *keys; i++)
    if (str_is(value->key, keys[i])) return true;
  return false;
}

static Json *copy(Vary *vary, const Json *from, const Json *parent, bool as_it_is) {
  Json *node = arena_make(vary->arena, Json), *last = NULL;
  *node = *from;
  node->parent = parent;
  node->first = node->next = NULL;
  as_it_is = as_it_is || stays(from);
  if (from->kind == JSON_STRING && !as_it_is) put_string(vary, from, node);
  for (const Json *child = from->first; child; child = child->next) {
    Json *made = copy(vary, child, node, as_it_is);
    if (last)
      last->next = made;
    else
      node->first = made;
    last = made;
  }
  return node;
}

static void warn_unused(Vary *vary) {
  for (int i = 0; i < vary->name_count; i++) {
    const VaryName *name = &vary->names[i];
    if (name->used) continue;
    diags_add(vary->fields->diags, DIAG_WARNING, "W536", name->json->key_span, json_path(vary->arena, name->json),
              "nothing uses \"%.*s\"; write \"=%.*s\" for a value, \"{%.*s}\" in a text", STR_ARG(name->name), STR_ARG(name->name),
              STR_ARG(name->name));
  }
}

bool variants_apply(FieldReader *fields, const Json *root, int variant, Varied *varied) {
  const Json *block = json_member(root, STR("vary"));
  *varied = (Varied){.root = root, .count = 1};
  if (!block) return true;
  Vary *vary = arena_make(fields->arena, Vary);
  *vary = (Vary){.fields = fields, .arena = fields->arena, .varied = varied, .clean = true};
  if (!read_block(vary, block, variant)) return false;
  varied->root = copy(vary, root, NULL, false);
  if (vary->clean) warn_unused(vary);
  return vary->clean;
}
