/* A class with invented trainees. */
#include "ui/samples.h"

ClassView sample_class(Arena *arena, ClassSample sample) {
  ClassView view = {.gate = GATE_OPEN, .pass_mark = 75, .due = 3};
  if (sample == CLASS_GATE_NEW) view.gate = GATE_NEW;
  if (sample == CLASS_GATE_WRONG) view.gate = GATE_LOCKED, view.told = STR("That is not the passphrase. The next try can be made in 4 seconds.");
  if (sample < CLASS_ON_SKILLS) return view;
  ClassRecord *record = arena_make(arena, ClassRecord);
  class_paper(arena, record);
  view.record = record;
  view.report = class_report(arena, &record->rows);
  if (sample != CLASS_ON_NO_DISPUTE) view.disputes = class_paper_disputes(arena);
  if (sample >= CLASS_ON_DISPUTE) view.asked = class_paper_told(arena);
  return view;
}
