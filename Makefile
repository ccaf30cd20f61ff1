# Dateline: everything a newcomer types. Needs Python 3.11 or later, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SECONDS_EACH ?= 600

.PHONY: help install demo test check format lint types layers tests house fuzz audit benchmark clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	@echo "making $(VENV) with all that is needed; the first time this takes a minute or two ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

install: $(STAMP) ## make .venv with all that is needed

demo: $(STAMP) ## take in the sample pages, build the index, serve the reading room
	$(BIN)/dateline --home dateline-demo demo

test: check ## the same as check

check: format lint types layers tests ## every check: format, lint, types, layers, tests

format: $(STAMP)
	$(BIN)/ruff format --check .

lint: $(STAMP)
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

tests: $(STAMP)
	$(BIN)/python -m pytest

house: $(STAMP) ## draw the rooms and count the arrows between them
	@$(BIN)/python -m tests.laws.house

fuzz: $(STAMP) ## ten minutes of random changes to each kind of input (SECONDS_EACH=600)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS_EACH) --seed $$(date +%j)

audit: $(STAMP) ## slow checks by third parties: security lint of the code, a wheel in a clean place
	$(BIN)/python -m pip install --quiet 'bandit>=1.8,<2'
	$(BIN)/bandit --quiet --recursive --severity-level medium archive indexer web
	$(BIN)/python -m pytest -m wheel tests/test_wheel.py --override-ini "addopts=-ra"
	$(BIN)/python -m pytest -m many --override-ini "addopts=-ra"
	$(BIN)/python -m tests.fuzz --seconds 30

benchmark: $(STAMP) ## the figures of docs/performance.md, from the corpora beside the project
	$(BIN)/python -m benchmarks.archive_of_10000

clean: ## remove what was made here
	rm -rf $(VENV) dist build dateline-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
