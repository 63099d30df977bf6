/* Codes that are valid and still rarely stand where they stand: a remark beside a reason that it does not explain, a reason in an unusual group. */
#include "scenario/lint.h"

static bool list_has(FieldList list, Str code) {
  for (int i = 0; i < list.count; i++)
    if (str_equal(*FIELD_AT(list, const Str, i), code)) return true;
  return false;
}

static bool explains_any(const CodeEntry *remark, FieldList adjust) {
  for (int i = 0; i < adjust.count; i++)
    if (list_has(remark->usual_carc, FIELD_AT(adjust, const Adjustment, i)->carc)) return true;
  return false;
}

static const Json *remark_place(const Json *json, int index) {
  const Json *list = json_place(json, "remarks"), *at = list->kind == JSON_ARRAY ? list->first : NULL;
  while (at && at->index < index) at = at->next;
  return at ? at : list;
}

static void tell_remarks(Lint *lint, FieldList remarks, FieldList adjust, const Json *json) {
  for (int i = 0; i < remarks.count && adjust.count; i++) {
    const CodeEntry *remark = code_find_rarc(lint->scenario->codes, *FIELD_AT(remarks, const Str, i));
    if (!remark || remark->alert || !remark->usual_carc.count || explains_any(remark, adjust)) continue;
    Buf usual = buf_new(lint->arena);
    for (int k = 0; k < remark->usual_carc.count; k++)
      buf_format(&usual, "%s%.*s", k ? ", " : "", STR_ARG(*FIELD_AT(remark->usual_carc, const Str, k)));
    lint_tell(lint, "A815", remark_place(json, i), "remark %.*s usually explains %.*s, and no such reason stands here", STR_ARG(remark->code),
              STR_ARG(buf_str(&usual)));
  }
}

static void tell_groups(Lint *lint, FieldList adjust) {
  for (int i = 0; i < adjust.count; i++) {
    const Adjustment *one = FIELD_AT(adjust, const Adjustment, i);
    const CodeEntry *entry = code_find_carc(lint->scenario->codes, one->carc);
    Str group = group_code_word(one->group);
    if (!entry || !entry->usual_group.count || list_has(entry->usual_group, group) || entry->group_restriction.length) continue;
    Buf usual = buf_new(lint->arena);
    for (int k = 0; k < entry->usual_group.count; k++)
      buf_format(&usual, "%s%.*s", k ? " or " : "", STR_ARG(*FIELD_AT(entry->usual_group, const Str, k)));
    lint_tell(lint, "A816", one->json, "%.*s-%.*s is rare: %.*s usually comes with %.*s", STR_ARG(group), STR_ARG(one->carc), STR_ARG(one->carc),
              STR_ARG(buf_str(&usual)));
  }
}

void lint_codes(Lint *lint) {
  for (int i = 0; i < lint->scenario->page_count; i++) {
    const Remit *remit = lint->scenario->pages[i].remit;
    for (int c = 0; remit && c < remit->claims.count; c++) {
      const RemitClaim *claim = FIELD_AT(remit->claims, const RemitClaim, c);
      if (claim->status == REMIT_STATUS_REVERSAL) continue;
      tell_groups(lint, claim->adjust);
      tell_remarks(lint, claim->remarks, claim->adjust, claim->json);
      for (int l = 0; l < claim->lines.count; l++) {
        const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, l);
        tell_groups(lint, line->adjust);
        tell_remarks(lint, line->remarks, line->adjust, line->json);
      }
    }
  }
}
