#!/bin/sh
# Programs the tests need from Debian: gettext for the checks; a browser with a font and what drives it, PostgreSQL's
# server binaries and libical for the tests. "checks" asks for the first only; "bench" for what make bench-pages measures
# with, "quality" for what checks a running demo. Root installs what is missing; anyone else is told the line.
set -eu
missing=
wanted=${1:-tests}
command -v xgettext >/dev/null || missing="$missing gettext"
if [ "$wanted" = bench ]; then
  [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
  command -v wrk >/dev/null || missing="$missing wrk"
fi
if [ "$wanted" = quality ]; then
  command -v npm >/dev/null || missing="$missing npm"
  command -v java >/dev/null || missing="$missing openjdk-17-jre-headless"
fi
if [ "$wanted" != checks ]; then
  [ -x "${CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || missing="$missing chromium-headless-shell"
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
  # The program that drives the browser is linked to it, and a bare Debian lacks it.
  ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$missing libatomic1"
  # A calendar reader that others wrote: GNOME's and KDE's, called by tests/calendar/clients.
  ls /usr/lib/*/libical.so.3 >/dev/null 2>&1 || missing="$missing libical3"
  ls /usr/share/fonts/truetype/* >/dev/null 2>&1 || missing="$missing fonts-dejavu-core"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ]; then
  echo "The tests need more from Debian. Run: sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
case $missing in
  *postgresql*)
    # The tests start a cluster of their own: Debian's main cluster is not made.
    apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null
    echo 'create_main_cluster = false' >>/etc/postgresql-common/createcluster.conf
    ;;
esac
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
