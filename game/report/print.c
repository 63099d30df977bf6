/* The debrief as plain lines that read well aloud: one thought a line, no columns, no signs that stand for words. */
#include "overturn/utf8.h"
#include "report/inside.h"

static void put_spaces(Buf *out, int count) {
  for (int i = 0; i < count; i++) buf_byte(out, ' ');
}

static size_t word_end(Str text, size_t at) {
  while (at < text.length && text.at[at] != ' ' && text.at[at] != '\n') at++;
  return at;
}

void report_wrap(Buf *out, const char *first, int indent, Str text) {
  size_t column = utf8_count(str_from(first));
  bool empty = true; /* nothing but the indent stands on this line */
  buf_addz(out, first);
  for (size_t at = 0; at < text.length;) {
    if (text.at[at] == ' ' || text.at[at] == '\n') {
      bool new_line = text.at[at++] == '\n';
      if (!new_line) continue;
      buf_byte(out, '\n');
      put_spaces(out, indent);
      column = (size_t)indent;
      empty = true;
      continue;
    }
    size_t end = word_end(text, at);
    Str word = str_slice(text, at, end);
    size_t columns = utf8_count(word);
    if (!empty && column + 1 + columns > REPORT_COLUMNS) {
      buf_byte(out, '\n');
      put_spaces(out, indent);
      column = (size_t)indent;
      empty = true;
    }
    if (!empty) buf_byte(out, ' ');
    buf_add(out, word);
    column += columns + !empty;
    empty = false;
    at = end;
  }
  buf_byte(out, '\n');
}

static void put_blank(Buf *out) { buf_byte(out, '\n'); }

/** "Heading" on a line of its own, after a blank one. */
static void put_heading(Buf *out, const char *heading) {
  put_blank(out);
  buf_addz(out, heading);
  buf_byte(out, '\n');
}

static void put_list(Buf *out, const char *heading, const Str *lines, int count) {
  if (!count) return;
  report_wrap(out, "", 0, str_from(heading));
  for (int i = 0; i < count; i++) report_wrap(out, "  ", 4, lines[i]);
}

static void put_scores(const ReportDebrief *report, Buf *out) {
  Arena *arena = out->arena;
  buf_format(out, "Score: %d of 100.\n", report->score);
  for (int a = 0; a < AXIS_COUNT; a++) {
    const ReportAxis *axis = &report->axes[a];
    if (axis->score != NONE) buf_format(out, "%.*s: %d, %.*s.\n", STR_ARG(axis->name), axis->score, STR_ARG(axis->detail));
  }
  report_wrap(
      out, "", 0,
      str_format(arena, "Recovered: %.*s of %.*s that the best play recovers.", STR_ARG(report->recovered), STR_ARG(report->best_recoverable)));
  if (!report->proven) report_wrap(out, "", 0, STR("The search for the best play did not end, so costs below are not exact."));
}

static void put_skills(const ReportDebrief *report, Buf *out) {
  for (int i = 0; i < SKILL_COUNT; i++) {
    const ReportSkill *skill = &report->skills[i];
    if (skill->score == NONE) continue;
    buf_format(out, "%.*s: %d, %.*s of %.*s points.\n", STR_ARG(skill->name), skill->score,
               STR_ARG(report_points(out->arena, skill->earned < 0 ? 0 : skill->earned)), STR_ARG(report_points(out->arena, skill->most)));
  }
}

static void put_violations(const ReportDebrief *report, Buf *out) {
  if (!report->violation_count) return;
  put_heading(out, report->violation_count == 1 ? "Violation" : "Violations");
  for (int i = 0; i < report->violation_count; i++)
    report_wrap(out, "  ", 4, str_format(out->arena, "%.*s: %.*s", STR_ARG(report->violations[i]), STR_ARG(report->violation_rules[i])));
  if (report->mode == MODE_ASSESSMENT) report_wrap(out, "", 0, STR("A violation fails an assessment."));
}

static void put_labelled(Buf *out, const char *label, Str text) {
  if (text.length) report_wrap(out, label, 5, text);
}

static Str verdict_of(Arena *arena, const ReportDecision *told) {
  const Decision *decision = told->decision;
  Buf out = buf_new(arena);
  if (told->violation.length) buf_format(&out, "Violation: %.*s. ", STR_ARG(told->violation));
  if (told->points.length) buf_format(&out, "%.*s. ", STR_ARG(told->points));
  if (decision->played->result.half_for_facts) buf_addz(&out, "Half, for a finding that was not pinned. ");
  if (told->again) buf_addz(&out, "Answered before, not scored. ");
  if (told->repair) buf_addz(&out, "Repairs, so it earns nothing. ");
  if (decision->cost > 0 || decision->cost_cents > 0) {
    bool own = decision->own > 0 || decision->own_cents > 0;
    buf_format(&out, "Cost: %.*s", STR_ARG(told->cost));
    if (own && told->hindsight.length) buf_format(&out, ", of it %.*s with hindsight", STR_ARG(told->hindsight));
    buf_format(&out, ", %s.", own ? grade_words[decision->grade] : "with hindsight");
  }
  return str_trim(buf_str(&out));
}

static void put_ranked(Buf *out, const ReportDecision *told) {
  if (told->ranked_count) report_wrap(out, "   ", 5, STR("The right answers compared:"));
  for (int i = 0; i < told->ranked_count; i++) report_wrap(out, "     ", 7, told->ranked[i]);
}

void put_decision(const ReportDecision *told, Buf *out) {
  put_labelled(out, "   You: ", told->did);
  put_labelled(out, "   ", verdict_of(out->arena, told));
  put_labelled(out, "   Why: ", told->why);
  put_labelled(out, "   Better: ", told->best);
  put_labelled(out, "   Why better: ", told->best_why);
  put_labelled(out, "   Rule: ", told->citation);
  put_ranked(out, told);
}

static void put_worst(const ReportDebrief *report, Buf *out) {
  if (!report->worst_count) return;
  put_heading(out, report->worst_count == 1 ? "What cost points" : "What cost most");
  for (int i = 0; i < report->worst_count; i++) {
    const ReportDecision *told = &report->decisions[report->worst[i]];
    report_wrap(out, "", 3, str_format(out->arena, "%d. %.*s: %.*s", i + 1, STR_ARG(told->when), STR_ARG(told->title)));
    put_decision(told, out);
  }
}

static bool is_worst(const ReportDebrief *report, int place) {
  for (int i = 0; i < report->worst_count; i++)
    if (report->worst[i] == place) return true;
  return false;
}

static void put_decisions(const ReportDebrief *report, Buf *out) {
  if (!report->decision_count) return;
  put_heading(out, "Your decisions");
  for (int i = 0; i < report->decision_count; i++) {
    const ReportDecision *told = &report->decisions[i];
    Str head = str_format(out->arena, "%d. %.*s: %.*s", i + 1, STR_ARG(told->when), STR_ARG(told->title));
    report_wrap(out, "", 4, head);
    put_labelled(out, "   You: ", told->did);
    put_labelled(out, "   ", verdict_of(out->arena, told));
    bool costly = told->decision->own > 0 || told->decision->own_cents > 0;
    /* In an assessment nothing was said on the way; the worst are told in full above. */
    if (is_worst(report, i)) continue;
    if (costly || report->mode == MODE_ASSESSMENT) {
      put_labelled(out, "   Why: ", told->why);
      put_labelled(out, "   Better: ", told->best);
      put_labelled(out, "   Why better: ", told->best_why);
    }
    put_ranked(out, told);
  }
}

static Str round_words(Arena *arena, const ReportRound *round) {
  Buf out = buf_new(arena);
  buf_format(&out, "Round %d. %.*s", round->round, STR_ARG(report_sentence(arena, round->did)));
  if (round->concession.length) buf_format(&out, " %.*s", STR_ARG(round->concession));
  if (!round->last) buf_format(&out, " They offered %.*s and would have gone to %.*s.", STR_ARG(round->offer), STR_ARG(round->limit));
  if (round->valued && round->best_after < round->best_before)
    buf_format(
        &out, " Best play came to %.*s before it, to %.*s after it.",
        STR_ARG(str_format(arena, "%.*s %s", STR_ARG(report_points(arena, round->best_before)), round->best_before == 1000 ? "point" : "points")),
        STR_ARG(report_points(arena, round->best_after)));
  return buf_str(&out);
}

static void put_close(const ReportTalk *talk, Buf *out) {
  if (talk->part_count) report_wrap(out, "", 0, STR("The close:"));
  for (int i = 0; i < talk->part_count; i++) {
    const ReportPart *part = &talk->parts[i];
    Buf line = buf_new(out->arena);
    buf_format(&line, "%.*s: %.*s; %s, %s", STR_ARG(part->label), STR_ARG(part->value), part->asked ? "asked" : "not asked",
               part->agreed ? "agreed" : "not agreed");
    if (talk->writing_told) buf_addz(&line, part->written ? ", in writing" : ", not in writing");
    if (part->kept.length) buf_format(&line, ", %.*s", STR_ARG(part->kept));
    report_wrap(out, "  ", 4, buf_str(&line));
  }
}

static void put_talk(const ReportTalk *talk, Buf *out) {
  Arena *arena = out->arena;
  put_heading(out, str_z(arena, str_format(arena, "The negotiation: %.*s", STR_ARG(talk->label))));
  report_wrap(out, "", 0,
              str_format(arena, "%.*s.%s%.*s%s No deal: %.*s.", STR_ARG(talk->result), talk->worth.length ? " Worth to us: " : "",
                         STR_ARG(talk->worth), talk->worth.length ? "." : "", STR_ARG(talk->no_deal)));
  if (talk->luck) report_wrap(out, "", 0, STR("A good result from conduct that does not earn one: that was luck."));
  if (talk->standing.length) report_wrap(out, "", 0, talk->standing);
  report_wrap(out, "", 0, talk->no_deal_words);
  report_wrap(out, "", 0, str_format(arena, "Your target was %.*s, your walk-away %.*s.", STR_ARG(talk->target), STR_ARG(talk->walk_away)));
  report_wrap(out, "", 0, talk->overlap);
  if (talk->deadline.length) report_wrap(out, "", 0, talk->deadline);
  for (int i = 0; i < talk->round_count; i++) report_wrap(out, "  ", 4, round_words(arena, &talk->rounds[i]));
  put_list(out, "Left on the table:", talk->left, talk->left_count);
  put_list(out, "Given away:", talk->given_away, talk->given_away_count);
  put_list(out, "You knew and did not say:", talk->not_played, talk->not_played_count);
  put_list(out, "You did not ask:", talk->not_asked, talk->not_asked_count);
  put_list(out, "Said against yourself:", talk->weaknesses, talk->weakness_count);
  if (talk->supervisor_not_sought) report_wrap(out, "", 0, STR("No supervisor was asked for; the person on the line could not go all the way."));
  put_close(talk, out);
}

static void put_promises(const ReportDebrief *report, Buf *out) {
  if (report->promise_count) put_heading(out, "What was promised");
  for (int i = 0; i < report->promise_count; i++) {
    const ReportPromise *told = &report->promises[i];
    report_wrap(
        out, "  ", 4,
        str_format(out->arena, "%.*s: %.*s %.*s", STR_ARG(told->who), STR_ARG(report_sentence(out->arena, told->what)), STR_ARG(told->words)));
  }
}

void report_print(const ReportDebrief *report, Buf *out) {
  Arena *arena = out->arena;
  report_wrap(out, "", 0, str_format(arena, "Debrief: %.*s, %s", STR_ARG(report->title), mode_words[report->mode]));
  if (report->ending_title.length) report_wrap(out, "", 0, report->ending_title);
  report_wrap(out, "", 0, report->finished ? report->ending_text : STR("The case is still open."));
  if (report->kept)
    report_wrap(out, "", 0,
                str_format(arena, "A retry: the first %s of an attempt before it were kept.",
                           str_z(arena, report_count(arena, report->kept, "action", "actions"))));
  put_blank(out);
  put_scores(report, out);
  put_skills(report, out);
  put_violations(report, out);
  put_worst(report, out);
  for (int i = 0; i < report->talk_count; i++) put_talk(&report->talks[i], out);
  put_promises(report, out);
  put_decisions(report, out);
  if (!report->best_line_count) return;
  put_heading(out, "The best play");
  for (int i = 0; i < report->best_line_count; i++) report_wrap(out, str_z(arena, str_format(arena, "%d. ", i + 1)), 4, report->best_line[i]);
}
