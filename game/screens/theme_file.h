/* Themes from assets/themes. */
#ifndef SCREENS_THEME_FILE_H
#define SCREENS_THEME_FILE_H

#include "overturn/diag.h"
#include "ui/theme.h"

/** Reads a theme. @return false, with `theme` as it was, where a colour is missing or wrong; `diags` says which. */
bool theme_read(Arena *arena, Str text, Diags *diags, UiTheme *theme);

#endif
