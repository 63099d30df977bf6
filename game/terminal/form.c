/* Several amounts on one sheet, asked one after the other and shown together before they count. */
#include "terminal/inside.h"

static Cents form_sum(const Form *form) {
  Cents sum = 0;
  for (int i = 0; i < form->count; i++) sum += form->values[i];
  return sum;
}

static void show(Terminal *t, const Form *form) {
  for (int i = 0; i < form->count; i++) {
    Str value = form->given[i] ? money_text(t->scratch, form->values[i]) : STR("not filled in");
    say_numbered(t, i + 1, str_format(t->scratch, "%.*s: %.*s", STR_ARG(form->labels[i]), STR_ARG(value)));
  }
  if (!form->has_total) return;
  Cents sum = form_sum(form), left = form->total - sum;
  if (left)
    sayf(t, "They add up to %.*s; %.*s is %s. What does not balance earns nothing.", STR_ARG(money_text(t->scratch, sum)),
         STR_ARG(money_text(t->scratch, left < 0 ? -left : left)), left > 0 ? "left" : "too much");
  else
    sayf(t, "They add up to %.*s, as they must.", STR_ARG(money_text(t->scratch, sum)));
}

/** One amount. @return TYPED_TEXT to go on with `*at`. */
static Typed fill_one(Terminal *t, Form *form, int *at) {
  Str text, prompt = form->given[*at]
                         ? str_format(t->scratch, "%.*s (now %.*s): ", STR_ARG(form->labels[*at]), STR_ARG(money_text(t->scratch, form->values[*at])))
                         : str_format(t->scratch, "%.*s: ", STR_ARG(form->labels[*at]));
  Typed typed = type_line(t, prompt, false, &text);
  if (typed == TYPED_REPEAT) {
    t->show_step = false;
    show(t, form);
  }
  if (typed != TYPED_TEXT) return typed == TYPED_REPEAT ? TYPED_TEXT : typed;
  if (str_equal_nocase(text, STR("b")) || str_equal_nocase(text, STR("back"))) {
    if (*at > 0) --*at;
  } else if (!text.length && form->given[*at]) {
    ++*at;
  } else if (read_amount(text, &form->values[*at])) {
    form->given[*at] = true;
    ++*at;
  } else {
    say(t, STR("Type an amount such as 1,420.00, or a sum such as 2840*50%; 0 where there is nothing; b to go back."));
  }
  return TYPED_TEXT;
}

static bool all_given(const Form *form) {
  for (int i = 0; i < form->count; i++)
    if (!form->given[i]) return false;
  return true;
}

Typed form_fill(Terminal *t, Form *form) {
  int at = 0;
  for (;;) {
    Str text;
    int number;
    Typed typed;
    if (at < form->count) {
      typed = fill_one(t, form, &at);
      if (typed != TYPED_TEXT) return typed;
      /* A single changed amount leads back to the whole sheet. */
      if (all_given(form) && at > 0) at = form->count;
      continue;
    }
    if (form->count > 1 || form->has_total) show(t, form);
    if (form->count == 1 && !form->has_total) return TYPED_TEXT;
    typed = type_line(t, STR("Enter to send, or the number of one to change: "), false, &text);
    if (typed == TYPED_REPEAT) {
      t->show_step = false;
      continue;
    }
    if (typed != TYPED_TEXT) return typed;
    if (!text.length) return TYPED_TEXT;
    if (read_numbers(text, form->count, &number, 1) == 1)
      at = number - 1;
    else
      sayf(t, "Press Enter alone to send, or type 1 to %d.", form->count);
    if (at < form->count) {
      /* Asked again even though it was given. */
      typed = fill_one(t, form, &at);
      if (typed != TYPED_TEXT) return typed;
      at = form->count;
    }
  }
}
