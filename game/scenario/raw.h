/* A scenario file as its field tables leave it: names still names, expressions still text. read_*.c turn it into the model. */
#ifndef OVERTURN_SCENARIO_RAW_H
#define OVERTURN_SCENARIO_RAW_H

#include "overturn/scenario.h"

/** What an answer, an event or the leaving of a step does, as written. */
typedef struct RawEffects {
  FieldList learn, stamp, arrive, promise, keep; /* Str */
  const Json *set, *recover;
  bool again;
  int32_t minutes;
  Offset advance;
  Str to_step, to_end, violation;
  int32_t violation_points;
  int32_t deal; /* DealState less DEAL_CONFIRMED, NONE */
} RawEffects;

typedef struct RawChoice {
  Str id, text, why, when;
  int32_t points, days, risk;
  FieldList needs; /* Str */
  bool once;
  RawEffects effects;
  const Json *json;
} RawChoice;

typedef struct RawMistake {
  Str id, name, why;
  int32_t line, points;
  const Json *figure[COLUMN_COUNT], *value, *day;
  RawEffects effects;
  const Json *json;
} RawMistake;

typedef struct RawDate {
  Str from;
  FieldList best, accept; /* Str */
  bool today;
  const Json *json;
} RawDate;

typedef struct RawEvidence {
  FieldList required, optional, too_much; /* Str */
} RawEvidence;

typedef struct RawLetterPart {
  Str id, label;
  FieldList versions; /* RawChoice, without ways out */
  const Json *json;
} RawLetterPart;

typedef struct RawLetter {
  Str to, about, attach;
  FieldList parts; /* RawLetterPart */
  const Json *json;
} RawLetter;

typedef struct RawItem {
  Str id, prompt, why, when, same_as, focus, answer, as_of;
  int32_t axis, skill, points, interpret;
  bool many;
  FieldList choices;             /* RawChoice */
  FieldList columns, text, link; /* Str */
  FieldList order;               /* OrderEntry */
  FieldList mistakes;            /* RawMistake */
  Cents tolerance_cents;
  const Json *worksheet, *money, *number, *allocate, *day;
  RawDate *date;
  RawEvidence *evidence;
  RawLetter *letter;
  RawEffects effects;
  const Json *json;
} RawItem;

typedef struct RawStep {
  Str id, title, with, focus, when, otherwise;
  int32_t view, minutes;
  FieldList say, hints, learn, wait_for; /* Str */
  FieldList facts;                       /* FactText, from facts_json */
  FieldList items;                       /* RawItem */
  RawEffects leave;
  const Json *next, *negotiate, *facts_json, *json;
} RawStep;

typedef struct RawEvent {
  Str id, from, on, when, say;
  Offset after;
  bool unforeseen;
  RawEffects effects;
  const Json *after_json, *json;
} RawEvent;

typedef struct RawDocument {
  Str id, title;
  int32_t app;
  const Json *body, *facts_json, *json;
  FieldList facts; /* FactText, from facts_json */
} RawDocument;

typedef struct RawDeadline {
  Str id, label, rule, from, cite, receipt;
  FieldList earliest_of; /* Str */
  int32_t days;
  Offset offset;
  const Json *json;
} RawDeadline;

typedef struct RawPromise {
  Str id, who, what, part;
  const Json *due, *json;
} RawPromise;

typedef struct RawVar {
  Str id;
  const Json *flag, *number;
  int32_t least, most;
  FieldList one_of; /* Str */
  const Json *json;
} RawVar;

#define PERSON_ROWS 11
typedef struct RawPerson {
  Str id, name, role;
  Str row[PERSON_ROWS];
  const Json *json;
} RawPerson;
/** Labels of the rows, in the order of the table's fields. */
extern const char *const raw_person_labels[PERSON_ROWS];

typedef struct RawSetting {
  Str city, state, organization, desk;
} RawSetting;

typedef struct RawScenario {
  int32_t format, kind, level, minutes;
  Str id, title, start;
  Day today;
  FieldList tags, briefing; /* Str */
  RawSetting setting;
  Claim *claim;
  Contract *contract;
  FieldList people;    /* RawPerson */
  FieldList remits;    /* Remit */
  FieldList documents; /* RawDocument */
  FieldList deadlines; /* RawDeadline */
  FieldList promises;  /* RawPromise */
  FieldList vars;      /* RawVar */
  FieldList steps;     /* RawStep */
  FieldList events;    /* RawEvent */
  FieldList endings;   /* Ending */
  const Json *vary;    /* read before all this (variants.c) */
  const Json *json;
} RawScenario;

/** Element of a FieldList. */
#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

#endif
