/* What an attempt was played with, read from the texts that the records hold, with the reference data that they hold: what is installed today has no say. */
#include "store/inside.h"

typedef struct Texts {
  StoreText *at;
  size_t count;
} Texts;

static const StoreText *text_named(const Texts *texts, Str name) {
  for (size_t i = 0; i < texts->count; i++)
    if (str_equal(texts->at[i].name, name)) return &texts->at[i];
  return NULL;
}

static const StoreText *text_hashed(const Texts *texts, Str hash) {
  for (size_t i = 0; i < texts->count; i++)
    if (str_equal(texts->at[i].hash, hash)) return &texts->at[i];
  return NULL;
}

/** The file by which an attempt is graded. */
static const StoreText *file_of(Store *store, Arena *arena, const Texts *texts, const StoreAttempt *about) {
  if (!about->graded.length) return text_hashed(texts, about->hash);
  StoreText *corrected = arena_make(arena, StoreText);
  return store_text(store, arena, about->graded, corrected).status == STORE_OK ? corrected : NULL;
}

/** A case of a shift: its name here begins with the shift's folder. */
static bool read_case(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  const Texts *texts = user;
  Str end = str_format(arena, "/%.*s", STR_ARG(relative));
  *why = STR("it is not in the records");
  for (size_t i = 0; i < texts->count; i++) {
    if (!str_equal(texts->at[i].name, relative) && !str_ends(texts->at[i].name, end)) continue;
    *text = texts->at[i].content;
    return true;
  }
  return false;
}

/* ---- a corrected shift: its file and those of its cases as one text ---- */

#define PACK_HEAD "overturn corrected shift\n"

StoreText store_pack(Arena *arena, const StoreText *texts, size_t count) {
  Buf out = buf_new(arena);
  buf_addz(&out, PACK_HEAD);
  for (size_t i = 0; i < count; i++) {
    buf_format(&out, "%zu %.*s\n", texts[i].content.length, STR_ARG(texts[i].name));
    buf_add(&out, texts[i].content);
    buf_byte(&out, '\n');
  }
  return (StoreText){sha256_hex(arena, buf_str(&out)), texts[0].name, buf_str(&out)};
}

/** @return false when it is not what store_pack() made. */
static bool unpack(Arena *arena, Str content, Texts *texts) {
  Str rest = str_slice(content, sizeof PACK_HEAD - 1, content.length), line, length, name;
  size_t capacity = 0;
  int64_t bytes;
  *texts = (Texts){.count = 0};
  while (rest.length) {
    if (!str_cut(rest, '\n', &line, &rest) || !str_cut(line, ' ', &length, &name) || !str_to_int(length, &bytes)) return false;
    if (bytes < 0 || (size_t)bytes >= rest.length) return false;
    StoreText text = {STR(""), name, str_slice(rest, 0, (size_t)bytes)};
    arena_push(arena, texts->at, texts->count, capacity, text);
    rest = str_slice(rest, (size_t)bytes + 1, rest.length);
  }
  return texts->count > 0;
}

/** Nothing is played on a text that is not what was saved. */
static bool texts_are_whole(Arena *arena, const Texts *texts, Str *why) {
  for (size_t i = 0; i < texts->count; i++) {
    const StoreText *text = &texts->at[i];
    if (str_equal(sha256_hex(arena, text->content), text->hash)) continue;
    *why = str_format(arena, "What it was played with is not what was saved: %.*s.", STR_ARG(text->name));
    return false;
  }
  return true;
}

static void read_file(Arena *arena, Texts *texts, const StoreText *file, const CodeReference *codes, const RuleBook *rules, StoreLesson *lesson) {
  Diags diags = diags_new(arena, file->name, file->content), *found;
  int count;
  *lesson = (StoreLesson){.assets_hash = lesson->assets_hash};
  if (shift_is(file->content)) {
    ShiftFiles files = {read_case, texts, STR("")};
    lesson->shift = shift_read(arena, file->name, file->content, codes, rules, &files, &diags, &found, &count);
  } else {
    lesson->scenario = scenario_read(arena, file->name, file->content, codes, rules, &diags);
  }
}

bool store_lesson(Store *store, Arena *arena, const StoreAttempt *about, const StoreText *instead, StoreLesson *lesson, Str *why) {
  Texts texts;
  *why = STR("What it was played with is not in the records.");
  if (store_texts(store, arena, about->attempt, &texts.at, &texts.count).status != STORE_OK) return false;
  const StoreText *file = instead ? instead : file_of(store, arena, &texts, about);
  const StoreText *codes = text_named(&texts, STR("codes.json")), *rules = text_named(&texts, STR("rules.json"));
  if (!file || !codes || !rules || !texts_are_whole(arena, &texts, why)) return false;
  lesson->assets_hash = sha256_hex(arena, str_format(arena, "%.*s%.*s", STR_ARG(codes->content), STR_ARG(rules->content)));
  *why = STR("What it was played with cannot be read by this version.");
  Diags diags = diags_new(arena, codes->name, codes->content);
  const CodeReference *reference = codes_read(arena, codes->content, &diags);
  diags = diags_new(arena, rules->name, rules->content);
  const RuleBook *book = rules_read(arena, rules->content, &diags);
  if (!reference || !book) return false;
  if (str_starts(file->content, STR(PACK_HEAD))) {
    if (!unpack(arena, file->content, &texts)) return false;
    file = &texts.at[0];
  }
  read_file(arena, &texts, file, reference, book, lesson);
  return lesson->shift || lesson->scenario;
}
