/* Whatever a remittance says of somebody, as something else: the same for the same, and nothing that the file says itself. */
#ifndef OVERTURN_X12_DISGUISE_H
#define OVERTURN_X12_DISGUISE_H

#include "overturn/era.h"
#include "overturn/hash.h"

typedef enum SecretKind {
  SECRET_PAYER,
  SECRET_PROVIDER,
  SECRET_PATIENT,
  SECRET_NPI,
  SECRET_TAX_ID,
  SECRET_MEMBER,
  SECRET_CLAIM,
  SECRET_CONTROL,
  SECRET_TRACE,
  SECRET_REFERENCE,
  SECRET_OTHER,
  SECRET_COUNT
} SecretKind;
/** "payer name", ... */
extern const char *const secret_words[];

typedef struct Mapped {
  SecretKind kind;
  Str old, now;
} Mapped;

typedef struct Disguise {
  Arena *arena;
  const EraFile *file;
  Str source; /* the file in small letters: nothing that is invented may stand in it */
  Rng rng;
  int64_t thousandths; /* amounts are multiplied by that, over 1000 */
  int32_t shift_days;
  Mapped *mapped;
  size_t mapped_count, mapped_capacity;
  Skeleton *skeleton; /* takes what was replaced */
} Disguise;

/** Chooses factor and shift by the seed: so that no amount from a dollar up and no date of the file comes out as one of the file, where that can be. */
Disguise disguise_new(Arena *arena, const EraFile *file, uint64_t seed, Skeleton *skeleton);

/** The invented word for one of the file, which is noted down; an empty one gets one too. */
Str disguise_secret(Disguise *disguise, SecretKind kind, Str old);
/** Another one of that kind, for what the file does not say. */
Str disguise_invent(Disguise *disguise, SecretKind kind);
/** DAY_NONE stays. */
Day disguise_day(Disguise *disguise, Day day);
/** The amount times the factor, to the cent. Larger stays larger, nothing stays nothing, a minus stays one. */
Cents disguise_cents(const Disguise *disguise, Cents cents);

/** Scales a claim that may be written to: its lines, adjustments and sums balance as they did. `charge_cents`: what its charge has to be, 0: nothing. */
void disguise_claim(const Disguise *disguise, EraClaim *claim, Cents charge_cents);
/** Scales the provider adjustments of a payment whose claims pay that much. @return the payment. */
Cents disguise_payment(const Disguise *disguise, Cents old_payment, Cents claims_cents, EraProviderAdjustment *items, size_t count);

/** Adds what was replaced, and what was left out, to the skeleton. */
void disguise_note_amount(Disguise *disguise, Cents old, Cents now);
void disguise_note_left_out(Disguise *disguise);
/** By kind and old text, each once. */
void disguise_sort(Disguise *disguise);

/* ---- fictional.c ---- */

/** A name or number of that kind, drawn; the caller looks whether it can be used. */
Str fictional_word(Arena *arena, Rng *rng, SecretKind kind);

#endif
