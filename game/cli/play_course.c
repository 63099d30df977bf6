/* overturn play --course: which entry, in which mode, and whether the course lets it begin. What was begun as an assessment is gone on with. */
#include "cli/records.h"
#include "learn/record.h"

typedef struct CourseChoice {
  const Course *course;
  StoreProfile me;
  CourseProgress progress;
  Day today;
} CourseChoice;

static bool read_standing(const Cli *cli, const CliPlay *play, CourseChoice *choice) {
  CourseAttempt *attempts;
  size_t count;
  int cards;
  if (!play->own.length) {
    fputs("overturn: a course needs records; --data-dir names a folder that can be written\n", stderr);
    return false;
  }
  Store *store = cli_open_records(cli, str_z(cli->arena, play->own), false);
  if (!store) return false;
  StoreResult result = store_me(store, cli->arena, &choice->me);
  if (result.status == STORE_OK) result = record_course(store, cli->arena, choice->me.id, &attempts, &count, &cards);
  bool read = cli_records_failed(result) == EXIT_DONE;
  store_close(store);
  choice->today = (Day)(seconds_from_clock(cli_wall_clock(cli->arena)) / 86400);
  if (read) choice->progress = course_progress(cli->arena, choice->course, attempts, count, cards, choice->today);
  return read;
}

static int choose(const CliPlay *play, const CourseChoice *choice) {
  const Course *course = choice->course;
  if (!play->entry) {
    if (choice->progress.next == NONE) fprintf(stderr, "overturn: nothing of %.*s is open\n", STR_ARG(course->title));
    return choice->progress.next;
  }
  for (int i = 0; i < course->count; i++)
    if (str_is(course->entries[i].id, play->entry)) return i;
  fprintf(stderr, "overturn: %.*s has no entry \"%s\"\n", STR_ARG(course->title), play->entry);
  return NONE;
}

/** As if this one were over by then. */
static Str closed_after(const Cli *cli, const CourseChoice *choice, int entry) {
  Str why;
  CourseProgress after = choice->progress;
  after.places = arena_make_many(cli->arena, CoursePlace, choice->course->count + 1);
  for (int i = 0; i < choice->course->count; i++) after.places[i] = choice->progress.places[i];
  after.places[entry].standing = COURSE_PASSED;
  (void)course_debrief_opens(cli->arena, choice->course, &after, entry, choice->today, &why);
  return why;
}

/** The clock cannot be stopped, so it is said before it runs. @return whether the trainee begins. */
static bool begins(const Cli *cli, CliPlay *play, const CourseEntry *entry) {
  Str line;
  const char *minutes = entry->minutes == 1 ? "minute" : "minutes";
  play->lines->write(
      NULL, str_format(cli->arena, "%.*s, assessment: %d %s from Start.\nClosing the program does not stop the clock.\nEnter starts it, q leaves: ",
                       STR_ARG(entry->title), (int)entry->minutes, minutes));
  play->left = !play->lines->read(NULL, cli->arena, &line) || str_trim(line).length > 0;
  return !play->left;
}

bool cli_choose_entry(const Cli *cli, const CliAssets *assets, CliPlay *play) {
  CourseChoice choice = {.course = cli_read_course(cli, play->course, assets)};
  Str why;
  if (!choice.course || !read_standing(cli, play, &choice)) return false;
  int place = choose(play, &choice);
  if (place == NONE) return false;
  const CourseEntry *entry = &choice.course->entries[place];
  if (entry->cards) {
    fprintf(stderr, "overturn: %.*s: next comes the code drill; overturn drill asks it\n", STR_ARG(choice.course->title));
    return false;
  }
  CourseGate gate = course_gate(cli->arena, choice.course, &choice.progress, place, (Mode)entry->mode, &why);
  if (gate == COURSE_REFUSED) {
    fprintf(stderr, "overturn: %.*s: %.*s\n", STR_ARG(entry->title), STR_ARG(why));
    return false;
  }
  bool assessed = entry->mode == MODE_ASSESSMENT;
  play->file = str_z(cli->arena, cli_entry_path(cli, play->course, choice.course, entry));
  play->mode = (Mode)entry->mode;
  play->mark = entry->pass;
  play->stays_open = assessed;
  play->closed = assessed ? closed_after(cli, &choice, place) : STR("");
  play->has_seed = entry->per_trainee;
  if (entry->per_trainee) play->seed = course_seed(choice.course, place, choice.me.pseudonym);
  play->minutes = assessed ? entry->minutes : 0;
  if (gate == COURSE_GOES_ON) play->resume = str_z(cli->arena, choice.progress.places[place].going);
  return gate == COURSE_GOES_ON || !play->minutes || begins(cli, play, entry);
}
