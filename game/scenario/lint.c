/*
 * Lints: what can be said of a sound scenario without playing it. They run after a file was read without an error, on the model and on its texts; none of
 * them changes anything. A warning is nearly always a slip; advice is worth a look.
 */
#include "scenario/lint.h"

const DiagCode lint_diag_codes[] = {
    {"W801", "a service after the day on which its claim was sent or received"},
    {"W802", "a claim received before it was sent"},
    {"W803", "a remittance dated before its claim was received"},
    {"W804", "an admission or discharge that no line's dates fit"},
    {"W805", "a person born after the service, or more than 110 years before"},
    {"W806", "a document that lies there before the day that it names"},
    {"W807", "a last day that is over before the first, and that nothing asks for"},
    {"W808", "a date question whose days all lie after the deadline that it serves"},
    {"W809", "a remittance or a first day on a weekend or a federal holiday"},
    {"A810", "a last day on a weekend or a federal holiday"},
    {NULL, NULL},
};

typedef void (*LintPass)(Lint *lint);
static const LintPass passes[] = {
    lint_dates,
};

const Json *lint_place(const Json *object, const char *key) {
  const Json *member = json_member(object, str_from(key));
  return member ? member : object;
}

static DiagLevel level_of(const char *code) { return code[0] == 'W' ? DIAG_WARNING : DIAG_ADVICE; }

static void tell_list(Lint *lint, const char *code, Span span, const Json *place, const char *format, va_list arguments) {
  Str message = str_format_list(lint->arena, format, arguments);
  diags_add(lint->diags, level_of(code), code, span, json_path(lint->arena, place), "%.*s", STR_ARG(message));
}

void lint_tell(Lint *lint, const char *code, const Json *place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  /* A whole object is shown by its key: nobody needs all of it underlined. */
  bool large = (place->kind == JSON_OBJECT || place->kind == JSON_ARRAY) && place->key_span.length;
  tell_list(lint, code, large ? place->key_span : place->span, place, format, arguments);
  va_end(arguments);
}

void lint_tell_part(Lint *lint, const char *code, const LintText *text, Str part, const char *format, ...) {
  Span span = text->json->span;
  if (span.length == text->text.length + 2 && part.length)
    span = (Span){span.offset + 1 + (uint32_t)(part.at - text->text.at), (uint32_t)part.length};
  va_list arguments;
  va_start(arguments, format);
  tell_list(lint, code, span, text->json, format, arguments);
  va_end(arguments);
}

void scenario_lint(Arena *arena, const Scenario *scenario, Diags *diags) {
  Lint *lint = arena_make(arena, Lint);
  lint->scenario = scenario;
  lint->arena = arena;
  lint->diags = diags;
  lint_gather_texts(lint);
  lint_gather_uses(lint);
  for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) passes[i](lint);
}
