/* UTF-8: strict decoding and the characters that a scenario's text may not hold. */
#ifndef OVERTURN_UTF8_H
#define OVERTURN_UTF8_H

#include <stdbool.h>

#include "overturn/str.h"

/** Decodes one code point at `*at` and moves past it. @return the code point, or -1 (and moves one byte) where the bytes are not strict UTF-8 (RFC 3629). */
int32_t utf8_next(Str s, size_t *at);
/** Moves back to the start of the code point before `at`. */
size_t utf8_before(Str s, size_t at);
/** @return offset of the first byte that is not strict UTF-8, or s.length when all is well. */
size_t utf8_invalid_at(Str s);
size_t utf8_count(Str s);
void utf8_put(Buf *buf, int32_t code_point);

/**
 * Why a code point may not stand in text that people read: "control character", "bidirectional override", "invisible character",
 * "private-use character", "noncharacter", "tag character". NULL when it may. Tab and line feed are control characters here; callers that allow them ask first.
 * A zero-width joiner or variation selector is invisible too. (Unicode Technical Report 36, Trojan-source CVE-2021-42574.)
 */
const char *utf8_forbidden(int32_t code_point);

/** Adds text nobody has vouched for, one column for each of its code points: a tab becomes a space, what is forbidden or broken becomes U+FFFD. */
void utf8_put_shown(Buf *buf, Str s);

#endif
