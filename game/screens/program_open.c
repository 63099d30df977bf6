/* What is opened: the reference data, a file read anew, and the next attempt at it drawn. */
#include "overturn/hash.h"
#include "screens/program_inside.h"

bool program_read_references(Program *program) {
  if (program->codes && program->rules) return true;
  Str codes = program->ports->asset(program->ports->user, program->arena, STR("codes.json"));
  Str rules = program->ports->asset(program->ports->user, program->arena, STR("rules.json"));
  Diags diags = diags_new(program->arena, STR("codes.json"), codes), more = diags_new(program->arena, STR("rules.json"), rules);
  program->codes = codes_read(program->arena, codes, &diags);
  program->rules = rules_read(program->arena, rules, &more);
  Buf both = buf_new(program->arena);
  buf_add(&both, codes);
  buf_add(&both, rules);
  program->assets_hash = sha256_hex(program->arena, buf_str(&both));
  program->assets[0] = (ProgramText){sha256_hex(program->arena, codes), STR("codes.json"), codes};
  program->assets[1] = (ProgramText){sha256_hex(program->arena, rules), STR("rules.json"), rules};
  return program->codes && program->rules;
}

void program_take_variant(Program *program) {
  if (program->shift) return;
  const Scenario *drawn = scenario_variant(program->scenario_arena, program->scenario, scenario_variant_of_seed(program->scenario, program->seed));
  if (drawn) program->scenario = drawn;
}

void program_draw_attempt(Program *program) {
  Str id = program->shift ? program->shift->id : program->scenario->id;
  program->attempt = program->ports->new_attempt(program->ports->user, program->scenario_arena, id, &program->seed);
  program_take_variant(program);
}

static bool read_text(Program *program, int file) {
  const ProgramFile *source = &program->files[file];
  Str why;
  if (program->ports->scenario(program->ports->user, program->scenario_arena, source, &program->text, &why)) return true;
  program->text = source->text;
  if (program->text.length) return true;
  program->heads[file].fault = str_copy(program->arena, why);
  return false;
}

bool program_has_errors(Program *program, int file) {
  program->heads[file].fault = word_count(program->arena, W_FILE_ERRORS, program->problems.view.counts[DIAG_ERROR], program->files[file].name);
  return false;
}

void program_forget_opened(Program *program) {
  program_drop_aside(program);
  arena_reset(program->attempt_arena);
  program->kept_desk = NULL;
  arena_reset(program->scenario_arena);
  program->attempt = STR("");
  program->opened = program->place = NONE;
  program->scenario = NULL;
  program->shift = NULL;
  program->session = NULL;
  program->at_shift = NULL;
  program->debrief = NULL;
  program->shift_debrief = NULL;
  program->looks_back = false;
  program->text = STR("");
  program->stale = false;
  program->seen = 0;
  program->briefing = (BriefingState){.mode = MODE_PRACTICE};
}

bool program_read_file(Program *program, int file) {
  if (file < 0 || file >= program->count) return false;
  const ProgramFile *source = &program->files[file];
  if (!program_read_references(program)) {
    program->heads[file].fault = word(W_NO_ASSETS);
    return false;
  }
  program_forget_opened(program);
  problems_forget(program);
  program->problems.file = file;
  if (!read_text(program, file)) return false;
  if (shift_is(program->text)) {
    if (!shift_open(program, file)) return program_has_errors(program, file);
  } else {
    Diags diags = diags_new(program->scenario_arena, source->name, program->text);
    program->scenario = scenario_read(program->scenario_arena, source->name, program->text, program->codes, program->rules, &diags);
    if (!program->scenario) problems_add(program, file, &diags);
    if (!program->scenario) return program_has_errors(program, file);
  }
  program->heads[file].fault = STR("");
  program->opened = file;
  program->screen = SCREEN_BRIEFING;
  return true;
}

bool program_open(Program *program, int file) {
  if (file >= 0 && file < program->count && program->heads[file].is_course) return course_open(program, file, program->now_ms);
  if (!program_read_file(program, file)) return false;
  program_draw_attempt(program);
  return true;
}
