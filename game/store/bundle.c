/* Bundles: what a trainee sends to an instructor, as lines of JSON. The last line holds a sum over all before it, and with a course key an HMAC (RFC 2104). */
#include <stdio.h>

#include "overturn/json.h"
#include "store/inside.h"

/* A text of a bundle is cut into pieces, since a string of JSON has at most 16 KiB here. */
enum { BUNDLE_FORMAT = 1, PIECE_BYTES = 4096, BLOCK_BYTES = 64, DIGEST_HEX = 64, BUNDLE_MOST_LINES = 4000000 };

/* ---- sums ---- */

static Str hex_of(Arena *arena, const uint8_t digest[32]) {
  static const char digits[] = "0123456789abcdef";
  char text[DIGEST_HEX];
  for (int i = 0; i < 32; i++) {
    text[2 * i] = digits[digest[i] >> 4];
    text[2 * i + 1] = digits[digest[i] & 15];
  }
  return str_copy(arena, (Str){text, sizeof text});
}

Str store_hmac(Arena *arena, Str key, Str text) {
  uint8_t block[BLOCK_BYTES] = {0}, digest[32];
  Sha256 sha;
  if (key.length > BLOCK_BYTES) {
    sha256_start(&sha);
    sha256_add(&sha, key.at, key.length);
    sha256_end(&sha, block);
  } else if (key.length) {
    memcpy(block, key.at, key.length);
  }
  uint8_t pad[BLOCK_BYTES];
  for (int i = 0; i < BLOCK_BYTES; i++) pad[i] = block[i] ^ 0x36;
  sha256_start(&sha);
  sha256_add(&sha, pad, sizeof pad);
  sha256_add(&sha, text.at, text.length);
  sha256_end(&sha, digest);
  for (int i = 0; i < BLOCK_BYTES; i++) pad[i] = block[i] ^ 0x5c;
  sha256_start(&sha);
  sha256_add(&sha, pad, sizeof pad);
  sha256_add(&sha, digest, sizeof digest);
  sha256_end(&sha, digest);
  return hex_of(arena, digest);
}

/* ---- writing ---- */

static void put(Buf *out, const char *key, Str value) {
  buf_format(out, ",\"%s\":", key);
  buf_json_string(out, value);
}

static size_t piece_end(Str text, size_t from) {
  size_t end = from + PIECE_BYTES;
  if (end >= text.length) return text.length;
  while (end > from && ((unsigned char)text.at[end] & 0xc0) == 0x80) end--; /* not within a character */
  return end > from ? end : from + PIECE_BYTES;
}

static void put_text(Buf *out, const StoreText *text) {
  buf_addz(out, "{\"text\":");
  buf_json_string(out, text->hash);
  put(out, "name", text->name);
  buf_addz(out, ",\"content\":[");
  for (size_t at = 0; at < text->content.length;) {
    size_t end = piece_end(text->content, at);
    if (at) buf_byte(out, ',');
    buf_json_string(out, str_slice(text->content, at, end));
    at = end;
  }
  buf_addz(out, "]}\n");
}

static StoreResult put_texts_of(Store *store, int64_t profile, Buf *out) {
  Query q = query(store, "SELECT hash, name, content FROM text WHERE hash IN (SELECT t.hash FROM attempt a JOIN attempt_text t ON t.attempt = a.id"
                         " WHERE a.profile = ?1) ORDER BY hash");
  query_int(&q, profile);
  while (query_row(&q)) {
    StoreText text = {row_text(&q, out->arena, 0), row_text(&q, out->arena, 1), row_text(&q, out->arena, 2)};
    put_text(out, &text);
  }
  return query_end(&q);
}

static StoreResult put_attempt(Store *store, const StoreAttempt *about, Buf *out) {
  Str journal, line, rest;
  StoreResult result = store_journal(store, out->arena, about->attempt, &journal);
  if (result.status != STORE_OK) return result;
  buf_addz(out, "{\"attempt\":");
  buf_json_string(out, about->attempt);
  put(out, "lesson", about->lesson);
  put(out, "title", about->title);
  put(out, "file", about->file);
  put(out, "hash", about->hash);
  put(out, "started", about->started);
  put(out, "ended", about->ended);
  buf_addz(out, ",\"texts\":[");
  Query q = query(store, "SELECT hash FROM attempt_text WHERE attempt = ?1 ORDER BY hash");
  query_int(&q, about->id);
  for (int i = 0; query_row(&q); i++) {
    if (i) buf_byte(out, ',');
    buf_json_string(out, row_text(&q, out->arena, 0));
  }
  result = query_end(&q);
  buf_addz(out, "],\"lines\":[");
  for (rest = journal; rest.length;) {
    if (rest.at != journal.at) buf_byte(out, ',');
    (void)str_cut(rest, '\n', &line, &rest);
    buf_json_string(out, line);
  }
  uint8_t tip[32] = {0};
  q = query(store, "SELECT tip FROM attempt WHERE id = ?1");
  query_int(&q, about->id);
  if (query_row(&q) && sqlite3_column_bytes(q.statement, 0) == 32) memcpy(tip, sqlite3_column_blob(q.statement, 0), sizeof tip);
  if (result.status == STORE_OK) result = query_end(&q);
  buf_addz(out, "]");
  put(out, "tip", hex_of(out->arena, tip));
  buf_addz(out, "}\n");
  return result;
}

static StoreResult put_attempts(Store *store, int64_t profile, Buf *out) {
  StoreAttempt *attempts;
  size_t count;
  StoreResult result = store_attempts(store, out->arena, profile, &attempts, &count);
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    result = put_attempt(store, &attempts[i], out);
    if (result.status == STORE_DAMAGED)
      result = store_says(store, STORE_DAMAGED, "Attempt %.*s is not what was saved.", STR_ARG(attempts[i].attempt));
  }
  return result;
}

static StoreResult put_reviews(Store *store, int64_t profile, Buf *out) {
  StoreReview *reviews;
  size_t count;
  StoreResult result = store_reviews(store, out->arena, profile, &reviews, &count);
  for (size_t i = 0; i < count; i++) {
    buf_addz(out, "{\"review\":");
    buf_json_string(out, reviews[i].card);
    buf_format(out, ",\"at\":%lld,\"rating\":%d,\"right\":%s}\n", (long long)reviews[i].at_s, reviews[i].rating, reviews[i].right ? "true" : "false");
  }
  return result;
}

static StoreResult put_used(Store *store, int64_t profile, Buf *out) {
  StoreUsed *used;
  size_t count;
  StoreResult result = store_used(store, out->arena, profile, &used, &count);
  for (size_t i = 0; i < count; i++) {
    buf_addz(out, "{\"used\":");
    buf_json_string(out, used[i].lesson);
    buf_format(out, ",\"place\":%d", (int)used[i].place);
    put(out, "day", used[i].day);
    buf_addz(out, "}\n");
  }
  return result;
}

static StoreResult put_disputes(Store *store, int64_t profile, Buf *out) {
  StoreDispute *disputes;
  size_t count;
  StoreResult result = store_disputes(store, out->arena, profile, &disputes, &count);
  for (size_t i = 0; i < count; i++) {
    buf_addz(out, "{\"dispute\":");
    buf_json_string(out, disputes[i].attempt);
    buf_format(out, ",\"number\":%d", (int)disputes[i].number);
    put(out, "against", disputes[i].text);
    put(out, "made", disputes[i].made);
    put(out, "state", str_from(store_dispute_words[disputes[i].state]));
    put(out, "answer", disputes[i].answer);
    put(out, "answered", disputes[i].answered);
    buf_addz(out, "}\n");
  }
  return result;
}

static StoreResult find_profile(Store *store, Arena *arena, int64_t id, StoreProfile *profile) {
  StoreProfile *profiles;
  size_t count;
  StoreResult result = store_profiles(store, arena, &profiles, &count);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; i < count; i++)
    if (profiles[i].id == id) {
      *profile = profiles[i];
      return result;
    }
  return store_failed(store, STORE_UNKNOWN);
}

StoreResult store_bundle(Store *store, Arena *arena, int64_t id, const StoreBundle *how, Str *text) {
  StoreProfile profile;
  Buf out = buf_new(arena);
  *text = STR("");
  StoreResult result = find_profile(store, arena, id, &profile);
  if (result.status != STORE_OK) return result;
  buf_format(&out, "{\"overturn_bundle\":%d", BUNDLE_FORMAT);
  put(&out, "made", how->made);
  put(&out, "pseudonym", profile.pseudonym);
  if (how->names) put(&out, "name", profile.name);
  if (how->names) put(&out, "student_id", profile.student_id);
  buf_addz(&out, "}\n");
  result = put_texts_of(store, id, &out);
  if (result.status == STORE_OK) result = put_attempts(store, id, &out);
  if (result.status == STORE_OK) result = put_reviews(store, id, &out);
  if (result.status == STORE_OK) result = put_used(store, id, &out);
  if (result.status == STORE_OK) result = put_disputes(store, id, &out);
  if (result.status != STORE_OK) return result;
  Str whole = buf_str(&out), sum = sha256_hex(arena, whole), proof = how->key.length ? store_hmac(arena, how->key, whole) : STR("");
  buf_addz(&out, "{\"end\":");
  buf_json_string(&out, sum);
  if (proof.length) put(&out, "hmac", proof);
  buf_addz(&out, "}\n");
  *text = buf_str(&out);
  return result;
}
