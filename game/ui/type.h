/* Type: every text of the program is drawn in one of these roles; a role is a face, a size and a line height. */
#ifndef UI_TYPE_H
#define UI_TYPE_H

typedef enum UiFace { FACE_UI_400, FACE_UI_500, FACE_UI_600, FACE_DISPLAY_600, FACE_MONO_400, FACE_MONO_600, FACE_ICON, FACE_COUNT } UiFace;

typedef enum UiType {
  TYPE_KEY,
  TYPE_BAR,
  TYPE_CAPTION,
  TYPE_CHIP,
  TYPE_LABEL,
  TYPE_BODY,
  TYPE_BODY_MEDIUM,
  TYPE_BODY_STRONG,
  TYPE_READ,
  TYPE_READ_STRONG,
  TYPE_H3,
  TYPE_H2,
  TYPE_H1,
  TYPE_FIGURE,
  TYPE_QUESTION,
  TYPE_TITLE,
  TYPE_LEAD,
  TYPE_ANSWER,
  TYPE_HERO,
  TYPE_CODE,
  TYPE_RAW,
  TYPE_RAW_STRONG,
  TYPE_COUNT
} UiType;

typedef struct UiTypeRole {
  const char *name;
  int size_px, line_px; /* at text scale 100 and scale 1 */
  UiFace face;
} UiTypeRole;

extern const UiTypeRole ui_types[TYPE_COUNT];

#endif
