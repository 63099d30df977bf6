/* The words of reading aloud, of the settings and of the search. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_VOICE_H
#define SCREENS_WORDS_VOICE_H

#define VOICE_WORDS(X)                                                                                \
  X(NEW_HERE, "{n} new", "{n} new")                                                                   \
  X(SHOWN_NOW, "On the desk now", "")                                                                 \
  X(SHOWN_BESIDE, "Beside it", "")                                                                    \
  X(DOCUMENT, "Document", "")                                                                         \
  X(VOICE_ASKED, ", you asked {0}", "")                                                               \
  X(VOICE_PLAYED, ", with {0}", "")                                                                   \
  X(VOICE_OFFERED, ", they offer {0}", "")                                                            \
  X(PLACE_HOME, "Home, {n} scenario", "Home, {n} scenarios")                                          \
  X(PLACE_BRIEFING, "Briefing: {0}", "")                                                              \
  X(PLACE_DESK, "Desk: {0}", "")                                                                      \
  X(PLACE_WORKLIST, "Worklist: {0}", "")                                                              \
  X(PLACE_DEBRIEF, "Debrief: {0}. Score {1} of 100.", "")                                             \
  X(VOICE_ON, "Reading aloud. {0} repeats, {1} reads the task,", "")                                  \
  X(VOICE_ON_TOO, " {0} the page, {1} is silence,", "")                                               \
  X(VOICE_ON_ENDS, " {0} ends it.", "")                                                               \
  X(VOICE_PINNED, "Pinned: {0}", "")                                                                  \
  X(VOICE_OFF, "Reading aloud ended.", "")                                                            \
  X(VOICE_NONE, "Nothing can be read aloud here: install speech-dispatcher, then try again.", "")     \
  X(VOICE_NOTHING, "Nothing to read here.", "")                                                       \
  X(HINT_SPEAK, "Read aloud", "")                                                                     \
  X(HINT_REPEAT, "Said again", "")                                                                    \
  X(HINT_READ, "The task, the page read aloud", "")                                                   \
  X(HINT_SILENCE, "Silence", "")                                                                      \
  X(HINT_FIND, "Find anything", "")                                                                   \
  X(SEARCH, "Search", "")                                                                             \
  X(SEARCH_SCENARIOS, "Search scenarios and codes", "")                                               \
  X(SEARCH_DOCUMENTS, "Search documents and codes", "")                                               \
  X(SEARCH_CODES, "Search codes", "")                                                                 \
  X(FOUND, "Found", "")                                                                               \
  X(NOTHING_FOUND, "Nothing found. Try fewer letters.", "")                                           \
  X(SETTINGS, "Settings", "")                                                                         \
  X(SETTINGS_KEPT, "Kept for the next time.", "")                                                     \
  X(THEME_LIGHT, "Light", "")                                                                         \
  X(THEME_DARK, "Dark", "")                                                                           \
  X(THEME_CONTRAST, "High contrast", "")                                                              \
  X(TEXT, "Text size", "")                                                                            \
  X(SOUND, "Sound", "")                                                                               \
  X(SOUND_ABOUT, "Short and quiet. In an assessment it never tells whether an answer was right.", "") \
  X(SOUND_OFF, "Off", "")                                                                             \
  X(SOUND_PRACTICE, "In practice", "")                                                                \
  X(SOUND_ALWAYS, "Always", "")                                                                       \
  X(SPEAK_ABOUT, "Everything on the screen can be heard. {0} switches it from anywhere.", "")         \
  X(OFF, "Off", "")                                                                                   \
  X(ON, "On", "")
#endif
