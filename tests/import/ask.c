/* Prints what was cut from a remittance, one transaction a line, as JSON: its segments between ST and SE, each a list of its name and elements. For oracle.mjs. */
#include <stdio.h>
#include <string.h>

#include "overturn/era.h"
#include "overturn/files.h"

int main(int argc, char **argv) {
  Arena *arena = arena_new(0);
  Str text;
  if (argc != 2 || files_read(arena, str_from(argv[1]), ERA_MOST_BYTES, &text).status != FILES_OK) return 2;
  Diags diags = diags_new(arena, str_from(argv[1]), text);
  X12Segments segments;
  if (!x12_read(arena, text, &diags, &segments)) return 1;
  Buf out = buf_new(arena);
  for (int i = 0; i < segments.count; i++) {
    const X12Segment *segment = &segments.items[i];
    if (str_is(segment->id, "ST")) buf_byte(&out, '[');
    if (str_is(segment->id, "SE")) buf_addz(&out, "]\n");
    bool envelope = segment->id.length == 2 && strchr("SGI", segment->id.at[0]) && !str_is(segment->id, "SV");
    if (envelope || str_is(segment->id, "ISA") || str_is(segment->id, "IEA")) continue;
    if (out.at[out.length - 1] != '[') buf_byte(&out, ',');
    for (int e = 0; e <= segment->count; e++) {
      buf_byte(&out, e ? ',' : '[');
      buf_json_string(&out, segment->elements[e]);
    }
    buf_byte(&out, ']');
  }
  fwrite(out.at, 1, out.length, stdout);
  arena_free(arena);
  return 0;
}
