/*
 * A skeleton: which claim, which payments tell of it, and the first half of the file. Only what is listed here passes from a remittance into a scenario:
 * codes that look like codes, counts, and what the disguise made of names, numbers, days and amounts.
 */
#include <string.h>

#include "x12/reading.h"
#include "x12/skeleton.h"

void skeleton_note(Building *building, const char *format, ...) {
  Skeleton *skeleton = building->skeleton;
  va_list arguments;
  va_start(arguments, format);
  Str sentence = str_format_list(building->arena, format, arguments);
  va_end(arguments);
  for (size_t i = 0; i < skeleton->note_count; i++)
    if (str_equal(skeleton->notes[i], sentence)) return;
  arena_push(building->arena, skeleton->notes, skeleton->note_count, skeleton->note_capacity, sentence);
}

bool skeleton_is_code(Str code, size_t least, size_t most) {
  if (code.length < least || code.length > most) return false;
  for (size_t i = 0; i < code.length; i++)
    if (!((code.at[i] >= 'A' && code.at[i] <= 'Z') || (code.at[i] >= '0' && code.at[i] <= '9'))) return false;
  return true;
}

/* ---- which claim ---- */

typedef struct Choosing {
  const EraClaim **claims; /* the first of each number */
  size_t count, capacity;
} Choosing;

static Choosing list_claims(Arena *arena, const EraFile *file) {
  Choosing list = {0};
  for (size_t e = 0; e < file->era_count; e++) {
    for (size_t c = 0; c < file->eras[e].claim_count; c++) {
      const EraClaim *claim = &file->eras[e].claims[c];
      bool known = false;
      for (size_t i = 0; i < list.count && !known; i++) known = str_equal(list.claims[i]->number, claim->number);
      if (!known) arena_push(arena, list.claims, list.count, list.capacity, claim);
    }
  }
  return list;
}

static bool is_denied(const EraClaim *claim) {
  return claim->status == 4 || (claim->status != REMIT_STATUS_REVERSAL && claim->charge_cents > 0 && claim->paid_cents == 0);
}

static size_t choose(const Choosing *list, int wanted) {
  if (wanted) return (size_t)wanted - 1;
  for (size_t i = 0; i < list->count; i++)
    if (is_denied(list->claims[i])) return i;
  return 0;
}

static Cents size_of(Cents cents) { return cents < 0 ? -cents : cents; }

/* Of the claim's answers the one with most lines says what was sent. */
static const EraClaim *find_base(const EraFile *file, Str number) {
  const EraClaim *base = NULL;
  for (size_t e = 0; e < file->era_count; e++)
    for (size_t c = 0; c < file->eras[e].claim_count; c++) {
      const EraClaim *claim = &file->eras[e].claims[c];
      if (str_equal(claim->number, number) && (!base || claim->line_count > base->line_count)) base = claim;
    }
  return base;
}

/* The line of the base that a line of another answer is about: by our own number, else by service and charge. -1: none. */
static int find_line(const EraClaim *base, const EraLine *line, const bool *taken) {
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < base->line_count; i++) {
      const EraLine *other = &base->lines[i];
      bool same_service = str_equal(other->code, line->code) && str_equal(other->modifiers[0], line->modifiers[0]);
      bool alike = pass == 0 ? line->control.length > 0 && str_equal(other->control, line->control) : same_service;
      if (!taken[i] && alike && size_of(other->charge_cents) == size_of(line->charge_cents)) return (int)i;
    }
  return -1;
}

/* Numbers of an answer's lines. @return NULL where it is not about what the base was. */
static const int *number_lines(Building *building, const EraClaim *claim) {
  const EraClaim *base = building->base;
  int *numbers = arena_make_many(building->arena, int, claim->line_count + 1);
  bool *taken = arena_make_many(building->arena, bool, base->line_count + 1);
  if (size_of(claim->charge_cents) != size_of(base->charge_cents) && !claim->line_count) return NULL;
  for (size_t i = 0; i < claim->line_count; i++) {
    int line = find_line(base, &claim->lines[i], taken);
    if (line == -1) return NULL;
    taken[line] = true;
    numbers[i] = line + 1;
  }
  return numbers;
}

/* ---- disguising a claim ---- */

static EraAdjustments clean_adjustments(Building *building, const EraAdjustments *list) {
  EraAdjustments clean = {0};
  for (size_t i = 0; i < list->count; i++) {
    if (!list->items[i].amount_cents) continue; /* says nothing */
    EraAdjustment one = list->items[i];
    if (!skeleton_is_code(one.carc, 1, 5)) {
      skeleton_note(building, "an adjustment reason that cannot be one is written as 96");
      one.carc = STR("96");
    }
    arena_push(building->arena, clean.items, clean.count, clean.capacity, one);
  }
  return clean;
}

/* A remark that the code reference does not have, or that is retired, says nothing at the desk. */
static void clean_remarks(Building *building, EraRemarks *remarks) {
  int kept = 0;
  for (int i = 0; i < remarks->count; i++) {
    Str code = remarks->items[i];
    const CodeEntry *entry = code_find_rarc(building->options->codes, code);
    if (entry && !entry->deactivated)
      remarks->items[kept++] = code;
    else if (skeleton_is_code(code, 2, 5))
      skeleton_note(building, "remark %.*s is %s and is left out", STR_ARG(code), entry ? "retired" : "not in the code reference");
    else
      skeleton_note(building, "a remark that cannot be one is left out");
  }
  remarks->count = kept;
}

static Cents patient_of(const EraAdjustments *list) {
  Cents sum = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].group == GROUP_PR) sum += list->items[i].amount_cents;
  return sum;
}

static void note_adjustments(Building *building, const EraAdjustments *old, const EraAdjustments *now) {
  size_t at = 0;
  for (size_t i = 0; i < old->count; i++)
    if (old->items[i].amount_cents) disguise_note_amount(&building->disguise, old->items[i].amount_cents, now->items[at++].amount_cents);
}

static void note_claim(Building *building, const EraClaim *old, const EraClaim *now) {
  Disguise *disguise = &building->disguise;
  disguise_note_amount(disguise, old->charge_cents, now->charge_cents);
  disguise_note_amount(disguise, old->paid_cents, now->paid_cents);
  note_adjustments(building, &old->adjust, &now->adjust);
  for (size_t i = 0; i < now->line_count; i++) {
    note_adjustments(building, &old->lines[i].adjust, &now->lines[i].adjust);
    disguise_note_amount(disguise, old->lines[i].charge_cents, now->lines[i].charge_cents);
    disguise_note_amount(disguise, old->lines[i].paid_cents, now->lines[i].paid_cents);
  }
}

static SkeletonClaim disguise_copy(Building *building, const EraClaim *old, Cents charge_cents) {
  SkeletonClaim made = {.claim = *old, .old = old};
  EraClaim *claim = &made.claim;
  claim->lines = arena_make_many(building->arena, EraLine, old->line_count + 1);
  if (old->line_count) memcpy(claim->lines, old->lines, old->line_count * sizeof *old->lines);
  claim->adjust = clean_adjustments(building, &old->adjust);
  clean_remarks(building, &claim->remarks);
  for (size_t i = 0; i < claim->line_count; i++) {
    EraLine *line = &claim->lines[i];
    line->adjust = clean_adjustments(building, &line->adjust);
    clean_remarks(building, &line->remarks);
    if (line->allowed_given && line->charge_cents >= 0 && line->allowed_cents < line->paid_cents + patient_of(&line->adjust)) {
      line->allowed_given = false;
      skeleton_note(building, "an allowed amount (AMT*B6) below what was paid and the patient's part is left out");
    }
  }
  disguise_claim(&building->disguise, claim, charge_cents);
  if (old->interest_cents)
    skeleton_note(building, "interest told at a claim (AMT*I) is left out: a scenario has it as a provider adjustment L6, where the money is");
  return made;
}

/* ---- payments ---- */

static bool tells_of(const Building *building, const Era *era) {
  for (size_t c = 0; c < era->claim_count; c++)
    if (str_equal(era->claims[c].number, building->base->number)) return true;
  for (size_t p = 0; p < era->provider_count; p++) {
    Str reference = str_trim(era->provider[p].reference);
    if (reference.length && (str_equal(reference, building->base->number) || str_equal(reference, building->base->payer_control))) return true;
  }
  return false;
}

/* The charge of an answer to our claim that has no lines is the sum of the scaled lines. */
static Cents charge_of_ours(const Building *building, const EraClaim *claim) {
  if (claim->line_count || !building->base->line_count) return 0;
  Cents charge = building->claim.claim.charge_cents;
  return (claim->charge_cents < 0) == (building->base->charge_cents < 0) ? charge : -charge;
}

static void add_claim(Building *building, SkeletonRemit *remit, const EraClaim *old) {
  bool same_number = str_equal(old->number, building->base->number);
  const int *numbers = same_number ? number_lines(building, old) : NULL;
  Cents charge = numbers ? charge_of_ours(building, old) : 0;
  SkeletonClaim made = disguise_copy(building, old, charge);
  made.ours = numbers != NULL;
  if (made.ours) {
    made.number = building->claim.number;
    made.line_numbers = numbers;
  } else {
    /* Under the same number but with other services it is another claim to the desk. */
    Str number = same_number ? str_format(building->arena, "%.*s in segment %d", STR_ARG(old->number), old->segment->number) : old->number;
    made.number = disguise_secret(&building->disguise, SECRET_CLAIM, number);
    if (same_number)
      skeleton_note(building, "segment %d answers the same claim number with other services or charges: it stands under a number of its own",
                    old->segment->number);
    int *in_order = arena_make_many(building->arena, int, old->line_count + 1);
    for (size_t i = 0; i < old->line_count; i++) in_order[i] = (int)i + 1;
    made.line_numbers = in_order;
  }
  note_claim(building, old, &made.claim);
  remit->claims[remit->claim_count++] = made;
}

/* Whether a claim of the payment is taken: all where they fit, else ours and those that were paid most. */
static void take_claims(Building *building, SkeletonRemit *remit) {
  const Era *era = remit->era;
  remit->claims = arena_make_many(building->arena, SkeletonClaim, SKELETON_MOST_CLAIMS);
  bool *taken = arena_make_many(building->arena, bool, era->claim_count + 1);
  size_t count = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t rank = 0; rank < era->claim_count && count < SKELETON_MOST_CLAIMS; rank++) {
      size_t best = SIZE_MAX;
      for (size_t c = 0; c < era->claim_count; c++) {
        const EraClaim *claim = &era->claims[c];
        bool ours = str_equal(claim->number, building->base->number);
        if (taken[c] || claim->line_count > SKELETON_MOST_LINES || (pass == 0) != ours) continue;
        bool better = best == SIZE_MAX || (era->claim_count > SKELETON_MOST_CLAIMS && claim->paid_cents > era->claims[best].paid_cents);
        if (better) best = c;
        if (best != SIZE_MAX && era->claim_count <= SKELETON_MOST_CLAIMS) break;
      }
      if (best == SIZE_MAX) break;
      taken[best] = true;
      count++;
    }
  }
  for (size_t c = 0; c < era->claim_count; c++)
    if (taken[c]) add_claim(building, remit, &era->claims[c]);
  if (count < era->claim_count)
    skeleton_note(building,
                  "%zu of the %zu claims of the transaction that begins with segment %d are left out: a remittance of a scenario has at most %d",
                  era->claim_count - count, era->claim_count, era->st->number, SKELETON_MOST_CLAIMS);
}

static void add_remit(Building *building, const Era *era) {
  SkeletonRemit remit = {.era = era, .id = str_format(building->arena, "era%zu", building->remit_count + 1)};
  remit.date = disguise_day(&building->disguise, era->date);
  take_claims(building, &remit);
  Cents claims = 0, old_claims = 0;
  for (size_t i = 0; i < remit.claim_count; i++) {
    claims += remit.claims[i].claim.paid_cents;
    old_claims += remit.claims[i].old->paid_cents;
  }
  remit.provider = arena_make_many(building->arena, EraProviderAdjustment, era->provider_count + 1);
  for (size_t i = 0; i < era->provider_count; i++) {
    remit.provider[i] = era->provider[i];
    old_claims -= era->provider[i].amount_cents;
    if (str_trim(era->provider[i].reference).length)
      remit.provider[i].reference = disguise_secret(&building->disguise, SECRET_REFERENCE, era->provider[i].reference);
  }
  remit.paid_cents = disguise_payment(&building->disguise, remit.claim_count == era->claim_count ? era->paid_cents : old_claims, claims,
                                      remit.provider, era->provider_count);
  disguise_note_amount(&building->disguise, era->paid_cents, remit.paid_cents);
  for (size_t i = 0; i < era->provider_count; i++)
    disguise_note_amount(&building->disguise, era->provider[i].amount_cents, remit.provider[i].amount_cents);
  arena_push(building->arena, building->remits, building->remit_count, building->remit_capacity, remit);
}

static void collect_remits(Building *building) {
  for (size_t e = 0; e < building->file->era_count; e++) {
    const Era *era = &building->file->eras[e];
    if (!tells_of(building, era)) continue;
    if (building->remit_count == SKELETON_MOST_REMITS) {
      skeleton_note(building, "more than %d payments tell of the claim; the rest is left out", SKELETON_MOST_REMITS);
      break;
    }
    add_remit(building, era);
  }
}

bool era_skeleton(Arena *arena, const EraFile *file, const SkeletonOptions *options, Skeleton *skeleton, Str *why) {
  *skeleton = (Skeleton){.era_count = (int)file->era_count};
  Building building = {.arena = arena, .file = file, .options = options, .skeleton = skeleton};
  Choosing list = list_claims(arena, file);
  skeleton->claim_count = (int)list.count;
  *why = STR("there is no claim in it (CLP): a scenario is about one");
  if (!list.count) return false;
  *why = str_format(arena, "there is no claim %d in it: it has %zu", options->claim, list.count);
  if (options->claim < 0 || (size_t)options->claim > list.count) return false;
  size_t chosen = choose(&list, options->claim);
  skeleton->claim = (int)chosen + 1;
  building.base = find_base(file, list.claims[chosen]->number);
  *why = str_format(arena, "claim %d has %zu lines, and a claim of a scenario at most %d", skeleton->claim, building.base->line_count,
                    SKELETON_MOST_LINES);
  if (building.base->line_count > SKELETON_MOST_LINES) return false;
  building.disguise = disguise_new(arena, file, options->seed, skeleton);
  building.claim = disguise_copy(&building, building.base, 0);
  building.claim.number = disguise_secret(&building.disguise, SECRET_CLAIM, building.base->number);
  collect_remits(&building);
  skeleton->remit_count = (int)building.remit_count;
  skeleton->text = skeleton_print(&building);
  disguise_note_left_out(&building.disguise);
  disguise_sort(&building.disguise);
  return true;
}
