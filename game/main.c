/* The composition root: the one file that may name every layer. It turns the first argument into a command of the table below and hands the
   rest over; it decides nothing else, so that what the program can do is read off one table. */
#include <stdio.h>
#include <string.h>

#include "files/places.h"

/* The exit codes that every command shares. */
enum { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_USAGE = 2, EXIT_MACHINE = 3 };

typedef struct Command {
  const char *name;
  const char *summary;
  int (*run)(int argc, char **argv); /* argv[0] is the command's own name */
} Command;

static int run_help(int argc, char **argv);
static int run_version(int argc, char **argv);

static const Command commands[] = {
    {"help", "shows what the program can do", run_help},
    {"version", "shows which version this is and where its data lies", run_version},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static int run_help(int argc, char **argv) {
  (void)argc;
  (void)argv;
  puts("Overturn trains payer collections specialists: denials, underpayments, negotiations.\n");
  puts("usage: overturn COMMAND [ARGUMENTS]\n");
  for (size_t i = 0; i < COMMAND_COUNT; i++) printf("  %-12s %s\n", commands[i].name, commands[i].summary);
  puts("\nEvery command has --help. Exit codes: 0 done, 1 something was found, 2 wrong usage, 3 the machine failed.");
  return fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int run_version(int argc, char **argv) {
  (void)argc;
  (void)argv;
  Arena *arena = arena_new(0);
  Str data = places_data(arena, places_program(arena), STR(OVERTURN_PREFIX));
  puts("overturn " OVERTURN_VERSION);
  printf("data: %.*s\n", STR_ARG(data.length ? data : STR("none found")));
  arena_free(arena);
  return fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static const Command *find_command(const char *name) {
  if (strncmp(name, "--", 2) == 0) name += 2;
  for (size_t i = 0; i < COMMAND_COUNT; i++) {
    if (strcmp(name, commands[i].name) == 0) return &commands[i];
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fputs("overturn: no command given; overturn --help lists them\n", stderr);
    return EXIT_USAGE;
  }
  const Command *command = find_command(argv[1]);
  if (!command) {
    fprintf(stderr, "overturn: there is no command \"%s\"; overturn --help lists them\n", argv[1]);
    return EXIT_USAGE;
  }
  return command->run(argc - 1, argv + 1);
}
