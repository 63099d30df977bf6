/* A state as few words: what is alive at its step, each thing at its own place, so that one thing can be read, changed or masked out of a key. */
#include <assert.h>
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define DAY_BITS 10 /* a case is over 540 days after its first */
#define TALK_STATE_BITS 24

typedef struct Walk {
  const Analysis *analysis;
  const Scenario *scenario;
  State *state;
  const Live *live;
  TalksKept *adds;
  bool missing;
} Walk;

/* ---- days ---- */

/** Days count from the first; 0 stands for none. */
static uint64_t day_raw(const Walk *walk, Day day) { return day == DAY_NONE ? 0 : (uint64_t)(day - walk->scenario->today + 1); }
static Day raw_day(const Walk *walk, uint64_t raw) { return raw == 0 ? DAY_NONE : walk->scenario->today + (Day)raw - 1; }

/** A stamp matters while something reads it or an event that counts from it is still to come. */
static bool stamp_alive(const Walk *walk, int stamp) {
  if ((walk->live->stamps >> stamp) & 1u) return true;
  for (int i = 0; i < walk->scenario->event_count; i++) {
    const Event *event = &walk->scenario->events[i];
    if (event->from.kind == ANCHOR_STAMP && event->from.index == stamp && !bits_has(walk->state->spent, i)) return true;
  }
  return false;
}

/* ---- remits in the order in which they came ---- */

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
static uint64_t place_raw(const Walk *walk, int page) {
  const State *state = walk->state;
  if (state->arrived[page] == DAY_NONE) return 0;
  uint64_t raw = 2 | (state->arrived[page] == state->day);
  for (int i = 0; i < walk->scenario->page_count; i++)
    if (state->arrived[i] < state->arrived[page] && opens_day(walk, i)) raw += 2;
  return raw;
}

static Day raw_place(const Walk *walk, uint64_t raw) {
  return !raw ? DAY_NONE : (raw & 1) ? walk->state->day : walk->scenario->today + (Day)(raw / 2) - 1;
}

/* ---- negotiations by number ---- */

static bool talk_alive(const Walk *walk, int talk) {
  if (!walk->state->talks[talk].started) return false;
  if (((walk->live->talks >> talk) & 1u) || walk->state->talk == talk) return true;
  return walk->live->deal && walk->state->talks[talk].end == NEGOTIATION_DEAL;
}

static uint32_t kept_slot(const TalksKept *kept, const TalkKept *talk) {
  uint32_t slot = (uint32_t)hash64(talk, sizeof *talk, 0) & kept->mask;
  while (kept->table[slot] && memcmp(&kept->items[kept->table[slot]], talk, sizeof *talk) != 0) slot = (slot + 1) & kept->mask;
  return slot;
}

static void grow_kept(Arena *arena, TalksKept *kept) {
  uint32_t size = kept->table ? (kept->mask + 1) * 2 : 1u << 8;
  kept->table = arena_make_many(arena, uint32_t, size);
  kept->mask = size - 1;
  for (uint32_t i = 1; i < kept->count; i++) kept->table[kept_slot(kept, &kept->items[i])] = i;
}

static uint64_t talk_raw(Walk *walk, int index) {
  const State *state = walk->state;
  if (!talk_alive(walk, index)) return 0;
  const TalksKept *kept = &walk->analysis->talks_kept;
  const TalkKept talk = {state->talks[index], state->deal_day[index], state->deal_state[index]};
  uint32_t slot = kept_slot(kept, &talk);
  if (kept->table[slot]) return kept->table[slot];
  TalksKept *adds = walk->adds;
  if (!adds || adds->count >> TALK_STATE_BITS) {
    walk->missing = true;
    return 0;
  }
  uint32_t number = (uint32_t)adds->count;
  adds->table[slot] = number;
  arena_push(walk->analysis->arena, adds->items, adds->count, adds->room, talk);
  if (adds->count * 2 > adds->mask) grow_kept(walk->analysis->arena, adds);
  return number;
}

static void raw_talk(const Walk *walk, int index, uint64_t raw) {
  if (!raw) return;
  const TalkKept *talk = &walk->analysis->talks_kept.items[raw];
  walk->state->talks[index] = talk->talk;
  walk->state->deal_day[index] = talk->deal_day;
  walk->state->deal_state[index] = talk->deal_state;
}

/* ---- one field ---- */

static uint64_t field_raw(Walk *walk, const KeyField *field) {
  const State *state = walk->state;
  switch (field->kind) {
  case KEY_ENDING: return (uint64_t)(state->ending + 1);
  case KEY_STEP: return (uint64_t)state->step;
  case KEY_ITEM: return (uint64_t)(state->item + 1);
  case KEY_TALK: return (uint64_t)(state->talk + 1);
  case KEY_DAY: return day_raw(walk, state->day);
  case KEY_SPENT: return bits_has(state->spent, field->a);
  case KEY_ANSWERED: return bits_has(state->answered, field->a);
  case KEY_USED: return bits_has(state->used, field->a);
  case KEY_KNOWN: return bits_has(state->known, field->a);
  case KEY_RECOVERED: return bits_has(state->recovered, field->a);
  case KEY_VAR: return (uint64_t)((int64_t)state->vars[field->a] - walk->scenario->vars[field->a].least);
  case KEY_STAMP: return stamp_alive(walk, field->a) ? day_raw(walk, state->stamps[field->a]) : 0;
  case KEY_PAGE_DAY: return day_raw(walk, state->arrived[field->a]);
  case KEY_PAGE_PLACE: return place_raw(walk, field->a);
  case KEY_PAGE_HERE: return state->arrived[field->a] != DAY_NONE;
  case KEY_PROMISE_DAY: return day_raw(walk, state->promised[field->a]);
  case KEY_PROMISE_MADE: return state->promised[field->a] != DAY_NONE;
  case KEY_KEPT: return state->kept[field->a] != DAY_NONE;
  case KEY_TALK_STATE: return talk_raw(walk, field->a);
  case KEY_LETTER: return (state->letters[field->a] >> field->b) & 1u;
  case KEY_PACKET: return bits_has(state->packets[field->a], field->b);
  }
  return 0;
}

/** Of a blank state: what is zero in the key is blank. */
static void put_raw(const Walk *walk, const KeyField *field, uint64_t raw) {
  State *state = walk->state;
  switch (field->kind) {
  case KEY_ENDING: state->ending = (int16_t)((int)raw - 1); break;
  case KEY_STEP: state->step = (int16_t)raw; break;
  case KEY_ITEM: state->item = (int16_t)((int)raw - 1); break;
  case KEY_TALK: state->talk = (int16_t)((int)raw - 1); break;
  case KEY_DAY: state->day = raw_day(walk, raw); break;
  case KEY_SPENT: bits_add(state->spent, field->a); break;
  case KEY_ANSWERED: bits_add(state->answered, field->a); break;
  case KEY_USED: bits_add(state->used, field->a); break;
  case KEY_KNOWN: bits_add(state->known, field->a); break;
  case KEY_RECOVERED: bits_add(state->recovered, field->a); break;
  case KEY_VAR: state->vars[field->a] = (int32_t)((int64_t)raw + walk->scenario->vars[field->a].least); break;
  case KEY_STAMP: state->stamps[field->a] = raw_day(walk, raw); break;
  case KEY_PAGE_DAY: state->arrived[field->a] = raw_day(walk, raw); break;
  case KEY_PAGE_PLACE: state->arrived[field->a] = raw_place(walk, raw); break;
  case KEY_PAGE_HERE: state->arrived[field->a] = walk->scenario->today; break;
  case KEY_PROMISE_DAY: state->promised[field->a] = raw_day(walk, raw); break;
  case KEY_PROMISE_MADE: state->promised[field->a] = walk->scenario->today; break;
  case KEY_KEPT: state->kept[field->a] = walk->scenario->today; break;
  case KEY_TALK_STATE: raw_talk(walk, field->a, raw); break;
  case KEY_LETTER: state->letters[field->a] |= UINT32_C(1) << field->b; break;
  case KEY_PACKET: bits_add(state->packets[field->a], field->b); break;
  }
}

static uint64_t field_mask(const KeyField *field) { return (~UINT64_C(0) >> (64 - field->width)) << field->shift; }

/* ---- keys ---- */

/** Does something for each field that a step's keys may hold. */
#define FOR_ALIVE(ANALYSIS, STEP, FIELD)                                                    \
  for (size_t word_ = 0; word_ < BITS_WORDS((ANALYSIS)->layout.count); word_++)             \
    for (uint64_t left_ = (ANALYSIS)->layout.alive[STEP][word_]; left_; left_ &= left_ - 1) \
      for (const KeyField *FIELD = &(ANALYSIS)->layout.fields[word_ * 64 + (size_t)__builtin_ctzll(left_)]; FIELD; FIELD = NULL)

bool key_pack(const Analysis *analysis, const State *state, uint64_t *key, TalksKept *adds) {
  const KeyLayout *layout = &analysis->layout;
  for (int i = 0; i < layout->words; i++) key[i] = 0;
  if (state->ending != NONE) {
    key[0] = (uint64_t)(state->ending + 1);
    return true;
  }
  /* Packing changes nothing in the state. */
  Walk walk = {analysis, analysis->scenario, (State *)(uintptr_t)state, &analysis->live[state->step], adds, false};
  FOR_ALIVE(analysis, state->step, field) {
    uint64_t raw = field_raw(&walk, field);
    assert(raw <= ~UINT64_C(0) >> (64 - field->width));
    key[field->word] |= raw << field->shift;
  }
  return !walk.missing;
}

void key_unpack(const Analysis *analysis, const uint64_t *key, State *state) {
  const KeyLayout *layout = &analysis->layout;
  *state = analysis->blank;
  Walk walk = {analysis, analysis->scenario, state, NULL, NULL, false};
  if (key[0] & layout->ending) {
    put_raw(&walk, &layout->fields[0], key[0] & layout->ending);
  } else {
    const KeyField *step = &layout->fields[1];
    int index = (int)((key[0] & field_mask(step)) >> step->shift);
    FOR_ALIVE(analysis, index, field) {
      uint64_t raw = (key[field->word] & field_mask(field)) >> field->shift;
      if (raw || field->kind == KEY_STEP) put_raw(&walk, field, raw);
    }
  }
  sim_look_everywhere(analysis->scenario, state);
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

/* ---- the layout ---- */

static int bits_for(uint64_t values) {
  int bits = 1;
  while (bits < 63 && UINT64_C(1) << bits < values) bits++;
  return bits;
}

/** A fact of a page is known once the page is here, since looking is free; what was told before that has to be kept. */
static bool fact_kept(const Analysis *analysis, const Live *live, int fact) {
  int page = analysis->scenario->facts[fact].page;
  if (!bits_has(live->facts, fact)) return false;
  return page == NONE || (bits_has(analysis->learned, fact) && !analysis->scenario->pages[page].at_start);
}

static bool event_counts_from(const Scenario *scenario, int stamp) {
  for (int i = 0; i < scenario->event_count; i++)
    if (scenario->events[i].from.kind == ANCHOR_STAMP && scenario->events[i].from.index == stamp) return true;
  return false;
}

/** Whether a step's keys may hold a field. */
static bool field_alive(const Analysis *analysis, const Live *live, const KeyField *field) {
  switch (field->kind) {
  case KEY_ENDING:
  case KEY_STEP:
  case KEY_ITEM:
  case KEY_TALK:
  case KEY_DAY:
  case KEY_SPENT:
  case KEY_RECOVERED: return true;
  case KEY_ANSWERED: return bits_has(live->items, field->a);
  case KEY_USED: return bits_has(live->used, field->a);
  case KEY_KNOWN: return fact_kept(analysis, live, field->a);
  case KEY_VAR: return (live->vars >> field->a) & 1u;
  case KEY_STAMP: return ((live->stamps >> field->a) & 1u) || event_counts_from(analysis->scenario, field->a);
  case KEY_PAGE_DAY: return bits_has(live->pages, field->a);
  case KEY_PAGE_PLACE: return bits_has(live->pages, field->a) && live->remit_order;
  case KEY_PAGE_HERE: {
    bool placed = live->remit_order && analysis->scenario->pages[field->a].kind == PAGE_REMIT;
    return bits_has(live->pages, field->a) && !placed;
  }
  case KEY_PROMISE_DAY: return ((live->promises & live->promise_days) >> field->a) & 1u;
  case KEY_PROMISE_MADE: return ((live->promises & ~live->promise_days) >> field->a) & 1u;
  case KEY_KEPT: return (live->promises >> field->a) & 1u;
  case KEY_TALK_STATE: return true;
  case KEY_LETTER: return (live->letters[field->a] >> field->b) & 1u;
  case KEY_PACKET: return bits_has(live->sent, field->b);
  }
  return false;
}

/** Adds a field that some step's keys hold; it never lies across two words. */
static void add_field(Analysis *analysis, KeyKind kind, int a, int b, int width) {
  KeyLayout *layout = &analysis->layout;
  KeyField field = {.kind = kind, .a = a, .b = b, .width = width};
  bool alive = false;
  for (int i = 0; i < analysis->scenario->step_count && !alive; i++) alive = field_alive(analysis, &analysis->live[i], &field);
  if (!alive) return;
  if (layout->count) {
    const KeyField *last = &layout->fields[layout->count - 1];
    field.word = last->word;
    field.shift = last->shift + last->width;
    if (field.shift + width > 64) {
      field.word++;
      field.shift = 0;
    }
  }
  layout->words = field.word + 1;
  arena_push(analysis->arena, layout->fields, layout->count, layout->room, field);
}

static void add_many(Analysis *analysis, KeyKind kind, int count, int width) {
  for (int i = 0; i < count; i++) add_field(analysis, kind, i, 0, width);
}

static void add_pages(Analysis *analysis) {
  for (int i = 0; i < analysis->scenario->page_count; i++) {
    if (analysis->scenario->pages[i].at_start) continue;
    if (bits_has(analysis->day_pages, i)) {
      add_field(analysis, KEY_PAGE_DAY, i, 0, DAY_BITS);
      continue;
    }
    if (analysis->scenario->pages[i].kind == PAGE_REMIT) add_field(analysis, KEY_PAGE_PLACE, i, 0, 9);
    add_field(analysis, KEY_PAGE_HERE, i, 0, 1);
  }
}

static void add_fields(Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  add_field(analysis, KEY_ENDING, 0, 0, bits_for((uint64_t)scenario->ending_count + 1));
  add_field(analysis, KEY_STEP, 0, 0, bits_for((uint64_t)scenario->step_count));
  add_field(analysis, KEY_ITEM, 0, 0, bits_for(SCENARIO_MOST_ITEMS_IN_STEP + 1));
  add_field(analysis, KEY_TALK, 0, 0, bits_for(SCENARIO_MOST_TALKS + 1));
  add_field(analysis, KEY_DAY, 0, 0, DAY_BITS);
  add_many(analysis, KEY_SPENT, scenario->event_count, 1);
  add_many(analysis, KEY_ANSWERED, scenario->item_count, 1);
  add_many(analysis, KEY_USED, scenario->once_count, 1);
  add_many(analysis, KEY_KNOWN, scenario->fact_count, 1);
  add_many(analysis, KEY_RECOVERED, scenario->recovery_count < SCENARIO_MOST_RECOVERIES ? scenario->recovery_count : SCENARIO_MOST_RECOVERIES, 1);
  for (int i = 0; i < scenario->var_count; i++)
    add_field(analysis, KEY_VAR, i, 0, bits_for((uint64_t)((int64_t)scenario->vars[i].most - scenario->vars[i].least) + 1));
  add_many(analysis, KEY_STAMP, scenario->stamp_count, DAY_BITS);
  add_pages(analysis);
  add_many(analysis, KEY_PROMISE_DAY, scenario->promise_count, DAY_BITS);
  add_many(analysis, KEY_PROMISE_MADE, scenario->promise_count, 1);
  add_many(analysis, KEY_KEPT, scenario->promise_count, 1);
  add_many(analysis, KEY_TALK_STATE, scenario->talk_count, TALK_STATE_BITS);
  for (int i = 0; i < scenario->letter_count; i++)
    for (int v = 0; v < SCENARIO_MOST_CHOICES; v++) add_field(analysis, KEY_LETTER, i, v, 1);
  for (int p = 0; p < scenario->packet_count; p++)
    for (int f = 0; f < scenario->fact_count; f++)
      if (bits_has(analysis->sent[p], f)) add_field(analysis, KEY_PACKET, p, f, 1);
}

void key_lay_out(Analysis *analysis) {
  KeyLayout *layout = &analysis->layout;
  int steps = analysis->scenario->step_count;
  add_fields(analysis);
  assert(layout->words <= KEY_MOST_WORDS);
  layout->ending = field_mask(&layout->fields[0]);
  layout->alive = arena_make_many(analysis->arena, uint64_t *, steps);
  layout->keep = arena_make_many(analysis->arena, uint64_t, (size_t)steps * (size_t)layout->words);
  for (int s = 0; s < steps; s++) {
    layout->alive[s] = arena_make_many(analysis->arena, uint64_t, BITS_WORDS(layout->count));
    for (size_t i = 0; i < layout->count; i++) {
      const KeyField *field = &layout->fields[i];
      if (!field_alive(analysis, &analysis->live[s], field)) continue;
      bits_add(layout->alive[s], (int)i);
      layout->keep[s * layout->words + field->word] |= field_mask(field);
    }
  }
  grow_kept(analysis->arena, &analysis->talks_kept);
  arena_push(analysis->arena, analysis->talks_kept.items, analysis->talks_kept.count, analysis->talks_kept.room, (TalkKept){.deal_day = DAY_NONE});
}
