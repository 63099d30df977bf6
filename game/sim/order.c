/* Putting things in order: the order in which they are shown, and how far an answer lies from the right one. */
#include "overturn/hash.h"
#include "sim/machine.h"

static bool is_right(const int8_t *order, int count) {
  for (int i = 0; i < count; i++)
    if (order[i] != i) return false;
  return true;
}

void sim_order_shown(uint64_t seed, const Item *item, int8_t order[SCENARIO_MOST_ENTRIES]) {
  Rng rng = {seed ^ hash64(item->id.at, item->id.length, 2)};
  for (int i = 0; i < SCENARIO_MOST_ENTRIES; i++) order[i] = (int8_t)i;
  do {
    for (int i = item->entry_count - 1; i > 0; i--) {
      int other = (int)rng_below(&rng, (uint64_t)i + 1);
      int8_t kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  } while (is_right(order, item->entry_count));
}

int sim_order_late(const Item *item, const int8_t *order) {
  for (int entry = 0; entry < item->entry_count; entry++)
    for (int i = 0; i < item->entry_count && order[i] != entry; i++)
      if (order[i] > entry) return entry;
  return NONE;
}

int32_t machine_order_points(const Item *item, const int8_t *order) {
  int pairs = 0, right = 0;
  for (int later = 1; later < item->entry_count; later++)
    for (int i = 0; i < later; i++) {
      pairs++;
      if (order[i] < order[later]) right++;
    }
  return 2 * right > pairs ? (int32_t)ratio_floor(item->points, right, pairs) : 0;
}

const char *machine_refuse_order(const Item *item, const int8_t *order) {
  uint32_t named = 0;
  for (int i = 0; i < item->entry_count; i++) {
    if (order[i] < 0 || order[i] >= item->entry_count) return "Every entry has its place in the order.";
    named |= 1u << order[i];
  }
  return named == (1u << item->entry_count) - 1 ? NULL : "Every entry has its place in the order, once.";
}
