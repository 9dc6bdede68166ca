# Goldenhour. Two commands matter: make demo, make test. Both set up what they need in .venv.
# PYTHON=python3.12 chooses the interpreter; ARGS="..." is handed to the command; SPREAD= runs
# the tests in one process.

PYTHON ?= python3
ARGS ?=
# One more than processors: somebody always waits for the database or the browser.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
SPREAD ?= -n $(WORKERS) --maxprocesses 4 --dist loadfile --no-loadscope-reorder
BIN := .venv/bin
export PYTHON
# Whatever the shell says: modules compiled once are started from, by every worker and server.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test test-ux test-paces test-batch test-planning bench-contact bench-triage bench-identification bench-planning install run check check-code format lint types imports \
	migrations docs docs-check schema assets lock clean

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-20s %s\n", $$1, $$2}' Makefile

demo:  ## set up, start, fill and serve the demonstration; prints its address
	@dev/install core
	@$(BIN)/goldenhour demo $(ARGS)

test:  ## set up and run the whole suite on the real database
	@dev/install dev
	@$(BIN)/python -m pytest $(SPREAD) $(ARGS)

test-ux:  ## every page in every theme, language and width (long)
	@dev/install dev
	@$(BIN)/python -m pytest -m ux $(SPREAD) $(ARGS)

test-paces:  ## the browser's tests on a slow machine and on one faster than any hands (very long)
	@dev/install dev
	@for pace in behind ahead; do \
		PACE=$$pace $(BIN)/python -m pytest -m "" $(SPREAD) tests/journeys tests/browser \
			tests/web/test_scripts.py tests/docs/test_pictures.py $(ARGS) || exit 1; done

test-batch:  ## what needs the extra batch: the same weights as Splink, whole files linked
	@dev/install all
	@$(BIN)/python -m pytest tests/identification/test_parity.py tests/identification/test_jobs.py $(ARGS)

test-planning:  ## what needs the extra planning: the simulator, its comparisons and their report
	@dev/install all
	@$(BIN)/python -m pytest -m "" $(SPREAD) tests/simulation tests/planning tests/browser/test_comparison.py $(ARGS)

bench-contact:  ## first contact with 1,000,000 contacts on record (long; ARGS=20000 for fewer)
	@dev/install dev
	@$(BIN)/python -m tests.bench.bench_contact $(ARGS)

bench-triage:  ## contacts graded a second
	@dev/install dev
	@$(BIN)/python -m tests.bench.bench_triage $(ARGS)

bench-identification:  ## speed, accuracy and fairness beside Splink (long; ARGS=100000 for fewer rows)
	@dev/install all
	@$(BIN)/python -m tests.bench.bench_identification $(ARGS)

bench-planning:  ## location and simulation beside their peers (long; RIVALS=DIR has the peers)
	@dev/install all
	@$(BIN)/python -m tests.bench.bench_planning $(ARGS)

install:  ## the package with all its extras in .venv (command .venv/bin/goldenhour)
	@dev/install all
	@echo "Installed: $(BIN)/goldenhour"

run:  ## serve this checkout, as configured by the environment
	@dev/install core
	@$(BIN)/python -m uvicorn goldenhour.config.asgi:application --timeout-graceful-shutdown 3 $(ARGS)

check: check-code test  ## all that is checked before a change is accepted

check-code: format lint types imports migrations docs-check  ## all checks but the tests

format: dev-tools
	@$(BIN)/ruff format --check goldenhour tests dev

lint: dev-tools
	@$(BIN)/ruff check goldenhour tests dev

types: export GOLDENHOUR_DEMO = 1
types: dev-tools
	@$(BIN)/mypy

imports: dev-tools
	@$(BIN)/lint-imports

migrations: export GOLDENHOUR_DEMO = 1
migrations: dev-tools
	@$(BIN)/python -W ignore -m django makemigrations --check --dry-run \
		--settings goldenhour.config.settings

docs:  ## write the generated pages of docs/
	@dev/install dev
	@$(BIN)/goldenhour docs

docs-check: dev-tools
	@$(BIN)/goldenhour docs --check

schema:  ## write where the migrations end, for an empty database, anew
	@dev/install dev
	@$(BIN)/python dev/schema.py

assets:  ## compile stylesheets and scripts again (needs npm)
	@assets/build.sh

lock:  ## choose versions again and write the requirements files (needs uv)
	@dev/lock

clean:  ## remove .venv and the databases of the tests
	rm -rf .venv var build dist *.egg-info

.PHONY: dev-tools
dev-tools:
	@dev/install dev
