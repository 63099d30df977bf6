/* Keys that were given to actions: every key that is pressed goes through here first. */
#include "screens/program_inside.h"

const KeyMap *program_keys(const Program *program) { return &program->keys; }

void program_set_keys(Program *program, const KeyMap *keys) {
  program->keys = *keys;
  arena_reset(program->caps_arena);
  program->cap_count = keys_caps(program->caps_arena, &program->keys, program->caps);
}

void program_show_keys(Program *program) { program->overlay = OVERLAY_KEYS; }

void program_warn(Program *program, Str text, int64_t now_ms) { program_say(program, CHIP_WARN, text, now_ms); }

void program_reset_key(Program *program, int action) {
  KeyMap first = keys_first(), map = program->keys;
  KeysState *state = &program->keys_state;
  state->refused = KEYS_FREE;
  state->given = false;
  if (action == NONE) {
    map = first;
  } else {
    state->tried = first.at[action];
    state->refused = keys_refuse(&map, action, first.at[action], &state->taken);
    if (state->refused == KEYS_FREE) map.at[action] = first.at[action];
    state->given = state->refused == KEYS_FREE;
  }
  program_set_keys(program, &map);
}

/* Esc leaves it as it is. A key that cannot be given is asked for again. */
static void press(Program *program, KeyChord chord) {
  KeysState *state = &program->keys_state;
  state->tried = chord;
  state->given = false;
  state->refused = KEYS_FREE;
  state->pressing = chord.key != KEY_ESCAPE;
  if (!state->pressing) return;
  state->refused = keys_refuse(&program->keys, state->selected, chord, &state->taken);
  if (state->refused != KEYS_FREE) return;
  KeyMap map = program->keys;
  map.at[state->selected] = chord;
  program_set_keys(program, &map);
  state->pressing = false;
  state->given = true;
}

void program_take_key(Program *program, UiEvent *event) {
  bool asked = program->overlay == OVERLAY_KEYS && program->keys_state.pressing;
  if (!asked) {
    keys_translate(&program->keys, event);
  } else if (event->kind == EVENT_KEY) {
    press(program, (KeyChord){event->key, event->mods});
    *event = (UiEvent){.kind = EVENT_NONE};
  }
}
