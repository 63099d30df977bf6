/* The order in which things are said: the screen, what is new by itself (an answer's result, a line of a call, a message), values that changed, the
 * panel, and last what has the ring, because that is where the next key goes. */
#include "ui/voice.h"

#include <string.h>

#include "overturn/hash.h"
#include "overturn/utf8.h"

/* ---- Words ---- */

static const Str hints[ROLE_COUNT] = {
    [ROLE_BUTTON] = STR_INIT("Enter presses it"),
    [ROLE_CHOICE] = STR_INIT("Enter chooses"),
    [ROLE_CHECK] = STR_INIT("Space changes it"),
    [ROLE_RADIO] = STR_INIT("Enter chooses, left and right move"),
    [ROLE_TOGGLE] = STR_INIT("Enter switches it"),
    [ROLE_TAB] = STR_INIT("Enter opens it"),
    [ROLE_LINK] = STR_INIT("Enter follows it"),
    [ROLE_FIELD] = STR_INIT("Type here"),
    [ROLE_ROW] = STR_INIT("Enter uses it"),
    [ROLE_CARD] = STR_INIT("Enter uses it"),
    [ROLE_GROUP] = STR_INIT("Left and right move in it, Enter uses it"),
    [ROLE_DAY] = STR_INIT("Space picks it, arrows move"),
};

static Str state_of(const UiNode *node) {
  bool on = node->selected;
  switch (node->role) {
  case ROLE_CHECK: return on ? STR("checked") : STR("not checked");
  case ROLE_RADIO: return on ? STR("selected") : STR("not selected");
  case ROLE_TOGGLE: return on ? STR("on") : STR("off");
  case ROLE_CARD: return on ? STR("attached") : STR("");
  case ROLE_DAY: return on ? STR("picked") : STR("");
  case ROLE_ROW: return on && !node->count ? STR("selected") : STR("");
  default: return on ? STR("selected") : STR("");
  }
}

static const struct {
  int32_t code_point;
  const char *said;
} spelled[] = {{0x2212, "minus "},
               {0x2190, "left arrow"},
               {0x2191, "up arrow"},
               {0x2192, "right arrow"},
               {0x2193, "down arrow"},
               {0x2026, ""},
               {'/', " of "},
               {'\n', " "},
               {'\t', " "}};

/* "6 / 12" is six of twelve; a slash inside a word or date stays. */
static const char *spelling(Str text, size_t at, int32_t code_point) {
  bool apart = at > 0 && at + 1 < text.length && text.at[at - 1] == ' ' && text.at[at + 1] == ' ';
  if (code_point == '/' && !apart) return NULL;
  for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
    if (spelled[i].code_point == code_point) return spelled[i].said;
  return NULL;
}

Str voice_spelled(Arena *arena, Str text) {
  if (str_is(text, "\xE2\x80\x93")) return STR("none");
  Buf said = buf_new(arena);
  for (size_t at = 0; at < text.length;) {
    size_t from = at;
    int32_t code_point = utf8_next(text, &at);
    const char *word = code_point < 0 ? "" : spelling(text, from, code_point);
    bool doubled = word && said.length && said.at[said.length - 1] == ' ' && word[0] == ' ';
    if (word)
      buf_addz(&said, doubled ? word + 1 : word);
    else if (!(code_point == ' ' && said.length && said.at[said.length - 1] == ' '))
      buf_add(&said, str_slice(text, from, at));
  }
  return str_trim(buf_str(&said));
}

void voice_add(Utterances *to, Str line) {
  Str said = voice_spelled(to->arena, line);
  if (said.length) arena_push(to->arena, to->lines, to->count, to->capacity, said);
}

static bool ends_sentence(Str text) {
  char last = text.length ? text.at[text.length - 1] : '.';
  return last == '.' || last == '?' || last == ':' || last == '!' || last == ',';
}

/* One more part of a sentence. */
static void part(Buf *to, Str text, bool sentence) {
  if (!text.length) return;
  if (to->length) buf_addz(to, ends_sentence((Str){to->at, to->length}) ? " " : sentence ? ". " : ", ");
  buf_add(to, text);
}

/* A text with the head of its column, where that was not said with the text before it. */
static Str headed(Arena *arena, const UiReading *reading, bool head) {
  Str text = voice_spelled(arena, reading->text);
  return head ? str_format(arena, "%.*s %.*s", STR_ARG(reading->column), STR_ARG(text)) : text;
}

/* ---- One thing ---- */

static bool alike(const UiNode *a, const UiNode *b) {
  return a->role == b->role && a->panel == b->panel && (a->role != ROLE_RADIO || str_equal(a->value, b->value));
}

/* Which of how many, among its like that follow each other. */
static void place_of(const UiContext *ui, const UiNode *node, int *place, int *count) {
  *place = node->place;
  *count = node->count;
  bool counted = node->role == ROLE_CHOICE || node->role == ROLE_CHECK || node->role == ROLE_RADIO || node->role == ROLE_TAB ||
                 node->role == ROLE_CARD || node->role == ROLE_ROW;
  if (node->count || !counted) return;
  *place = *count = 1;
  for (const UiNode *at = node; at-- > ui->nodes;) {
    if (!at->stop) continue;
    if (!alike(at, node)) break;
    ++*place, ++*count;
  }
  for (const UiNode *at = node + 1; at < ui->nodes + ui->node_count; at++) {
    if (!at->stop) continue;
    if (!alike(at, node)) break;
    ++*count;
  }
}

/* What stands in a row of a table, column by column. */
static Str cells_of(const UiContext *ui, Arena *arena, const UiNode *node) {
  Buf text = buf_new(arena);
  Str column = STR("");
  for (size_t i = 0; i < ui->reading_count; i++) {
    const UiReading *reading = &ui->readings[i];
    int x = reading->rect.x + reading->rect.w / 2, y = reading->rect.y + reading->rect.h / 2;
    if (!reading->row || reading->panel != node->panel || !ui_rect_has(node->rect, x, y) || str_equal(reading->text, node->name)) continue;
    part(&text, headed(arena, reading, reading->column.length && !str_equal(reading->column, column)), false);
    column = reading->column;
  }
  return buf_str(&text);
}

static Str value_of(const UiContext *ui, Arena *arena, const UiNode *node) {
  if (node->role == ROLE_ROW && node->count) return cells_of(ui, arena, node);
  if (node->role == ROLE_RADIO) return STR(""); /* the group, said before it */
  if (node->role == ROLE_FIELD && !node->value.length) return STR("empty");
  return node->value;
}

static Str hint_of(Arena *arena, const UiNode *node) {
  Buf hint = buf_new(arena);
  if (node->role == ROLE_FIELD) part(&hint, node->hint, true);
  if (node->role != ROLE_FIELD && node->hint.length)
    part(&hint, node->hint, true);
  else
    part(&hint, node->role == ROLE_CHOICE && node->selected ? STR("Enter confirms") : hints[node->role], true);
  if (node->role == ROLE_ROW && node->count > 1) part(&hint, STR("up and down move"), false);
  if (node->cap.length) part(&hint, str_format(arena, "Key %.*s", STR_ARG(node->cap)), true);
  return buf_str(&hint);
}

static Str said_of(const UiContext *ui, Arena *arena, const UiNode *node, bool whole) {
  Buf text = buf_new(arena);
  int place, count;
  place_of(ui, node, &place, &count);
  if (node->role == ROLE_RADIO && whole) part(&text, node->value, false);
  part(&text, node->name, false);
  if (whole) part(&text, ui_role_name(node->role), false);
  part(&text, state_of(node), false);
  part(&text, value_of(ui, arena, node), false);
  if (count > 1) part(&text, str_format(arena, "%d of %d", place, count), false);
  if (whole) part(&text, hint_of(arena, node), true);
  return buf_str(&text);
}

Str voice_node(const UiContext *ui, Arena *arena, const UiNode *node) { return voice_spelled(arena, said_of(ui, arena, node, true)); }

/* ---- What is new ---- */

static UiId hash_of(Str text, UiId seed) { return hash64(text.at, text.length, seed); }

static const UiNode *focused(const UiContext *ui) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].focused) return &ui->nodes[i];
  return NULL;
}

static Str panel_name(const UiContext *ui, int panel) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].role == ROLE_GROUP && ui->nodes[i].panel == panel) return ui->nodes[i].name;
  return STR("");
}

static bool among(const VoiceHeard *list, int count, VoiceHeard one) {
  for (int i = 0; i < count; i++)
    if (list[i].panel == one.panel && list[i].text == one.text) return true;
  return false;
}

/* What somebody said stands in the call and in the task: once is enough. */
static bool told(const Utterances *to, Str text) {
  for (size_t i = 0; i < to->count; i++)
    if (str_ends(to->lines[i], text)) return true;
  return false;
}

/* Panels that are not shown now keep what was heard in them; of those shown, what is gone is forgotten. */
static void follow_live(Voice *voice, const UiContext *ui, Utterances *to) {
  VoiceHeard *now = arena_make_many(to->arena, VoiceHeard, VOICE_MOST_HEARD);
  int count = 0;
  for (size_t i = 0; i < ui->reading_count && count < VOICE_MOST_HEARD; i++) {
    const UiReading *reading = &ui->readings[i];
    if (!reading->live) continue;
    VoiceHeard one = {hash_of(panel_name(ui, reading->panel), 1), hash_of(reading->text, 2)};
    while (among(now, count, one)) one.text = hash64(&one.text, sizeof one.text, 3); /* said twice */
    now[count++] = one;
    if (!among(voice->heard, voice->heard_count, one) && !told(to, reading->text)) voice_add(to, reading->text);
  }
  for (int i = 0; i < voice->heard_count && count < VOICE_MOST_HEARD; i++) {
    bool shown = false;
    for (size_t n = 0; n < ui->node_count && !shown; n++)
      shown = ui->nodes[n].role == ROLE_GROUP && ui->nodes[n].enabled && hash_of(ui->nodes[n].name, 1) == voice->heard[i].panel;
    if (!shown) now[count++] = voice->heard[i];
  }
  memcpy(voice->heard, now, (size_t)count * sizeof *now);
  voice->heard_count = count;
}

static void follow_watched(Voice *voice, const UiContext *ui, Utterances *to) {
  for (size_t i = 0; i < ui->node_count; i++) {
    const UiNode *node = &ui->nodes[i];
    if (!node->watched || !node->enabled) continue;
    UiId value = hash_of(node->value, 4);
    int at = 0;
    while (at < voice->watched_count && voice->watched[at].node != node->id) at++;
    if (at == VOICE_MOST_WATCHED) continue;
    bool known = at < voice->watched_count;
    if (!known) voice->watched_count++;
    bool counts = !node->grows || node->grows > voice->watched[at].grows;
    if (known && counts && voice->watched[at].value != value && node->value.length) {
      Buf text = buf_new(to->arena);
      part(&text, node->name, false);
      part(&text, node->value, false);
      voice_add(to, buf_str(&text));
    }
    voice->watched[at] = (VoiceWatched){node->id, value, node->grows};
  }
}

/* ---- Typing ---- */

static void say_character(Utterances *to, Str text, size_t at) {
  size_t next = at;
  if (at >= text.length) {
    voice_add(to, STR("end"));
    return;
  }
  (void)utf8_next(text, &next);
  Str one = str_slice(text, at, next);
  voice_add(to, str_is(one, " ") ? STR("space") : str_is(one, ".") ? STR("dot") : str_is(one, ",") ? STR("comma") : one);
}

/* What was typed or taken away, or where the caret came to. */
static void follow_typing(Voice *voice, const UiNode *node, Utterances *to) {
  Str before = {voice->field, (size_t)voice->field_length}, now = node->value;
  if (str_equal(before, now)) {
    if (voice->caret != node->caret) say_character(to, now, (size_t)node->caret);
    return;
  }
  size_t same = 0, most = before.length < now.length ? before.length : now.length, end = 0;
  while (same < most && before.at[same] == now.at[same]) same++;
  while (end < most - same && before.at[before.length - 1 - end] == now.at[now.length - 1 - end]) end++;
  while (same && ((unsigned char)now.at[same < now.length ? same : 0] & 0xC0) == 0x80) same--;
  Str typed = str_slice(now, same, now.length - end), gone = str_slice(before, same, before.length - end);
  if (gone.length) voice_add(to, str_format(to->arena, "deleted %.*s", STR_ARG(str_is(gone, " ") ? STR("space") : gone)));
  if (typed.length == 1)
    say_character(to, typed, 0);
  else
    voice_add(to, typed);
}

static void remember_field(Voice *voice, const UiNode *node) {
  size_t length = node->role == ROLE_FIELD ? node->value.length : 0;
  if (length > sizeof voice->field) length = sizeof voice->field;
  if (length) memcpy(voice->field, node->value.at, length);
  voice->field_length = (int)length;
  voice->caret = node->caret;
}

static void follow_focus(Voice *voice, const UiContext *ui, Utterances *to) {
  const UiNode *node = focused(ui);
  if (!node) return;
  UiId name = hash_of(node->name, 5), panel = hash_of(panel_name(ui, node->panel), 6);
  Str state = state_of(node);
  UiId now = hash_of(value_of(ui, to->arena, node), hash_of(state, 7));
  if (panel != voice->panel) voice_add(to, panel_name(ui, node->panel));
  bool moved = node->id != voice->focus || panel != voice->panel;
  if (moved || (name != voice->name && node->role != ROLE_ROW)) {
    voice_add(to, said_of(ui, to->arena, node, true));
  } else if (name != voice->name) {
    voice_add(to, said_of(ui, to->arena, node, false));
  } else if (node->role == ROLE_FIELD) {
    follow_typing(voice, node, to);
  } else if (now != voice->state) {
    bool choice = node->role == ROLE_CHOICE && node->selected;
    voice_add(to, choice ? STR("selected. Enter confirms") : state.length ? state : said_of(ui, to->arena, node, false));
  }
  voice->focus = node->id;
  voice->name = name;
  voice->state = now;
  voice->panel = panel;
  remember_field(voice, node);
}

void voice_follow(Voice *voice, const UiContext *ui, Str place, Utterances *to) {
  UiId here = hash_of(place, 8);
  if (here != voice->place) {
    voice_add(to, place);
    voice->heard_count = voice->watched_count = 0;
    voice->focus = voice->panel = UI_NO_ID;
  }
  voice->place = here;
  follow_live(voice, ui, to);
  follow_watched(voice, ui, to);
  follow_focus(voice, ui, to);
}

/* ---- Whole panels ---- */

static bool named(Str name, const Str *names, int count) {
  for (int i = 0; i < count; i++)
    if (str_equal(name, names[i])) return true;
  return false;
}

/* Labels of buttons and the like are not part of what stands on a page. */
static bool on_control(const UiContext *ui, const UiReading *reading) {
  int x = reading->rect.x + reading->rect.w / 2, y = reading->rect.y + reading->rect.h / 2;
  for (size_t i = 0; i < ui->node_count; i++) {
    const UiNode *node = &ui->nodes[i];
    bool control = node->role == ROLE_BUTTON || node->role == ROLE_FIELD || node->role == ROLE_TOGGLE || node->role == ROLE_RADIO ||
                   node->role == ROLE_TAB || node->role == ROLE_LINK;
    if (control && node->panel == reading->panel && ui_rect_has(node->rect, x, y)) return true;
  }
  return false;
}

static bool same_line(const UiReading *a, const UiReading *b) {
  if (a->panel != b->panel || a->row != b->row) return false;
  if (a->row) return true;
  int y = b->rect.y + b->rect.h / 2;
  return b->rect.x > a->rect.x && y >= a->rect.y && y < a->rect.y + a->rect.h && a->rect.h < 3 * b->rect.h;
}

void voice_read(const UiContext *ui, const Str *names, int count, bool except, Utterances *to) {
  const UiReading *before = NULL;
  Buf line = buf_new(to->arena);
  for (size_t i = 0; i < ui->reading_count; i++) {
    const UiReading *reading = &ui->readings[i];
    if (named(panel_name(ui, reading->panel), names, count) == except || on_control(ui, reading)) continue;
    bool goes_on = before && same_line(before, reading);
    if (!goes_on) {
      voice_add(to, buf_str(&line));
      line = buf_new(to->arena);
    }
    part(&line, headed(to->arena, reading, reading->column.length && !(goes_on && str_equal(before->column, reading->column))), false);
    before = reading;
  }
  voice_add(to, buf_str(&line));
}

/* ---- Again ---- */

void voice_keep(Voice *voice, const Utterances *said) {
  int length = 0;
  for (size_t i = 0; i < said->count && length + (int)said->lines[i].length + 1 < VOICE_MOST_LAST; i++) {
    memcpy(voice->last + length, said->lines[i].at, said->lines[i].length);
    length += (int)said->lines[i].length;
    voice->last[length++] = '\n';
  }
  if (length) voice->last_length = length;
}

void voice_repeat(const Voice *voice, Utterances *to) {
  Str line;
  for (Str rest = {voice->last, (size_t)voice->last_length}; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    voice_add(to, str_copy(to->arena, line));
  }
}
