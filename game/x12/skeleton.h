/* What the two halves of a skeleton share: the disguised claim and payments, and a writer of JSON laid out as people write it. */
#ifndef OVERTURN_X12_SKELETON_H
#define OVERTURN_X12_SKELETON_H

#include "x12/disguise.h"

/* What a scenario takes; see scenarios/README.md. */
#define SKELETON_MOST_REMITS 32
#define SKELETON_MOST_CLAIMS 200
#define SKELETON_MOST_LINES 200

/** A claim of a payment, disguised. */
typedef struct SkeletonClaim {
  EraClaim claim; /* a copy, scaled */
  const EraClaim *old;
  Str number;
  bool ours;
  const int *line_numbers; /* of its lines */
} SkeletonClaim;

typedef struct SkeletonRemit {
  const Era *era;
  Str id;
  Day date;
  Cents paid_cents;
  SkeletonClaim *claims;
  size_t claim_count;
  EraProviderAdjustment *provider; /* scaled, references replaced */
} SkeletonRemit;

typedef struct Building {
  Arena *arena;
  const EraFile *file;
  const SkeletonOptions *options;
  Skeleton *skeleton;
  Disguise disguise;
  const EraClaim *base; /* the claim that it is about, where it has most lines */
  bool stay;            /* an institutional claim */
  SkeletonClaim claim;  /* the same, disguised */
  SkeletonRemit *remits;
  size_t remit_count, remit_capacity;
} Building;

/** A sentence about what could not be carried over. */
void skeleton_note(Building *building, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- the file ---- */

typedef struct Out {
  Buf buf;
  int depth;
  bool inside; /* something stands before, at this depth */
} Out;

/** Opens an object '{' or a list '['; `key` NULL in a list. */
void out_open(Out *out, const char *key, char bracket);
void out_close(Out *out, char bracket);
void out_text(Out *out, const char *key, Str text);
/** A value as it is written. */
void out_value(Out *out, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));

/** The whole file, from what was collected. */
Str skeleton_print(Building *building);
/** Deadlines, steps, endings. */
void skeleton_write_steps(const Building *building, Out *out);

/** Whether a code looks like one: capitals and digits, so long. */
bool skeleton_is_code(Str code, size_t least, size_t most);

#endif
