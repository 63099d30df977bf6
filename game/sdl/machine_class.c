/* What the class screen asks of the machine: the records of everybody, and the passphrase. */
#include "learn/gather.h"
#include "sdl/machine.h"

static bool is(void *user) {
  Store *store = machine_records(user);
  bool class = false;
  return store && machine_well(user, store_is_class(store, &class)) && class;
}

static bool locked(void *user, bool *set) {
  Store *store = machine_records(user);
  return store && machine_well(user, store_has_passphrase(store, set));
}

static bool set(void *user, Str passphrase) {
  Store *store = machine_records(user);
  return store && machine_well(user, store_set_passphrase(store, passphrase));
}

static bool try(void *user, Str passphrase, bool *right) {
  Store *store = machine_records(user);
  return store && machine_well(user, store_try_passphrase(store, passphrase, right));
}

static bool read(void *user, Arena *arena, ClassRecord *record) {
  Store *store = machine_records(user);
  return store && machine_well(user, gather_class(store, arena, record));
}

static bool disputes(void *user, Arena *arena, ClassDisputes *found) {
  Store *store = machine_records(user);
  return store && machine_well(user, gather_disputes(store, arena, found));
}

static bool answer(void *user, Arena *arena, const ClassDispute *dispute, Str text, bool closes, Str *why) {
  Store *store = machine_records(user);
  if (!store) return false;
  StoreResult result = store_answer_dispute(store, dispute->attempt, (int32_t)dispute->number, text, closes, machine_wall_clock(user, arena));
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

const ProgramClassPorts machine_class = {is, locked, set, try, read, disputes, answer};
