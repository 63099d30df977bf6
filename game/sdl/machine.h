/* The program's ports on a real machine: assets, journals and scores in folders. */
#ifndef SDL_MACHINE_H
#define SDL_MACHINE_H

#include "screens/program.h"
#include "sdl/sound.h"
#include "sdl/speech.h"

typedef struct KeptScore {
  Str scenario;
  Mode mode;
  int score;
} KeptScore;

typedef struct KeptAttempt {
  Str scenario;
  ProgramLeft left;
  bool open;
} KeptAttempt;

typedef struct Machine {
  Arena *arena;
  Str assets;   /* folder */
  Str attempts; /* folder of journals; empty: nothing is kept */
  Str scores;   /* file */
  KeptScore *kept;
  size_t kept_count, kept_capacity;
  Str open; /* file: which attempts were begun, which are over */
  KeptAttempt *left;
  size_t left_count, left_capacity;
  int order;
  Speech *speech; /* NULL: nothing is read aloud */
  Sound *sound;   /* NULL: nothing sounds */
} Machine;

/**
 * @param data  folder with assets/ and scenarios/.
 * @param own  folder for what the trainee makes; made when something is first written. Empty: nothing is kept.
 */
Machine machine_new(Arena *arena, Str data, Str own);
ProgramPorts machine_ports(Machine *machine);
/** Where the trainee's own files go when nothing else was asked for: $XDG_DATA_HOME/overturn or ~/.local/share/overturn. */
Str machine_own_folder(Arena *arena);

#endif
