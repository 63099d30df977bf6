/* What the home screen of a course is given to show: its entries in order, and where the trainee stands with each. */
#ifndef SCREENS_VIEWS_COURSE_H
#define SCREENS_VIEWS_COURSE_H

#include "learn/course.h"
#include "screens/views_results.h"

typedef struct CourseRowView {
  Str title, mode, due; /* "Practice", "40 cards"; "May 29", or empty */
  int best, pass;       /* NONE: nothing yet */
  CourseStanding standing;
  Str about; /* attempts left, a day that is past, what it waits for */
  bool opens, goes_on;
  bool is_shift, drill;
} CourseRowView;

typedef struct CourseView {
  Str title;
  const CourseRowView *rows;
  int count, next;        /* the row to go on with, NONE */
  int done, score;        /* by weight, of 100 */
  bool finished, teaches; /* teaches: there is a class */
  int due;                /* cards of the drill that wait */
} CourseView;

#endif
