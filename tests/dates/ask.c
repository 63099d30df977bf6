/* Answers questions about days, one a line on standard input, so that another program can hold them against its own:
     offset 2026-01-31 1 months      the day so long after it
     count 2026-03-02 2026-04-01     business days in (from, to]
     about 2026-07-03                weekday from 0 (Monday), and whether it is a federal holiday and a business day
     interest 119300 12000 2026-01-01 2026-03-02    cents of principal, thousandths of a percent, first and last day
   Whatever it does not understand it answers with "?". */
#include <stdio.h>
#include <string.h>

#include "overturn/pricing.h"

static void answer(Arena *arena, const char *line) {
  char from[16], to[16], stretch[32];
  long long cents;
  int rate;
  Offset offset;
  if (sscanf(line, "offset %15s %31[^\n]", from, stretch) == 2 && offset_from_text(str_from(stretch), &offset))
    printf("%.*s\n", STR_ARG(day_iso(arena, day_add_offset(day_from_iso(str_from(from)), offset))));
  else if (sscanf(line, "count %15s %15s", from, to) == 2)
    printf("%d\n", day_count_business(day_from_iso(str_from(from)), day_from_iso(str_from(to))));
  else if (sscanf(line, "about %15s", from) == 1) {
    Day day = day_from_iso(str_from(from));
    printf("%d %d %d\n", day_weekday(day), day_is_federal_holiday(day), day_is_business(day));
  } else if (sscanf(line, "interest %lld %d %15s %15s", &cents, &rate, from, to) == 4)
    printf("%lld\n", (long long)pricing_interest(cents, rate, day_from_iso(str_from(from)), day_from_iso(str_from(to))));
  else
    printf("?\n");
}

int main(void) {
  char line[128];
  Arena *arena = arena_new(0);
  while (fgets(line, sizeof line, stdin)) {
    answer(arena, line);
    arena_reset(arena);
  }
  arena_free(arena);
  return 0;
}
