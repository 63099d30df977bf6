/* The class as plain lines, as JSON and as a table. */
#include "report/class.h"
#include "report/csv.h"
#include "report/report.h"

static const ClassCell *cell_of(const ClassReport *report, int trainee, int lesson) {
  return &report->cells[trainee * report->rows->lesson_count + lesson];
}

static Str shown(Arena *arena, int score) { return score == NONE ? STR("-") : str_format(arena, "%d", score); }

/* ---- plain lines ---- */

static void print_lessons(const ClassReport *report, Buf *out) {
  buf_addz(out, "\nLessons\n  finished  mean  median  time        lesson\n");
  for (int l = 0; l < report->rows->lesson_count; l++) {
    const ClassSpread *spread = &report->spreads[l];
    buf_format(out, "  %8d  %4.*s  %6.*s  %-10.*s  %.*s\n", spread->count, STR_ARG(shown(out->arena, spread->mean)),
               STR_ARG(shown(out->arena, spread->median)), STR_ARG(class_time(out->arena, spread->seconds)), STR_ARG(report->rows->lessons[l].title));
  }
}

static void print_help(const ClassReport *report, Buf *out) {
  int told = 0;
  buf_addz(out, "\nWho needs help\n");
  for (int i = 0; i < report->rows->trainee_count; i++) {
    const ClassTrainee *trainee = &report->trainees[i];
    if (!trainee->needs_help) continue;
    buf_format(out, "  %.*s: %d on average of %d lessons, %.*s\n", STR_ARG(report->rows->trainees[i]), trainee->mean, trainee->finished,
               STR_ARG(class_time(out->arena, trainee->seconds)));
    told++;
  }
  if (!told) buf_addz(out, "  nobody by this rule\n");
}

static void print_items(const ClassReport *report, Buf *out) {
  int told = 0;
  buf_addz(out, "\nQuestions to look at\n");
  for (int i = 0; i < report->rows->question_count; i++) {
    const ClassItem *item = &report->items[i];
    const ClassQuestion *question = &report->rows->questions[i];
    if (!item->hard && !item->doubtful) continue;
    buf_format(out, "  %s %.*s, %.*s: %d trainees, earned %d%%",
               item->doubtful ? "look at the key:" : "hard:", STR_ARG(report->rows->lessons[question->lesson].id), STR_ARG(question->id), item->count,
               (item->share + 5) / 10);
    int size = (item->relation < 0 ? -item->relation : item->relation) / 10;
    if (item->related) buf_format(out, ", fits %s%d.%02d", item->relation < 0 ? "-" : "", size / 100, size % 100);
    buf_byte(out, '\n');
    told++;
  }
  if (!told) buf_addz(out, "  none by these rules\n");
}

void class_print(const ClassReport *report, Buf *out) {
  const char *const *rules;
  int count = class_rules(&rules);
  buf_format(out, "%s, %s, %d finished first attempts\n", report_count(out->arena, report->rows->trainee_count, "trainee", "trainees").at,
             report_count(out->arena, report->rows->attempt_count, "attempt", "attempts").at, report->finished);
  print_lessons(report, out);
  buf_addz(out, "\nCompetences of the class\n");
  for (int c = 0; c < CLASS_COMPETENCES; c++)
    buf_format(out, "  %4.*s  %.*s\n", STR_ARG(shown(out->arena, report->all[c])), STR_ARG(class_competence_name(c)));
  print_help(report, out);
  print_items(report, out);
  buf_byte(out, '\n');
  for (int i = 0; i < count; i++) report_wrap(out, "", 0, str_from(rules[i]));
}

/* ---- JSON ---- */

static void put_number(Buf *out, const char *key, int64_t value) {
  buf_json_key(out, key);
  buf_format(out, "%lld", (long long)value);
}

static void put_score(Buf *out, const char *key, int score) {
  buf_json_key(out, key);
  if (score == NONE)
    buf_addz(out, "null");
  else
    buf_format(out, "%d", score);
}

static void put_text(Buf *out, const char *key, Str text) {
  buf_json_key(out, key);
  buf_json_string(out, text);
}

static void open_next(Buf *out) { buf_addz(out, out->at[out->length - 1] == '[' ? "{" : ",{"); }

static void put_competences(Buf *out, const int *competence) {
  buf_json_key(out, "competences");
  buf_byte(out, '{');
  for (int c = 0; c < CLASS_COMPETENCES; c++) put_score(out, c < AXIS_COUNT ? axis_words[c] : skill_words[c - AXIS_COUNT], competence[c]);
  buf_byte(out, '}');
}

static void put_trainees(const ClassReport *report, Buf *out) {
  buf_json_key(out, "trainees");
  buf_byte(out, '[');
  for (int i = 0; i < report->rows->trainee_count; i++) {
    const ClassTrainee *trainee = &report->trainees[i];
    open_next(out);
    put_text(out, "trainee", report->rows->trainees[i]);
    put_number(out, "attempts", trainee->attempts);
    put_number(out, "finished", trainee->finished);
    put_score(out, "mean", trainee->mean);
    put_number(out, "seconds", trainee->seconds);
    buf_json_key(out, "needs_help");
    buf_addz(out, trainee->needs_help ? "true" : "false");
    put_competences(out, trainee->competence);
    buf_json_key(out, "lessons");
    buf_byte(out, '{');
    for (int l = 0; l < report->rows->lesson_count; l++) {
      const ClassCell *cell = cell_of(report, i, l);
      if (!cell->attempts) continue;
      buf_json_key(out, str_z(out->arena, report->rows->lessons[l].id));
      buf_byte(out, '{');
      put_number(out, "attempts", cell->attempts);
      put_score(out, "first", cell->first);
      put_score(out, "best", cell->best);
      buf_byte(out, '}');
    }
    buf_addz(out, "}}");
  }
  buf_byte(out, ']');
}

static void put_lessons(const ClassReport *report, Buf *out) {
  buf_json_key(out, "lessons");
  buf_byte(out, '[');
  for (int l = 0; l < report->rows->lesson_count; l++) {
    const ClassSpread *spread = &report->spreads[l];
    open_next(out);
    put_text(out, "lesson", report->rows->lessons[l].id);
    put_text(out, "title", report->rows->lessons[l].title);
    put_number(out, "finished", spread->count);
    put_score(out, "mean", spread->mean);
    put_score(out, "median", spread->median);
    put_number(out, "seconds", spread->seconds);
    buf_json_key(out, "bins");
    for (int b = 0; b < CLASS_BINS; b++) buf_format(out, "%c%d", b ? ',' : '[', spread->bins[b]);
    buf_addz(out, "]}");
  }
  buf_byte(out, ']');
}

static void put_chosen(const ClassReport *report, const ClassItem *item, Buf *out) {
  buf_json_key(out, "answers");
  buf_byte(out, '[');
  for (int k = 0; k < item->chosen_count; k++) {
    const ClassChosen *chosen = &item->chosen[k];
    open_next(out);
    put_text(out, "answer", chosen->answer == NONE ? STR("other") : report->rows->answer_ids[chosen->answer]);
    put_number(out, "count", chosen->count);
    put_number(out, "worth", chosen->worth);
    put_number(out, "rest", chosen->rest);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

static void put_items(const ClassReport *report, Buf *out) {
  buf_json_key(out, "questions");
  buf_byte(out, '[');
  for (int i = 0; i < report->rows->question_count; i++) {
    const ClassItem *item = &report->items[i];
    open_next(out);
    put_text(out, "lesson", report->rows->lessons[report->rows->questions[i].lesson].id);
    put_text(out, "question", report->rows->questions[i].id);
    put_number(out, "trainees", item->count);
    put_number(out, "earned", item->share);
    put_number(out, "earned_low", item->share_low);
    put_number(out, "earned_high", item->share_high);
    if (item->related) {
      put_number(out, "fits", item->relation);
      put_number(out, "fits_low", item->relation_low);
      put_number(out, "fits_high", item->relation_high);
    }
    buf_format(out, ",\"hard\":%s,\"look_at_key\":%s", item->hard ? "true" : "false", item->doubtful ? "true" : "false");
    put_chosen(report, item, out);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

void class_print_json(const ClassReport *report, Buf *out) {
  buf_byte(out, '{');
  put_number(out, "attempts", report->rows->attempt_count);
  put_number(out, "counted", report->finished);
  put_competences(out, report->all);
  put_lessons(report, out);
  put_trainees(report, out);
  put_items(report, out);
  buf_addz(out, "}\n");
}

/* ---- a table ---- */

void class_print_csv(const ClassReport *report, Buf *out) {
  static const char *const head[] = {"trainee", "attempts", "finished", "mean", "seconds", "needs_help"};
  for (size_t i = 0; i < sizeof head / sizeof *head; i++) csv_text(out, str_from(head[i]));
  for (int c = 0; c < CLASS_COMPETENCES; c++) csv_text(out, class_competence_name(c));
  for (int l = 0; l < report->rows->lesson_count; l++) csv_text(out, report->rows->lessons[l].id);
  csv_end(out);
  for (int i = 0; i < report->rows->trainee_count; i++) {
    const ClassTrainee *trainee = &report->trainees[i];
    csv_text(out, report->rows->trainees[i]);
    csv_number(out, trainee->attempts);
    csv_number(out, trainee->finished);
    csv_number_or_none(out, trainee->mean, NONE);
    csv_number(out, trainee->seconds);
    csv_number(out, trainee->needs_help);
    for (int c = 0; c < CLASS_COMPETENCES; c++) csv_number_or_none(out, trainee->competence[c], NONE);
    for (int l = 0; l < report->rows->lesson_count; l++) csv_number_or_none(out, cell_of(report, i, l)->first, NONE);
    csv_end(out);
  }
}
