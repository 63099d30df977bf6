/* Findings: gathered variant by variant, told once each at its place in the file. */
#include <stdarg.h>

#include "analysis/proof.h"

const DiagCode proof_diag_codes[] = {
    {"E901", "a step from which no ending can be reached"},
    {"E902", "a step in which play can go round without time passing"},
    {"E903", "a point at which only violations are open"},
    {"E904", "a question about a day that counts from something which may not have happened"},
    {"E905", "a violation that pays off"},
    {"E906", "most points and most money on different roads"},
    {"E907", "a step that no play reaches"},
    {"E908", "a question that is never asked"},
    {"E909", "an answer that is never offered"},
    {"E910", "an event that never happens"},
    {"E911", "an ending that no play reaches"},
    {"W920", "a search that was given up"},
    {"W921", "a condition that is never true, or an if that leaves nothing to the ways below it"},
    {"W922", "a variable that never changes"},
    {"W923", "a stamp that nothing reads"},
    {"W924", "a document that comes only when the case is over"},
    {"W925", "a scenario that can be passed without reading it"},
    {"W926", "a wrong answer that costs nothing"},
    {"W927", "a wait that may never end"},
    {"W928", "an axis with little to earn"},
    {"A941", "a condition that is always true"},
    {"A942", "a wrong road that hardly costs anything"},
    {"A943", "an ending that only blind answers reach"},
    {NULL, NULL},
};

/** Only what holds in every variant is a finding: what some variant has use for is there for that one. */
static bool needs_all(Finding finding) {
  return finding == FINDING_ALWAYS || finding == FINDING_NEVER || finding == FINDING_CONSTANT || finding == FINDING_UNREAD_STAMP;
}

typedef struct Found {
  Finding finding;
  Span span;
  Str path, message; /* of the first variant that has it */
  int first, times;
} Found;

struct Proof {
  Arena *arena;
  const Scenario *scenario;
  bool in_shift, complete, settled;
  int variants, variant; /* added; the one that is being added */
  uint32_t states;       /* of the search that was given up */
  Found *found;
  size_t count, capacity;
  int bots[BOT_LAST + 1], latest[BOT_LAST + 1]; /* of all variants the highest score; of the last one added */
  Walks walks;
  WalkList list;
};

Proof *proof_open(Arena *arena, const Scenario *scenario, bool in_shift) {
  Proof *proof = arena_make(arena, Proof);
  *proof = (Proof){.arena = arena, .scenario = scenario, .in_shift = in_shift, .complete = true};
  proof->walks.endings = arena_make_many(arena, int, scenario->ending_count);
  return proof;
}

void proof_note(Proof *proof, Finding finding, const Json *place, const char *format, ...) {
  Span span = place->key.length ? place->key_span : place->span;
  for (size_t i = 0; i < proof->count; i++) {
    Found *found = &proof->found[i];
    if (found->finding != finding || found->span.offset != span.offset) continue;
    if (found->first != proof->variant) found->times++;
    return;
  }
  va_list arguments;
  va_start(arguments, format);
  Str message = str_format_list(proof->arena, format, arguments);
  va_end(arguments);
  Found found = {finding, span, json_path(proof->arena, place), message, proof->variant, 1};
  arena_push(proof->arena, proof->found, proof->count, proof->capacity, found);
}

#define RANDOM_PLAYS 400

static void play_bots(Proof *proof, const Analysis *analysis) {
  int sum = 0;
  for (uint64_t seed = 1; seed <= RANDOM_PLAYS; seed++) sum += analysis_bot_score(analysis, BOT_RANDOM, seed);
  for (int bot = BOT_FIRST; bot <= BOT_LAST; bot++) {
    int score = bot == BOT_RANDOM ? sum / RANDOM_PLAYS : analysis_bot_score(analysis, (Bot)bot, 1);
    proof->latest[bot] = score;
    if (score > proof->bots[bot]) proof->bots[bot] = score;
  }
}

const int *proof_add(Proof *proof, Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  proof->variant = scenario->variant;
  proof->variants++;
  if (!analysis->complete) {
    proof->complete = false;
    proof->states = analysis->node_count;
  }
  play_bots(proof, analysis);
  int walks = WALKS / scenario->variant_count;
  walks_add(analysis, proof->arena, walks, &proof->walks, &proof->list);
  if (!proof->complete) return proof->latest;
  proof_reach(proof, analysis);
  proof_values(proof, analysis);
  return proof->latest;
}

bool proof_complete(const Proof *proof) { return proof->complete; }

const Walks *proof_walks(Proof *proof) {
  if (!proof->settled) walks_settle(&proof->walks, &proof->list);
  proof->settled = true;
  return &proof->walks;
}

/* ---- telling ---- */

static const Json *member(const Scenario *scenario, const char *key) {
  const Json *found = json_member(scenario->root, str_from(key));
  return found ? found : scenario->root;
}

static void tell(Diags *diags, Finding finding, Span span, Str path, Str message) {
  const char *code = proof_diag_codes[finding].code;
  DiagLevel level = code[0] == 'E' ? DIAG_ERROR : code[0] == 'W' ? DIAG_WARNING : DIAG_ADVICE;
  diags_add(diags, level, code, span, path, "%.*s", STR_ARG(message));
}

static void tell_at(Diags *diags, Finding finding, const Json *place, Str message) {
  tell(diags, finding, place->key.length ? place->key_span : place->span, json_path(diags->arena, place), message);
}

static void tell_blind(const Proof *proof, Diags *diags) {
  static const char *const how[] = {[BOT_FIRST] = "Always the first answer scores",
                                    [BOT_LONGEST] = "Always the longest answer scores",
                                    [BOT_RANDOM] = "Answers at random score on average",
                                    [BOT_LAST] = "Always the last answer scores"};
  for (int bot = BOT_FIRST; bot <= BOT_LAST && !proof->in_shift; bot++)
    if (proof->bots[bot] >= PASS_SCORE)
      tell_at(diags, FINDING_BLIND, member(proof->scenario, "steps"),
              str_format(diags->arena, "%s %d of 100, and %d passes: the lesson can be passed without reading it", how[bot], proof->bots[bot],
                         PASS_SCORE));
}

void proof_tell(const Proof *proof, Diags *diags) {
  if (!proof->complete) {
    tell_at(diags, FINDING_INCOMPLETE, member(proof->scenario, "steps"),
            str_format(diags->arena,
                       "the search was given up after %u states, so nothing is proven; fewer loops, dates and independent questions make it smaller",
                       proof->states));
    return;
  }
  for (size_t i = 0; i < proof->count; i++) {
    const Found *found = &proof->found[i];
    Str message = found->message;
    if (found->times < proof->variants && needs_all(found->finding)) continue;
    if (found->times < proof->variants)
      message = str_format(diags->arena, "%.*s (in %d of %d variants, first in %d)", STR_ARG(message), found->times, proof->variants, found->first);
    tell(diags, found->finding, found->span, found->path, message);
  }
  tell_blind(proof, diags);
}

bool proof_findings(Arena *arena, const Scenario *scenario, bool in_shift, AnalysisLimits limits, Diags *diags) {
  Proof *proof = proof_open(arena, scenario, in_shift);
  Arena *scratch = arena_new(0);
  for (int variant = 0; variant < scenario->variant_count && proof->complete; variant++) {
    arena_reset(scratch);
    const Scenario *one = scenario_variant(scratch, scenario, variant);
    if (one) proof_add(proof, analysis_run(scratch, one, NULL, limits));
  }
  arena_free(scratch);
  proof_tell(proof, diags);
  return proof->complete;
}

bool proof_in_shift(const Proof *proof) { return proof->in_shift; }
