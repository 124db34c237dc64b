"""What the bot can say about funding: every answer, every question, and results over the space of profiles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from verbund.funding import assess
from verbund.funding_talk.answers import answer
from verbund.funding_talk.choice import facts_of
from verbund.funding_talk.known import known_facts, profile_of
from verbund.funding_talk.questions import load_check, title
from verbund.funding_talk.report import Listener, report
from verbund.funding_talk.topics import load_topics

TODAY = date(2026, 11, 24)
MODES = ("standard", "einfach")
SITE = {"ags": "08136", "agentur": "Aalen"}


def answers() -> Iterator[tuple[str, str, str]]:
    """Topic, mode, bubble."""
    for name, mode in product(load_topics(), MODES):
        found = answer(name, mode, TODAY)
        assert found is not None
        for bubble in found.bubbles:
            yield name, mode, bubble


def questions() -> Iterator[tuple[str, str, str]]:
    """Question, mode, text; reasons and titles are texts as well."""
    check = load_check()
    for one, mode in product(check.questions, MODES):
        for employee in (True, False):
            yield one.id, mode, one.text(mode, employee, TODAY)
        yield one.id, mode, one.reasons[mode].strip()
        for option in one.options:
            yield one.id, mode, title(option, mode, TODAY)


@cache
def profiles() -> list[dict[str, Any]]:
    """Facts as the interview and the answers of the check give them, in all combinations that differ for the rules."""
    check = load_check()
    bases = [
        known_facts({"perspective": who, "branche": "metall_elektro", "betriebsgroesse": size, "pflicht": duty}, SITE)
        for who, size, duty in product(("selbst", "betrieb"), ("1_9", "50_249", "500_plus", None), ("freiwillig", None))
    ]
    spread = [("ziel", 5), ("stunden", 4), ("abschluss", 5), ("alter", 2)]
    choices = []
    for name, _ in spread:
        question = check.question(name)
        choices.append([{}, *(dict(facts_of(question, one, TODAY)) for one in question.options)])
    found = [{**base, **one, **two, **three, **four} for base in bases for one, two, three, four in product(*choices)]
    approved = {"provider_approved": True, "measure_approved": True, "beyond_adaptation": True, "previous_82": False}
    return found + [{**one, **approved} for one in found[:: len(spread)]]


def results(step: int = 1) -> Iterator[tuple[dict[str, Any], str, list[str]]]:
    """Facts, mode, bubbles of the result."""
    for facts in profiles()[::step]:
        found = assess(profile_of(facts, TODAY))
        for mode in MODES:
            listener = Listener(mode, facts.get("perspective") == "selbst", "Aalen", TODAY)
            yield facts, mode, [bubble.text for bubble in report(found, listener)]
