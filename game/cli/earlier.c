/*
 * Before there were records, attempts lay as journals in attempts/, best scores in scores.txt, and what could be gone on with in open.txt. They are taken into the
 * records once. A journal says of its scenario only a hash: where the installed file still is that very text, the attempt can be played again and gets its
 * result; else its lines are kept, and nothing is claimed of them.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/again.h"
#include "overturn/hash.h"
#include "overturn/json.h"

enum { JOURNALS_MOST = 100000, JOURNAL_MOST_BYTES = 4 << 20, LESSON_FILES_MOST = 10000 };
#define TAKEN_KEY "earlier.taken"

/** An installed file that may be what was played. */
typedef struct Installed {
  const char *path;
  Str hash;
  bool read;
  CliLesson lesson;
} Installed;

typedef struct Journal {
  Str name, text; /* of the file; its whole lines */
  JournalHead head;
  Str began, last; /* when its first and its last line were made */
  bool open;       /* can be gone on with */
} Journal;

typedef struct Earlier {
  const Cli *cli;
  Store *store;
  Str folder, open; /* what open.txt says */
  CliAssets assets;
  Installed *installed;
  size_t installed_count;
  Journal *journals;
  size_t journal_count;
  int taken, broken;
} Earlier;

static Str path_in(const Earlier *e, const char *name) { return str_format(e->cli->arena, "%.*s/%s", STR_ARG(e->folder), name); }

static void name_broken(Earlier *e, Str name, Str why) {
  e->broken++;
  fprintf(stderr, "overturn: %.*s/attempts/%.*s cannot be taken into the records and stays where it is: %.*s\n", STR_ARG(e->folder), STR_ARG(name),
          STR_ARG(why));
}

/* ---- what was played ---- */

static void list_installed(Earlier *e) {
  static const char *const patterns[] = {"scenarios/*.json", "scenarios/*/*.json"};
  Arena *arena = e->cli->arena;
  size_t room = 0;
  for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
    Str *paths, text;
    size_t count = 0;
    if (files_match(arena, str_format(arena, "%.*s/%s", STR_ARG(e->cli->data), patterns[p]), LESSON_FILES_MOST, &paths, &count).status != FILES_OK)
      continue;
    for (size_t i = 0; i < count; i++) {
      if (files_read(arena, paths[i], JSON_MOST_BYTES, &text).status != FILES_OK) continue;
      Installed file = {.path = str_z(arena, paths[i]), .hash = sha256_hex(arena, text)};
      arena_push(arena, e->installed, e->installed_count, room, file);
    }
  }
}

/** The lesson of a journal, NULL where what was played is not installed any more. */
static Installed *lesson_of(Earlier *e, const JournalHead *head) {
  if (!str_equal(head->assets_hash, e->assets.hash)) return NULL;
  for (size_t i = 0; i < e->installed_count; i++) {
    Installed *file = &e->installed[i];
    if (!str_equal(file->hash, head->scenario_hash)) continue;
    if (!file->read) (void)cli_read_lesson(e->cli, file->path, &e->assets, &file->lesson);
    file->read = true;
    return file->lesson.shift || file->lesson.scenario ? file : NULL;
  }
  return NULL;
}

/** The name of its file, by which the home list knows it; open.txt says it where nothing else does: "open practice ATTEMPT file.json". */
static Str file_in_open(const Earlier *e, Str attempt, bool *open) {
  Str line, word, mode, name, file, found = STR("");
  *open = false;
  for (Str rest = e->open; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (!str_cut(line, ' ', &word, &line) || !str_cut(line, ' ', &mode, &line) || !str_cut(line, ' ', &name, &file)) continue;
    if (!str_equal(name, attempt)) continue;
    found = file;
    *open = str_is(word, "open");
  }
  return found;
}

/* ---- one journal ---- */

static Str clock_of(Arena *arena, Str line, bool *good) {
  Diags ignored = diags_new(arena, STR("line"), line);
  const Json *root = json_read(arena, line, &ignored), *at = root ? json_member(root, STR("at")) : NULL;
  *good = root && root->kind == JSON_OBJECT;
  return at && at->kind == JSON_STRING ? at->text : STR("");
}

/** A line that a crash tore was never played on; every other has to be one. @return false, with the reason. */
static bool read_journal(Earlier *e, Str name, Journal *journal, Str *why) {
  Arena *arena = e->cli->arena;
  Str text, line, rest;
  *journal = (Journal){.name = name};
  FilesResult read = files_read(arena, str_format(arena, "%.*s/attempts/%.*s", STR_ARG(e->folder), STR_ARG(name)), JOURNAL_MOST_BYTES, &text);
  *why = read.message;
  if (read.status != FILES_OK) return false;
  while (text.length && text.at[text.length - 1] != '\n') text.length--;
  journal->text = text;
  (void)str_cut(text, '\n', &line, &rest);
  *why = STR("its first line is not that of a journal.");
  if (!text.length || !journal_read_head(arena, line, &journal->head) || !journal->head.scenario.length) return false;
  for (int number = 2; rest.length; number++) {
    bool good;
    (void)str_cut(rest, '\n', &line, &rest);
    Str at = clock_of(arena, line, &good);
    *why = str_format(arena, "line %d cannot be read.", number);
    if (!good) return false;
    if (at.length && !journal->began.length) journal->began = at;
    if (at.length) journal->last = at;
  }
  if (!journal->head.attempt.length) journal->head.attempt = str_slice(name, 0, name.length - strlen(".jsonl"));
  return true;
}

/** Whether it can be played on what is installed. @return false, with the reason. */
static bool play(const Earlier *e, const Installed *file, const Journal *journal, bool *over, Str *why) {
  Diags diags = diags_new(e->cli->arena, journal->name, journal->text);
  bool played;
  if (file->lesson.shift) {
    const ShiftSession *session = shift_journal_replay(e->cli->arena, file->lesson.shift, journal->text, &diags);
    played = session && !diags.errors;
    *over = played && shift_session_world(session)->over;
  } else {
    const Session *session = journal_replay(e->cli->arena, file->lesson.scenario, journal->text, &diags);
    played = session && !diags.errors;
    *over = played && sim_over(session_state(session));
  }
  if (!played)
    *why = str_format(e->cli->arena, "line %u: %.*s", diags_place(diags.text, diags.items[0].span.offset).line, STR_ARG(diags.items[0].message));
  return played;
}

static StoreResult put(const Earlier *e, const Journal *journal, const StoreAttempt *about, const StoreText *texts, size_t count, bool open) {
  Str line, rest;
  (void)str_cut(journal->text, '\n', &line, &rest);
  StoreResult result = store_begin(e->store, about, line, texts, count);
  for (int32_t number = 1; result.status == STORE_OK && rest.length; number++) {
    (void)str_cut(rest, '\n', &line, &rest);
    result = store_append(e->store, about->attempt, number, line);
  }
  return result.status == STORE_OK ? store_end(e->store, about->attempt, open ? STR("") : journal->last) : result;
}

static StoreResult take_journal(Earlier *e, const Journal *journal) {
  StoreAttempt there;
  if (store_attempt(e->store, e->cli->arena, journal->head.attempt, &there).status == STORE_OK) return (StoreResult){.status = STORE_OK};
  Installed *file = lesson_of(e, &journal->head);
  const StoreText *texts = NULL;
  size_t count = 0;
  Str why, title = journal->head.scenario;
  bool open, over = false;
  Str name = file_in_open(e, journal->head.attempt, &open);
  if (file && !play(e, file, journal, &over, &why)) {
    name_broken(e, journal->name, why);
    return (StoreResult){.status = STORE_OK};
  }
  if (file) {
    texts = cli_lesson_texts(e->cli, &file->lesson, file->path, &e->assets, &count);
    title = file->lesson.shift ? file->lesson.shift->title : file->lesson.scenario->title;
    name = texts[0].name;
  } else if (!name.length) {
    name = str_format(e->cli->arena, "%.*s.json", STR_ARG(journal->head.scenario));
  }
  StoreAttempt about = cli_attempt_of(&journal->head, title, name, journal->began);
  e->taken++;
  return put(e, journal, &about, texts, count, open && file && !over);
}

/* ---- all of them ---- */

static int by_began(const void *a, const void *b) {
  const Journal *x = a, *y = b;
  int order = str_compare(x->began, y->began);
  return order ? order : str_compare(x->name, y->name);
}

static void read_journals(Earlier *e) {
  FilesEntry *entries;
  size_t count = 0, room = 0;
  if (files_list(e->cli->arena, path_in(e, "attempts"), JOURNALS_MOST, &entries, &count).status != FILES_OK) return;
  for (size_t i = 0; i < count; i++) {
    Journal journal;
    Str why;
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".jsonl"))) continue;
    if (read_journal(e, entries[i].name, &journal, &why))
      arena_push(e->cli->arena, e->journals, e->journal_count, room, journal);
    else
      name_broken(e, entries[i].name, why);
  }
  if (e->journal_count) qsort(e->journals, e->journal_count, sizeof *e->journals, by_began);
}

/** "practice 85 file.json", one a line. */
static StoreResult take_scores(const Earlier *e) {
  Str text, line, mode, number, file;
  int64_t score;
  StoreResult result = {.status = STORE_OK};
  if (files_read(e->cli->arena, path_in(e, "scores.txt"), JOURNAL_MOST_BYTES, &text).status != FILES_OK) return result;
  for (Str rest = text; result.status == STORE_OK && rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (!str_cut(line, ' ', &mode, &line) || !str_cut(line, ' ', &number, &file) || !str_to_int(number, &score) || score < 0 || score > 100) continue;
    for (int m = 0; m < 2 && result.status == STORE_OK; m++)
      if (str_is(mode, mode_words[m])) result = store_earlier_score(e->store, file, (Mode)m, (int)score);
  }
  return result;
}

static void kept(void *user, const StoreAttempt *about, Str fault) {
  (void)user;
  (void)about;
  (void)fault; /* without what it was played with there is no result */
}

static StoreResult take(Earlier *e) {
  StoreResult result = store_start(e->store);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; result.status == STORE_OK && i < e->journal_count; i++) result = take_journal(e, &e->journals[i]);
  if (result.status == STORE_OK) result = take_scores(e);
  result = store_finish(e->store, result);
  if (result.status == STORE_OK && e->taken) result = cli_work_out_results(e->cli, e->store, NULL, kept);
  return result.status == STORE_OK ? store_set(e->store, STR(TAKEN_KEY), str_format(e->cli->arena, "%d", e->taken)) : result;
}

static bool anything_there(const Earlier *e) {
  return e->folder.length &&
         (files_kind(e->cli->arena, path_in(e, "attempts")) == FILES_FOLDER || files_kind(e->cli->arena, path_in(e, "scores.txt")) == FILES_FILE);
}

void cli_take_over(const Cli *cli, Str folder) {
  Earlier e = {.cli = cli, .folder = folder};
  Str notice, done;
  if (!anything_there(&e)) return;
  StoreResult result = store_open_records(cli->arena, (StoreOpen){.folder = folder}, &e.store, &notice);
  if (notice.length) fprintf(stderr, "overturn: %.*s\n", STR_ARG(notice));
  if (result.status == STORE_OK) result = store_get(e.store, cli->arena, STR(TAKEN_KEY), &done);
  if (result.status != STORE_OK || done.length || !cli_read_assets(cli, &e.assets)) {
    store_close(e.store);
    return; /* whoever opens them next says what is wrong with the records */
  }
  if (files_read(cli->arena, path_in(&e, "open.txt"), JOURNAL_MOST_BYTES, &e.open).status != FILES_OK) e.open = STR("");
  list_installed(&e);
  read_journals(&e);
  result = take(&e);
  if (result.status != STORE_OK)
    fprintf(stderr, "overturn: attempts of an earlier version could not be taken into the records: %.*s\n", STR_ARG(result.message));
  else
    fprintf(stderr, "overturn: %d attempt%s of an earlier version %s in the records now; the files stay in %.*s\n", e.taken, e.taken == 1 ? "" : "s",
            e.taken == 1 ? "is" : "are", STR_ARG(folder));
  store_close(e.store);
}
