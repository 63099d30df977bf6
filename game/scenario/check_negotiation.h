/* The checks on a negotiation that was bound. */
#ifndef OVERTURN_SCENARIO_CHECK_NEGOTIATION_H
#define OVERTURN_SCENARIO_CHECK_NEGOTIATION_H

#include "overturn/negotiation.h"

/** Reports what is wrong with the figures, and prepares the talk where nothing is. `value` is the "negotiate" object. */
void negotiation_check(FieldReader *reader, const Json *value, Negotiation *talk);

#endif
