/* overturn check --prices: what the contract makes of a claim, with the steps of the sum, and what each remittance leaves short of it. */
#include "cli/check.h"

static void put_line(Arena *arena, const PricedLine *line, const ClaimLine *sent, Buf *out) {
  Str code = sent->code.length ? sent->code : sent->revenue;
  buf_format(out, "  line %d, %.*s, charge %.*s: allowed %.*s, of it the patient's %.*s, from the plan %.*s\n", line->line, STR_ARG(code),
             STR_ARG(money_text(arena, line->charge_cents)), STR_ARG(money_text(arena, line->allowed_cents)),
             STR_ARG(money_text(arena, line->patient_cents)), STR_ARG(money_text(arena, line->expected_cents)));
  for (int i = 0; i < line->steps.count; i++) buf_format(out, "    %.*s\n", STR_ARG(*FIELD_AT(line->steps, const Str, i)));
}

static void put_short(Arena *arena, Cents paid, Cents variance, Buf *out) {
  buf_format(out, "paid %.*s", STR_ARG(money_text(arena, paid)));
  if (variance > 0)
    buf_format(out, ", %.*s short", STR_ARG(money_text(arena, variance)));
  else if (variance < 0)
    buf_format(out, ", %.*s too much", STR_ARG(money_text(arena, -variance)));
  else
    buf_addz(out, ", as the contract says");
}

/** Money of another payer, and of other claims, is not held to this contract. */
static void put_remit(Arena *arena, const Scenario *scenario, const Page *page, Buf *out) {
  const RemitClaim *answer = page->follows_play ? NULL : remit_standing_answer(page->remit, scenario->claim->number);
  if (!answer || page->payer != scenario->payer) return;
  const Pricing *pricing = scenario->pricing;
  buf_format(out, "  %.*s", STR_ARG(page->id));
  if (page->remit->date != DAY_NONE) buf_format(out, ", %.*s", STR_ARG(day_iso(arena, page->remit->date)));
  buf_addz(out, ": ");
  put_short(arena, answer->paid_cents, pricing_cell(pricing, page->remit, 0, COLUMN_VARIANCE, (InterestTerms){0, DAY_NONE}, DAY_NONE), out);
  buf_byte(out, '\n');
  for (int i = 0; i < answer->lines.count && pricing->count > 1; i++) {
    const RemitLine *line = FIELD_AT(answer->lines, const RemitLine, i);
    buf_format(out, "    line %d: ", line->line);
    put_short(arena, line->paid_cents, pricing_cell(pricing, page->remit, line->line, COLUMN_VARIANCE, (InterestTerms){0, DAY_NONE}, DAY_NONE), out);
    buf_byte(out, '\n');
  }
}

void check_print_prices(const Check *check, Arena *arena, const CheckResult *result, Str text) {
  Diags diags = diags_new(arena, result->file, text);
  if (check->syntax_only || result->shift || result->errors) return;
  const Scenario *scenario = scenario_read(arena, result->file, text, check->assets.codes, check->assets.rules, &diags);
  if (!scenario) return;
  Buf out = buf_new(arena);
  if (!scenario->contract) {
    buf_format(&out, "%.*s: no contract, so nothing is priced\n", STR_ARG(result->file));
  } else {
    buf_format(&out, "%.*s: claim %.*s by its contract", STR_ARG(result->file), STR_ARG(scenario->claim->number));
    if (scenario->variant_count > 1) buf_format(&out, ", variant 0 of %d", scenario->variant_count);
    buf_byte(&out, '\n');
    for (int i = 0; i < scenario->pricing->count; i++) {
      const PricedLine *line = &scenario->pricing->lines[i];
      put_line(arena, line, FIELD_AT(scenario->claim->lines, const ClaimLine, i), &out);
    }
    for (int i = 0; i < scenario->page_count; i++)
      if (scenario->pages[i].kind == PAGE_REMIT) put_remit(arena, scenario, &scenario->pages[i], &out);
  }
  cli_print(stdout, buf_str(&out));
}
