/* The composition root: the one file that may name every layer. It turns the first argument into a command of the table below and hands the
   rest over; it decides nothing else, so that what the program can do is read off one table. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "files/places.h"

typedef struct Command {
  const char *name;
  const char *summary;
  int (*run)(const Cli *cli, int argc, char **argv); /* argv[0] is the command's own name */
} Command;

static int run_help(const Cli *cli, int argc, char **argv);
static int run_version(const Cli *cli, int argc, char **argv);

static const Command commands[] = {
    {"check", "says what is wrong with scenario files and folders", cli_check},
    {"solve", "searches a scenario: best and worst play, what is never reached", cli_solve},
    {"replay", "plays a journal and prints the debrief", cli_replay},
    {"actions", "lists what may be done now, as journal lines", cli_actions},
    {"schema", "prints the JSON Schema of scenario files", cli_schema},
    {"help", "shows what the program can do", run_help},
    {"version", "shows which version this is and where its data lies", run_version},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static int run_help(const Cli *cli, int argc, char **argv) {
  (void)cli;
  (void)argc;
  (void)argv;
  puts("Overturn trains payer collections specialists: denials, underpayments, negotiations.\n");
  puts("usage: overturn COMMAND [ARGUMENTS]\n");
  for (size_t i = 0; i < COMMAND_COUNT; i++) printf("  %-12s %s\n", commands[i].name, commands[i].summary);
  puts("\nEvery command has --help. Exit codes: 0 done, 1 something was found, 2 wrong usage, 3 the machine failed.");
  return fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int run_version(const Cli *cli, int argc, char **argv) {
  (void)argc;
  (void)argv;
  puts("overturn " OVERTURN_VERSION);
  printf("data: %.*s\n", STR_ARG(cli->data.length ? cli->data : STR("none found")));
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
  Cli cli = {.arena = arena_new(0)};
  cli.data = places_data(cli.arena, places_program(cli.arena), STR(OVERTURN_PREFIX));
  int status = command->run(&cli, argc - 1, argv + 1);
  arena_free(cli.arena);
  return status;
}
