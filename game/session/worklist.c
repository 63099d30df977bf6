/* The worklist of a shift: what a collector sees of each account before it is taken up. What a sleeping case has already run into is not shown. */
#include "session/inside.h"

static const int32_t bucket_ends[AGE_BUCKETS - 1] = {30, 60, 90, 120, 180, 365};
const char *const age_bucket_words[AGE_BUCKETS] = {"0-30", "31-60", "61-90", "91-120", "121-180", "181-365", "over 365"};

int age_bucket(int32_t days) {
  int bucket = 0;
  while (bucket < AGE_BUCKETS - 1 && days > bucket_ends[bucket]) bucket++;
  return bucket;
}

static bool is_shown(const World *world, const State *state) { return world->over || state->day <= world->day; }

/** As the trainee may know it: of a case that sleeps, the state in which it was left. */
static const State *shown_state(const ShiftSession *session, int place) {
  const Session *one = shift_session_case(session, place);
  const Played *last = session_last(one);
  return is_shown(shift_session_world(session), session_state(one)) || !last ? session_state(one) : &last->before;
}

/** What payers took off stays open: whether they were right to is the work. */
static Cents balance_cents(const Scenario *scenario, const State *state) {
  Arena *scratch = arena_new(0);
  Cents balance = claim_charge_cents(scenario->claim);
  for (int p = 0; p < scenario->page_count; p++) {
    const Remit *remit = scenario->pages[p].kind == PAGE_REMIT && state->arrived[p] != DAY_NONE ? sim_remit(scenario, state, scratch, p) : NULL;
    for (int c = 0; remit && c < remit->claims.count; c++) {
      const RemitClaim *claim = FIELD_AT(remit->claims, RemitClaim, c);
      if (str_equal(claim->claim, scenario->claim->number)) balance -= claim->paid_cents + remit_adjusted_cents(claim, GROUP_PR);
    }
  }
  arena_free(scratch);
  return balance;
}

static void find_deadline(const Scenario *scenario, const State *state, Day today, WorkRow *row) {
  row->deadline = NONE;
  row->deadline_day = DAY_NONE;
  for (int i = 0; i < scenario->deadline_count; i++) {
    Day day = sim_deadline_day(scenario, state, i);
    if (day == DAY_NONE || !sim_deadline_shown(scenario, state, i)) continue;
    if (day < today || (row->deadline != NONE && day >= row->deadline_day)) continue;
    row->deadline = i;
    row->deadline_day = day;
    row->days_left = day - today;
  }
}

static int32_t count_news(const Session *session) {
  int count;
  int32_t news = 0;
  const Played *line = session_line(session, &count);
  for (int i = count - 1; i >= 0; i--) {
    bool passed = line[i].action.kind == ACTION_PASS;
    if (passed || line[i].after.day > line[i].before.day) news += line[i].result.event_count;
    if (!passed) break;
  }
  return news;
}

static WorkRow make_row(const ShiftSession *session, int place) {
  const World *world = shift_session_world(session);
  const Scenario *scenario = shift_session_shift(session)->cases[place].scenario;
  const State *state = shown_state(session, place);
  Day served = claim_last_day(scenario->claim);
  WorkRow row = {.place = place,
                 .scenario = scenario,
                 .standing = world_standing(world, place),
                 .in_hand = world->in_hand == place,
                 .patient = scenario->people[scenario->patient].name,
                 .payer = scenario->people[scenario->payer].name,
                 .city = scenario->city,
                 .balance_cents = balance_cents(scenario, state),
                 .age_days = served == DAY_NONE ? 0 : world->day - served,
                 .last_touch = world->cases[place].last_touch,
                 .until = DAY_NONE,
                 .arrived = scenario->today};
  row.bucket = age_bucket(row.age_days);
  find_deadline(scenario, state, world->day, &row);
  if (row.standing == STANDING_SLEEPING)
    row.until = world->cases[place].until;
  else
    row.news = count_news(shift_session_case(session, place));
  if (world->over) row.standing = STANDING_CLOSED;
  return row;
}

int shift_session_rows(const ShiftSession *session, Arena *arena, const WorkRow **rows) {
  const Shift *shift = shift_session_shift(session);
  const World *world = shift_session_world(session);
  WorkRow *made = arena_make_many(arena, WorkRow, shift->case_count);
  int count = 0;
  for (int d = 0; d <= world->day_index; d++)
    for (int i = 0; i < shift->case_count; i++)
      if (shift->cases[i].scenario->today == shift->days[d]) made[count++] = make_row(session, i);
  *rows = made;
  return count;
}

Cents shift_session_recovered(const ShiftSession *session) {
  const World *world = shift_session_world(session);
  Cents sum = 0;
  for (int i = 0; i < shift_session_shift(session)->case_count; i++) {
    int count;
    const Played *line = session_line(shift_session_case(session, i), &count);
    for (int p = 0; p < count; p++)
      if (is_shown(world, &line[p].after)) sum += line[p].result.recovered_cents;
  }
  return sum;
}
