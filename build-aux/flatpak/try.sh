#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The second half of `build-aux/dev flatpak`: build the manifest, install the result
# for this user and prove it: the sandbox does not see the home folder, an article comes
# in and an export goes out, and a window opens in a virtual display (picture).
#
#   try.sh INSIDE...    INSIDE: the command that runs another one in the environment
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
project=${here%/build-aux/*}
out=$project/_build/flatpak
say() { echo "build-aux/dev: $*" >&2; }
die() { say "$*"; exit 1; }
# An ordinary user's flatpak asks the system bus about parental controls and fails where
# there is none (root's does not ask): a private bus that knows no such service will do.
if [ ! -S /run/dbus/system_bus_socket ] && [ -z "${DBUS_SYSTEM_BUS_ADDRESS:-}" ]; then
  exec 3>&2   # its own messages are of no interest
  exec dbus-run-session -- sh -c 'exec 2>&3 3>&-; DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; export DBUS_SYSTEM_BUS_ADDRESS
    exec "$0" "$@"' "$here/try.sh" "$@" 2>/dev/null
fi
work=${XDG_CACHE_HOME:-$HOME/.cache}/throughline-dev/flatpak
id=io.github.throughline.Throughline
manifest=$here/$id.json
branch=$(sed -n 's/.*"runtime-version": *"\([^"]*\)".*/\1/p' "$manifest")
mkdir -p "$work" "$out"
# a session without a login has no runtime folder
made=
if [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -w "$XDG_RUNTIME_DIR" ]; then
  XDG_RUNTIME_DIR=$(mktemp -d /tmp/run.XXXXXX)
  made=$XDG_RUNTIME_DIR
  export XDG_RUNTIME_DIR
fi
trap '[ -z "$made" ] || rm -rf "$made"' EXIT
trap 'exit 130' INT TERM HUP

# ---- the runtime: the real one when it is there or can be had
have() { flatpak info "org.gnome.Platform//$branch" >/dev/null 2>&1 && flatpak info "org.gnome.Sdk//$branch" >/dev/null 2>&1; }
origin() { flatpak info "org.gnome.Sdk//$branch" 2>/dev/null | sed -n 's/^ *Origin: *//p'; }
lists=$(cat "$project"/build-aux/lists/base.txt "$project"/build-aux/lists/run.txt "$project"/build-aux/lists/build.txt \
  "$project"/build-aux/lists/test.txt "$project"/build-aux/lists/sdk.txt "$here/runtime.sh" | sha256sum | cut -c1-12)
if [ "$(origin)" = throughline-stand-in ] && [ "$(cat "$work/made" 2>/dev/null)" != "$lists" ]; then stale=1; else stale=; fi
if ! have || [ -n "$stale" ]; then
  for remote in $(flatpak remotes --columns=name | sort -u); do
    case $remote in throughline-*) continue ;; esac
    if flatpak --user install -y --noninteractive "$remote" "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch" >&2; then
      say "took the GNOME $branch runtime from $remote"
      break
    fi
  done
  if ! have || [ -n "$stale" ]; then
    say "no remote set up here has the GNOME $branch runtime: making a stand-in (a few minutes)"
    "$here/runtime.sh" "$work/runtime" "$branch"
    flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate throughline-stand-in "$work/runtime"
    flatpak --user remote-modify --url="file://$work/runtime" throughline-stand-in
    flatpak --user install -y --noninteractive --or-update throughline-stand-in "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch" >"$work/log" 2>&1 ||
      { tail -n 5 "$work/log" >&2; die "the stand-in runtime could not be installed"; }
    echo "$lists" >"$work/made"
  fi
fi

# ---- flatpak-builder strips with the host's elfutils; lend it the Sdk's if there are none
if ! command -v eu-strip >/dev/null; then
  sdk=$(flatpak info --show-location "org.gnome.Sdk//$branch")/files
  mkdir -p "$work/tools"
  for t in eu-strip eu-elfcompress; do
    [ -x "$sdk/bin/$t" ] || continue
    cat >"$work/tools/$t" <<TOOL
#!/bin/sh
exec bwrap --ro-bind "$sdk" /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 --dev /dev --proc /proc \\
  --bind "$work" "$work" --chdir "$work" /usr/bin/$t "\$@"
TOOL
    chmod 755 "$work/tools/$t"
  done
  PATH=$work/tools:$PATH
  export PATH
fi

# ---- build and install
without=   # the stand-in has Debian's builds of these
if [ "$(origin)" = throughline-stand-in ]; then without=gumbo,md4c,poppler-data,poppler; fi
"$@" python3 "$here/manifest.py" --local --without "$without" >"$work/$id.json"
say "building $id"
flatpak-builder --user --force-clean --disable-rofiles-fuse --state-dir="$work/state" \
  --default-branch=stable --repo="$work/repo" "$work/build" "$work/$id.json" >"$work/log" 2>&1 ||
  { tail -n 40 "$work/log" >&2; die "the Flatpak build failed ($work/log)"; }
flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate throughline-local "$work/repo"
flatpak --user install -y --noninteractive --or-update throughline-local "$id//stable" >>"$work/log" 2>&1 ||
  { tail -n 5 "$work/log" >&2; die "the Flatpak could not be installed"; }
say "installed: $(flatpak --user list --app --columns=application,branch,size | grep "^$id")"
flatpak build-bundle "$work/repo" "$out/$id.flatpak" "$id" stable
say "bundle: $out/$id.flatpak ($(du -k "$out/$id.flatpak" | cut -f1) kB)"

# ---- the sandbox
in_sandbox() { program=$1; shift; flatpak run --command="$program" "$id" "$@"; }
hidden=yes
if in_sandbox test -e "$project/README.md" || in_sandbox test -e "$HOME/.cache/throughline-dev"; then hidden=no; fi
[ $hidden = yes ] || die "the sandbox sees $project or $HOME"
others=$(in_sandbox sh -c 'for d in /home/* /root; do [ "$d" = "$HOME" ] || [ ! -e "$d" ] || echo "$d"; done' 2>/dev/null)
[ -z "$others" ] || die "the sandbox sees $others"
say "the sandbox sees neither $project nor the home folder"

# ---- an article in by standard input, an export out through the program's own folder
data=$HOME/.var/app/$id/data
if in_sandbox sh -c 'command -v throughline-cli' >/dev/null 2>&1; then
  mkdir -p "$data/trial"
  rm -rf "$data/trial/"* "$out/export"
  library=$data/trial/library.db
  printf '# Compute first\n\nThe fund 515050 follows the makers of optical links. Servers stay short.\n' >"$out/article.md"
  in_sandbox throughline-cli --library "$library" import - <"$out/article.md" >&2
  thesis=$(in_sandbox throughline-cli --library "$library" --json thesis new "Compute first" | sed -n 's/.*"id": *"\([^"]*\)".*/\1/p')
  in_sandbox throughline-cli --library "$library" export --thesis "$thesis" "$data/trial/export" >&2
  cp -r "$data/trial/export" "$out/export"
  rm -rf "$data/trial"
  say "an article went in and an export came out: $out/export"
  printf '%s\n' '%PDF-1.4' '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj' \
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj' \
    '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj' \
    '4 0 obj <</Length 49>> stream' 'BT /F 12 Tf 20 200 Td (Servers stay short.) Tj ET' 'endstream endobj' \
    '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj' 'trailer <</Root 1 0 R>>' >"$out/article.pdf"
  in_sandbox throughline-cli read - <"$out/article.pdf" | grep -q 'Servers stay short' || die "the sandbox reads no PDF"
  say "a PDF was read"
fi

# ---- a window
if in_sandbox sh -c 'command -v throughline' >/dev/null 2>&1; then
  in_sandbox throughline-cli sample >/dev/null 2>&1 || :
  rm -f "$out/display" "$out/window.png"
  DEV_X11=host "$@" tests/ui/ui-session --size 1280x900 --timeout 90 --no-a11y -- \
    python3 "$here/picture.py" "$out/display" "$out/window.png" >&2 &
  session=$!
  i=0
  until [ -s "$out/display" ] || [ $i -ge 300 ] || ! kill -0 $session 2>/dev/null; do sleep 0.1; i=$((i + 1)); done
  [ -s "$out/display" ] || die "the virtual display did not come up"
  (
    . "$out/display"
    export DISPLAY DBUS_SESSION_BUS_ADDRESS
    unset WAYLAND_DISPLAY XAUTHORITY
    flatpak run --env=GSK_RENDERER=cairo --env=GTK_A11Y=none "$id" >"$out/window.log" 2>&1
  ) &
  wait $session || { cat "$out/window.log" >&2; die "no window came up in the sandbox"; }
  flatpak kill "$id" 2>/dev/null || :
  wait
  say "picture: $out/window.png"
fi
