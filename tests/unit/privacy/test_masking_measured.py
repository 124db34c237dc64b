"""How much is masked that must be, and how often something that must not: on labelled messages, with floors.

The floors are promises, not the result: `python -m pytest -s tests/unit/privacy/test_masking_measured.py` prints it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from verbund.privacy.masking import mask

HERE = Path(__file__).parent
SETS = sorted(HERE.glob("messages*.yml"))
ORDINARY_SET = HERE / "messages_ordinary.yml"
MESSAGES = [message for file in SETS for message in yaml.safe_load(file.read_text(encoding="utf-8"))]
STRUCTURED = {"e_mail", "telefon", "iban", "sv_nummer", "personalnummer"}


def _recall(kinds: set[str]) -> tuple[float, list[str]]:
    wanted, missed = 0, []
    for message in MESSAGES:
        masked = mask(message["text"])
        for kind, pieces in message.get("gone", {}).items():
            if kind in kinds:
                wanted += 1
                if kind not in masked.kinds or any(piece in masked.text for piece in pieces):
                    missed.append(message["text"])
    return 1 - len(missed) / wanted, missed


@pytest.mark.parametrize(
    ("kinds", "floor"),
    [(STRUCTURED, 0.97), ({"name"}, 0.9), ({"gesundheit"}, 0.9), ({"gewerkschaft"}, 0.9)],
    ids=["structured", "name", "gesundheit", "gewerkschaft"],
)
def test_what_must_go_is_gone(kinds, floor):
    recall, missed = _recall(kinds)
    print(f"\n{'/'.join(sorted(kinds))}: recall {recall:.3f}, missed {missed}")
    assert recall >= floor, missed


def _alarms(messages: list[dict]) -> list[str]:
    wrong = []
    for message in messages:
        masked = mask(message["text"])
        lost = [piece for piece in message.get("keep", []) if piece not in masked.text]
        if lost or masked.kinds - set(message.get("gone", {})):
            wrong.append(message["text"])
    return wrong


@pytest.mark.parametrize("which", ["all", "ordinary", "brands_towns_products"])
def test_false_alarms_are_rare(which):
    messages = {
        "all": MESSAGES,
        "ordinary": [message for message in MESSAGES if "gone" not in message],
        "brands_towns_products": yaml.safe_load(ORDINARY_SET.read_text(encoding="utf-8")),
    }[which]
    wrong = _alarms(messages)
    print(f"\nfalse alarms {len(wrong) / len(messages):.3f} of {len(messages)}: {wrong}")
    assert len(wrong) / len(messages) <= 0.03, wrong


def test_the_set_is_large_enough_to_measure():
    kinds = Counter(kind for message in MESSAGES for kind in message.get("gone", {}))
    assert sum("gone" in message for message in MESSAGES) >= 400
    assert all(kinds[kind] >= 5 for kind in STRUCTURED | {"name", "gesundheit", "gewerkschaft"})
    assert len(yaml.safe_load(ORDINARY_SET.read_text(encoding="utf-8"))) >= 150
