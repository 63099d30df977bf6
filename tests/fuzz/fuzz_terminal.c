/*
 * Types anything at all at a scenario and holds the terminal to what it promises: it ends, it writes text and nothing else, and the journal it kept
 * plays to the very state it stood in.
 *
 * The first byte chooses scenario and mode, the rest is typed. Built plainly it types thousands of lines made of what people type and of bytes
 * that nobody does, the same ones in every run.
 */
#include <string.h>

#include "help_assets.h"
#include "help_fuzz.h"
#include "overturn/utf8.h"
#include "terminal/terminal.h"

static const char *const files[] = {"scenarios/example-denial.json", "scenarios/every-kind.json", "scenarios/letter.json"};
enum { FILE_COUNT = sizeof files / sizeof *files };

/* The whole search at every end would take most of the time; what it finds when it is cut short must be fit to print all the same. */
static const AnalysisLimits limits = {.most_states = 500};

static int ended; /* sittings that came to a debrief */

typedef struct Sitting {
  Str typed;
  size_t at;
  Buf journal;
  int lines;
} Sitting;

static bool read_line(void *user, Arena *arena, Str *line) {
  Sitting *sitting = user;
  if (sitting->at >= sitting->typed.length) return false;
  size_t end = str_find(sitting->typed, '\n', sitting->at);
  *line = str_copy(arena, str_slice(sitting->typed, sitting->at, end));
  sitting->at = end + 1;
  return true;
}

static void write_text(void *user, Str text) {
  (void)user;
  must(utf8_invalid_at(text) == text.length);
  for (size_t i = 0; i < text.length; i++) must((unsigned char)text.at[i] >= ' ' || text.at[i] == '\n');
}

/* Every seventh line cannot be kept at first. */
static bool keep_line(void *user, Arena *arena, Str line, Str *why) {
  Sitting *sitting = user;
  (void)arena;
  *why = STR("the disk is full");
  if (++sitting->lines % 7 == 0) return false;
  must(str_find(line, '\n', 0) == line.length);
  buf_add(&sitting->journal, line);
  buf_byte(&sitting->journal, '\n');
  return true;
}

static Str wall_clock(void *user, Arena *arena) {
  (void)user;
  (void)arena;
  return STR("2026-03-16T09:00:00Z");
}

static const Scenario *scenario_at(int index) {
  static const Scenario *read[FILE_COUNT];
  if (!read[index]) read[index] = fuzz_scenario(files[index]);
  return read[index];
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (!length) return 0;
  const Scenario *scenario = scenario_at(bytes[0] % FILE_COUNT);
  Arena *arena = arena_new(0);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = scenario->id,
                      .scenario_hash = scenario->hash,
                      .seed = bytes[0],
                      .mode = (bytes[0] & 2) ? MODE_ASSESSMENT : MODE_PRACTICE};
  Sitting sitting = {.typed = {(const char *)bytes + 1, length - 1}, .journal = buf_new(arena)};
  TerminalPlay play = {.session = session_start(arena, scenario, head), .pass_mark = 75, .limits = limits};
  TerminalPorts ports = {&sitting, read_line, write_text, keep_line, wall_clock, NULL, NULL};
  journal_print_head(&head, &sitting.journal);
  TerminalResult result = terminal_play(&play, &ports);
  ended += result.finished;
  must(result.finished == sim_over(session_state(play.session)));
  if (result.kept) {
    Diags diags = diags_new(arena, STR("journal"), buf_str(&sitting.journal));
    Session *again = journal_replay(arena, scenario, buf_str(&sitting.journal), &diags);
    must(again && !diags.errors);
    must(memcmp(session_state(again), session_state(play.session), sizeof(State)) == 0);
  }
  arena_free(arena);
  return 0;
}

#ifndef OVERTURN_FUZZ
static const char *const pieces[] = {
    "send",
    "1",
    "2",
    "3",
    "4",
    "5",
    "0",
    "1 2",
    "1 3",
    "2 3",
    "1 2 3 4",
    "",
    "\n",
    "o",
    "o 1",
    "o 2",
    "o 3",
    "o 4",
    "o next",
    "p",
    "p 1",
    "p all",
    "p 1 2 2",
    "c CO-197",
    "c N290",
    "c",
    "w",
    "s",
    "r",
    "h",
    "u",
    "redo",
    "?",
    "=q",
    "= ",
    "1,200.00",
    "800",
    "600",
    "(3.00)",
    "2840*50%",
    "1/0",
    "9999999999999999999",
    "-1",
    "accept",
    "walk",
    "hold",
    "f1",
    "f2",
    "hold f2",
    "t1",
    "t2 2",
    "m1",
    "m2",
    "m3",
    "m4",
    "m5",
    "1200 f1",
    "1,175",
    "1,150 f2",
    "1000 f9",
    "9,000%",
    "10 business",
    "tomorrow",
    "today",
    "in 2 weeks",
    "+5",
    "Mar 30",
    "2/30",
    "12/31/2199",
    "520 months",
    "Mon Mar 30, 2026",
    "Tessa",
    "EL-0316-2217",
    "tw-70011",
    "b",
    "n",
    "caf\xC3\xA9",
    "\xff\xfe",
    "\x1b[2J",
    "a\tb\r",
    "\xE2\x80\xAE",
};
enum { PIECE_COUNT = sizeof pieces / sizeof *pieces };

static void put(uint8_t *bytes, size_t *length, size_t most, const char *piece) {
  size_t size = strlen(piece);
  if (*length + size + 1 > most) return;
  memcpy(bytes + *length, piece, size);
  *length += size;
  bytes[(*length)++] = '\n';
}

/* Lines that people type, now and then with a byte that they do not. */
static void type_something(Rng *rng) {
  uint8_t bytes[4096] = {(uint8_t)rng_below(rng, 256)};
  size_t length = 1;
  for (uint64_t lines = 20 + rng_below(rng, 200); lines > 0; lines--) {
    /* Half of it is small numbers, or nobody would ever come to an end. */
    put(bytes, &length, sizeof bytes, pieces[rng_below(rng, rng_below(rng, 2) ? 12 : (uint64_t)PIECE_COUNT)]);
    if (rng_below(rng, 20) == 0) bytes[1 + rng_below(rng, length)] = (uint8_t)rng_next(rng);
  }
  LLVMFuzzerTestOneInput(bytes, length);
}

static void type_bytes(Rng *rng) {
  uint8_t bytes[2048];
  size_t length = 1 + rng_below(rng, sizeof bytes - 1);
  for (size_t i = 0; i < length; i++) bytes[i] = rng_below(rng, 8) ? (uint8_t)rng_next(rng) : '\n';
  LLVMFuzzerTestOneInput(bytes, length);
}

int main(void) {
  Rng rng = {2026};
  for (int i = 0; i < 400; i++) type_something(&rng);
  for (int i = 0; i < 100; i++) type_bytes(&rng);
  printf("500 sittings, %d of them to the end\n", ended);
  must(ended > 50);
  return 0;
}
#endif
