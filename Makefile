# Everything a fresh machine needs besides Python 3.11 or later, make and a package index is installed into .venv.
# Recipes name the interpreter, never a script of .venv, and only relative paths: a path with spaces works too.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

# -P: the folders of the source tree are not import names (see [tool.setuptools.package-dir]).
PY := .venv/bin/python -P
PACKAGES := facts extractor rules engine refactor eval graphlift
WORKERS ?= 2
SLOW := slow
BENCH ?= corpus

# An editable install in strict mode links single files, so that type checkers see the package: a file that came or went
# needs a new link, and so does a tree that was moved. This list changes exactly then.
FILES := .venv/files.txt
$(shell mkdir -p .venv && { pwd && find $(PACKAGES) -type f -not -path '*/__pycache__/*' -not -name '.*' | LC_ALL=C sort; } > $(FILES).new && { cmp -s $(FILES).new $(FILES) || cp $(FILES).new $(FILES); }; rm -f $(FILES).new)

.PHONY: help demo test test-slow lint types docs bench schema clean

help:
	@echo 'make demo       install, then check examples/ and one real project'
	@echo 'make test       lint, types, generated files, documentation, the whole test suite'
	@echo 'make test-slow  the tests that take minutes'
	@echo 'make lint       ruff, mypy and the generated files alone'
	@echo 'make docs       build the documentation into build/site'
	@echo 'make bench      measure the main job on real projects (BENCH=name: another script of eval/bench)'
	@echo 'make schema     regenerate rules/schema and docs/schema.md'
	@echo 'make clean      remove everything that make made'

demo: .venv/core.stamp
	@$(PY) -m graphlift.eval.demo

test: lint docs
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "not $(SLOW)"

test-slow: .venv/dev.stamp
	$(PY) -m pytest -m $(SLOW)

lint: .venv/dev.stamp
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	@$(MAKE) types
	$(PY) -m graphlift.facts.generate --check

# mypy looks into the current directory first, where `graphlift/` is only a part of the package: show it the whole one.
types: .venv/dev.stamp
	@tree=$$(echo build/__editable__.*); MYPYPATH="$$PWD/$$tree" $(PY) -m mypy | sed "s|$$tree/graphlift/||"

docs: .venv/dev.stamp
	$(PY) -m mkdocs --quiet build --strict --site-dir build/site

bench: .venv/core.stamp
	$(PY) -m graphlift.eval.bench.$(BENCH)

schema: .venv/core.stamp
	$(PY) -m graphlift.facts.generate

clean:
	rm -rf .venv build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis graphlift.egg-info .graphlift
	find $(PACKAGES) tests examples -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments ---

.venv/python.stamp:
	@found=; \
	for candidate in $(PYTHON) python3.11 python3.12 python3.13 python3 python; do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$candidate; break; \
	  fi; \
	done; \
	if [[ -z "$$found" ]]; then \
	  echo 'error: no Python 3.11 or later with venv and ensurepip was found; install one (for example the packages' >&2; \
	  echo 'python3.11 and python3.11-venv), or name one: make PYTHON=/path/to/python3' >&2; \
	  exit 1; \
	fi; \
	"$$found" -m venv .venv
	@.venv/bin/python -c 'import sys; print("using Python", sys.version.split()[0])'
	@.venv/bin/python -m pip install --quiet --quiet 'setuptools>=77'
	@touch $@

# What is installed from the index changes with pyproject.toml alone; relinking our own files takes a second or two.
.venv/core-dependencies.stamp: .venv/python.stamp pyproject.toml
	@echo 'installing the dependencies (once)'
	@.venv/bin/python -m pip install --quiet --quiet --no-build-isolation --config-settings editable_mode=strict -e .
	@touch $@

.venv/dev-dependencies.stamp: .venv/core-dependencies.stamp
	@echo 'installing the dependencies of the tests, TensorFlow among them (once)'
	@.venv/bin/python -m pip install --quiet --quiet --no-build-isolation --config-settings editable_mode=strict \
	  -e '.[test,docs,tensorflow]'
	@touch $@

.venv/core.stamp: .venv/core-dependencies.stamp $(FILES)
	@rm -rf build/__editable__.*
	@.venv/bin/python -m pip install --quiet --quiet --no-deps --no-build-isolation --config-settings editable_mode=strict -e .
	@touch $@

.venv/dev.stamp: .venv/core.stamp .venv/dev-dependencies.stamp
	@touch $@
