/* One card after another. The record grows by each grade, and what follows from it is worked out anew, as in the window. */
#include "terminal/drill.h"

typedef struct Round {
  const DrillDeck *deck;
  const DrillPorts *ports;
  Arena *arena;   /* the record */
  Arena *scratch; /* what follows from it, and one card's lines */
  DrillReview *reviews;
  size_t review_count, review_capacity;
  DrillRecord record;
  DrillPlayed played;
  int last; /* card whose grade can be taken back, NONE; of a missed one there is no other */
} Round;

enum { LEAVES = 0, TAKES_BACK = -1 };

static void sayf(const Round *round, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void sayf(const Round *round, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str text = str_format_list(round->scratch, format, arguments);
  va_end(arguments);
  round->ports->write(round->ports->user, text);
}

Str terminal_drill_due(Arena *arena, DrillDue due) {
  int waiting = due.missed + due.due;
  Buf said = buf_new(arena);
  buf_format(&said, "%d card%s due", waiting, waiting == 1 ? " is" : "s are");
  if (due.missed) buf_format(&said, ", %d of them missed in a case", due.missed);
  buf_format(&said, ". %d new card%s.", due.fresh, due.fresh == 1 ? "" : "s");
  return buf_str(&said);
}

static Str money(const Round *round, Cents cents) { return money_text(round->scratch, cents); }

static void say_line(const Round *round, const DrillSnippet *line) {
  sayf(round, "%.*s remittance: %.*s, %.*s. Charge %.*s, allowed %.*s, adjustment %.*s-%.*s %.*s, ", STR_ARG(line->payer), STR_ARG(line->code),
       STR_ARG(line->service), STR_ARG(money(round, line->charge_cents)), STR_ARG(money(round, line->allowed_cents)), STR_ARG(line->group),
       STR_ARG(line->carc), STR_ARG(money(round, -line->adjusted_cents)));
  if (line->remark.length) sayf(round, "remark %.*s, ", STR_ARG(line->remark));
  sayf(round, "paid %.*s.\n", STR_ARG(money(round, line->paid_cents)));
}

/** Asks until one of the numbers is typed. @return it, LEAVES, or TAKES_BACK where the last grade can be. */
static int ask(const Round *round, const char *prompt, int most) {
  bool back = round->last != NONE;
  for (;;) {
    Str line;
    int64_t number;
    sayf(round, "%s (1 to %d, q leaves%s): ", prompt, most, back ? ", u takes the last grade back" : "");
    if (!round->ports->read(round->ports->user, round->scratch, &line)) return LEAVES;
    line = str_trim(line);
    if (str_is(line, "q") || str_is(line, "quit")) return LEAVES;
    if (back && str_is(line, "u")) return TAKES_BACK;
    if (str_to_int(line, &number) && number >= 1 && number <= most) return (int)number;
    sayf(round, "Type a number from 1 to %d, or q.\n", most);
  }
}

/** @return the rating, or 0: the trainee leaves. A missed card can only come again. */
static int rate(const Round *round, const DrillMemory *memory, bool right) {
  static const char *const names[] = {"again", "hard", "good", "easy"};
  int64_t now = round->ports->seconds(round->ports->user);
  Str back[FSRS_RATINGS];
  for (int i = 0; i < FSRS_RATINGS; i++) back[i] = drill_stretch(round->scratch, drill_comes_back(memory, (FsrsRating)(i + 1), now));
  if (!right) {
    sayf(round, "It comes again in %.*s.\n", STR_ARG(back[0]));
    return FSRS_AGAIN;
  }
  for (int i = 0; i < FSRS_RATINGS; i++) sayf(round, "  %d  %s, in %.*s\n", i + 1, names[i], STR_ARG(back[i]));
  return ask(round, "How well did you know it?", FSRS_RATINGS);
}

static bool keep(Round *round, int place, int rating, bool right) {
  const DrillPorts *ports = round->ports;
  DrillReview review = {round->deck->cards[place].id, {ports->seconds(ports->user), (FsrsRating)rating}};
  Str why = STR("");
  round->played.kept = ports->keep(ports->user, round->scratch, &review, right, &why);
  if (!round->played.kept) {
    sayf(round, "Not saved: %.*s\n", STR_ARG(why));
    return false;
  }
  arena_push(round->arena, round->reviews, round->review_count, round->review_capacity, review);
  round->record.reviews = round->reviews;
  round->record.review_count = round->review_count;
  round->played.answered++;
  round->played.right += right;
  round->last = right ? place : NONE;
  return true;
}

/** The last grade is as if it had not been given, and is asked for again. @return whether to go on. */
static bool take_back(Round *round) {
  Str why = STR("");
  int place = round->last;
  round->last = NONE;
  if (!round->ports->drop(round->ports->user, round->scratch, &round->reviews[round->review_count - 1], &why)) {
    sayf(round, "It stays: %.*s\n", STR_ARG(why));
    return true;
  }
  round->record.review_count = --round->review_count;
  round->played.answered--;
  round->played.right--;
  Drill drill = drill_new(round->scratch, round->deck, &round->record);
  sayf(round, "\nTaken back. Once more: %.*s\n", STR_ARG(drill_question(round->scratch, &drill, place).prompt));
  int rating = rate(round, &drill.memories[place], true);
  return rating != LEAVES && keep(round, place, rating, true);
}

/** @return whether to go on. */
static bool play_card(Round *round, const Drill *drill, int place) {
  DrillQuestion question = drill_question(round->scratch, drill, place);
  const DrillMemory *memory = &drill->memories[place];
  sayf(round, "\nCard %d.%s\n", round->played.answered + 1, memory->missed_seconds ? " You missed this in a case." : "");
  say_line(round, &question.snippet);
  sayf(round, "%.*s\n", STR_ARG(question.prompt));
  for (int i = 0; i < question.count; i++) sayf(round, "  %d  %.*s\n", i + 1, STR_ARG(question.options[i].text));
  int answer = ask(round, "Your answer", question.count);
  if (answer == TAKES_BACK) return take_back(round);
  if (answer == LEAVES) return false;
  bool right = answer - 1 == question.right;
  if (right)
    sayf(round, "Right.\n");
  else
    sayf(round, "Missed. It is %d: %.*s\n", question.right + 1, STR_ARG(question.options[question.right].text));
  sayf(round, "It says: %.*s\nYou do: %.*s\n", STR_ARG(question.answer[0]), STR_ARG(question.answer[1]));
  if (question.note.length) sayf(round, "Note: %.*s\n", STR_ARG(question.note));
  round->last = NONE;
  int rating = rate(round, memory, right);
  return rating != LEAVES && keep(round, place, rating, right);
}

static void say_end(const Round *round, const Drill *drill) {
  const DrillPlayed *played = &round->played;
  sayf(round, "\n%d card%s answered, %d right.\n", played->answered, played->answered == 1 ? "" : "s", played->right);
  DrillDue due = drill_due(drill, round->ports->seconds(round->ports->user), NULL);
  sayf(round, "%.*s\n", STR_ARG(terminal_drill_due(round->scratch, due)));
}

DrillPlayed terminal_drill(const DrillDeck *deck, const DrillRecord *record, int most, const DrillPorts *ports) {
  Round round = {
      .deck = deck, .ports = ports, .arena = arena_new(0), .scratch = arena_new(0), .record = *record, .played = {.kept = true}, .last = NONE};
  for (size_t i = 0; i < record->review_count; i++)
    arena_push(round.arena, round.reviews, round.review_count, round.review_capacity, record->reviews[i]);
  Drill drill = drill_new(round.scratch, deck, &round.record);
  sayf(&round, "%.*s\n", STR_ARG(terminal_drill_due(round.scratch, drill_due(&drill, ports->seconds(ports->user), NULL))));
  while (most == 0 || round.played.answered < most) {
    int place = drill_next(round.scratch, &drill, ports->seconds(ports->user));
    if (place == NONE || !play_card(&round, &drill, place)) break;
    arena_reset(round.scratch);
    drill = drill_new(round.scratch, deck, &round.record);
  }
  say_end(&round, &drill);
  DrillPlayed played = round.played;
  arena_free(round.scratch);
  arena_free(round.arena);
  return played;
}
