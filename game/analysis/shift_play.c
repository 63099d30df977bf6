/* Reference plays: the whole shift by one stated rule each. A rule only says which of the cases awake is next; it knows what the worklist shows, and triage what
   a case is worth as well. None knows what will come on later days. */
#include "analysis/shift.h"

const char *const shift_policy_words[] = {"first-come", "oldest", "largest", "deadline", "triage", NULL};
const char *const shift_policy_rules[] = {
    "cases in the order in which they came",
    "the case with the oldest service first",
    "the case with the largest balance first",
    "the case with the nearest deadline first, those without one last",
    "by dollars at stake a minute: what brings a tenth of the best at least and fits into the minutes left, first what is lost first",
    NULL,
};

/** A minute is well spent where it brings at least this part of what the best case brings. */
#define WORTH_A_MINUTE_PART 10

/** A case that could be taken up now. */
typedef struct Candidate {
  const WorkRow *row;
  CasePlan plan;
  int64_t cents, points; /* at stake: lost if nobody works it any more */
  Day lost;              /* the first working day on which some of it is lost; after the last one for what is lost at the end only */
  bool weighed, fits;
} Candidate;

typedef struct Player {
  ShiftAnalysis *analysis;
  ShiftSession *session;
  ShiftPolicy policy;
  Arena *scratch;
  Day *waits; /* by place: the day on which nothing more is to be done on it */
} Player;

/** The first working day until which it cannot be left without a loss. */
static Day day_of_loss(const Analysis *analysis, const State *state, CaseWorth now) {
  for (int i = 0; i < analysis->day_count; i++) {
    if (analysis->days[i] <= state->day) continue;
    CaseWorth left = shift_worth_left(analysis, state, analysis->days[i]);
    if (left.cents < now.cents || left.points < now.points) return analysis->days[i];
  }
  return analysis->days[analysis->day_count - 1] + 1;
}

static Candidate weigh(Player *player, const WorkRow *row) {
  Analysis *analysis = player->analysis->cases[row->place];
  const State *state = session_state(shift_session_case(player->session, row->place));
  Candidate candidate = {.row = row,
                         .plan = shift_line(analysis, player->scratch, state, shift_session_world(player->session)->cases[row->place].owed)};
  if (player->policy != POLICY_TRIAGE) return candidate;
  CaseWorth now = shift_worth(analysis, state), left = shift_worth_left(analysis, state, DAY_NONE);
  candidate.cents = now.cents - left.cents;
  candidate.points = now.points - left.points;
  candidate.lost = day_of_loss(analysis, state, now);
  return candidate;
}

/** More for each minute; of two that bring no money, more points for each minute. */
static bool is_denser(const Candidate *a, const Candidate *b) {
  int64_t minutes_a = a->plan.minutes > 0 ? a->plan.minutes : 1, minutes_b = b->plan.minutes > 0 ? b->plan.minutes : 1;
  int64_t left = a->cents * minutes_b, right = b->cents * minutes_a;
  if (left != right) return left > right;
  return a->points * minutes_b > b->points * minutes_a;
}

/** Whether its minutes are well spent beside the best there is: more will come on later days. What brings no money is closed in a few. */
static bool is_worth_while(const Candidate *candidate, const Candidate *best) {
  return candidate->cents == 0 || candidate->cents * best->plan.minutes * WORTH_A_MINUTE_PART >= best->cents * candidate->plan.minutes;
}

/** Marks what is worth while and fits into the minutes left, the densest first. */
static void choose_what_fits(const Player *player, Candidate *candidates, int count) {
  const World *world = shift_session_world(player->session);
  int64_t minutes = (int64_t)(world->shift->day_count - world->day_index) * WORKDAY_MINUTES - world->minute;
  const Candidate *best = NULL;
  for (int k = 0; k < count; k++) {
    Candidate *densest = NULL;
    for (int i = 0; i < count; i++)
      if (!candidates[i].weighed && (!densest || is_denser(&candidates[i], densest))) densest = &candidates[i];
    if (!best) best = densest;
    densest->weighed = true;
    densest->fits = densest->plan.minutes <= minutes && is_worth_while(densest, best);
    if (densest->fits) minutes -= densest->plan.minutes;
  }
}

static int64_t rank_of(ShiftPolicy policy, const WorkRow *row) {
  switch (policy) {
  case POLICY_OLDEST: return -(int64_t)row->age_days;
  case POLICY_LARGEST: return -row->balance_cents;
  case POLICY_DEADLINE: return row->deadline_day == DAY_NONE ? INT64_MAX : row->deadline_day;
  case POLICY_FIRST_COME:
  case POLICY_TRIAGE:
  case POLICY_COUNT: break;
  }
  return 0; /* the worklist is in order of arrival */
}

static bool comes_before(ShiftPolicy policy, const Candidate *a, const Candidate *b) {
  if (policy != POLICY_TRIAGE) return rank_of(policy, a->row) < rank_of(policy, b->row);
  if (a->fits != b->fits) return a->fits;
  if (a->fits && a->lost != b->lost) return a->lost < b->lost;
  return is_denser(a, b);
}

/** Cases awake on which something is still to be done today. */
static int find_candidates(Player *player, Candidate *candidates) {
  const World *world = shift_session_world(player->session);
  const WorkRow *rows;
  int count = shift_session_rows(player->session, player->scratch, &rows), found = 0;
  for (int i = 0; i < count; i++) {
    if (world_refuses_take(world, rows[i].place) || player->waits[rows[i].place] == world->day) continue;
    Candidate candidate = weigh(player, &rows[i]);
    if (candidate.plan.count) candidates[found++] = candidate;
  }
  return found;
}

/** A line that waits in the middle of a call cannot be followed: the call is brought to its end as it comes. */
static void finish_call(Player *player, int place) {
  Session *one = shift_session_case(player->session, place);
  Action *actions = arena_make_many(player->scratch, Action, CLASSES_MOST);
  bool cut = false;
  while (shift_session_world(player->session)->cases[place].in_call) {
    if (!classes_list(player->analysis->cases[place], session_state(one), actions, CLASSES_MOST, &cut) || session_do(one, &actions[0])) return;
  }
}

static void work(Player *player, const Candidate *candidate) {
  int place = candidate->row->place;
  const World *world = shift_session_world(player->session);
  Day today = world->day;
  Session *one = shift_session_case(player->session, place);
  if (shift_session_take(player->session, place)) return;
  for (int i = 0; i < candidate->plan.count && world->in_hand == place && world->day == today; i++)
    if (session_do(one, &candidate->plan.actions[i])) break;
  finish_call(player, place);
  if (world->in_hand == place) player->waits[place] = today;
}

const ShiftSession *shift_play(ShiftAnalysis *analysis, ShiftPolicy policy) {
  const Shift *shift = analysis->shift;
  Player player = {analysis, NULL, policy, arena_new(0), arena_make_many(analysis->arena, Day, shift->case_count)};
  Candidate *candidates = arena_make_many(analysis->arena, Candidate, shift->case_count);
  JournalHead head = shift_session_head_of(analysis->arena, shift);
  head.seed = shift_session_head(analysis->session)->seed;
  head.attempt = str_from(shift_policy_words[policy]);
  player.session = shift_session_start(analysis->arena, shift, head);
  for (int i = 0; i < shift->case_count; i++) player.waits[i] = DAY_NONE;
  while (!shift_session_world(player.session)->over) {
    arena_reset(player.scratch);
    int count = find_candidates(&player, candidates), first = 0;
    if (policy == POLICY_TRIAGE) choose_what_fits(&player, candidates, count);
    for (int i = 1; i < count; i++)
      if (comes_before(policy, &candidates[i], &candidates[first])) first = i;
    if (count)
      work(&player, &candidates[first]);
    else if (shift_session_end_day(player.session))
      break;
  }
  arena_free(player.scratch);
  return player.session;
}
