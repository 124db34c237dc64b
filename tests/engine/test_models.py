"""The answer and the skill model, with small data and without the encoders: they must do with letters alone."""

import json

import numpy as np
import pytest
from sklearn.ensemble import IsolationForest

from bot import model_file
from bot.answer_examples import AnswerExample
from bot.answer_model import AnswerModel
from bot.kernel_classifier import KernelClassifier
from bot.skill_index import SkillIndex, _Confidence

pytestmark = pytest.mark.usefixtures("no_encoders")

ANSWERS = {
    ("stand_ist", 1): ["ganz neu für mich", "noch nie gemacht", "neu", "völlig neu", "habe ich nie gemacht"],
    ("stand_ist", 2): ["mit Hilfe", "mit Unterstützung", "wenn einer hilft", "nur mit Hilfe", "mit etwas Hilfe"],
    ("format", "online_live"): ["online", "am Bildschirm", "gern online", "online mit Termin", "online und abends"],
    ("format", "kurs_vor_ort"): ["im Kurs", "Kurs vor Ort", "ein richtiger Kurs", "im Kursraum", "gern im Kurs"],
}
BESIDES = ["Wer bezahlt das?", "Wer sieht das?", "Was ist ein Verbund?", "Wie wird das Wetter?", "Bist du ein Mensch?"]
SKILLS = [("FUE-02", "WIG-Schweißen"), ("FUE-02", "WIG schweißen"), ("SIC-01", "Staplerschein"), ("SIC-01", "Stapler")]
SKILLS += [("BEK-01", "Nähen lernen"), ("BEK-01", "Industrienähmaschine"), ("DIG-04", "Excel"), ("DIG-04", "Tabellen")]


@pytest.fixture(scope="module")
def examples():
    return [AnswerExample(field, value, text) for (field, value), texts in ANSWERS.items() for text in texts]


def best(answers, field):
    return max((a for a in answers if a.field == field), key=lambda a: a.score).value


def test_answers_are_found_by_letters_alone(examples):
    model = AnswerModel().fit(examples, BESIDES)
    first, second = model.predict(["mit ein bisschen Hilfe", "onlin wäre gut"])
    assert best(first, "stand_ist") == 2
    assert best(second, "format") == "online_live"


def test_several_values_of_one_field_come_back(examples):
    both = [
        AnswerExample("format", value, text)
        for value in ("online_live", "kurs_vor_ort")
        for text in ("Kurs oder online", "im Kurs und online")
    ]
    [answers] = AnswerModel().fit(examples + both, BESIDES).predict(["im Kurs und online"])
    assert {a.value for a in answers if a.field == "format"} == {"online_live", "kurs_vor_ort"}


def test_an_answer_can_be_sent_as_json(examples):
    [answers] = AnswerModel().fit(examples, BESIDES).predict(["ganz neu"])
    assert json.loads(json.dumps([a.__dict__ for a in answers]))


def test_a_kept_model_answers_the_same(examples, tmp_path):
    model = AnswerModel().fit(examples, BESIDES)
    model_file.save(model, tmp_path / "model.npz")
    assert model_file.load(tmp_path / "model.npz").predict(["mit Hilfe"]) == model.predict(["mit Hilfe"])


def test_a_model_file_holds_nothing_foreign(tmp_path):
    with pytest.raises(TypeError, match="IsolationForest"):
        model_file.save({"ours": 1, "theirs": IsolationForest()}, tmp_path / "model.npz")


def test_a_model_file_that_names_a_foreign_class_is_refused(tmp_path):
    structure = json.dumps({"class": "subprocess.Popen", "state": {"pairs": []}})
    np.savez(tmp_path / "model.npz", structure=np.array(structure))
    with pytest.raises(ValueError, match="Fremde Klasse"):
        model_file.load(tmp_path / "model.npz")


def test_a_kept_index_finds_the_same(tmp_path):
    index = SkillIndex().fit(SKILLS, [], [], BESIDES)
    model_file.save(index, tmp_path / "model.npz")
    assert model_file.load(tmp_path / "model.npz").search(["stapler"]) == index.search(["stapler"])


def test_skills_are_ranked_by_letters_alone():
    index = SkillIndex().fit(SKILLS, [], [], BESIDES)
    [typo, other] = index.search(["wig schweisen", "exel tabelle"])
    assert typo[0].id == "FUE-02"
    assert other[0].id == "DIG-04"
    assert all(0.0 <= match.score <= 1.0 for match in typo + other)


def test_example_phrases_lead_to_their_skill():
    phrases = [("SIC-01", "Paletten mit dem gelben Fahrzeug heben"), ("BEK-01", "Ärmel zusammenfügen")]
    phrases += [("DIG-04", "Zahlen in Spalten"), ("FUE-02", "mit Gas und Nadel verbinden")]
    [found] = SkillIndex().fit(SKILLS, phrases, [], BESIDES).search(["mit dem gelben Fahrzeug Paletten heben"])
    assert found[0].id == "SIC-01"


def test_intents_are_guessed_and_kept(tmp_path):
    generator = np.random.default_rng(1)
    centres = {"a": np.zeros(8), "b": np.full(8, 4.0), "c": np.array([8.0, 0] * 4)}
    labels = [name for name in centres for _ in range(12)]
    vectors = np.array([centres[label] + generator.normal(size=8) for label in labels])
    classifier = KernelClassifier().fit(vectors, labels)
    scores = classifier.scores(vectors)
    assert [classifier.classes[column] for column in scores.argmax(axis=1)] == labels
    assert np.allclose(scores.sum(axis=1), 1)
    model_file.save(classifier, tmp_path / "intents.npz")
    assert np.allclose(model_file.load(tmp_path / "intents.npz").scores(vectors), scores)


def test_what_cannot_be_told_apart_gets_a_low_score():
    generator = np.random.default_rng(2)
    vectors, labels = generator.normal(size=(60, 8)), ["a", "b"] * 30
    assert KernelClassifier().fit(vectors, labels).scores(generator.normal(size=(40, 8))).max(axis=1).mean() < 0.75


def test_how_sure_is_learnt_and_only_rises():
    evidence = np.linspace([0.2] * 3, [2.0] * 3, 40)
    right = np.array([False] * 10 + [False, True] * 10 + [True] * 10)
    chances = _Confidence().fit(evidence, right).of(evidence)
    assert (np.diff(chances) > 0).all()
    assert chances[:10].max() < 0.2
    assert np.allclose(chances[14:26].mean(), 0.5, atol=0.1)
    assert chances[30:].min() > 0.8


@pytest.mark.parametrize(("right", "chance"), [(True, 0.98), (False, 0.02)])
def test_where_all_were_alike_it_stays_with_that(right, chance):
    evidence = np.ones((5, 3))
    assert np.allclose(_Confidence().fit(evidence, np.full(5, right)).of(evidence), chance)


def test_a_higher_place_never_has_a_lower_score():
    said = [(frozenset({skill}), name) for skill, name in SKILLS]
    for found in SkillIndex().fit(SKILLS, [], said, BESIDES).search(["stapler", "excel", "wetter", "nähen"]):
        assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
