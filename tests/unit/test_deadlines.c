/* Deadlines as a scenario counts them: the trade's cases with the days that were counted by hand, the clocks of the No Surprises Act, and chains of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/sim.h"
#include "unit/assert_str.h"

#define HEAD                                                                                                                                         \
  "{'format':1,'id':'counting','title':'Counting','kind':'denial','level':1,'minutes':5,'today':'2026-03-02','briefing':['Count.'],"                 \
  "'people':{'patient':{'name':'Ada Fenn'},'provider':{'name':'Harbor Clinic'},'payer':{'name':'Tern Health'}},"                                     \
  "'claim':{'form':'837P','number':'HC-1','received':'2026-03-02','lines':[{'line':1,'service':'Visit','code':'99213','from':'2026-02-03','charge':" \
  "100.00}]},"                                                                                                                                       \
  "'deadlines':{"
#define TAIL                                                                                                                   \
  "},'start':'read','steps':{'read':{'view':'message','say':['Count the days.'],'ask':[{'id':'go','axis':'timing','choices':[" \
  "{'id':'send','text':'Send it','points':1,'why':'Sent.','stamp':['sent'],'end':'done'}]}]}},'endings':{'done':{'text':'Done.'}}}"

static const Scenario *read_deadlines(Bench *bench, const char *deadlines) {
  Str text = bench_text(bench->arena, str_z(bench->arena, str_format(bench->arena, HEAD "%s" TAIL, deadlines)));
  Diags diags = diags_new(bench->arena, STR("counting.json"), text);
  const Scenario *scenario = scenario_read(bench->arena, STR("counting.json"), text, bench->codes, bench->rules, &diags);
  if (diags.count) {
    Buf said = buf_new(bench->arena);
    diags_print(&diags, &said);
    fail_msg("%s", str_z(bench->arena, buf_str(&said)));
  }
  assert_non_null(scenario);
  return scenario;
}

static Day due(const Scenario *scenario, const State *state, const char *id) {
  for (int i = 0; i < scenario->deadline_count; i++)
    if (str_is(scenario->deadlines[i].id, id)) return sim_deadline_day(scenario, state, i);
  fail_msg("there is no deadline %s", id);
  return DAY_NONE;
}

static void expect(Bench *bench, const Scenario *scenario, const State *state, const char *id, const char *day) {
  assert_string_equal(day, str_z(bench->arena, day_iso(bench->arena, due(scenario, state, id))));
}

typedef struct Counted {
  const char *id, *deadline, *day;
} Counted;

/* Each deadline of the trade's eighteen cases; N3 has one without a day, U5 none. */
static const Counted cases[] = {
    {"d1", "'label':'Appeal','rule':'TYP-AP1','from':'2026-03-09'", "2026-09-05"},
    {"d2", "'label':'Corrected claim','rule':'TYP-CORR','from':'2026-04-14'", "2026-10-11"},
    {"d3", "'label':'Corrected claim','rule':'TYP-CORR','from':'2026-04-06'", "2026-10-03"},
    {"d4", "'label':'Filing','rule':'TX-TF','from':'2026-02-03'", "2026-05-09"},
    {"d4-appeal", "'label':'Appeal','rule':'TYP-AP1','from':'2026-06-15'", "2026-12-12"},
    {"d6", "'label':'Redetermination','rule':'MCR-A1','from':'2026-04-01','receipt':'MCR-RECEIPT'", "2026-08-04"},
    {"d7", "'label':'Provider dispute','rule':'CA-PDR','from':'2026-05-04'", "2027-05-04"},
    {"u1", "'label':'Notice','rule':'TX-UNDN','from':'2026-03-16'", "2026-12-11"},
    {"u2", "'label':'Provider dispute','rule':'CA-PDR','from':'2026-02-10'", "2027-02-10"},
    {"u6", "'label':'Crossover','days':30,'from':'2026-04-20'", "2026-05-20"},
    {"u7", "'label':'Prompt pay','rule':'TX-PP-E','from':'claim.received'", "2026-04-01"},
    {"u8", "'label':'Appeal','rule':'TYP-AP2','from':'2026-06-22'", "2026-08-21"},
    {"n1", "'label':'Start talks','rule':'NSA-ONSTART','from':'2026-05-04'", "2026-06-15"},
    {"n1-talks", "'label':'Talks','rule':'NSA-ON','from':'2026-06-01'", "2026-07-14"},
    {"n1-opens", "'label':'Window opens','offset':'1 business','from':'deadlines.n1-talks'", "2026-07-15"},
    {"n1-closes", "'label':'Window closes','rule':'NSA-IDR','from':'deadlines.n1-talks'", "2026-07-20"},
    {"n2", "'label':'Signed','offset':'-28 days','from':'2026-09-14'", "2026-08-17"},
    {"n5", "'label':'Dispute','days':30,'from':'2026-06-01'", "2026-07-01"},
    {"n7", "'label':'Peer to peer','rule':'TYP-P2P','from':'2026-05-20'", "2026-06-03"},
    {"n7-dispute", "'label':'Provider dispute','rule':'CA-PDR','from':'2026-05-20'", "2027-05-20"},
    {"n8", "'label':'Notice','rule':'TX-UNDN','from':'2026-04-27'", "2027-01-22"},
};
#define CASE_COUNT (sizeof cases / sizeof *cases)

static void the_cases_end_on_the_days_counted_by_hand(void **state) {
  Bench *bench = *state;
  Buf text = buf_new(bench->arena);
  for (size_t i = 0; i < CASE_COUNT; i++) buf_format(&text, "%s'%s':{%s}", i ? "," : "", cases[i].id, cases[i].deadline);
  const Scenario *scenario = read_deadlines(bench, str_z(bench->arena, buf_str(&text)));
  State start;
  sim_start(scenario, 1, &start);
  for (size_t i = 0; i < CASE_COUNT; i++) expect(bench, scenario, &start, cases[i].id, cases[i].day);
}

/* The whole way of a dispute, each clock from the end or the act before it (45 CFR 149.510). */
static void the_no_surprises_clocks_run_one_after_another(void **state) {
  Bench *bench = *state;
  const Scenario *scenario = read_deadlines(bench, "'entity':{'label':'Agree on the entity','rule':'NSA-IDRE','from':'2026-07-15'},"
                                                   "'offer':{'label':'Offer','rule':'NSA-OFFER','from':'deadlines.entity'},"
                                                   "'decision':{'label':'Decision','rule':'NSA-DEC','from':'deadlines.entity'},"
                                                   "'pay':{'label':'Payment','rule':'NSA-PAY','from':'deadlines.decision'},"
                                                   "'cool':{'label':'Cooling off','rule':'NSA-COOL','from':'deadlines.decision'},"
                                                   "'saturday':{'label':'Start talks','rule':'NSA-ONSTART','from':'2026-05-02'}");
  State start;
  sim_start(scenario, 1, &start);
  expect(bench, scenario, &start, "entity", "2026-07-20");
  expect(bench, scenario, &start, "offer", "2026-08-03");
  expect(bench, scenario, &start, "decision", "2026-08-31");
  expect(bench, scenario, &start, "pay", "2026-09-30");
  expect(bench, scenario, &start, "cool", "2026-11-29");
  /* Received on a Saturday: Monday is the first of the thirty. */
  expect(bench, scenario, &start, "saturday", "2026-06-15");
}

static void the_earliest_of_several_holds(void **state) {
  Bench *bench = *state;
  /* Named before the ones that it hangs on; one of them waits for a stamp. */
  const Scenario *scenario = read_deadlines(bench, "'reminder':{'label':'Remind','offset':'-3 business','from':'deadlines.first'},"
                                                   "'first':{'label':'The earliest','earliest_of':['corrected','appeal','filing']},"
                                                   "'corrected':{'label':'Corrected claim','days':180,'from':'2026-03-09','cite':'contract 6.3'},"
                                                   "'appeal':{'label':'Appeal','offset':'6 months','from':'2026-03-09'},"
                                                   "'filing':{'label':'Filing','days':30,'from':'sent'}");
  State now;
  sim_start(scenario, 1, &now);
  expect(bench, scenario, &now, "appeal", "2026-09-09");
  expect(bench, scenario, &now, "first", "2026-09-05");
  expect(bench, scenario, &now, "reminder", "2026-09-02");
  expect(bench, scenario, &now, "filing", "");
  assert_str(scenario->deadlines[sim_deadline_deciding(scenario, &now, 1)].cite, "contract 6.3");
  now.stamps[0] = day_from_iso(STR("2026-07-20"));
  expect(bench, scenario, &now, "first", "2026-08-19");
  expect(bench, scenario, &now, "reminder", "2026-08-14");
  assert_true(scenario_deadline_reads_stamp(scenario, 0, 0));
  assert_false(scenario_deadline_reads_stamp(scenario, 2, 0));
}

static void working_days_are_those_of_the_state(void **state) {
  Bench *bench = *state;
  const WorkingDays *california = rule_working_days(bench->rules, rule_find(bench->rules, STR("CA-PDRD")));
  assert_true(california->defined);
  assert_null(rule_working_days(bench->rules, rule_find(bench->rules, STR("CA-PP"))));
  const Scenario *scenario = read_deadlines(bench, "'decision':{'label':'Decision','rule':'CA-PDRD','from':'2026-02-02'},"
                                                   "'pay':{'label':'Payment','rule':'GA-PP-E','from':'2026-01-15'}");
  State start;
  sim_start(scenario, 1, &start);
  /* 45 days over Washington's Birthday; 31 March is a state holiday, but no federal one, and counts. */
  expect(bench, scenario, &start, "decision", "2026-04-07");
  expect(bench, scenario, &start, "pay", "2026-02-06");
  assert_str(scenario->deadlines[1].cite, "OCGA 33-24-59.14(b)(1); working days counted as business days");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_cases_end_on_the_days_counted_by_hand),
      cmocka_unit_test(the_no_surprises_clocks_run_one_after_another),
      cmocka_unit_test(the_earliest_of_several_holds),
      cmocka_unit_test(working_days_are_those_of_the_state),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
