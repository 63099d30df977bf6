/* The words of the format that stand for numbers, and the list of violations with their rules. */
#include "overturn/scenario.h"

const char *const scenario_kind_words[] = {"denial", "underpayment", "negotiation", NULL};
const char *const axis_words[] = {"codes", "timing", "outcome", NULL};
const char *const skill_words[] = {"detail", "communication", "analysis", "problem solving", "regulations", NULL};
const char *const view_words[] = {"worklist", "claim", "remittance", "contract", "chart",    "portal",  "phone", "negotiation",
                                  "calendar", "notes", "letters",    "payments", "decision", "message", NULL};
const char *const deal_state_words[] = {"none", "spoken", "confirmed", "countersigned", NULL};
const char *const risk_words[] = {"low", "some", "high", NULL};
const char *const interpret_words[] = {"liability", "meaning", "action", NULL};
const char *const item_kind_words[] = {"choices", "interpret", "worksheet", "money", "number", "text", "date", "evidence",
                                       "link",    "allocate",  "order",     "day",   "letter", "deal", NULL};

/* The traps of the trade. Sources as in assets/rules.json and the reference reading behind it. */
const ViolationKind scenario_violations[] = {
    {"balance billing",
     "The patient may not be billed for amounts in group CO or PI, nor above PR where surprise-billing law applies (45 CFR 149.410)."},
    {"QMB billing", "A Qualified Medicare Beneficiary owes no deductible and no coinsurance (42 U.S.C. 1396a(n)(3))."},
    {"waiving cost share", "Routine waiver of copay or coinsurance is barred; hardship needs a policy and a record (42 U.S.C. 1320a-7a(i)(6))."},
    {"unsupported coding", "A modifier, diagnosis, status or document that the record does not support may not be added (31 U.S.C. 3729)."},
    {"disclosure", "Only the minimum of patient data that the purpose needs may be shared (45 CFR 164.502(b))."},
    {"misrepresentation", "Identity, authority, proof and other offers must be stated as they are."},
    {"recording without consent", "California and Illinois need everyone's consent to record a call (Cal. Penal Code 632; 720 ILCS 5/14)."},
    {"keeping an overpayment", "A known federal overpayment goes back within 60 days (42 U.S.C. 1320a-7k(d))."},
    {"rebilling to dodge", "A claim may not be sent again, or dated back, to dodge an edit or a filing limit."},
    {"beyond authority", "A write-off or a settlement above one's authority needs sign-off first."},
    {"wrong law quoted", "State prompt-pay law does not bind a self-funded, Medicare Advantage or Medicaid plan (29 U.S.C. 1144)."},
    {"improper note", "Account notes are records: facts only, no insults and no guesses."},
    {"right given away", "What law or contract owes is not sold for a quick close."},
};
const int scenario_violation_count = (int)(sizeof scenario_violations / sizeof *scenario_violations);

const DiagCode scenario_diag_codes[] = {
    {"E501", "a name that nothing in the file has"},
    {"E502", "an id used twice"},
    {"E503", "an expression that cannot be read"},
    {"E504", "an expression whose parts do not go together"},
    {"E505", "a {placeholder} that stands for nothing"},
    {"E506", "a day counted from something that is not understood"},
    {"E507", "a step without a way on"},
    {"E508", "a question after one that always leads elsewhere"},
    {"E509", "more than the program takes"},
    {"E510", "a question that lacks something"},
    {"E511", "a focus that is not there"},
    {"E512", "a date question whose windows do not fit"},
    {"E513", "an event that counts from nothing, or from two things"},
    {"E514", "a page that is there before it comes, or never comes"},
    {"E515", "a document body that is not made of blocks"},
    {"E516", "a violation that is not in the list"},
    {"E517", "a variable that is not well defined"},
    {"E518", "figures asked of something that has none"},
    {"E519", "a rule that assets/rules.json does not have"},
    {"E520", "a mistake without a figure, or with the right one"},
    {"E521", "a wait that nothing ends"},
    {"E522", "a person that every scenario needs"},
    {"E523", "a value that is not of the kind asked for"},
    {"E524", "a key that this kind of question does not read"},
    {"E526", "an order whose entries read the same"},
    {"E527", "a comparison of right answers that cannot be made"},
    {"E528", "points that favour the answer that is both slower and riskier"},
    {"E529", "a case of many accounts whose list does not fit"},
    {"E530", "values of `vary` that cannot be read"},
    {"E531", "a formula with a name that nothing varying has"},
    {"E532", "a formula that cannot be read"},
    {"E533", "a formula whose parts do not go together, or that comes to nothing usable"},
    {"E534", "a varying name that is taken"},
    {"E535", "too many variants"},
    {"W536", "a varying name that nothing uses"},
    {"E541", "a claim status with a code that assets/rules.json does not have"},
    {"E542", "a promise whose last day is not understood"},
    {"E543", "a deal that no negotiation can make"},
    {"W551", "a variable that nothing reads"},
    {"W552", "a deadline that counts from receipt, from the date of a notice"},
    {"W553", "a state's rule for a plan that it does not bind"},
    {"W554", "a promise that nothing makes"},
    {NULL, NULL},
};
