# Every target makes .venv when it is missing and installs the pinned requirements; stamps keep the second run quick.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV_COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help site serve test bench bench-peers legibility gallery lint format lock

help:  ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 12

site: .venv/.runtime  ## Build the site into site/
	$(BIN)/python build.py $(ARGS)

serve: .venv/.runtime  ## Serve the site and reload it on every change
	$(BIN)/groundplan serve $(ARGS)

test: .venv/.development  ## Run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

bench: .venv/.development  ## Measure how long builds, checks and saved edits take
	$(BIN)/python bench/speed.py $(ARGS)

bench-peers: .venv/.development  ## The same, with LikeC4 over the same models (needs npm)
	$(BIN)/python bench/speed.py --peers $(ARGS)

legibility: .venv/.development  ## Measure how well the pictures can be read
	$(BIN)/python bench/legibility.py $(ARGS)

gallery: .venv/.development  ## Make the pictures of the guide's gallery anew
	$(BIN)/python -m scripts.gallery $(ARGS)

lint: .venv/.development  ## Check format, lint, types and the order of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.development  ## Format the code and mend what the linter can
	$(BIN)/ruff check --fix --quiet --exit-zero .
	$(BIN)/ruff format .

lock: .venv/.development  ## Refresh the pinned requirements from pyproject.toml
	$(BIN)/$(UV_COMPILE) --upgrade --group build pyproject.toml -o requirements.txt
	$(BIN)/$(UV_COMPILE) --upgrade --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
