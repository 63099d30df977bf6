/*
 * An interchange cut into segments. X12 says its own delimiters in the first 106 bytes, and where those cannot be trusted nothing after them can: such a
 * fault ends the reading, while all others are collected. Segments are counted before there is memory for them.
 */
#include <string.h>

#include "x12/reading.h"

const DiagCode x12_diag_codes[] = {
    {"E150", "the file does not begin with ISA"},
    {"E151", "an ISA is cut off, or an element of it does not have its length"},
    {"E152", "a delimiter is no sign that can be one"},
    {"E153", "a file is larger than is read"},
    {"E154", "a character cannot stand in a segment"},
    {"E155", "a segment has no proper name"},
    {"E156", "the last segment is not ended"},
    {"E157", "interchange, group and transaction do not enclose each other"},
    {"E158", "a trailer counts other than there are"},
    {"E159", "a control number is not the one it began with"},
    {"E160", "it is no 835 of version 005010X221"},
    {"E480", "a mandatory segment is missing"},
    {"E481", "a segment stands where it cannot"},
    {"E482", "a mandatory element is missing"},
    {"E483", "an element is no amount or number"},
    {"E484", "an element is no date"},
    {"E485", "an element has a code that is not in use"},
    {"E486", "reason and amount of an adjustment do not come together"},
    {"E487", "code and amount of a provider adjustment do not come together"},
    {"E490", "a service line does not balance"},
    {"E491", "the lines' charges do not add up to the claim's"},
    {"E492", "a claim does not balance"},
    {"E493", "claims less provider adjustments is not the payment"},
    {"E494", "the payment is below zero"},
    {"W495", "the patient's part is not the sum of PR"},
    {NULL, NULL},
};

/* ISA has fixed widths, so that the delimiters stand at fixed places. */
#define ISA_BYTES 106
static const int isa_widths[] = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};
enum { ISA_ELEMENTS = sizeof isa_widths / sizeof *isa_widths };

typedef struct Delimiters {
  char element, component, end;
} Delimiters;

typedef struct Cutting {
  Arena *arena;
  Diags *diags;
  Str text;
  X12Segment *items;
  int count, capacity;
} Cutting;

Str x12_element(const X12Segment *segment, int number) { return number <= segment->count ? segment->elements[number] : (Str){0}; }

Str x12_component(const X12Segment *segment, int element, int number) {
  Str rest = x12_element(segment, element), head = {0};
  for (int i = 0; i < number; i++) str_cut(rest, segment->component, &head, &rest);
  return head;
}

/* A fault before there is a segment to name. */
static void fault_at(const Cutting *cutting, const char *code, size_t at, size_t length, int number, const char *message) {
  size_t end = cutting->text.length;
  if (at >= end) at = end ? end - 1 : 0;
  if (length == 0) length = 1;
  Span span = {(uint32_t)at, (uint32_t)(length < end - at ? length : end - at)};
  diags_add(cutting->diags, DIAG_ERROR, code, span, (Str){0}, "segment %d: %s", number, message);
}

static bool is_letter_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
static bool is_break(char c) { return c == '\n' || c == '\r'; }

static size_t skip_space(Str text, size_t at) {
  while (at < text.length && (is_break(text.at[at]) || text.at[at] == ' ' || text.at[at] == '\t')) at++;
  return at;
}

/* ---- the first segment ---- */

/* Where an element of ISA ends too early or too late: the first whose separator is not where its width puts it. */
static int wrong_isa_element(Str isa, char separator, int *found) {
  size_t at = 3;
  for (int i = 0; i < ISA_ELEMENTS; i++) {
    size_t end = at + 1 + (size_t)isa_widths[i];
    size_t next = str_find(isa, separator, at + 1);
    bool last = i == ISA_ELEMENTS - 1;
    if (!last && next != end) {
      *found = (int)(next - at - 1);
      return i + 1;
    }
    at = end;
  }
  return 0;
}

static bool read_delimiters(const Cutting *cutting, size_t at, int number, Delimiters *delimiters) {
  Str isa = str_slice(cutting->text, at, at + ISA_BYTES);
  if (!str_starts(isa, STR("ISA"))) {
    Str message =
        str_format(cutting->arena, "an interchange begins with ISA, this is %.*s", STR_ARG(x12_quoted(cutting->arena, str_slice(isa, 0, 12))));
    fault_at(cutting, "E150", at, 3, number, message.at);
    return false;
  }
  if (isa.length < ISA_BYTES) {
    Str message = str_format(cutting->arena, "ISA has %d characters with its end, here are %zu: the file is cut off", ISA_BYTES, isa.length);
    fault_at(cutting, "E151", at, isa.length, number, message.at);
    return false;
  }
  *delimiters = (Delimiters){isa.at[3], isa.at[ISA_BYTES - 2], isa.at[ISA_BYTES - 1]};
  int found, wrong = wrong_isa_element(isa, delimiters->element, &found);
  if (wrong) {
    Str message = str_format(cutting->arena, "ISA%02d has %d characters here, and always %d in an interchange", wrong, found, isa_widths[wrong - 1]);
    fault_at(cutting, "E151", at, ISA_BYTES, number, message.at);
    return false;
  }
  const char signs[] = {delimiters->element, delimiters->component, delimiters->end};
  for (int i = 0; i < 3; i++) {
    bool twice = signs[i] == signs[(i + 1) % 3];
    if (!twice && !is_letter_or_digit(signs[i]) && signs[i] != ' ' && signs[i] != '.' && signs[i] != '-' && (unsigned char)signs[i] < 0x80) continue;
    fault_at(cutting, "E152", at + (i == 0 ? 3 : (size_t)(ISA_BYTES - 3 + i)), 1, number,
             twice ? "two delimiters are the same sign: elements, their parts and segments are ended by three different ones"
                   : "a letter, a digit, a blank, a point, a minus or a sign beyond ASCII cannot be a delimiter");
    return false;
  }
  return true;
}

/* ---- the others ---- */

/* The first byte that is neither text nor a delimiter. */
static size_t find_control(Str body) {
  for (size_t i = 0; i < body.length; i++) {
    unsigned char c = (unsigned char)body.at[i];
    if (c < 0x20 || c == 0x7f) return i;
  }
  return body.length;
}

static bool proper_id(Str id) {
  if (id.length < 2 || id.length > 3) return false;
  for (size_t i = 0; i < id.length; i++)
    if (!((id.at[i] >= 'A' && id.at[i] <= 'Z') || (i > 0 && id.at[i] >= '0' && id.at[i] <= '9'))) return false;
  return true;
}

static bool split(Cutting *cutting, const Delimiters *delimiters, size_t at, Str body) {
  X12Segment *segment = &cutting->items[cutting->count++];
  *segment =
      (X12Segment){.number = cutting->count, .span = {(uint32_t)at, (uint32_t)(body.length ? body.length : 1)}, .component = delimiters->component};
  str_cut(body, delimiters->element, &segment->id, &(Str){0});
  int count = 0;
  for (size_t i = 0; i < body.length; i++) count += body.at[i] == delimiters->element;
  if (count > ERA_MOST_ELEMENTS) {
    x12_fault(cutting->diags, "E153", segment, 0, "%d elements; no segment of an 835 has more than %d", count, ERA_MOST_ELEMENTS);
    return false;
  }
  Str *elements = arena_make_many(cutting->arena, Str, count + 1), rest = body;
  for (int i = 0; i <= count; i++) {
    str_cut(rest, delimiters->element, &elements[i], &rest);
    if (elements[i].length <= ERA_MOST_ELEMENT_BYTES) continue;
    x12_fault(cutting->diags, "E153", segment, 0, "element %d has %zu characters; at most %d are read", i, elements[i].length,
              ERA_MOST_ELEMENT_BYTES);
    return false;
  }
  segment->id = elements[0];
  segment->elements = elements;
  segment->count = count;
  if (proper_id(segment->id)) return true;
  Str shown = x12_quoted(cutting->arena, segment->id);
  segment->id = STR("?");
  x12_fault(cutting->diags, "E155", segment, 0, "a segment begins with its name of two or three capitals and digits, as CLP; this one with %.*s",
            STR_ARG(shown));
  return false;
}

/* One segment from `at`. @return where the next begins; the text's length after a fault that nothing can be read behind. */
static size_t cut_segment(Cutting *cutting, const Delimiters *delimiters, size_t at) {
  Str text = cutting->text;
  size_t end = str_find(text, delimiters->end, at);
  Str body = str_slice(text, at, end);
  if (end == text.length) {
    fault_at(cutting, "E156", at, body.length, cutting->count + 1, "the file ends inside this segment: the rest of it is missing");
    return text.length;
  }
  /* Delimiters may be control characters themselves. */
  for (size_t from = 0; from < body.length;) {
    size_t found = from + find_control(str_slice(body, from, body.length));
    if (found == body.length) break;
    char c = body.at[found];
    from = found + 1;
    if (c == delimiters->element || c == delimiters->component) continue;
    Str message = is_break(c) ? STR("a line ends inside the segment: lines may end only between segments")
                              : str_format(cutting->arena, "the character %02X (hexadecimal) cannot stand in a segment", (unsigned char)c);
    fault_at(cutting, "E154", at + found, 1, cutting->count + 1, message.at);
    return text.length;
  }
  if (!split(cutting, delimiters, at, body)) return text.length;
  return skip_space(text, end + 1);
}

/* How many segments there can be: signs that end one. Other interchanges of the file may have other signs, so the most frequent possibility counts. */
static bool count_segments(Cutting *cutting, const Delimiters *delimiters, size_t at) {
  int64_t count = cutting->count;
  for (size_t i = at; i < cutting->text.length; i++) count += cutting->text.at[i] == delimiters->end;
  if (count > ERA_MOST_SEGMENTS) {
    Str message = str_format(cutting->arena, "%lld segments in the file; at most %d are read. Cut it at a transaction (ST to SE)", (long long)count,
                             ERA_MOST_SEGMENTS);
    fault_at(cutting, "E153", at, 3, cutting->count + 1, message.at);
    return false;
  }
  X12Segment *items = arena_make_many(cutting->arena, X12Segment, count);
  if (cutting->count) memcpy(items, cutting->items, (size_t)cutting->count * sizeof *items);
  cutting->items = items;
  cutting->capacity = (int)count;
  return true;
}

bool x12_read(Arena *arena, Str text, Diags *diags, X12Segments *segments) {
  Cutting cutting = {.arena = arena, .diags = diags, .text = text};
  size_t at = skip_space(text, 0), errors = diags->errors;
  *segments = (X12Segments){0};
  if (text.length > ERA_MOST_BYTES) {
    fault_at(&cutting, "E153", 0, 1, 1, "the file is larger than 8 MiB, the most that is read. Cut it at a transaction (ST to SE)");
    return false;
  }
  if (at == text.length) {
    fault_at(&cutting, "E150", 0, text.length, 1, "the file is empty; an interchange begins with ISA");
    return false;
  }
  while (at < text.length) {
    Delimiters delimiters;
    if (!read_delimiters(&cutting, at, cutting.count + 1, &delimiters) || !count_segments(&cutting, &delimiters, at)) return false;
    bool closed = false;
    while (at < text.length && !closed) {
      at = cut_segment(&cutting, &delimiters, at);
      closed = cutting.count > 0 && str_is(cutting.items[cutting.count - 1].id, "IEA");
    }
  }
  *segments = (X12Segments){cutting.items, cutting.count};
  return diags->errors == errors && x12_check_envelope(arena, segments, diags);
}
