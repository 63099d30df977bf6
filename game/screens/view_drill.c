/* The view of the code drill: one card with its question and its past, and how the trainee stands with all of them. */
#include "screens/view.h"

#define DAY_SECONDS INT64_C(86400)

static Day day_of(int64_t seconds) { return (Day)(seconds / DAY_SECONDS); }

static SnippetView snippet_view(const DrillSnippet *line) {
  return (SnippetView){.payer = line->payer,
                       .code = line->code,
                       .service = line->service,
                       .charge_cents = line->charge_cents,
                       .allowed_cents = line->allowed_cents,
                       .adjusted_cents = line->adjusted_cents,
                       .paid_cents = line->paid_cents,
                       .adjust = {line->group, line->carc},
                       .remark = line->remark};
}

static void add_past(Arena *arena, const DrillMemory *memory, int64_t now_seconds, DrillCardView *card) {
  int count = memory->card.reviews, first = count > DRILL_PAST ? count - DRILL_PAST : 0;
  card->seen = count;
  for (int i = first; i < count; i++) {
    Day day = day_of(memory->reviews[i].at_seconds);
    Str said = day == day_of(now_seconds) ? word(W_TODAY) : day_short(arena, day);
    card->past[card->past_count++] = (PastView){said, memory->reviews[i].rating == FSRS_AGAIN};
  }
}

static const DrillCardView *card_view(Arena *arena, const Drill *drill, int place, int64_t now_seconds) {
  if (place == NONE) return NULL;
  const DrillMemory *memory = &drill->memories[place];
  const DrillCard *card = &drill->deck->cards[place];
  DrillQuestion question = drill_question(arena, drill, place);
  DrillCardView *view = arena_make(arena, DrillCardView);
  *view = (DrillCardView){.prompt = question.prompt,
                          .count = question.count,
                          .right = question.right,
                          .snippet = snippet_view(&question.snippet),
                          .about = card->entry ? card->entry->code : code_reading_right(&card->reading),
                          .answer = {question.answer[0], question.answer[1]},
                          .note = question.note,
                          .from_case = memory->missed_seconds > 0};
  for (int i = 0; i < question.count; i++) view->options[i] = question.options[i].text;
  for (int i = 0; i < DRILL_GRADES; i++) {
    int64_t seconds = drill_comes_back(memory, (FsrsRating)(FSRS_AGAIN + i), now_seconds);
    view->back[i] = word_with(arena, W_DRILL_BACK, drill_stretch(arena, seconds), STR(""));
  }
  add_past(arena, memory, now_seconds, view);
  return view;
}

/** When the first card that was reviewed comes back. */
static Str next_of(Arena *arena, const Drill *drill, int64_t now_seconds) {
  int64_t next = 0;
  for (int i = 0; i < drill->deck->count; i++) {
    const FsrsCard *card = &drill->memories[i].card;
    if (card->reviews && (!next || card->due_seconds < next)) next = card->due_seconds;
  }
  return next > now_seconds ? drill_stretch(arena, next - now_seconds) : STR("");
}

DrillView *view_drill(Arena *arena, const Drill *drill, int place, int64_t now_seconds) {
  DrillView *view = arena_make(arena, DrillView);
  DrillDue due = drill_due(drill, now_seconds, NULL);
  *view = (DrillView){.card = card_view(arena, drill, place, now_seconds), .due = due.missed + due.due, .fresh = due.fresh};
  if (place == NONE) view->next = next_of(arena, drill, now_seconds);
  drill_strengths(drill, view->strengths);
  drill_forecast(drill, now_seconds, view->days);
  for (int i = 0; i < DRILL_BARS; i++) view->total += view->strengths[i];
  for (int i = 0; i < drill->deck->count; i++) view->learned += drill->memories[i].card.state == FSRS_REVIEW;
  for (int i = 0; i < DRILL_COLUMNS; i++) view->day_names[i] = str_slice(day_text(arena, day_of(now_seconds) + i), 0, 3);
  return view;
}
