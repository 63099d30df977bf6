/* The map as Graphviz DOT. Colours are those of the light theme; every mark is also a shape, a line or a word, so that a print in grey says the same. */
#include "report/map.h"

static void put_html(Buf *out, Str text) {
  for (size_t i = 0; i < text.length; i++) {
    switch (text.at[i]) {
    case '&': buf_addz(out, "&amp;"); break;
    case '<': buf_addz(out, "&lt;"); break;
    case '>': buf_addz(out, "&gt;"); break;
    case '"': buf_addz(out, "&quot;"); break;
    default: buf_byte(out, text.at[i]);
    }
  }
}

static void put_quoted(Buf *out, Str text) {
  buf_byte(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] == '"' || text.at[i] == '\\') buf_byte(out, '\\');
    buf_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
  }
  buf_byte(out, '"');
}

/** A long label on lines of about so many columns, broken at blanks. */
static void put_wrapped(Buf *out, Str text, size_t columns) {
  size_t column = 0;
  for (size_t i = 0; i < text.length; i++, column++) {
    if (text.at[i] == ' ' && column >= columns) {
      buf_addz(out, "<br/>");
      column = 0;
      continue;
    }
    put_html(out, str_slice(text, i, i + 1));
  }
}

static const char *shape_of(const MapNode *node) {
  static const char *const by_view[VIEW_COUNT] = {
      [VIEW_DECISION] = "hexagon", [VIEW_PHONE] = "cds",    [VIEW_NEGOTIATION] = "cds", [VIEW_LETTERS] = "note",
      [VIEW_NOTES] = "note",       [VIEW_MESSAGE] = "note", [VIEW_CALENDAR] = "tab",
  };
  if (node->kind == MAP_EVENT) return "ellipse";
  if (node->kind == MAP_ENDING) return node->worst && node->reached ? "doubleoctagon" : "octagon";
  return by_view[node->view] ? by_view[node->view] : "box";
}

static const char *fill_of(const MapNode *node) {
  if (!node->reached) return "#f4f4f4";
  if (node->kind == MAP_EVENT) return node->best ? "#dff1e4" : "#fff6dc";
  if (node->kind == MAP_ENDING) return node->worst ? "#f9d9d6" : node->best ? "#c4e6cf" : "#fff6dc";
  return node->best ? "#dff1e4" : "#ffffff";
}

static void put_node(const MapNode *node, int map, int place, Buf *out) {
  buf_format(out, "  n%d_%d [shape=%s, style=\"filled%s\", fillcolor=\"%s\", color=\"%s\", penwidth=%s, fontcolor=\"%s\", tooltip=", map, place,
             shape_of(node), node->reached ? "" : ",dashed", fill_of(node),
             !node->reached ? "#999999"
             : node->best   ? "#1b7f3b"
                            : "#5a6472",
             node->best ? "2.2" : "1", node->reached ? "#16202c" : "#777777");
  put_quoted(out, node->id);
  buf_addz(out, ", label=<<b>");
  if (node->start) buf_addz(out, "start: ");
  put_html(out, node->id);
  buf_addz(out, "</b><br/><font point-size=\"9\">");
  put_html(out, node->detail);
  if (!node->reached && node->kind != MAP_ENDING) buf_addz(out, ", never reached");
  buf_addz(out, "</font>>];\n");
}

static void put_edge(const MapEdge *edge, int map, Buf *out) {
  const char *color = edge->violation ? "#b3261e" : !edge->reached ? "#aaaaaa" : edge->best ? "#1b7f3b" : "#5a6472";
  buf_format(out, "  n%d_%d -> n%d_%d [color=\"%s\", fontcolor=\"%s\", penwidth=%s, style=%s, weight=%d", map, edge->from, map, edge->to, color,
             color, edge->best ? "2.6" : "1",
             !edge->reached    ? "dashed"
             : edge->violation ? "bold"
                               : "solid",
             edge->best ? 6 : 1);
  if (edge->label.length) {
    buf_addz(out, ", label=<&#160;");
    put_wrapped(out, edge->label, 22);
    buf_byte(out, '>');
  }
  buf_addz(out, "];\n");
}

void report_map_dot(const Map *const *maps, int count, Str title, Buf *out) {
  buf_addz(out, "digraph overturn {\n  rankdir=TB; nodesep=0.3; ranksep=0.45; fontname=\"Helvetica\"; labelloc=t; fontsize=16;\n  label=<<b>");
  put_html(out, title);
  buf_addz(out,
           "</b><br/><font point-size=\"10\">green and thick: the best line; dashed: never reached; red: breaks a rule; an octagon is an ending, a "
           "double one passes nobody; an oval is an event</font>>;\n"
           "  node [fontname=\"Helvetica\", fontsize=11, margin=\"0.14,0.07\"];\n  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n");
  for (int m = 0; m < count; m++) {
    const Map *map = maps[m];
    if (count > 1) {
      buf_format(out, "  subgraph cluster_%d {\n  color=\"#b9c2cc\"; label=<<b>", m);
      put_html(out, map->title);
      buf_addz(out, "</b>>;\n");
    }
    for (int i = 0; i < map->node_count; i++)
      if (!map->nodes[i].hidden) put_node(&map->nodes[i], m, i, out);
    for (int i = 0; i < map->edge_count; i++) put_edge(&map->edges[i], m, out);
    if (count > 1) buf_addz(out, "  }\n");
  }
  buf_addz(out, "}\n");
}
