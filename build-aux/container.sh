#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Run a command in a Debian tree (debroot.sh) as the caller: the project, the
# folder `shared` beside it, the home folder, /tmp and the folders of $DEV_BINDS
# (one a line) are at their own paths, the caller's display and session bus are
# reachable, everything else is the tree's.
#
#   container.sh TREE FOLDER-TO-START-IN CMD...
set -eu
project=$(cd "$(dirname "$0")/.." && pwd -P)
tree=$1 cwd=$2
shift 2
uid=$(id -u) gid=$(id -g) user=$(id -un 2>/dev/null || echo user) group=$(id -gn 2>/dev/null || echo user)
run=${XDG_RUNTIME_DIR:-/run/user/$uid}
conf=$(mktemp -d "/tmp/throughline-dev.XXXXXX")
trap 'rm -rf "$conf"' EXIT

args() { for a; do printf '%s\0' "$a"; done >>"$conf/args"; }
shown='
'
visible() { # is this path in a folder that is bound already?
  p=$1
  while :; do
    case $shown in *"
$p
"*) return 0 ;; esac
    case $p in / | '') return 1 ;; esac
    p=${p%/*}
  done
}
show() { # OPTION PATH [PATH INSIDE]
  inside=${3:-$2}
  if [ ! -e "$2" ] || visible "$inside"; then return 0; fi
  args "$1" "$2" "$inside"
  shown="$shown$inside
"
}

# programs ask who they are: the tree knows Debian's users, add the caller
cp "$tree/etc/passwd" "$conf/passwd"
cp "$tree/etc/group" "$conf/group"
if [ "$uid" != 0 ]; then
  echo "$user:x:$uid:$gid::$HOME:/bin/bash" >>"$conf/passwd"
  echo "$group:x:$gid:" >>"$conf/group"
fi

# "/" is bwrap's own empty one, so that any folder of the host can be mounted in it
args --ro-bind "$tree/usr" /usr --ro-bind "$tree/etc" /etc --dev /dev --proc /proc
for l in bin sbin lib lib64; do if [ -L "$tree/$l" ]; then args --symlink "$(readlink "$tree/$l")" "/$l"; fi; done
args --tmpfs /run --tmpfs /var --dir /var/tmp --dir /sys --symlink ../run /var/run
args --ro-bind "$tree/var/cache/fontconfig" /var/cache/fontconfig
args --ro-bind-data 8 /etc/passwd --ro-bind-data 6 /etc/group
for f in /etc/resolv.conf /etc/hosts /etc/localtime /etc/machine-id; do
  real=$(readlink -f $f 2>/dev/null || :)
  if [ -n "$real" ] && [ -e "$real" ]; then args --ro-bind "$real" $f; fi
done
# certificates the host's owner added (company proxies) hold inside too
ca=/etc/ssl/certs/ca-certificates.crt
if [ -r $ca ]; then args --ro-bind "$(readlink -f $ca)" $ca; fi

show --bind /tmp
if [ -d "$HOME" ] && [ "$HOME" != / ]; then show --bind "$(readlink -f "$HOME")"; show --bind "$(readlink -f "$HOME")" "$HOME"; fi
show --bind "$project"
while IFS= read -r dir; do
  if [ -n "$dir" ]; then show --bind "$dir"; fi
done <<BINDS
${DEV_BINDS:-}
BINDS
shared=${project%/*}/shared
if [ -d "$shared" ]; then show --ro-bind "$(readlink -f "$shared")"; show --ro-bind "$(readlink -f "$shared")" "$shared"; fi
if ! visible "$run"; then args --perms 0700 --dir "$run"; fi

for v in LD_LIBRARY_PATH LD_PRELOAD GIO_EXTRA_MODULES GTK_PATH GTK_MODULES GSETTINGS_SCHEMA_DIR GI_TYPELIB_PATH \
  PYTHONPATH PYTHONHOME PKG_CONFIG_PATH PKG_CONFIG_LIBDIR XDG_DATA_DIRS XDG_CONFIG_DIRS SSL_CERT_FILE SSL_CERT_DIR \
  CC CFLAGS CPPFLAGS LDFLAGS DEV_BINDS DEV_X11; do args --unsetenv $v; done
if [ -z "${TMPDIR:-}" ] || ! visible "$TMPDIR"; then args --unsetenv TMPDIR; fi
args --setenv XDG_RUNTIME_DIR "$run" --setenv PATH /usr/bin:/usr/sbin
# settings are in a file of the home folder, as in a Flatpak: the host may have no dconf
if [ -z "${GSETTINGS_BACKEND:-}" ]; then args --setenv GSETTINGS_BACKEND keyfile; fi
# a language the tree has no locale for still gets its translations
lang=${LC_ALL:-${LANG:-C.UTF-8}}
case $lang in
  C | C.* | POSIX) args --setenv LANG "$lang" ;;
  *) if [ ! -d "$tree/usr/lib/locale/$(echo "$lang" | sed 's/UTF-8/utf8/')" ]; then
      args --unsetenv LC_ALL --setenv LANG en_US.UTF-8 --setenv LANGUAGE "${LANGUAGE:-${lang%%.*}}"
    fi ;;
esac

wayland=${WAYLAND_DISPLAY:-}
case $wayland in '' | /*) ;; *) wayland=$run/$wayland ;; esac
if [ -S "$wayland" ]; then show --ro-bind "$wayland"; else args --unsetenv WAYLAND_DISPLAY; fi
if [ -n "${DISPLAY:-}" ]; then
  if [ -r "${XAUTHORITY:-}" ]; then show --ro-bind "$XAUTHORITY"; fi
elif [ -d /tmp/.X11-unix ] && [ "${DEV_X11:-}" != host ]; then
  args --perms 1777 --tmpfs /tmp/.X11-unix   # the numbers of our own displays are nobody else's
fi
bus=${DBUS_SESSION_BUS_ADDRESS:-unix:path=$run/bus}
case $bus in
  unix:path=*) p=${bus#unix:path=} p=${p%%,*}
    if [ -S "$p" ]; then show --ro-bind "$p"; args --setenv DBUS_SESSION_BUS_ADDRESS "$bus"; else args --unsetenv DBUS_SESSION_BUS_ADDRESS; fi ;;
esac
if [ -n "${DISPLAY:-}$wayland" ]; then
  show --bind "$run/at-spi"
  show --bind "$run/doc"
  if [ -d /dev/dri ]; then
    args --dev-bind /dev/dri /dev/dri
    for s in /sys/dev/char /sys/devices /sys/class/drm; do if [ -e $s ]; then args --ro-bind $s $s; fi; done
  fi
fi
if ! visible "$cwd"; then cwd=$project; fi
args --chdir "$cwd" --die-with-parent --unshare-pid

# a lock kept as long as the command runs says that the tree is in use; the other files are read from here, nameless
exec 7>>"$tree.lock"
flock -s 7
[ -d "$tree" ] || { echo "build-aux/dev: $tree has just been removed, run this again" >&2; exit 1; }
exec 6<"$conf/group" 8<"$conf/passwd" 9<"$conf/args"
rm -rf "$conf"
trap - EXIT
exec bwrap --args 9 --sync-fd 7 -- "$@"
