/* Steps of a skeleton: one for each payment that lies on the desk, then a decision and a follow-up with texts for the author to replace. It can be played as it is. */
#include "x12/skeleton.h"

/* More payments than this are read without questions, so that the follow-up keeps its share of the score. */
#define MOST_ASKED 2

typedef struct Focus {
  const EraAdjustment *adjustment;
  int line;
} Focus;

static bool can_be_asked(const Building *building, const EraAdjustment *one) {
  const CodeEntry *entry = code_find_carc(building->options->codes, one->carc);
  return entry && !entry->deactivated && (entry->groups_allowed & (1u << one->group)) && one->amount_cents > 0;
}

/* The adjustment that a collector looks at first: the largest that is no plain contractual reduction, where there is another. */
static void look(const Building *building, const EraAdjustments *list, int line, bool *usual, Focus *focus) {
  for (size_t i = 0; i < list->count; i++) {
    const EraAdjustment *one = &list->items[i];
    bool is_usual = str_is(one->carc, "45") || one->group == GROUP_PR;
    if (!can_be_asked(building, one)) continue;
    bool better = !focus->adjustment || (*usual && !is_usual) || (*usual == is_usual && one->amount_cents > focus->adjustment->amount_cents);
    if (!better) continue;
    *focus = (Focus){one, line};
    *usual = is_usual;
  }
}

static Focus find_focus(const Building *building, const SkeletonRemit *remit) {
  Focus focus = {NULL, 0};
  bool usual = true;
  for (size_t c = 0; c < remit->claim_count; c++) {
    const SkeletonClaim *in = &remit->claims[c];
    if (!in->ours || in->claim.status == REMIT_STATUS_REVERSAL) continue;
    look(building, &in->claim.adjust, 0, &usual, &focus);
    for (size_t i = 0; i < in->claim.line_count; i++) look(building, &in->claim.lines[i].adjust, in->line_numbers[i], &usual, &focus);
  }
  return focus;
}

static void write_reading(const Building *building, Out *out, size_t index, int *asked) {
  const SkeletonRemit *remit = &building->remits[index];
  Arena *arena = building->arena;
  Focus focus = find_focus(building, remit);
  out_open(out, str_z(arena, str_format(arena, "read_%.*s", STR_ARG(remit->id))), '{');
  out_text(out, "view", STR("remittance"));
  Str place = remit->id;
  if (focus.adjustment && focus.line) place = str_format(arena, "%.*s/%d", STR_ARG(remit->id), focus.line);
  if (focus.adjustment)
    place = str_format(arena, "%.*s/%s-%.*s", STR_ARG(place), group_code_words[focus.adjustment->group], STR_ARG(focus.adjustment->carc));
  out_text(out, "focus", place);
  out_open(out, "say", '[');
  out_value(out, NULL, "\"WRITE: what to look for on the remittance of {%.*s.date}.\"", STR_ARG(remit->id));
  out_close(out, ']');
  if (focus.adjustment && *asked < MOST_ASKED) {
    ++*asked;
    out_open(out, "ask", '[');
    out_value(out, NULL, "{\"id\": \"%.*s_who\", \"interpret\": \"liability\", \"points\": 2}", STR_ARG(remit->id));
    out_value(out, NULL, "{\"id\": \"%.*s_what\", \"interpret\": \"meaning\", \"points\": 3}", STR_ARG(remit->id));
    out_close(out, ']');
  }
  bool last = index + 1 == building->remit_count;
  Str next = last ? STR("decide") : str_format(arena, "read_%.*s", STR_ARG(building->remits[index + 1].id));
  out_text(out, "next", next);
  out_close(out, '}');
}

static void write_choice(Out *out, const char *id, const char *text, int points, const char *why, const char *exit, const char *to) {
  out_open(out, NULL, '{');
  out_text(out, "id", str_from(id));
  out_text(out, "text", str_from(text));
  out_value(out, "points", "%d", points);
  out_text(out, "why", str_from(why));
  out_text(out, exit, str_from(to));
  out_close(out, '}');
}

static void write_decision(Out *out) {
  out_open(out, "decide", '{');
  out_text(out, "$comment",
           STR("Answers about as long as each other; the right one in any place; each wrong one what a sensible beginner would do."));
  out_text(out, "view", STR("decision"));
  out_open(out, "say", '[');
  out_text(out, NULL, STR("WRITE: the question that this claim asks."));
  out_close(out, ']');
  out_open(out, "ask", '[');
  out_open(out, NULL, '{');
  out_text(out, "id", STR("path"));
  out_text(out, "axis", STR("outcome"));
  out_text(out, "skill", STR("problem solving"));
  out_open(out, "choices", '[');
  write_choice(out, "first", "WRITE: something that a beginner would do here", 0, "WRITE: what comes of it, and the rule.", "end", "closed");
  write_choice(out, "second", "WRITE: the right thing to do with this claim", 8, "WRITE: why it is right, and the rule.", "goto", "act");
  write_choice(out, "third", "WRITE: something else that people would try", 0, "WRITE: what comes of that, and its rule.", "end", "closed");
  out_close(out, ']');
  out_close(out, '}');
  out_close(out, ']');
  out_close(out, '}');
}

static void write_follow_up(Out *out) {
  out_open(out, "act", '{');
  out_text(out, "view", STR("letters"));
  out_open(out, "say", '[');
  out_text(out, NULL, STR("WRITE: what is sent, and to whom."));
  out_close(out, ']');
  out_text(out, "stamp", STR("sent"));
  out_text(out, "next", STR("follow"));
  out_close(out, '}');
  out_open(out, "follow", '{');
  out_text(out, "view", STR("calendar"));
  out_open(out, "say", '[');
  out_text(out, NULL, STR("It is sent. When do you look at it again?"));
  out_close(out, ']');
  out_open(out, "ask", '[');
  out_value(out, NULL,
            "{\"id\": \"look_again\", \"points\": 5, \"date\": {\"from\": \"sent\", \"best\": [\"14 days\", \"21 days\"], \"accept\": [\"10 days\", "
            "\"30 days\"]}, "
            "\"why\": \"WRITE: how long the payer takes, and where that is said.\"}");
  out_close(out, ']');
  out_text(out, "end", STR("done"));
  out_close(out, '}');
}

void skeleton_write_steps(const Building *building, Out *out) {
  int asked = 0;
  out_value(out, "start", "\"read_%.*s\"", STR_ARG(building->remits[0].id));
  out_open(out, "steps", '{');
  for (size_t i = 0; i < building->remit_count; i++) write_reading(building, out, i, &asked);
  write_decision(out);
  write_follow_up(out);
  out_close(out, '}');
  out_open(out, "endings", '{');
  out_value(out, "done", "{\"text\": \"WRITE: how it ends well.\"}");
  out_value(out, "closed", "{\"text\": \"WRITE: how it ends otherwise.\"}");
  out_close(out, '}');
}
