/* Negotiations of a replay as JSON: what a chart of them needs, and all that the debrief says. Amounts are hundredths of the issue's unit. */
#include "cli/replay_talk.h"

static void put_text(Buf *out, const char *key, Str text) {
  cli_json_key(out, key);
  buf_json_string(out, text);
}

static void put_amount(Buf *out, const char *key, Cents amount) {
  cli_json_key(out, key);
  buf_format(out, "%lld", (long long)amount);
}

static void put_flag(Buf *out, const char *key, bool flag) {
  cli_json_key(out, key);
  buf_addz(out, flag ? "true" : "false");
}

static void put_points(Buf *out, const char *key, int32_t thousandths) {
  int32_t size = thousandths < 0 ? -thousandths : thousandths;
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", thousandths < 0 ? "-" : "", (int)(size / 1000), (int)(size % 1000));
}

static void put_round(const ReportRound *round, Buf *out) {
  buf_byte(out, '{');
  put_amount(out, "round", round->round);
  put_text(out, "kind", str_from(round->kind));
  put_text(out, "did", round->did);
  put_text(out, "said", round->said);
  put_text(out, "fact", round->fact);
  put_text(out, "concession", round->concession);
  if (round->has_ask) put_amount(out, "ask", round->ask_amount);
  put_amount(out, "offer", round->offer_amount);
  put_amount(out, "limit", round->limit_amount);
  if (round->valued) put_points(out, "best_before", round->best_before);
  if (round->valued) put_points(out, "best_after", round->best_after);
  buf_byte(out, '}');
}

static void put_part(const ReportPart *part, bool writing_told, Buf *out) {
  buf_byte(out, '{');
  put_text(out, "part", part->label);
  put_text(out, "value", part->value);
  put_flag(out, "asked", part->asked);
  put_flag(out, "agreed", part->agreed);
  if (writing_told) put_flag(out, "in_writing", part->written);
  put_text(out, "kept", part->kept);
  buf_byte(out, '}');
}

static void put_talk(const ReportTalk *talk, Buf *out) {
  buf_byte(out, '{');
  put_text(out, "issue", talk->talk->issue_id);
  put_text(out, "label", talk->label);
  put_text(out, "result", talk->result);
  put_text(out, "standing", talk->standing);
  put_amount(out, "target", talk->target_amount);
  put_amount(out, "walk_away", talk->walk_away_amount);
  put_amount(out, "opening", talk->opening_amount);
  put_amount(out, "limit", talk->limit_amount);
  put_text(out, "overlap", talk->overlap);
  put_text(out, "no_deal", talk->no_deal_words);
  put_text(out, "deadline", talk->deadline);
  put_flag(out, "luck", talk->luck);
  put_flag(out, "supervisor_not_sought", talk->supervisor_not_sought);
  cli_json_names(out, "left", talk->left, talk->left_count);
  cli_json_names(out, "given_away", talk->given_away, talk->given_away_count);
  cli_json_names(out, "not_played", talk->not_played, talk->not_played_count);
  cli_json_names(out, "not_asked", talk->not_asked, talk->not_asked_count);
  cli_json_names(out, "weaknesses", talk->weaknesses, talk->weakness_count);
  cli_json_key(out, "rounds");
  buf_byte(out, '[');
  for (int i = 0; i < talk->round_count; i++) {
    if (i) buf_byte(out, ',');
    put_round(&talk->rounds[i], out);
  }
  buf_byte(out, ']');
  cli_json_key(out, "close");
  buf_byte(out, '[');
  for (int i = 0; i < talk->part_count; i++) {
    if (i) buf_byte(out, ',');
    put_part(&talk->parts[i], talk->writing_told, out);
  }
  buf_addz(out, "]}");
}

void cli_put_talks(const ReportDebrief *report, Buf *out) {
  cli_json_key(out, "talks");
  buf_byte(out, '[');
  for (int i = 0; i < report->talk_count; i++) {
    if (i) buf_byte(out, ',');
    put_talk(&report->talks[i], out);
  }
  buf_byte(out, ']');
}
