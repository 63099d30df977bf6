/* Claim status codes among the parts of the scenario layer: the table of assets/rules.json that holds them, and the block of a document. */
#ifndef OVERTURN_SCENARIO_STATUS_CODES_H
#define OVERTURN_SCENARIO_STATUS_CODES_H

#include "overturn/codes.h"

/** The "x12" part of assets/rules.json; binds a X12Codes. */
extern const FieldTable status_codes_table;
/** Codes that stand twice. */
void status_codes_check(FieldReader *reader, const X12Codes *codes);

/** The object of a "status" block. */
extern const FieldTable status_table;
/** @return NULL, reported, where it is not understood or has a code that nobody knows. */
const ClaimStatus *status_read(FieldReader *reader, const Json *json, const X12Codes *codes);

#endif
