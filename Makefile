# Every command of the project; `make help` lists them.
# It needs git, make and Python 3.11 or newer. All else goes into .venv/, at the versions and hashes of requirements.lock.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo quick test docs browser dist benchmarks lab grade course

PATH_OUTSIDE := $(PATH)
# nbgrader starts alembic by its name, so the environment must come first in PATH.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Modules of other environments would shadow ours; a grader without bytecode starts twice as slowly.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
PIP_INSTALL := .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: .venv/.ready ## make .venv/ with all that the project needs (about two minutes, the first time only)
	@echo "Ready: .venv/bin/grader --help lists the commands."

demo: .venv/.ready ## release the course, grade a sample class in build/demo/ and report on it
	@.venv/bin/grader demo

lab: .venv/.ready ## open JupyterLab on course/
	@.venv/bin/jupyter lab course

grade: .venv/.ready ## grade what lies in submitted/
	@.venv/bin/grader grade || [ $$? = 1 ] # 1: something needs a person, as the lines above say

course: .venv/.ready ## make course/ anew from solutions/
	@.venv/bin/grader release

# Several tests at a time share the processors, so numeric libraries get one thread each.
quick test: export OMP_NUM_THREADS := 1
# The tests of a file stay together, for they share what they build; files are begun in the order of their names.
BY_FILES := --dist loadfile --no-loadscope-reorder
TWO_AT_A_TIME := --numprocesses 2 $(BY_FILES)
# Many tests wait for a browser or for a child's end: a third process uses that time.
THREE_AT_A_TIME := --numprocesses 3 $(BY_FILES)
# The longest files and the longest folders come first, or one processor would wait for them at the end.
LONGEST := tests/solutions/test_questions.py tests/test_whole_day.py tests/faults/test_killed.py tests/attacks tests/browser

quick: .venv/.ready ## run the checks of a minute: all but the slow tests of the grader and the course package
	$(call step,ruff check,ruff check .)
	$(call step,ruff format,ruff format --check .)
	$(call step,mypy,mypy)
	$(call step,pytest,pytest $(TWO_AT_A_TIME) -m "not slow" tests/grader tests/course)

test: .venv/.ready ## run every check that a change must pass
	$(call step,ruff check,ruff check .)
	$(call step,ruff format,ruff format --check .)
	$(call step,mypy,mypy)
	$(call step,release,grader release --check)
	$(call step,pytest,pytest $(THREE_AT_A_TIME) $(LONGEST) tests)
	$(call step,docs,$(build_docs))
	$(call step,nbval,pytest $(TWO_AT_A_TIME) --nbval-lax --nbval-current-env course/lessons course/quizzes course/mini_project)
	@test -e .browser/node_modules && command -v chromium >/dev/null || echo "== The tests in a real browser were SKIPPED: make browser installs what they need."

docs: .venv/.ready ## build the documentation in build/docs/ from docs/ and from the code
	@rm -rf build/docs
	@.venv/bin/$(build_docs) || { echo "make docs stopped: the warnings above say what does not fit." >&2; exit 1; }
	@echo "Open build/docs/index.html in a browser."

# Every warning counts: a dead link, a page that no menu names, an import that runs upward, a part that would be fetched.
build_docs = python -m sphinx --quiet --fresh-env --fail-on-warning docs build/docs

browser: ## install what the tests in a real browser need: Chromium and axe-core (Debian)
	@command -v chromium >/dev/null || { echo "Installing Debian's chromium."; $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq chromium >/dev/null; }
	@command -v npm >/dev/null || { echo "Installing Debian's npm."; $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq npm >/dev/null; }
	@npm install --silent --no-save --no-audit --no-fund --prefix .browser axe-core@4.11.0
	@echo "Ready: make test now runs the tests in the browser too."

dist: .venv/.ready ## build what is released into build/dist/, and try it in a bare environment
	@.ci/release

benchmarks: .venv/.ready ## measure grading and the widgets, and print tables (after make browser; it takes an hour)
	@.venv/bin/python -m benchmarks.grading
	@.venv/bin/python -m benchmarks.widgets

# One step of `make test`: $(1) is its name, $(2) its command in .venv/bin/.
step = @echo "== $(1)"; .venv/bin/$(2) || { echo "make test stopped at the step '$(1)': the lines above say why." >&2; exit 1; }

# The first Python in the PATH that is new enough, can make an environment (Debian's cannot without python3-venv) and
# does not itself live in one, such as the one about to be made.
find_python = PATH="$$PATH_OUTSIDE"; for name in python3.13 python3.12 python3.11 python3; do \
	  "$$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11) or sys.prefix != sys.base_prefix)' 2>/dev/null && command -v "$$name" && exit; \
	done; exit 1

.venv/.packages: export PATH_OUTSIDE := $(PATH_OUTSIDE)
.venv/.packages: requirements.lock
	@python=$$($(find_python)) || { echo "No Python from 3.11 on was found with its venv module. Install Python 3.11, 3.12 or 3.13 (on Debian and Ubuntu also the package python3-venv), then run make again." >&2; exit 1; }; \
	echo "Making .venv/ with $$("$$python" --version) from requirements.lock: about two minutes, the first time only."; \
	rm -rf .venv; "$$python" -m venv .venv
	@$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@touch $@

.venv/.ready: .venv/.packages pyproject.toml course/pyproject.toml course/courselab/pyproject.toml
	@echo "Installing the grader and the course packages: a few seconds."
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable . --editable course/courselab --editable course
	@.venv/bin/python -m compileall -q grader course/courselab course/kmeans_lab
	@touch $@
