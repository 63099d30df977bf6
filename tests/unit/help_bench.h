/* For tests whose functions all read the reference data: one bench for the file, opened and closed with its group. Included once, by the test itself. */
#ifndef OVERTURN_TESTS_HELP_BENCH_H
#define OVERTURN_TESTS_HELP_BENCH_H

#include "unit/help_money.h"

static Bench *bench;

static int open_bench(void **state) {
  (void)state;
  void *made = NULL;
  int status = bench_open(&made);
  bench = made;
  return status;
}

static int close_bench(void **state) {
  (void)state;
  void *made = bench;
  return bench_close(&made);
}

#endif
