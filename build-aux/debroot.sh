#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Make (or find) a Debian tree with the packages of the given lists and print its
# folder. It is unpacked without root and without dpkg's configuration, the same
# for everybody; container.sh runs programs in it.
#
#   debroot.sh [--find] LIST...     (--find: do not make it, fail when it is not there)
#   DEBROOT_MIRROR=URI   the mirror (default: the Debian mirror the host's apt uses)
#   DEBROOT_CACHE=DIR    where trees and packages are kept
#   DEBROOT_QUIET=1      tell only what goes wrong
#   DEBROOT_FRESH=1      make it again, for security updates
# Needs apt, dpkg, bubblewrap, flock and a Debian archive keyring.
set -eu
version=1 suite=trixie
langs="en zh ar he de" locales="en_US zh_CN ar_EG he_IL de_DE"
cache=${DEBROOT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/throughline-dev}
arch=$(dpkg --print-architecture)
begin=$(date +%s)
say() { [ -n "${DEBROOT_QUIET:-}" ] || echo "build-aux/dev: [$(($(date +%s) - begin)) s] $*" >&2; }
die() { echo "build-aux/dev: $*" >&2; exit 1; }

find=
if [ "${1:-}" = --find ]; then find=1; shift; fi
packages=$(sed 's/#.*//' "$@" | tr -s ' \t' '\n\n' | sed '/^$/d' | sort -u)
key=$(printf '%s\n' "v$version $suite $arch $langs $locales" $packages | sha256sum | cut -c1-12)
tree=$cache/$suite-$arch-$key
found() { [ -d "$tree" ] && [ -z "${DEBROOT_FRESH:-}" ]; }
if found; then echo "$tree"; exit 0; fi
[ -z "$find" ] || exit 1

mkdir -p "$cache/debs/partial" 2>/dev/null || die "cannot write to $cache: set XDG_CACHE_HOME to a folder you can write to"
exec 9>"$cache/lock"
flock -n 9 || { say "another run is making the Debian tree, waiting for it"; flock 9; }
if found; then echo "$tree"; exit 0; fi
free=$(df -Pk "$cache" | awk 'NR == 2 { print int($4 / 1024) }')
[ "$free" -ge 2500 ] || die "the Debian tree needs 2500 MB in $cache, where only $free MB are free"
# the lock is ours, so whatever is half made was left by a run that died
for old in "$cache"/making.*; do
  if [ -d "$old" ]; then chmod -R u+rwX "$old" 2>/dev/null || :; rm -rf "$old"; fi
done
work=$(mktemp -d "$cache/making.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
new=$work/root log=$cache/log
: >"$log"
mkdir -p "$new" "$work/state/lists/partial" "$work/etc/parts" "$work/cache" "$work/none/partial"

# the mirror: every repository the host's apt knows, then Debian's own, until one has the suite
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r $keyring ] || keyring=/usr/share/keyrings/debian-archive-keyring.pgp
[ -r $keyring ] || die "the package debian-archive-keyring is missing"
quick="-o Acquire::http::Timeout=15 -o Acquire::https::Timeout=15 -o Acquire::Retries=1"
known=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | awk '!seen[$0]++' || :)
find_mirror() {
  for uri in ${DEBROOT_MIRROR:-} $known http://deb.debian.org/debian http://deb.debian.org/debian-security; do
    if /usr/lib/apt/apt-helper $quick download-file "${uri%/}/dists/$1/InRelease" "$work/InRelease" >>"$log" 2>&1 &&
       grep -qE "^(Codename|Suite): $1\$" "$work/InRelease"; then
      echo "${uri%/}"; return 0
    fi
  done
  return 1
}
say "looking for a mirror of Debian $suite"
mirror=$(find_mirror "$suite") ||
  die "no mirror of Debian $suite could be reached: check the network, or set DEBROOT_MIRROR to the address of one"
echo "deb [signed-by=$keyring] $mirror $suite main" >"$work/etc/sources.list"
for more in "$suite-updates" "$suite-security"; do
  if uri=$(find_mirror "$more"); then echo "deb [signed-by=$keyring] $uri $more main" >>"$work/etc/sources.list"; fi
done

# a private apt: own lists, own (empty) status, a shared store of packages
: >"$work/state/status"
cat >"$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "$work/state/status";
Dir::Cache "$work/cache";
Dir::Cache::archives "$cache/debs";
Dir::Etc::sourcelist "$work/etc/sources.list";
Dir::Etc::sourceparts "$work/etc/parts";
Dir::Etc::preferences "$work/etc/preferences";
Dir::Etc::preferencesparts "$work/etc/parts";
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
APT::Get::List-Cleanup "false";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "60";
#clear APT::Update::Post-Invoke-Success;
#clear APT::Update::Post-Invoke;
#clear DPkg::Post-Invoke;
#clear Acquire::IndexTargets::deb::DEP-11;
#clear Acquire::IndexTargets::deb::DEP-11-icons-small;
#clear Acquire::IndexTargets::deb::DEP-11-icons;
#clear Acquire::IndexTargets::deb::DEP-11-icons-hidpi;
CONF
export APT_CONFIG="$work/apt.conf" DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
broken="broke off ($log has the details): run it again, what has come already is kept"
say "reading the package lists from $mirror"
apt-get -qq update >>"$log" 2>&1 || die "reading the package lists from $mirror $broken"
apt-get -qq -o Dir::Cache::archives="$work/none" --print-uris -y install $packages >"$work/uris" 2>>"$log" ||
  die "Debian $suite on $mirror does not have all the packages ($log has the details)"
say "fetching what is missing of $(grep -c . "$work/uris") packages, $(awk '{s+=$3}END{printf "%d", s/1e6}' "$work/uris") MB"
apt-get -qq -y --download-only install $packages >>"$log" 2>&1 || die "fetching the packages from $mirror $broken"

say "unpacking"
cat >"$work/drop" <<'LIST'
./usr/share/doc/*
./usr/share/man/*
./usr/share/info/*
./usr/share/lintian/*
./usr/share/bug/*
./usr/share/help/*
./usr/share/gtk-doc/*
LIST
awk '{print $2}' "$work/uris" >"$work/names"
cat >"$work/unpack" <<'IN'
for p; do
  dpkg-deb --fsys-tarfile "$debs/$p" |
    tar -x -C "$new" --keep-directory-symlink --no-same-owner --exclude-from="$drop" --wildcards -f - || exit 255
done
IN
export new drop="$work/drop" debs="$cache/debs"
first=$(grep '^base-files_' "$work/names")
sh "$work/unpack" "$first" 2>>"$log" || die "unpacking $first failed ($log has the details)"   # brings /bin -> usr/bin
grep -v '^base-files_' "$work/names" | xargs -P "$(nproc)" -n 4 sh "$work/unpack" 2>>"$log" ||
  die "unpacking failed ($log has the details)"
# big static libraries: nothing here links statically (the small ones are stubs the linker wants)
find "$new"/usr/lib/*-linux-gnu* -maxdepth 1 -name 'lib*.a' -size +200k -delete
for d in "$new"/usr/share/locale/*/; do
  case " $langs " in *" $(basename "$d" | sed 's/[_@.].*//') "*) ;; *) rm -rf "$d";; esac
done

say "finishing"
mkdir -p "$new/proc" "$new/dev" "$new/sys" "$new/run" "$new/tmp" "$new/var/tmp" "$new/etc/ssl/certs" "$new/usr/local/share/ca-certificates"
sort -u "$work/names" >"$new/usr/share/debroot-packages"
cp "$new/usr/share/base-passwd/passwd.master" "$new/etc/passwd"
cp "$new/usr/share/base-passwd/group.master" "$new/etc/group"
printf '%s\n' 'passwd: files' 'group: files' 'hosts: files dns' >"$new/etc/nsswitch.conf"
# Debian has no Adwaita fonts; Inter is what Adwaita Sans is drawn from
cat >"$new/etc/fonts/conf.d/45-adwaita-names.conf" <<'CONF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>Adwaita Sans</family><prefer><family>Inter</family><family>Cantarell</family></prefer></alias>
  <alias binding="same"><family>Adwaita Mono</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
CONF
here=$(cd "$(dirname "$0")" && pwd)
bwrap --bind "$new" / --dev /dev --proc /proc --tmpfs /tmp --tmpfs /run --ro-bind "$here/debroot-finish.sh" /run/finish \
  --unshare-pid --unshare-net --die-with-parent --clearenv --setenv HOME /tmp --setenv LOCALES "$locales" sh /run/finish >>"$log" 2>&1 ||
  die "the Debian tree does not work here: $(tail -n 1 "$log")"

if [ -d "$tree" ]; then mv "$tree" "$work/old"; fi
mv "$new" "$tree"
# trees of other lists are of no more use, unless a program runs in one (container.sh keeps its lock)
if [ -z "${DEBROOT_KEEP:-}" ]; then
  for old in "$cache/$suite-"*; do
    if [ "$old" = "$tree" ] || [ ! -d "$old" ]; then continue; fi
    if flock -n "$old.lock" true; then say "removing the old ${old##*/}"; chmod -R u+rwX "$old"; rm -rf "$old" "$old.lock"; fi
  done
  # and so are packages that no tree has
  cat "$cache/$suite-"*/usr/share/debroot-packages | sort -u >"$work/named"
  ls "$cache/debs" | grep '\.deb$' | grep -vxF -f "$work/named" | (cd "$cache/debs" && xargs -r rm -f)
fi
say "made $tree ($(du -sm "$tree" | cut -f1) MB)"
echo "$tree"
