#!/bin/sh
# The suite on both databases. "full" adds the long tests, and asks both what either could say. Both run whatever the first one says.
set -eu
marks="not full" and_once=" and not either"
[ "${1:-}" != full ] || { marks="full or not full" and_once=; }
failed=0

pytest() { .venv/bin/python -m pytest -p no:cacheprovider --create-db -n 2 --dist loadfile "$@" || failed=1; }

echo "On PostgreSQL"
TEST_DATABASE=postgres pytest -m "($marks) and not browser$and_once"
echo "On SQLite, with the browser"
TEST_DATABASE=sqlite pytest -m "($marks) and not postgres"
exit $failed
