/* What each byte of a text is to the lints. */
#include "scenario/lint.h"

#define D (BYTE_WORD | BYTE_DIGIT)
#define C (BYTE_WORD | BYTE_CAPITAL)
#define V (BYTE_WORD | BYTE_CAPITAL | BYTE_VOWEL)
#define c BYTE_WORD
#define v (BYTE_WORD | BYTE_VOWEL)
#define H (BYTE_WORD | BYTE_CAPITAL | BYTE_HISS)
#define h (BYTE_WORD | BYTE_HISS)
#define P BYTE_DOT
#define S BYTE_SHOUT
#define B BYTE_BRACE

/* clang-format off */
const uint8_t lint_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, P, 0,  D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
    0, V, C, H, C, V, C, H, H, V, C, C, C, C, C, V,  C, C, C, H, C, V, C, C, H, V, H, 0, 0, 0, 0, 0,
    0, v, c, h, c, v, c, h, h, v, c, c, c, c, c, v,  c, c, c, h, c, v, c, c, h, v, h, B, 0, 0, 0, 0,
    c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,  c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,
    c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,  c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,
    c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,  c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,
    c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,  c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c,
};
