# Every target sets up what it needs, once: `make run` in a fresh clone is enough.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
AIRFLOW_BIN := .venv-airflow/bin
SEEDS := tests/fixtures/seeds
UV := $(BIN)/uv
INSTALL := $(UV) pip install -q --no-deps --require-hashes
COMPILE := $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-header --no-annotate

.PHONY: help run up down dev test test-crawler test-airflow lint check debian image-check bench peers lock clean

help:  ## This list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/crawler.done  ## Crawl the two seed pages into the warehouse, and show it
	@$(BIN)/scrapy crawl almayadeen_en -a captures=$(SEEDS) -L WARNING
	@$(BIN)/scrapy crawl presstv -a captures=$(SEEDS) -L WARNING
	@$(BIN)/python -m storage show

up: .venv/crawler.done .venv-airflow/airflow.done  ## Airflow with its UI, until Ctrl-C
	@exec $(AIRFLOW_BIN)/python -m dags.local up

down: .venv-airflow/airflow.done  ## Stop what `make up` started, from another terminal
	@$(AIRFLOW_BIN)/python -m dags.local down

dev: .venv/dev.done  ## Set up .venv with what tests and checks need, and run none: for one test alone

test: .venv/dev.done .venv-airflow/dev.done debian  ## Run every test
	@# Both at once: Airflow's tests wait for much of their time.
	@$(MAKE) --jobs=2 --keep-going --no-print-directory test-crawler test-airflow

test-crawler:
	@$(BIN)/python -m pytest -n $$(($$(nproc) + 2))

test-airflow:
	@# Two at once, for they wait. Told as a whole when they are through, else their dots would stand among the others.
	@failed=0; $(AIRFLOW_BIN)/python -m pytest -n 2 tests/dags >.venv-airflow/tests.log 2>&1 || failed=1; \
	    printf '\nThe tests in .venv-airflow:\n'; cat .venv-airflow/tests.log; exit $$failed

lint: .venv/dev.done .venv-airflow/dev.done  ## Style, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(AIRFLOW_BIN)/mypy dags $$(find tests/dags -name "*.py")
	@$(BIN)/lint-imports
	@$(BIN)/hadolint docker/Dockerfile
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.compose-spec docker/compose.yaml
	@DATELINE_CONTACT=lint@dateline.example AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
	    $(BIN)/docker-compose --env-file /dev/null -f docker/compose.yaml config --quiet
	@$(BIN)/python -c 'from pathlib import Path; from ruamel.yaml import YAML; YAML(typ="safe").load(Path("docker/kubernetes/values.yaml"))'

check: lint test  ## lint and test

# What the tests need of Debian: a browser, and the broker of Celery.
debian:
	@for program in redis-server chromium; do command -v $$program >/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        echo "Setting up $$program, for the tests (once)"; \
	        apt-get update -qq && apt-get install -y -qq --no-install-recommends $$program >/dev/null; \
	    else echo "dateline: $$program is missing; on Debian: apt-get install $$program" >&2; exit 1; fi; }; done

image-check:  ## Build the image without a Docker engine, and look into it (root; minutes)
	@docker/check.sh

bench: .venv/dev.done .venv-airflow/dev.done  ## Measure, as ratios against named limits; fails in the end where one is missed
	@missed=0; $(BIN)/python -m tests.bench || missed=1; \
	$(BIN)/python -m tests.bench.faults || missed=1; \
	$(AIRFLOW_BIN)/python -m tests.bench.airflow || missed=1; \
	$(if $(GOLD),$(BIN)/python -m tests.bench.readers $(GOLD) || missed=1,\
	    echo "Readers of pages are compared on gold pages: make bench GOLD=FOLDER (see tests/bench/gold.py)"); \
	exit $$missed

peers: .venv/uv.done  ## The readers that ours is compared with, in .venv-peers (their newest versions, not locked)
	@$(UV) venv -q --clear .venv-peers
	@$(UV) pip install -q --python .venv-peers/bin/python newspaper4k news-please lxml_html_clean

lock: .venv/uv.done  ## Write the lock files anew from pyproject.toml
	@$(COMPILE) --group setup -o setup.lock
	@$(COMPILE) pyproject.toml -o crawler.lock
	@$(COMPILE) pyproject.toml --group dev -c crawler.lock -o dev.lock
	@$(COMPILE) --group airflow -o airflow.lock
	@$(COMPILE) --group airflow-dev -c airflow.lock -o airflow-dev.lock
	@$(COMPILE) --group kubernetes -c airflow.lock -o kubernetes.lock

clean:  ## Stop Airflow and the embedded Postgres; remove the environments, keep the data
	@if [ -x $(AIRFLOW_BIN)/python ]; then $(AIRFLOW_BIN)/python -m dags.local down; fi
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m storage stop; fi
	@rm -rf .venv .venv-airflow .venv-peers

.venv/python.done .venv-airflow/python.done:
	@command -v $(PYTHON) >/dev/null || { echo "dateline: no $(PYTHON) here; set PYTHON=/path/to/python3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "dateline: $(PYTHON) is older than 3.11; set PYTHON=/path/to/a/newer/python3" >&2; exit 1; }
	@echo "Setting up $(@D): a Python environment"
	@# Debian keeps venv in a package of its own.
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq python3-venv; \
	    else echo "dateline: Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; fi; }
	@$(PYTHON) -m venv $(@D)
	@touch $@

# pip brings uv, which installs the rest in a fraction of pip's time.
.venv/uv.done: setup.lock .venv/python.done
	@$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --require-hashes -r setup.lock
	@touch $@

.venv/crawler.done: crawler.lock .venv/uv.done
	@echo "Setting up .venv: the crawler's packages, from crawler.lock (once)"
	@$(INSTALL) --python $(BIN)/python -r crawler.lock
	@touch $@

.venv/dev.done: dev.lock .venv/uv.done
	@echo "Setting up .venv: the packages for tests too, from dev.lock (once)"
	@$(INSTALL) --python $(BIN)/python -r dev.lock
	@touch $@ .venv/crawler.done

.venv-airflow/airflow.done: airflow.lock .venv/uv.done .venv-airflow/python.done
	@echo "Setting up .venv-airflow: Airflow's packages, from airflow.lock (once)"
	@$(INSTALL) --python $(AIRFLOW_BIN)/python -r airflow.lock
	@touch $@

.venv-airflow/dev.done: airflow-dev.lock .venv/uv.done .venv-airflow/python.done
	@echo "Setting up .venv-airflow: the packages for tests too, from airflow-dev.lock (once)"
	@$(INSTALL) --python $(AIRFLOW_BIN)/python -r airflow-dev.lock
	@touch $@ .venv-airflow/airflow.done
