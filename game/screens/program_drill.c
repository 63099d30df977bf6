/* The code drill: reads the record when it is come to, keeps every review before the next card is shown, and works all the rest out anew from them. */
#include "screens/program_inside.h"

static_assert(DRILL_BARS == DRILL_STRENGTHS && DRILL_COLUMNS == DRILL_DAYS && DRILL_OPTIONS == INTERPRET_OPTIONS && DRILL_GRADES == FSRS_RATINGS,
              "the view has room for what is learned");

static int64_t now_of(const Program *program) { return program->ports->seconds(program->ports->user); }

static void work_out(ProgramDrill *drill) {
  arena_reset(drill->arena);
  drill->record.reviews = drill->reviews;
  drill->record.review_count = drill->review_count;
  drill->all = drill_new(drill->arena, &drill->deck, &drill->record);
}

bool program_read_drill(Program *program) {
  ProgramDrill *drill = &program->drill;
  drill->known = true;
  drill->none = true;
  arena_reset(drill->record_arena);
  if (!program->ports->drill || !program_read_references(program)) return false;
  if (!program->ports->drill(program->ports->user, drill->record_arena, &drill->record)) return false;
  drill->none = false;
  if (!drill->deck.count) drill->deck = drill_deck(program->arena, program->codes);
  drill->reviews = NULL;
  drill->review_count = drill->review_capacity = 0;
  for (size_t i = 0; i < drill->record.review_count; i++)
    arena_push(drill->record_arena, drill->reviews, drill->review_count, drill->review_capacity, drill->record.reviews[i]);
  work_out(drill);
  return true;
}

const Drill *drill_known(Program *program) {
  if (!program->drill.known) (void)program_read_drill(program);
  return program->drill.none ? NULL : &program->drill.all;
}

int drill_due_now(const Program *program) {
  const ProgramDrill *drill = &program->drill;
  return drill->deck.count ? drill_due_count(drill_due(&drill->all, now_of(program), NULL)) : 0;
}

void drill_on_home(const Program *program, HomeView *view) {
  view->in_course = program->course.course != NULL;
  const ProgramDrill *drill = &program->drill;
  view->teaches = program->class.teaches;
  view->drills = program->ports->drill && !(drill->known && drill->none);
  if (view->drills) view->due = drill_due_now(program);
}

/* ---- Cards ---- */

static void next_card(Program *program) {
  ProgramDrill *drill = &program->drill;
  drill->place = drill_next(program->frame_arena, &drill->all, now_of(program));
  drill->state.chosen = NONE;
}

void program_show_drill(Program *program) {
  if (!program_read_drill(program)) return;
  program->drill.answered = program->drill.right = 0;
  program->drill.last_place = NONE;
  program->drill.state = (DrillState){0};
  next_card(program);
  program->screen = SCREEN_DRILL;
}

Want drill_draw(Program *program, UiContext *ui) {
  const ProgramDrill *drill = &program->drill;
  DrillView *view = view_drill(program->frame_arena, &drill->all, drill->place, now_of(program));
  view->answered = drill->answered;
  view->right = drill->right;
  view->teaches = program->class.teaches;
  view->can_undo = drill->last_place != NONE;
  return drill_screen(ui, view, &program->drill.state);
}

static void grade(Program *program, int chosen, int64_t now_ms) {
  ProgramDrill *drill = &program->drill;
  if (drill->place == NONE || drill->state.chosen == NONE) return;
  DrillQuestion question = drill_question(program->frame_arena, &drill->all, drill->place);
  bool right = drill->state.chosen == question.right;
  if (!right && chosen > 0) return;
  DrillReview review = {drill->deck.cards[drill->place].id, {now_of(program), (FsrsRating)(FSRS_AGAIN + chosen)}};
  if (!program->ports->review(program->ports->user, &review, right)) {
    program_say(program, CHIP_BAD, word(W_DRILL_NOT_SAVED), now_ms);
    return;
  }
  arena_push(drill->record_arena, drill->reviews, drill->review_count, drill->review_capacity, review);
  drill->answered++;
  drill->right += right;
  drill->last = review;
  drill->last_place = drill->place;
  drill->last_chosen = drill->state.chosen;
  drill->last_right = right;
  work_out(drill);
  next_card(program);
}

static bool is_last(const ProgramDrill *drill, const DrillReview *review) {
  return review->review.at_seconds == drill->last.review.at_seconds && str_equal(review->card, drill->last.card);
}

/* The card is back as it was when it waited for its grade, with the same answers: what it asks follows from its reviews. */
static void take_back(Program *program, int64_t now_ms) {
  ProgramDrill *drill = &program->drill;
  if (drill->last_place == NONE) return;
  if (!program->ports->drop_review(program->ports->user, &drill->last)) {
    program_say_not_saved(program, now_ms);
    return;
  }
  size_t kept = 0;
  for (size_t i = 0; i < drill->review_count; i++)
    if (!is_last(drill, &drill->reviews[i])) drill->reviews[kept++] = drill->reviews[i];
  drill->review_count = kept;
  drill->answered--;
  drill->right -= drill->last_right;
  work_out(drill);
  drill->place = drill->last_place;
  drill->state.chosen = drill->last_chosen;
  drill->state.side_tab = false;
  drill->last_place = NONE;
}

void drill_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms) {
  if (want->kind == WANT_GRADE) {
    grade(program, want->place, now_ms);
  } else if (want->kind == WANT_UNGRADE) {
    take_back(program, now_ms);
  } else if (want->kind == WANT_LOOK_UP && program->drill.place != NONE) {
    const DrillCard *card = &program->drill.deck.cards[program->drill.place];
    program_open_overlay(program, ui, OVERLAY_FIND);
    ui_text_set(&program->find.query, card->entry ? card->entry->code : code_reading_right(&card->reading));
  } else if (want->kind == WANT_DRILL) {
    program_show_drill(program);
    if (program->screen != SCREEN_DRILL) program_say(program, CHIP_WARN, word(W_DRILL_NO_RECORD), now_ms);
  }
}
