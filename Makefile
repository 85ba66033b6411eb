# make serve   sets up, builds the data package from data/raw and serves it on http://127.0.0.1:8001
# make test    sets up, checks everything that can be checked
# Needs Python 3.11 or later; the rest is installed into .venv, pinned by hash in requirements.lock.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python3.14 python,\
	$(shell $(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
PORT ?= 8001
HOST ?= 127.0.0.1

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALLED := $(VENV)/.installed
BROWSER := $(VENV)/.browser

.PHONY: serve build validate test lint format types imports pytest lock clean help
.DELETE_ON_ERROR:

help:
	@sed -n '1,3p' Makefile

# What could not be read, or is not valid, has been said; the rest is served.
serve: $(INSTALLED)
	@$(BIN)/gongbao build || [ $$? -eq 1 ]
	@$(BIN)/gongbao validate --brief || [ $$? -eq 1 ]
	@$(BIN)/gongbao serve --no-build --host $(HOST) --port $(PORT)

build: $(INSTALLED)
	$(BIN)/gongbao build

validate: $(INSTALLED)
	$(BIN)/gongbao validate

test: lint types imports pytest

lint: $(INSTALLED)
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports --no-logo

pytest: $(INSTALLED) $(BROWSER)
	$(BIN)/pytest

format: $(INSTALLED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Pin anew what the tables in pyproject.toml ask for.
lock: $(INSTALLED)
	$(BIN)/uv --version >/dev/null 2>&1 || $(PIP) install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade --quiet -o requirements.lock

clean:
	rm -rf $(VENV) .gongbao build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or run make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make an environment: on Debian, apt-get install python3-venv" >&2; exit 1; }
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(PIP) check
	@touch $@

# The tests look at the pages in a browser: one that is there, else Debian's, else Playwright's own.
$(BROWSER): $(INSTALLED)
	@if command -v chromium || command -v chromium-browser || command -v google-chrome || command -v chrome; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-noto-cjk </dev/null >/dev/null; \
	else $(BIN)/playwright install chromium; fi
	@touch $@
