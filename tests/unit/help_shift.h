/* A shift read from tests/ and played line by line, for tests. */
#ifndef OVERTURN_TESTS_HELP_SHIFT_H
#define OVERTURN_TESTS_HELP_SHIFT_H

#include "help_money.h"
#include "overturn/shift_session.h"

/** Reads a shift (named from tests/) that must be without a fault, with its cases. */
const Shift *shift_bench(Arena *arena, const Bench *bench, const char *path);
/** Plays one line, with ' for ". @return the complaint, or NULL. */
const char *shift_said(ShiftSession *session, Arena *arena, const char *line);
/** Its journal as text. */
Str shift_journal(Arena *arena, const ShiftSession *session);

#endif
