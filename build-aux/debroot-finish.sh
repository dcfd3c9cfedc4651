# SPDX-License-Identifier: GPL-3.0-or-later
# Runs once inside a new tree (debroot.sh): what the packages' own scripts would
# have done, as far as programs need it, and a check that the tree works.
set -u
export PATH=/usr/sbin:/usr/bin LC_ALL=C.UTF-8
has() { command -v "$1" >/dev/null 2>&1; }
alt() { if [ -e "/usr/bin/$2" ] && [ ! -e "/usr/bin/$1" ]; then ln -s "$2" "/usr/bin/$1"; fi; }
libdir=$(dirname "$(ls /usr/lib/*/libc.so.6)")
alt awk gawk; alt cc gcc; alt pager less; alt clang-format clang-format-19
ldconfig
if has localedef && [ -d /usr/share/i18n/locales ]; then
  for l in $LOCALES; do localedef --no-archive -i "$l" -f UTF-8 "$l.UTF-8" 2>/dev/null & done
fi
if [ -d /usr/share/glib-2.0/schemas ]; then
  for g in "$libdir"/glib-2.0/glib-compile-schemas; do [ ! -x "$g" ] || "$g" /usr/share/glib-2.0/schemas; done
fi
for q in "$libdir"/glib-2.0/gio-querymodules; do [ ! -x "$q" ] || "$q" "$libdir/gio/modules"; done
for q in "$libdir"/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders; do [ ! -x "$q" ] || "$q" --update-cache; done
if has update-mime-database; then update-mime-database /usr/share/mime 2>/dev/null; fi
if has update-desktop-database; then update-desktop-database -q /usr/share/applications 2>/dev/null; fi
if has gtk-update-icon-cache; then
  for t in /usr/share/icons/*/; do [ ! -f "$t/index.theme" ] || gtk-update-icon-cache -q -f "$t"; done
fi
if [ -d /usr/share/fontconfig/conf.avail ] && [ ! -e /etc/fonts/conf.d/60-latin.conf ]; then
  for c in /usr/share/fontconfig/conf.avail/*; do
    case $c in
      *-no-* | *-sub-pixel* | *-unhinted* | *-autohint* | *-hinting-full* | *-hinting-medium* | *-lcdfilter-l* | *-yes-bitmaps*) ;;
      *) ln -sf "$c" /etc/fonts/conf.d/ ;;
    esac
  done
fi
if has fc-cache; then fc-cache -s; fi
: >/etc/ca-certificates.conf
if has update-ca-certificates; then
  (cd /usr/share/ca-certificates && find . -name '*.crt' | sed 's,^\./,,' | sort) >/etc/ca-certificates.conf
  update-ca-certificates >/dev/null 2>&1
fi
: >/etc/machine-id
for f in resolv.conf hosts localtime; do : >/etc/$f; done   # to mount the host's on
wait
rm -rf /usr/share/i18n/locales /usr/share/i18n/charmaps
[ ! -d /usr/share/ca-certificates ] || [ -s /etc/ssl/certs/ca-certificates.crt ] || { echo "no certificates"; exit 1; }
if has gcc; then
  { echo 'int main(void){return 0;}' >/tmp/t.c && gcc /tmp/t.c -o /tmp/t && /tmp/t; } || { echo "the compiler does not work"; exit 1; }
fi
