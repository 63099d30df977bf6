/*
 * What is still to be said of an attempt whose statements were put out before, and which was graded again since. A statement that was sent cannot be changed, so
 * one whose result is another now is voided and said anew; one that still waits gives its place to the new one.
 */
#include "overturn/json.h"
#include "report/push.h"
#include "report/xapi.h"

#define VERBS "http://adlnet.gov/expapi/verbs/"

/** What there is to know of a statement. */
typedef struct Known {
  const XapiStatement *statement;
  bool sent;
  Str verb, about; /* the activity; of a voiding one the statement that it voids */
  const Json *result;
  int nth;  /* of those that say the same kind of thing of the same activity */
  int like; /* place of the one that says it of the other time, NONE */
} Known;

static Str text_of(const Json *object, Str key) {
  const Json *value = object ? json_member(object, key) : NULL;
  return value && value->kind == JSON_STRING ? value->text : STR("");
}

static Known known_of(Arena *arena, const XapiStatement *statement, bool sent) {
  Diags diags = diags_new(arena, STR("statement"), statement->text);
  const Json *root = json_read(arena, statement->text, &diags);
  Known known = {.statement = statement, .sent = sent, .like = NONE};
  if (!root || root->kind != JSON_OBJECT) return known;
  known.verb = text_of(json_member(root, STR("verb")), STR("id"));
  known.about = text_of(json_member(root, STR("object")), STR("id"));
  known.result = json_member(root, STR("result"));
  return known;
}

/** Passed and failed are one verdict. */
static Str kind_of(Str verb) { return str_is(verb, VERBS "failed") ? STR(VERBS "passed") : verb; }

static bool same_kind(const Known *a, const Known *b) { return str_equal(kind_of(a->verb), kind_of(b->verb)) && str_equal(a->about, b->about); }

static void number_them(Known *all, int count) {
  for (int i = 0; i < count; i++)
    for (int k = 0; k < i; k++) all[i].nth += same_kind(&all[i], &all[k]);
}

static bool says_the_same(const Known *a, const Known *b) {
  if (!str_equal(a->verb, b->verb) || !a->result != !b->result) return false;
  return !a->result || (push_same_value(a->result, b->result) && push_same_value(b->result, a->result));
}

/* ---- the steps ---- */

typedef struct Amending {
  Arena *arena;
  const XapiContext *context;
  const XapiAttempt *attempt;
  const XapiBefore *before;
  int before_count;
  XapiAmendment *steps;
  size_t count, room;
} Amending;

static void step(Amending *a, XapiAmendKind kind, Str instead_of, XapiStatement statement) {
  XapiAmendment amendment = {kind, instead_of, statement};
  arena_push(a->arena, a->steps, a->count, a->room, amendment);
}

static bool is_taken(const Amending *a, Str id) {
  for (int i = 0; i < a->before_count; i++)
    if (str_equal(a->before[i].statement.id, id)) return true;
  return false;
}

/** Its own id, or one made of that where it has stood for something else: a correction may be taken back. */
static XapiStatement fresh(const Amending *a, const XapiStatement *statement) {
  Str id = statement->id;
  while (is_taken(a, id)) id = xapi_uuid(a->arena, str_format(a->arena, XAPI_NAMESPACE "\nagain\n%.*s", STR_ARG(id)));
  size_t at = str_find_str(statement->text, statement->id);
  Str before = str_slice(statement->text, 0, at), after = str_slice(statement->text, at + statement->id.length, statement->text.length);
  return (XapiStatement){id, str_format(a->arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(id), STR_ARG(after))};
}

/** Those that were put out and hold. @return how many. */
static int holding(Amending *a, Known *all) {
  int count = 0, kept = 0;
  for (int i = 0; i < a->before_count; i++) all[count++] = known_of(a->arena, &a->before[i].statement, a->before[i].sent);
  for (int i = 0; i < count; i++) {
    bool holds = !str_is(all[i].verb, VERBS "voided");
    for (int k = 0; holds && k < count; k++) holds = !str_is(all[k].verb, VERBS "voided") || !str_equal(all[k].about, all[i].statement->id);
    all[i].nth = holds ? 0 : NONE;
  }
  for (int i = 0; i < count; i++)
    if (all[i].nth == 0) all[kept++] = all[i];
  return kept;
}

static void pair_them(Known *then, int then_count, Known *now, int now_count) {
  number_them(then, then_count);
  number_them(now, now_count);
  for (int i = 0; i < now_count; i++)
    for (int k = 0; k < then_count && now[i].like == NONE; k++)
      if (now[i].nth == then[k].nth && same_kind(&now[i], &then[k])) now[i].like = k, then[k].like = i;
}

int xapi_amend(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, const XapiBefore *before, int before_count,
               const XapiStatement *now, int now_count, const XapiAmendment **steps) {
  Amending a = {.arena = arena, .context = context, .attempt = attempt, .before = before, .before_count = before_count};
  Known *then = arena_make_many(arena, Known, before_count + 1), *told = arena_make_many(arena, Known, now_count + 1);
  int then_count = holding(&a, then);
  for (int i = 0; i < now_count; i++) told[i] = known_of(arena, &now[i], false);
  pair_them(then, then_count, told, now_count);
  for (int i = 0; i < then_count; i++) {
    const Known *old = &then[i];
    Str id = old->statement->id;
    if (old->like != NONE && says_the_same(old, &told[old->like])) continue;
    if (old->sent)
      step(&a, XAPI_ADD, STR(""), xapi_voiding(arena, context, attempt, id));
    else if (old->like != NONE)
      step(&a, XAPI_REPLACE, id, fresh(&a, &now[old->like]));
    else
      step(&a, XAPI_DROP, id, (XapiStatement){id, STR("")});
  }
  for (int i = 0; i < now_count; i++) {
    const Known *old = told[i].like == NONE ? NULL : &then[told[i].like];
    if (!old || (old->sent && !says_the_same(old, &told[i]))) step(&a, XAPI_ADD, STR(""), fresh(&a, &now[i]));
  }
  *steps = a.steps;
  return (int)a.count;
}
