# The ways of working. On a fresh machine with Python 3.11, git and make: `make demo`, `make test`.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo check test test-all quality bench-signups bench-forum bench-groups bench-calendar bench-desk bench-pages messages lock worker picture

# What is compiled once is read by every process after it.
unexport PYTHONDONTWRITEBYTECODE

PY := .venv/bin/python
UV := .venv/bin/uv
PORT ?= 8000
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

help:  ## say what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: .venv/for-demo $(CATALOGUES)  ## build the demo and serve it on 127.0.0.1:8000 (PORT=…)
	@PORT=$(PORT) exec $(PY) scripts/demo.py

check: .venv/for-tests $(CATALOGUES)  ## what must hold before each commit, in under a minute
	@sh scripts/system.sh checks
	@$(PY) scripts/check.py

test: .venv/for-tests $(CATALOGUES)  ## both databases and every journey in a browser, in about ten minutes
	@sh scripts/system.sh
	@sh scripts/test.sh

test-all: .venv/for-tests $(CATALOGUES)  ## everything, the long tests too, in under an hour
	@sh scripts/system.sh
	@sh scripts/test.sh full
	@echo "Then: make quality (HTML and Lighthouse)"

quality: .venv/for-demo $(CATALOGUES)  ## check the demo's HTML and measure it as a phone sees it (PORT=… WHAT=html|lighthouse)
	@sh scripts/system.sh quality
	@PORT=$(PORT) $(PY) scripts/quality.py

bench-signups: .venv/for-tests  ## let 200 and 2,000 people press "Send" at once (PEOPLE=… KILLS=… DATABASES=…)
	@$(PY) scripts/bench_signups.py

bench-groups: .venv/for-tests  ## read the list with 10, 1,000 and 10,000 groups (GROUPS=… DATABASES=…)
	@$(PY) scripts/bench_groups.py

bench-desk: .venv/for-tests  ## the desk with 10, 1,000 and 10,000 requests (REQUESTS=… READINGS=…)
	@$(PY) scripts/bench_desk.py

bench-forum: .venv/for-tests  ## let 300 parties sign up to a forum at once, and draw workshops (PARTIES=… PLACES=… DRAW=…)
	@$(PY) scripts/bench_forum.py

bench-calendar: .venv/for-tests  ## measure the calendar's feeds and pages beside plain icalendar, in a database of its own
	@$(PY) scripts/bench_calendar.py

bench-pages: .venv/for-tests $(CATALOGUES)  ## public pages beside nginx and a hello, and 10,000 of a type (PAGES=… SECONDS=… RUNS=…)
	@sh scripts/system.sh bench
	@$(PY) scripts/bench_pages.py

messages: .venv/for-tests  ## collect the words of the house into locale/, and say which lack a translation
	@$(PY) scripts/messages.py

lock: .venv/for-tests  ## choose package versions anew and write requirements/*.txt
	@for list in base dev bootstrap; do \
	  $(UV) pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	    --no-annotate --no-header --excludes requirements/left-out.in requirements/$$list.in --output-file requirements/$$list.txt || exit 1; done

worker: .venv/for-demo  ## serve messages and jobs (with the settings of the environment)
	@$(PY) manage.py worker

picture: .venv/for-tests  ## take the README's picture from a running demo (PORT=…)
	@PORT=$(PORT) $(PY) scripts/picture.py

.venv/for-demo: requirements/base.txt requirements/bootstrap.txt pyproject.toml
	@sh scripts/venv.sh base
	@touch $@

.venv/for-tests: requirements/dev.txt requirements/bootstrap.txt pyproject.toml
	@sh scripts/venv.sh dev
	@touch .venv/for-demo $@

%.mo: %.po | .venv/for-demo
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@
