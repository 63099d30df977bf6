/* Speaks through speech-dispatcher, whose library is loaded when it is first needed and is never required. A thread of its own talks to the server,
 * so that the window never waits for it; it sleeps while nothing is to be said. */
#ifndef SDL_SPEECH_H
#define SDL_SPEECH_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

typedef struct Speech Speech;

/** `log`: a file that takes every line that is said, or empty. NULL when there is no memory. */
Speech *speech_new(Str log);
/** NULL is allowed. What is being said is ended. */
void speech_free(Speech *speech);
/** Says a line after the others, or in their place; an empty one is silence. @return false when nothing can be said here. */
bool speech_say(Speech *speech, Str line, bool interrupts);
/** The SDL event that tells that the server cannot be reached. */
uint32_t speech_event(const Speech *speech);

#endif
