# Dateline: everything a newcomer types. Needs Python 3.11 or later, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SECONDS_EACH ?= 600
# The tests start hundreds of programs: without kept bytecode each compiles all that it imports.
export PYTHONDONTWRITEBYTECODE :=
LOCKED := build/lock-tools/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
  --generate-hashes --no-header --upgrade --quiet

.PHONY: help install demo test check format lint types layers tests house fuzz lock audit bandit pages \
  sbom kills fulldisk benchmark clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml requirements-test.lock
	@echo "making $(VENV) with all that is needed; the first time this takes a minute or two ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
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
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

house: $(STAMP) ## draw the rooms and count the arrows between them
	@$(BIN)/python -m tests.laws.house

fuzz: $(STAMP) ## ten minutes of random changes to each kind of input (SECONDS_EACH=600)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS_EACH) --seed $$(date +%j)

lock: ## renew the versions that are tested, with their hashes, from pyproject.toml
	$(PYTHON) -m venv build/lock-tools
	build/lock-tools/bin/python -m pip install --quiet 'uv==0.13.9'
	$(LOCKED) --output-file requirements.lock
	$(LOCKED) --extra test --constraint requirements.lock --output-file requirements-test.lock

sbom: $(STAMP) ## what Dateline stands on, as CycloneDX in dist/, with licences and known weaknesses
	$(PYTHON) -m venv --clear build/locked
	build/locked/bin/python -m pip install --quiet --no-compile --require-hashes --requirement requirements.lock
	build/locked/bin/python -m pip check
	$(PYTHON) -m venv --clear build/audit-tools
	build/audit-tools/bin/python -m pip install --quiet --no-compile 'cyclonedx-bom>=7.5,<8' 'pip-audit>=2.10,<3'
	@mkdir -p dist
	build/audit-tools/bin/cyclonedx-py environment --pyproject pyproject.toml \
	  --output-reproducible --validate --output-file dist/dateline.cdx.json build/locked/bin/python
	$(BIN)/python -m tests.audit.licences dist/dateline.cdx.json
	$(BIN)/python -m tests.audit.advisories build/audit-tools/bin/pip-audit requirements.lock

audit: $(STAMP) ## slow checks by third parties: security lint of the code, a wheel in a clean place
	$(BIN)/python -m pytest -m 'wheel or many' --override-ini "addopts=-ra" --numprocesses auto --dist worksteal
	$(BIN)/python -m tests.fuzz --seconds 20
	$(MAKE) --jobs 2 bandit pages sbom kills fulldisk

bandit: $(STAMP)
	$(BIN)/python -m pip install --quiet 'bandit>=1.8,<2'
	$(BIN)/bandit --quiet --recursive --severity-level medium archive indexer web

pages: $(STAMP)
	npm install --no-audit --no-fund --prefix build/pages axe-core@4.14.1 playwright-core@1.65.1 vnu-jar@26.9.27
	$(BIN)/python -m tests.audit.pages build/pages

kills: $(STAMP)
	$(BIN)/python -m benchmarks.kills 2

fulldisk: $(STAMP)
	$(BIN)/python -m benchmarks.full_disk 10

benchmark: $(STAMP) ## the figures of docs/performance.md, from the corpora beside the project
	$(BIN)/python -m benchmarks.archive_of_10000

clean: ## remove what was made here
	rm -rf $(VENV) dist build dateline-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
