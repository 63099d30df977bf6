/* The settings, the search and the problems of a file, with invented content. */
#include "ui/samples.h"

static const FindItem items[] = {
    {.kind = FIND_DOCUMENT,
     .icon = ICON_MEDICAL_INFORMATION,
     .title = STR_INIT("Operative note, right shoulder"),
     .detail = STR_INIT("Chart"),
     .about = {STR_INIT("Arrived Mar 30, 2026")},
     .place = APP_CHART,
     .page = 0,
     .opens = true},
    {.kind = FIND_DOCUMENT,
     .icon = ICON_GAVEL,
     .title = STR_INIT("Agreement between Lakeshore Mutual and the physicians of the north shore"),
     .detail = STR_INIT("Contract"),
     .place = APP_CONTRACT,
     .page = 0,
     .opens = true},
    {.kind = FIND_CODE,
     .icon = ICON_MANAGE_SEARCH,
     .title = STR_INIT("97"),
     .detail = STR_INIT("Payment is included in another service"),
     .about = {STR_INIT("The allowance for this service is part of the payment for another one on the same claim."),
               STR_INIT("Look for the other service, and for a modifier that says why they are apart.")},
     .place = NONE,
     .opens = true},
    {.kind = FIND_CODE,
     .icon = ICON_MANAGE_SEARCH,
     .title = STR_INIT("M15"),
     .detail = STR_INIT("Services billed separately were bundled"),
     .place = NONE},
    {.kind = FIND_DOCUMENT, .icon = ICON_CALL, .title = STR_INIT("Phone"), .place = APP_PHONE, .page = NONE, .opens = true},
};

SettingsView sample_settings(void) { return (SettingsView){.theme = 0, .text_percent = 115, .sound = SOUND_IN_PRACTICE}; }

FindView sample_find(void) { return (FindView){items, (int)(sizeof items / sizeof *items), false, true}; }

static const ProblemView problems[] = {
    {.level = DIAG_ERROR,
     .message = STR_INIT("\"promt\" is not a name that may stand here; did you mean \"prompt\"?"),
     .path = STR_INIT("$.steps.read.ask[0].promt"),
     .place = STR_INIT("bundled-shoulder.json:143:9"),
     .line = STR_INIT("\"promt\": \"Which of the four lines was paid below the agreement?\","),
     .from = 0,
     .to = 7},
    {.level = DIAG_ERROR,
     .message = STR_INIT("The step \"supervisor\" is not one of the steps."),
     .path = STR_INIT("$.steps.call.next"),
     .place = STR_INIT("bundled-shoulder.json:201:17"),
     .line = STR_INIT("\"next\": \"supervisor\""),
     .from = 8,
     .to = 20},
    {.level = DIAG_WARNING,
     .message = STR_INIT("The follow-up may be set on two days only: of May 20 and May 21, 2026 either is worth all points, every other day none."),
     .place = STR_INIT("three-days/implant-apart.json:1201:104"),
     .line = STR_INIT("\"window\": {\"from\": \"2026-05-20\", \"to\": \"2026-05-21\"}, \"points\": 13, \"missed\": [\"early\", \"late\"], \"rule"),
     .from = 60,
     .to = 72},
    {.level = DIAG_ADVICE,
     .message = STR_INIT("Nobody reads this page."),
     .place = STR_INIT("bundled-shoulder.json:12:3"),
     .line = STR_INIT("{"),
     .from = 0,
     .to = 1},
};

ProblemsView sample_problems(void) { return (ProblemsView){problems, (int)(sizeof problems / sizeof *problems), {2, 1, 1}, true}; }

KeyMap sample_keys(void) {
  KeyMap keys = keys_first();
  keys.at[1] = (KeyChord){'w', MOD_CTRL | MOD_SHIFT};
  return keys;
}
