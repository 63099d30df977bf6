/* What must hold of every picture: asked of the list of drawing commands and the list of nodes. Each fails the test and says where. */
#ifndef TESTS_UI_CHECKS_H
#define TESTS_UI_CHECKS_H

#include "ui/theme.h"
#include "ui/ui.h"

/** No amount, code or date ends in an ellipsis. */
void check_no_figure_is_shortened(const UiContext *ui, const char *where);
/** Nothing at all does. */
void check_nothing_is_shortened(const UiContext *ui, const char *where);
void check_no_text_is_wider_than_its_clip(const UiContext *ui, const char *where);
void check_texts_do_not_overlap(const UiContext *ui, const char *where);
/** WCAG contrast of every text to the fill under it: 4.5, in high contrast 7. */
void check_every_text_can_be_read_on_its_face(const UiContext *ui, const UiTheme *theme, const char *where);
void check_every_stop_has_a_name_and_its_own_id(const UiContext *ui, const char *where);

#endif
