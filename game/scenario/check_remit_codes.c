/*
 * The rules about codes that are pure structure (CAQH CORE 360 combinations and the X12 code lists' own notes): which group a reason may stand with, which
 * reason must travel with a remark, which remarks explain nothing, and that code 45 never takes a whole charge.
 */
#include "scenario/check_remit.h"

/* Where an adjustment stands: the claim, or one of its lines. */
typedef struct Place {
  Str name; /* "era1, line 2" */
  Cents charge_cents;
  FieldList adjust;
  FieldList remarks, claim_remarks;
  const Json *json;
} Place;

static const Json *remark_json(const Place *place, int index) {
  const Json *list = json_member(place->json, STR("remarks"));
  if (!list) return place->json;
  const Json *value = list->kind == JSON_ARRAY ? list->first : NULL;
  while (value && value->index < index) value = value->next;
  return value ? value : list;
}

static Str nearest_code(FieldReader *reader, Str found, FieldList entries) {
  Str *names = arena_make_many(reader->arena, Str, entries.count);
  for (int i = 0; i < entries.count; i++) names[i] = FIELD_AT(entries, const CodeEntry, i)->code;
  return fields_did_you_mean(reader->arena, found, names, entries.count);
}

static void fault_retired(FieldReader *reader, const Json *json, const char *what, const CodeEntry *entry) {
  Str instead = entry->replaced_by.length == 0 ? (Str){0} : str_format(reader->arena, "; instead: %.*s", STR_ARG(entry->replaced_by));
  fields_fault(reader, "E442", json, "%s %.*s is retired%.*s", what, STR_ARG(entry->code), STR_ARG(instead));
}

static void check_remarks(FieldReader *reader, const Place *place, const CodeReference *codes) {
  for (int i = 0; i < place->remarks.count; i++) {
    Str code = *FIELD_AT(place->remarks, const Str, i);
    const CodeEntry *entry = code_find_rarc(codes, code);
    if (!entry) {
      Str hint = nearest_code(reader, code, codes->rarcs);
      fields_fault(reader, "E441", remark_json(place, i), "remark %.*s is not in the code reference%.*s", STR_ARG(code), STR_ARG(hint));
    } else if (entry->deactivated) {
      fault_retired(reader, remark_json(place, i), "remark", entry);
    }
  }
}

static void check_group(FieldReader *reader, const Adjustment *one, const CodeEntry *entry) {
  unsigned bit = 1u << one->group;
  if (entry->groups_allowed & bit) return;
  Str group = group_code_word(one->group);
  if (entry->groups_tolerated & bit) {
    check_warn(reader, "W453", one->json, "%.*s-%.*s is for special cases only; the code goes with %.*s", STR_ARG(group), STR_ARG(one->carc),
               STR_ARG(entry->group_restriction));
  } else {
    fields_fault(reader, "E443", one->json, "code %.*s does not go with group %.*s; it goes with %.*s", STR_ARG(one->carc), STR_ARG(group),
                 STR_ARG(entry->group_restriction));
  }
}

/* Remarks known to the reference: those that explain, and those that only inform. */
static void count_remarks(FieldList remarks, const CodeReference *codes, int *explaining, int *alerts) {
  for (int i = 0; i < remarks.count; i++) {
    const CodeEntry *entry = code_find_rarc(codes, *FIELD_AT(remarks, const Str, i));
    if (entry && entry->alert) {
      (*alerts)++;
    } else {
      (*explaining)++; /* an unknown one has its own error */
    }
  }
}

static void check_remark_required(FieldReader *reader, const Place *place, const Adjustment *one, const CodeReference *codes) {
  int explaining = 0, alerts = 0;
  count_remarks(place->remarks, codes, &explaining, &alerts);
  count_remarks(place->claim_remarks, codes, &explaining, &alerts);
  if (explaining > 0) return;
  if (alerts > 0) {
    fields_fault(reader, "E445", one->json, "%.*s: code %.*s needs a remark that explains it, and alerts only inform", STR_ARG(place->name),
                 STR_ARG(one->carc));
  } else {
    fields_fault(reader, "E444", one->json, "%.*s: code %.*s needs a remark code that says which detail", STR_ARG(place->name), STR_ARG(one->carc));
  }
}

static void check_place(FieldReader *reader, const Place *place, const CodeReference *codes) {
  for (int i = 0; i < place->adjust.count; i++) {
    const Adjustment *one = FIELD_AT(place->adjust, const Adjustment, i);
    const CodeEntry *entry = code_find_carc(codes, one->carc);
    if (!entry) {
      Str hint = nearest_code(reader, one->carc, codes->carcs);
      fields_fault(reader, "E440", one->json, "adjustment reason %.*s is not in the code reference%.*s", STR_ARG(one->carc), STR_ARG(hint));
      continue;
    }
    if (entry->deactivated) fault_retired(reader, one->json, "adjustment reason", entry);
    check_group(reader, one, entry);
    if (entry->rarc_required) check_remark_required(reader, place, one, codes);
    if (str_is(one->carc, "45") && place->charge_cents != 0 && one->amount_cents == place->charge_cents) {
      fields_fault(reader, "E446", one->json, "%.*s: code 45 cannot take the whole charge; a denial has its own reason", STR_ARG(place->name));
    }
  }
  check_remarks(reader, place, codes);
}

void check_remit_codes(FieldReader *reader, Str remit, const RemitClaim *claim, const CodeReference *codes) {
  Place whole = {.name = remit, .charge_cents = claim->charge_cents, .adjust = claim->adjust, .remarks = claim->remarks, .json = claim->json};
  check_place(reader, &whole, codes);
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, i);
    Place place = {.name = str_format(reader->arena, "%.*s, line %d", STR_ARG(remit), line->line),
                   .charge_cents = line->charge_cents,
                   .adjust = line->adjust,
                   .remarks = line->remarks,
                   .claim_remarks = claim->remarks,
                   .json = line->json};
    check_place(reader, &place, codes);
  }
}
