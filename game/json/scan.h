/* Private to the layer: the strict scanner. */
#ifndef OVERTURN_JSON_SCAN_H
#define OVERTURN_JSON_SCAN_H

#include "overturn/json.h"

/**
 * Scans `text`, at most JSON_MOST_BYTES, reports every fault, and makes the nodes with their places, kinds, keys and links.
 * Keys point into `text` where they could; `text` of the nodes is left for the walk through cJSON's tree.
 * @param longest_number  takes the bytes of the longest one.
 * @return the root, or NULL when there was a fault.
 */
Json *scan(Arena *arena, Str text, Diags *diags, size_t *longest_number);

#endif
