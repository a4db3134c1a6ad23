.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export CLIENTELA_HOME ?= $(CURDIR)/var
PORT ?= 8000

.PHONY: help setup run test check bench format messages lock clean

help:  ## what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

.venv/.ready: requirements/dev.lock requirements/installer.lock package-lock.json pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.lock
	$(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes requirements/dev.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	$(BIN)/python tools/front_end.py
	$(BIN)/python tools/messages.py compile
	@touch $@

setup: .venv/.ready  ## the environment in .venv, with the command clientela

run: setup  ## everything: database, demo company, server and worker; prints address and sign-in
	$(BIN)/python tools/front_end.py
	$(BIN)/python tools/messages.py compile
	$(BIN)/clientela setup
	$(BIN)/clientela demo
	$(BIN)/clientela up --port $(PORT)

test: setup  ## all tests, on SQLite and on PostgreSQL (which it brings itself)
	$(BIN)/python tools/front_end.py
	$(BIN)/python tools/messages.py compile
	$(BIN)/python tools/run_tests.py

check: setup  ## format, lint, types, floors, migrations, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python tools/check_house.py
	$(BIN)/python tools/messages.py check
	$(BIN)/clientela manage makemigrations --check --dry-run
	$(BIN)/mypy

bench: setup  ## the benchmarks, as tables with ratios
	$(BIN)/python -m benchmarks

format: setup  ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: setup  ## gather the texts to be translated
	$(BIN)/python tools/messages.py gather

lock: setup  ## pin the dependencies anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/runtime.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements/dev.lock

clean:  ## remove what the other commands made, but not the data in var
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
