# shellcheck shell=bash
# Sourced by tests that ask a program from the npm registry.

skip() { echo "skip: $1"; exit 77; }

# npm_modules NAME PACKAGE: puts what package-lock.json beside the test names into tests/.npm/NAME, unless PACKAGE is there at those versions.
# Leaves the folder in $modules; skips the test where the registry is out of reach.
npm_modules() {
  modules=../.npm/$1
  command -v node >/dev/null || skip 'there is no node'
  cmp -s package-lock.json "$modules/package-lock.json" && [ -f "$modules/node_modules/$2/package.json" ] && return
  command -v npm >/dev/null || skip "there is no npm, and $2 is not here yet"
  rm -rf "$modules" && mkdir -p "$modules" && cp package.json "$modules/"
  # The lock goes there last: a copy that was cut short is not taken for a whole one.
  cp package-lock.json "$modules/lock" && mv "$modules/lock" "$modules/package-lock.json"
  if ! npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund --fetch-retries 1 --fetch-timeout 30000 >"$modules/log" 2>&1; then
    tail -3 "$modules/log"
    rm -rf "$modules"
    skip "the npm registry is not in reach, and $2 is not here yet"
  fi
}
