# `make demo` and `make test` do all the set-up on a machine with Python 3.11+ (with venv) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check eval bench lock clean

demo: $(VENV)/run.stamp
	$(BIN)/sayso read examples/ --record demo.db
	$(BIN)/sayso show demo.db
	@echo "To see it in a browser: $(BIN)/sayso serve demo.db, then open http://127.0.0.1:8765/"

test: $(VENV)/dev.stamp
	$(BIN)/pytest -n 2 --dist worksteal

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow" -q

eval: $(VENV)/dev.stamp
	$(BIN)/python -m eval.run --out docs/EVALUATION.md

bench: $(VENV)/dev.stamp
	$(BIN)/python -m eval.speed
	$(BIN)/python -m eval.link_speed

lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
		-o locks/run.txt pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--group dev --extra postgresql -c locks/run.txt -o locks/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: locks/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -q --no-deps --require-hashes -r locks/run.txt
	$(BIN)/pip install -q --no-deps -e .
	touch $@

$(VENV)/dev.stamp: locks/dev.txt $(VENV)/run.stamp
	$(BIN)/pip install -q --no-deps --require-hashes -r locks/dev.txt
	touch $@
