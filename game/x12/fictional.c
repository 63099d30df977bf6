/*
 * Names and numbers of nobody. Payers, offices and people are this project's inventions; NPIs fail their check digit, tax ids begin with 00, which is not
 * given out. Names are put together from two lists, so that a file full of patients does not run out of them.
 */
#include "x12/disguise.h"

static const char *const first_names[] = {"Jae",  "Mira", "Tomas", "Anneke", "Dario", "Yusra", "Piet",  "Lucia", "Emeka", "Signe", "Rafal", "Noor",
                                          "Ines", "Kofi", "Hanna", "Bao",    "Leila", "Oskar", "Tessa", "Ravi",  "Marit", "Elif",  "Joao",  "Wren"};
static const char *const last_names[] = {"Lindqvist", "Okonjo",   "Varga",    "Tamsin",   "Belmonte", "Sorrel",   "Haddock", "Quist",
                                         "Marlowe",   "Ferreiro", "Dunmore",  "Katsaros", "Veldman",  "Ashgrove", "Ruiz",    "Teague",
                                         "Norling",   "Paxton",   "Ibarra",   "Zelenko",  "Corbin",   "Halloway", "Nakata",  "Brandt",
                                         "Osei",      "Lavoie",   "Mirchand", "Stroud",   "Winslow",  "Adeyemi"};
static const char *const payers[] = {"Calverra Health Plan", "Norvane Mutual",  "Tillwater Benefit Fund", "Ostrander Assurance",
                                     "Brightmoor Care",      "Pellworth Group", "Sarrano Coverage",       "Lindale Trust"};
static const char *const offices[] = {"Sunset Canyon Medical Group", "Harborlight Clinic", "Mesa Verdant Hospital", "Quillfeather Surgical Partners",
                                      "Stonebrook Physicians",       "Larkmere Center",    "Ferncross Associates",  "Wexcombe House"};
/* Where all of these stand in the file: words that are none. */
static const char *const syllables[] = {"ba", "den", "fo", "gri", "ka", "lum", "mo", "nel", "pra", "quo", "ri", "sten", "tu", "vas", "wy", "zor"};

#define COUNT(LIST) (sizeof(LIST) / sizeof *(LIST))
#define DRAW(RNG, LIST) ((LIST)[rng_below((RNG), COUNT(LIST))])

static unsigned digits(Rng *rng, unsigned least, unsigned most) { return least + (unsigned)rng_below(rng, most - least + 1); }

static Str coined(Arena *arena, Rng *rng) {
  Buf buf = buf_new(arena);
  for (int i = 0; i < 3; i++) buf_addz(&buf, DRAW(rng, syllables));
  buf.at[0] = (char)(buf.at[0] - 'a' + 'A');
  return str_copy(arena, buf_str(&buf));
}

/* The check digit of an NPI is Luhn's over 80840 and the first nine; this one is another. */
static Str npi(Arena *arena, Rng *rng) {
  unsigned nine = digits(rng, 100000000, 199999999), sum = 24, rest = nine;
  for (int i = 0; i < 9; i++, rest /= 10) {
    unsigned digit = rest % 10, doubled = digit * 2;
    sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
  }
  unsigned check = (10 - sum % 10) % 10, wrong = (check + digits(rng, 1, 9)) % 10;
  return str_format(arena, "%u%u", nine, wrong);
}

Str fictional_word(Arena *arena, Rng *rng, SecretKind kind) {
  bool coin = rng_below(rng, 8) == 0;
  switch (kind) {
  case SECRET_PAYER: return coin ? str_format(arena, "%.*s Mutual", STR_ARG(coined(arena, rng))) : str_from(DRAW(rng, payers));
  case SECRET_PROVIDER: return coin ? str_format(arena, "%.*s Physicians", STR_ARG(coined(arena, rng))) : str_from(DRAW(rng, offices));
  case SECRET_PATIENT: {
    const char *first = DRAW(rng, first_names), *last = DRAW(rng, last_names);
    return coin ? str_format(arena, "%s %.*s", first, STR_ARG(coined(arena, rng))) : str_format(arena, "%s %s", first, last);
  }
  case SECRET_NPI: return npi(arena, rng);
  case SECRET_TAX_ID: return str_format(arena, "00-%07u", digits(rng, 0, 9999999));
  case SECRET_MEMBER: return str_format(arena, "QM%07u", digits(rng, 0, 9999999));
  case SECRET_CLAIM: return str_format(arena, "AC-%06u", digits(rng, 100000, 999999));
  case SECRET_CONTROL: return str_format(arena, "PX%08u", digits(rng, 0, 99999999));
  case SECRET_TRACE: return str_format(arena, "EFT%07u", digits(rng, 0, 9999999));
  default: return str_format(arena, "RF%08u", digits(rng, 0, 99999999));
  }
}
