#!/bin/sh
# The suite on both databases. "full" adds the long tests. Both run whatever the first one says.
set -eu
marks="not full"
[ "${1:-}" != full ] || marks="full or not full"
failed=0

pytest() { .venv/bin/python -m pytest -p no:cacheprovider --create-db -n 2 --dist loadfile "$@" || failed=1; }

echo "On PostgreSQL"
TEST_DATABASE=postgres pytest -m "($marks) and not browser"
echo "On SQLite, with the browser"
TEST_DATABASE=sqlite pytest -m "($marks) and not postgres"
exit $failed
