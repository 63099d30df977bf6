/*
 * The instructor's passphrase. What is kept of it is what libsodium makes: Argon2id with a salt of its own and the cost beside it, so that guessing is slow. It keeps a
 * trainee from the class screen; whoever may read the file itself needs no screen.
 */
#include <sodium.h>

#include "store/inside.h"

#define PASSPHRASE_KEY "instructor"

static StoreResult without_sodium(Store *store) {
  return store_says(store, STORE_FAILED, "The passphrase could not be worked on: the machine has too little memory free.");
}

StoreResult store_has_passphrase(Store *store, bool *has) {
  Query q = query(store, "SELECT 1 FROM setting WHERE key = '" PASSPHRASE_KEY "'");
  *has = query_row(&q);
  return query_end(&q);
}

StoreResult store_set_passphrase(Store *store, Str passphrase) {
  char made[crypto_pwhash_STRBYTES];
  if (sodium_init() < 0 ||
      crypto_pwhash_str(made, passphrase.at, passphrase.length, crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE))
    return without_sodium(store);
  return store_set(store, STR(PASSPHRASE_KEY), str_from(made));
}

StoreResult store_try_passphrase(Store *store, Str passphrase, bool *right) {
  char made[crypto_pwhash_STRBYTES] = {0};
  Query q = query(store, "SELECT value FROM setting WHERE key = '" PASSPHRASE_KEY "'");
  *right = false;
  if (query_row(&q)) {
    size_t length = (size_t)sqlite3_column_bytes(q.statement, 0);
    if (length < sizeof made) memcpy(made, sqlite3_column_text(q.statement, 0), length);
  }
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK) return result;
  if (sodium_init() < 0) return without_sodium(store);
  *right = crypto_pwhash_str_verify(made, passphrase.at, passphrase.length) == 0;
  return result;
}

StoreResult store_forget_passphrase(Store *store) { return store_run(store, "DELETE FROM setting WHERE key = '" PASSPHRASE_KEY "'"); }

StoreResult store_is_class(Store *store, bool *is) {
  Query q = query(store, "SELECT EXISTS (SELECT 1 FROM roster) OR EXISTS (SELECT 1 FROM setting WHERE key = '" PASSPHRASE_KEY "')"
                         " OR EXISTS (SELECT 1 FROM attempt WHERE profile NOT IN (SELECT id FROM profile WHERE me))");
  *is = query_row(&q) && row_int(&q, 0) != 0;
  return query_end(&q);
}
