# shellcheck shell=bash disable=SC2034
# Sourced by game/run and tests/run: one table of what the machine must have, and how to get it.
# The names are those of Debian and its relatives; other systems are told what they call the same thing.

# what it is | how to see that it is there | Debian, Ubuntu | Fedora | Arch
build_table='
a C compiler|command cc|build-essential|gcc|gcc
make and the C library|command make|build-essential|make|base-devel
CMake|command cmake|cmake|cmake|cmake
Ninja|command ninja|ninja-build|ninja-build|ninja
pkg-config|command pkg-config|pkg-config|pkgconf-pkg-config|pkgconf
cJSON|library libcjson|libcjson-dev|cjson-devel|cjson
libcurl|library libcurl|libcurl4-openssl-dev|libcurl-devel|curl
SDL2|library sdl2|libsdl2-dev|SDL2-devel|sdl2-compat
SDL2_ttf|library SDL2_ttf|libsdl2-ttf-dev|SDL2_ttf-devel|sdl2_ttf
fontconfig|library fontconfig|libfontconfig-dev|fontconfig-devel|fontconfig
the list and cache of fonts|command fc-list|fontconfig|fontconfig|fontconfig
libpng|library libpng|libpng-dev|libpng-devel|libpng
libsodium|library libsodium|libsodium-dev|libsodium-devel|libsodium
SQLite|library sqlite3|libsqlite3-dev|sqlite-devel|sqlite
utf8proc|library libutf8proc|libutf8proc-dev|utf8proc-devel|libutf8proc
Inter|font Inter|fonts-inter|rsms-inter-fonts|inter-font
JetBrains Mono|font JetBrains Mono|fonts-jetbrains-mono|jetbrains-mono-fonts|ttf-jetbrains-mono
Material Icons|font Material Icons|fonts-material-design-icons-iconfont|material-icons-fonts|ttf-material-icons
'

test_table='
cmocka|library cmocka|libcmocka-dev|libcmocka-devel|cmocka
clang|command clang|clang|clang|clang
clang-format|command clang-format|clang-format|clang-tools-extra|clang
Xvfb|command Xvfb|xvfb|xorg-x11-server-Xvfb|xorg-server-xvfb
xauth|command xauth|xauth|xorg-x11-xauth|xorg-xauth
XTest|library xtst|libxtst-dev|libXtst-devel|libxtst
Node.js|command node|nodejs|nodejs|nodejs
npm|command npm|npm|npm|npm
git|command git|git|git|git
Graphviz|command dot|graphviz|graphviz|graphviz
sqlite3|command sqlite3|sqlite3|sqlite|sqlite
OpenSSL|command openssl|openssl|openssl|openssl
LibreOffice Calc|command soffice|libreoffice-calc-nogui|libreoffice-calc|libreoffice-still
strace|command strace|strace|strace|strace
SSHFS|command sshfs|sshfs|fuse-sshfs|sshfs
the SFTP server of OpenSSH|helper sftp-server|openssh-sftp-server|openssh-server|openssh
speech-dispatcher|command speech-dispatcher|speech-dispatcher|speech-dispatcher|speech-dispatcher
xdotool|command xdotool|xdotool|xdotool|xdotool
'

say() { printf '%s\n' "$*" >&2; }

# has_thing "command cc": is it there?
has_thing() {
  local kind=${1%% *} name=${1#* }
  case $kind in
    command) command -v "$name" >/dev/null 2>&1 ;;
    helper) [ -n "$(find /usr/lib/openssh /usr/libexec/openssh /usr/lib/ssh -name "$name" 2>/dev/null)" ] ;;
    library) pkg-config --exists "$name" 2>/dev/null ;;
    font) command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list "$name" family 2>/dev/null)" ] ;;
  esac
}

# missing_rows TABLE: the rows of the table that this machine lacks. A command or library that is there counts, whoever installed it.
missing_rows() {
  local what check debian fedora arch
  while IFS='|' read -r what check debian fedora arch; do
    [ -z "$what" ] || has_thing "$check" || printf '%s|%s|%s|%s|%s\n' "$what" "$check" "$debian" "$fedora" "$arch"
  done <<<"$1"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >&2
}

# Everything at once; if some package is not to be had, one by one, so that the rest still comes.
install_debian() {
  say "Installing: $*"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    say "That needs an administrator. Please run: apt-get install $*"
    return 1
  fi
  as_root apt-get -o DPkg::Lock::Timeout=300 update -q >&2 || say "The package lists could not be refreshed; trying with those at hand."
  apt_install "$@" || for package in "$@"; do apt_install "$package" || true; done
}

# need TABLE: installs what is missing, or names it. Fails when something is still missing that is not a font: without fonts there is a fallback.
need() {
  local missing lacking=0 what check debian fedora arch
  missing=$(missing_rows "$1")
  [ -n "$missing" ] || return 0
  # Where the fonts could not be had once, they are not asked for at every start.
  if [ -f build/without-fonts ] && ! grep -qv '|font ' <<<"$missing"; then return 0; fi
  if command -v apt-get >/dev/null; then
    # shellcheck disable=SC2046 # package names hold no blanks
    install_debian $(cut -d'|' -f3 <<<"$missing" | sort -u) || true
    hash -r
    missing=$(missing_rows "$missing")
    [ -n "$missing" ] || return 0
  fi
  say "This machine lacks (in brackets the packages of Debian and Ubuntu / Fedora / Arch):"
  while IFS='|' read -r what check debian fedora arch; do
    say "  $what ($debian / $fedora / $arch)"
    case $check in font*) ;; *) lacking=1 ;; esac
  done <<<"$missing"
  [ $lacking = 0 ] || return 1
  say "Fonts are only for looks; going on with what is here."
  mkdir -p build && touch build/without-fonts
}

# configure_and_build PRESET [TARGET...]: into build/PRESET; quiet unless something fails. Run in the project's folder.
configure_and_build() {
  local preset=$1 build=build/$1 log
  shift
  # A project folder that was moved or copied brings a cache that points to the old place.
  if [ -f "$build/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$build/CMakeCache.txt"; then rm -rf "$build"; fi
  mkdir -p build
  log=build/$preset.log
  if [ ! -f "$build/build.ninja" ] || [ CMakePresets.json -nt "$build/build.ninja" ]; then
    say "Building ($preset). The first time takes a minute or two."
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; say "CMake could not set up the build."; return 1; }
  fi
  cmake --build "$build" "${@/#/--target=}" >"$log" 2>&1 || { cat "$log" >&2; say "The build failed."; return 1; }
}
