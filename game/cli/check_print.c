/* What `overturn check` says about a file: as text for people, as JSON lines for programs. */
#include "cli/check.h"

static Diags shown(const Check *check, const Diags *list) {
  Diags kept = *list;
  diags_keep(&kept, check->level);
  return kept;
}

void check_print_text(const Check *check, const CheckResult *result, Arena *arena) {
  for (int i = 0; i < result->list_count; i++) {
    Diags list = shown(check, &result->lists[i]);
    Buf out = buf_new(arena);
    diags_print_styled(&list, cli_style(stderr), DIAG_MOST, &out);
    cli_print(stderr, buf_str(&out));
  }
  if (check->quiet || result->errors || result->warnings) return;
  const DiagStyle *style = cli_style(stdout);
  printf("%.*s: %sclean%s\n", STR_ARG(result->file), style->good, style->off);
}

static void put_message(const Diags *list, const Diag *diag, Buf *out) {
  LineColumn from = diags_place(list->text, diag->span.offset), to = diags_place(list->text, diag->span.offset + diag->span.length);
  buf_format(out,
             "{\"level\":\"%s\",\"code\":\"%s\",\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u,\"path\":", diag_level_words[diag->level],
             diag->code, from.line, from.column, to.line, to.column);
  buf_json_string(out, diag->path);
  buf_addz(out, ",\"message\":");
  buf_json_string(out, diag->message);
  buf_byte(out, '}');
}

void check_print_json(const Check *check, const CheckResult *result, Arena *arena) {
  for (int i = 0; i < result->list_count; i++) {
    Diags list = shown(check, &result->lists[i]);
    Buf out = buf_new(arena);
    buf_byte(&out, '{');
    cli_json_key(&out, "file");
    buf_json_string(&out, list.file);
    buf_format(&out, ",\"errors\":%zu,\"warnings\":%zu,\"advice\":%zu,\"messages\":[", list.errors, list.warnings, list.advice);
    for (size_t m = 0; m < list.count; m++) {
      if (m) buf_byte(&out, ',');
      put_message(&list, &list.items[m], &out);
    }
    buf_addz(&out, "]}\n");
    cli_print(stdout, buf_str(&out));
  }
}
