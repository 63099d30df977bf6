/* Money: whole cents in 64 bits. No float takes part anywhere. */
#ifndef OVERTURN_MONEY_H
#define OVERTURN_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

typedef int64_t Cents;

/** No amount may be larger, either way: one hundred billion dollars. Sums of a million such amounts still fit. */
#define MONEY_MOST_CENTS INT64_C(10000000000000)

typedef enum MoneyFault { MONEY_OK, MONEY_NOT_A_NUMBER, MONEY_TOO_PRECISE, MONEY_TOO_LARGE } MoneyFault;

/**
 * Reads dollars from the number's own digits, as JSON writes numbers ("1200", "-3.5", "1.2e3"); never through a double.
 * @return MONEY_TOO_PRECISE where a fraction of a cent would be left over.
 */
MoneyFault money_from_number(Str digits, Cents *cents);

/** Reads dollars as a person types them: "$1,200.50", "1200.5", "-3", "(3.00)" for minus three. White space around is ignored. */
MoneyFault money_from_typed(Str typed, Cents *cents);

/** Reads an amount as money_from_typed() does, or a sum of such: "2450*1.08", "2840*50%", "(1200 + 800) / 2". Rounded once, to the cent. @return false for anything else. */
bool sum_read(Str typed, Cents *cents, bool *is_sum);

/** "1,234.50", "-0.05": two decimals, thousands commas, ASCII minus, no currency sign. */
Str money_text(Arena *arena, Cents cents);

/** "1234.5", "0", "-3": the shortest plain decimal, as X12 and JSON write amounts. */
Str money_plain(Arena *arena, Cents cents);

/** a x numerator / denominator, rounded once, half away from zero. `denominator` > 0; the product is kept in 128 bits, and a result past 64 at their ends. */
Cents money_ratio(Cents amount_cents, int64_t numerator, int64_t denominator);

/** The same, rounded down (toward minus infinity), for points and shares. */
int64_t ratio_floor(int64_t value, int64_t numerator, int64_t denominator);

#endif
