/*
 * Whether a remittance balances, at every level. Apart from the messages about it, because computed remits are held to the same sums in tests.
 */
#include "overturn/remit.h"

typedef struct Faults {
  Arena *arena;
  BalanceFault *items;
  size_t count, capacity;
} Faults;

static const Json *member(const Json *json, const char *name) {
  const Json *found = json ? json_member(json, str_from(name)) : NULL;
  return found ? found : json;
}

static void expect_sum(Faults *faults, BalanceFault fault) {
  if (fault.stated_cents != fault.computed_cents) arena_push(faults->arena, faults->items, faults->count, faults->capacity, fault);
}

static Cents sum_adjust(FieldList adjust) {
  Cents sum = 0;
  for (int i = 0; i < adjust.count; i++) sum += FIELD_AT(adjust, const Adjustment, i)->amount_cents;
  return sum;
}

static void balance_claim(Faults *faults, const RemitClaim *claim, int index) {
  Cents charges = 0;
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, i);
    charges += line->charge_cents;
    expect_sum(faults, (BalanceFault){BALANCE_LINE, index, line->line, line->paid_cents, line->charge_cents - sum_adjust(line->adjust),
                                      member(line->json, "paid")});
  }
  if (claim->lines.count > 0)
    expect_sum(faults, (BalanceFault){BALANCE_LINES, index, 0, claim->charge_cents, charges, member(claim->json, "charge")});
  expect_sum(faults, (BalanceFault){BALANCE_CLAIM, index, 0, claim->paid_cents, claim->charge_cents - remit_adjusted_cents(claim, GROUP_COUNT),
                                    member(claim->json, "paid")});
  expect_sum(faults,
             (BalanceFault){BALANCE_PATIENT, index, 0, claim->patient_cents, remit_adjusted_cents(claim, GROUP_PR), member(claim->json, "patient")});
}

int remit_balance(Arena *arena, const Remit *remit, BalanceFault **list) {
  Faults faults = {.arena = arena};
  Cents payment = 0;
  for (int i = 0; i < remit->claims.count; i++) {
    const RemitClaim *claim = FIELD_AT(remit->claims, const RemitClaim, i);
    balance_claim(&faults, claim, i);
    payment += claim->paid_cents;
  }
  for (int i = 0; i < remit->provider_adjust.count; i++) payment -= FIELD_AT(remit->provider_adjust, const ProviderAdjustment, i)->amount_cents;
  expect_sum(&faults, (BalanceFault){BALANCE_TRANSACTION, -1, 0, remit->paid_cents, payment, member(remit->json, "paid")});
  *list = faults.items;
  return (int)faults.count;
}
