/* Times and stretches of time as text. The days are those of the calendar that everything else counts with. */
#include "report/clock.h"

#include "overturn/date.h"

#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)

/** So many digits at the front, taken off. @return -1 when they are not there. */
static int take_digits(Str *text, size_t count) {
  int value = 0;
  if (text->length < count) return -1;
  for (size_t i = 0; i < count; i++) {
    if (text->at[i] < '0' || text->at[i] > '9') return -1;
    value = value * 10 + (text->at[i] - '0');
  }
  *text = str_slice(*text, count, text->length);
  return value;
}

static bool take_byte(Str *text, char byte) {
  if (!text->length || text->at[0] != byte) return false;
  *text = str_slice(*text, 1, text->length);
  return true;
}

/** ".5" and more digits than count, as milliseconds; nothing is 0. */
static int64_t take_fraction(Str *text) {
  int64_t ms = 0, worth = 100;
  if (!take_byte(text, '.')) return 0;
  if (!text->length || text->at[0] < '0' || text->at[0] > '9') return -1;
  for (int digit = take_digits(text, 1); digit >= 0; digit = take_digits(text, 1)) {
    ms += digit * worth;
    worth /= 10;
  }
  return ms;
}

/** "Z" or "+02:00", in minutes east of it. @return false when there is neither, or more behind it. */
static bool take_zone(Str text, int *minutes) {
  *minutes = 0;
  if (take_byte(&text, 'Z')) return text.length == 0;
  int sign = take_byte(&text, '+') ? 1 : take_byte(&text, '-') ? -1 : 0;
  int hours = take_digits(&text, 2);
  bool colon = take_byte(&text, ':');
  int rest = take_digits(&text, 2);
  *minutes = sign * (hours * 60 + rest);
  return sign != 0 && colon && hours >= 0 && hours < 24 && rest >= 0 && rest < 60 && text.length == 0;
}

int64_t wall_read(Str text) {
  Day day = day_from_iso(str_slice(text, 0, 10));
  text = str_slice(text, 10, text.length);
  bool t = take_byte(&text, 'T');
  int hour = take_digits(&text, 2), minute = take_byte(&text, ':') ? take_digits(&text, 2) : -1;
  int second = take_byte(&text, ':') ? take_digits(&text, 2) : -1, zone;
  int64_t fraction = take_fraction(&text);
  bool inside = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && fraction >= 0;
  if (day == DAY_NONE || !t || !inside || !take_zone(text, &zone)) return CLOCK_NONE;
  return day * DAY_MS + ((hour * INT64_C(60) + minute - zone) * 60 + second) * 1000 + fraction;
}

Str wall_text(Arena *arena, int64_t ms) {
  if (ms == CLOCK_NONE) return STR("");
  int64_t day = ms / DAY_MS, rest = ms % DAY_MS;
  if (rest < 0) {
    rest += DAY_MS;
    day--;
  }
  Str date = day_iso(arena, (Day)day);
  if (!date.length) return STR("");
  return str_format(arena, "%.*sT%02d:%02d:%02d.%03dZ", STR_ARG(date), (int)(rest / 3600000), (int)(rest / 60000 % 60), (int)(rest / 1000 % 60),
                    (int)(rest % 1000));
}

Str wall_duration(Arena *arena, int64_t ms) {
  if (ms <= 0) return STR("PT0S");
  Buf out = buf_new(arena);
  int64_t hours = ms / 3600000, minutes = ms / 60000 % 60, hundredths = ms % 60000 / 10;
  buf_addz(&out, "PT");
  if (hours) buf_format(&out, "%lldH", (long long)hours);
  if (minutes) buf_format(&out, "%lldM", (long long)minutes);
  if (hundredths % 100)
    buf_format(&out, "%lld.%02lldS", (long long)(hundredths / 100), (long long)(hundredths % 100));
  else if (hundredths || (!hours && !minutes))
    buf_format(&out, "%lldS", (long long)(hundredths / 100));
  return buf_str(&out);
}
