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
    {"A815", "a remark that does not explain the reasons beside it"},
    {"A816", "an adjustment reason in an unusual group"},
    {"W820", "several answers that pay the same most"},
    {"W821", "a question in which no answer pays"},
    {"A822", "a question that pays more than half of its axis"},
    {"W824", "an explanation without words"},
    {"A825", "a question without an explanation"},
    {"W826", "an ending that says nothing"},
    {"W830", "right answers that are mostly the longest"},
    {"A831", "a right answer that is far longer than the others"},
    {"W832", "right answers that mostly stand in one place, or never in another"},
    {"W833", "an answer about the other answers"},
    {"A834", "absolute words in wrong answers only"},
    {"A835", "a right answer that alone repeats a word of its question"},
    {"W836", "a question whose article rules answers out"},
    {"A840", "a text above school grade 10"},
    {"W841", "a file above school grade 12"},
    {"A842", "a sentence of more than 40 words"},
    {"W843", "an exclamation mark"},
    {"W844", "a word that judges people"},
    {"A845", "a text that stands twice"},
    {"A846", "much to read before a question"},
    {"A847", "a place that its author still has to fill"},
    {"A850", "a document none of whose findings is asked for"},
    {"A851", "a finding that nothing asks for"},
    {"A852", "a clause that nothing uses"},
    {"A853", "a person whom nobody meets"},
    {"W855", "a variable that nothing changes"},
    {"A857", "a hard step without a hint"},
    {"W860", "a number that passes the check digit of an NPI"},
    {"W861", "the shape of a social security number"},
    {"W862", "a tax id that somebody may have"},
    {"W863", "a telephone that somebody may have"},
    {"W864", "the name of a real company"},
    {"W865", "a domain that somebody may have"},
    {"W866", "the shape of a Medicare number"},
    {"A867", "a street address with a ZIP code"},
    {"A870", "an amount in an explanation that nothing else has"},
    {"A880", "an event that leads back"},
    {"A881", "a file in which no answer rests on a finding"},
    {NULL, NULL},
};

typedef void (*LintPass)(Lint *lint);
static const LintPass passes[] = {
    lint_dates, lint_codes, lint_points, lint_answers, lint_reading, lint_unused, lint_real, lint_amounts, lint_flow,
};

static DiagLevel level_of(const char *code) { return code[0] == 'W' ? DIAG_WARNING : DIAG_ADVICE; }

__attribute__((format(printf, 5, 0))) static void tell_list(Lint *lint, const char *code, Span span, const Json *place, const char *format,
                                                            va_list arguments) {
  diags_add_list(lint->diags, level_of(code), code, span, json_path(lint->arena, place), format, arguments);
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
