# One word per job. Needed: Python 3.11 or later with its venv module, git and make.
# Everything else is fetched by `make setup` into .venv/ of this folder.

SHELL = /bin/sh
BIN = .venv/bin
PORT ?= 8000
export PYTHONUNBUFFERED = 1
export QUICK

.PHONY: help setup run test check lint types imports bench golden clean

help: ## Show these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

setup: .venv/.run ## Install everything the site needs; the command is then .venv/bin/upr

run: setup ## Prepare the data and serve the site on http://127.0.0.1:8000 (PORT=... for another)
	@$(BIN)/upr serve --port $(PORT)

test: .venv/.dev ## Run the tests, on SQLite and, where it is installed, on PostgreSQL (ARGS="-k word")
	@$(BIN)/python tools/suite.py $(ARGS)

check: lint types imports test ## Everything a change must pass

lint: .venv/.dev ## Look for mistakes and untidy layout
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev ## Prove the types
	@$(BIN)/mypy

imports: .venv/.dev ## Prove that rooms import one way only
	@$(BIN)/lint-imports

bench: .venv/.dev ## Measure speed and memory against stated yardsticks: two hours (QUICK=1: some minutes)
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

golden: .venv/.dev ## Rewrite the expected readings of real documents and show what changed
	@$(BIN)/python -m pytest -q -n 0 -m golden --golden || true
	@git --no-pager diff --stat -- tests/expected

clean: ## Remove what these words made here (never your data)
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache benchmarks/results
	@find src tests benchmarks tools -name __pycache__ -prune -exec rm -rf {} +

.venv/.run: requirements/build.txt requirements/run.txt pyproject.toml tools/setup.sh
	@sh tools/setup.sh run

.venv/.dev: .venv/.run requirements/dev.txt
	@sh tools/setup.sh dev
