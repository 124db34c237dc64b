"""Questions about funding find their topic by name, by likeness, or lead to a human."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from tests.unit.data.test_training_data import intent_examples, persona_sentences, plain, rows
from tests.unit.funding_talk.corpus import TODAY
from tests.unit.texts.corpus import domain
from verbund.funding.instruments import load_instruments
from verbund.funding_talk.answers import answer
from verbund.funding_talk.figures import DAY_OF_CHECK, figures_of, filled
from verbund.funding_talk.topics import INTENTS, UNKNOWN, find_claim, find_topic, load_topics

ROOT = Path(__file__).parents[3]
THEMES = yaml.safe_load((ROOT / "data" / "topics" / "foerderung.yml").read_text("utf-8"))["themen"]
NO_TOPIC = THEMES.pop("keins").splitlines()
EXAMPLES = [(topic, line.removeprefix("- ")) for topic, lines in THEMES.items() for line in lines.splitlines()]
LEAST_PER_TOPIC = 4
TOO_CLOSE = 97


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Was ist mit der Bildungsprämie?", "bildungspraemie"),
        ("gibts den prämiengutschein no", "bildungspraemie"),
        ("Meisterbafög?", "aufstieg"),
        ("moischder bafög gibts des", "aufstieg"),
        ("bildungsurlaub geht des", "bildungszeit"),
        ("Gibt es einen Arbeitsentgeltzuschuss?", "lohnzuschuss"),
        ("übernimmt die Agentur den Lohn", "lohnzuschuss"),
        ("kriegt mei chef was dazu", "lohnzuschuss"),
        ("kann ich Widerspruch einlegen?", "ablehnung"),
        ("Was gilt bei Schwerbehinderung?", "schwerbehindert"),
        ("Ich bin selbstständig, geht das?", "selbststaendig"),
    ],
)
def test_a_name_decides(text, topic):
    assert find_topic(text, (), "frage_foerderung", 0.5) == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("da gibts doch 10 Prozentpunkte mehr", "betriebsvereinbarung"),
        ("Die Bildungsprämie gibt es doch noch.", "bildungspraemie"),
        ("Das Qualifizierungsgeld zahlt ja den Kurs", "qualifizierungsgeld"),
        ("Bildungszeit beantragt man 8 Wochen vorher", "bildungszeit"),
        ("ab 45 gibt es mehr Lohnzuschuss", "ab_45"),
        ("Der Kurs muss mehr als 160 Stunden haben", "stundengrenze"),
        ("die Weiterbildungsprämie gibts auch bei § 82", "weiterbildungspraemie"),
        ("vier Jahre muss man warten bis zum nächsten Kurs", "schon_gefoerdert"),
        ("unter 10 Leuten zahlen die 100 Prozent", "betriebsgroesse"),
    ],
)
def test_an_outdated_claim_is_noticed_without_a_question(text, topic):
    assert find_claim(text) == topic


@pytest.mark.parametrize(
    "text",
    ["Ich will 45 Teile in der Stunde schaffen", "der Kurs dauert 160 Stunden", "Wir brauchen einen Kurs mit 160 Stunden", "mehr als 160 Stunden", "Wir sind 160 Leute", "selbstständig eine Anlage rüsten", "Ich arbeite seit vier Jahren hier"],
)
def test_a_story_is_no_claim(text):
    assert find_claim(text) is None


def test_words_of_daily_work_name_no_topic_outside_of_a_question():
    assert find_topic("selbstständig rüsten", (), "angabe", 0.9) is None
    assert find_topic("die Steuerung einstellen", (), "angabe", 0.9) is None


def test_likeness_decides_where_nothing_is_named():
    assert find_topic("wie schnell geht das", (("bearbeitungsdauer", 0.7),), "frage_foerderung", 0.8) == "bearbeitungsdauer"
    assert find_topic("wie schnell geht das", (("bearbeitungsdauer", 0.7),), "frage_dauer", 0.9) is None


def test_what_nobody_knows_leads_to_a_human():
    assert find_topic("was ist mit dem Globalisierungsfonds", (("beendet", 0.1),), "frage_foerderung", 0.3) == UNKNOWN
    for mode in ("standard", "einfach"):
        said = " ".join(answer(UNKNOWN, mode, TODAY).bubbles)
        assert "Mensch" in said
        assert "Agentur für Arbeit" in said


def test_there_are_topics_enough_and_each_has_an_answer():
    assert len(THEMES) >= 25
    for topic in {*THEMES, *(intent.removeprefix("frage_") for intent in INTENTS)}:
        assert topic in load_topics() or f"utter_frage_{topic}" in domain()["responses"], topic


def test_every_figure_of_an_answer_is_in_the_data():
    for topic in load_topics().values():
        for bubble in (bubble for bubbles in topic.texts.values() for bubble in bubbles):
            assert filled(bubble, TODAY) is not None, (topic.id, bubble)
            for instrument, name in figures_of(bubble):
                own = next(one for one in load_instruments() if one.id == (name if instrument == DAY_OF_CHECK else instrument))
                assert instrument == DAY_OF_CHECK or name in own.werte


def test_no_answer_holds_a_typed_figure():
    """Numbers stand in the data; paragraphs, and the figure a name carries, are no figures."""
    import re

    for topic in load_topics().values():
        for bubble in (bubble for bubbles in topic.texts.values() for bubble in bubbles):
            bare = re.sub(r"\{[\w.]+\}", "", bubble)
            bare = re.sub(r"§§? ?\d+\w*( bis \d+)?|Absatz \d\w*|Nummer \d+", "", bare)
            assert not re.search(r"\d", bare), (topic.id, bare)


def test_figures_that_are_overdue_are_not_spoken():
    later = date(2028, 1, 1)
    assert answer("lohnzuschuss", "standard", later).bubbles != answer("lohnzuschuss", "standard", TODAY).bubbles
    assert not any("Prozent" in bubble for bubble in answer("lohnzuschuss", "standard", later).bubbles)


def test_each_topic_has_examples_and_none_twice():
    counts = {topic: sum(1 for one, _ in EXAMPLES if one == topic) for topic in THEMES}
    assert {topic: count for topic, count in counts.items() if count < LEAST_PER_TOPIC} == {}
    texts = [plain(text) for _, text in EXAMPLES]
    assert len(texts) == len(set(texts))
    assert not set(texts) & {plain(text) for _, text in intent_examples() if plain(text)}


def test_no_topic_is_trained_on_what_it_is_measured_with():
    measured = [plain(row[0]) for name in ("intents.tsv", "foerderthemen.tsv") for row in rows(name)]
    measured += [plain(text) for text in persona_sentences()]
    for text in [*(text for _, text in EXAMPLES), *(line.removeprefix("- ") for line in NO_TOPIC)]:
        if len(text.split()) >= LEAST_PER_TOPIC:
            near = process.extractOne(plain(text), measured, scorer=fuzz.token_sort_ratio)
            assert near[1] < TOO_CLOSE, (text, near)
