/* What the parts of the scenario reader share: the raw file, the model being made, and the names of things. */
#ifndef OVERTURN_SCENARIO_READER_H
#define OVERTURN_SCENARIO_READER_H

#include "scenario/raw.h"
#include "scenario/variants.h"

/** Names and their indexes, sorted for search. */
typedef struct Names {
  const char *what; /* "step", for messages */
  Str *sorted;
  int *index;
  int count;
  bool unknown; /* the part of the file that holds them could not be read, so nobody can say what is missing */
} Names;

typedef struct Reader {
  FieldReader fields;
  Arena *arena;
  RawScenario raw;
  Scenario *scenario;
  const Varied *varied;
  Names steps, events, endings, pages, facts, items, vars, stamps, people, deadlines, promises;
  /* The scenario's own, still being written. */
  Page *pages_made;
  Var *vars_made;
  Stamp *stamps_made;
  Promise *promises_made;
  Negotiation *talks_made[SCENARIO_MOST_TALKS];
  int once_count, recovery_count;
} Reader;

Names names_make(Arena *arena, const char *what, const Str *names, int count);
int names_find(const Names *names, Str name);
/** Finds a name or reports E501 at `place` with the nearest known one. An empty name gives NONE without a word. */
int reader_resolve(Reader *reader, const Names *names, Str name, const Json *place);
/** ", did you mean ...", or the names there are where they are few, for a name that is not among them. */
Str reader_known_words(Reader *reader, Str found, const Str *names, int count);
/** Indexes of several names; faults reported at the elements. @return how many. */
int reader_resolve_list(Reader *reader, const Names *names, const FieldList *list, const Json *place, const int **out);
/** Reports every key of a hand-read object that is not among `known`, which ends with NULL. Comments are no keys. */
void reader_known_keys(Reader *reader, const Json *object, const char *const *known);
void reader_fault(Reader *reader, const char *code, const Json *place, const char *format, ...) __attribute__((format(printf, 4, 5)));

/** The same at the value's key, where it has one. */
void reader_fault_key(Reader *reader, const char *code, const Json *place, const char *format, ...) __attribute__((format(printf, 4, 5)));

/** Compiles an expression that must be of `type`; an empty text gives one that always holds. Faults are reported at `place`. */
Expr reader_expr(Reader *reader, Str text, ValueType type, const Json *place);
/** The same for a new value of a variable, with the variable's words and range. */
Expr reader_value(Reader *reader, int var, const Json *value);

/** Reads what a day is counted from. @return false, reported, when it is not understood. */
bool reader_anchor(Reader *reader, Str text, const Json *place, Anchor *anchor);
/** Checks the {placeholders} of a text for people. */
void reader_check_text(Reader *reader, Str text, const Json *place);
void reader_check_texts(Reader *reader, const FieldList *texts, const Json *place);

void reader_effects(Reader *reader, const RawEffects *raw, const Json *json, Effects *effects);
/** Row of scenario_violations, or NONE: an empty name without a word, an unknown one reported. */
int reader_violation(Reader *reader, Str name, const Json *place);
bool effects_exit(const Effects *effects);

/** "era1/1/CO-18": a page, and what of it. */
typedef struct Focus {
  int page, line, group;
  Str code, clause;
} Focus;
bool reader_focus(Reader *reader, Str text, const Json *place, Focus *focus);

/** Reads one question of a step. */
void reader_item(Reader *reader, const RawItem *raw, Step *step, Item *item);
/** Takes over what right answers are compared by, and checks that it makes sense beside their points. */
void reader_ranked(Reader *reader, const RawItem *raw, const Item *item, Choice *choices);
/** The day that a question asks for, and the wrong days that have names. */
void reader_item_day(Reader *reader, const RawItem *raw, Item *item);
/** What every named mistake has; which figure or day it is comes after. */
void reader_mistake(Reader *reader, const RawMistake *raw, Item *item, Mistake *mistake, int place);
/** A question as written, also one that stands later in the file: items are made in file order. NULL for the deal of a negotiation. */
const RawItem *reader_raw_item(const Reader *reader, int item);
/** One answer to choose: its texts are checked, its condition and effects compiled. */
Choice reader_choice(Reader *reader, const RawChoice *raw);
/** A letter: its parts, their versions, what goes with it. */
void reader_item_letter(Reader *reader, const RawItem *raw, Item *item);
/** Place of a version among those of a letter, noted as asked for; reported, at the letter or at the version, and NONE when there is none. */
int reader_version(Reader *reader, int item, Str letter, Str version, const Json *letter_place, const Json *version_place);
/** What worksheet, money and allocate questions are about. */
void reader_item_figures(Reader *reader, const RawItem *raw, Item *item);

/** Pages, facts, stamps, items and negotiations get their names and numbers before anything refers to them. */
void reader_collect(Reader *reader);
void reader_documents(Reader *reader);
/** The list of a case of many accounts, once documents and remits are there. */
void reader_batch(Reader *reader);
void reader_people(Reader *reader);
void reader_vars(Reader *reader);
void reader_promises(Reader *reader);
/** Promises that nothing makes. */
void reader_warn_promises(Reader *reader);
/** What the payer's plan owes for being late, before anything is counted by it; and the warning where a state's rule is named that does not bind it. */
void reader_late_terms(Reader *reader);
void reader_warn_unbound(Reader *reader, const TimingRule *rule, const Json *place);
void reader_deadlines(Reader *reader);
/** Fewest days from a stamp to a deadline that hangs on it, below zero where it ends before; INT32_MAX / 2 where it does not. */
int32_t deadline_least_days(const Scenario *scenario, int deadline, int stamp);
int32_t offset_least_days(Offset offset);
/** Day of a deadline that is known before anything is played; DAY_NONE where it is not. */
Day deadline_fixed_day(const Scenario *scenario, int deadline);
/** The same for any anchor but a deadline. */
Day anchor_fixed_day(const Scenario *scenario, const Anchor *anchor);
void reader_steps(Reader *reader);
void reader_events(Reader *reader);

/** A file and what it is read with. */
typedef struct Source {
  Arena *arena;
  Str file, text;
  const CodeReference *codes;
  const RuleBook *rules;
  bool unhashed; /* it is only checked: no journal will name it */
} Source;
/** Reads one variant; `varied` tells how many there are, also when it is faulty. @return NULL when there was any error. */
const Scenario *reader_read(const Source *source, int variant, Varied *varied, Diags *diags);

/** Calls `visit` for the effects of every choice, mistake, item, step and event. */
typedef void (*EffectsVisit)(Reader *reader, const RawEffects *effects, const Json *json);
void reader_each_effects(Reader *reader, EffectsVisit visit);

#endif
