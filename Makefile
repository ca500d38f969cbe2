# Everything made here lies in $(VAR). HOST and PORT move the server.
VAR ?= var
HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3

override VAR := $(abspath $(VAR))
export VAR HOST PORT
export SITE_URL ?= http://$(HOST):$(PORT)
export PYTHONUNBUFFERED = 1
export DJANGO_SETTINGS_MODULE ?= portal.settings.dev
export PATH := $(VAR)/venv/bin:$(PATH)

RUNTIME := $(VAR)/venv/.runtime
DEVELOPMENT := $(VAR)/venv/.development
PIP := $(VAR)/venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes
# With the system's certificates and pip's index: uv asks for neither by itself.
LOCK := uv pip compile --quiet --custom-compile-command "make lock" --system-certs --generate-hashes --python-version 3.11 --no-emit-index-url \
	$(if $(PIP_INDEX_URL),--default-index $(PIP_INDEX_URL)) $(if $(PIP_FIND_LINKS),--find-links "$(PIP_FIND_LINKS)")
TEST := python -m pytest -n 2 --dist worksteal
JUDGED := python manage.py search_quality tests/search/golden.yml
# Filled and served under one lock, so that nobody resets what is being filled. Ctrl-C is how it ends.
running = mkdir -p $(VAR); trap : INT; { flock --shared 9; \
	$(1) python manage.py prepare --host $(HOST) --port $(PORT) && $(1) $(2) || test $$? -eq 130; } 9> $(VAR)/running

.DEFAULT_GOAL := help
.PHONY: help run dev test test-some test-all test-search search-node lint messages lock shots weight bench bench-search reset

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNTIME)  ## the portal with example content, at http://127.0.0.1:8000 (HOST=, PORT= change it)
	@python tools/messages.py compile
	@$(call running,,honcho start)

dev: $(DEVELOPMENT)  ## the same with errors shown and code reloaded
	@python tools/messages.py compile
	@$(call running,DEBUG=1,honcho start -f Procfile.dev)

test: $(DEVELOPMENT)  ## the test suite, browser included (at most ten minutes on two cores)
	@python tools/messages.py compile
	@tools/chromium
	$(TEST) -m "not thorough and not elasticsearch"

test-some: $(DEVELOPMENT)  ## the tests of one file, T=tests/core/test_menus.py; their database stays for the next time
	@python tools/messages.py compile
	@test -n "$(T)" || { echo "Which file? make test-some T=tests/core/test_menus.py"; exit 1; }
	TEST_DATABASE=$(VAR)/tests.sqlite3 python -m pytest --reuse-db -m "not elasticsearch" $(T)

test-all: $(DEVELOPMENT)  ## every test but those of test-search, also those that look at every address in every width
	@python tools/messages.py compile
	@tools/chromium
	$(TEST) -m "not elasticsearch" --durations=10

test-search: $(DEVELOPMENT)  ## the tests that ask Elasticsearch, against a throw-away node; what each engine finds of the judged queries
	@python tools/messages.py compile
	tools/elasticsearch/node run sh -c \
		'python -m pytest -m elasticsearch && $(JUDGED) --engine elasticsearch --at-least 0.98'
	DATABASE_URL=sqlite://:memory: $(JUDGED) --at-least 0.97
	DATABASE_URL=sqlite://:memory: $(JUDGED) --json > $(VAR)/search-quality.json
	tools/postgres $(JUDGED) --at-least 0.97 --same-as $(VAR)/search-quality.json

bench-search: $(DEVELOPMENT)  ## what a question costs at up to 100,000 products, on each engine (half an hour)
	tools/elasticsearch/node run python tools/bench_search.py --json $(VAR)/bench-search.json
	tools/postgres python tools/bench_search.py --products 1000 100000 --json $(VAR)/bench-search-postgresql.json

search-node:  ## an Elasticsearch node at http://127.0.0.1:9200 to try the portal with, until Ctrl-C
	@trap : INT; ELASTICSEARCH_PORT=9200 tools/elasticsearch/node run sh -c \
		'echo "Elasticsearch answers. In another shell: ELASTICSEARCH_URL=$$ELASTICSEARCH_URL make run"; sleep infinity' \
		|| test $$? -eq 130

lint: $(DEVELOPMENT)  ## style, types, layers, templates, migrations, messages
	ruff check .
	ruff format --check .
	djade --check --target-version 5.2 $$(git ls-files '*.html')
	mypy
	lint-imports
	python manage.py makemigrations --check --dry-run
	python tools/messages.py check

messages: $(DEVELOPMENT)  ## gather the interface's texts into locale/ and compile them
	python tools/messages.py update
	python tools/messages.py compile
	-python tools/messages.py check

lock: $(DEVELOPMENT)  ## write requirements*.txt with hashes from requirements*.in
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

shots: $(DEVELOPMENT)  ## pictures of the main pages in var/shots (the portal must be running)
	@tools/chromium
	python tools/shots.py $(SITE_URL) $(VAR)/shots

weight: $(DEVELOPMENT)  ## bytes of the main pages on a phone (the portal must be running)
	@tools/chromium
	python tools/weight.py $(SITE_URL)

bench: $(DEVELOPMENT)  ## what pages cost, at 10,000 products beside two limits (some minutes)
	@python tools/messages.py compile
	python tools/bench.py --products 10000 --folder $(VAR)/bench --json $(VAR)/bench.json

reset:  ## forget the database, pictures, files and mail; keep what was installed
	@mkdir -p $(VAR) && flock --exclusive --nonblock $(VAR)/running true \
		|| { echo "The portal is running on these files: end it with Ctrl-C first."; exit 1; }
	@echo "Removing the database, all pictures and documents, mail and kept pages in $(VAR); what was installed stays."
	rm -rf $(VAR)/portal.sqlite3* $(VAR)/media $(VAR)/mail $(VAR)/static $(VAR)/cache $(VAR)/pages $(VAR)/locks
	@echo "The next make run fills the demonstration again and draws its pictures anew (4 to 12 minutes)."

$(RUNTIME): requirements.txt
	@echo "Installing (a minute or two the first time) …"
	@$(VAR)/venv/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VAR)/venv
	@$(PIP) --requirement requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "Installing what development needs (a minute or two the first time) …"
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
