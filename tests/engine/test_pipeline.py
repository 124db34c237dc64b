"""The project's own config.yml, trained on a handful of sentences without the encoders, up to what actions receive."""

import asyncio
import contextlib
import json
import shutil
from pathlib import Path

import pytest
import yaml

from bot import gazetteer

ROOT = Path(__file__).parents[2]

NLU = {
    "angabe": ["ich will [SPS programmieren](thema) lernen", "wir brauchen einen [Staplerschein](thema)", "12 Leute"],
    "bejahen": ["ja", "genau", "passt so", "stimmt"],
    "frage_foerderung": ["wer bezahlt das", "gibt es Geld vom Amt", "was kostet mich das", "wird das gefördert"],
    "ausserhalb": ["wie wird das Wetter", "erzähl einen Witz", "wer ist Bundeskanzler", "was gibt es zu essen"],
}
ANSWERS = {
    "stand_ist": {1: ["ganz neu", "nie gemacht", "noch neu"], 2: ["mit Hilfe", "nur mit Hilfe", "mit etwas Hilfe"]},
    "gemeinsam": {"ja": ["ja", "ja, zusammen", "gern zusammen"], "nein": ["nein", "nur wir", "lieber allein"]},
}
SKILLS = """id,label_de,synonyms
SIC-01,Staplerschein,Stapler|Gabelstapler|Staplerfahren
AUT-02,SPS-Programmierung,SPS programmieren|TIA-Portal
BEK-01,Industrielles Nähen,Nähen lernen|Nähmaschine
"""


@pytest.fixture(scope="module")
def agent(tmp_path_factory, no_encoders_in_module):
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    tmp_path = tmp_path_factory.mktemp("project")
    (tmp_path / "knowledge/skills").mkdir(parents=True)
    (tmp_path / "data/answers").mkdir(parents=True)
    (tmp_path / "knowledge/skills/skills.csv").write_text(SKILLS, encoding="utf-8")
    for field, values in ANSWERS.items():
        listed = [{"value": v, "examples": "".join(f"- {text}\n" for text in texts)} for v, texts in values.items()]
        (tmp_path / f"data/answers/{field}.yml").write_text(yaml.safe_dump({"field": field, "values": listed}))
    nlu = [{"intent": i, "examples": "".join(f"- {text}\n" for text in texts)} for i, texts in NLU.items()]
    (tmp_path / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))
    names = ["skill", "beruf", "ort", "kreis", "thema", "taetigkeit", "number", "time"]
    (tmp_path / "domain.yml").write_text(yaml.safe_dump({"version": "3.1", "intents": list(NLU), "entities": names}))
    shutil.copy(ROOT / "config.yml", tmp_path)
    (tmp_path / "models").mkdir()
    gazetteer.build(ROOT / "knowledge").to_disk(tmp_path / "models/gazetteer")
    with contextlib.chdir(tmp_path):
        yield Agent.load(train_nlu("config.yml", "nlu.yml", "models", domain="domain.yml"))


def test_a_message_carries_everything_the_actions_need(agent):
    from rasa.core.actions.action import RemoteAction
    from rasa.core.channels.channel import UserMessage
    from rasa.shared.core.domain import Domain

    text = "wir brauchen den staplerschein für zwölf Leute in Aalen, mit Hilfe geht es schon"
    tracker = asyncio.run(agent.processor.log_message(UserMessage(text, sender_id="probe")))
    body = RemoteAction("action_probe", None)._action_call_format(tracker, Domain.empty())
    message = json.loads(json.dumps(body))["tracker"]["latest_message"]

    assert message["text"] == text
    assert {(e["entity"], e["value"]) for e in message["entities"]} >= {
        ("skill", "SIC-01"),
        ("ort", "08136"),
        ("number", 12),
    }
    assert message["skills"][0]["id"] == "SIC-01"
    [hit] = [a for a in message["answers"] if a["field"] == "stand_ist" and a["text"].startswith("mit Hilfe")]
    assert hit["value"] == 2
    assert text[hit["start"] : hit["end"]] == hit["text"]
    assert set(hit) == {"field", "value", "score", "unasked", "start", "end", "text"}


@pytest.mark.parametrize("text", ["😀", "...", "?", "x" * 2000, "ja " * 600])
def test_odd_messages_are_parsed_too(agent, text):
    parsed = asyncio.run(agent.parse_message(text))
    assert parsed["text"].strip() == text.strip()
    assert isinstance(parsed["answers"], list)
    assert isinstance(parsed["skills"], list)
