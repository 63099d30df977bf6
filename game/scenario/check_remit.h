/* What the checks of remits and contracts share. */
#ifndef OVERTURN_SCENARIO_CHECK_REMIT_H
#define OVERTURN_SCENARIO_CHECK_REMIT_H

#include "overturn/codes.h"

/** Adds a warning at a value, as fields_fault() adds an error. */
void check_warn(FieldReader *reader, const char *code, const Json *value, const char *format, ...) __attribute__((format(printf, 4, 5)));

/** The rules about groups, adjustment reasons and remarks of one claim of a remit. `remit` is its id, for messages. */
void check_remit_codes(FieldReader *reader, Str remit, const RemitClaim *claim, const CodeReference *codes);

/** Terms of a contract that look at the whole claim, against the contract's own rules and the claim. */
void check_terms(FieldReader *reader, const Contract *contract, const Claim *claim);

#endif
