/* The words of the keys that can be changed. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_KEYS_H
#define SCREENS_WORDS_KEYS_H

#define KEYS_WORDS(X)                                                                                                       \
  X(KEYS, "Keys", "")                                                                                                       \
  X(KEYS_DOES, "What it does", "")                                                                                          \
  X(KEYS_KEY, "Key", "")                                                                                                    \
  X(KEYS_CHANGED, "Changed", "")                                                                                            \
  X(KEYS_CHANGE, "Change", "")                                                                                              \
  X(KEYS_CHANGE_ALL, "Change keys", "")                                                                                     \
  X(KEYS_RESET, "Reset", "")                                                                                                \
  X(KEYS_RESET_ALL, "Reset all", "")                                                                                        \
  X(KEYS_ABOUT, "Enter, Esc, Tab, arrows, digits and F2 to F12 stay as they are.", "")                                      \
  X(KEYS_PRESS, "{0}: press the new key. Esc leaves it as it is.", "")                                                      \
  X(KEYS_IS_TAKEN, "{0} is taken: {1}. Press another key.", "")                                                             \
  X(KEYS_IS_FIXED, "{0} does the same everywhere and stays so. Press another key.", "")                                     \
  X(KEYS_IS_UNFIT, "{0} cannot be given. Press a letter or a sign, or one with Ctrl.", "")                                  \
  X(KEYS_IS_NOW, "{0}: the key is {1} now.", "")                                                                            \
  X(KEYS_THIS, "This key", "")                                                                                              \
  X(KEYS_LARGER, "Larger text", "")                                                                                         \
  X(KEYS_SMALLER, "Smaller text", "")                                                                                       \
  X(KEYS_REDO, "Redo", "")                                                                                                  \
  X(KEYS_TASK, "The task read aloud; end day", "")                                                                          \
  X(KEYS_PAGE, "The page read aloud", "")                                                                                   \
  X(KEYS_NEXT, "Next document; negotiation in the debrief", "")                                                             \
  X(KEYS_CONTINUE, "Continue what was left; course in the debrief", "")                                                     \
  X(KEYS_BUSINESS, "Next business day; paths in the debrief", "")                                                           \
  X(KEYS_EVIDENCE, "Show evidence; end the day when asked", "")                                                             \
  X(KEYS_LOOK_UP, "Look up the code; leave when asked", "")                                                                 \
  X(KEYS_ACCEPT, "Accept the offer; course or all scenarios", "")                                                           \
  X(KEYS_TEN_DOWN, "Offer ten steps less", "")                                                                              \
  X(KEYS_TEN_UP, "Offer ten steps more", "")                                                                                \
  X(KEYS_ONE_DOWN, "Offer one step less", "")                                                                               \
  X(KEYS_ONE_UP, "Offer one step more", "")                                                                                 \
  X(SETTINGS_BAD, "{n} line of settings.txt is not understood: {0}. It is kept there as a note, and nothing else is lost.", \
    "{n} lines of settings.txt are not understood. First: {0}. They are kept there as notes, and nothing else is lost.")

#endif
