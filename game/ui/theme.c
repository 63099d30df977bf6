/* The table of colours and their arithmetic. The light theme is built in, so that a window can say why its theme file cannot be read. */
#include "ui/theme.h"

#include <math.h>

static const Str token_names[TOKEN_COUNT] = {
#define UI_TOKEN_NAME(ENDING, NAME) STR_INIT(NAME),
    UI_TOKENS(UI_TOKEN_NAME)
#undef UI_TOKEN_NAME
};

const UiTheme ui_theme_light = {
    .rgb =
        {
            [TOKEN_DESK] = 0xE3E8E6,       [TOKEN_SHEET] = 0xFFFFFF,       [TOKEN_SUNKEN] = 0xF4F6F5,       [TOKEN_HOVER] = 0xEAEFED,
            [TOKEN_LINE] = 0xD3DAD7,       [TOKEN_LINE_STRONG] = 0x76817D, [TOKEN_INK] = 0x14201D,          [TOKEN_INK_2] = 0x43504C,
            [TOKEN_INK_3] = 0x5A6662,      [TOKEN_HUD] = 0x14231F,         [TOKEN_HUD_WELL] = 0x22342F,     [TOKEN_HUD_HOVER] = 0x30463F,
            [TOKEN_PRESS] = 0xD3DAD7,      [TOKEN_HUD_LINE] = 0x3A4F49,    [TOKEN_HUD_INK] = 0xF2F6F4,      [TOKEN_HUD_INK_2] = 0xB3C2BD,
            [TOKEN_HUD_WARN] = 0xFFD37A,   [TOKEN_ACCENT] = 0x2349C4,      [TOKEN_ACCENT_HOVER] = 0x1A3AA3, [TOKEN_ACCENT_PRESS] = 0x132C80,
            [TOKEN_ON_ACCENT] = 0xFFFFFF,  [TOKEN_ACCENT_INK] = 0x2349C4,  [TOKEN_ACCENT_TINT] = 0xEBF0FE,  [TOKEN_ACCENT_LINE] = 0xB3C3F5,
            [TOKEN_FOCUS] = 0x2349C4,      [TOKEN_GOOD] = 0x0C6838,        [TOKEN_GOOD_TINT] = 0xE3F3E9,    [TOKEN_GOOD_LINE] = 0xA3D4B8,
            [TOKEN_BAD] = 0xB0261B,        [TOKEN_BAD_TINT] = 0xFCEBE9,    [TOKEN_BAD_LINE] = 0xEFB4AE,     [TOKEN_WARN] = 0x814700,
            [TOKEN_WARN_TINT] = 0xFFF1D6,  [TOKEN_WARN_LINE] = 0xE9C583,   [TOKEN_EV] = 0x6236A6,           [TOKEN_EV_TINT] = 0xF2ECFC,
            [TOKEN_EV_LINE] = 0xCDBBEE,    [TOKEN_CO] = 0x24364F,          [TOKEN_CO_TINT] = 0xE7ECF3,      [TOKEN_PR] = 0x075E6E,
            [TOKEN_PR_TINT] = 0xDFF1F4,    [TOKEN_OA] = 0x4B5654,          [TOKEN_OA_TINT] = 0xEBEEED,      [TOKEN_PI] = 0x8A3A10,
            [TOKEN_PI_TINT] = 0xFBECE3,    [TOKEN_ON_CODE] = 0xFFFFFF,     [TOKEN_SEQ_1] = 0xE8EDFB,        [TOKEN_SEQ_2] = 0xC3D0F5,
            [TOKEN_SEQ_3] = 0x8FA8EB,      [TOKEN_SEQ_4] = 0x4A6CD6,       [TOKEN_SEQ_5] = 0x1F3FA8,        [TOKEN_SEQ_INK_LO] = 0x14201D,
            [TOKEN_SEQ_INK_HI] = 0xFFFFFF, [TOKEN_KEY_FACE] = 0xFFFFFF,    [TOKEN_HUD_FOCUS] = 0xFFD37A,
        },
};

Str ui_token_name(UiToken token) { return token_names[token]; }

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool ui_colour_read(Str text, uint32_t *rgb) {
  if (text.length != 7 || text.at[0] != '#') return false;
  uint32_t value = 0;
  for (size_t i = 1; i < text.length; i++) {
    int digit = hex_digit(text.at[i]);
    if (digit < 0) return false;
    value = value << 4 | (uint32_t)digit;
  }
  *rgb = value;
  return true;
}

/* Relative luminance by WCAG 2.2; a display property, so a double may take part. */
static double luminance(uint32_t rgb) {
  double sum = 0;
  static const double weight[3] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; i++) {
    double channel = (double)((rgb >> (16 - 8 * i)) & 0xFF) / 255.0;
    sum += weight[i] * (channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4));
  }
  return sum;
}

int ui_contrast_hundredths(uint32_t rgb_a, uint32_t rgb_b) {
  double a = luminance(rgb_a), b = luminance(rgb_b);
  double high = a > b ? a : b, low = a > b ? b : a;
  return (int)((high + 0.05) / (low + 0.05) * 100.0);
}
