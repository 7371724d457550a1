# `make report` sets up and runs the main job, `make test` passes the tests; both on a fresh machine.
PYTHON ?= python3
BIN := .venv/bin
NBVAL := --nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg
# files of tests go to as many processes as there are cores; tests/conftest.py puts the slow ones first
PYTEST := $(BIN)/pytest -p no:cacheprovider -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder
QUICK := not browser and not office and not server and not long

.PHONY: report test check lint guide rooms licences dist notebooks strip lock fuzz reader names soak mutations mutants

# what was saved and is compared was made by words alone, the same on machines with other models or none
test check notebooks guide: export SYNTH_EMBEDDING = none
# each core has a process of its own: libraries that also take all cores would wait for each other
test check: export OMP_NUM_THREADS = 1
test check: export OPENBLAS_NUM_THREADS = 1
# what was compiled is kept, whatever the machine says: tests start hundreds of programs
test check: export PYTHONDONTWRITEBYTECODE =
# the notebooks' reports go without LibreOffice's page numbers; make test has them laid out
check: export SYNTH_OFFICE = none
# examples of what takes long each (tests/examples.py); other ones in every run
check: export SYNTH_EXAMPLES = 3

report: .venv/ready
	$(BIN)/synth run corpus

test: .venv/ready
	$(PYTEST) --durations=20 $(NBVAL) tests notebooks

check: lint
	$(PYTEST) -m "$(QUICK)" $(NBVAL) tests notebooks

fuzz: .venv/ready # thousands of broken files of each format; failures are kept in build/fuzz
	$(BIN)/python tests/fuzz/fuzz.py

soak: .venv/ready # kills, damage, merged mutations, twenty writers, full disks: make soak MINUTES=60
	$(BIN)/python tests/soak/soak.py $(or $(MINUTES),10)

mutations: .venv/ready # every column of a study changed in every way, merged and opened; hours
	$(BIN)/python tests/soak/product.py

mutants: .venv/ready # small faults in findings and text, to see whether tests notice: make mutants MODULES=findings/base
	$(BIN)/python tests/soak/mutants.py $(or $(MODULES),findings text)

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

guide: .venv/ready # build/guide/index.html; runs what it shows
	$(BIN)/python -m sphinx -W --keep-going -q docs build/guide

rooms: .venv/ready # docs/rooms.svg, the map of who uses whom, from the imports
	$(BIN)/python docs/rooms.py

licences: .venv/ready # docs/licences.md; after make lock, when all of the lock is installed
	$(BIN)/python docs/licences.py

dist: .venv/ready # dist/: wheel and source, from what git has at HEAD
	$(BIN)/python release/dist.py

notebooks: .venv/ready # run again and keep the outputs
	$(BIN)/jupyter nbconvert --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False \
	  --ExecutePreprocessor.store_widget_state=False notebooks/*.ipynb

strip: .venv/ready # take the outputs out of your own notebooks before you share them: make strip NOTEBOOKS="my/*.ipynb"
	$(BIN)/jupyter nbconvert --clear-output --inplace $(NOTEBOOKS)

reader: .venv/ready # learn again what lines of notes are, from benchmarks/notes; needs the extra learn
	$(BIN)/python benchmarks/reader.py
	$(BIN)/python benchmarks/talk.py
	$(BIN)/python benchmarks/columns.py
	$(BIN)/python benchmarks/strangers.py --certainty

names: .venv/ready # learn again what shows names of people, from benchmarks/privacy; needs the extra learn
	$(BIN)/python benchmarks/names.py benchmarks/privacy/*.jsonl

lock: # after a change of dependencies; needs uv
	uv pip compile pyproject.toml --extra semantic --extra server --extra cluster --extra test --extra dev --extra docs --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("synth needs Python 3.11 or newer; name it: make PYTHON=python3.12 report")'
	@echo "Setting up .venv from requirements.lock; this takes a minute or two."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
