# Reads ctest's log and counts what is in it case by case. A cmocka program counts as its cases; a suite whose last line is
# "N passed, N failed, N skipped" as that many; anything else as one. Prints failed tests with their output and skipped ones with their reason,
# and as its last line three numbers: passed, failed, skipped.
/^[0-9]+\/[0-9]+ Test: / { name = $0; sub(/^[0-9]+\/[0-9]+ Test: /, "", name); next }
/^Output:$/ { in_output = 1; lines = 0; runs = oks = skips = 0; summary = ""; getline; next }
/^<end of output>$/ { in_output = 0; next }
in_output {
  line[lines++] = $0
  if ($0 ~ /^\[ RUN      \]/) runs++
  if ($0 ~ /^\[       OK \]/) oks++
  if ($0 ~ /^\[  SKIPPED \] [a-z_0-9]+$/) skips++
  if ($0 ~ /^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/) summary = $0
  next
}
/^Command: ""$/ { missing = 1 } # ctest found nothing to run, and says "Passed" below all the same
/^Test time =/ { took = $4 }
/^Test (Passed|Failed|Skipped)\.$/ { verdict = missing ? "there is no such program" : $2 == "Failed." ? "failed after " took " s" : $2 }
/^".*" end time:/ { settle() }
END { print passed + 0, failed + 0, skipped + 0 }

function settle(    p, f, s, i, n, part) {
  if (verdict ~ /Skipped/) { s = 1 }
  else if (summary != "") { split(summary, part, /[ ,]+/); p = part[1]; f = part[3]; s = part[5] }
  else if (runs > 0) { p = oks; s = skips; f = runs - oks - skips }
  else if (verdict ~ /Passed/) { p = 1 }
  if (verdict !~ /Passed|Skipped/ && f + 0 == 0) f = 1
  if (f + 0 > 0) {
    print "FAILED (" preset "): " name ": " verdict
    for (i = 0; i < lines; i++) if (line[i] !~ /^\[( RUN     |       OK) \]/) print "    " line[i]
  }
  if (s + 0 > 0) {
    n = ""
    if (verdict ~ /Skipped/) n = line[lines - 1]
    else for (i = 0; i < lines; i++) if (line[i] ~ /[Ss]kip|SKIPPED/ && line[i] != summary) n = n (n == "" ? "" : "; ") line[i]
    print "skipped (" preset "): " name ": " n
  }
  passed += p; failed += f; skipped += s
  verdict = ""; missing = lines = 0; summary = ""; runs = oks = skips = 0
}
