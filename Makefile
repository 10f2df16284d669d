# Only python3 (3.11 or newer) and make are needed: every target makes .venv itself, and a second call does nothing.
# Another Python: make PYTHON=python3.13 …  Another number of test workers: make test WORKERS=4.

PYTHON ?= python3
WORKERS ?= auto
UPGRADE ?=
BIN := .venv/bin
# A worker takes a file at a time, the longest first (tests/conftest.py): what a file builds once is built once.
# Compiled modules are kept, whatever the environment says: the tests start some sixty processes.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help demo test proof emulators check format hooks pictures lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: .venv/.pora ## Watch a pair live through eight weeks in the terminal, then try it yourself
	@$(BIN)/pora demo

test: .venv/.dev ## Run every test, the long proofs in their short form
	@$(PYTEST)

proof: .venv/.dev ## Run the long proofs, before a release: big seasons, many kills, a thousand examples of each property
	@$(PYTEST) -m "proof or hypothesis" --hypothesis-profile=proof

emulators: .emulators/.installed ## Install the emulators of Slack and Telegram that some tests run against (needs npm; without it they are skipped)

check: .venv/.dev ## Format, lint, types, who may import whom, question cards: runs all, then says what failed
	@failed=""; \
	run() { echo "== $$*"; "$$@" || failed="$$failed\n  $$*"; }; \
	run $(BIN)/ruff format --check .; \
	run $(BIN)/ruff check .; \
	run $(BIN)/mypy; \
	run $(BIN)/lint-imports --no-logo; \
	run $(BIN)/pora cards; \
	if [ -n "$$failed" ]; then printf "\nFailed:$$failed\n"; exit 1; fi

format: .venv/.dev ## Put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

hooks: .venv/.dev ## Let git run quick checks before each commit, and look over its message
	@$(BIN)/pre-commit install

pictures: .venv/.pora ## Draw the pictures of the demo and of Slack anew where they are stale (needs Chromium)
	@$(BIN)/python docs/pictures/draw.py

# The locks hold for every system and Python from 3.11 on, with hashes. Versions stay as they are unless UPGRADE=1.
lock: ## Write requirements*.lock anew from pyproject.toml (UPGRADE=1: newest versions)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && "$$tools/bin/pip" install --quiet uv && \
	compile() { "$$tools/bin/uv" pip compile pyproject.toml --quiet --universal --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --all-extras \
		$(if $(UPGRADE),--upgrade) --group build "$$@"; } && \
	compile --output-file requirements.lock && \
	compile --group dev -c requirements.lock --output-file requirements-dev.lock

# The lock holds hashes and no addresses: npm takes the packages from wherever it is set up to. No package's script runs.
.emulators/.installed: tests/emulators/package.json tests/emulators/package-lock.json
	@command -v npm >/dev/null || { echo "npm is not installed: the tests against emulators will be skipped."; exit 1; }
	@echo "Setting up .emulators …"
	@mkdir -p .emulators && cp tests/emulators/package.json tests/emulators/package-lock.json .emulators/
	@npm ci --prefix .emulators --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pora needs Python 3.11 or newer, this is " \
		+ sys.version.split()[0] + ". Try: make PYTHON=python3.13 …")'
	@$(PYTHON) -m venv .venv

.venv/.pora: requirements.lock pyproject.toml | .venv/bin/pip
	@echo "Setting up .venv …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.pora
	@echo "Setting up the tools for development …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
