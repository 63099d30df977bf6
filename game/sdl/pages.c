/* A window's surface is more than a thousand pages of memory, and the first picture touches each: one call in place of a thousand faults. Linux 5.14 can;
   elsewhere, and where it refuses, the faults happen as they always did. */
#define _DEFAULT_SOURCE /* madvise() is no part of POSIX */
#include "sdl/pages.h"

#include <stdint.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE
#ifdef __linux__
#define MADV_POPULATE_WRITE 23
#endif
#endif

void pages_ready(void *at, size_t bytes) {
#ifdef MADV_POPULATE_WRITE
  enum { PAGE_BYTES = 4096 };
  size_t before = (PAGE_BYTES - (uintptr_t)at % PAGE_BYTES) % PAGE_BYTES;
  if (bytes > before + PAGE_BYTES) (void)madvise((char *)at + before, bytes - before, MADV_POPULATE_WRITE);
#else
  (void)at;
  (void)bytes;
#endif
}
