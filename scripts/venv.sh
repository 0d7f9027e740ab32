#!/bin/sh
# Make .venv if it is not there, and bring it in step with requirements/$1.txt (base or dev).
# The tests' list holds the demo's, so a demo after a test installs nothing anew.
set -eu
list=$1
# An account without a home (a service's own) keeps what is downloaded here.
if [ ! -w "${HOME:-/nonexistent}" ]; then
  export UV_CACHE_DIR="$PWD/var/uv-cache" PIP_NO_CACHE_DIR=1
fi
python=${PYTHON:-$(command -v python3.11 || command -v python3 || true)}

if [ ! -x .venv/bin/pip ]; then
  if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed. On Debian: apt-get install python3 python3-venv" >&2
    exit 1
  fi
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    else
      echo "Python lacks its venv module. Run: sudo apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  echo "Making .venv"
  "$python" -m venv .venv
fi
if [ "$list" = base ] && [ -e .venv/for-tests ] && [ .venv/for-tests -nt requirements/dev.txt ]; then
  exit 0
fi
rm -f .venv/for-tests
echo "Installing requirements/$list.txt"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
export VIRTUAL_ENV="$PWD/.venv"
# Compiled now, so that no process compiles it when it starts: where it may not write, each one would, every time.
.venv/bin/uv pip sync --quiet --require-hashes --compile-bytecode "requirements/$list.txt"
.venv/bin/uv pip install --quiet --offline --no-deps --no-build-isolation --editable .
