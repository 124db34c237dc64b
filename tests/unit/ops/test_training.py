"""Training happens when it must, never otherwise, and a failure breaks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbundlotse.errors import OperatorError
from verbundlotse.training.progress import Progress
from verbundlotse.training.train import ensure_model
from verbundlotse.training.workshop import Workshop, fingerprint, is_current, read_stamp

# Stands in for the engine's Python: builds a gazetteer, "trains" a model, notes each call.
ENGINE = """
import json, os, pathlib, sys
with open('calls.txt', 'a') as calls:
    print(' '.join(sys.argv[1:]), file=calls)
pathlib.Path('variables.json').write_text(json.dumps(dict(os.environ)))
if 'bot.gazetteer' in sys.argv:
    pathlib.Path('models/gazetteer').mkdir(parents=True, exist_ok=True)
    print('3 Muster in models/gazetteer')
else:
    print("2026-01-01 12:00:00 INFO     rasa.engine.training.hooks  - Starting to train component 'CountVectors'.")
    out = pathlib.Path(sys.argv[sys.argv.index('--out') + 1])
    out.mkdir(parents=True)
    (out / 'verbundlotse.tar.gz').write_text('model of ' + pathlib.Path('config.yml').read_text())
"""
FAILS = ENGINE + "\nif 'train' in sys.argv: sys.exit('YamlSyntaxException: data/nlu/a.yml')\n"
LOCK = '[[package]]\nname = "rasa"\nversion = "3.6.21"\n\n[[package]]\nname = "aiohttp"\nversion = "3.14.0"\n'


@pytest.fixture
def workshop(tmp_path, program):
    root = tmp_path / "project"
    for file in (
        "config.yml",
        "domain.yml",
        "data/nlu/a.yml",
        "data/answers/b.yml",
        "bot/c.py",
        "knowledge/skills/d.csv",
    ):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("first")
    (root / "uv.lock").write_text(LOCK)
    return Workshop(root=root, python=program("python", ENGINE), log=tmp_path / "log" / "train.log")


@pytest.fixture
def said():
    return []


def calls(workshop: Workshop) -> list[str]:
    file = workshop.root / "calls.txt"
    return file.read_text().splitlines() if file.exists() else []


def test_the_first_time_gazetteer_and_model_are_made_and_progress_is_said(workshop, said):
    assert ensure_model(workshop, {}, said.append)
    assert is_current(workshop) and workshop.model.read_text() == "model of first"
    gazetteer, training = calls(workshop)
    assert gazetteer == "-m bot.gazetteer"
    assert training.startswith("-m rasa train --fixed-model-name verbundlotse") and "--data data/nlu" in training
    assert any(line.endswith(" s  CountVectors lernt …") for line in said)
    assert any(line.endswith("Verzeichnis der Orte, Berufe und Kompetenzen: 3 Muster.") for line in said)
    assert "Starting to train" in workshop.log.read_text()


def test_the_second_time_nothing_is_trained(workshop, said):
    ensure_model(workshop, {}, said.append)
    said.clear()
    assert not ensure_model(workshop, {}, said.append)
    assert len(calls(workshop)) == 2 and said == []


@pytest.mark.parametrize(
    "file", ["config.yml", "domain.yml", "data/nlu/a.yml", "data/answers/b.yml", "bot/c.py", "knowledge/skills/d.csv"]
)
def test_any_source_that_changes_makes_the_model_old(workshop, said, file):
    ensure_model(workshop, {}, said.append)
    (workshop.root / file).write_text("second")
    assert ensure_model(workshop, {}, said.append)


def test_a_new_file_makes_the_model_old(workshop, said):
    ensure_model(workshop, {}, said.append)
    (workshop.root / "data" / "nlu" / "new.yml").write_text("first")
    assert not is_current(workshop)


@pytest.mark.parametrize("file", ["bot/engine.py", "bot/quick_turns.py", "bot/strict_store.py"])
def test_how_a_model_is_served_does_not_make_it_old(workshop, said, file):
    ensure_model(workshop, {}, said.append)
    assert (Path(__file__).parents[3] / file).is_file()
    (workshop.root / file).write_text("second")
    assert is_current(workshop)


def test_of_the_lock_file_only_what_the_model_depends_on_counts(workshop):
    before = fingerprint(workshop.root)
    (workshop.root / "uv.lock").write_text(LOCK.replace("3.14.0", "3.15.0"))
    assert fingerprint(workshop.root) == before
    (workshop.root / "uv.lock").write_text(LOCK.replace("3.6.21", "3.6.22"))
    assert fingerprint(workshop.root) != before


def test_a_model_put_there_by_hand_is_not_taken_for_ours(workshop, said):
    ensure_model(workshop, {}, said.append)
    workshop.model.write_text("by hand")
    assert not is_current(workshop)


def test_a_model_without_its_gazetteer_is_not_enough(workshop, said):
    ensure_model(workshop, {}, said.append)
    workshop.gazetteer.rmdir()
    assert not is_current(workshop)


def test_a_failed_training_is_one_sentence_with_the_log_and_keeps_the_old_model(workshop, said, program):
    ensure_model(workshop, {}, said.append)
    stamp = read_stamp(workshop)
    (workshop.root / "config.yml").write_text("second")
    program("python", FAILS)
    said.clear()
    with pytest.raises(OperatorError, match=rf"Das Training ist fehlgeschlagen \(Code 1\).*{workshop.log}"):
        ensure_model(workshop, {}, said.append)
    assert workshop.model.read_text() == "model of first" and read_stamp(workshop) == stamp
    assert "YamlSyntaxException" in workshop.log.read_text()
    assert not any("YamlSyntaxException" in line for line in said)
    assert not is_current(workshop)


def test_a_project_without_training_data_is_one_sentence(workshop, said):
    (workshop.root / "config.yml").unlink()
    with pytest.raises(OperatorError, match="fehlt config.yml"):
        ensure_model(workshop, {}, said.append)


def test_an_engine_that_was_never_set_up_is_one_sentence(workshop, said):
    workshop.python.unlink()
    with pytest.raises(OperatorError, match="make setup"):
        ensure_model(workshop, {}, said.append)


def test_training_runs_silent_on_one_thread_and_without_our_settings(workshop, said):
    ensure_model(workshop, {"VERBUNDLOTSE_SECRET_KEY": "geheim", "HOME": "/home"}, said.append)
    variables = (workshop.root / "variables.json").read_text()
    assert '"RASA_TELEMETRY_ENABLED": "false"' in variables and '"OMP_NUM_THREADS": "1"' in variables
    assert '"HOME": "/home"' in variables and "geheim" not in variables


def test_progress_counts_seconds_and_ignores_other_lines():
    said: list[str] = []
    moments = iter([100.0, 112.4])
    progress = Progress(said.append, clock=lambda: next(moments))
    progress.heed("2026-01-01 INFO rasa  - Training NLU model.")
    progress.heed("2026-01-01 INFO rasa.engine  - Finished training component 'CRFEntityExtractor'.")
    assert said == ["    12 s  CRFEntityExtractor hat gelernt."]
