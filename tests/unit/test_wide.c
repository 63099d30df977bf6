/* A window wide enough for two documents beside each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/harness.h"

static Harness harness;

static int shown(Word heading) { return harness_find(&harness, ROLE_GROUP, word(heading).at) != NULL; }

/* From 1800 on the page shown before stands beside the page shown now; Shift and an F-key choose another for that place. */
static void two_documents_stand_side_by_side(void **state) {
  (void)state;
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1920, 1080, 100);
  assert_int_equal(harness.desk.app, APP_REMITTANCE);
  assert_true(shown(W_REMITTANCE) && shown(W_CONTRACT));
  harness_key(&harness, KEY_F1 + 1, MOD_SHIFT);
  DeskApp second = harness.desk.beside;
  assert_int_not_equal(second, APP_CONTRACT);
  assert_int_equal(harness.desk.app, APP_REMITTANCE);
  harness_key(&harness, KEY_F1 + 1, 0); /* the second comes to the first place: they change places */
  assert_int_equal(harness.desk.app, second);
  assert_int_equal(harness.desk.beside, APP_REMITTANCE);
  harness_key(&harness, 'r', 0); /* the first has no raw text: the key is for the second */
  assert_true(harness.desk.raw);
  harness.desk.beside = APP_CONTRACT;
  harness.desk.app = APP_CODES;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  harness_key(&harness, '/', 0);
  harness_text(&harness, "97");
  assert_int_equal(harness.desk.code_search.length, 2);
  assert_int_equal(harness.desk.clause_search.length, 0);
  harness_key(&harness, KEY_ESCAPE, 0);
  harness_click(&harness, harness_find(&harness, ROLE_TOGGLE, "Take off: Clause 4.3")); /* gives the ring to the second */
  harness_key(&harness, '/', 0);
  harness_text(&harness, "4.6");
  assert_int_equal(harness.desk.clause_search.length, 3);
  harness_close(&harness);
  harness_open_desk(&harness, APP_REMITTANCE, ITEM_CHOICES, 1440, 900, 100); /* no room */
  assert_true(shown(W_REMITTANCE) && !shown(W_CONTRACT));
  harness_key(&harness, KEY_F1 + 1, MOD_SHIFT);
  assert_int_equal(harness.desk.beside, APP_CONTRACT);
  harness_close(&harness);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(two_documents_stand_side_by_side),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
