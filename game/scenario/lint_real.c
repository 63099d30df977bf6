/*
 * Names and numbers that could be somebody's. Everyone in a scenario is invented, and so that this stays true when a file is copied, shown and printed, its
 * numbers are such as nobody can have: telephones 555-0100 to 555-0199, NPIs that fail their check digit, tax ids with a prefix that is never given.
 */
#include "scenario/lint.h"

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

static size_t digits_at(Str text, size_t at) {
  size_t count = 0;
  while (at + count < text.length && lint_is_digit(text.at[at + count])) count++;
  return count;
}

/** Whether a number could begin at `at`: what stands before it is no part of one. */
static bool starts_at(Str text, size_t at) {
  if (!at) return true;
  char before = text.at[at - 1];
  return !lint_is_word(before) && before != '-' && before != '/' && before != '.';
}

static bool ends_at(Str text, size_t at) {
  if (at >= text.length) return true;
  if (text.at[at] == '-' || text.at[at] == '/') return at + 1 >= text.length || !lint_is_word(text.at[at + 1]);
  return !lint_is_word(text.at[at]);
}

/* ---- shapes ---- */

/** Check digit of an NPI: Luhn over 80840 and the ten digits (45 CFR 162.406). */
static bool is_npi(Str digits) {
  if (digits.length != 10 || (digits.at[0] != '1' && digits.at[0] != '2')) return false;
  int sum = 24; /* what 80840 adds */
  for (size_t i = 0; i < 10; i++) {
    int digit = digits.at[i] - '0';
    if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

/** "078-05-1120": a social security number that could have been given. @return its length, or 0. */
static size_t ssn_at(Str text, size_t at) {
  if (at + 11 > text.length || digits_at(text, at) != 3 || text.at[at + 3] != '-' || digits_at(text, at + 4) != 2 || text.at[at + 6] != '-' ||
      digits_at(text, at + 7) != 4)
    return 0;
  bool never = text.at[at] == '9' || str_equal(str_slice(text, at, at + 3), STR("000")) || str_equal(str_slice(text, at, at + 3), STR("666")) ||
               str_equal(str_slice(text, at + 4, at + 6), STR("00")) || str_equal(str_slice(text, at + 7, at + 11), STR("0000"));
  return never || !ends_at(text, at + 11) ? 0 : 11;
}

/** Place after what may stand between the groups of a telephone number: "-", ".", " ", ") ". */
static size_t skip_between(Str text, size_t at) {
  if (at < text.length && text.at[at] == ')') at++;
  if (at < text.length && (text.at[at] == '-' || text.at[at] == '.' || text.at[at] == ' ')) at++;
  return at;
}

/** "312-555-0176", "(312) 555 0176". @return its length, or 0 for none and for those that nobody has. */
static size_t phone_at(Str text, size_t at) {
  if (digits_at(text, at) != 3) return 0;
  size_t exchange = skip_between(text, at + 3), line;
  if (exchange == at + 3 || digits_at(text, exchange) != 3) return 0;
  line = skip_between(text, exchange + 3);
  if (line == exchange + 3 || digits_at(text, line) != 4 || !ends_at(text, line + 4)) return 0;
  bool nobodys = str_equal(str_slice(text, exchange, exchange + 3), STR("555")) && text.at[line] == '0' && text.at[line + 1] == '1';
  return nobodys ? 0 : line + 4 - at;
}

/* A digit from 1, a digit, a letter, either; of the letters S, L, O, I, B and Z are never used. */
static const char mbi_shape[] = "1aedaedaadd";

static bool fits_mbi(char c, char kind) {
  if (kind == '1') return c >= '1' && c <= '9';
  bool letter = lint_is_capital(c) && c != 'S' && c != 'L' && c != 'O' && c != 'I' && c != 'B' && c != 'Z';
  return (kind != 'a' && lint_is_digit(c)) || (kind != 'd' && letter);
}

/** A Medicare beneficiary identifier, with or without its dashes; the government's own specimen is nobody's. @return its length, or 0. */
static size_t mbi_at(Str text, size_t at) {
  char found[12];
  size_t count = 0, i = at;
  for (; i < text.length && count < 11; i++) {
    if (text.at[i] == '-' && (count == 4 || count == 7)) continue;
    if (!fits_mbi(text.at[i], mbi_shape[count])) return 0;
    found[count++] = text.at[i];
  }
  if (count < 11 || !ends_at(text, i)) return 0;
  Str plain = {found, 11};
  return str_starts(plain, STR("1EG4TE5MK7")) ? 0 : i - at;
}

/* ---- addresses ---- */

static bool is_nobodys_domain(Str domain, bool mail) {
  static const char *const reserved[] = {"example.com", "example.org", "example.net"}, *const tops[] = {".test", ".invalid", ".example"};
  for (size_t i = 0; i < 3; i++) {
    Str name = str_from(reserved[i]);
    if (str_equal_nocase(domain, name)) return true;
    if (domain.length > name.length && domain.at[domain.length - name.length - 1] == '.' && str_ends(domain, name)) return true;
    if (str_ends(domain, str_from(tops[i]))) return true;
  }
  return !mail && str_ends(domain, STR(".gov")); /* where the law is read */
}

static bool is_domain_letter(char c) { return lint_is_digit(c) || is_letter(c) || c == '-' || c == '.'; }

/** The domain around a dot, as "plan.com": letters before and a known ending after it. */
static Str domain_around(Str text, size_t dot, bool *mail) {
  static const char *const tops[] = {".com", ".org", ".net", ".gov", ".edu", ".info", ".health", ".us"};
  size_t from = dot, to = dot;
  while (from > 0 && is_domain_letter(text.at[from - 1])) from--;
  while (to < text.length && is_domain_letter(text.at[to])) to++;
  while (to > dot && (text.at[to - 1] == '.' || text.at[to - 1] == '-')) to--;
  Str domain = str_slice(text, from, to);
  *mail = from > 0 && text.at[from - 1] == '@';
  if (from == dot) return (Str){NULL, 0};
  for (size_t i = 0; i < sizeof tops / sizeof *tops; i++)
    if (str_ends(domain, str_from(tops[i]))) return domain;
  return *mail ? domain : (Str){NULL, 0};
}

static void tell_domains(Lint *lint, const LintText *text) {
  for (size_t dot = str_find(text->text, '.', 0); dot < text->text.length; dot = str_find(text->text, '.', dot + 1)) {
    bool mail = false;
    if (dot + 1 >= text->text.length || !is_letter(text->text.at[dot + 1])) continue;
    Str domain = domain_around(text->text, dot, &mail);
    if (!domain.length || (size_t)(domain.at - text->text.at) + domain.length < dot) continue;
    if (!is_nobodys_domain(domain, mail))
      lint_tell_part(lint, "W865", text, domain, "\"%.*s\" may be somebody's; take one under example.com", STR_ARG(domain));
    dot = (size_t)(domain.at - text->text.at) + domain.length - 1;
  }
}

static bool is_street(Str word) {
  static const char *const words[] = {"Street", "St", "Avenue", "Ave", "Road", "Rd", "Boulevard", "Blvd", "Drive", "Lane", "Ln", "Parkway", "Court"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_is(word, words[i])) return true;
  return false;
}

/** "410 Alder Street, Joliet IL 60432": a house, a street, a state and a ZIP code. */
static void tell_address(Lint *lint, const LintText *text) {
  bool house = false, street = false, state = false;
  for (size_t at = 0; at < text->text.length;) {
    size_t from = at;
    while (at < text->text.length && lint_is_word(text->text.at[at])) at++;
    Str word = str_slice(text->text, from, at);
    if (at == from) {
      at++;
      continue;
    }
    size_t digits = digits_at(text->text, from);
    if (digits == word.length && street && state && digits == 5 && !str_starts(word, STR("00"))) {
      lint_tell_part(lint, "A867", text, word, "a street and a ZIP code can be somebody's home; a box, or a ZIP that begins with 00, cannot");
      return;
    }
    if (digits == word.length && digits <= 5) house = true;
    if (house && is_street(word)) street = true;
    state = street && word.length == 2 && lint_is_capital(word.at[0]) && lint_is_capital(word.at[1]);
  }
}

/* ---- all of them ---- */

static void tell_numbers(Lint *lint, const LintText *text) {
  for (size_t at = 0; at < text->text.length; at++) {
    if (!lint_is_digit(text->text.at[at]) || !starts_at(text->text, at)) continue;
    size_t length = digits_at(text->text, at), found;
    Str rest = str_slice(text->text, at, text->text.length);
    if (length == 10 && ends_at(text->text, at + 10) && is_npi(str_slice(rest, 0, 10)))
      lint_tell_part(lint, "W860", text, str_slice(rest, 0, 10),
                     "this passes the check digit of an NPI, so it may be somebody's; change its last digit");
    else if ((found = ssn_at(text->text, at)) != 0)
      lint_tell_part(lint, "W861", text, str_slice(rest, 0, found), "this has the shape of a social security number; begin it with 000");
    else if ((found = phone_at(text->text, at)) != 0)
      lint_tell_part(lint, "W863", text, str_slice(rest, 0, found), "this may be somebody's telephone; take one from 555-0100 to 555-0199");
    else if ((found = mbi_at(text->text, at)) != 0)
      lint_tell_part(lint, "W866", text, str_slice(rest, 0, found),
                     "this has the shape of a Medicare number; put S, L, O, I, B or Z in the place of a letter");
    while (at + 1 < text->text.length && lint_is_digit(text->text.at[at + 1])) at++;
  }
}

/** The first two digits that the Internal Revenue Service gives to nobody. */
static bool is_given_prefix(Str tax_id) {
  static const char *const never[] = {"00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"};
  for (size_t i = 0; i < sizeof never / sizeof *never; i++)
    if (str_starts(tax_id, str_from(never[i]))) return false;
  return true;
}

static void tell_tax_ids(Lint *lint) {
  for (int i = 0; i < lint->scenario->person_count; i++) {
    const Json *json = json_member(lint->scenario->people[i].json, STR("tax_id"));
    if (!json) continue;
    Str id = json->text;
    bool shape = digits_at(id, 0) == 9 || (digits_at(id, 0) == 2 && id.length == 10 && id.at[2] == '-' && digits_at(id, 3) == 7);
    if (shape && is_given_prefix(id)) lint_tell(lint, "W862", json, "this may be somebody's tax id; begin it with 00");
  }
}

/** "Blue Cross" is a name, "change healthcare" two words. */
static bool is_name(Str found) {
  for (size_t i = 0; i < found.length; i++)
    if ((i == 0 || found.at[i - 1] == ' ') && !lint_is_capital(found.at[i])) return false;
  return true;
}

void lint_real(Lint *lint) {
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    bool digits = lint_contains(text, BYTE_DIGIT);
    if (digits) tell_numbers(lint, text);
    if (text->use == TEXT_NUMBER) continue;
    if (lint_contains(text, BYTE_DOT)) tell_domains(lint, text);
    if (digits && text->use <= TEXT_SAY) tell_address(lint, text);
  }
  for (size_t i = 0; i < lint->hit_count; i++) {
    const LintHit *hit = &lint->hits[i];
    if (hit->kind == WORD_PAYER && is_name(hit->found))
      lint_tell_part(lint, "W864", &lint->texts[hit->text], hit->found, "\"%.*s\" is a real company; invent one", STR_ARG(hit->found));
  }
  tell_tax_ids(lint);
}
