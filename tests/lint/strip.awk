# Prints C sources without comments and with empty quotes, each line after "file:line:".
FNR == 1 { inside = 0 }
{
  out = ""; text = $0
  while (text != "") {
    if (inside) {
      at = index(text, "*/")
      if (!at) break
      text = substr(text, at + 2); inside = 0
    } else if (!match(text, /\/\*|\/\/|["']/)) { out = out text; break }
    else {
      out = out substr(text, 1, RSTART - 1)
      mark = substr(text, RSTART, RLENGTH)
      text = substr(text, RSTART + RLENGTH)
      if (mark == "//") break
      if (mark == "/*") { inside = 1; continue }
      out = out mark mark
      while (text != "" && (c = substr(text, 1, 1)) != mark) text = substr(text, c == "\\" ? 3 : 2)
      text = substr(text, 2)
    }
  }
  print FILENAME ":" FNR ":" out
}
