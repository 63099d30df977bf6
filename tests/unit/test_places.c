/* The program finds its data in a build folder, in an installation that was moved, and under the prefix it was built for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "files/places.h"

typedef struct Fixture {
  Arena *arena;
  char root[32];
} Fixture;

/* A folder at `below` in the root with assets/codes.json in it; each part of the path is made. */
static void make_data(Fixture *fixture, const char *below) {
  Str file = str_format(fixture->arena, "%s/%s/assets/codes.json", fixture->root, below);
  for (size_t at = str_find(file, '/', sizeof "/tmp"); at < file.length; at = str_find(file, '/', at + 1))
    mkdir(str_z(fixture->arena, str_slice(file, 0, at)), 0755);
  assert_int_equal(0, symlink("/dev/null", file.at));
}

static Str in_root(Fixture *fixture, const char *below) { return str_format(fixture->arena, "%s%s", fixture->root, below); }

static void expect(Fixture *fixture, const char *expected, const char *program, const char *prefix) {
  Str found = places_data(fixture->arena, *program ? in_root(fixture, program) : STR(""), *prefix ? in_root(fixture, prefix) : STR(""));
  Str wanted = *expected ? in_root(fixture, expected) : STR("");
  assert_string_equal(str_z(fixture->arena, wanted), str_z(fixture->arena, found));
}

static void a_build_folder_finds_its_sources(void **state) {
  make_data(*state, "project");
  expect(*state, "/project", "/project/build/release/overturn", "");
}

static void an_installation_may_be_moved(void **state) {
  make_data(*state, "moved/share/overturn");
  make_data(*state, "usr/share/overturn");
  expect(*state, "/moved/share/overturn", "/moved/bin/overturn", "/usr");
}

static void the_prefix_is_the_last_resort(void **state) {
  make_data(*state, "usr/share/overturn");
  expect(*state, "/usr/share/overturn", "/elsewhere/overturn", "/usr");
  expect(*state, "/usr/share/overturn", "", "/usr");
}

static void nothing_is_said_to_be_nothing(void **state) {
  expect(*state, "", "/elsewhere/overturn", "/usr");
  expect(*state, "", "", "");
}

static void the_program_knows_itself(void **state) {
  Fixture *fixture = *state;
  assert_true(str_ends(places_program(fixture->arena), STR("/test_places")));
}

static int set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  fixture->arena = arena_new(0);
  *fixture = (Fixture){.arena = fixture->arena, .root = "/tmp/overturn-places-XXXXXX"};
  *state = fixture;
  return mkdtemp(fixture->root) ? 0 : -1;
}

static int tear_down(void **state) {
  Fixture *fixture = *state;
  int removed = system(str_format(fixture->arena, "rm -rf %s", fixture->root).at);
  arena_free(fixture->arena);
  free(fixture);
  return removed;
}

int main(void) {
#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)
  const struct CMUnitTest cases[] = {
      CASE(a_build_folder_finds_its_sources), CASE(an_installation_may_be_moved), CASE(the_prefix_is_the_last_resort),
      CASE(nothing_is_said_to_be_nothing),    CASE(the_program_knows_itself),
  };
  return cmocka_run_group_tests(cases, NULL, NULL);
}
