#!/bin/sh
# The suite on both databases. "full" adds the long tests, and asks both what either could say. Both run whatever the first one says.
set -eu
marks="not full" and_once=" and not either"
[ "${1:-}" != full ] || { marks="full or not full" and_once=; }
failed=0

# In the order they are found: the journeys in the browser are long, and must not be what is left at the end.
pytest() {
  .venv/bin/python -m pytest -p no:cacheprovider --create-db -n 2 --dist loadfile --no-loadscope-reorder "$@" || failed=1
}

# While the first run waits for its own migrations, the second run's database is made beside it.
template=var/test-made-before.sqlite3
mkdir -p var && rm -f "$template"
PYTHONPATH=site DJANGO_SETTINGS_MODULE=tests.settings TEST_DATABASE=sqlite \
  .venv/bin/python -m tests.template "$template" & making=$!

echo "On PostgreSQL"
TEST_DATABASE=postgres pytest -m "($marks) and not browser$and_once"
wait "$making" || true  # what stopped it will stop the run too, and say why
echo "On SQLite, with the browser"
TEST_TEMPLATE=$template TEST_DATABASE=sqlite pytest -m "($marks) and not postgres"
rm -f "$template"
exit $failed
