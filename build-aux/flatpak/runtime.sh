#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Make stand-ins for org.gnome.Platform and org.gnome.Sdk out of Debian packages
# in a local repository, so that the manifest can be built and run where the real
# ones cannot be had. They prove the manifest and the sandbox, not that a program
# built with them runs on the real runtime: nothing made with them is published.
#
#   runtime.sh REPOSITORY BRANCH
set -eu
aux=$(cd "$(dirname "$0")/.." && pwd -P)
lists=$aux/lists
repo=$1 branch=$2
arch=$(flatpak --default-arch)
say() { echo "build-aux/dev: $*" >&2; }
DEBROOT_KEEP=1
export DEBROOT_KEEP
platform=$("$aux/debroot.sh" "$lists/base.txt" "$lists/run.txt")
sdk=$("$aux/debroot.sh" "$lists/base.txt" "$lists/run.txt" "$lists/build.txt" "$lists/test.txt" "$lists/sdk.txt")
cache=${platform%/*}
for old in "$cache"/flatpak-runtime.*; do if [ -d "$old" ]; then rm -rf "$old"; fi; done   # of a run that died
work=$(mktemp -d "$cache/flatpak-runtime.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
rm -rf "$repo"
mkdir -p "$(dirname "$repo")"
ostree init --mode=bare-user-only --repo="$repo"   # no compression: it stays on this machine

metadata() { # NAME
  cat <<META
[Runtime]
name=$1
runtime=org.gnome.Platform/$arch/$branch
sdk=org.gnome.Sdk/$arch/$branch

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0

[Extension $1.Locale]
directory=share/runtime/locale
autodelete=true
locale-subset=true
no-autodownload=true
META
  case $1 in *Sdk) cat <<META

[Extension $1.Debug]
directory=lib/debug
autodelete=true
no-autodownload=true
META
  esac
}

make() { # NAME TREE
  name=$1 tree=$2 out=$work/$1
  say "$name: a stand-in made of Debian packages ($(du -sm "$tree" | cut -f1) MB)"
  mkdir -p "$out/files"
  # files/ is what flatpak mounts as /usr: the tree's usr, with etc inside
  cp -a --reflink=auto "$tree/usr/." "$out/files/"
  cp -a --reflink=auto "$tree/etc" "$out/files/etc"
  triplet=$(basename "$(dirname "$(ls -d "$tree"/usr/lib/*/libc.so.6)")")
  cd "$out/files"
  # flatpak writes these itself, or links them to the host's
  rm -rf etc/passwd etc/group etc/shadow* etc/gshadow* etc/machine-id etc/resolv.conf etc/hosts etc/localtime etc/hostname \
    etc/alternatives etc/apt etc/dpkg etc/cron.* etc/init.d etc/systemd etc/rc?.d etc/default local games src tmp \
    lib/systemd/system share/bash-completion share/zsh share/debconf share/dpkg
  # flatpak-builder and the manifests expect lib, not lib/TRIPLET, in /app: tell the tools
  mkdir -p etc/ld.so.conf.d lib/pkgconfig share/pkgconfig lib/debug lib/sdk share/runtime/locale lib/extensions \
    lib/"$triplet"/GL share/fonts cache/fontconfig
  printf '%s\n' /app/lib /app/lib/"$triplet" >etc/ld.so.conf.d/00-app.conf
  cat >lib/os-release <<OS
NAME="GNOME runtime stand-in"
ID=org.gnome.Platform
ID_LIKE=debian
VERSION_ID=$branch
PRETTY_NAME="Stand-in for GNOME $branch made of Debian packages"
OS
  ln -sfn ../usr/lib/os-release etc/os-release
  if [ "$name" = org.gnome.Sdk ] && [ ! -e bin/appstream-compose ]; then
    # flatpak-builder before 1.3 calls this and renames the metainfo for it; its successor does the same work
    cat >bin/appstream-compose <<'SHIM'
#!/bin/sh
prefix=/app origin=flatpak id=
for a; do case $a in --prefix=*) prefix=${a#*=};; --origin=*) origin=${a#*=};; --*) ;; *) id=$a;; esac; done
mkdir -p "$prefix/share/app-info/xmls" "$prefix/share/app-info/icons/flatpak"
if [ -e "$prefix/share/appdata/$id.appdata.xml" ] && [ ! -e "$prefix/share/metainfo/$id.metainfo.xml" ]; then
  mkdir -p "$prefix/share/metainfo"
  cp "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml"
fi
appstreamcli compose --no-color --no-net --print-report=full --prefix=/ --origin="$id" --result-root="$prefix" \
  --data-dir="$prefix/share/app-info/xmls" --icons-dir="$prefix/share/app-info/icons/flatpak" "$prefix"
SHIM
  fi
  cat >etc/fonts/conf.d/05-host-fonts.conf <<'CONF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <cachedir>/app/cache/fontconfig</cachedir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/local-fonts</dir>
  <dir>/run/host/user-fonts</dir>
  <cachedir>/run/host/fonts-cache</cachedir>
  <cachedir>/run/host/user-fonts-cache</cachedir>
  <cachedir>/usr/cache/fontconfig</cachedir>
</fontconfig>
CONF
  cd - >/dev/null
  printf '%s\n' "$(metadata "$name")" >"$out/metadata"   # must equal xa.metadata to the byte
  chmod -R u+rwX,go+rX "$out/files"
  [ ! -e "$out/files/bin/appstream-compose" ] || chmod 755 "$out/files/bin/appstream-compose"
  size=$(($(du -sk "$out/files" | cut -f1) * 1024))
  find "$out/files" -type d -exec chmod 755 {} + -o -type f -perm /111 -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
  # flatpak wants it big endian
  big=0x$(printf '%016x' "$size" | sed 's/\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)\(..\)/\8\7\6\5\4\3\2\1/')
  # what "flatpak build-export --runtime" writes, but moving the files into the repository instead of copying them
  ostree commit --repo="$repo" --branch="runtime/$name/$arch/$branch" --subject="Stand-in for $name $branch" \
    --consume --canonical-permissions --fsync=false --tree=dir="$out" --owner-uid=0 --owner-gid=0 \
    --add-metadata-string="xa.ref=runtime/$name/$arch/$branch" --add-metadata-string="xa.metadata=$(cat "$out/metadata")
" --add-metadata="xa.installed-size=uint64 $big" --add-metadata="xa.download-size=uint64 $big" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  rm -rf "$out"
}
make org.gnome.Platform "$platform"
make org.gnome.Sdk "$sdk"
flatpak build-update-repo "$repo" >/dev/null
rm -rf "$platform" "$platform.lock"   # the other one is what build-aux/dev works in
