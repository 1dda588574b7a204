# The commands of the README and of CI. `make ask Q="..."`, `make evaluate` and `make test` work on a
# fresh machine.

PYTHON ?= python3
PIP_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
# The question as typed: make must not read `$$32` in it as a variable.
export QUESTION := $(value Q)

.PHONY: ask evaluate test lint format bench clean

ask: $(VENV)/installed
	@test -n "$$QUESTION" || { echo 'Usage: make ask Q="customer says not received, I used Buy Shipping"'; exit 2; }
	@$(BIN)/dispute-desk ask $(ARGS) -- "$$QUESTION"

evaluate: $(VENV)/installed
	@$(BIN)/dispute-desk evaluate $(ARGS)

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/installed-dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/installed-dev
	@$(BIN)/python -m tests.benchmarks $(ARGS)

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Dispute Desk needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1 || echo missing)."; \
	  echo "Install one and name it: make ask PYTHON=python3.12 Q=..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) has no venv module. Install it (Debian and Ubuntu: apt install python3-venv) and try again."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing Dispute Desk and its libraries (once, some minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing what tests and linters need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e '.[dev]'
	@touch $@
