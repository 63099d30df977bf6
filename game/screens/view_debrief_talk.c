/* The view of the debrief's negotiations, from the report. */
#include "report/report.h"
#include "screens/view.h"

typedef struct Lines {
  Arena *arena;
  TalkLineView *items;
  size_t count, room;
} Lines;

static void add(Lines *lines, LineKind kind, Str text) {
  TalkLineView line = {text, kind};
  if (text.length) arena_push(lines->arena, lines->items, lines->count, lines->room, line);
}

static void add_list(Lines *lines, Word heading, const Str *texts, int count) {
  if (count) add(lines, LINE_HEADING, word(heading));
  for (int i = 0; i < count; i++) add(lines, LINE_ITEM, texts[i]);
}

static void add_rounds(Lines *lines, const ReportTalk *talk) {
  Arena *arena = lines->arena;
  add(lines, LINE_HEADING, word(W_ROUNDS_HEAD));
  for (int i = 0; i < talk->round_count; i++) {
    const ReportRound *round = &talk->rounds[i];
    Buf out = buf_new(arena);
    buf_format(&out, "%d. %.*s", round->round, STR_ARG(report_sentence(arena, round->did)));
    if (round->concession.length) buf_format(&out, " %.*s", STR_ARG(round->concession));
    if (!round->last) buf_format(&out, " %.*s", STR_ARG(word_with(arena, W_OFFERED_AND_LIMIT, round->offer, round->limit)));
    if (round->valued && round->best_after < round->best_before)
      buf_format(&out, " %.*s",
                 STR_ARG(word_with(arena, W_BEST_BEFORE_AFTER, points_text(arena, round->best_before), points_text(arena, round->best_after))));
    add(lines, LINE_ITEM, buf_str(&out));
  }
}

static void add_close(Lines *lines, const ReportTalk *talk) {
  if (talk->part_count) add(lines, LINE_HEADING, word(W_CLOSE_HEAD));
  for (int i = 0; i < talk->part_count; i++) {
    const ReportPart *part = &talk->parts[i];
    Buf out = buf_new(lines->arena);
    buf_format(&out, "%.*s: %.*s, %.*s, %.*s", STR_ARG(part->label), STR_ARG(part->value),
               STR_ARG(word(part->asked ? W_PART_ASKED : W_PART_NOT_ASKED)), STR_ARG(word(part->agreed ? W_PART_AGREED : W_PART_NOT_AGREED)));
    if (talk->writing_told) buf_format(&out, ", %.*s", STR_ARG(word(part->written ? W_PART_WRITTEN : W_PART_NOT_WRITTEN)));
    if (part->kept.length) buf_format(&out, ", %.*s", STR_ARG(part->kept));
    add(lines, LINE_ITEM, buf_str(&out));
  }
}

static void add_lines(Arena *arena, const ReportTalk *talk, TalkDebriefView *view) {
  Lines lines = {.arena = arena};
  if (talk->luck) add(&lines, LINE_TEXT, word(W_LUCK));
  add(&lines, LINE_TEXT, talk->standing);
  add(&lines, LINE_TEXT, talk->no_deal_words);
  add(&lines, LINE_TEXT, talk->overlap);
  add(&lines, LINE_TEXT, talk->deadline);
  add_list(&lines, W_LEFT_HEAD, talk->left, talk->left_count);
  add_list(&lines, W_GIVEN_AWAY_HEAD, talk->given_away, talk->given_away_count);
  add_list(&lines, W_NOT_SAID_HEAD, talk->not_played, talk->not_played_count);
  add_list(&lines, W_NOT_ASKED_HEAD, talk->not_asked, talk->not_asked_count);
  add_list(&lines, W_WEAKNESS_HEAD, talk->weaknesses, talk->weakness_count);
  if (talk->supervisor_not_sought) add(&lines, LINE_TEXT, word(W_NO_SUPERVISOR));
  add_rounds(&lines, talk);
  add_close(&lines, talk);
  view->lines = lines.items;
  view->line_count = (int)lines.count;
}

void make_debrief_talks(Arena *arena, const ReportDebrief *report, DebriefView *view) {
  TalkDebriefView *talks = arena_make_many(arena, TalkDebriefView, report->talk_count + 1);
  for (int t = 0; t < report->talk_count; t++) {
    const ReportTalk *talk = &report->talks[t];
    StairView *stairs = arena_make_many(arena, StairView, talk->round_count + 1);
    for (int i = 0; i < talk->round_count; i++) {
      const ReportRound *round = &talk->rounds[i];
      stairs[i] = (StairView){round->round, round->has_ask, round->ask_amount, round->offer_amount, round->fact};
    }
    talks[t] = (TalkDebriefView){.label = talk->label,
                                 .result = talk->result,
                                 .more_is_better = talk->talk->better == 0,
                                 .target = talk->target_amount,
                                 .walk_away = talk->walk_away_amount,
                                 .opening = talk->opening_amount,
                                 .limit = talk->limit_amount,
                                 .shown = {talk->target, talk->walk_away, talk->limit},
                                 .stairs = stairs,
                                 .stair_count = talk->round_count};
    add_lines(arena, talk, &talks[t]);
  }
  view->talks = talks;
  view->talk_count = report->talk_count;
}
