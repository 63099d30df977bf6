/* Expressions of a scenario file, compiled to postfix code and type-checked when the file is read, so that play never meets a bad one.
   Operator precedence climbing; nesting is limited, so a hostile text cannot exhaust the stack. */
#include "scenario/expr_parser.h"

#define NESTING_MOST 24

static const Value nothing = {.type = TYPE_NUMBER, .words_of = NONE};

#define SHOWN_REST 40

static void fail(Parser *parser, const char *code, const char *message) {
  Str rest = str_slice(parser->text, parser->at, parser->text.length);
  const Json *place = parser->failed ? NULL : expr_spot(parser, parser->at, parser->at);
  if (place && rest.length)
    reader_fault(parser->reader, code, place, "%s at \"%.*s\"", message, STR_ARG(str_slice(rest, 0, SHOWN_REST)));
  else if (place)
    reader_fault(parser->reader, code, place, "%s at the end of \"%.*s\"", message, STR_ARG(parser->text));
  parser->failed = true;
}

static void emit(Parser *parser, ExprOp op, int a, int b, int64_t value) {
  if (parser->count == EXPR_MOST_CODE) {
    fail(parser, "E503", "the expression is too long");
    return;
  }
  parser->code[parser->count++] = (ExprCode){op, a, b, value};
}

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void skip_space(Parser *parser) {
  while (parser->at < parser->text.length && parser->text.at[parser->at] == ' ') parser->at++;
}

static bool take(Parser *parser, const char *symbol) {
  skip_space(parser);
  Str wanted = str_from(symbol);
  if (!str_starts(str_slice(parser->text, parser->at, parser->text.length), wanted)) return false;
  bool is_word = symbol[0] >= 'a' && symbol[0] <= 'z';
  size_t after = parser->at + wanted.length;
  if (is_word && after < parser->text.length && is_word_byte(parser->text.at[after])) return false;
  parser->at = after;
  return true;
}

/** A name: letters, digits, underscore, dots; a hyphen only where a letter follows it, so that "a - 1" and "a-1" subtract. */
static Str take_name(Parser *parser) {
  skip_space(parser);
  size_t from = parser->at;
  while (parser->at < parser->text.length && is_word_byte(parser->text.at[parser->at])) {
    if (parser->text.at[parser->at] == '-') {
      bool letter_follows = parser->at + 1 < parser->text.length && parser->text.at[parser->at + 1] >= 'a' && parser->text.at[parser->at + 1] <= 'z';
      if (!letter_follows) break;
    }
    parser->at++;
  }
  return str_slice(parser->text, from, parser->at);
}

static Value parse(Parser *parser, int least_binding);

/** What people who know another language write. */
static void fail_habit(Parser *parser) {
  static const struct {
    const char *found, *message;
  } habits[] = {{"&", "\"and\" is written as a word, not as a sign,"},
                {"|", "\"or\" is written as a word, not as a sign,"},
                {"!", "\"not\" is written as a word, not as a sign,"},
                {"\"", "words stand without quotes, or in single ones,"}};
  Str rest = str_slice(parser->text, parser->at, parser->text.length);
  for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
    if (str_starts(rest, str_from(habits[i].found))) fail(parser, "E503", habits[i].message);
}

static Value parse_number(Parser *parser) {
  size_t from = parser->at;
  Str rest = str_slice(parser->text, from, parser->text.length);
  Day day = rest.length >= 10 ? day_from_iso(str_slice(rest, 0, 10)) : DAY_NONE;
  if (day != DAY_NONE) {
    parser->at += 10;
    emit(parser, OP_PUSH, 0, 0, day);
    return typed(TYPE_DAY);
  }
  bool money = false;
  while (parser->at < parser->text.length && (is_digit(parser->text.at[parser->at]) || parser->text.at[parser->at] == '.')) {
    if (parser->text.at[parser->at] == '.') money = true;
    parser->at++;
  }
  Str digits = str_slice(parser->text, from, parser->at);
  int64_t number = 0;
  Cents cents = 0;
  bool understood = money ? money_from_number(digits, &cents) == MONEY_OK : str_to_int(digits, &number) && number <= MONEY_MOST_CENTS;
  if (!understood) {
    parser->at = from;
    fail(parser, "E503", "a number was expected, found something else");
  }
  emit(parser, OP_PUSH, 0, 0, money ? cents : number);
  Value value = typed(money ? TYPE_MONEY : TYPE_NUMBER);
  value.constant = !money;
  value.code_at = parser->count - 1;
  return value;
}

typedef enum ArgumentKind {
  ARGUMENT_FACT,
  ARGUMENT_STAMP,
  ARGUMENT_PAGE,
  ARGUMENT_ITEM,
  ARGUMENT_DEADLINE,
  ARGUMENT_TERM,
  ARGUMENT_PROMISE
} ArgumentKind;

/** Functions of the language: what they are called, what they take, what they give. */
typedef struct Function {
  const char *name;
  ExprOp op;
  ArgumentKind argument;
  ValueType gives;
} Function;
static const Function functions[] = {
    {"known", OP_KNOWN, ARGUMENT_FACT, TYPE_FLAG},          {"pinned", OP_PINNED, ARGUMENT_FACT, TYPE_FLAG},
    {"stamped", OP_STAMPED, ARGUMENT_STAMP, TYPE_FLAG},     {"days_since", OP_DAYS_SINCE, ARGUMENT_STAMP, TYPE_NUMBER},
    {"arrived", OP_ARRIVED, ARGUMENT_PAGE, TYPE_FLAG},      {"answered", OP_ANSWERED, ARGUMENT_ITEM, TYPE_FLAG},
    {"played", OP_PLAYED, ARGUMENT_FACT, TYPE_FLAG},        {"days_until", OP_DAYS_UNTIL, ARGUMENT_DEADLINE, TYPE_NUMBER},
    {"promised", OP_PROMISED, ARGUMENT_PROMISE, TYPE_FLAG}, {"kept", OP_KEPT, ARGUMENT_PROMISE, TYPE_FLAG},
    {"deal.has", OP_DEAL_HAS, ARGUMENT_TERM, TYPE_FLAG},    {"deal", OP_DEAL_HAS, ARGUMENT_TERM, TYPE_FLAG},
};

static int find_term(const Scenario *scenario, Str name, int *talk_index) {
  for (int t = 0; t < scenario->talk_count; t++) {
    const Negotiation *talk = scenario->talks[t];
    for (int i = 0; i < talk->terms.count; i++) {
      if (!str_equal(LIST_AT(talk->terms, NegotiationTerm, i)->id, name)) continue;
      *talk_index = t;
      return i;
    }
  }
  return NONE;
}

/** What conditions ask about a talk is told to it: its search may not take two states for one that differ in it. */
static void note_read(Reader *reader, ArgumentKind kind, ExprOp op, int index, int talk_index) {
  if (kind == ARGUMENT_STAMP && index != NONE) reader->stamps_made[index].read = true;
  if (kind == ARGUMENT_TERM && index != NONE) reader->talks_made[talk_index]->terms_read |= UINT32_C(1) << index;
  for (int t = 0; op == OP_PLAYED && index != NONE && t < reader->scenario->talk_count; t++) {
    Negotiation *talk = reader->talks_made[t];
    for (int i = 0; i < talk->facts.count; i++)
      if (str_equal(LIST_AT(talk->facts, NegotiationFact, i)->id, reader->scenario->facts[index].id)) talk->facts_read |= UINT32_C(1) << i;
  }
}

/** Where a name just taken stands. */
static const Json *spot_of(const Parser *parser, Str name) {
  size_t from = (size_t)(name.at - parser->text.at);
  return expr_spot(parser, from, from + name.length);
}

static int resolve_argument(Parser *parser, ArgumentKind kind, Str name, int *second) {
  Reader *reader = parser->reader;
  const Json *place = spot_of(parser, name);
  Str prefix = STR("deadlines.");
  switch (kind) {
  case ARGUMENT_FACT: return reader_resolve(reader, &reader->facts, name, place);
  case ARGUMENT_STAMP: return reader_resolve(reader, &reader->stamps, name, place);
  case ARGUMENT_PROMISE: return reader_resolve(reader, &reader->promises, name, place);
  case ARGUMENT_PAGE: return reader_resolve(reader, &reader->pages, name, place);
  case ARGUMENT_ITEM: return reader_resolve(reader, &reader->items, name, place);
  case ARGUMENT_DEADLINE:
    return reader_resolve(reader, &reader->deadlines, str_starts(name, prefix) ? str_slice(name, prefix.length, name.length) : name, place);
  case ARGUMENT_TERM: {
    int term = find_term(reader->scenario, name, second);
    if (term == NONE) reader_fault(reader, "E501", place, "no negotiation of this file has a term \"%.*s\"", STR_ARG(name));
    return term;
  }
  }
  return NONE;
}

/** What stands in the brackets of a function; an empty one is reported. */
static Str take_argument(Parser *parser, const char *missing) {
  Str name = parser->failed ? (Str){NULL, 0} : take_name(parser);
  if (!name.length) fail(parser, "E503", missing);
  return name;
}

static Value parse_call(Parser *parser, const Function *function) {
  Str name = take_argument(parser, "a name is missing in the brackets");
  int second = 0;
  int index = parser->failed ? NONE : resolve_argument(parser, function->argument, name, &second);
  if (index == NONE) parser->failed = true;
  if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
  note_read(parser->reader, function->argument, function->op, index, second);
  emit(parser, function->op, index, second, 0);
  return typed(function->gives);
}

/** A question and a name of something in it, as sent() and wrote() take them. @return index of the question, NONE when there is a fault. */
static int take_pair(Parser *parser, const char *takes, Str *question, Str *name) {
  *question = take_argument(parser, takes);
  int item = parser->failed ? NONE : reader_resolve(parser->reader, &parser->reader->items, *question, spot_of(parser, *question));
  if (item == NONE) parser->failed = true;
  if (!parser->failed && !take(parser, ",")) fail(parser, "E503", takes);
  *name = take_argument(parser, takes);
  return parser->failed ? NONE : item;
}

static Value end_pair(Parser *parser, ExprOp op, int item, int index) {
  if (index == NONE) parser->failed = true;
  if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
  emit(parser, op, item, index, 0);
  return flag_value();
}

/** sent(packet, fact): the packet is an evidence question. */
static Value parse_sent(Parser *parser) {
  Str packet, fact;
  int index = NONE;
  int item =
      take_pair(parser, "sent() takes the id of an evidence question and a fact, as sent(appeal, notice), found something else", &packet, &fact);
  const RawItem *question = item == NONE ? NULL : reader_raw_item(parser->reader, item);
  if (item != NONE && !(question && question->evidence))
    reader_fault(parser->reader, "E504", spot_of(parser, packet), "\"%.*s\" is no evidence question, so nothing is sent by it", STR_ARG(packet));
  else if (item != NONE)
    index = reader_resolve(parser->reader, &parser->reader->facts, fact, spot_of(parser, fact));
  return end_pair(parser, OP_SENT, item, index);
}

/** wrote(letter, version): the version stood in the letter that was sent last. */
static Value parse_wrote(Parser *parser) {
  Str letter, version;
  static const char takes[] = "wrote() takes the id of a letter question and of a version, as wrote(demand, full), found something else";
  int item = take_pair(parser, takes, &letter, &version);
  int place = item == NONE ? NONE : reader_version(parser->reader, item, letter, version, spot_of(parser, letter), spot_of(parser, version));
  return end_pair(parser, OP_WROTE, item, place);
}

static bool parse_known_word(Parser *parser, Str name, Value *value) {
  Str deadline = STR("deadlines."), promise = STR("promises.");
  if (str_is(name, "true") || str_is(name, "false")) {
    emit(parser, OP_PUSH, 0, 0, str_is(name, "true"));
    *value = flag_value();
  } else if (str_is(name, "today")) {
    emit(parser, OP_TODAY, 0, 0, 0);
    *value = typed(TYPE_DAY);
  } else if (str_is(name, "deal.made")) {
    emit(parser, OP_DEAL_MADE, 0, 0, 0);
    *value = flag_value();
  } else if (str_is(name, "deal.amount")) {
    emit(parser, OP_DEAL_AMOUNT, 0, 0, 0);
    *value = typed(TYPE_MONEY);
  } else if (str_is(name, "deal.date")) {
    emit(parser, OP_DEAL_DATE, 0, 0, 0);
    *value = typed(TYPE_DAY);
  } else if (str_is(name, "deal.state")) {
    emit(parser, OP_DEAL_STATE, 0, 0, 0);
    *value = (Value){.type = TYPE_WORD, .words_of = WORDS_OF_DEAL};
  } else if (str_starts(name, promise)) {
    int index = reader_resolve(parser->reader, &parser->reader->promises, str_slice(name, promise.length, name.length), spot_of(parser, name));
    if (index == NONE) parser->failed = true;
    emit(parser, OP_PROMISE_DAY, index, 0, 0);
    *value = typed(TYPE_DAY);
  } else if (str_starts(name, deadline)) {
    int index = reader_resolve(parser->reader, &parser->reader->deadlines, str_slice(name, deadline.length, name.length), spot_of(parser, name));
    if (index == NONE) parser->failed = true;
    emit(parser, OP_DEADLINE_DAY, index, 0, 0);
    *value = typed(TYPE_DAY);
  } else {
    return false;
  }
  return true;
}

static void fail_function(Parser *parser, Str name) {
  enum { COUNT = sizeof functions / sizeof *functions };
  Str names[COUNT + 2] = {STR("sent"), STR("wrote")};
  Buf list = buf_new(parser->reader->arena);
  buf_addz(&list, "sent, wrote");
  for (int i = 0; i < COUNT; i++) {
    names[i + 2] = str_from(functions[i].name);
    if (!str_is(names[i + 2], "deal")) buf_format(&list, ", %s", functions[i].name); /* the short form of deal.has */
  }
  Str hint = fields_did_you_mean(parser->reader->arena, name, names, COUNT + 2);
  if (!parser->failed)
    reader_fault(parser->reader, "E503", spot_of(parser, name), "\"%.*s\" is not something that can be asked%.*s%s%.*s", STR_ARG(name), STR_ARG(hint),
                 hint.length ? " known are: " : "; known are: ", STR_ARG(buf_str(&list)));
  parser->failed = true;
}

static Value parse_name(Parser *parser) {
  Str name = take_name(parser);
  if (!name.length || str_is(name, "and") || str_is(name, "or")) {
    parser->at -= name.length;
    fail_habit(parser);
    fail(parser, "E503", "a value is missing");
    return nothing;
  }
  if (take(parser, "(")) {
    if (str_is(name, "sent")) return parse_sent(parser);
    if (str_is(name, "wrote")) return parse_wrote(parser);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
      if (str_is(name, functions[i].name)) return parse_call(parser, &functions[i]);
    fail_function(parser, name);
    return nothing;
  }
  Value value;
  if (parse_known_word(parser, name, &value)) return value;
  int var = names_find(&parser->reader->vars, name);
  if (var != NONE) {
    static const ValueType types[] = {[VAR_FLAG] = TYPE_FLAG, [VAR_NUMBER] = TYPE_NUMBER, [VAR_WORD] = TYPE_WORD};
    parser->reader->vars_made[var].read = true;
    emit(parser, OP_VAR, var, 0, 0);
    return (Value){.type = types[parser->reader->scenario->vars[var].kind], .words_of = var};
  }
  int stamp = names_find(&parser->reader->stamps, name);
  if (stamp != NONE) {
    parser->reader->stamps_made[stamp].read = true;
    emit(parser, OP_STAMP_DAY, stamp, 0, 0);
    return typed(TYPE_DAY);
  }
  emit(parser, OP_PUSH, 0, 0, 0);
  return (Value){.type = TYPE_WORD, .words_of = NONE, .word = name, .code_at = parser->count - 1};
}

static Value parse_quoted_word(Parser *parser) {
  size_t from = ++parser->at;
  size_t end = str_find(parser->text, '\'', from);
  if (end == parser->text.length) fail(parser, "E503", "a closing quote is missing");
  parser->at = end < parser->text.length ? end + 1 : end;
  emit(parser, OP_PUSH, 0, 0, 0);
  return (Value){.type = TYPE_WORD, .words_of = NONE, .word = str_slice(parser->text, from, end), .code_at = parser->count - 1};
}

static Value parse_operand(Parser *parser) {
  if (take(parser, "not")) {
    expr_want(parser, parse(parser, 3), TYPE_FLAG);
    emit(parser, OP_NOT, 0, 0, 0);
    return flag_value();
  }
  if (take(parser, "(")) {
    Value value = parse(parser, 0);
    if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
    return value;
  }
  if (take(parser, "-")) {
    Value value = parse(parser, 6);
    if (!parser->failed && value.type != TYPE_NUMBER && value.type != TYPE_MONEY) expr_want(parser, value, TYPE_NUMBER);
    emit(parser, OP_NEGATE, 0, 0, 0);
    return value;
  }
  if (parser->at < parser->text.length && is_digit(parser->text.at[parser->at])) return parse_number(parser);
  if (parser->at < parser->text.length && parser->text.at[parser->at] == '\'') return parse_quoted_word(parser);
  return parse_name(parser);
}

static Value parse_prefix(Parser *parser) {
  skip_space(parser);
  size_t from = parser->at;
  Value value = parse_operand(parser);
  value.from = from;
  value.to = parser->at;
  return value;
}

typedef struct Operator {
  const char *symbol;
  ExprOp op;
  int binding;
} Operator;
/* Longer symbols first. */
static const Operator operators[] = {
    {"or", OP_OR, 1},         {"and", OP_AND, 2},    {"==", OP_EQUAL, 4}, {"!=", OP_UNEQUAL, 4}, {"<=", OP_LESS_EQUAL, 4},
    {">=", OP_MORE_EQUAL, 4}, {"<", OP_LESS, 4},     {">", OP_MORE, 4},   {"=", OP_EQUAL, 4},    {"+", OP_ADD, 5},
    {"-", OP_SUBTRACT, 5},    {"*", OP_MULTIPLY, 6}, {"/", OP_DIVIDE, 6},
};

static Value parse(Parser *parser, int least_binding) {
  if (++parser->depth > NESTING_MOST) fail(parser, "E503", "the expression is nested too deep");
  Value left = parser->failed ? nothing : parse_prefix(parser);
  while (!parser->failed) {
    const Operator *found = NULL;
    size_t before = parser->at;
    for (size_t i = 0; i < sizeof operators / sizeof *operators && !found; i++)
      if (take(parser, operators[i].symbol)) found = &operators[i];
    if (!found || found->binding <= least_binding) {
      parser->at = before;
      break;
    }
    Value right = parse(parser, found->binding);
    if (parser->failed) break;
    size_t from = left.from;
    if (found->op == OP_AND || found->op == OP_OR) {
      expr_want(parser, left, TYPE_FLAG);
      expr_want(parser, right, TYPE_FLAG);
      left = flag_value();
    } else if (found->binding == 4) {
      left = expr_compare(parser, found->op, left, right);
    } else {
      left = expr_calculate(parser, found->op, left, right);
    }
    left.from = from;
    left.to = parser->at;
    emit(parser, found->op, 0, 0, 0);
  }
  parser->depth--;
  return left;
}

static Expr finish(Parser *parser) {
  Expr expr = {.source = parser->text};
  if (parser->failed) return expr;
  ExprCode *code = arena_make_many(parser->reader->arena, ExprCode, parser->count);
  for (int i = 0; i < parser->count; i++) code[i] = parser->code[i];
  expr.code = code;
  expr.count = parser->count;
  expr.number = parser->reader->scenario->expr_count++;
  return expr;
}

static Value parse_whole(Parser *parser) {
  Value value = parse(parser, 0);
  skip_space(parser);
  if (!parser->failed && parser->at < parser->text.length) {
    fail_habit(parser);
    fail(parser, "E503", "\"and\", \"or\" or a comparison is missing");
  }
  return value;
}

Expr reader_expr(Reader *reader, Str text, ValueType type, const Json *place) {
  if (!text.length) return (Expr){.source = text};
  Parser parser = {.reader = reader, .place = place, .text = text};
  Value value = parse_whole(&parser);
  expr_want(&parser, value, type);
  return finish(&parser);
}

static Expr constant_value(Reader *reader, int64_t value) {
  ExprCode *code = arena_make(reader->arena, ExprCode);
  *code = (ExprCode){OP_PUSH, 0, 0, value};
  return (Expr){.code = code, .count = 1, .number = reader->scenario->expr_count++};
}

static void fault_var_kind(Reader *reader, const Var *var, const Json *json, const char *found) {
  static const char *const takes[] = {"true or false", "a whole number", "one of its words"};
  reader_fault(reader, "E504", json, "found %s, but \"%.*s\" takes %s", found, STR_ARG(var->id), takes[var->kind]);
}

Expr reader_value(Reader *reader, int var_index, const Json *json) {
  const Var *var = &reader->scenario->vars[var_index];
  if (json->kind == JSON_TRUE || json->kind == JSON_FALSE) {
    if (var->kind != VAR_FLAG) fault_var_kind(reader, var, json, "yes or no");
    return constant_value(reader, json->kind == JSON_TRUE);
  }
  if (json->kind == JSON_NUMBER) {
    int64_t number = 0;
    if (var->kind != VAR_NUMBER)
      fault_var_kind(reader, var, json, "a number");
    else
      fields_read_int(&reader->fields, json, var->least, var->most, &number);
    return constant_value(reader, number);
  }
  if (json->kind != JSON_STRING) {
    reader_fault(reader, "E504", json, "found a %s, expected true, false, a number or an expression in quotes", json_kind_name(json->kind));
    return constant_value(reader, 0);
  }
  for (int i = 0; var->kind == VAR_WORD && i < var->word_count; i++)
    if (str_equal(var->words[i], json->text)) return constant_value(reader, i);
  static const ValueType types[] = {[VAR_FLAG] = TYPE_FLAG, [VAR_NUMBER] = TYPE_NUMBER, [VAR_WORD] = TYPE_WORD};
  Parser parser = {.reader = reader, .place = json, .text = json->text};
  Value value = parse_whole(&parser);
  if (var->kind == VAR_WORD && value.words_of == NONE && value.type == TYPE_WORD && !parser.failed) {
    Str hint = reader_known_words(reader, value.word, var->words, var->word_count);
    bool known = false;
    for (int i = 0; i < var->word_count; i++) known = known || str_equal(var->words[i], value.word);
    if (known)
      reader_fault(reader, "E501", json, "a word is set without quotes of its own: \"%.*s\"", STR_ARG(value.word));
    else
      reader_fault(reader, "E501", json, "\"%.*s\" is never \"%.*s\"%.*s", STR_ARG(var->id), STR_ARG(value.word), STR_ARG(hint));
    parser.failed = true;
  }
  expr_want(&parser, value, types[var->kind]);
  if (var->kind == VAR_WORD) expr_want_same_words(&parser, var_index, value);
  return finish(&parser);
}
