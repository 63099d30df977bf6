/* What can be said of the records without playing: SQLite's own look at the file, and every chain. */
#include "store/inside.h"

typedef struct Faults {
  Arena *arena;
  StoreFault *items;
  size_t count, capacity;
} Faults;

static void add(Faults *faults, Str attempt, int number, Str message) {
  StoreFault fault = {attempt, number, message};
  arena_push(faults->arena, faults->items, faults->count, faults->capacity, fault);
}

static void prove_file(Store *store, Faults *faults) {
  Query q = query(store, "PRAGMA integrity_check(20)");
  while (query_row(&q)) {
    Str said = row_text(&q, faults->arena, 0);
    if (!str_is(said, "ok")) add(faults, STR(""), NONE, str_format(faults->arena, "The file is damaged: %.*s", STR_ARG(said)));
  }
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK) add(faults, STR(""), NONE, str_copy(faults->arena, result.message));
}

static void prove_attempt(Store *store, Faults *faults, const StoreAttempt *about) {
  Arena *arena = arena_new(0);
  Str text;
  StoreResult result;
  int wrong = chain_check(store, arena, about->id, &text, &result);
  if (result.status != STORE_OK)
    add(faults, about->attempt, NONE, str_copy(faults->arena, result.message));
  else if (wrong > about->actions)
    add(faults, about->attempt, wrong, str_format(faults->arena, "Its end, after line %d, is not what was saved.", wrong));
  else if (wrong != NONE)
    add(faults, about->attempt, wrong, str_format(faults->arena, "Line %d is not what was saved, or is missing.", wrong + 1));
  arena_free(arena);
}

StoreResult store_prove(Store *store, Arena *arena, StoreFault **found, size_t *count) {
  Faults faults = {.arena = arena};
  StoreAttempt *attempts;
  size_t attempt_count;
  prove_file(store, &faults);
  StoreResult result = store_attempts(store, arena, 0, &attempts, &attempt_count);
  for (size_t i = 0; i < attempt_count; i++) prove_attempt(store, &faults, &attempts[i]);
  *found = faults.items;
  *count = faults.count;
  return result;
}
