/* overturn dispute: a trainee says which decision was judged wrongly, and why; an instructor answers. Both travel in bundles. */
#include <string.h>

#include "cli/records.h"

typedef enum DisputeOption { DISPUTE_DATA, DISPUTE_TEXT, DISPUTE_NUMBER, DISPUTE_ANSWER, DISPUTE_CLOSE, DISPUTE_JSON } DisputeOption;
static const CliOption dispute_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--against", "TEXT", "disputes the decision: what was judged wrongly, at most 500 bytes"},
    {"--number", "N", "which decision, as the list of the attempt's decisions numbers them"},
    {"--answer", "TEXT", "answers a dispute"},
    {"--close", NULL, "closes it; with or without an answer"},
    {"--json", NULL, "the list as one JSON object a dispute"},
    {NULL, NULL, NULL},
};

static void put_json(const StoreDispute *dispute, Buf *out) {
  const Str pairs[][2] = {{STR_INIT("dispute"), dispute->attempt}, {STR_INIT("title"), dispute->title},   {STR_INIT("against"), dispute->text},
                          {STR_INIT("made"), dispute->made},       {STR_INIT("answer"), dispute->answer}, {STR_INIT("answered"), dispute->answered}};
  buf_byte(out, '{');
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    cli_json_key(out, pairs[i][0].at);
    buf_json_string(out, pairs[i][1]);
  }
  buf_format(out, ",\"number\":%d,\"state\":\"%s\"}\n", (int)dispute->number, store_dispute_words[dispute->state]);
}

static int list_disputes(const Cli *cli, Store *store, bool json) {
  StoreDispute *disputes;
  size_t count;
  StoreResult result = store_disputes(store, cli->arena, 0, &disputes, &count);
  Buf out = buf_new(cli->arena);
  if (!count && !json && result.status == STORE_OK) buf_addz(&out, "No decision is disputed.\n");
  for (size_t i = 0; i < count; i++) {
    const StoreDispute *one = &disputes[i];
    if (json) {
      put_json(one, &out);
      continue;
    }
    buf_format(&out, "%.*s, decision %d, %s (%.*s)\n  %.*s\n", STR_ARG(one->attempt), (int)one->number, store_dispute_words[one->state],
               STR_ARG(one->title), STR_ARG(one->text));
    if (one->answer.length) buf_format(&out, "  Answer: %.*s\n", STR_ARG(one->answer));
  }
  cli_print(stdout, buf_str(&out));
  return cli_finish(cli_records_failed(result));
}

/** The decisions of an attempt, so that one of them can be named. */
static int list_decisions(const Cli *cli, Store *store, Str attempt) {
  StoreAttempt about;
  StoreDecision *decisions = NULL;
  size_t count = 0;
  StoreResult result = store_attempt(store, cli->arena, attempt, &about);
  if (result.status == STORE_OK) result = store_decisions(store, cli->arena, about.id, &decisions, &count);
  Buf out = buf_new(cli->arena);
  for (size_t i = 0; i < count; i++)
    buf_format(&out, "%4d  %.*s: %.*s, %d.%03d of %d.%03d points\n", (int)decisions[i].number, STR_ARG(decisions[i].item),
               STR_ARG(decisions[i].answer), (int)decisions[i].earned / 1000, (int)decisions[i].earned % 1000, (int)decisions[i].most / 1000,
               (int)decisions[i].most % 1000);
  if (!count && result.status == STORE_OK) buf_addz(&out, "Nothing of this attempt was judged yet.\n");
  cli_print(stdout, buf_str(&out));
  return cli_finish(cli_records_failed(result));
}

static int change(const Cli *cli, Store *store, Str attempt, const CliArguments *given) {
  int64_t number = 0;
  const char *against = given->values[DISPUTE_TEXT], *answer = given->values[DISPUTE_ANSWER];
  bool closes = given->values[DISPUTE_CLOSE] != NULL;
  if (!given->values[DISPUTE_NUMBER] || !cli_number(given->values[DISPUTE_NUMBER], 1, INT32_MAX, &number) || (against && (answer || closes))) {
    fputs("overturn: a dispute needs --number N, and either --against TEXT or --answer TEXT or --close\n", stderr);
    return EXIT_USAGE;
  }
  Str now = cli_wall_clock(cli->arena);
  StoreResult result = against ? store_dispute(store, attempt, (int32_t)number, str_trim(str_from(against)), now)
                               : store_answer_dispute(store, attempt, (int32_t)number, answer ? str_trim(str_from(answer)) : STR(""), closes, now);
  return cli_records_failed(result);
}

int cli_dispute(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  int status;
  if (!cli_read(cli, argc, argv, "dispute [ATTEMPT [--number N --against TEXT | --number N --answer TEXT | --number N --close]]", dispute_options, 0,
                1, &given, &status))
    return status;
  bool changes = given.values[DISPUTE_TEXT] || given.values[DISPUTE_ANSWER] || given.values[DISPUTE_CLOSE];
  Store *store = cli_open_records(cli, given.values[DISPUTE_DATA], !changes);
  if (!store) return EXIT_FOUND;
  if (!given.word_count && changes) {
    fputs("overturn: which attempt? overturn records lists them\n", stderr);
    status = EXIT_USAGE;
  } else if (!given.word_count) {
    status = list_disputes(cli, store, given.values[DISPUTE_JSON] != NULL);
  } else if (changes) {
    status = change(cli, store, str_from(given.words[0]), &given);
  } else {
    status = list_decisions(cli, store, str_from(given.words[0]));
  }
  store_close(store);
  return status;
}
