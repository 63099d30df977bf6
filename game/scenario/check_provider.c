/* Money outside claims: provider adjustments have a code that is known, and mostly the sign that goes with it. */
#include "scenario/check_remit.h"

static void check_code(FieldReader *reader, const ProviderAdjustment *one, const X12Codes *codes) {
  const ProviderCode *entry = provider_find_code(codes, one->code);
  if (entry) {
    bool adds = one->amount_cents < 0;
    if (entry->usual == SIGN_ADDS && one->amount_cents > 0)
      check_warn(reader, "W452", one->json, "%.*s (%.*s) is added to a payment: it usually has a minus", STR_ARG(one->code), STR_ARG(entry->name));
    else if (entry->usual == SIGN_TAKES && adds)
      check_warn(reader, "W452", one->json, "%.*s (%.*s) is taken from a payment: it usually has no minus", STR_ARG(one->code), STR_ARG(entry->name));
    return;
  }
  Str *names = arena_make_many(reader->arena, Str, codes->provider.count);
  for (int i = 0; i < codes->provider.count; i++) names[i] = FIELD_AT(codes->provider, const ProviderCode, i)->code;
  const Json *place = json_member(one->json, STR("code"));
  fields_fault(reader, "E447", place ? place : one->json, "assets/rules.json has no provider adjustment \"%.*s\"%.*s", STR_ARG(one->code),
               STR_ARG(fields_did_you_mean(reader->arena, one->code, names, codes->provider.count)));
}

void remits_check_provider(FieldReader *reader, const Remit *remits, int count, const RuleBook *rules) {
  for (int i = 0; i < count; i++) {
    if (remits[i].json && fields_is_faulty(reader, remits[i].json)) continue;
    for (int k = 0; k < remits[i].provider_adjust.count; k++)
      check_code(reader, FIELD_AT(remits[i].provider_adjust, const ProviderAdjustment, k), &rules->x12);
  }
}
