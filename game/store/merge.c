/* Bundles read back: nothing in them is believed that a sum or a chain does not bear out, and merging twice is merging once. */
#include "overturn/json.h"
#include "store/inside.h"

typedef struct Reader {
  Arena *arena;
  Str text, body, last; /* without the last line; the last line */
  StoreFault *faults;
  size_t count, capacity;
} Reader;

static void fault(Reader *reader, Str attempt, int number, const char *message) {
  StoreFault found = {attempt, number, str_from(message)};
  arena_push(reader->arena, reader->faults, reader->count, reader->capacity, found);
}

static Str member(const Json *object, Str key) {
  const Json *value = json_member(object, key);
  return value && value->kind == JSON_STRING ? value->text : STR("");
}

static const Json *list(const Json *object, Str key) {
  const Json *value = json_member(object, key);
  return value && value->kind == JSON_ARRAY ? value->first : NULL;
}

static const Json *read_line(Arena *arena, Str line) {
  Diags ignored = diags_new(arena, STR("bundle"), line);
  const Json *root = json_read(arena, line, &ignored);
  return root && root->kind == JSON_OBJECT ? root : NULL;
}

static void split(Reader *reader) {
  size_t end = reader->text.length;
  while (end > 0 && reader->text.at[end - 1] == '\n') end--;
  size_t start = end;
  while (start > 0 && reader->text.at[start - 1] != '\n') start--;
  reader->body = str_slice(reader->text, 0, start);
  reader->last = str_slice(reader->text, start, end);
}

static bool is_sum(Str text) {
  bool hex = text.length == 64;
  for (size_t i = 0; hex && i < text.length; i++) hex = (text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f');
  return hex;
}

/** What the last line proves. */
static StoreProof prove_whole(Reader *reader, Str key) {
  const Json *end = read_line(reader->arena, reader->last);
  Str sum = end ? member(end, STR("end")) : STR(""), proof = end ? member(end, STR("hmac")) : STR("");
  if (!is_sum(sum)) {
    fault(reader, STR(""), NONE, "This is no bundle, or its end is missing.");
    return PROOF_NONE;
  }
  if (!str_equal(sum, sha256_hex(reader->arena, reader->body))) {
    fault(reader, STR(""), NONE, "The bundle was changed after it was made.");
    return PROOF_NONE;
  }
  if (!key.length || !proof.length) return PROOF_CHAIN;
  if (str_equal(proof, store_hmac(reader->arena, key, reader->body))) return PROOF_KEY;
  fault(reader, STR(""), NONE, "The bundle was made with another course key, or changed.");
  return PROOF_NONE;
}

/** Whether an attempt's lines lead to its tip; their links, if asked for. */
static bool chain_holds(Reader *reader, const Json *attempt) {
  uint8_t link[32];
  int number = 0;
  for (const Json *line = list(attempt, STR("lines")); line; line = line->next, number++) {
    if (line->kind != JSON_STRING || str_find(line->text, '\n', 0) < line->text.length) return false;
    chain_link(number ? link : NULL, line->text, link);
  }
  Str tip = member(attempt, STR("tip"));
  static const char digits[] = "0123456789abcdef";
  bool holds = number > 0 && tip.length == 64;
  for (size_t i = 0; holds && i < 32; i++) holds = tip.at[2 * i] == digits[link[i] >> 4] && tip.at[2 * i + 1] == digits[link[i] & 15];
  if (!holds) fault(reader, str_copy(reader->arena, member(attempt, STR("attempt"))), NONE, "Its lines are not what was saved.");
  return holds;
}

static Reader reader_of(Arena *arena, Str text) {
  Reader reader = {.arena = arena, .text = text};
  split(&reader);
  return reader;
}

StoreProof store_bundle_prove(Arena *arena, Str text, Str key, StoreFault **faults, size_t *count) {
  Reader reader = reader_of(arena, text);
  StoreProof proof = prove_whole(&reader, key);
  bool told = proof == PROOF_NONE;
  Str line;
  Arena *scratch = arena_new(0);
  for (Str rest = reader.body; rest.length;) { /* of a bundle that was changed too: which attempt it was */
    (void)str_cut(rest, '\n', &line, &rest);
    arena_reset(scratch);
    const Json *row = read_line(scratch, line);
    if (!row && !told) fault(&reader, STR(""), NONE, "A line of it cannot be read.");
    if (!row) told = true;
    if (!row || (json_member(row, STR("attempt")) && !chain_holds(&reader, row))) proof = PROOF_NONE;
  }
  arena_free(scratch);
  *faults = reader.faults;
  *count = reader.count;
  return proof;
}

/* ---- merging ---- */

typedef struct Merge {
  Store *store;
  Reader reader;
  Arena *line; /* of the line at hand */
  StoreProfile profile;
  StoreMerged *merged;
} Merge;

static Str joined(Arena *arena, const Json *piece) {
  Buf out = buf_new(arena);
  for (; piece; piece = piece->next)
    if (piece->kind == JSON_STRING) buf_add(&out, piece->text);
  return buf_str(&out);
}

static StoreResult merge_text(Merge *merge, const Json *row) {
  Str hash = member(row, STR("text")), content = joined(merge->line, list(row, STR("content")));
  if (!str_equal(hash, sha256_hex(merge->line, content))) {
    fault(&merge->reader, STR(""), NONE, "A scenario in it is not what its sum says.");
    return store_ok();
  }
  StoreText text = {hash, member(row, STR("name")), content};
  return store_keep_text(merge->store, &text);
}

/** How many lines of an attempt that is here already agree with those that came; -1: it is not here. `other`: it is somebody else's. */
static StoreResult agreeing(Merge *merge, const Json *row, int *here, int *agree, bool *other, int64_t *id) {
  Query q = query(merge->store, "SELECT id, profile FROM attempt WHERE attempt = ?1");
  query_text(&q, member(row, STR("attempt")));
  bool there = query_row(&q);
  *id = there ? row_int(&q, 0) : 0;
  *other = there && row_int(&q, 1) != merge->profile.id;
  *here = there ? 0 : -1;
  *agree = 0;
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK || !there) return result;
  const Json *line = list(row, STR("lines"));
  q = query(merge->store, "SELECT line FROM action WHERE attempt = ?1 ORDER BY number");
  query_int(&q, *id);
  for (; query_row(&q); ++*here) {
    Str kept = {(const char *)sqlite3_column_text(q.statement, 0), (size_t)sqlite3_column_bytes(q.statement, 0)};
    if (line && *agree == *here && str_equal(kept, line->text)) ++*agree;
    if (line) line = line->next;
  }
  return query_end(&q);
}

static StoreResult put_lines(Merge *merge, const Json *row) {
  StoreResult result = store_ok();
  int number = 0;
  for (const Json *line = list(row, STR("lines")); result.status == STORE_OK && line; line = line->next, number++)
    if (number) result = store_append(merge->store, member(row, STR("attempt")), number, line->text);
  return result;
}

static StoreResult put_new(Merge *merge, const Json *row) {
  JournalHead head;
  const Json *first = list(row, STR("lines")), *hash = list(row, STR("texts"));
  Str attempt = member(row, STR("attempt"));
  if (!journal_read_head(merge->line, first->text, &head) || !str_equal(head.attempt, attempt)) {
    fault(&merge->reader, str_copy(merge->reader.arena, attempt), 0, "Its first line is of another attempt.");
    merge->merged->refused++;
    return store_ok();
  }
  StoreAttempt about = {.profile = merge->profile.id,
                        .attempt = attempt,
                        .lesson = head.scenario,
                        .title = member(row, STR("title")),
                        .file = member(row, STR("file")),
                        .hash = head.scenario_hash,
                        .mode = head.mode,
                        .parent = head.parent,
                        .position = head.position,
                        .started = member(row, STR("started"))};
  int64_t id;
  StoreResult result = store_put_attempt(merge->store, &about, first->text, NULL, 0, &id);
  for (; result.status == STORE_OK && hash; hash = hash->next) {
    Query q = query(merge->store, "INSERT OR IGNORE INTO attempt_text (attempt, hash) SELECT ?1, hash FROM text WHERE hash = ?2");
    query_int(&q, id);
    query_text(&q, hash->kind == JSON_STRING ? hash->text : STR(""));
    result = query_run(&q);
  }
  if (result.status == STORE_OK) result = put_lines(merge, row);
  if (result.status == STORE_OK) result = store_end(merge->store, attempt, member(row, STR("ended")));
  return result;
}

static StoreResult replace(Merge *merge, const Json *row, int64_t id) {
  StoreDispute *disputes;
  size_t count;
  bool taken;
  StoreResult result = store_disputes(merge->store, merge->line, merge->profile.id, &disputes, &count);
  if (result.status != STORE_OK) return result;
  Query q = query(merge->store, "DELETE FROM attempt WHERE id = ?1");
  query_int(&q, id);
  result = query_run(&q);
  if (result.status == STORE_OK) result = put_new(merge, row);
  /* What was answered here is not taken away by a longer journal. */
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) result = store_take_dispute(merge->store, &disputes[i], &taken);
  return result;
}

static StoreResult merge_attempt(Merge *merge, const Json *row) {
  int here, agree, count = 0;
  int64_t id;
  bool other;
  for (const Json *line = list(row, STR("lines")); line; line = line->next) count++;
  if (!chain_holds(&merge->reader, row)) {
    merge->merged->refused++;
    return store_ok();
  }
  StoreResult result = agreeing(merge, row, &here, &agree, &other, &id);
  if (result.status != STORE_OK) return result;
  if (here < 0) {
    merge->merged->attempts++;
    return put_new(merge, row);
  }
  if (other || (agree < here && agree < count)) {
    const char *why = other ? "It is here already, under another trainee." : "It is here already, with other actions.";
    fault(&merge->reader, str_copy(merge->reader.arena, member(row, STR("attempt"))), agree, why);
    merge->merged->refused++;
    return store_ok();
  }
  if (count <= here) {
    merge->merged->known++;
    return store_ok();
  }
  merge->merged->longer++;
  return replace(merge, row, id);
}

static StoreResult merge_review(Merge *merge, const Json *row) {
  int64_t at, rating;
  const Json *when = json_member(row, STR("at")), *how = json_member(row, STR("rating")), *right = json_member(row, STR("right"));
  if (!when || !how || !str_to_int(when->text, &at) || !str_to_int(how->text, &rating) || rating < 1 || rating > 4) return store_ok();
  StoreReview review = {merge->profile.id, member(row, STR("review")), at, (int)rating, right && right->kind == JSON_TRUE};
  StoreResult result = store_review(merge->store, &review);
  if (result.status == STORE_OK && sqlite3_changes(merge->store->db)) merge->merged->reviews++;
  return result;
}

static StoreResult merge_used(Merge *merge, const Json *row) {
  enum { MOST_PLACES = 10000 };
  int64_t at;
  const Json *place = json_member(row, STR("place"));
  StoreUsed used = {.profile = merge->profile.id, .lesson = member(row, STR("used")), .day = member(row, STR("day"))};
  if (!place || !str_to_int(place->text, &at) || at < 0 || at > MOST_PLACES || used.lesson.length > 200 || used.day.length > 10) return store_ok();
  used.place = (int32_t)at;
  return store_take_used(merge->store, &used);
}

/** Only of attempts of whose bundle this is; and answers are believed only where they come home, to whoever asked. */
static StoreResult merge_dispute(Merge *merge, const Json *row) {
  int64_t number, whose = 0;
  bool taken, home = false;
  const Json *place = json_member(row, STR("number"));
  StoreDispute dispute = {.attempt = member(row, STR("dispute")),
                          .text = member(row, STR("against")),
                          .made = member(row, STR("made")),
                          .answer = member(row, STR("answer")),
                          .answered = member(row, STR("answered"))};
  Str state = member(row, STR("state"));
  while (store_dispute_words[dispute.state] && !str_is(state, store_dispute_words[dispute.state])) dispute.state++;
  if (!place || !str_to_int(place->text, &number) || number < 1 || number > INT32_MAX || !store_dispute_words[dispute.state]) return store_ok();
  dispute.number = (int32_t)number;
  Query q = query(merge->store, "SELECT a.profile, p.me FROM attempt a JOIN profile p ON p.id = a.profile WHERE a.attempt = ?1");
  query_text(&q, dispute.attempt);
  if (query_row(&q)) whose = row_int(&q, 0), home = row_int(&q, 1) != 0;
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK || whose != merge->profile.id) return result;
  if (!home) dispute.state = DISPUTE_OPEN, dispute.answer = dispute.answered = STR("");
  result = store_take_dispute(merge->store, &dispute, &taken);
  merge->merged->disputes += taken;
  return result;
}

static StoreResult merge_profile(Merge *merge, const Json *row) {
  Str pseudonym = member(row, STR("pseudonym")), name = member(row, STR("name")), student = member(row, STR("student_id"));
  if (!pseudonym.length || pseudonym.length > 64) return store_says(merge->store, STORE_UNKNOWN, "The bundle does not say whose it is.");
  StoreResult result = store_profile_of(merge->store, merge->reader.arena, pseudonym, &merge->profile);
  if (result.status == STORE_OK && (name.length || student.length)) result = store_name(merge->store, merge->profile.id, name, student);
  return result;
}

static StoreResult merge_row(Merge *merge, const Json *row, bool first) {
  if (first) return merge_profile(merge, row);
  if (json_member(row, STR("text"))) return merge_text(merge, row);
  if (json_member(row, STR("attempt"))) return merge_attempt(merge, row);
  if (json_member(row, STR("review"))) return merge_review(merge, row);
  if (json_member(row, STR("used"))) return merge_used(merge, row);
  if (json_member(row, STR("dispute"))) return merge_dispute(merge, row);
  return store_ok(); /* of a newer bundle */
}

static StoreResult merge_rows(Merge *merge) {
  Str line;
  StoreResult result = store_ok();
  bool first = true;
  for (Str rest = merge->reader.body; result.status == STORE_OK && rest.length; first = false) {
    (void)str_cut(rest, '\n', &line, &rest);
    arena_reset(merge->line);
    const Json *row = read_line(merge->line, line);
    result = row ? merge_row(merge, row, first) : store_says(merge->store, STORE_UNKNOWN, "A line of the bundle cannot be read.");
  }
  return result;
}

StoreResult store_merge(Store *store, Arena *arena, Str text, Str key, StoreMerged *merged) {
  *merged = (StoreMerged){0};
  Merge merge = {.store = store, .reader = reader_of(arena, text), .merged = merged};
  StoreResult result = store_ok();
  StoreProof proof = prove_whole(&merge.reader, key);
  if (key.length && proof == PROOF_CHAIN) {
    result = store_says(store, STORE_DAMAGED, "It says nothing of a course key, so whose it is cannot be proved.");
  } else if (proof == PROOF_NONE) {
    result = store_says(store, STORE_DAMAGED, "%.*s", STR_ARG(merge.reader.faults[0].message));
  } else {
    merge.line = arena_new(0);
    result = store_start(store);
    if (result.status == STORE_OK) result = store_finish(store, merge_rows(&merge));
    arena_free(merge.line);
  }
  merged->faults = merge.reader.faults;
  merged->fault_count = merge.reader.count;
  return result;
}
