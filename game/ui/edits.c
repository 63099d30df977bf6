/* Undo and redo inside a text field: whole earlier states, the newest few. A run of typed characters is one step; another field, or a text that was
 * put there by the program, starts anew. */
#include <string.h>

#include "overturn/hash.h"
#include "ui/widgets.h"

static uint64_t hash_of(const UiText *text) { return hash64(text->at, (size_t)text->length, 11); }

static bool mine(const UiEdits *edits, UiId id, const UiText *text) { return edits->id == id && edits->now == hash_of(text); }

static void push(UiEdits *edits, const UiText *state) {
  if (edits->place == UI_MOST_EDITS) {
    memmove(edits->states, edits->states + 1, (UI_MOST_EDITS - 1) * sizeof *edits->states);
    edits->place--;
  }
  edits->states[edits->place++] = *state;
  edits->count = edits->place;
}

void ui_edits_keep(UiEdits *edits, UiId id, const UiText *before, const UiText *text, bool typed) {
  if (hash_of(before) == hash_of(text)) return;
  if (!mine(edits, id, before)) *edits = (UiEdits){.id = id};
  bool goes_on = typed && edits->typing && edits->place && text->length && text->at[text->caret > 0 ? text->caret - 1 : 0] != ' ';
  if (!goes_on) push(edits, before);
  edits->count = edits->place; /* what was undone is gone */
  edits->typing = typed;
  edits->now = hash_of(text);
}

bool ui_edits_can(const UiEdits *edits, UiId id, const UiText *text, bool back) {
  return mine(edits, id, text) && (back ? edits->place > 0 : edits->place < edits->count);
}

bool ui_edits_step(UiEdits *edits, UiId id, UiText *text, bool back) {
  if (!ui_edits_can(edits, id, text, back)) return false;
  UiText *other = &edits->states[back ? --edits->place : edits->place++], now = *text;
  *text = *other;
  *other = now;
  edits->typing = false;
  edits->now = hash_of(text);
  return true;
}
