/* Memory that is about to be filled. */
#ifndef SDL_PAGES_H
#define SDL_PAGES_H

#include <stddef.h>

/** Asks the system for all of it at once, where it can; the content stays. */
void pages_ready(void *at, size_t bytes);

#endif
