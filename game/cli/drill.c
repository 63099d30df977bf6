/* The records of a drill on a real machine. */
#include "cli/drill.h"

#include <time.h>

static int fail(Str message) {
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(message));
  return EXIT_MACHINE;
}

int cli_drill_open(const Cli *cli, Str own, CliDrill *drill) {
  CliAssets assets;
  StoreProfile me;
  Str notice;
  *drill = (CliDrill){0};
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!own.length) return fail(STR("there is no home folder to keep records in; --data-dir names one"));
  StoreResult result = store_open_records(cli->arena, (StoreOpen){.folder = own}, &drill->store, &notice);
  if (result.status == STORE_OK && notice.length) fprintf(stderr, "overturn: %.*s\n", STR_ARG(notice));
  if (result.status == STORE_OK) result = store_me(drill->store, cli->arena, &me);
  if (result.status == STORE_OK) result = record_drill(drill->store, cli->arena, drill->profile = me.id, &drill->record);
  if (result.status != STORE_OK) return fail(result.message);
  drill->deck = drill_deck(cli->arena, assets.codes);
  return EXIT_DONE;
}

void cli_drill_close(CliDrill *drill) { store_close(drill->store); }

bool cli_drill_keep(void *user, Arena *arena, const DrillReview *review, bool right, Str *why) {
  CliDrill *drill = user;
  StoreResult result = record_review(drill->store, drill->profile, review, right);
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

int64_t cli_drill_seconds(void *user) {
  (void)user;
  return (int64_t)time(NULL);
}
