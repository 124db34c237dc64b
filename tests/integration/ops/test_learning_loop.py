"""The whole loop with the real Rasa on a project of forty lines: what was not understood is understood, and back."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from verbund.learning.lines import Reviewed
from verbund.learning.shelf import BASE, Shelf
from verbund.settings import ROOT
from verbundlotse import paths
from verbundlotse.learning.candidate import LEARNT, Ground, train_candidate
from verbundlotse.learning.comparison import model_file, understood
from verbundlotse.training.train import ensure_model
from verbundlotse.training.workshop import Workshop

INTENTS = {
    "bejahen": ["ja", "genau", "passt so", "stimmt", "ja bitte", "das stimmt", "ja genau", "so ist es"],
    "verneinen": ["nein", "nein danke", "stimmt nicht", "das nicht", "nein das nicht", "auf keinen Fall"],
    "frage_foerderung": ["wer bezahlt das", "gibt es Geld vom Amt", "was kostet mich das", "wird das gefördert"],
    "ausserhalb": ["wie wird das Wetter", "erzähl einen Witz", "wer ist Bundeskanzler", "was gibt es zu essen"],
}
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "LogisticRegressionClassifier", "random_state": 42},
]
# To a model that has not learnt these, "nein" and "nicht" speak for another intent.
TAUGHT = ("nein sag bloß", "nein sag bloß so", "sag bloß nein", "sag bloß das nicht")


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    root = tmp_path / "project"
    (root / "data" / "nlu").mkdir(parents=True)
    for part in ("knowledge", "bot"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "uv.lock", root)
    config = {"recipe": "default.v1", "language": "de", "assistant_id": "probe", "pipeline": PIPELINE, "policies": []}
    domain = {"version": "3.1", "intents": list(INTENTS)}
    nlu = [{"intent": name, "examples": "".join(f"- {text}\n" for text in texts)} for name, texts in INTENTS.items()]
    for name, content in (("config", config), ("domain", domain), ("data/nlu/a", {"version": "3.1", "nlu": nlu})):
        (root / f"{name}.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    workshop = Workshop(root, paths.ENGINE_PYTHON, tmp_path / "train.log")
    return Ground(workshop, Shelf(tmp_path / "models"), dict(os.environ), lambda line: None)


def test_what_was_not_understood_is_understood_and_can_be_taken_back(ground: Ground) -> None:
    day = date(2026, 11, 24)
    lines = [Reviewed(kind="intent", text=text, label="ausserhalb", who="petra", reviewed_on=day) for text in TAUGHT]
    ensure_model(ground.workshop, ground.base, ground.say)
    version = train_candidate(ground, lines, "petra", day.isoformat())
    checked = ground.shelf.place(version.id) / LEARNT
    ground.shelf.activate(version.id)
    after = understood(ground, model_file(ground.shelf, ground.workshop.model), checked)
    assert ground.shelf.roll_back() == BASE
    before = understood(ground, model_file(ground.shelf, ground.workshop.model), checked)
    assert before < 0.5
    assert after == 1.0
