/* The map as a Mermaid flowchart, for pages that draw one. The same marks as in DOT, as classes of nodes and styles of links. */
#include "report/map.h"

/** Inside quotes of a label: what Mermaid would take for markup is written by its number. */
static void put_text(Buf *out, Str text) {
  for (size_t i = 0; i < text.length; i++) {
    switch (text.at[i]) {
    case '"': buf_addz(out, "#quot;"); break;
    case '<': buf_addz(out, "#lt;"); break;
    case '>': buf_addz(out, "#gt;"); break;
    case '&': buf_addz(out, "#amp;"); break;
    case '#': buf_addz(out, "#35;"); break;
    case '`': buf_addz(out, "#96;"); break;
    case '\n': buf_byte(out, ' '); break;
    default: buf_byte(out, text.at[i]);
    }
  }
}

static const char *const *brackets_of(const MapNode *node) {
  static const char *const step[] = {"[\"", "\"]"}, *const decision[] = {"{{\"", "\"}}"}, *const call[] = {"(\"", "\")"},
                           *const event[] = {"([\"", "\"])"}, *const ending[] = {"[[\"", "\"]]"};
  if (node->kind == MAP_EVENT) return event;
  if (node->kind == MAP_ENDING) return ending;
  if (node->view == VIEW_DECISION) return decision;
  return node->view == VIEW_PHONE || node->view == VIEW_NEGOTIATION ? call : step;
}

static const char *class_of(const MapNode *node) {
  if (!node->reached) return "never";
  if (node->worst) return "worst";
  if (node->best) return node->kind == MAP_ENDING ? "goal" : "best";
  return node->kind == MAP_STEP ? "step" : "event";
}

static void put_node(const MapNode *node, int map, int place, Buf *out) {
  const char *const *brackets = brackets_of(node);
  buf_format(out, "  n%d_%d%s%s", map, place, brackets[0], node->start ? "start: " : "");
  put_text(out, node->id);
  buf_addz(out, "<br/>");
  put_text(out, node->detail);
  if (!node->reached && node->kind != MAP_ENDING) buf_addz(out, ", never reached");
  buf_format(out, "%s:::%s\n", brackets[1], class_of(node));
}

void report_map_mermaid(const Map *const *maps, int count, Str title, Buf *out) {
  int link = 0;
  Buf best = buf_new(out->arena), broken = buf_new(out->arena);
  buf_addz(out, "%% ");
  put_text(out, title);
  buf_addz(out, "\n%% green: the best line; dashed: never reached; red: breaks a rule, or an ending that passes nobody\nflowchart TD\n");
  for (int m = 0; m < count; m++) {
    const Map *map = maps[m];
    if (count > 1) {
      buf_format(out, "  subgraph c%d[\"", m);
      put_text(out, map->title);
      buf_addz(out, "\"]\n");
    }
    for (int i = 0; i < map->node_count; i++)
      if (!map->nodes[i].hidden) put_node(&map->nodes[i], m, i, out);
    for (int i = 0; i < map->edge_count; i++, link++) {
      const MapEdge *edge = &map->edges[i];
      buf_format(out, "  n%d_%d %s", m, edge->from, !edge->reached ? "-.->" : edge->best ? "==>" : "-->");
      if (edge->label.length) {
        buf_addz(out, "|\"");
        put_text(out, edge->label);
        buf_addz(out, "\"|");
      }
      buf_format(out, " n%d_%d\n", m, edge->to);
      if (edge->best) buf_format(&best, "%s%d", best.length ? "," : "", link);
      if (edge->violation) buf_format(&broken, "%s%d", broken.length ? "," : "", link);
    }
    if (count > 1) buf_addz(out, "  end\n");
  }
  buf_addz(out, "  classDef step fill:#ffffff,stroke:#5a6472,color:#16202c\n  classDef event fill:#fff6dc,stroke:#5a6472,color:#16202c\n"
                "  classDef best fill:#dff1e4,stroke:#1b7f3b,stroke-width:2px,color:#16202c\n"
                "  classDef goal fill:#c4e6cf,stroke:#1b7f3b,stroke-width:3px,color:#16202c\n"
                "  classDef worst fill:#f9d9d6,stroke:#b3261e,stroke-width:2px,color:#16202c\n"
                "  classDef never fill:#f4f4f4,stroke:#999999,stroke-dasharray:4,color:#777777\n");
  if (best.length) buf_format(out, "  linkStyle %.*s stroke:#1b7f3b,stroke-width:3px\n", STR_ARG(buf_str(&best)));
  if (broken.length) buf_format(out, "  linkStyle %.*s stroke:#b3261e,stroke-width:2px\n", STR_ARG(buf_str(&broken)));
}
