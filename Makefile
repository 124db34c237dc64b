# Every target sets up what is missing first. The last line of a recipe is one plain command, so that make passes a
# SIGTERM on to it instead of to a shell in between.
.PHONY: setup run demo test bench lint

setup:
	@sh verbundlotse/bootstrap/start.sh

run: setup
	@.venv/bin/verbundlotse up

# make demo NEEDS=300: as many as on a Monday of a large Verbund
demo: setup
	@.venv/bin/verbundlotse up --demo $(if $(NEEDS),--needs $(NEEDS))

test: setup
	@.venv/bin/python -m pytest

bench: setup
	@.venv/bin/verbundlotse bench

lint: setup
	@.venv/bin/ruff check
