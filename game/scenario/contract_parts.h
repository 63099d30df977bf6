/* What the files about contracts share: the tables that are read by hand, and the limits. */
#ifndef OVERTURN_SCENARIO_CONTRACT_PARTS_H
#define OVERTURN_SCENARIO_CONTRACT_PARTS_H

#include "overturn/remit.h"

/* The highest percentage a contract may name. */
#define PERCENT_MOST 1000
#define WHOLE_THOUSANDTHS 100000 /* 100% */
#define WHOLE_WEIGHT 10000       /* a DRG weight of 1 */

extern const FieldTable fee_table, clause_table;

#endif
