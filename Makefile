# Every target sets up what it needs, once: `make run` in a fresh clone is enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
SEEDS := tests/fixtures/seeds
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes
# Of what pip says, the names of the packages: one word each, so that one sees it work.
NAMES := while read -r word name; do \
    case "$$word" in Collecting) printf '%s ' "$${name%%==*}";; Installing) printf '\ninstalling ...';; esac; done; echo
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-header --no-annotate

.PHONY: help run test lint check bench lock clean

help:  ## This list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/crawler.done  ## Crawl the two seed pages into the warehouse, and show it
	@$(BIN)/scrapy crawl almayadeen_en -a captures=$(SEEDS) -L WARNING
	@$(BIN)/scrapy crawl presstv -a captures=$(SEEDS) -L WARNING
	@$(BIN)/python -m storage show

test: .venv/dev.done  ## Run every test
	@$(BIN)/python -m pytest -n auto

lint: .venv/dev.done  ## Style, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test  ## lint and test

bench: .venv/dev.done  ## Measure, as ratios against named limits
	@$(BIN)/python -m tests.bench

lock: .venv/bin/uv  ## Write the lock files anew from pyproject.toml
	@$(COMPILE) pyproject.toml -o crawler.lock
	@$(COMPILE) pyproject.toml --group dev -c crawler.lock -o dev.lock

clean:  ## Stop the embedded Postgres; remove the environment, keep the data
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m storage stop; fi
	@rm -rf .venv

.venv/python.done:
	@command -v $(PYTHON) >/dev/null || { echo "dateline: no $(PYTHON) here; set PYTHON=/path/to/python3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "dateline: $(PYTHON) is older than 3.11; set PYTHON=/path/to/a/newer/python3" >&2; exit 1; }
	@echo "Setting up .venv: the Python environment"
	@# Debian keeps venv in a package of its own.
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq python3-venv; \
	    else echo "dateline: Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; fi; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/bin/uv: .venv/python.done
	@$(BIN)/python -m pip install --disable-pip-version-check -q uv

.venv/crawler.done: crawler.lock .venv/python.done
	@echo "Setting up .venv: the crawler's packages, from crawler.lock (about a minute, once)"
	@$(PIP_INSTALL) -r crawler.lock | { $(NAMES); }
	@touch $@

.venv/dev.done: dev.lock .venv/python.done
	@echo "Setting up .venv: the packages for tests too, from dev.lock (about a minute, once)"
	@$(PIP_INSTALL) -r dev.lock | { $(NAMES); }
	@touch $@ .venv/crawler.done
