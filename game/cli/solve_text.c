/* overturn solve for people: figures, random play, the best line day by day. What is wrong goes to standard error, at its place in the file. */
#include <stdlib.h>

#include "cli/solve.h"

static void print_line(const Cli *cli, const char *what, const SolveLine *line) {
  const Earned *earned = &line->earned;
  printf("%s: score %d, %.*s recovered, %d days, %d actions; points", what, line->score, STR_ARG(money_text(cli->arena, earned->recovered_cents)),
         (int)earned->days, (int)earned->actions);
  for (int a = 0; a < AXIS_COUNT; a++)
    printf(" %s %d.%03d%s", axis_words[a], earned->axis[a] / 1000, abs(earned->axis[a]) % 1000, a < AXIS_COUNT - 1 ? "," : "\n");
}

static void print_shares(const SolveFigures *figures) {
  if (figures->share[0] == NONE) return;
  printf("share of the points:");
  for (int a = 0; a < AXIS_COUNT; a++)
    printf(" %s %d%%%s%s", axis_words[a], figures->share[a], figures->share[a] < 15 ? " (under 15%)" : "", a < AXIS_COUNT - 1 ? "," : "\n");
}

/* ---- random play ---- */

#define BAR_COLUMNS 40

/** A share in percent with one decimal, so that one walk of twenty thousand is not none. */
static void print_percent(int part, int whole) {
  int tenths = (int)ratio_floor((int64_t)part * 1000, 1, whole);
  if (part && !tenths)
    printf("under 0.1%%");
  else
    printf("%d.%d%%", tenths / 10, tenths % 10);
}

static void print_histogram(const Walks *walks) {
  int most = 1;
  for (int b = 0; b < WALK_BINS; b++)
    if (walks->bins[b] > most) most = walks->bins[b];
  for (int b = 0; b < WALK_BINS; b++) {
    int columns = (int)ratio_floor((int64_t)walks->bins[b] * BAR_COLUMNS + most - 1, 1, most);
    printf("  %3d %s %6d ", b * 10, b < WALK_BINS - 1 ? "to" : "  ", walks->bins[b]);
    for (int c = 0; c < columns; c++) putchar('#');
    puts("");
  }
}

static void print_walks(Solve *solve) {
  const Walks *walks = proof_walks(solve->proof);
  Arena *arena = solve->cli->arena;
  if (!walks->count) return;
  printf("random play, %d walks: at each question one of the answers that behave differently, each as likely; of a negotiation one of its outcomes\n",
         walks->count);
  printf("  score %d on average; deciles", walks->score_mean);
  for (int i = 0; i <= 10; i++) printf(" %d", walks->score_tenths[i]);
  printf("\n  money deciles");
  for (int i = 0; i <= 10; i++) printf(" %.*s", STR_ARG(money_text(arena, walks->cents_tenths[i])));
  puts("");
  print_histogram(walks);
  printf("  scored %d or more: ", PASS_SCORE);
  print_percent(walks->passed, walks->count);
  printf("; broke a rule: ");
  print_percent(walks->violated, walks->count);
  printf("\n  ended");
  bool any = false;
  for (int i = 0; i < solve->scenario->ending_count; i++) {
    if (!walks->endings[i]) continue;
    printf("%s %.*s ", any ? "," : "", STR_ARG(solve->scenario->endings[i].id));
    print_percent(walks->endings[i], walks->count);
    any = true;
  }
  if (walks->cut) printf("; given up after 2,000 decisions: %d", walks->cut);
  puts("");
}

static void print_each(const Solve *solve) {
  for (int i = 0; i < solve->count; i++) {
    const SolveFigures *one = &solve->each[i];
    printf("  variant %d, %.*s: best %d.%03d points, %.*s; worst scores %d%s\n", solve->variants[i], STR_ARG(solve->labels[i]),
           one->best.earned.total / 1000, abs(one->best.earned.total) % 1000,
           STR_ARG(money_text(solve->cli->arena, one->best.earned.recovered_cents)), one->worst.score,
           one->complete ? "" : "; not searched to the end");
  }
}

/* Past a limit: what stands all the same, and what does not. */
static void print_unproven(const SolveFigures *all) {
  static const char *const reasons[ANALYSIS_END_COUNT] = {
      [ANALYSIS_STATES] = "the most states allowed were reached (--max-states)",
      [ANALYSIS_MEMORY] = "the memory allowed was used up (--max-memory)",
      [ANALYSIS_STOPPED] = "the time allowed was over (--max-seconds)",
      [ANALYSIS_ANSWERS] = "some question has more answers, or some talk more turns, than a search can try",
  };
  if (all->complete) return;
  printf("gave up: %s\n", reasons[all->end]);
  puts("proven: whatever was reached can be reached; at least the money below can be recovered");
  puts("not proven: that what was not reached cannot be; best and worst play; points, which are those of the part that was searched");
}

void solve_print_text(Solve *solve, bool calendar) {
  const SolveFigures *all = &solve->all;
  bool varies = solve->scenario->variant_count > 1;
  printf("%.*s: %s, %lld states", STR_ARG(solve->scenario->id), all->complete ? "searched completely" : "not searched to the end",
         (long long)all->states);
  if (varies) printf(" in %d of %d variants; figures are the worst of them", solve->count, solve->scenario->variant_count);
  puts("");
  print_unproven(all);
  print_line(solve->cli, "best", &all->best);
  print_line(solve->cli, "worst", &all->worst);
  printf("most that can be recovered: %.*s\n", STR_ARG(money_text(solve->cli->arena, all->recoverable)));
  printf("always the first answer: %d; the longest: %d; the last: %d; at random: %d\n", all->first, all->longest, all->last, all->random);
  print_shares(all);
  if (varies) print_each(solve);
  print_walks(solve);
  solve_print_days(solve, calendar);
}
