/* Decimal numbers read from their digits as JSON writes them (RFC 8259, section 6). No double takes part. */
#ifndef OVERTURN_NUMBER_H
#define OVERTURN_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

typedef enum NumberFault { NUMBER_OK, NUMBER_NOT_A_NUMBER, NUMBER_TOO_PRECISE, NUMBER_TOO_LARGE } NumberFault;

/** Whether the whole string is one number of JSON's grammar. */
bool number_valid(Str s);

/**
 * The number times ten to the power `places`: "12.5" with 2 places is 1250.
 *
 * @param places  0 to 9.
 * @param most  the largest size of *value either way, below 10^18.
 * @param value  0 unless NUMBER_OK is returned.
 * @return NUMBER_TOO_PRECISE where a fraction would be left over, NUMBER_TOO_LARGE past `most`.
 */
NumberFault number_scaled(Str digits, int places, int64_t most, int64_t *value);

/** Whether a valid number is nearer to some double than to infinity (below 2^1024 - 2^970), decided on the digits. */
bool number_is_finite(Str digits);

#endif
