/* The list of a folder from its cache: what is kept, when it is believed, and that no damage to it is ever seen. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "sdl/cache.h"
#include "sdl/library.h"
#include "unit/assert_str.h"

static struct Room {
  Arena *arena;
  char path[32];
  Str scenarios, cache;
} room;

static Str below(Str folder, const char *name) { return str_format(room.arena, "%.*s/%s", STR_ARG(folder), name); }

/* Written long ago, unless `now`. */
static void put(const char *name, const char *content, bool now) {
  Str path = below(room.scenarios, name);
  struct timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
  assert_int_equal(files_write(room.arena, path, str_from(content)).status, FILES_OK);
  if (!now) assert_int_equal(utimensat(AT_FDCWD, path.at, times, 0), 0);
}

#define SCENARIO(TITLE) \
  "{\"title\":\"" TITLE "\",\"kind\":\"negotiation\",\"level\":4,\"minutes\":25,\"briefing\":[\"Long.\"],\"remits\":{\"a\":" REMIT "}}"
#define REMIT "{\"claims\":[{\"lines\":[{\"adjust\":[{\"group\":\"CO\",\"carc\":\"97\"},{\"group\":\"PR\",\"carc\":\"1\"}]}]}]}"

static int make_room(void **state) {
  (void)state;
  room = (struct Room){.arena = arena_new(0)};
  static const char template[] = "/tmp/overturn-XXXXXX";
  memcpy(room.path, template, sizeof template);
  if (!mkdtemp(room.path)) return -1;
  room.scenarios = below(str_from(room.path), "scenarios");
  room.cache = below(str_from(room.path), "own/cache");
  if (mkdir(room.scenarios.at, 0700) != 0) return -1;
  put("b.json", SCENARIO("Second"), false);
  put("a.json", SCENARIO("First"), false);
  put("c.json", "{", false);
  put("notes.txt", "not one", false);
  return 0;
}

static void empty(Str folder) {
  FilesEntry *entries;
  size_t count;
  if (files_list(room.arena, folder, 100, &entries, &count).status != FILES_OK) return;
  for (size_t i = 0; i < count; i++) unlink(below(folder, str_z(room.arena, entries[i].name)).at);
  rmdir(folder.at);
}

static int empty_room(void **state) {
  (void)state;
  empty(room.scenarios);
  empty(room.cache);
  rmdir(below(str_from(room.path), "own").at);
  int left = rmdir(room.path);
  arena_free(room.arena);
  return left;
}

/* "First 4 25 CO-97 PR-1; ..." */
static void expect(const Library *library, int read, const char *expected) {
  Buf said = buf_new(room.arena);
  for (int i = 0; i < library->count; i++) {
    const ScenarioView *head = &library->files[i].head;
    if (i) buf_addz(&said, "; ");
    buf_format(&said, "%.*s %d %d", STR_ARG(head->title), head->level, head->minutes);
    for (int code = 0; code < head->code_count; code++)
      buf_format(&said, " %.*s-%.*s", STR_ARG(head->codes[code].group), STR_ARG(head->codes[code].code));
    if (head->fault.length) buf_addz(&said, " faulty");
  }
  assert_str(buf_str(&said), expected);
  assert_int_equal(library->read, read);
}

#define FIRST "First 4 25 CO-97 PR-1"
#define SECOND "Second 4 25 CO-97 PR-1"
#define BROKEN "c.json 1 0 faulty"

static Library listed(int read, const char *expected) {
  Library library = library_read(room.arena, room.scenarios, room.cache);
  expect(&library, read, expected);
  library_keep(&library);
  return library;
}

static Str cache_file(void) {
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(room.arena, room.cache, 10, &entries, &count).status, FILES_OK);
  assert_int_equal(count, 1);
  return below(room.cache, str_z(room.arena, entries[0].name));
}

static void what_was_read_is_not_read_again(void **state) {
  (void)state;
  assert_true(listed(3, FIRST "; " SECOND "; " BROKEN).stale);
  assert_false(listed(0, FIRST "; " SECOND "; " BROKEN).stale);
}

static void without_a_folder_nothing_is_kept(void **state) {
  (void)state;
  Library library = library_read(room.arena, room.scenarios, STR(""));
  library_keep(&library);
  library = library_read(room.arena, room.scenarios, STR(""));
  expect(&library, 3, FIRST "; " SECOND "; " BROKEN);
  assert_int_equal(files_kind(room.arena, below(str_from(room.path), "own")), FILES_NOTHING);
}

static void changed_new_and_gone_files_are_seen(void **state) {
  (void)state;
  listed(3, FIRST "; " SECOND "; " BROKEN);
  put("a.json", SCENARIO("Fiist"), true); /* as long as before */
  put("bb.json", SCENARIO("Third"), false);
  unlink(below(room.scenarios, "c.json").at);
  assert_true(listed(2, "Fiist 4 25 CO-97 PR-1; " SECOND "; Third 4 25 CO-97 PR-1").stale);
  assert_true(listed(1, "Fiist 4 25 CO-97 PR-1; " SECOND "; Third 4 25 CO-97 PR-1").stale); /* too new to be believed */
  put("a.json", SCENARIO("Fiist"), false);
  listed(1, "Fiist 4 25 CO-97 PR-1; " SECOND "; Third 4 25 CO-97 PR-1");
  listed(0, "Fiist 4 25 CO-97 PR-1; " SECOND "; Third 4 25 CO-97 PR-1");
}

static void what_was_written_longest_ago_goes(void **state) {
  (void)state;
  enum { WRITTEN = 40, KEPT = 32 };
  for (int i = 0; i < WRITTEN; i++) {
    char name[8];
    (void)snprintf(name, sizeof name, "%02d", WRITTEN - i);
    cache_write(room.cache, str_from(name), STR("kept"));
    struct timespec times[2] = {{.tv_sec = 1000 + i}, {.tv_sec = 1000 + i}};
    assert_int_equal(utimensat(AT_FDCWD, below(room.cache, name).at, times, 0), 0);
  }
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(room.arena, room.cache, WRITTEN, &entries, &count).status, FILES_OK);
  assert_int_equal(count, KEPT);
  assert_str(entries[0].name, "01");
  assert_str(entries[KEPT - 1].name, "32");
}

/* Every byte changed, every length cut off: the list is the same, and the cache is whole again. */
static void a_damaged_cache_is_rebuilt(void **state) {
  (void)state;
  Str whole;
  listed(3, FIRST "; " SECOND "; " BROKEN);
  Str path = cache_file();
  assert_int_equal(files_read(room.arena, path, 1 << 20, &whole).status, FILES_OK);
  for (size_t i = 0; i < whole.length; i++) {
    char *bytes = arena_make_many(room.arena, char, whole.length);
    memcpy(bytes, whole.at, whole.length);
    bytes[i] = (char)(bytes[i] ^ 0x40);
    FILE *file = fopen(path.at, "wb"); /* files_write() waits for the disk */
    assert_non_null(file);
    size_t length = i % 2 ? whole.length : i;
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    Library library = library_read(room.arena, room.scenarios, room.cache);
    expect(&library, 3, FIRST "; " SECOND "; " BROKEN);
    assert_true(library.stale);
  }
  listed(3, FIRST "; " SECOND "; " BROKEN);
  assert_str(cache_file(), path.at);
  listed(0, FIRST "; " SECOND "; " BROKEN);
}

static void a_single_file_is_read_at_once(void **state) {
  (void)state;
  Library library = library_read(room.arena, below(room.scenarios, "a.json"), room.cache);
  assert_int_equal(library.count, 1);
  assert_str(library.files[0].text, SCENARIO("First"));
  assert_str(library.files[0].folder, room.scenarios.at);
  library_keep(&library);
  assert_int_equal(files_kind(room.arena, room.cache), FILES_NOTHING);
}

static void text_is_read_when_it_is_wanted(void **state) {
  (void)state;
  Str text, why;
  Library library = listed(3, FIRST "; " SECOND "; " BROKEN);
  assert_int_equal(library.files[1].text.length, 0);
  assert_true(library_text(room.arena, &library.files[1], &text, &why));
  assert_str(text, SCENARIO("Second"));
  unlink(below(room.scenarios, "b.json").at);
  assert_false(library_text(room.arena, &library.files[1], &text, &why));
  assert_true(str_ends(why, STR("b.json: there is no such file or folder")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_was_read_is_not_read_again, make_room, empty_room),
      cmocka_unit_test_setup_teardown(without_a_folder_nothing_is_kept, make_room, empty_room),
      cmocka_unit_test_setup_teardown(changed_new_and_gone_files_are_seen, make_room, empty_room),
      cmocka_unit_test_setup_teardown(what_was_written_longest_ago_goes, make_room, empty_room),
      cmocka_unit_test_setup_teardown(a_damaged_cache_is_rebuilt, make_room, empty_room),
      cmocka_unit_test_setup_teardown(a_single_file_is_read_at_once, make_room, empty_room),
      cmocka_unit_test_setup_teardown(text_is_read_when_it_is_wanted, make_room, empty_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
