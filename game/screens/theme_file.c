/* Theme files: "colours" gives every token a colour, and nothing else. A theme whose sheet is as dark as its desk is drawn with edges. */
#include "screens/theme_file.h"

#include "overturn/json.h"

bool theme_read(Arena *arena, Str text, Diags *diags, UiTheme *theme) {
  UiTheme read = {0};
  const Json *root = json_read(arena, text, diags);
  const Json *colours = root && root->kind == JSON_OBJECT ? json_member(root, STR("colours")) : NULL;
  bool whole = colours && colours->kind == JSON_OBJECT;
  for (int token = 0; whole && token < TOKEN_COUNT; token++) {
    const Json *value = json_member(colours, ui_token_name((UiToken)token));
    bool good = value && value->kind == JSON_STRING && ui_colour_read(value->text, &read.rgb[token]);
    Str name = ui_token_name((UiToken)token);
    if (!good)
      diags_add(diags, DIAG_ERROR, "E801", value ? value->span : colours->span, STR("$.colours"), "\"%.*s\" must be a colour such as \"#E3E8E6\"",
                STR_ARG(name));
    whole = whole && good;
  }
  if (!whole) return false;
  read.outlined = read.rgb[TOKEN_SHEET] == read.rgb[TOKEN_DESK] && read.rgb[TOKEN_SHEET] == read.rgb[TOKEN_SUNKEN];
  *theme = read;
  return true;
}
