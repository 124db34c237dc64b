"""A version is trained beside the project, measured beside the active model, and the supervisor follows what is active."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.unit.ops.test_training import LOCK
from verbund.learning.lines import Reviewed
from verbund.learning.shelf import BASE, Order, Shelf
from verbund.learning.training_files import INTENTS_FILE, SKILLS_FILE, training_files, write
from verbund.settings import Settings
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import HELD_BACK, LEARNT, Ground, held_back, renew, train_candidate
from verbundlotse.learning.comparison import compare, is_worse
from verbundlotse.learning.orders import do_order
from verbundlotse.learning.watch import Watch
from verbundlotse.training.workshop import Workshop

DAY = "2026-11-24"
# Stands in for the engine's Python: its model is all training data it was given, in the order of the file names.
# Measured by itself it is the better the more lines it has seen; of checked lines it knows those that are in it.
ENGINE = """
import json, pathlib, sys
args = sys.argv[1:]
def after(name):
    return pathlib.Path(args[args.index(name) + 1])
if 'bot.gazetteer' in args:
    pathlib.Path('models/gazetteer').mkdir(parents=True, exist_ok=True)
elif 'train' in args:
    out = after('--out')
    out.mkdir(parents=True)
    files = [*sorted(pathlib.Path('data/nlu').glob('*')), *sorted(pathlib.Path('knowledge/skills').glob('*'))]
    (out / 'verbundlotse.tar.gz').write_text('\\n'.join(file.read_text() for file in files))
elif 'bot.evaluate' in args:
    share = min(1.0, len(after('--model').read_text().splitlines()) / 100)
    print('some warning of a library')
    print(json.dumps({'intents': {'accuracy': share}, 'skills': {'top1': share}}, indent=2))
else:
    lines = [line.strip() for line in after('--nlu').read_text().splitlines() if line.strip().startswith('- ')]
    lines = [line for line in lines if ':' not in line]
    known = after('--model').read_text()
    after('--out').mkdir()
    (after('--out') / 'intent_report.json').write_text('{}')
    wrong = [{'text': line[2:]} for line in lines if line not in known]
    if wrong:
        (after('--out') / 'intent_errors.json').write_text(json.dumps(wrong))
"""


@pytest.fixture
def ground(tmp_path, program):
    root = tmp_path / "project"
    for file in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "data/nlu/a.yml", "bot/c.py",
                 "knowledge/skills/d.csv"):  # fmt: skip
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("first")
    (root / "uv.lock").write_text(LOCK)
    (root / "models").mkdir()
    (root / "models" / "verbundlotse.tar.gz").write_text("first")
    workshop = Workshop(root=root, python=program("python", ENGINE), log=tmp_path / "log" / "train.log")
    said: list[str] = []
    return Ground(workshop, Shelf(tmp_path / "var" / "models"), {}, said.append)


def lines(count: int = 2, label: str = "bejahen") -> list[Reviewed]:
    day = date(2026, 11, 24)
    skill = Reviewed(kind="skill", text="mit der Ameise", label="SIC-01", who="petra", reviewed_on=day)
    return [
        *(Reviewed(kind="intent", text=f"jo {n}", label=label, who="petra", reviewed_on=day) for n in range(count)),
        skill,
    ]


def test_a_version_knows_the_project_and_the_checked_lines_and_the_project_stays_as_it_is(ground):
    version = train_candidate(ground, lines(), "petra", DAY)
    model = ground.shelf.model(version.id).read_text()
    assert "first" in model and "- jo 0" in model and "SIC-01\tmit der Ameise" in model
    assert (version.id, version.lines, version.held_back, version.trained_by) == ("2026-11-24-1", 3, 0, "petra")
    assert ground.shelf.versions() == [version]
    assert ground.shelf.active() == BASE
    root = ground.workshop.root
    assert not (root / INTENTS_FILE).exists() and not (root / SKILLS_FILE).exists()
    assert (root / "models" / "verbundlotse.tar.gz").read_text() == "first"
    assert not ground.bench.exists()


def test_without_a_line_there_is_nothing_to_train(ground):
    with pytest.raises(OperatorError, match="nichts Neues"):
        train_candidate(ground, [], "petra", DAY)


def test_one_line_in_five_is_held_back_once_there_are_ten(ground):
    assert held_back(lines(9)) == []
    many = lines(20)
    held = held_back(many)
    assert len(held) == 4 and held == held_back(list(reversed(many)))
    version = train_candidate(ground, many, "petra", DAY)
    assert (version.lines, version.held_back) == (17, 4)
    model, place = ground.shelf.model(version.id).read_text(), ground.shelf.place(version.id)
    assert not any(f"- {line.text}\n" in model for line in held)
    assert all(f"- {line.text}\n" in (place / HELD_BACK).read_text() for line in held)
    assert not any(f"- {line.text}\n" in (place / LEARNT).read_text() for line in held)


def test_it_is_measured_beside_the_model_that_answers(ground):
    version = train_candidate(ground, lines(), "petra", DAY)
    figures = compare(ground, version.id)
    assert figures["against"] == BASE
    assert (figures["before"]["learnt"], figures["after"]["learnt"]) == (0.0, 1.0)
    assert figures["after"]["blind"] > figures["before"]["blind"] and not is_worse(figures)
    assert figures["before"]["held_back"] is None
    assert ground.shelf.version(version.id).figures == figures
    ground.shelf.activate(version.id)
    assert compare(ground, train_candidate(ground, lines(3), "petra", DAY).id)["against"] == version.id
    with pytest.raises(OperatorError):
        compare(ground, "2026-11-24-9")


def test_an_update_of_the_project_keeps_what_was_learnt(ground):
    version = train_candidate(ground, lines(), "petra", DAY)
    ground.shelf.activate(version.id)
    renew(ground, DAY)
    assert ground.shelf.active() == version.id
    (ground.workshop.root / "data/nlu/a.yml").write_text("second")
    renew(ground, "2026-11-25")
    assert ground.shelf.active() == "2026-11-25-1"
    model = ground.shelf.model("2026-11-25-1").read_text()
    assert "second" in model and "- jo 0" in model and "mit der Ameise" in model
    assert (ground.shelf.place("2026-11-25-1") / LEARNT).is_file()


def test_an_update_that_cannot_be_learnt_leaves_the_projects_own_model(ground, program):
    ground.shelf.activate(train_candidate(ground, lines(), "petra", DAY).id)
    (ground.workshop.root / "data/nlu/a.yml").write_text("second")
    program("python", "import sys; sys.exit(3)")
    renew(ground, DAY)
    assert ground.shelf.active() == BASE


def test_what_was_exported_into_the_project_is_not_taught_twice(ground):
    write(ground.workshop.root, training_files(lines(), {}))
    version = train_candidate(ground, lines(3), "petra", DAY)
    model = ground.shelf.model(version.id).read_text()
    assert model.count("- jo 0") == model.count("- jo 2") == model.count("mit der Ameise") == 1


# --- Orders ----------------------------------------------------------------------------------------------------------


def test_orders_are_done_and_said(ground):
    do_order(ground, Order("train", "petra"), lines)
    [version] = ground.shelf.versions()
    assert version.trained_by == "petra" and version.figures["after"]["learnt"] == 1.0
    do_order(ground, Order("activate", "petra", version.id), lines)
    assert ground.shelf.active() == version.id
    assert ground.shelf.progress() == (f"Modell {version.id} wird eingesetzt; der Lotse startet kurz neu.", True)
    do_order(ground, Order("activate", "petra", version.id), lines)
    assert not ground.shelf.progress()[1]
    do_order(ground, Order("rollback", "petra"), lines)
    assert ground.shelf.active() == BASE
    assert ground.shelf.progress() == (f"Zurück zu Modell {BASE}; der Lotse startet kurz neu.", True)


def test_an_order_that_fails_says_so_and_changes_nothing(ground, program):
    def gone() -> list[Reviewed]:
        raise OSError("geheime Worte")

    do_order(ground, Order("train", "petra"), list)
    assert "nichts Neues" in ground.shelf.progress()[0]
    do_order(ground, Order("train", "petra"), gone)
    assert "OSError" in ground.shelf.progress()[0] and "geheim" not in ground.shelf.progress()[0]
    do_order(ground, Order("activate", "petra", "2026-11-24-9"), lines)
    assert "gibt es nicht mehr" in ground.shelf.progress()[0]
    program("python", "import sys; sys.exit(3)")
    do_order(ground, Order("train", "petra"), lines)
    line, busy = ground.shelf.progress()
    assert "fehlgeschlagen" in line and not busy
    assert (ground.shelf.versions(), ground.shelf.active()) == ([], BASE)


class FakeStack:
    """Notes which model the engine is started with; one that is named `bad` does not answer."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.started, self.bad = settings, [], ""

    def restart(self, spec) -> None:
        model = spec.argv[spec.argv.index("--model") + 1]
        self.started.append(model)
        if self.bad and self.bad in model:
            raise OperatorError("engine kommt nicht hoch.")


@pytest.fixture
def stack(tmp_path) -> FakeStack:
    return FakeStack(Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path / "var")}))


def test_the_engine_is_started_anew_with_what_is_active_and_only_then(ground, stack):
    watch = Watch(stack, ground, {}, lines)
    watch.follow()
    assert stack.started == []
    version = train_candidate(ground, lines(), "petra", DAY)
    ground.shelf.activate(version.id)
    watch.follow()
    watch.follow()
    ground.shelf.roll_back()
    watch.follow()
    assert stack.started == [str(ground.shelf.model(version.id)), str(ground.workshop.model)]
    assert ground.shelf.progress() == (f"Es antwortet jetzt Modell {BASE}.", False)


def test_a_model_that_does_not_answer_is_taken_back(ground, stack):
    watch, version = Watch(stack, ground, {}, lines), train_candidate(ground, lines(), "petra", DAY)
    stack.bad = version.id
    ground.shelf.activate(version.id)
    watch.follow()
    assert ground.shelf.active() == BASE
    assert stack.started[-1] == str(ground.workshop.model)
    assert "hat nicht geantwortet" in ground.shelf.progress()[0]


def test_the_watch_does_orders_and_says_when_one_was_interrupted(ground, stack):
    ground.shelf.report("lernt", busy=True)
    version = train_candidate(ground, lines(), "petra", DAY)
    watch = Watch(stack, ground, {}, lines)
    watch.start()
    ground.shelf.order(Order("activate", "petra", version.id))
    for _ in range(100):
        if stack.started:
            break
        watch.join(0.1)
    watch.stop()
    watch.join()
    assert stack.started == [str(ground.shelf.model(version.id))]
    assert json.loads((ground.shelf.folder / "stand.json").read_text())["busy"] is False
