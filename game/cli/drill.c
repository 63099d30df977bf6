/* The records of a drill on a real machine. */
#include "cli/drill.h"

#include <time.h>

#include "cli/records.h"

int cli_drill_open(const Cli *cli, Str own, CliDrill *drill) {
  CliAssets assets;
  StoreProfile me;
  *drill = (CliDrill){0};
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  drill->store = cli_open_records(cli, str_z(cli->arena, own), false);
  if (!drill->store) return EXIT_MACHINE;
  StoreResult result = store_me(drill->store, cli->arena, &me);
  if (result.status == STORE_OK) result = record_drill(drill->store, cli->arena, drill->profile = me.id, &drill->record);
  drill->deck = drill_deck(cli->arena, assets.codes);
  return cli_records_failed(result);
}

void cli_drill_close(CliDrill *drill) { store_close(drill->store); }

bool cli_drill_keep(void *user, Arena *arena, const DrillReview *review, bool right, Str *why) {
  CliDrill *drill = user;
  StoreResult result = record_review(drill->store, drill->profile, review, right);
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

bool cli_drill_drop(void *user, Arena *arena, const DrillReview *review, Str *why) {
  CliDrill *drill = user;
  StoreResult result = record_drop_review(drill->store, drill->profile, review);
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

int64_t cli_drill_seconds(void *user) {
  (void)user;
  return (int64_t)time(NULL);
}
