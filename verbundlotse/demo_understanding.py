"""What the engine might have understood of the made-up conversations, in the shape in which it is kept."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

MARK = re.compile(r"\{([a-z_+]+):([^}]*)\}")
YES_OR_NO = {"Ja": "bejahen", "Ja, stimmt so": "bejahen", "Nein": "verneinen"}
ASIDE = ("Erfährt mein Chef davon?", "frage_wer_sieht", "Nein. Ihr Betrieb sieht kein Gespräch und keinen einzelnen Bedarf.")
"""A side question: it carries nothing of the need, so the desk leaves it out of the excerpt."""


def understood(answer: str, record: Mapping[str, Any], rng: random.Random) -> dict[str, Any]:
    """Returns intent, confidence and what each marked word stands for.

    Args:
        answer: as it stands in `demo_needs.yml`, with its marks.
        record: the coded fields of the need.
        rng: chance, seeded.
    """
    text = MARK.sub(r"\2", answer)
    unsure = record.get("skill_zuordnung") != "bot_sicher" and "thema_freitext:" in answer
    confidence = rng.uniform(0.42, 0.58) if unsure else rng.uniform(0.74, 0.98)
    skills = record.get("skill_ids", ()) if "thema_freitext:" in answer else ()
    return {
        "intent": YES_OR_NO.get(text, "angabe"),
        "confidence": round(confidence, 3),
        "ranking": [{"intent": "weiss_nicht", "confidence": round((1 - confidence) / 3, 3)}],
        "entities": [],
        "meanings": list(_meanings(answer, record, rng)),
        "skills": [{"id": skill, "score": round(confidence - 0.1 * rank, 3)} for rank, skill in enumerate(skills)],
    }


def aside(rng: random.Random) -> dict[str, Any]:
    """Returns what the engine understood of `ASIDE`."""
    return {"intent": ASIDE[1], "confidence": round(rng.uniform(0.8, 0.97), 3), "entities": [], "meanings": []}


def _meanings(answer: str, record: Mapping[str, Any], rng: random.Random) -> Iterator[dict[str, Any]]:
    shift = 0
    for mark in MARK.finditer(answer):
        start = mark.start() - shift
        shift += len(mark.group()) - len(mark.group(2))
        for field in mark.group(1).split("+"):
            value = record.get(field)
            if value is not None:
                yield {
                    "field": field,
                    "value": value,
                    "score": round(rng.uniform(0.6, 0.99), 3),
                    "start": start,
                    "end": start + len(mark.group(2)),
                }
