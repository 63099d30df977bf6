/* Interchange, functional group, transaction: each opens, is counted and closes. A file that was cut, or edited by hand, shows here. */
#include "x12/reading.h"

typedef enum Level { LEVEL_FILE, LEVEL_INTERCHANGE, LEVEL_GROUP, LEVEL_TRANSACTION, LEVEL_COUNT } Level;

/* Who opens and closes each level, and where its control number stands. */
typedef struct Envelope {
  const char *opens, *closes;
  int opening_control, closing_control;
  const char *holds; /* what the trailer counts */
} Envelope;
static const Envelope envelopes[LEVEL_COUNT] = {
    [LEVEL_INTERCHANGE] = {"ISA", "IEA", 13, 2, "groups (GS)"},
    [LEVEL_GROUP] = {"GS", "GE", 6, 2, "transactions (ST)"},
    [LEVEL_TRANSACTION] = {"ST", "SE", 2, 2, "segments from ST to SE"},
};

typedef struct Opened {
  const X12Segment *segment;
  int64_t inside;
} Opened;

typedef struct Walk {
  Arena *arena;
  Diags *diags;
  Level level;
  Opened opened[LEVEL_COUNT];
} Walk;

static void check_version(const Walk *walk, const X12Segment *segment) {
  if (walk->level == LEVEL_GROUP) {
    Str what = x12_element(segment, 1), version = x12_element(segment, 8);
    if (!str_is(what, "HP"))
      x12_fault(walk->diags, "E160", segment, 1, "the group holds %.*s; remittances (835) are HP", STR_ARG(x12_quoted(walk->arena, what)));
    else if (!str_is(version, "005010X221A1") && !str_is(version, "005010X221"))
      x12_fault(walk->diags, "E160", segment, 8, "version %.*s; what is read is 005010X221A1", STR_ARG(x12_quoted(walk->arena, version)));
  }
  Str set = x12_element(segment, 1);
  if (walk->level == LEVEL_TRANSACTION && !str_is(set, "835"))
    x12_fault(walk->diags, "E160", segment, 1, "this is transaction set %.*s; a remittance is 835", STR_ARG(x12_quoted(walk->arena, set)));
}

static void check_trailer(const Walk *walk, const X12Segment *segment) {
  const Envelope *envelope = &envelopes[walk->level];
  const Opened *opened = &walk->opened[walk->level];
  int64_t counted;
  if (x12_need(walk->diags, segment, 1, "the count") && x12_count(walk->diags, segment, 1, 1000000000, &counted) && counted != opened->inside)
    x12_fault(walk->diags, "E158", segment, 1, "%lld %s are said, %lld are there", (long long)counted, envelope->holds, (long long)opened->inside);
  Str began = str_trim(x12_element(opened->segment, envelope->opening_control)), ends = str_trim(x12_element(segment, envelope->closing_control));
  int64_t first, last;
  bool equal = str_equal(began, ends) || (str_to_int(began, &first) && str_to_int(ends, &last) && first == last);
  if (!equal)
    x12_fault(walk->diags, "E159", segment, envelope->closing_control, "control number %.*s, but %s (segment %d) has %.*s",
              STR_ARG(x12_quoted(walk->arena, ends)), envelope->opens, opened->segment->number, STR_ARG(x12_quoted(walk->arena, began)));
}

/* What may come at a level, for the message. */
static Str expected(const Walk *walk) {
  switch (walk->level) {
  case LEVEL_FILE: return STR("ISA begins an interchange");
  case LEVEL_INTERCHANGE: return STR("GS begins a group, or IEA ends the interchange");
  case LEVEL_GROUP: return STR("ST begins a transaction, or GE ends the group");
  default: return STR("SE ends the transaction before anything else can begin or end");
  }
}

static bool step(Walk *walk, const X12Segment *segment) {
  Level inner = walk->level + 1;
  if (inner < LEVEL_COUNT && str_is(segment->id, envelopes[inner].opens)) {
    if (walk->level > LEVEL_FILE) walk->opened[walk->level].inside++;
    walk->level = inner;
    walk->opened[inner] = (Opened){segment, inner == LEVEL_TRANSACTION};
    check_version(walk, segment);
    return true;
  }
  if (walk->level == LEVEL_TRANSACTION) walk->opened[walk->level].inside++;
  if (walk->level > LEVEL_FILE && str_is(segment->id, envelopes[walk->level].closes)) {
    check_trailer(walk, segment);
    walk->level--;
    return true;
  }
  bool foreign = false;
  for (int i = LEVEL_INTERCHANGE; i < LEVEL_COUNT; i++)
    foreign = foreign || str_is(segment->id, envelopes[i].opens) || str_is(segment->id, envelopes[i].closes);
  /* TA1 acknowledges an interchange and may stand before its groups. */
  bool fits = walk->level == LEVEL_TRANSACTION ? !foreign : walk->level == LEVEL_INTERCHANGE && str_is(segment->id, "TA1");
  if (!fits) x12_fault(walk->diags, "E157", segment, 0, "it cannot stand here: %.*s", STR_ARG(expected(walk)));
  return fits;
}

bool x12_check_envelope(Arena *arena, const X12Segments *segments, Diags *diags) {
  Walk walk = {.arena = arena, .diags = diags};
  size_t errors = diags->errors;
  for (int i = 0; i < segments->count; i++)
    if (!step(&walk, &segments->items[i])) return false;
  if (walk.level != LEVEL_FILE) {
    Buf missing = buf_new(arena);
    for (int level = (int)walk.level; level > LEVEL_FILE; level--) buf_format(&missing, "%s%s", missing.length ? ", " : "", envelopes[level].closes);
    const X12Segment *open = walk.opened[walk.level].segment, *last = &segments->items[segments->count - 1];
    x12_fault(diags, "E157", last, 0, "the file ends here, and %.*s (segment %d) is still open: %.*s %s missing", STR_ARG(open->id), open->number,
              STR_ARG(buf_str(&missing)), walk.level > LEVEL_INTERCHANGE ? "are" : "is");
  }
  return diags->errors == errors;
}
