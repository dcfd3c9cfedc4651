# SPDX-License-Identifier: GPL-3.0-or-later
# The second half of build-aux/dev, in the environment where everything needed is
# installed: bring the build up to date, then run, test or execute.
#   inside.sh run|test|exec|shell ARGS...     (DEV_ENV names the environment, DEV_CWD the folder to be in)
set -eu
project=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$project"
out=$project/_build
main=$out/main noapp=$out/noapp prefix=$out/root log=$out/log
say() { echo "build-aux/dev: $*" >&2; }
command=$1
shift

# An earlier build is kept when it was made here, in the same way; a half made one is not.
configure() { # FOLDER OPTIONS...
  dir=$1
  shift
  made="$DEV_ENV $dir $*"
  if [ -f "$dir/build.ninja" ] && [ "$(cat "$dir/.made" 2>/dev/null)" = "$made" ]; then return 0; fi
  rm -rf "$dir"
  if ! meson setup "$dir" "$project" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  echo "$made" >"$dir/.made"
}
compile() { # FOLDER; sets $fresh when there is nothing to do
  fresh= what=programs
  if [ "$command" = test ]; then what=all; fi
  if ninja -C "$1" -n $what 2>/dev/null | tail -n 1 | grep -q 'no work to do'; then
    fresh=1
    return 0
  fi
  if [ -t 2 ] && [ "$command" != exec ]; then
    ninja -C "$1" $what >&2
    return
  fi
  if ! ninja -C "$1" $what >"$log" 2>&1; then
    sed -n '/^FAILED:/,$p' "$log" | grep . >&2 || cat "$log" >&2
    return 1
  fi
}
# Warnings are errors where the compiler is known, and for everybody in a test.
strict=false
if [ "$DEV_ENV" = tree ] || [ "$command" = test ] || grep -qs 'werror=true' "$main/.made"; then strict=true; fi
# The programs are run from an installation under _build, so that they find their schemas,
# icons and translations as they will on a user's machine.
build_main() {
  configure "$main" --prefix="$prefix" --libdir=lib -Dwerror=$strict || return 1
  compile "$main" || return 1
  stamp=$main/.installed
  if [ -n "$fresh" ] && [ -e "$stamp" ] && [ -z "$(find data po src -newer "$stamp" -print -quit)" ]; then return 0; fi
  now=$main/.installing
  : >"$now"
  if ! meson install -C "$main" --no-rebuild --quiet >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  mv "$now" "$stamp"
}
build() {
  exec 9>"$out/.lock"
  flock 9
  "$@" || { say "the build failed"; exit 1; }
  exec 9>&-
}
# Without the application, where GTK and libadwaita cannot be found at all.
build_noapp() (
  pc=$out/pkgconfig
  rm -rf "$pc"
  mkdir -p "$pc"
  for dir in $(pkg-config --variable pc_path pkg-config | tr ':' ' '); do
    for f in "$dir"/*.pc; do
      case ${f##*/} in gtk* | libadwaita* | graphene* | '*.pc') ;; *) [ -e "$pc/${f##*/}" ] || ln -s "$f" "$pc/" ;; esac
    done
  done
  PKG_CONFIG_LIBDIR=$pc
  export PKG_CONFIG_LIBDIR
  configure "$noapp" -Dapp=disabled -Dwerror=true -Dbuildtype=debug && compile "$noapp"
)
environment() {
  PATH=$prefix/bin:$PATH
  XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  export PATH XDG_DATA_DIRS
}
display() { # can a window be shown?
  wayland=${WAYLAND_DISPLAY:-}
  case $wayland in '' | /*) ;; *) wayland=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$wayland ;; esac
  if [ -S "$wayland" ]; then return 0; fi
  number=${DISPLAY:-}
  number=${number#:}
  case ${DISPLAY:-} in '') return 1 ;; :*) [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;; *) return 0 ;; esac
}

case $command in
  exec)
    build build_main
    environment
    cd "$DEV_CWD" 2>/dev/null || cd "$project"
    exec "$@" ;;
  shell)
    build build_main
    environment
    cd "$DEV_CWD" 2>/dev/null || cd "$project"
    exec "${SHELL_INSIDE:-/bin/bash}" "$@" ;;
  run)
    say "building"
    build build_main
    environment
    [ -x "$prefix/bin/throughline" ] || { say "there is no program to run yet"; exit 1; }
    if display; then
      # the first start: there is no library yet
      if [ $# = 0 ] && [ ! -e "${XDG_DATA_HOME:-$HOME/.local/share}/throughline/library.db" ]; then throughline-cli sample >/dev/null; fi
      cd "$DEV_CWD" 2>/dev/null || cd "$project"
      if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then exec throughline "$@"; fi
      exec 3>&2   # the bus's own messages are of no interest
      exec dbus-run-session -- sh -c 'exec 2>&3 3>&-; exec throughline "$@"' sh "$@" 2>/dev/null
    fi
    say "there is no display here: walking through it in a virtual one"
    walk=$out/walk
    rm -rf "$walk"
    mkdir -p "$walk"
    locale=C.UTF-8
    case ${LC_ALL:-${LANG:-}} in zh*) if locale -a | grep -qix 'zh_CN\.utf-\{0,1\}8'; then locale=zh_CN.UTF-8; fi ;; esac
    if ! tests/ui/ui-session --size 1280x900 --timeout 300 --locale $locale -- python3 tests/ui/walk.py "$walk" "$@" 2>"$log"; then
      cat "$log" >&2
      say "the walk failed"
      exit 1
    fi
    say "the results are in $walk:"
    (cd "$walk" && find . -type f | sed 's,^\./,  ,' | sort) >&2 ;;
  test)
    say "building"
    build build_main
    suites=${*:-lint unit cli ui}
    set -- "$suites" "$main"
    case " $suites " in *" unit "* | *" cli "*)
      say "building without the application"
      build build_noapp
      set -- "$@" "$noapp" ;;
    esac
    exec python3 build-aux/run-tests.py "$@" </dev/null ;;
esac
