/* A scenario as a map: steps, events and endings with the ways between them, and what the search says about each. */
#ifndef REPORT_MAP_H
#define REPORT_MAP_H

#include "overturn/proof.h"
#include "report/report.h"

typedef enum MapKind { MAP_STEP, MAP_EVENT, MAP_ENDING } MapKind;

typedef struct MapNode {
  MapKind kind;
  View view;         /* of a step */
  Str id, detail;    /* "path"; "Decision, 1 question" */
  bool start, waits; /* step: the first one; time runs until an event */
  bool best, reached;
  bool hidden; /* the ending of a case that never ended, where the author wrote none and no play comes there */
  int score;   /* ending: the best that ends so, NONE where nothing does */
  bool worst;  /* ending: nobody passes who ends so, by points or because a rule has to be broken for it */
} MapNode;

typedef struct MapEdge {
  int from, to;
  Str label; /* "appeal, 22 business days"; may be empty */
  bool best, reached, violation;
} MapEdge;

typedef struct Map {
  Str id, title;
  const MapNode *nodes;
  int node_count;
  MapEdge *edges;
  int edge_count;
} Map;

/** @param analysis  of that scenario. Everything is in `arena` or in the scenario. */
const Map *report_map(Arena *arena, const Scenario *scenario, Analysis *analysis);

/** Several maps as one Graphviz digraph, or as one Mermaid flowchart: of a shift each case stands in a box of its own. */
void report_map_dot(const Map *const *maps, int count, Str title, Buf *out);
void report_map_mermaid(const Map *const *maps, int count, Str title, Buf *out);

#endif
