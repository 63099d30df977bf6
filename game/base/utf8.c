/*
 * Strict UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF), and the characters that fool a reader.
 * A scenario is read by reviewers as text: what they cannot see, or what reorders what they see, may not stand in it.
 */
#include "overturn/utf8.h"

/* Bytes of the sequence that `lead` starts, and the range its second byte must lie in (Unicode, table 3-7). 0 when none starts with it. */
static size_t sequence_bytes(uint8_t lead, uint8_t *low, uint8_t *high) {
  *low = 0x80;
  *high = 0xbf;
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead == 0xe0) *low = 0xa0;
  if (lead == 0xed) *high = 0x9f;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead == 0xf0) *low = 0x90;
  if (lead == 0xf4) *high = 0x8f;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

int32_t utf8_next(Str s, size_t *at) {
  const uint8_t *byte = (const uint8_t *)s.at + *at;
  uint8_t low;
  uint8_t high;
  size_t length = sequence_bytes(byte[0], &low, &high);
  if (length == 1) {
    *at += 1;
    return byte[0];
  }
  bool whole = length > 1 && length <= s.length - *at && byte[1] >= low && byte[1] <= high;
  for (size_t i = 2; whole && i < length; i++) whole = (byte[i] & 0xc0) == 0x80;
  if (!whole) {
    *at += 1;
    return -1;
  }
  int32_t code_point = byte[0] & (0x7f >> length);
  for (size_t i = 1; i < length; i++) code_point = code_point << 6 | (byte[i] & 0x3f);
  *at += length;
  return code_point;
}

size_t utf8_before(Str s, size_t at) {
  if (at == 0) return 0;
  for (size_t back = 4; back > 1; back--) {
    if (back > at) continue;
    size_t start = at - back;
    size_t end = start;
    if (utf8_next(s, &end) >= 0 && end == at) return start;
  }
  return at - 1;
}

size_t utf8_invalid_at(Str s) {
  for (size_t at = 0; at < s.length;) {
    size_t start = at;
    if (utf8_next(s, &at) < 0) return start;
  }
  return s.length;
}

size_t utf8_count(Str s) {
  size_t count = 0;
  for (size_t at = 0; at < s.length; count++) utf8_next(s, &at);
  return count;
}

void utf8_put(Buf *buf, int32_t code_point) {
  bool valid = code_point >= 0 && code_point <= 0x10ffff && (code_point < 0xd800 || code_point > 0xdfff);
  uint32_t c = valid ? (uint32_t)code_point : 0xfffd;
  if (c < 0x80) {
    buf_byte(buf, (char)c);
    return;
  }
  int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const uint8_t leads[] = {0, 0xc0, 0xe0, 0xf0};
  buf_byte(buf, (char)(leads[more] | c >> (6 * more)));
  while (more-- > 0) buf_byte(buf, (char)(0x80 | (c >> (6 * more) & 0x3f)));
}

typedef struct Range {
  int32_t first, last;
  const char *why;
} Range;

#define CONTROL "control character"
#define BIDI "bidirectional override"
#define INVISIBLE "invisible character"
#define PRIVATE "private-use character"
#define NONCHARACTER "noncharacter"
#define TAG "tag character"

/* In order. From Unicode's Default_Ignorable_Code_Point and Bidi_Control, the line separators, and the letters that draw nothing. */
static const Range forbidden[] = {
    {0x00, 0x1f, CONTROL},         {0x7f, 0x9f, CONTROL},          {0xad, 0xad, INVISIBLE},       {0x34f, 0x34f, INVISIBLE},
    {0x61c, 0x61c, BIDI},          {0x115f, 0x1160, INVISIBLE},    {0x17b4, 0x17b5, INVISIBLE},   {0x180b, 0x180f, INVISIBLE},
    {0x200b, 0x200d, INVISIBLE},   {0x200e, 0x200f, BIDI},         {0x2028, 0x2029, INVISIBLE},   {0x202a, 0x202e, BIDI},
    {0x2060, 0x2065, INVISIBLE},   {0x2066, 0x2069, BIDI},         {0x206a, 0x206f, INVISIBLE},   {0x2800, 0x2800, INVISIBLE},
    {0x3164, 0x3164, INVISIBLE},   {0xd800, 0xdfff, NONCHARACTER}, {0xe000, 0xf8ff, PRIVATE},     {0xfdd0, 0xfdef, NONCHARACTER},
    {0xfe00, 0xfe0f, INVISIBLE},   {0xfeff, 0xfeff, INVISIBLE},    {0xffa0, 0xffa0, INVISIBLE},   {0xfff0, 0xfffb, INVISIBLE},
    {0x13430, 0x1343f, INVISIBLE}, {0x1bca0, 0x1bca3, INVISIBLE},  {0x1d173, 0x1d17a, INVISIBLE}, {0xe0000, 0xe007f, TAG},
    {0xe0080, 0xe0fff, INVISIBLE}, {0xf0000, 0xffffd, PRIVATE},    {0x100000, 0x10fffd, PRIVATE},
};

const char *utf8_forbidden(int32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x7f) return NULL;
  if (code_point < 0 || code_point > 0x10ffff || (code_point & 0xfffe) == 0xfffe) return NONCHARACTER;
  size_t low = 0;
  size_t high = sizeof forbidden / sizeof *forbidden;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (code_point > forbidden[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  bool inside = low < sizeof forbidden / sizeof *forbidden && code_point >= forbidden[low].first;
  return inside ? forbidden[low].why : NULL;
}

void utf8_put_shown(Buf *buf, Str s) {
  size_t kept = 0; /* where what stays as it is began */
  for (size_t at = 0; at < s.length;) {
    size_t start = at;
    int32_t code_point = utf8_next(s, &at);
    if (!utf8_forbidden(code_point)) continue;
    buf_add(buf, str_slice(s, kept, start));
    utf8_put(buf, code_point == '\t' ? ' ' : 0xfffd);
    kept = at;
  }
  buf_add(buf, str_slice(s, kept, s.length));
}
