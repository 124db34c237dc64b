"""Topics of funding: learnt from their own file beside the intents, kept with the model, silent on everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import model_file
from bot.funding_topics import TopicModel, intents_as_topics, load_topics

EXAMPLES = [
    *((text, "lohnzuschuss") for text in ("wer zahlt den Lohn", "Lohn während der Schulung", "ersetzt das Amt den Verdienst", "Gehalt beim Kurs")),
    *((text, "bildungszeit") for text in ("bekomme ich Bildungsurlaub", "freie Tage für Weiterbildung", "Bildungszeit beantragen", "bezahlt frei")),
    *((text, "") for text in ("ich schweiße Rahmen", "guten Tag", "in Aalen", "acht Leute", "die Presse steht", "morgen wieder")),
]


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return TopicModel().fit(EXAMPLES)


def test_a_question_in_other_words_finds_its_topic(model: TopicModel) -> None:
    assert model.rank("wer bezahlt mir mein Gehalt")[0][0] == "lohnzuschuss"
    assert model.rank("gibt es Bildungsurlaub")[0][0] == "bildungszeit"


def test_scores_are_chances_best_first(model: TopicModel) -> None:
    scores = [score for _, score in model.rank("Bildungszeit und Lohn")]
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) <= 1


def test_it_is_kept_without_anything_that_could_run(model: TopicModel, tmp_path: Path) -> None:
    model_file.save(model, tmp_path / "topics.npz")
    again = model_file.load(tmp_path / "topics.npz")
    first, second = model.rank("wer zahlt den Lohn"), again.rank("wer zahlt den Lohn")
    assert [topic for topic, _ in first] == [topic for topic, _ in second]
    assert [score for _, score in first] == pytest.approx([score for _, score in second], abs=1e-5)


def test_intents_about_funding_are_topics_and_the_others_are_none() -> None:
    data = TrainingData([Message.build("was kostet das", "frage_foerderung"), Message.build("hallo", "begruessen")])
    assert intents_as_topics(data, ["frage_foerderung"]) == [("was kostet das", "foerderung"), ("hallo", "")]


def test_the_file_is_read_and_a_missing_one_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "foerderung.yml"
    assert load_topics(file) == []
    file.write_text("themen:\n  inqa: |\n    - was ist INQA\n  keins: |\n    - guten Tag\n", encoding="utf-8")
    assert load_topics(file) == [("was ist INQA", "inqa"), ("guten Tag", "")]


def test_the_project_s_own_file_has_topics_and_stories() -> None:
    topics = [topic for _, topic in load_topics(Path("data/topics/foerderung.yml"))]
    assert len(set(topics) - {""}) >= 25
    assert topics.count("") >= 20
