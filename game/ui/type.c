/* The table of type roles. "bar", "chip", "bodyMedium", "readStrong" and "rawStrong" are what the pictures draw inside bars, chips, buttons,
 * wells and raw segments: sizes of the neighbouring role in another weight. */
#include "ui/type.h"

const UiTypeRole ui_types[TYPE_COUNT] = {
    [TYPE_KEY] = {"key", 11, 16, FACE_UI_500},
    [TYPE_BAR] = {"bar", 11, 16, FACE_UI_600},
    [TYPE_CAPTION] = {"caption", 12, 16, FACE_UI_400},
    [TYPE_CHIP] = {"chip", 12, 16, FACE_UI_500},
    [TYPE_LABEL] = {"label", 12, 16, FACE_UI_600},
    [TYPE_BODY] = {"body", 13, 20, FACE_UI_400},
    [TYPE_BODY_MEDIUM] = {"bodyMedium", 13, 20, FACE_UI_500},
    [TYPE_BODY_STRONG] = {"bodyStrong", 13, 20, FACE_UI_600},
    [TYPE_READ] = {"read", 14, 22, FACE_UI_400},
    [TYPE_READ_STRONG] = {"readStrong", 14, 22, FACE_UI_600},
    [TYPE_H3] = {"h3", 15, 20, FACE_UI_600},
    [TYPE_H2] = {"h2", 18, 24, FACE_DISPLAY_600},
    [TYPE_H1] = {"h1", 24, 32, FACE_DISPLAY_600},
    [TYPE_FIGURE] = {"figure", 32, 36, FACE_DISPLAY_600},
    [TYPE_QUESTION] = {"question", 28, 36, FACE_DISPLAY_600},
    [TYPE_TITLE] = {"title", 36, 44, FACE_DISPLAY_600},
    [TYPE_LEAD] = {"lead", 16, 26, FACE_UI_400},
    [TYPE_ANSWER] = {"answer", 15, 22, FACE_UI_400},
    [TYPE_HERO] = {"hero", 44, 48, FACE_DISPLAY_600},
    [TYPE_CODE] = {"code", 12, 16, FACE_MONO_600},
    [TYPE_RAW] = {"raw", 12, 20, FACE_MONO_400},
    [TYPE_RAW_STRONG] = {"rawStrong", 12, 20, FACE_MONO_600},
};
