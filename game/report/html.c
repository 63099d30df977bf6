/* What every page has in common: no script, no address outside it, and no text that is taken for markup. */
#include "report/inside.h"

void html_text(Str text, Buf *out) {
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.at[i];
    if (byte == '<')
      buf_addz(out, "&lt;");
    else if (byte == '>')
      buf_addz(out, "&gt;");
    else if (byte == '&')
      buf_addz(out, "&amp;");
    else if (byte == '"')
      buf_addz(out, "&quot;");
    else
      buf_byte(out, byte);
  }
}

void html_element(const char *open, Str text, const char *close, Buf *out) {
  buf_addz(out, open);
  html_text(text, out);
  buf_addz(out, close);
}

void html_begin(Str title, const char *style, Buf *out) {
  buf_addz(out, "<!doctype html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>"
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">");
  html_element("<title>", title, "</title><style>", out);
  buf_addz(out, style);
  buf_addz(out, "</style></head><body>\n");
}
