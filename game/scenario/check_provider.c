/* Money outside claims: provider adjustments have a code that is known, and mostly the sign that goes with it. */
#include "scenario/check_remit.h"

/* What one remit took, another may give back under the same reference. */
static bool is_given_back(const Remit *remits, int count, const ProviderAdjustment *one) {
  for (int i = 0; i < count; i++) {
    for (int k = 0; k < remits[i].provider_adjust.count; k++) {
      const ProviderAdjustment *other = FIELD_AT(remits[i].provider_adjust, const ProviderAdjustment, k);
      bool same = str_equal(other->code, one->code) && one->reference.length > 0 && str_equal(other->reference, one->reference);
      if (same && other->amount_cents >= -one->amount_cents && other->amount_cents > 0) return true;
    }
  }
  return false;
}

static void check_code(FieldReader *reader, const ProviderAdjustment *one, const X12Codes *codes, bool given_back) {
  const ProviderCode *entry = provider_find_code(codes, one->code);
  if (entry) {
    bool adds = one->amount_cents < 0;
    if (entry->usual == SIGN_ADDS && one->amount_cents > 0)
      check_warn(reader, "W452", one->json, "%.*s (%.*s) is added to a payment: it usually has a minus", STR_ARG(one->code), STR_ARG(entry->name));
    else if (entry->usual == SIGN_TAKES && adds && !given_back)
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
    for (int k = 0; k < remits[i].provider_adjust.count; k++) {
      const ProviderAdjustment *one = FIELD_AT(remits[i].provider_adjust, const ProviderAdjustment, k);
      check_code(reader, one, &rules->x12, is_given_back(remits, count, one));
    }
  }
}
