/* Arenas, strings, UTF-8 and hashes: the parts of the ground that hold bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "overturn/hash.h"
#include "overturn/utf8.h"
#include "unit/assert_str.h"

static int make_arena(void **state) {
  *state = arena_new(0);
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

static void arena_memory_is_zeroed_aligned_and_apart(void **state) {
  unsigned char *before = NULL;
  for (size_t size = 0; size < 3000; size += 7) {
    unsigned char *at = arena_alloc(*state, size, 1);
    assert_non_null(at);
    assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
    assert_ptr_not_equal(at, before);
    for (size_t i = 0; i < size; i++) assert_int_equal(at[i], 0);
    memset(at, 0xa5, size);
    before = at;
  }
}

static void arena_reset_forgets_and_zeroes_again(void **state) {
  Arena *arena = *state;
  for (int round = 0; round < 3; round++) {
    assert_int_equal(arena_used_bytes(arena), 0);
    for (int i = 0; i < 50; i++) {
      unsigned char *at = arena_alloc(arena, 5000, 1);
      for (size_t j = 0; j < 5000; j += 99) assert_int_equal(at[j], 0);
      memset(at, 0xff, 5000);
    }
    unsigned char *large = arena_alloc(arena, 3, 1000000);
    large[2999999] = 1;
    assert_int_equal(arena_used_bytes(arena), 50 * 5000 + 3000000);
    arena_reset(arena);
  }
}

static void arena_arrays_grow(void **state) {
  int *items = NULL;
  size_t count = 0;
  size_t capacity = 0;
  for (int i = 0; i < 10000; i++) arena_push(*state, items, count, capacity, i);
  assert_int_equal(count, 10000);
  for (int i = 0; i < 10000; i++) assert_int_equal(items[i], i);
}

/* Runs in a child, for it is the program that ends. @return its exit status. */
static int status_of(void (*run)(Arena *), size_t limit_bytes) {
  pid_t child = fork();
  if (child == 0) {
    if (!freopen("/dev/null", "w", stderr)) _exit(9);
    static Arena *volatile held; /* still in hand when the program ends, so no sanitizer calls it lost */
    held = arena_new(limit_bytes);
    run(held);
    _exit(0);
  }
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status);
}

static void take_product(Arena *arena) { arena_alloc(arena, SIZE_MAX / 2, 3); }
static void take_all(Arena *arena) { arena_alloc(arena, 1, SIZE_MAX - 4); }
static void take_1000(Arena *arena) {
  for (int i = 0; i < 10; i++) arena_alloc(arena, 100, 1);
}

static void arena_without_memory_ends_with_status_3(void **state) {
  (void)state;
  assert_int_equal(status_of(take_product, 0), 3);
  assert_int_equal(status_of(take_all, 0), 3);
  assert_int_equal(status_of(take_1000, 999), 3);
  assert_int_equal(status_of(take_1000, 1000), 0);
}

static void strings_compare(void **state) {
  (void)state;
  assert_true(str_equal(STR(""), (Str){NULL, 0}));
  assert_true(str_equal((Str){"a\0b", 3}, (Str){"a\0b", 3}));
  assert_false(str_equal((Str){"a\0b", 3}, (Str){"a\0c", 3}));
  assert_false(str_is(STR("ab"), "abc"));
  assert_true(str_compare(STR("a"), STR("b")) < 0);
  assert_true(str_compare(STR("ab"), STR("a")) > 0);
  assert_true(str_compare(STR("\x7f"), STR("\xc3\xa9")) < 0);
  assert_int_equal(str_compare(STR("same"), STR("same")), 0);
  assert_true(str_starts(STR("abc"), STR("ab")) && str_starts(STR("abc"), STR("")) && !str_starts(STR("a"), STR("ab")));
  assert_true(str_ends(STR("abc"), STR("bc")) && !str_ends(STR("bc"), STR("abc")));
  assert_true(str_equal_nocase(STR("CO-45"), STR("co-45")) && !str_equal_nocase(STR("a"), STR("ab")));
  assert_false(str_equal_nocase(STR("[@"), STR("{`")));
}

static void strings_are_cut(void **state) {
  (void)state;
  assert_int_equal(str_find(STR("a,b,c"), ',', 2), 3);
  assert_int_equal(str_find(STR("abc"), ',', 0), 3);
  assert_int_equal(str_find(STR("abc"), 'a', 99), 3);
  assert_int_equal(str_find_str(STR("one two"), STR("two")), 4);
  assert_int_equal(str_find_str(STR("one"), STR("none")), 3);
  assert_str(str_slice(STR("abcdef"), 2, 4), "cd");
  assert_str(str_slice(STR("abc"), 2, 99), "c");
  assert_str(str_slice(STR("abc"), 5, 1), "");
  assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
  assert_str(str_trim(STR("  ")), "");
  Str head;
  Str tail;
  assert_true(str_cut(STR("key=value=x"), '=', &head, &tail));
  assert_str(head, "key");
  assert_str(tail, "value=x");
  assert_false(str_cut(STR("key"), '=', &head, &tail));
  assert_str(head, "key");
  assert_str(tail, "");
}

static void integers_are_read_whole(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool good;
    int64_t value;
  } cases[] = {
      {"0", true, 0},
      {"-0", true, 0},
      {"42", true, 42},
      {"9223372036854775807", true, INT64_MAX},
      {"-9223372036854775808", true, INT64_MIN},
      {"9223372036854775808", false, 0},
      {"-9223372036854775809", false, 0},
      {"99999999999999999999999", false, 0},
      {"", false, 0},
      {"-", false, 0},
      {"+1", false, 0},
      {" 1", false, 0},
      {"1x", false, 0},
      {"0x1", false, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int64_t value = 0;
    assert_int_equal(str_to_int(str_from(cases[i].text), &value), cases[i].good);
    if (cases[i].good) assert_true(value == cases[i].value);
  }
}

static void distances_count_single_slips(void **state) {
  (void)state;
  assert_int_equal(str_distance(STR("points"), STR("points"), 5), 0);
  assert_int_equal(str_distance(STR("points"), STR("point"), 5), 1);
  assert_int_equal(str_distance(STR("ponits"), STR("points"), 5), 1); /* neighbours swapped */
  assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 9), 3);
  assert_int_equal(str_distance(STR(""), STR("abc"), 9), 3);
  assert_int_equal(str_distance(STR("abcdef"), STR("uvwxyz"), 3), 3); /* no further than the limit */
  char long_name[200];
  memset(long_name, 'a', sizeof long_name);
  assert_int_equal(str_distance((Str){long_name, 200}, (Str){long_name, 199}, 4), 4);
}

static void text_is_built(void **state) {
  Arena *arena = *state;
  Buf buf = buf_new(arena);
  assert_str(buf_str(&buf), "");
  for (int i = 0; i < 1000; i++) buf_format(&buf, "%d,", i % 10);
  buf_byte(&buf, '!');
  buf_addz(&buf, "end");
  buf_add(&buf, STR(""));
  Str whole = buf_str(&buf);
  assert_int_equal(whole.length, 2004);
  assert_int_equal(whole.at[whole.length], '\0');
  assert_str(str_slice(whole, 1998, 2004), "9,!end");
  assert_str(str_format(arena, "%s %.*s", "a", STR_ARG(STR("bcd"))), "a bcd");
  assert_string_equal(str_z(arena, str_slice(STR("abcdef"), 1, 3)), "bc");
}

static void text_is_quoted_for_json(void **state) {
  Buf buf = buf_new(*state);
  buf_json_string(&buf, (Str){"a\"b\\c\n\t\x01\0z\x7f", 11});
  buf_byte(&buf, ' ');
  buf_json_string(&buf, STR("caf\xc3\xa9 \xe2\x80\xae \xf3\xa0\x80\x81 \xff!"));
  assert_str(buf_str(&buf), "\"a\\\"b\\\\c\\n\\t\\u0001\\u0000z\\u007f\" \"caf\xc3\xa9 \\u202e \\udb40\\udc01 \\ufffd!\"");
}

/* Each sequence that is not strict UTF-8, as Unicode's table 3-7 has it. */
static void broken_utf8_is_seen(void **state) {
  (void)state;
  static const char *const broken[] = {
      "\x80",
      "\xbf",
      "\xc0\x80",
      "\xc1\xbf",
      "\xc2",
      "\xc2\x41",
      "\xe0\x80\x80",
      "\xe0\x9f\xbf",
      "\xe2\x82",
      "\xed\xa0\x80",
      "\xed\xbf\xbf",
      "\xf0\x80\x80\x80",
      "\xf0\x8f\xbf\xbf",
      "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80",
      "\xf0\x9f\x98",
      "\xf8\x88\x80\x80\x80",
      "\xfe",
      "\xff",
  };
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    size_t at = 0;
    assert_int_equal(utf8_next(str_from(broken[i]), &at), -1);
    assert_int_equal(at, 1);
    assert_int_equal(utf8_invalid_at(str_from(broken[i])), 0);
  }
  const Str late = STR("abc\xe2\x82\xac\xe2\x82");
  assert_int_equal(utf8_invalid_at(late), 6);
}

static void every_code_point_goes_there_and_back(void **state) {
  Arena *arena = *state;
  for (int32_t c = 0; c <= 0x10ffff; c++) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    if (c % 4096 == 0) arena_reset(arena);
    Buf buf = buf_new(arena);
    utf8_put(&buf, c);
    Str s = buf_str(&buf);
    size_t at = 0;
    if (utf8_next(s, &at) != c || at != s.length || utf8_before(s, at) != 0) fail_msg("U+%04X does not come back", (unsigned)c);
  }
}

static void code_points_are_counted_and_walked_back(void **state) {
  (void)state;
  const Str s = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xff\x80z");
  assert_int_equal(utf8_count(s), 7);
  static const size_t starts[] = {12, 11, 10, 6, 3, 1, 0};
  size_t at = s.length;
  for (size_t i = 0; i < 7; i++) {
    at = utf8_before(s, at);
    assert_int_equal(at, starts[i]);
  }
  assert_int_equal(utf8_before(s, 0), 0);
}

static void replaced_when_it_cannot_be_put(void **state) {
  Buf buf = buf_new(*state);
  utf8_put(&buf, 0xd800);
  utf8_put(&buf, -5);
  utf8_put(&buf, 0x110000);
  utf8_put_shown(&buf, STR("a\tb\x1b[31m\xe2\x80\xae\xff"));
  assert_str(buf_str(&buf), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                            "a b\xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd");
}

static void what_fools_a_reader_is_forbidden(void **state) {
  (void)state;
  static const struct {
    int32_t code_point;
    const char *why;
  } cases[] = {
      {'\0', "control character"},
      {'\n', "control character"},
      {'\t', "control character"},
      {0x1f, "control character"},
      {0x7f, "control character"},
      {0x85, "control character"},
      {0x9f, "control character"},
      {0xad, "invisible character"},
      {0x61c, "bidirectional override"},
      {0x200b, "invisible character"},
      {0x200d, "invisible character"},
      {0x200e, "bidirectional override"},
      {0x202a, "bidirectional override"},
      {0x202e, "bidirectional override"},
      {0x2066, "bidirectional override"},
      {0x2069, "bidirectional override"},
      {0x2028, "invisible character"},
      {0x3164, "invisible character"},
      {0xfe0f, "invisible character"},
      {0xfeff, "invisible character"},
      {0xe000, "private-use character"},
      {0xf8ff, "private-use character"},
      {0x10fffd, "private-use character"},
      {0xfdd0, "noncharacter"},
      {0xfffe, "noncharacter"},
      {0x1ffff, "noncharacter"},
      {0x10ffff, "noncharacter"},
      {0xe0001, "tag character"},
      {0xe007f, "tag character"},
      {0xe0100, "invisible character"},
      {0xdc00, "noncharacter"},
      {-1, "noncharacter"},
      {' ', NULL},
      {'~', NULL},
      {0xa0, NULL},
      {0xe9, NULL},
      {0x2019, NULL},
      {0x2026, NULL},
      {0x20ac, NULL},
      {0x4e2d, NULL},
      {0xfffd, NULL},
      {0x1f600, NULL},
      {0x5d0, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *why = utf8_forbidden(cases[i].code_point);
    if (!why != !cases[i].why || (why && strcmp(why, cases[i].why) != 0)) {
      fail_msg("U+%04X: %s, expected %s", (unsigned)cases[i].code_point, why ? why : "allowed", cases[i].why ? cases[i].why : "allowed");
    }
  }
}

/* FIPS 180-4 examples, and lengths around the block. The last is the million "a" of the standard. */
static void sha256_is_the_published_function(void **state) {
  Arena *arena = *state;
  assert_str(sha256_hex(arena, STR("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_str(sha256_hex(arena, STR("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_str(sha256_hex(arena, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  char *many = arena_alloc(arena, 1000000, 1);
  memset(many, 'a', 1000000);
  assert_str(sha256_hex(arena, (Str){many, 55}), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  assert_str(sha256_hex(arena, (Str){many, 56}), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  assert_str(sha256_hex(arena, (Str){many, 64}), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  assert_str(sha256_hex(arena, (Str){many, 1000000}), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  uint8_t whole[32];
  uint8_t parts[32];
  Sha256 sha;
  sha256_start(&sha);
  sha256_add(&sha, many, 1000);
  sha256_end(&sha, whole);
  sha256_start(&sha);
  for (size_t at = 0, step = 1; at < 1000; at += step, step = step % 97 + 1) sha256_add(&sha, many + at, at + step > 1000 ? 1000 - at : step);
  sha256_end(&sha, parts);
  assert_memory_equal(whole, parts, 32);
}

/* The values are fixed: seeded choices must be the same on every machine and in every version. */
static void hashes_and_random_numbers_never_change(void **state) {
  (void)state;
  assert_true(hash64("", 0, 0) != hash64("", 0, 1));
  assert_true(hash64("a", 1, 0) != hash64("a\0", 2, 0));
  assert_true(hash64("12345678", 8, 0) != hash64("12345679", 8, 0));
  Rng rng = {1234567};
  assert_true(rng_next(&rng) == UINT64_C(6457827717110365317)); /* published values of SplitMix64 */
  assert_true(rng_next(&rng) == UINT64_C(3203168211198807973));
  assert_true(rng_next(&rng) == UINT64_C(9817491932198370423));
  assert_int_equal(rng_below(&rng, 1), 0);
  int seen[6] = {0};
  for (int i = 0; i < 60000; i++) seen[rng_below(&rng, 6)]++;
  for (int i = 0; i < 6; i++) assert_in_range(seen[i], 9500, 10500);
  for (int i = 0; i < 1000; i++) assert_true(rng_below(&rng, UINT64_C(0xfffffffffffffff0)) < UINT64_C(0xfffffffffffffff0));
}

#define WITH_ARENA(TEST) cmocka_unit_test_setup_teardown(TEST, make_arena, free_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_ARENA(arena_memory_is_zeroed_aligned_and_apart),
      WITH_ARENA(arena_reset_forgets_and_zeroes_again),
      WITH_ARENA(arena_arrays_grow),
      cmocka_unit_test(arena_without_memory_ends_with_status_3),
      cmocka_unit_test(strings_compare),
      cmocka_unit_test(strings_are_cut),
      cmocka_unit_test(integers_are_read_whole),
      cmocka_unit_test(distances_count_single_slips),
      WITH_ARENA(text_is_built),
      WITH_ARENA(text_is_quoted_for_json),
      cmocka_unit_test(broken_utf8_is_seen),
      WITH_ARENA(every_code_point_goes_there_and_back),
      cmocka_unit_test(code_points_are_counted_and_walked_back),
      WITH_ARENA(replaced_when_it_cannot_be_put),
      cmocka_unit_test(what_fools_a_reader_is_forbidden),
      WITH_ARENA(sha256_is_the_published_function),
      cmocka_unit_test(hashes_and_random_numbers_never_change),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
