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

const ProgramClassPorts machine_class = {is, locked, set, try, read};
