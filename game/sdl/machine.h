/* The program's ports on a real machine: assets in a folder, attempts in the records. */
#ifndef SDL_MACHINE_H
#define SDL_MACHINE_H

#include "learn/record.h"
#include "overturn/files.h"
#include "screens/program.h"
#include "sdl/sound.h"
#include "sdl/speech.h"
#include "store/store.h"

typedef struct Machine {
  Arena *arena;
  Str assets; /* folder */
  Str own;    /* folder of the records; empty: nothing is kept */
  Store *store;
  int64_t trainee; /* who sits here, 0 until it is asked */
  bool asked;      /* for it: it is opened when it is first needed */
  Arena *listing;  /* holds the rows */
  StoreRow *rows;  /* NULL: to be read again */
  size_t row_count;
  Str writing; /* the attempt whose journal grows */
  int32_t lines;
  char said[256];
  size_t said_length;
  Str before;        /* of a picture: the journal of the attempt that is retried; empty: the records have it */
  Speech *speech;    /* NULL: nothing is read aloud */
  Sound *sound;      /* NULL: nothing sounds */
  FilesWatch *watch; /* of folders in which something may be saved, NULL */
} Machine;

/**
 * @param data  folder with assets/ and scenarios/.
 * @param own  folder of the records; made when they are first asked for. Empty: nothing is kept.
 */
Machine machine_new(Arena *arena, Str data, Str own);
void machine_close(Machine *machine);
ProgramPorts machine_ports(Machine *machine);

/* ---- for its own files ---- */

/** The records, opened when they are first needed; NULL where nothing is kept or they cannot be. */
Store *machine_records(Machine *machine);
/** Whether it went well; else why not is there to be said. */
bool machine_well(Machine *machine, StoreResult result);
/** RFC 3339, UTC. */
Str machine_wall_clock(void *user, Arena *arena);
/** What the class screen asks; the user is a Machine. */
extern const ProgramClassPorts machine_class;

#endif
