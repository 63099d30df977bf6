/* A state as few bytes: what is alive at its step, in a fixed order. One walk writes and reads, so the two cannot disagree. */
#include <string.h>

#include "analysis/graph.h"

typedef struct Walk {
  const Analysis *analysis;
  const Scenario *scenario;
  uint8_t *key;
  size_t at;
  int bit; /* next bit of the byte before `at`; 8: none left */
  bool writes;
  State *state;
  const Live *live;
} Walk;

static void walk_bytes(Walk *walk, uint64_t *value, int bytes) {
  walk->bit = 8;
  if (walk->writes) {
    for (int i = 0; i < bytes; i++) walk->key[walk->at++] = (uint8_t)(*value >> (8 * i));
  } else {
    *value = 0;
    for (int i = 0; i < bytes; i++) *value |= (uint64_t)walk->key[walk->at++] << (8 * i);
  }
}

static bool walk_bit(Walk *walk, bool value) {
  if (walk->bit == 8) {
    if (walk->writes) walk->key[walk->at] = 0;
    walk->at++;
    walk->bit = 0;
  }
  uint8_t *byte = &walk->key[walk->at - 1];
  if (walk->writes && value) *byte = (uint8_t)(*byte | (1u << walk->bit));
  bool found = ((unsigned)*byte >> walk->bit) & 1u;
  walk->bit++;
  return found;
}

static void walk_flag(Walk *walk, uint64_t *bits, int index) {
  if (walk_bit(walk, bits_has(bits, index))) bits_add(bits, index);
}

static void walk_int16(Walk *walk, int16_t *value) {
  uint64_t raw = (uint16_t)*value;
  walk_bytes(walk, &raw, 2);
  *value = (int16_t)(uint16_t)raw;
}

/** Days count from the first; 0 stands for none. */
static void walk_day(Walk *walk, Day *day) {
  uint64_t raw = *day == DAY_NONE ? 0 : (uint64_t)(uint16_t)(*day - walk->scenario->today + 20000);
  walk_bytes(walk, &raw, 2);
  *day = raw == 0 ? DAY_NONE : walk->scenario->today + (Day)raw - 20000;
}

static void walk_var(Walk *walk, int index) {
  const Var *var = &walk->scenario->vars[index];
  if (var->kind == VAR_FLAG) {
    walk->state->vars[index] = walk_bit(walk, walk->state->vars[index] != 0);
    return;
  }
  uint64_t raw = (uint64_t)((int64_t)walk->state->vars[index] - var->least);
  walk_bytes(walk, &raw, var->most - var->least < 256 ? 1 : 4);
  walk->state->vars[index] = (int32_t)((int64_t)raw + var->least);
}

/** A stamp matters while something reads it or an event that counts from it is still to come. */
static bool stamp_alive(const Walk *walk, int stamp) {
  if ((walk->live->stamps >> stamp) & 1u) return true;
  for (int i = 0; i < walk->scenario->event_count; i++) {
    const Event *event = &walk->scenario->events[i];
    if (event->from.kind == ANCHOR_STAMP && event->from.index == stamp && !bits_has(walk->state->spent, i)) return true;
  }
  return false;
}

/** Whether a page is the first that came on its day, of the remits that came by play. */
static bool opens_day(const Walk *walk, int page) {
  const State *state = walk->state;
  if (walk->scenario->pages[page].kind != PAGE_REMIT || !bits_has(walk->live->pages, page) || state->arrived[page] < walk->scenario->today)
    return false;
  for (int i = 0; i < page; i++)
    if (walk->scenario->pages[i].kind == PAGE_REMIT && bits_has(walk->live->pages, i) && state->arrived[i] == state->arrived[page]) return false;
  return true;
}

/** The place of a remit's day among the days on which remits came, and whether it is the present day; its day is made up from that. */
static void walk_place(Walk *walk, int page) {
  State *state = walk->state;
  uint64_t raw = 0;
  if (walk->writes && state->arrived[page] != DAY_NONE) {
    raw = 2 | (state->arrived[page] == state->day);
    for (int i = 0; i < walk->scenario->page_count; i++)
      if (state->arrived[i] < state->arrived[page] && opens_day(walk, i)) raw += 2;
  }
  walk_bytes(walk, &raw, 1);
  if (walk->writes) return;
  state->arrived[page] = !raw ? DAY_NONE : (raw & 1) ? state->day : walk->scenario->today + (Day)(raw / 2) - 1;
}

static void walk_pages(Walk *walk) {
  State *state = walk->state;
  for (int i = 0; i < walk->scenario->page_count; i++) {
    if (walk->scenario->pages[i].at_start || !bits_has(walk->live->pages, i)) continue;
    if (bits_has(walk->analysis->day_pages, i)) {
      walk_day(walk, &state->arrived[i]);
    } else if (walk->live->remit_order && walk->scenario->pages[i].kind == PAGE_REMIT) {
      walk_place(walk, i);
    } else {
      bool here = walk_bit(walk, state->arrived[i] != DAY_NONE);
      if (!walk->writes) state->arrived[i] = here ? walk->scenario->today : DAY_NONE;
    }
  }
}

static void walk_promises(Walk *walk) {
  State *state = walk->state;
  for (int i = 0; i < walk->scenario->promise_count; i++) {
    if (!((walk->live->promises >> i) & 1u)) continue;
    if ((walk->live->promise_days >> i) & 1u) {
      walk_day(walk, &state->promised[i]);
    } else {
      bool made = walk_bit(walk, state->promised[i] != DAY_NONE);
      if (!walk->writes) state->promised[i] = made ? walk->scenario->today : DAY_NONE;
    }
    bool kept = walk_bit(walk, state->kept[i] != DAY_NONE);
    if (!walk->writes) state->kept[i] = kept ? walk->scenario->today : DAY_NONE;
  }
}

static bool talk_alive(const Walk *walk, int talk) {
  if (((walk->live->talks >> talk) & 1u) || walk->state->talk == talk) return true;
  return walk->live->deal && walk->state->talks[talk].end == NEGOTIATION_DEAL;
}

static void walk_talks(Walk *walk) {
  State *state = walk->state;
  for (int t = 0; t < walk->scenario->talk_count; t++) {
    bool alive = walk_bit(walk, walk->writes && talk_alive(walk, t) && state->talks[t].started);
    if (!alive) continue;
    NegotiationState *talk = &state->talks[t];
    if (walk->writes)
      memcpy(&walk->key[walk->at], talk, sizeof *talk);
    else
      memcpy(talk, &walk->key[walk->at], sizeof *talk);
    walk->at += sizeof *talk;
    walk->bit = 8;
    walk_day(walk, &state->deal_day[t]);
    uint64_t deal_state = (uint64_t)state->deal_state[t];
    walk_bytes(walk, &deal_state, 1);
    state->deal_state[t] = (int32_t)deal_state;
  }
}

/** Of what was written only that which some condition may still ask about. */
static void walk_letters(Walk *walk) {
  for (int i = 0; i < walk->scenario->letter_count; i++) {
    for (int v = 0; v < SCENARIO_MOST_CHOICES; v++) {
      if (!((walk->live->letters[i] >> v) & 1u)) continue;
      bool wrote = walk_bit(walk, (walk->state->letters[i] >> v) & 1u);
      if (!walk->writes && wrote) walk->state->letters[i] |= 1u << v;
    }
  }
}

/** Of what was sent only that which some condition may still ask about. */
static void walk_packets(Walk *walk) {
  for (int p = 0; p < walk->scenario->packet_count; p++)
    for (int f = 0; f < walk->scenario->fact_count; f++)
      if (bits_has(walk->analysis->sent[p], f) && bits_has(walk->live->sent, f)) walk_flag(walk, walk->state->packets[p], f);
}

/** A fact of a page is known once the page is here, since looking is free; what was told before that has to be kept. */
static bool fact_kept(const Walk *walk, int fact) {
  int page = walk->scenario->facts[fact].page;
  if (!bits_has(walk->live->facts, fact)) return false;
  return page == NONE || (bits_has(walk->analysis->learned, fact) && !walk->scenario->pages[page].at_start);
}

static void walk_state(Walk *walk) {
  State *state = walk->state;
  const Scenario *scenario = walk->scenario;
  walk_int16(walk, &state->ending);
  if (state->ending != NONE) return;
  walk_int16(walk, &state->step);
  walk->live = &walk->analysis->live[state->step];
  walk_int16(walk, &state->item);
  walk_int16(walk, &state->talk);
  walk_day(walk, &state->day);
  walk->bit = 8;
  for (int i = 0; i < scenario->event_count; i++) walk_flag(walk, state->spent, i);
  for (int i = 0; i < scenario->item_count; i++)
    if (bits_has(walk->live->items, i)) walk_flag(walk, state->answered, i);
  for (int i = 0; i < scenario->once_count; i++)
    if (bits_has(walk->live->used, i)) walk_flag(walk, state->used, i);
  for (int i = 0; i < scenario->fact_count; i++)
    if (fact_kept(walk, i)) walk_flag(walk, state->known, i);
  for (int i = 0; i < SCENARIO_MOST_RECOVERIES && i < scenario->recovery_count; i++) walk_flag(walk, state->recovered, i);
  for (int i = 0; i < scenario->var_count; i++)
    if ((walk->live->vars >> i) & 1u) walk_var(walk, i);
  for (int i = 0; i < scenario->stamp_count; i++)
    if (stamp_alive(walk, i)) walk_day(walk, &state->stamps[i]);
  walk_pages(walk);
  walk_promises(walk);
  walk_talks(walk);
  walk_letters(walk);
  walk_packets(walk);
}

size_t key_pack(const Analysis *analysis, const State *state, uint8_t *key) {
  State copy = *state;
  Walk walk = {.analysis = analysis, .scenario = analysis->scenario, .key = key, .bit = 8, .writes = true, .state = &copy};
  walk_state(&walk);
  return walk.at;
}

/** A state in which nothing is known: what a key does not hold is like this. */
void key_blank(const Scenario *scenario, State *blank) {
  sim_start(scenario, 0, blank);
  blank->minute = 0;
  blank->item = blank->talk = NONE;
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_FACTS); i++) blank->known[i] = blank->pinned[i] = 0;
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_EVENTS); i++) blank->spent[i] = 0;
  for (int i = 0; i < scenario->var_count; i++) blank->vars[i] = scenario->vars[i].least;
  for (int i = 0; i < scenario->stamp_count; i++) blank->stamps[i] = DAY_NONE;
  for (int i = 0; i < scenario->promise_count; i++) blank->promised[i] = blank->kept[i] = DAY_NONE;
  for (int i = 0; i < scenario->page_count; i++)
    if (!scenario->pages[i].at_start) blank->arrived[i] = DAY_NONE;
  for (int i = 0; i < scenario->talk_count; i++) memset(&blank->talks[i], 0, sizeof blank->talks[i]);
}

void key_unpack(const Analysis *analysis, const uint8_t *key, State *state) {
  *state = analysis->blank;
  /* Reading changes nothing in the key. */
  Walk walk = {.analysis = analysis, .scenario = analysis->scenario, .key = (uint8_t *)(uintptr_t)key, .bit = 8, .writes = false, .state = state};
  walk_state(&walk);
  sim_look_everywhere(analysis->scenario, state);
}
