/*
 * Throws bytes at the reader of remittances and holds it to what it promises: a file is read or refused, each refusal names its segment and a place in the
 * file, and what was read balances and becomes a scenario that can be read.
 *
 * Built with libFuzzer (OVERTURN_FUZZ) it searches for hours; built plainly it takes the files of import/ and bad_scenarios/ and changed copies of them.
 */
#include "help_fuzz.h"
#include "overturn/era.h"
#include "overturn/files.h"
#include "overturn/scenario.h"
#include "overturn/utf8.h"

static const CodeReference no_codes;
static int read_files, refused_files;

static void check_messages(Arena *arena, Diags *diags) {
  for (size_t i = 0; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    must(str_starts(diag->message, STR("segment ")) && diag->message.at[8] >= '1' && diag->message.at[8] <= '9');
    must((size_t)diag->span.offset + diag->span.length <= diags->text.length);
  }
  diags_sort(diags);
  Buf out = buf_new(arena);
  diags_print(diags, &out);
  Str shown = buf_str(&out);
  for (size_t at = 0; at < shown.length;) {
    int32_t code_point = utf8_next(shown, &at);
    must(code_point >= 0 && (code_point == '\n' || !utf8_forbidden(code_point)));
  }
}

/* Without the code reference a skeleton asks nothing about codes; everything else about it must hold. */
static void check_skeleton(Arena *arena, const EraFile *file) {
  SkeletonOptions options = {.id = STR("fuzz"), .seed = file->text.length, .codes = &no_codes};
  Skeleton skeleton;
  Str why;
  if (!era_skeleton(arena, file, &options, &skeleton, &why)) {
    must(why.length > 0);
    return;
  }
  Diags diags = diags_new(arena, STR("skeleton"), skeleton.text);
  must(json_read(arena, skeleton.text, &diags) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  char *copy = fuzz_copy(bytes, length);
  Arena *arena = arena_new(0);
  Str text = {copy, length};
  Diags diags = diags_new(arena, STR("fuzz.835"), text);
  const EraFile *file = era_read(arena, STR("fuzz.835"), text, &diags);
  must((file == NULL) == (diags.errors > 0));
  check_messages(arena, &diags);
  if (file) check_skeleton(arena, file);
  if (file)
    read_files++;
  else
    refused_files++;
  arena_free(arena);
  free(copy);
  return 0;
}

#ifndef OVERTURN_FUZZ
/* Pieces that matter to the reader. */
static const char *const pieces[] = {"*",
                                     "~",
                                     ":",
                                     "\n",
                                     "-",
                                     ".",
                                     "0",
                                     "99999999999",
                                     "CLP",
                                     "SVC",
                                     "CAS*CO*45*1~",
                                     "SE*",
                                     "ISA*",
                                     "IEA*1*1~",
                                     "PLB*1*20261231*WO:X*5~",
                                     "ST*835*0002~",
                                     "22",
                                     "\xff",
                                     "\x1d",
                                     "|",
                                     "DTM*472*20260101~",
                                     "AMT*B6*1~",
                                     "MIA*4~",
                                     "LX*2~",
                                     NULL};

static int run_folder(Arena *arena, Str folder, int times) {
  FilesEntry *entries;
  size_t count;
  int found = 0;
  if (files_list(arena, folder, 5000, &entries, &count).status != FILES_OK) return 0;
  for (size_t i = 0; i < count; i++) {
    Str content;
    if (!str_ends(entries[i].name, STR(".835"))) continue;
    if (files_read(arena, str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name)), ERA_MOST_BYTES, &content).status != FILES_OK)
      continue;
    LLVMFuzzerTestOneInput((const uint8_t *)content.at, content.length);
    fuzz_changed(content, times, pieces);
    found++;
  }
  return found;
}

int main(void) {
  Arena *arena = arena_new(0);
  LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
  int count = run_folder(arena, STR("import"), 1500) + run_folder(arena, STR("bad_scenarios"), 100);
  printf("%d seeds and their changed copies: %d read, %d refused\n", count, read_files, refused_files);
  must(count > 30 && read_files > 100);
  arena_free(arena);
  return 0;
}
#endif
