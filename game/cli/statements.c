/* From the records to statements. Each attempt is played again first, so that nothing is said of one that is not what was saved. */
#include "cli/statements.h"

#include "cli/again.h"
#include "learn/gather.h"

typedef struct Saying {
  const CliSaying *how;
  StoreProfile *profiles; /* by id */
  size_t profile_count;
} Saying;

static const StoreProfile *profile_of(const Saying *saying, int64_t id) { return gathered_profile(saying->profiles, saying->profile_count, id); }

const CourseEntry *cli_course_entry(const Course *course, Str lesson, Mode mode) {
  for (int i = 0; course && i < course->count; i++)
    if (!course->entries[i].cards && str_equal(course->entries[i].lesson, lesson) && course->entries[i].mode == (int32_t)mode)
      return &course->entries[i];
  return NULL;
}

int cli_mark_of(const Course *course, const StoreAttempt *about) {
  const CourseEntry *entry = cli_course_entry(course, about->lesson, about->mode);
  if (entry) return entry->pass;
  return about->mode == MODE_ASSESSMENT ? CLI_PASS_MARK : NONE;
}

static bool wants(void *user, const StoreAttempt *about) {
  const Saying *saying = user;
  const StoreProfile *profile = profile_of(saying, about->profile);
  return profile && saying->how->wants(saying->how->user, about, profile);
}

static void say(void *user, const CliAgain *again) {
  const Saying *saying = user;
  const StoreAttempt *about = again->about;
  CliSaid said = {.about = about, .fault = again->fault};
  XapiContext context;
  XapiAttempt told;
  if (!said.fault.length && !again->session && !again->shift) said.fault = STR("A result is kept of it, and it is not over.");
  if (!said.fault.length) {
    context = (XapiContext){saying->how->base, gathered_trainee(profile_of(saying, about->profile), saying->how->names), about->started,
                            about->attempt, cli_mark_of(saying->how->course, about)};
    told = again->session
               ? xapi_attempt(again->arena, &context, again->session, report_debrief(again->arena, again->analysis, again->session))
               : xapi_attempt_of_shift(again->arena, &context, again->shift, report_shift(again->arena, again->shift_analysis, again->shift));
    said.count = xapi_statements(again->arena, &context, &told, &said.statements);
    said.context = &context;
    said.attempt = &told;
    said.arena = again->arena;
  }
  saying->how->said(saying->how->user, &said);
}

StoreResult cli_say_attempts(const Cli *cli, Store *store, const CliSaying *how) {
  Saying saying = {.how = how};
  CliAgainPorts ports = {.user = &saying, .wants = wants, .told = say, .left = how->left};
  StoreResult result = store_profiles(store, cli->arena, &saying.profiles, &saying.profile_count);
  return result.status == STORE_OK ? cli_play_again(cli, store, &ports) : result;
}
