/* Single elements, and how a fault of one is told. X12 writes numbers more narrowly than people do, so each is looked at sign by sign. */
#include "x12/reading.h"

#define SHOWN_BYTES 24

static Span element_span(const Diags *diags, const X12Segment *segment, int element) {
  Str found = element > 0 && element <= segment->count ? segment->elements[element] : (Str){0};
  if (!found.length) return segment->span;
  return (Span){(uint32_t)(found.at - diags->text.at), (uint32_t)found.length};
}

__attribute__((format(printf, 6, 0))) static void add(Diags *diags, DiagLevel level, const char *code, const X12Segment *segment, int element,
                                                      const char *format, va_list arguments) {
  Str message = str_format_list(diags->arena, format, arguments);
  Span span = element_span(diags, segment, element);
  if (element > 0)
    diags_add(diags, level, code, span, (Str){0}, "segment %d, %.*s%02d: %.*s", segment->number, STR_ARG(segment->id), element, STR_ARG(message));
  else
    diags_add(diags, level, code, span, (Str){0}, "segment %d, %.*s: %.*s", segment->number, STR_ARG(segment->id), STR_ARG(message));
}

void x12_fault(Diags *diags, const char *code, const X12Segment *segment, int element, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add(diags, DIAG_ERROR, code, segment, element, format, arguments);
  va_end(arguments);
}

void x12_warn(Diags *diags, const char *code, const X12Segment *segment, int element, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add(diags, DIAG_WARNING, code, segment, element, format, arguments);
  va_end(arguments);
}

Str x12_quoted(Arena *arena, Str found) {
  if (!found.length) return STR("empty");
  return str_format(arena, "\"%.*s\"%s", STR_ARG(str_slice(found, 0, SHOWN_BYTES)), found.length > SHOWN_BYTES ? "..." : "");
}

bool x12_need(Diags *diags, const X12Segment *segment, int element, const char *what) {
  if (x12_element(segment, element).length) return true;
  x12_fault(diags, "E482", segment, element, "%s is missing", what);
  return false;
}

/* An optional minus, digits, and at most one point among them. */
static bool is_decimal(Str text) {
  size_t digits = 0, points = 0;
  for (size_t i = 0; i < text.length; i++) {
    char c = text.at[i];
    if (c >= '0' && c <= '9')
      digits++;
    else if (c == '.')
      points++;
    else if (c != '-' || i > 0)
      return false;
  }
  return digits > 0 && points <= 1 && digits <= 18;
}

/* JSON wants a digit on both sides of the point; X12 writes .5 and 5. as well. */
static Str as_number(Arena *arena, Str text) {
  bool minus = str_starts(text, STR("-"));
  Str head, tail;
  str_cut(str_slice(text, minus, text.length), '.', &head, &tail);
  while (head.length > 1 && head.at[0] == '0') head = str_slice(head, 1, head.length);
  return str_format(arena, "%s%.*s%s%.*s", minus ? "-" : "", STR_ARG(head.length ? head : STR("0")), tail.length ? "." : "", STR_ARG(tail));
}

bool x12_money(Diags *diags, const X12Segment *segment, int element, const char *what, bool needed, Cents *cents) {
  Str found = x12_element(segment, element);
  *cents = 0;
  if (!found.length) return !needed || x12_need(diags, segment, element, what);
  MoneyFault fault = is_decimal(found) ? money_from_number(as_number(diags->arena, found), cents) : MONEY_NOT_A_NUMBER;
  if (fault == MONEY_OK && (*cents > ERA_MOST_CENTS || *cents < -ERA_MOST_CENTS)) fault = MONEY_TOO_LARGE;
  if (fault == MONEY_OK) return true;
  *cents = 0;
  static const char *const words[] = {
      [MONEY_NOT_A_NUMBER] = "is written as 1275 or -12.5", [MONEY_TOO_PRECISE] = "has no parts of a cent", [MONEY_TOO_LARGE] = "is not that large"};
  x12_fault(diags, "E483", segment, element, "%s is %.*s; an amount %s", what, STR_ARG(x12_quoted(diags->arena, found)), words[fault]);
  return false;
}

bool x12_day(Diags *diags, const X12Segment *segment, int element, bool needed, Day *day) {
  Str found = x12_element(segment, element);
  *day = DAY_NONE;
  if (!found.length) return !needed || x12_need(diags, segment, element, "the date");
  int64_t number;
  bool digits = found.length == 8 && found.at[0] != '-' && found.at[0] != '+' && str_to_int(found, &number);
  if (digits) *day = day_from_parts((DateParts){(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)});
  if (*day != DAY_NONE) return true;
  x12_fault(diags, "E484", segment, element, "%.*s is no date; one is written as 20260316, and lies between 1900 and 2199",
            STR_ARG(x12_quoted(diags->arena, found)));
  return false;
}

bool x12_count(Diags *diags, const X12Segment *segment, int element, int64_t most, int64_t *count) {
  Str found = x12_element(segment, element);
  *count = 0;
  if (is_decimal(found) && str_to_int(found, count) && *count >= 0 && *count <= most) return true;
  x12_fault(diags, "E483", segment, element, "%.*s is no whole number from 0 to %lld", STR_ARG(x12_quoted(diags->arena, found)), (long long)most);
  return false;
}
