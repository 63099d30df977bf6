/* Every code that a message about a file can have, in one list: the tables of the layers that say them. */
#include "cli/cli.h"
#include "learn/course.h"
#include "overturn/proof.h"
#include "overturn/shift.h"

static const DiagCode *const tables[] = {json_diag_codes, fields_diag_codes, remit_diag_codes,   negotiation_diag_codes, scenario_diag_codes,
                                         lint_diag_codes, proof_diag_codes,  session_diag_codes, shift_diag_codes,       course_diag_codes};
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

int cli_codes(Arena *arena, const DiagCode ***codes) {
  size_t count = 0, capacity = 0;
  *codes = NULL;
  for (int t = 0; t < TABLE_COUNT; t++)
    for (const DiagCode *row = tables[t]; row->code; row++) arena_push(arena, *codes, count, capacity, row);
  return (int)count;
}
