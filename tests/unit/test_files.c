/* Files: limits, kinds, confinement, and what is left when writing fails half-way. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "unit/assert_str.h"
#include "unit/help_room.h"

static void put(Room *room, const char *name, const char *content) {
  FILE *file = fopen(room_path(room, name).at, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(content, 1, strlen(content), file), strlen(content));
  assert_int_equal(fclose(file), 0);
}

static void expect_content(Room *room, const char *name, const char *expected) {
  Str content;
  FilesResult result = files_read(room->arena, room_path(room, name), 1 << 20, &content);
  assert_int_equal(result.status, FILES_OK);
  assert_str(result.message, "");
  assert_str(content, expected);
}

static void whole_files_are_read_up_to_the_limit(void **state) {
  Room *room = *state;
  put(room, "five", "12345");
  put(room, "empty", "");
  Str content;
  assert_int_equal(files_read(room->arena, room_path(room, "five"), 5, &content).status, FILES_OK);
  assert_str(content, "12345");
  FilesResult result = files_read(room->arena, room_path(room, "five"), 4, &content);
  assert_int_equal(result.status, FILES_TOO_LARGE);
  assert_str(result.message, str_format(room->arena, "%s/five: this is larger than allowed", room->path).at);
  assert_str(content, "");
  expect_content(room, "empty", "");
  char *large = malloc(300001);
  assert_non_null(large);
  memset(large, 'x', 300000);
  large[300000] = '\0';
  put(room, "large", large);
  expect_content(room, "large", large);
  free(large);
}

static void expect_read(Room *room, const char *name, FilesStatus status) {
  Str content;
  FilesResult result = files_read(room->arena, room_path(room, name), 100, &content);
  if (result.status != status) fail_msg("%s: status %d, expected %d", name, result.status, status);
  assert_true(result.message.length > 0);
}

static void only_ordinary_files_are_read(void **state) {
  Room *room = *state;
  put(room, "file", "x");
  assert_int_equal(mkdir(room_path(room, "folder").at, 0700), 0);
  assert_int_equal(mkfifo(room_path(room, "pipe").at, 0600), 0);
  assert_int_equal(symlink("nowhere", room_path(room, "dangling").at), 0);
  assert_int_equal(symlink("loop", room_path(room, "loop").at), 0);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  Str name = room_path(room, "socket");
  memcpy(address.sun_path, name.at, name.length);
  int opened = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(opened, (const struct sockaddr *)&address, sizeof address), 0);
  close(opened);
  expect_read(room, "nothing", FILES_NOT_FOUND);
  expect_read(room, "dangling", FILES_NOT_FOUND);
  expect_read(room, "folder", FILES_IS_FOLDER);
  expect_read(room, "file/below", FILES_NOT_A_FOLDER);
  expect_read(room, "pipe", FILES_NOT_REGULAR); /* and it does not wait for a writer */
  expect_read(room, "socket", FILES_NOT_REGULAR);
  expect_read(room, "loop", FILES_OUTSIDE);
  Str content;
  unlink(room_path(room, "dangling").at);
  unlink(room_path(room, "loop").at);
  assert_int_equal(files_read(room->arena, STR("/dev/zero"), 100, &content).status, FILES_NOT_REGULAR);
  assert_int_equal(files_read(room->arena, STR(""), 100, &content).status, FILES_NOT_FOUND);
  assert_int_equal(files_read(room->arena, (Str){"/tmp\0/x", 7}, 100, &content).status, FILES_NOT_FOUND);
}

static void expect_map(Room *room, const char *name, size_t most_bytes, FilesStatus status, const char *expected) {
  Str content;
  FilesResult result = files_map(room->arena, room_path(room, name), most_bytes, &content);
  assert_int_equal(result.status, status);
  assert_int_equal(result.message.length > 0, status != FILES_OK);
  assert_str(content, expected);
  files_unmap(content);
}

static void a_file_is_used_in_place(void **state) {
  Room *room = *state;
  put(room, "face.ttf", "many bytes");
  put(room, "empty", "");
  expect_map(room, "face.ttf", 10, FILES_OK, "many bytes");
  expect_map(room, "face.ttf", 9, FILES_TOO_LARGE, "");
  expect_map(room, "empty", 10, FILES_OK, "");
  expect_map(room, "", 10, FILES_IS_FOLDER, "");
  expect_map(room, "nothing", 10, FILES_NOT_FOUND, "");
  assert_int_equal(mkfifo(room_path(room, "pipe").at, 0600), 0);
  expect_map(room, "pipe", 10, FILES_NOT_REGULAR, "");
}

static void rights_are_respected(void **state) {
  Room *room = *state;
  put(room, "secret", "x");
  assert_int_equal(chmod(room_path(room, "secret").at, 0), 0);
  assert_int_equal(mkdir(room_path(room, "closed").at, 0500), 0);
  bool root = geteuid() == 0;
  if (root) assert_int_equal(chmod(room->path, 0755), 0);
  if (root) assert_int_equal(seteuid(65534), 0); /* root may do anything; be nobody for a moment */
  Str content;
  FilesStatus read = files_read(room->arena, room_path(room, "secret"), 100, &content).status;
  FilesStatus written = files_write(room->arena, room_path(room, "closed/new"), STR("x")).status;
  FilesStatus appended = files_append_line(room->arena, room_path(room, "closed/new"), STR("x")).status;
  FilesStatus made = files_make_folder(room->arena, room_path(room, "closed/a/b")).status;
  if (root) assert_int_equal(seteuid(0), 0);
  assert_int_equal(read, FILES_NOT_PERMITTED);
  assert_int_equal(written, FILES_NOT_PERMITTED);
  assert_int_equal(appended, FILES_NOT_PERMITTED);
  assert_int_equal(made, FILES_NOT_PERMITTED);
}

static void standard_input_is_read_to_its_end(void **state) {
  Room *room = *state;
  int ends[2];
  int before = dup(STDIN_FILENO);
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "one\ntwo", 7), 7);
  close(ends[1]);
  assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
  close(ends[0]);
  Str content;
  FilesStatus status = files_read_input(room->arena, 7, &content).status;
  put(room, "eight", "12345678");
  int file = open(room_path(room, "eight").at, O_RDONLY);
  assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
  close(file);
  Str ignored;
  FilesStatus too_large = files_read_input(room->arena, 7, &ignored).status;
  dup2(before, STDIN_FILENO);
  close(before);
  assert_int_equal(status, FILES_OK);
  assert_str(content, "one\ntwo");
  assert_int_equal(too_large, FILES_TOO_LARGE);
}

static void names_that_leave_their_folder_are_seen(void **state) {
  (void)state;
  static const char *const inside[] = {"a", "a/b.json", "a-b_c.d/e", "..a", "a..", "...", "caf\xc3\xa9.json", "with space"};
  static const char *const outside[] = {
      "",     "/",   "/etc/passwd", "..",   "../a",  "a/../b",        "a/..",          ".", "./a", "a/.", "a//b", "a/",
      "a\\b", "C:a", "a\nb",        "\xff", "a\x1b", "\xe2\x80\xaez", "a/b/../../../c"};
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
    if (!files_stays_inside(str_from(inside[i]))) fail_msg("\"%s\"", inside[i]);
  }
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
    if (files_stays_inside(str_from(outside[i]))) fail_msg("\"%s\"", outside[i]);
  }
  assert_false(files_stays_inside((Str){"a\0b", 3}));
}

static void expect_inside(Room *room, const char *name, FilesStatus status) {
  Str content;
  FilesResult result = files_read_inside(room->arena, room_path(room, "home"), str_from(name), 100, &content);
  if (result.status != status) fail_msg("%s: status %d, expected %d", name, result.status, status);
  if (status == FILES_OK) assert_str(content, "inside");
}

static void a_scenario_reads_nothing_outside_its_folder(void **state) {
  Room *room = *state;
  assert_int_equal(mkdir(room_path(room, "home").at, 0700), 0);
  assert_int_equal(mkdir(room_path(room, "home/sub").at, 0700), 0);
  put(room, "outside", "outside");
  put(room, "home/file", "inside");
  put(room, "home/sub/file", "inside");
  assert_int_equal(symlink("../outside", room_path(room, "home/link").at), 0);
  assert_int_equal(symlink("..", room_path(room, "home/up").at), 0);
  assert_int_equal(symlink("/etc", room_path(room, "home/etc").at), 0);
  assert_int_equal(mkfifo(room_path(room, "home/pipe").at, 0600), 0);
  expect_inside(room, "file", FILES_OK);
  expect_inside(room, "sub/file", FILES_OK);
  expect_inside(room, "../outside", FILES_OUTSIDE);
  expect_inside(room, "link", FILES_OUTSIDE);
  expect_inside(room, "up/outside", FILES_OUTSIDE);
  expect_inside(room, "etc/passwd", FILES_OUTSIDE);
  expect_inside(room, "/etc/passwd", FILES_OUTSIDE);
  expect_inside(room, "none", FILES_NOT_FOUND);
  expect_inside(room, "file/x", FILES_NOT_A_FOLDER);
  expect_inside(room, "sub", FILES_IS_FOLDER);
  expect_inside(room, "pipe", FILES_NOT_REGULAR);
}

static mode_t rights_of(Room *room, const char *name) {
  struct stat about;
  assert_int_equal(stat(room_path(room, name).at, &about), 0);
  return about.st_mode & 0777;
}

static void files_are_written_whole(void **state) {
  Room *room = *state;
  assert_int_equal(files_write(room->arena, room_path(room, "new"), STR("first")).status, FILES_OK);
  expect_content(room, "new", "first");
  assert_int_equal(chmod(room_path(room, "new").at, 0640), 0);
  assert_int_equal(files_write(room->arena, room_path(room, "new"), STR("")).status, FILES_OK);
  expect_content(room, "new", "");
  assert_int_equal(rights_of(room, "new"), 0640);
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(room->arena, str_from(room->path), 10, &entries, &count).status, FILES_OK);
  assert_int_equal(count, 1);
}

static void a_link_is_replaced_and_a_device_refused(void **state) {
  Room *room = *state;
  put(room, "target", "old");
  assert_int_equal(symlink("target", room_path(room, "link").at), 0);
  assert_int_equal(files_write(room->arena, room_path(room, "link"), STR("new")).status, FILES_OK);
  expect_content(room, "target", "old");
  expect_content(room, "link", "new");
  assert_int_equal(mkdir(room_path(room, "folder").at, 0700), 0);
  assert_int_equal(mkfifo(room_path(room, "pipe").at, 0600), 0);
  assert_int_equal(files_write(room->arena, room_path(room, "folder"), STR("x")).status, FILES_IS_FOLDER);
  assert_int_equal(files_write(room->arena, room_path(room, "folder/"), STR("x")).status, FILES_IS_FOLDER);
  assert_int_equal(files_write(room->arena, room_path(room, "pipe"), STR("x")).status, FILES_NOT_REGULAR);
  assert_int_equal(files_write(room->arena, STR("/dev/null"), STR("x")).status, FILES_NOT_REGULAR);
  assert_int_equal(files_write(room->arena, room_path(room, "none/x"), STR("x")).status, FILES_NOT_FOUND);
  assert_int_equal(files_append_line(room->arena, room_path(room, "pipe"), STR("x")).status, FILES_NOT_REGULAR);
  assert_int_equal(files_append_line(room->arena, room_path(room, "folder"), STR("x")).status, FILES_IS_FOLDER);
}

/* A limit on the size of files stands in for a disk that fills up. */
static void nothing_half_written_stays(void **state) {
  Room *room = *state;
  put(room, "kept", "the old content");
  put(room, "journal", "{\"line\": 1}\n");
  char *large = malloc(20000);
  assert_non_null(large);
  memset(large, 'x', 20000);
  void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
  struct rlimit old;
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){8192, old.rlim_max}), 0);
  FilesResult written = files_write(room->arena, room_path(room, "kept"), (Str){large, 20000});
  FilesResult appended = files_append_line(room->arena, room_path(room, "journal"), (Str){large, 20000});
  setrlimit(RLIMIT_FSIZE, &old);
  signal(SIGXFSZ, before);
  free(large);
  assert_int_equal(written.status, FILES_FULL);
  assert_true(str_ends(written.message, STR("/kept: there is no space left")));
  assert_int_equal(appended.status, FILES_FULL);
  expect_content(room, "kept", "the old content");
  expect_content(room, "journal", "{\"line\": 1}\n");
}

static void journals_grow_by_whole_lines(void **state) {
  Room *room = *state;
  assert_int_equal(files_append_line(room->arena, room_path(room, "journal"), STR("one")).status, FILES_OK);
  assert_int_equal(files_append_line(room->arena, room_path(room, "journal"), STR("")).status, FILES_OK);
  assert_int_equal(files_append_line(room->arena, room_path(room, "journal"), STR("two")).status, FILES_OK);
  expect_content(room, "journal", "one\n\ntwo\n");
  put(room, "torn", "one\ntw");
  assert_int_equal(files_append_line(room->arena, room_path(room, "torn"), STR("three")).status, FILES_OK);
  expect_content(room, "torn", "one\ntw\nthree\n");
}

static void folders_are_listed_in_order(void **state) {
  Room *room = *state;
  static const char *const names[] = {"b", "a", "B", "a10", "a2", "\xc3\xa9", ".hidden"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) put(room, names[i], "");
  assert_int_equal(mkdir(room_path(room, "folder").at, 0700), 0);
  assert_int_equal(symlink("a", room_path(room, "z-file").at), 0);
  assert_int_equal(symlink(".", room_path(room, "z-folder").at), 0);
  assert_int_equal(symlink("nowhere", room_path(room, "z-none").at), 0);
  static const struct {
    Str name;
    FilesKind kind;
  } expected[] = {
      {STR_INIT("B"), FILES_FILE},      {STR_INIT("a"), FILES_FILE},         {STR_INIT("a10"), FILES_FILE},
      {STR_INIT("a2"), FILES_FILE},     {STR_INIT("b"), FILES_FILE},         {STR_INIT("folder"), FILES_FOLDER},
      {STR_INIT("z-file"), FILES_FILE}, {STR_INIT("z-folder"), FILES_OTHER}, {STR_INIT("\xc3\xa9"), FILES_FILE},
  };
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(room->arena, str_from(room->path), 9, &entries, &count).status, FILES_OK);
  unlink(room_path(room, "z-none").at); /* leads nowhere, so it is not listed */
  unlink(room_path(room, ".hidden").at);
  assert_int_equal(count, 9);
  for (size_t i = 0; i < count; i++) {
    assert_str(entries[i].name, expected[i].name.at);
    assert_int_equal(entries[i].kind, expected[i].kind);
  }
  assert_int_equal(files_list(room->arena, str_from(room->path), 8, &entries, &count).status, FILES_TOO_LARGE);
  assert_int_equal(count, 0);
  assert_int_equal(files_list(room->arena, room_path(room, "a"), 8, &entries, &count).status, FILES_NOT_A_FOLDER);
  assert_int_equal(files_list(room->arena, room_path(room, "none"), 8, &entries, &count).status, FILES_NOT_FOUND);
  assert_int_equal(files_kind(room->arena, room_path(room, "none")), FILES_NOTHING);
  assert_int_equal(files_kind(room->arena, room_path(room, "a")), FILES_FILE);
  assert_int_equal(files_kind(room->arena, room_path(room, "z-folder")), FILES_FOLDER);
  assert_int_equal(files_kind(room->arena, STR("/dev/null")), FILES_OTHER);
}

static void folders_are_made_private(void **state) {
  Room *room = *state;
  assert_int_equal(files_make_folder(room->arena, room_path(room, "a/b/c")).status, FILES_OK);
  assert_int_equal(files_make_folder(room->arena, room_path(room, "a/b/c")).status, FILES_OK);
  assert_int_equal(files_make_folder(room->arena, room_path(room, "a//d/")).status, FILES_OK);
  assert_int_equal(rights_of(room, "a"), 0700);
  assert_int_equal(rights_of(room, "a/b/c"), 0700);
  assert_int_equal(rights_of(room, "a/d"), 0700);
  put(room, "file", "");
  assert_int_equal(files_make_folder(room->arena, room_path(room, "file")).status, FILES_NOT_A_FOLDER);
  assert_int_equal(files_make_folder(room->arena, room_path(room, "file/x")).status, FILES_NOT_A_FOLDER);
  assert_int_equal(files_make_folder(room->arena, STR("/")).status, FILES_OK);
}

static void messages_cannot_fool_the_terminal(void **state) {
  Room *room = *state;
  Str content;
  assert_str(files_read(room->arena, STR("none\x1b[2J"), 100, &content).message, "none\xef\xbf\xbd[2J: there is no such file or folder");
}

#define IN_ROOM(TEST) cmocka_unit_test_setup_teardown(TEST, room_make, room_empty)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_ROOM(whole_files_are_read_up_to_the_limit),
      IN_ROOM(only_ordinary_files_are_read),
      IN_ROOM(a_file_is_used_in_place),
      IN_ROOM(rights_are_respected),
      IN_ROOM(standard_input_is_read_to_its_end),
      cmocka_unit_test(names_that_leave_their_folder_are_seen),
      IN_ROOM(a_scenario_reads_nothing_outside_its_folder),
      IN_ROOM(files_are_written_whole),
      IN_ROOM(a_link_is_replaced_and_a_device_refused),
      IN_ROOM(nothing_half_written_stays),
      IN_ROOM(journals_grow_by_whole_lines),
      IN_ROOM(folders_are_listed_in_order),
      IN_ROOM(folders_are_made_private),
      IN_ROOM(messages_cannot_fool_the_terminal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
