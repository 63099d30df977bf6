/* Strings in assertions, shown whole when they differ. Include cmocka.h first. */
#ifndef OVERTURN_TESTS_ASSERT_STR_H
#define OVERTURN_TESTS_ASSERT_STR_H

#include "overturn/str.h"

#define assert_str(FOUND, EXPECTED) assert_str_at((FOUND), (EXPECTED), __FILE__, __LINE__)

static inline void assert_str_at(Str found, const char *expected, const char *file, int line) {
  if (str_is(found, expected)) return;
  print_error("found    \"%.*s\"\nexpected \"%s\"\n", STR_ARG(found), expected);
  _fail(file, line);
}

#endif
