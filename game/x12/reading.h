/* What the readers of X12 share: faults that say which segment and element they are about, and elements as amounts, dates and counts. */
#ifndef OVERTURN_X12_READING_H
#define OVERTURN_X12_READING_H

#include "overturn/era.h"

/** Adds a fault of an element (0: of the segment as a whole): "segment 12, CAS03: ...". */
void x12_fault(Diags *diags, const char *code, const X12Segment *segment, int element, const char *format, ...) __attribute__((format(printf, 5, 6)));
/** The same, as a warning. */
void x12_warn(Diags *diags, const char *code, const X12Segment *segment, int element, const char *format, ...) __attribute__((format(printf, 5, 6)));

/** A piece of the file as messages show it: short, in quotes. */
Str x12_quoted(Arena *arena, Str found);

/** An element that must be there. @return false after saying that it is not. */
bool x12_need(Diags *diags, const X12Segment *segment, int element, const char *what);
/** Dollars as X12 writes them: 1275, -12.5. An empty element is 0 where it need not be there. */
bool x12_money(Diags *diags, const X12Segment *segment, int element, const char *what, bool needed, Cents *cents);
/** A day as 20260316; DAY_NONE where it is empty and need not be there. */
bool x12_day(Diags *diags, const X12Segment *segment, int element, bool needed, Day *day);
/** A whole number. */
bool x12_count(Diags *diags, const X12Segment *segment, int element, int64_t most, int64_t *count);

/** ISA to IEA: order, counts and control numbers of what was cut. */
bool x12_check_envelope(Arena *arena, const X12Segments *segments, Diags *diags);
/** Sums of a transaction. */
void era_check_balance(Arena *arena, const Era *era, Diags *diags);

#endif
