/* A chain of steps that lead forward, so that every play ends and all can be counted. */
#include "help_small.h"

#define STEPS_LEAST 2
#define STEPS_MOST 4

typedef struct Small {
  Rng rng;
  Buf out;
  int steps, step; /* how many; the one being written */
  int items;
} Small;

static int below(Small *small, int bound) { return (int)rng_below(&small->rng, (uint64_t)bound); }
static bool one_in(Small *small, int n) { return below(small, n) == 0; }

static const char *const conditions[] = {
    "v0",
    "not v0",
    "v1 >= 2",
    "stamped(s0)",
    "not stamped(s1)",
    "known(f2)",
    "pinned(f3)",
    "not known(f4)",
    "arrived(d2)",
    "arrived(era2)",
    "sent(pk, f0)",
    "sent(pk, f1)",
    "not sent(pk, f5)",
    "known(f4) or v0",
    "stamped(s0) and days_since(s0) > 6",
    "sent(pk, f0) and not sent(pk, f1)",
    "v1 = 1",
};

static const char *condition(Small *small) { return conditions[below(small, (int)(sizeof conditions / sizeof *conditions))]; }

/** One effect or two, without a way out. */
static void add_effects(Small *small) {
  static const char *const effects[] = {
      "\"set\": {\"v0\": true}",
      "\"set\": {\"v0\": false}",
      "\"set\": {\"v1\": \"v1 + 1\"}",
      "\"stamp\": \"s0\"",
      "\"stamp\": \"s1\"",
      "\"learn\": [\"f2\"]",
      "\"learn\": [\"f4\"]",
      "\"arrive\": \"d2\"",
      "\"arrive\": \"era1\"",
      "\"arrive\": \"era2\"",
      "\"recover\": {\"amount\": 40.00, \"points\": 3}",
      "\"recover\": {\"remit\": \"era1\", \"points\": 4}",
      "\"recover\": {\"remit\": \"era2\", \"points\": 5}",
      "\"advance\": \"4 days\"",
      "\"advance\": \"3 business\"",
  };
  /* Each kind of key once: an object has no key twice. */
  static const int kinds[] = {0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5};
  int a = below(small, 15), b = below(small, 15);
  if (one_in(small, 2))
    buf_format(&small->out, ", %s", effects[a]);
  else
    return;
  if (one_in(small, 2) && kinds[a] != kinds[b]) buf_format(&small->out, ", %s", effects[b]);
}

static void add_exit(Small *small) {
  int ahead = small->steps - small->step - 1;
  if (ahead > 0 && one_in(small, 3))
    buf_format(&small->out, ", \"goto\": \"t%d\"", small->step + 1 + below(small, ahead));
  else if (one_in(small, 8))
    buf_format(&small->out, ", \"end\": \"e%d\"", below(small, 2));
}

static void add_choice(Small *small, int place, bool exits) {
  buf_format(&small->out, "%s{\"id\": \"c%d\", \"text\": \"Answer %d\", \"points\": %d, \"why\": \"So.\"", place ? ", " : "", place, place,
             below(small, 6));
  if (place && one_in(small, 4)) buf_format(&small->out, ", \"when\": \"%s\"", condition(small));
  if (one_in(small, 5)) buf_format(&small->out, ", \"needs\": [\"f%d\"]", below(small, 6));
  if (one_in(small, 8)) buf_addz(&small->out, ", \"violation\": \"misrepresentation\", \"violation_points\": 4");
  add_effects(small);
  if (exits) add_exit(small);
  buf_byte(&small->out, '}');
}

static void add_choices(Small *small, bool last) {
  bool many = !last && one_in(small, 4);
  if (many) buf_addz(&small->out, "\"many\": true, ");
  buf_format(&small->out, "\"axis\": \"%s\", \"choices\": [", one_in(small, 2) ? "codes" : "outcome");
  int count = 2 + below(small, 2);
  for (int i = 0; i < count; i++) add_choice(small, i, last && !many);
  buf_byte(&small->out, ']');
}

static void add_date(Small *small) {
  int best = 4 + below(small, 6), wide = below(small, 4);
  buf_format(
      &small->out, "\"points\": %d, \"date\": {\"from\": \"today\", \"best\": [\"%d days\", \"%d days\"], \"accept\": [\"%d days\", \"%d %s\"]}",
      2 + below(small, 4), best, best + wide, best - below(small, 3), best + wide + 2 + below(small, 4), one_in(small, 2) ? "days" : "business");
}

static void add_packet(Small *small) {
  buf_addz(&small->out, "\"points\": 6, \"evidence\": {\"required\": [\"f0\", \"f1\"], \"optional\": [\"f2\"], \"too_much\": [\"f3\"]}");
  if (one_in(small, 2)) buf_addz(&small->out, ", \"violation\": \"disclosure\"");
}

static void add_money(Small *small) {
  buf_format(&small->out,
             "\"axis\": \"codes\", \"prompt\": \"How much?\", \"points\": %d, \"money\": 25.00, \"mistakes\": [{\"id\": \"m\", \"name\": \"twice\", "
             "\"value\": 50.00, "
             "\"points\": 1, \"why\": \"So.\"",
             2 + below(small, 3));
  add_effects(small);
  buf_addz(&small->out, "}]");
}

static void add_item(Small *small, bool packet, bool last) {
  if (packet)
    buf_addz(&small->out, "{\"id\": \"pk\", \"why\": \"So.\", ");
  else
    buf_format(&small->out, "{\"id\": \"q%d\", \"why\": \"So.\", ", small->items);
  if (!packet && one_in(small, 5)) buf_format(&small->out, "\"when\": \"%s\", ", condition(small));
  if (!packet && small->items > 0 && one_in(small, 6)) buf_addz(&small->out, "\"same_as\": \"q0\", ");
  int kind = below(small, 6);
  if (packet)
    add_packet(small);
  else if (small->items == 0 || kind < 3)
    add_choices(small, last);
  else if (kind == 3)
    add_money(small);
  else
    add_date(small);
  buf_byte(&small->out, '}');
  if (!packet) small->items++;
}

static void add_step(Small *small) {
  bool packet = small->step == 1;
  int count = 1 + below(small, 2);
  buf_format(&small->out, "%s\"t%d\": {\"view\": \"decision\", \"say\": [\"Step.\"], \"ask\": [", small->step ? ", " : "", small->step);
  for (int i = 0; i < count; i++) {
    if (i) buf_addz(&small->out, ", ");
    add_item(small, packet && i == 0, i == count - 1);
  }
  buf_byte(&small->out, ']');
  if (one_in(small, 4)) add_effects(small);
  if (small->step + 1 < small->steps)
    buf_format(&small->out, ", \"next\": \"t%d\"}", small->step + 1);
  else
    buf_format(&small->out, ", \"end\": \"e0\"}");
}

static void add_event(Small *small, int place) {
  static const char *const anchors[] = {"today", "s0", "s1", "era1.date"};
  int step = below(small, small->steps);
  buf_format(&small->out, "%s\"v%d\": {\"after\": \"%d days\", \"from\": \"%s\"", place ? ", " : "", place, 2 + below(small, 20),
             anchors[below(small, 4)]);
  if (one_in(small, 2)) buf_format(&small->out, ", \"when\": \"%s\"", condition(small));
  add_effects(small);
  /* Only to the last steps, so that no play goes back. */
  if (one_in(small, 4) && step == small->steps - 1) buf_addz(&small->out, ", \"end\": \"e1\"");
  buf_byte(&small->out, '}');
}

#define REMIT(ID, TRACE, PAID, CUT)                                                                                                                \
  "\"" ID "\": {\"trace\": \"" TRACE "\", \"paid\": " PAID ", \"claims\": [{\"claim\": \"SC-1\", \"payer_control\": \"26001CV1\", \"status\": 1, " \
  "\"charge\": 100.00, \"paid\": " PAID ", \"patient\": 0.00, \"lines\": [{\"line\": 1, \"charge\": 100.00, \"paid\": " PAID                       \
  ", \"adjust\": [{\"group\": \"CO\", \"carc\": \"45\", \"amount\": " CUT "}]}]}]}"

Str small_scenario(Arena *arena, uint64_t seed) {
  Small small = {.rng = {seed}, .out = buf_new(arena)};
  small.steps = STEPS_LEAST + below(&small, STEPS_MOST - STEPS_LEAST + 1);
  buf_addz(&small.out,
           "{\"format\": 1, \"id\": \"small\", \"title\": \"Small\", \"kind\": \"denial\", \"level\": 1, \"minutes\": 2, \"today\": \"2026-03-02\", "
           "\"briefing\": [\"Small.\"], \"people\": {\"patient\": {\"name\": \"Jae Park\"}, \"provider\": {\"name\": \"Sunset Canyon\"}, "
           "\"payer\": {\"name\": \"Calverra\"}}, \"claim\": {\"form\": \"837P\", \"number\": \"SC-1\", \"received\": \"2026-01-05\", \"lines\": "
           "[{\"line\": 1, \"service\": \"Repair\", \"code\": \"12001\", \"from\": \"2026-01-02\", \"units\": 1, \"charge\": 100.00}]}, "
           "\"remits\": {" REMIT("era1", "T1", "60.00", "40.00") ", " REMIT(
               "era2", "T2", "90.00",
               "10.00") "}, \"documents\": {"
                        "\"d1\": {\"app\": \"chart\", \"title\": \"One\", \"body\": [\"Text.\"], \"facts\": {\"f0\": \"Zero.\", \"f1\": \"One.\", "
                        "\"f3\": \"Three.\", \"f5\": \"Five.\"}}, "
                        "\"d2\": {\"app\": \"chart\", \"title\": \"Two\", \"body\": [\"Text.\"], \"facts\": {\"f2\": \"Two.\", \"f4\": \"Four.\"}}}, "
                        "\"vars\": {\"v0\": {\"flag\": false}, \"v1\": {\"number\": 0, \"least\": 0, \"most\": 3}}, \"start\": \"t0\", \"steps\": {");
  for (small.step = 0; small.step < small.steps; small.step++) add_step(&small);
  /* What conditions and effects speak of has to be brought by something. */
  buf_format(
      &small.out,
      "}, \"events\": {\"w0\": {\"after\": \"%d days\", \"from\": \"today\", \"when\": \"%s\", \"stamp\": [\"s0\", \"s1\"], \"arrive\": \"era1\"}, ",
      2 + below(&small, 9), condition(&small));
  buf_format(&small.out, "\"w1\": {\"after\": \"%d days\", \"from\": \"today\", \"arrive\": [\"era2\", \"d2\"]}, ", 5 + below(&small, 9));
  int events = 1 + below(&small, 3);
  for (int i = 0; i < events; i++) add_event(&small, i);
  buf_addz(&small.out, "}, \"endings\": {\"e0\": {\"text\": \"Done.\"}, \"e1\": {\"text\": \"Over.\"}}}");
  return buf_str(&small.out);
}
