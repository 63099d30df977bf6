/* A course on home with invented content: one entry of each standing. */
#include "ui/samples.h"

static const CourseRowView rows[] = {
    {.title = STR_INIT("Code drill"),
     .mode = STR_INIT("40 cards"),
     .best = 100,
     .pass = 100,
     .standing = COURSE_PASSED,
     .about = STR_INIT("So many different cards of the code drill."),
     .opens = true,
     .drill = true},
    {.title = STR_INIT("Eight dollars"),
     .mode = STR_INIT("Practice"),
     .due = STR_INIT("May 8"),
     .best = 64,
     .pass = 70,
     .standing = COURSE_FAILED,
     .about = STR_INIT("0 attempts left. Due by Fri May 8, 2026.")},
    {.title = STR_INIT("The right amount"),
     .mode = STR_INIT("Practice"),
     .due = STR_INIT("May 15"),
     .best = NONE,
     .pass = 70,
     .standing = COURSE_LATE,
     .about = STR_INIT("As often as you like; the best counts. It was due by Fri May 15, 2026: what ends now is kept as late and does not count. 3 "
                       "days late, it does not count: 82."),
     .opens = true},
    {.title = STR_INIT("Duplicate of what?"),
     .mode = STR_INIT("Assessment"),
     .due = STR_INIT("May 29"),
     .best = NONE,
     .pass = 75,
     .standing = COURSE_OPEN,
     .about = STR_INIT("It was begun and is gone on with where it stood. Due by Fri May 29, 2026."),
     .opens = true,
     .goes_on = true},
    {.title = STR_INIT("Three days in June, worked with ninety accounts on the list"),
     .mode = STR_INIT("Assessment"),
     .best = NONE,
     .pass = 60,
     .standing = COURSE_CLOSED,
     .about = STR_INIT("It opens once this is done: Duplicate of what?."),
     .is_shift = true},
};

CourseView sample_course(void) {
  return (CourseView){
      .title = STR("First week at the desk"), .rows = rows, .count = 5, .next = 3, .done = 1, .score = 47, .finished = true, .due = 18};
}

BriefingView sample_briefing_course(void) {
  static const BriefingCourse course = {
      .about = {STR_INIT("It does not count in the course."),
                STR_INIT("2 attempts left. Once it is begun it counts. It was due by Fri May 15, 2026: what ends now is kept as late and does not "
                         "count. Its debrief opens once nothing of the course is open any more.")},
      .refused = {STR_INIT("The course has this as an assessment. Practice opens once that is over."), STR_INIT("")},
      .late = {false, true}};
  BriefingView view = sample_briefing();
  view.course = &course;
  return view;
}
