/* Plays reviews, one a line on standard input, so that another program can hold the cards against its own:
     new             a card never reviewed; nothing is answered
     review 3 1775000000    rating (1 again to 4 easy) and time: state, step, interval in days, due, reviews, lapses, stability and difficulty
     recall 1775400000      how likely it is remembered then
   Whatever it does not understand it answers with "?". */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "learn/fsrs.h"

int main(void) {
  char line[128];
  FsrsCard card = {0};
  while (fgets(line, sizeof line, stdin)) {
    int rating;
    int64_t at;
    if (strcmp(line, "new\n") == 0) {
      card = (FsrsCard){0};
    } else if (sscanf(line, "review %d %" SCNd64, &rating, &at) == 2) {
      card = fsrs_next(&card, (FsrsReview){at, (FsrsRating)rating});
      printf("%d %d %d %" PRId64 " %d %d %.8f %.8f\n", (int)card.state, card.step, card.interval_days, card.due_seconds, card.reviews, card.lapses,
             card.stability_days, card.difficulty);
    } else if (sscanf(line, "recall %" SCNd64, &at) == 1) {
      printf("%.8f\n", fsrs_retrievability(&card, at));
    } else {
      printf("?\n");
    }
  }
  return 0;
}
