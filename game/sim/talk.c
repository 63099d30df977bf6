/* The negotiation inside the machine: facts held, what the talk earns, where it leads. */
#include "sim/machine.h"

bool sim_holds(const void *context, int fact) {
  const State *state = context;
  return fact != NONE && bits_has(state->pinned, fact);
}

static void close_talk(Turn *turn, const Negotiation *talk, const NegotiationReply *reply) {
  State *state = turn->state;
  int index = turn->scenario->steps[state->step].talk_item;
  turn->result->item = index;
  turn->result->first = !bits_has(state->answered, index);
  turn->result->paid = reply->points;
  turn->result->most = talk->most_points;
  bits_add(state->answered, index);
  if (state->talks[talk->index].end == NEGOTIATION_DEAL) {
    state->deal_day[talk->index] = state->day;
    state->deal_state[talk->index] = DEAL_SPOKEN;
  }
  state->talk = NONE;
  machine_leave(turn);
}

void machine_talk(Turn *turn, const Action *action) {
  State *state = turn->state;
  const Negotiation *talk = turn->scenario->talks[state->talk];
  NegotiationState *round = &state->talks[state->talk];
  NegotiationReply reply = negotiation_act(talk, round, &action->talk);
  turn->result->reply = reply;
  machine_violation(turn->result, reply.violation, 10000);
  if (reply.reveals != NONE) machine_learn(state, reply.reveals);
  if (reply.advance.count && machine_advance(turn, calendar_add_offset(turn->scenario->calendar, state->day, reply.advance))) return;
  if (round->end != NEGOTIATION_OPEN) close_talk(turn, talk, &reply);
}
