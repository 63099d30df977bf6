/* A code drill with invented content. */
#include "ui/samples.h"

static const DrillCardView card = {
    .prompt = STR_INIT("What do you do first on CO-197?"),
    .options = {STR_INIT("Check whether the approval on file matches the billed service, its units and its dates"),
                STR_INIT("Ask the patient for the balance"), STR_INIT("Send the claim to the other payer"),
                STR_INIT("Correct the claim and send it again before the filing limit runs out")},
    .count = 4,
    .right = 0,
    .snippet = {.payer = STR_INIT("Pinecrest Health Plan"),
                .code = STR_INIT("73721"),
                .service = STR_INIT("MRI, lower joint"),
                .charge_cents = 148000,
                .adjusted_cents = 148000,
                .adjust = {STR_INIT("CO"), STR_INIT("197")},
                .remark = STR_INIT("MA130")},
    .about = STR_INIT("197"),
    .answer = {STR_INIT("Precertification, authorization or notification is missing."),
               STR_INIT("Check whether the approval on file matches the billed service, its units and its dates")},
    .note = STR_INIT("Some plans take a late notice within two business days."),
    .back = {STR_INIT("in 10 minutes"), STR_INIT("in 6 days"), STR_INIT("in 14 days"), STR_INIT("in 12 months")},
    .past = {{STR_INIT("Mar 24"), false}, {STR_INIT("Apr 2"), true}, {STR_INIT("Apr 9"), false}, {STR_INIT("Today"), true}},
    .past_count = 4,
    .seen = 14,
    .from_case = true};

DrillView sample_drill(DrillSample sample) {
  return (DrillView){.card = sample == DRILL_OVER ? NULL : &card,
                     .next = sample == DRILL_OVER ? STR("8 hours") : STR(""),
                     .due = sample == DRILL_OVER ? 0 : 18,
                     .fresh = sample == DRILL_OVER ? 0 : 2,
                     .answered = 11,
                     .right = 9,
                     .can_undo = true,
                     .learned = 142,
                     .total = 1186,
                     .strengths = {1044, 21, 38, 46, 37},
                     .days = {9, 12, 7, 114, 3, 5, 11},
                     .day_names = {STR("Tue"), STR("Wed"), STR("Thu"), STR("Fri"), STR("Sat"), STR("Sun"), STR("Mon")}};
}
