/* The settings and the search, with invented content. */
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
