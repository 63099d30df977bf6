/* A remittance as payers send it (X12 835, 005010X221A1): read strictly, every segment with its place; and made into the skeleton of a scenario. */
#ifndef OVERTURN_ERA_H
#define OVERTURN_ERA_H

#include "overturn/codes.h"

/* Limits, held before anything is allocated for what is over them. */
#define ERA_MOST_BYTES (8u * 1024 * 1024)
#define ERA_MOST_SEGMENTS 200000
#define ERA_MOST_ELEMENTS 40
#define ERA_MOST_ELEMENT_BYTES 1024
#define ERA_MOST_CLAIMS 10000
#define ERA_MOST_LINES 999 /* of a claim */
#define ERA_MOST_REMARKS 20
/** No amount is larger, either way: so no sum of all that a file can hold, scaled, leaves 64 bits. */
#define ERA_MOST_CENTS INT64_C(1000000000000)

/* ---- segments ---- */

/** One segment of an interchange. */
typedef struct X12Segment {
  int number; /* in the file, from 1 */
  Str id;
  const Str *elements; /* as in CAS02: elements[2]; [0] is the id */
  int count;           /* of elements, without the id */
  Span span;
  char component; /* what parts an element here */
} X12Segment;

typedef struct X12Segments {
  const X12Segment *items;
  int count;
} X12Segments;

/** Element NUMBER, empty where the segment ends before it. */
Str x12_element(const X12Segment *segment, int number);
/** Part NUMBER, from 1, of an element that is made of several. */
Str x12_component(const X12Segment *segment, int element, int number);

/**
 * Cuts a text into segments by the delimiters that each ISA names, with or without line breaks after them, and holds ISA, GS and ST against IEA, GE and SE:
 * order, counts, control numbers. Faults go to `diags`, each with segment, line and column.
 * @return false when there was one.
 */
bool x12_read(Arena *arena, Str text, Diags *diags, X12Segments *segments);

/* ---- what an 835 says ---- */

/** CAS: group, reason, amount. */
typedef struct EraAdjustment {
  int group; /* GroupCode */
  Str carc;
  Cents amount_cents;
} EraAdjustment;

typedef struct EraAdjustments {
  EraAdjustment *items;
  size_t count, capacity;
} EraAdjustments;

typedef struct EraRemarks {
  Str items[ERA_MOST_REMARKS];
  int count;
} EraRemarks;

/** SVC and what hangs on it. */
typedef struct EraLine {
  const X12Segment *segment;
  Str kind, code, modifiers[4]; /* SVC01: "HC", "99214"; after a change what was billed (SVC06) */
  Str revenue;                  /* SVC04 */
  Str control;                  /* REF*6R: our own line */
  int32_t units;
  Cents charge_cents, paid_cents, allowed_cents;
  bool allowed_given;
  Day from, to;
  EraAdjustments adjust;
  EraRemarks remarks;
} EraLine;

/** CLP and what hangs on it. */
typedef struct EraClaim {
  const X12Segment *segment;
  Str number, payer_control;
  int status;
  Cents charge_cents, paid_cents, patient_cents;
  bool patient_given;
  Str filing;              /* CLP06 */
  Str facility, frequency; /* CLP08, CLP09 */
  Str drg;                 /* CLP11 */
  int covered_days;        /* MIA01 or QTY*CA; -1: not said */
  bool stay;               /* it has MIA */
  Day from, to, received;
  Cents interest_cents; /* AMT*I, which is paid outside the claim */
  EraAdjustments adjust;
  EraRemarks remarks;
  EraLine *lines;
  size_t line_count, line_capacity;
} EraClaim;

/** One pair of PLB. A positive amount takes from the payment. */
typedef struct EraProviderAdjustment {
  Str code, reference;
  Cents amount_cents;
} EraProviderAdjustment;

/** One transaction: ST to SE. */
typedef struct Era {
  const X12Segment *st, *bpr, *trn, *payer, *payee, *plb; /* NULL where it has none */
  Cents paid_cents;
  Day date;
  Str trace;
  Str payer_name, payee_name;
  EraClaim *claims;
  size_t claim_count, claim_capacity;
  EraProviderAdjustment *provider;
  size_t provider_count, provider_capacity;
} Era;

typedef struct EraFile {
  Str name, text;
  X12Segments segments;
  Era *eras;
  size_t era_count, era_capacity;
} EraFile;

/**
 * Reads a file of remittances: x12_read(), then that it is an 835, that nothing mandatory is missing, amounts, dates, codes, and that lines, claims and
 * payments balance. Every fault goes to `diags`, which were made for `text`.
 * @return in the arena, or NULL when there was a fault.
 */
const EraFile *era_read(Arena *arena, Str name, Str text, Diags *diags);

/* ---- a scenario of it ---- */

typedef struct SkeletonOptions {
  Str id;        /* of the scenario */
  uint64_t seed; /* the same seed and file give the same skeleton */
  int claim;     /* which claim it is about, from 1 as they come in the file; 0: the first that was denied, else the first */
  const CodeReference *codes;
} SkeletonOptions;

/** What was put in the place of what. */
typedef struct Replacement {
  const char *kind; /* "patient name", "date", "amount" */
  Str old, now;
} Replacement;

typedef struct Skeleton {
  Str text;                   /* of the scenario file */
  int claim, claim_count;     /* which it is about, of how many */
  int remit_count, era_count; /* transactions taken, of how many */
  Replacement *replacements;
  size_t replacement_count, replacement_capacity;
  Str *notes; /* what could not be carried over, a sentence each */
  size_t note_count, note_capacity;
} Skeleton;

/**
 * Writes the skeleton of a scenario about one claim: the claim, every payment that tells of it, the people, a step for each payment, and places to write in.
 * Nothing of it names whom or what the file names: names and identifiers are invented, dates are moved together by whole weeks, amounts are scaled together
 * and balance again.
 * @return false when there is nothing to write it about; `why` says so.
 */
bool era_skeleton(Arena *arena, const EraFile *file, const SkeletonOptions *options, Skeleton *skeleton, Str *why);

extern const DiagCode x12_diag_codes[];

#endif
