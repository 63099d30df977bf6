/* Colours by name. A widget knows only tokens; a theme gives each its colour (assets/themes). */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

/** One row per colour: the enum's ending and the name in a theme file. */
#define UI_TOKENS(X)             \
  X(DESK, "desk")                \
  X(SHEET, "sheet")              \
  X(SUNKEN, "sunken")            \
  X(HOVER, "hover")              \
  X(LINE, "line")                \
  X(LINE_STRONG, "lineStrong")   \
  X(INK, "ink")                  \
  X(INK_2, "ink2")               \
  X(INK_3, "ink3")               \
  X(HUD, "hud")                  \
  X(HUD_WELL, "hudWell")         \
  X(HUD_HOVER, "hudHover")       \
  X(PRESS, "press")              \
  X(HUD_LINE, "hudLine")         \
  X(HUD_INK, "hudInk")           \
  X(HUD_INK_2, "hudInk2")        \
  X(HUD_WARN, "hudWarn")         \
  X(ACCENT, "accent")            \
  X(ACCENT_HOVER, "accentHover") \
  X(ACCENT_PRESS, "accentPress") \
  X(ON_ACCENT, "onAccent")       \
  X(ACCENT_INK, "accentInk")     \
  X(ACCENT_TINT, "accentTint")   \
  X(ACCENT_LINE, "accentLine")   \
  X(FOCUS, "focus")              \
  X(GOOD, "good")                \
  X(GOOD_TINT, "goodTint")       \
  X(GOOD_LINE, "goodLine")       \
  X(BAD, "bad")                  \
  X(BAD_TINT, "badTint")         \
  X(BAD_LINE, "badLine")         \
  X(WARN, "warn")                \
  X(WARN_TINT, "warnTint")       \
  X(WARN_LINE, "warnLine")       \
  X(EV, "ev")                    \
  X(EV_TINT, "evTint")           \
  X(EV_LINE, "evLine")           \
  X(CO, "co")                    \
  X(CO_TINT, "coTint")           \
  X(PR, "pr")                    \
  X(PR_TINT, "prTint")           \
  X(OA, "oa")                    \
  X(OA_TINT, "oaTint")           \
  X(PI, "pi")                    \
  X(PI_TINT, "piTint")           \
  X(ON_CODE, "onCode")           \
  X(SEQ_1, "seq1")               \
  X(SEQ_2, "seq2")               \
  X(SEQ_3, "seq3")               \
  X(SEQ_4, "seq4")               \
  X(SEQ_5, "seq5")               \
  X(SEQ_INK_LO, "seqInkLo")      \
  X(SEQ_INK_HI, "seqInkHi")      \
  X(KEY_FACE, "keyFace")         \
  X(HUD_FOCUS, "hudFocus")

typedef enum UiToken {
#define UI_TOKEN_ENUM(ENDING, NAME) TOKEN_##ENDING,
  UI_TOKENS(UI_TOKEN_ENUM)
#undef UI_TOKEN_ENUM
      TOKEN_COUNT
} UiToken;

typedef struct UiTheme {
  uint32_t rgb[TOKEN_COUNT]; /* 0xRRGGBB */
  bool outlined;             /* high contrast: edges instead of tints, empty parts are outlines */
} UiTheme;

/** The name of a token in a theme file: "lineStrong". */
Str ui_token_name(UiToken token);
/** Reads "#E3E8E6". @return false for anything else. */
bool ui_colour_read(Str text, uint32_t *rgb);
/** The light theme as it is drawn, for when no theme file can be read. */
extern const UiTheme ui_theme_light;
/** WCAG 2.2 contrast ratio of two colours, in hundredths: 450 is 4.5 to 1. */
int ui_contrast_hundredths(uint32_t rgb_a, uint32_t rgb_b);

#endif
