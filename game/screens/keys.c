/* One table: id, first key, what it does. Its order is that of the list in the settings; ids stand in files and never change. */
#include "screens/keys.h"

#include <string.h>

#include "overturn/utf8.h"

#define BOTH (MOD_CTRL | MOD_SHIFT)

static const struct {
  Str id;
  KeyChord first;
  Word word;
} table[] = {
    {STR_INIT("hint"), {KEY_F1, 0}, W_HINT_HINT},
    {STR_INIT("pin"), {'p', 0}, W_HINT_PIN},
    {STR_INIT("raw"), {'r', 0}, W_HINT_RAW},
    {STR_INIT("filter"), {'/', 0}, W_HINT_FILTER},
    {STR_INIT("sort"), {'s', 0}, W_HINT_SORT},
    {STR_INIT("next"), {'n', 0}, W_KEYS_NEXT},
    {STR_INIT("evidence"), {'e', 0}, W_KEYS_EVIDENCE},
    {STR_INIT("continue"), {'c', 0}, W_KEYS_CONTINUE},
    {STR_INIT("business-day"), {'b', 0}, W_KEYS_BUSINESS},
    {STR_INIT("today"), {'t', 0}, W_HINT_TODAY},
    {STR_INIT("ten-less"), {'[', 0}, W_KEYS_TEN_DOWN},
    {STR_INIT("ten-more"), {']', 0}, W_KEYS_TEN_UP},
    {STR_INIT("one-less"), {'-', 0}, W_KEYS_ONE_DOWN},
    {STR_INIT("one-more"), {'=', 0}, W_KEYS_ONE_UP},
    {STR_INIT("accept"), {'a', 0}, W_KEYS_ACCEPT},
    {STR_INIT("hold"), {'h', 0}, W_HOLD},
    {STR_INIT("stop-talking"), {'x', 0}, W_HINT_WALK},
    {STR_INIT("known-then"), {'k', 0}, W_HINT_KNOWN},
    {STR_INIT("dispute"), {'d', 0}, W_HINT_DISPUTE},
    {STR_INIT("measures"), {'m', 0}, W_MEASURES},
    {STR_INIT("look-up"), {'l', 0}, W_KEYS_LOOK_UP},
    {STR_INIT("grades"), {'g', 0}, W_CLASS_GRADES_HINT},
    {STR_INIT("undo"), {'z', MOD_CTRL}, W_UNDO},
    {STR_INIT("redo"), {'z', BOTH}, W_KEYS_REDO},
    {STR_INIT("find"), {'k', MOD_CTRL}, W_HINT_FIND},
    {STR_INIT("settings"), {',', MOD_CTRL}, W_SETTINGS},
    {STR_INIT("briefing"), {'b', MOD_CTRL}, W_BRIEFING},
    {STR_INIT("problems"), {'j', MOD_CTRL}, W_SHOW_PROBLEMS},
    {STR_INIT("theme"), {'t', MOD_CTRL}, W_HINT_THEME},
    {STR_INIT("larger"), {'=', MOD_CTRL}, W_KEYS_LARGER},
    {STR_INIT("smaller"), {'-', MOD_CTRL}, W_KEYS_SMALLER},
    {STR_INIT("quit"), {'q', MOD_CTRL}, W_HINT_QUIT},
    {STR_INIT("read-aloud"), {'s', BOTH}, W_HINT_SPEAK},
    {STR_INIT("repeat"), {'r', MOD_CTRL}, W_HINT_REPEAT},
    {STR_INIT("read-task"), {'e', MOD_CTRL}, W_KEYS_TASK},
    {STR_INIT("read-page"), {'p', MOD_CTRL}, W_KEYS_PAGE},
    {STR_INIT("silence"), {'.', MOD_CTRL}, W_HINT_SILENCE},
};
_Static_assert(sizeof table / sizeof *table == KEYS_COUNT, "a chord for each");

/* What edits text, and what cannot be told from what is typed. */
static const KeyChord fixed[] = {{'a', MOD_CTRL}, {'c', MOD_CTRL}, {'v', MOD_CTRL}, {'x', MOD_CTRL}, {'y', MOD_CTRL}, {'?', 0}};

static bool same(KeyChord a, KeyChord b) { return a.key == b.key && a.mods == b.mods; }

KeyMap keys_first(void) {
  KeyMap map;
  for (int i = 0; i < KEYS_COUNT; i++) map.at[i] = table[i].first;
  return map;
}

bool keys_same(const KeyMap *a, const KeyMap *b) {
  for (int i = 0; i < KEYS_COUNT; i++)
    if (!same(a->at[i], b->at[i])) return false;
  return true;
}

bool keys_is_first(const KeyMap *map, int action) { return same(map->at[action], table[action].first); }
Str keys_id(int action) { return table[action].id; }
Word keys_word(int action) { return table[action].word; }

int keys_find(Str id) {
  for (int i = 0; i < KEYS_COUNT; i++)
    if (str_equal(table[i].id, id)) return i;
  return KEYS_NONE;
}

/* ---- As people write them ---- */

static const struct {
  Str name;
  int32_t key;
} names[] = {{STR_INIT("Tab"), KEY_TAB},
             {STR_INIT("Enter"), KEY_ENTER},
             {STR_INIT("Esc"), KEY_ESCAPE},
             {STR_INIT("Backspace"), KEY_BACKSPACE},
             {STR_INIT("Delete"), KEY_DELETE},
             {STR_INIT("Left"), KEY_LEFT},
             {STR_INIT("Right"), KEY_RIGHT},
             {STR_INIT("Up"), KEY_UP},
             {STR_INIT("Down"), KEY_DOWN},
             {STR_INIT("Home"), KEY_HOME},
             {STR_INIT("End"), KEY_END},
             {STR_INIT("Page Up"), KEY_PAGE_UP},
             {STR_INIT("Page Down"), KEY_PAGE_DOWN},
             {STR_INIT("Space"), ' '}};
#define NAMES (sizeof names / sizeof *names)

static void put_key(Buf *out, KeyChord chord) {
  for (size_t i = 0; i < NAMES; i++)
    if (names[i].key == chord.key) {
      buf_add(out, names[i].name);
      return;
    }
  if (chord.key >= KEY_F1)
    buf_format(out, "F%d", (int)(chord.key - KEY_F1) + 1);
  else if (chord.key >= 'a' && chord.key <= 'z')
    buf_byte(out, (char)(chord.key - 'a' + 'A'));
  else
    utf8_put(out, chord.key == '=' && (chord.mods & MOD_CTRL) ? '+' : chord.key); /* Ctrl + is how people know it */
}

Str keys_cap(Arena *arena, KeyChord chord) {
  Buf out = buf_new(arena);
  if (chord.mods & MOD_CTRL) buf_addz(&out, "Ctrl ");
  if (chord.mods & MOD_ALT) buf_addz(&out, "Alt ");
  if (chord.mods & MOD_SHIFT) buf_addz(&out, "Shift ");
  put_key(&out, chord);
  return buf_str(&out);
}

static bool cut_mod(Str *text, const char *name, unsigned mod, unsigned *mods) {
  size_t length = strlen(name);
  if (text->length <= length || !str_equal_nocase(str_slice(*text, 0, length), str_from(name))) return false;
  *text = str_slice(*text, length, text->length);
  *mods |= mod;
  return true;
}

bool keys_read(Str text, KeyChord *to) {
  unsigned mods = 0;
  int64_t number;
  while (cut_mod(&text, "Ctrl ", MOD_CTRL, &mods) || cut_mod(&text, "Alt ", MOD_ALT, &mods) || cut_mod(&text, "Shift ", MOD_SHIFT, &mods)) continue;
  *to = (KeyChord){0, mods};
  for (size_t i = 0; i < NAMES; i++)
    if (str_equal_nocase(names[i].name, text)) to->key = names[i].key;
  bool function = text.length > 1 && (text.at[0] == 'F' || text.at[0] == 'f') && str_to_int(str_slice(text, 1, text.length), &number);
  if (function && number >= 1 && number <= 12) to->key = KEY_F1 + (int32_t)number - 1;
  size_t at = 0;
  int32_t code = text.length ? utf8_next(text, &at) : -1;
  if (to->key || code < 0 || at != text.length) return to->key != 0;
  to->key = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code == '+' ? '=' : code;
  return !utf8_forbidden(code);
}

/* ---- Who may have which ---- */

KeyRefusal keys_refuse(const KeyMap *map, int action, KeyChord chord, int *taken) {
  bool digit = chord.key >= '0' && chord.key <= '9', sign = chord.key > ' ' && chord.key < KEY_TAB && !digit;
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
    if (same(chord, fixed[i])) return KEYS_FIXED;
  if (!sign && chord.key != KEY_F1) return KEYS_FIXED;
  if (chord.mods != 0 && chord.mods != MOD_CTRL && chord.mods != BOTH) return KEYS_UNFIT;
  for (int i = 0; i < KEYS_COUNT; i++)
    if (i != action && same(map->at[i], chord)) {
      *taken = i;
      return KEYS_TAKEN;
    }
  return KEYS_FREE;
}

/* ---- In and out ---- */

void keys_translate(const KeyMap *map, UiEvent *event) {
  if (event->kind != EVENT_KEY) return;
  unsigned alt = event->mods & MOD_ALT; /* the same key while text is typed */
  KeyChord pressed = {event->key, event->mods & ~alt};
  bool given_up = false;
  for (int i = 0; i < KEYS_COUNT; i++) {
    if (same(map->at[i], pressed)) {
      event->key = table[i].first.key;
      event->mods = table[i].first.mods | alt;
      return;
    }
    given_up = given_up || same(table[i].first, pressed);
  }
  if (given_up) event->kind = EVENT_NONE;
}

int keys_caps(Arena *arena, const KeyMap *map, UiCap *caps) {
  int count = 0;
  for (int i = 0; i < KEYS_COUNT; i++)
    if (!keys_is_first(map, i)) caps[count++] = (UiCap){keys_cap(arena, table[i].first), keys_cap(arena, map->at[i])};
  return count;
}
