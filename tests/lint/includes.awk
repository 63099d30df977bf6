# First file: the table of layers. Then C sources: prints every #include that the table does not allow.
function words(text, into,    i, n, part) { delete into; n = split(text, part, " "); for (i = 1; i <= n; i++) into[part[i]] = 1 }
FILENAME == ARGV[1] {
  if ($0 ~ /^#/ || NF == 0) next
  split($0, field, "|"); layer = field[1]; gsub(/ /, "", layer)
  sees[layer] = " " field[2] " " layer " "
  headers[layer] = " " field[4] " "
  n = split(field[3], owned, " ")
  for (i = 1; i <= n; i++) owner[owned[i]] = layer
  next
}
FNR == 1 {
  me = ""
  if (split(FILENAME, part, "/") > 2 && part[1] == "game") me = part[2]
  if (part[1] == "include") {
    name = part[3]; sub(/\.h$/, "", name); me = owner[name]
    if (me == "") { print FILENAME ": tests/lint/layers does not say which layer owns it"; me = "" }
  }
  if (part[1] == "game" && me != "" && !(me in sees)) print FILENAME ": tests/lint/layers has no layer " me
}
me != "" && me in sees && /^[ \t]*#[ \t]*include/ {
  if (match($0, /"[^"]*"/)) {
    header = substr($0, RSTART + 1, RLENGTH - 2)
    split(header, part, "/")
    name = part[2]; sub(/\.h$/, "", name)
    target = part[1] == "overturn" ? owner[name] : part[1]
    if (target == "" || !index(sees[me], " " target " ")) print FILENAME ":" FNR ": " me " must not see " header
  } else if (match($0, /<[^>]*>/)) {
    header = substr($0, RSTART + 1, RLENGTH - 2)
    folder = header; sub(/\/.*/, "/*", folder)
    if (!index(headers["common"] headers[me], " " header " ") && !index(headers[me], " " folder " ")) print FILENAME ":" FNR ": " me " must not include <" header ">"
  }
}
