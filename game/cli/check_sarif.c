/* SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): what code hosts and editors read the findings of checkers from. One run, every code of the
 * program as a rule, columns counted in code points as everywhere here, places relative to the folder that the program was started in. */
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "cli/check.h"

static const char *const levels[] = {"error", "warning", "note"};
static const char *const advice_by_level[] = {
    "The file cannot be used until this is mended.",
    "The file can be used; see whether this is meant.",
    "The file can be used; without this it is a better lesson.",
};

Sarif sarif_new(const Cli *cli) { return (Sarif){cli, buf_new(cli->arena), buf_new(cli->arena)}; }

static void put_text(Buf *out, const char *key, Str text) {
  cli_json_key(out, key);
  buf_addz(out, "{\"text\":");
  buf_json_string(out, text);
  buf_byte(out, '}');
}

static void next(Buf *list) {
  if (list->length) buf_addz(list, ",\n");
}

/* ---- places ---- */

/* A path below the present folder, from there. */
static Str from_here(Arena *arena, Str path) {
  char here[PATH_MAX];
  if (!getcwd(here, sizeof here)) return path;
  Str folder = str_format(arena, "%s%s", here, here[1] ? "/" : "");
  if (str_starts(path, folder)) path = str_slice(path, folder.length, path.length);
  while (str_starts(path, STR("./"))) path = str_slice(path, 2, path.length);
  return path;
}

/* RFC 3986: everything but the unreserved characters and the slashes between names is written by its bytes. */
static void put_uri(Buf *out, Str path) {
  path = from_here(out->arena, path);
  buf_addz(out, str_starts(path, STR("/")) ? "\"file://" : "\"");
  for (size_t i = 0; i < path.length; i++) {
    unsigned char c = (unsigned char)path.at[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
    buf_format(out, plain ? "%c" : "%%%02X", c);
  }
  buf_byte(out, '"');
}

static void put_place(Buf *out, const Diags *list, const Diag *diag) {
  LineColumn from = diags_place(list->text, diag->span.offset), to = diags_place(list->text, diag->span.offset + diag->span.length);
  buf_addz(out, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
  put_uri(out, list->file);
  buf_format(out, "},\"region\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u}}", from.line, from.column, to.line, to.column);
  if (diag->path.length) {
    buf_addz(out, ",\"logicalLocations\":[{\"fullyQualifiedName\":");
    buf_json_string(out, diag->path);
    buf_addz(out, ",\"kind\":\"member\"}]");
  }
  buf_addz(out, "}]");
}

/* ---- results ---- */

static int rule_of(const DiagCode **codes, int count, const char *code) {
  for (int i = 0; i < count; i++)
    if (strcmp(codes[i]->code, code) == 0) return i;
  return NONE;
}

void sarif_add(Sarif *sarif, const Check *check, const CheckResult *result) {
  const DiagCode **codes;
  int count = cli_codes(sarif->cli->arena, &codes);
  for (int i = 0; i < result->list_count; i++) {
    Diags list = result->lists[i];
    diags_keep(&list, check->level);
    for (size_t m = 0; m < list.count; m++) {
      const Diag *diag = &list.items[m];
      Buf *out = &sarif->results;
      next(out);
      buf_format(out, "{\"ruleId\":\"%s\",\"ruleIndex\":%d,\"level\":\"%s\"", diag->code, rule_of(codes, count, diag->code), levels[diag->level]);
      put_text(out, "message", diag->message);
      put_place(out, &list, diag);
      buf_byte(out, '}');
    }
  }
}

void sarif_fault(Sarif *sarif, Str message) {
  next(&sarif->faults);
  buf_addz(&sarif->faults, "{\"level\":\"error\"");
  put_text(&sarif->faults, "message", message);
  buf_byte(&sarif->faults, '}');
}

/* ---- the whole ---- */

static void put_rule(Arena *arena, const DiagCode *code, Buf *out) {
  int level = code->code[0] == 'E' ? 0 : code->code[0] == 'W' ? 1 : 2;
  Str meaning = str_from(code->meaning);
  char first = meaning.length && meaning.at[0] >= 'a' && meaning.at[0] <= 'z' ? (char)(meaning.at[0] - 'a' + 'A') : 0;
  buf_format(out, "{\"id\":\"%s\"", code->code);
  put_text(out, "shortDescription", meaning);
  Str sentence = first ? str_format(arena, "%c%.*s.", first, STR_ARG(str_slice(meaning, 1, meaning.length))) : meaning;
  put_text(out, "help", str_format(arena, "%.*s %s", STR_ARG(sentence), advice_by_level[level]));
  buf_format(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}", levels[level]);
}

void sarif_print(Sarif *sarif, int exit_code) {
  Arena *arena = sarif->cli->arena;
  const DiagCode **codes;
  int count = cli_codes(arena, &codes);
  Buf out = buf_new(arena);
  buf_addz(&out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n");
  buf_format(&out, "\"tool\":{\"driver\":{\"name\":\"overturn\",\"version\":\"%s\",\"rules\":[\n", sarif->cli->version);
  for (int i = 0; i < count; i++) {
    if (i) buf_addz(&out, ",\n");
    put_rule(arena, codes[i], &out);
  }
  buf_format(&out, "]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d",
             sarif->faults.length ? "false" : "true", exit_code);
  if (sarif->faults.length) {
    buf_addz(&out, ",\"toolExecutionNotifications\":[");
    buf_add(&out, buf_str(&sarif->faults));
    buf_byte(&out, ']');
  }
  buf_addz(&out, "}],\n\"results\":[");
  if (sarif->results.length) buf_byte(&out, '\n');
  buf_add(&out, buf_str(&sarif->results));
  buf_addz(&out, "]}]}\n");
  cli_print(stdout, buf_str(&out));
}
