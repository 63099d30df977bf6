/*
 * Statements of an attempt. Overturn stands in for both sides of cmi5 here: it launches the attempt and it is what was launched, so it says `launched` too.
 *
 * What cmi5 defines carries its category, what it merely allows (`answered`) does not; only what ends an attempt with a verdict carries a score, a success or
 * a completion, each where section 9.5 of cmi5 has it.
 */
#include "report/xapi.h"

#include "overturn/hash.h"
#include "report/clock.h"

#define CMI5 "https://w3id.org/xapi/cmi5/context/"

typedef enum Verb { VERB_LAUNCHED, VERB_INITIALIZED, VERB_ANSWERED, VERB_COMPLETED, VERB_PASSED, VERB_FAILED, VERB_TERMINATED, VERB_COUNT } Verb;
static const char *const verbs[VERB_COUNT] = {"launched", "initialized", "answered", "completed", "passed", "failed", "terminated"};

typedef struct Maker {
  Arena *arena;
  const XapiContext *context;
  const XapiAttempt *attempt;
  Str base, activity, registration;
  XapiStatement *made;
  size_t count, room;
} Maker;

/* ---- ids ---- */

Str xapi_uuid(Arena *arena, Str name) {
  Sha256 sha;
  uint8_t d[32];
  sha256_start(&sha);
  sha256_add(&sha, name.at, name.length);
  sha256_end(&sha, d);
  d[6] = (uint8_t)((d[6] & 0x0f) | 0x50);
  d[8] = (uint8_t)((d[8] & 0x3f) | 0x80);
  return str_format(arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7],
                    d[8], d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}

static Str statement_id(const Maker *m, Verb verb, const char *within, int entry) {
  const XapiAttempt *a = m->attempt;
  return xapi_uuid(
      m->arena, str_format(m->arena, XAPI_NAMESPACE "\n%.*s\n%.*s\n%s\n%s\n%d", STR_ARG(a->attempt), STR_ARG(a->hash), verbs[verb], within, entry));
}

/* ---- numbers ---- */

static void put_thousandths(Buf *out, const char *key, int64_t value) {
  uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value;
  buf_json_key(out, key);
  buf_format(out, "%s%llu.%03llu", value < 0 ? "-" : "", (unsigned long long)(size / 1000), (unsigned long long)(size % 1000));
}

static void put_text(Buf *out, const char *key, Str text) {
  buf_json_key(out, key);
  buf_json_string(out, text);
}

/** "scaled" is what was earned as a share of the most, and the most is never below what was earned, nor the least above it. */
static void put_score(Buf *out, int64_t raw, int64_t most) {
  int64_t max = raw > most ? raw : most, min = raw < 0 ? raw : 0;
  int64_t scaled = max > 0 ? ratio_floor(raw, 1000, max) : 0;
  buf_json_key(out, "score");
  buf_byte(out, '{');
  put_thousandths(out, "scaled", scaled < -1000 ? -1000 : scaled);
  put_thousandths(out, "raw", raw);
  put_thousandths(out, "min", min);
  put_thousandths(out, "max", max);
  buf_byte(out, '}');
}

/* ---- the parts of a statement ---- */

static Str extension(const Maker *m, const char *name) { return str_format(m->arena, "%.*s/xapi/%s", STR_ARG(m->base), name); }

static void begin_statement(const Maker *m, Verb verb, Str id, Buf *out) {
  buf_byte(out, '{');
  put_text(out, "id", id);
  buf_addz(out, ",\"actor\":{\"objectType\":\"Agent\",\"account\":{");
  put_text(out, "homePage", m->base);
  put_text(out, "name", m->context->account.length ? m->context->account : STR("unknown"));
  buf_addz(out, "}},\"verb\":{");
  put_text(out, "id", str_format(m->arena, "http://adlnet.gov/expapi/verbs/%s", verbs[verb]));
  buf_format(out, ",\"display\":{\"en-US\":\"%s\"}}", verbs[verb]);
  if (verb == VERB_ANSWERED) return;
  buf_addz(out, ",\"object\":{\"objectType\":\"Activity\"");
  put_text(out, "id", m->activity);
  buf_addz(out, ",\"definition\":{\"type\":\"http://adlnet.gov/expapi/activities/simulation\",\"name\":{\"en-US\":");
  buf_json_string(out, m->attempt->title);
  buf_addz(out, "}}}");
}

static void put_activities(Buf *out, const char *key, const Str *ids, int count) {
  buf_json_key(out, key);
  buf_byte(out, '[');
  for (int i = 0; i < count; i++) {
    buf_addz(out, i ? ",{" : "{");
    put_text(out, "id", ids[i]);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

static void put_launch(const Maker *m, Buf *out) {
  put_text(out, CMI5 "extensions/launchmode", STR("Normal"));
  put_text(out, CMI5 "extensions/launchurl", m->activity);
  put_text(out, CMI5 "extensions/launchparameters", STR(""));
  put_text(out, CMI5 "extensions/moveon", m->context->mark == NONE ? STR("Completed") : STR("Passed"));
}

/** `within`: the activity that a decision belongs to, empty for what is said of the attempt itself. */
static void put_context(const Maker *m, Verb verb, Str within, Buf *out) {
  const Session *first = m->attempt->parts[0].session;
  Str category[2] = {STR(CMI5 "categories/cmi5"), STR(CMI5 "categories/moveon")};
  bool verdict = verb == VERB_PASSED || verb == VERB_FAILED;
  buf_addz(out, ",\"context\":{");
  put_text(out, "registration", m->registration);
  buf_addz(out, ",\"contextActivities\":{");
  put_activities(out, "grouping", &m->activity, 1);
  if (within.length) put_activities(out, "parent", &within, 1);
  if (verb != VERB_ANSWERED) put_activities(out, "category", category, verdict || verb == VERB_COMPLETED ? 2 : 1);
  buf_byte(out, '}');
  put_text(out, "revision", m->attempt->hash);
  put_text(out, "platform", STR("Overturn"));
  put_text(out, "language", STR("en-US"));
  buf_addz(out, ",\"extensions\":{");
  put_text(out, CMI5 "extensions/sessionid", m->attempt->attempt);
  put_text(out, extension(m, "mode").at, str_from(mode_words[session_head(first)->mode]));
  if (verb == VERB_LAUNCHED) put_launch(m, out);
  if (m->context->mark != NONE && (verb == VERB_LAUNCHED || verdict)) put_thousandths(out, CMI5 "extensions/masteryscore", m->context->mark * 10);
  buf_addz(out, "}}");
}

static void end_statement(Maker *m, Str id, int64_t time, Buf *out) {
  Str when = wall_text(m->arena, time);
  if (when.length) put_text(out, "timestamp", when);
  buf_byte(out, '}');
  XapiStatement statement = {id, buf_str(out)};
  arena_push(m->arena, m->made, m->count, m->room, statement);
}

/* ---- the statements ---- */

static void put_verdict(const Maker *m, Verb verb, Buf *out) {
  const XapiAttempt *a = m->attempt;
  bool above = a->score >= m->context->mark;
  buf_format(out, ",\"success\":%s", verb == VERB_PASSED ? "true" : "false");
  if (verb == VERB_PASSED || !above) put_score(out, a->score * INT64_C(1000), 100000);
}

static void put_result(const Maker *m, Verb verb, Buf *out) {
  const XapiAttempt *a = m->attempt;
  bool timed = a->started != CLOCK_NONE && a->ended != CLOCK_NONE;
  if (verb == VERB_LAUNCHED || verb == VERB_INITIALIZED) return;
  buf_addz(out, ",\"result\":{");
  put_text(out, "duration", wall_duration(m->arena, timed ? a->ended - a->started : 0));
  if (verb == VERB_COMPLETED) buf_addz(out, ",\"completion\":true");
  if (verb == VERB_PASSED || verb == VERB_FAILED) {
    put_verdict(m, verb, out);
    buf_addz(out, ",\"extensions\":{");
    put_thousandths(out, extension(m, "points").at, a->earned);
    put_thousandths(out, extension(m, "best-points").at, a->par);
    buf_json_key(out, extension(m, "violation").at);
    buf_addz(out, a->violated ? "true}" : "false}");
  }
  buf_byte(out, '}');
}

static void say(Maker *m, Verb verb, int64_t time) {
  Buf out = buf_new(m->arena);
  Str id = statement_id(m, verb, "", 0);
  begin_statement(m, verb, id, &out);
  put_result(m, verb, &out);
  put_context(m, verb, STR(""), &out);
  end_statement(m, id, time, &out);
}

/** What the answer was worth, and what it cost: the score as it counts, success as it was answered. */
static void put_answer(const Maker *m, const XapiPart *part, const ReportDecision *told, Buf *out) {
  const Decision *decision = told->decision;
  const Result *result = &decision->played->result;
  int64_t spent = part->times.spent_ms[decision->played->entry];
  bool worth = decision->scored && decision->most > 0;
  buf_addz(out, ",\"result\":{");
  xapi_put_response(out, session_scenario(part->session), &decision->played->action);
  if (worth) buf_format(out, ",\"success\":%s", result->paid >= result->most && result->violation == NONE ? "true" : "false");
  if (worth) put_score(out, decision->earned, decision->most);
  if (spent >= 0) put_text(out, "duration", wall_duration(m->arena, spent));
  buf_addz(out, ",\"extensions\":{");
  put_thousandths(out, extension(m, "cost-points").at, decision->cost);
  buf_json_key(out, extension(m, "cost-dollars").at);
  buf_add(out, money_plain(m->arena, decision->cost_cents));
  put_text(out, extension(m, "grade").at, str_from(grade_words[decision->grade]));
  if (result->violation != NONE) put_text(out, extension(m, "violation").at, told->violation);
  buf_addz(out, "}}");
}

static void say_answers(Maker *m, const XapiPart *part) {
  const Scenario *scenario = session_scenario(part->session);
  Str own = str_format(m->arena, "%.*s/scenarios/%.*s", STR_ARG(m->base), STR_ARG(scenario->id));
  for (int i = 0; i < part->report->decision_count; i++) {
    const ReportDecision *told = &part->report->decisions[i];
    int entry = told->decision->played->entry;
    if (told->decision->played->action.kind == ACTION_PASS) continue; /* nobody did anything */
    Buf out = buf_new(m->arena);
    Str id = statement_id(m, VERB_ANSWERED, str_z(m->arena, scenario->id), entry);
    begin_statement(m, VERB_ANSWERED, id, &out);
    xapi_put_question(&out, own, part->session, told);
    put_answer(m, part, told, &out);
    put_context(m, VERB_ANSWERED, own, &out);
    end_statement(m, id, part->times.times[entry], &out);
  }
}

static Str attempt_id(const XapiContext *context, const JournalHead *head) { return head->attempt.length ? head->attempt : context->attempt; }

XapiAttempt xapi_attempt(Arena *arena, const XapiContext *context, const Session *session, const ReportDebrief *report) {
  const Scenario *scenario = session_scenario(session);
  XapiPart *part = arena_make(arena, XapiPart);
  XapiAttempt told = {.scenario = scenario->id, .hash = scenario->hash, .title = scenario->title, .kind = STR("scenarios")};
  told.attempt = attempt_id(context, session_head(session));
  told.started = wall_read(context->started);
  *part = (XapiPart){session, report, report_times(arena, session, &told.started, &told.ended)};
  told.parts = part;
  told.part_count = 1;
  told.finished = report->finished;
  told.violated = report->violation_count > 0;
  told.score = report->score;
  told.earned = report->debrief->earned.total;
  told.par = report->debrief->par.total;
  return told;
}

XapiAttempt xapi_attempt_of_shift(Arena *arena, const XapiContext *context, const ShiftSession *session, const ReportShift *report) {
  const Shift *shift = shift_session_shift(session);
  XapiPart *parts = arena_make_many(arena, XapiPart, report->case_count);
  XapiAttempt told = {.scenario = shift->id, .hash = shift->hash, .title = shift->title, .kind = STR("shifts")};
  told.attempt = attempt_id(context, shift_session_head(session));
  told.started = wall_read(context->started);
  const ReportTimes *times = report_times_of_shift(arena, session, &told.started, &told.ended);
  for (int i = 0; i < report->case_count; i++) {
    const ReportCase *one = &report->cases[i];
    parts[one->place] = (XapiPart){shift_session_case(session, one->place), one->debrief, times[one->place]};
  }
  told.parts = parts;
  told.part_count = report->case_count;
  told.finished = report->finished;
  told.violated = report->debrief->violation_count > 0;
  told.score = report->score;
  told.earned = report->debrief->play.earned.total;
  told.par = report->debrief->par.earned.total;
  return told;
}

static Maker maker_of(Arena *arena, const XapiContext *context, const XapiAttempt *attempt) {
  Maker m = {.arena = arena, .context = context, .attempt = attempt, .base = context->base.length ? context->base : STR(XAPI_BASE)};
  m.activity = str_format(arena, "%.*s/%.*s/%.*s", STR_ARG(m.base), STR_ARG(attempt->kind), STR_ARG(attempt->scenario));
  m.registration = xapi_uuid(arena, str_format(arena, XAPI_NAMESPACE "\nregistration\n%.*s", STR_ARG(attempt->attempt)));
  return m;
}

/* Whatever is not about an activity may say neither its revision nor its platform. */
XapiStatement xapi_voiding(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, Str id) {
  Maker m = maker_of(arena, context, attempt);
  Buf out = buf_new(arena);
  XapiStatement statement = {.id = xapi_uuid(arena, str_format(arena, XAPI_NAMESPACE "\nvoids\n%.*s", STR_ARG(id)))};
  buf_byte(&out, '{');
  put_text(&out, "id", statement.id);
  buf_addz(&out, ",\"actor\":{\"objectType\":\"Agent\",\"account\":{");
  put_text(&out, "homePage", m.base);
  put_text(&out, "name", STR("overturn"));
  buf_addz(&out, "}},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\",\"display\":{\"en-US\":\"voided\"}}");
  buf_addz(&out, ",\"object\":{\"objectType\":\"StatementRef\"");
  put_text(&out, "id", id);
  buf_addz(&out, "},\"context\":{");
  put_text(&out, "registration", m.registration);
  buf_addz(&out, ",\"language\":\"en-US\",\"extensions\":{");
  put_text(&out, CMI5 "extensions/sessionid", attempt->attempt);
  buf_addz(&out, "}}}");
  statement.text = buf_str(&out);
  return statement;
}

int xapi_statements(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, const XapiStatement **statements) {
  Maker m = maker_of(arena, context, attempt);
  say(&m, VERB_LAUNCHED, attempt->started);
  say(&m, VERB_INITIALIZED, attempt->started);
  for (int i = 0; i < attempt->part_count; i++) say_answers(&m, &attempt->parts[i]);
  if (attempt->finished) {
    say(&m, VERB_COMPLETED, attempt->ended);
    if (context->mark != NONE) say(&m, attempt->score >= context->mark && !attempt->violated ? VERB_PASSED : VERB_FAILED, attempt->ended);
    say(&m, VERB_TERMINATED, attempt->ended);
  }
  *statements = m.made;
  return (int)m.count;
}
