"""Holds an interview without an engine: the test says what the engine would have understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from verbund.interview.outcome import Outcome
from verbund.interview.plan import next_field
from verbund.interview.state import Interview
from verbund.interview.turn import take_turn
from verbund.interview.utterance import Meaning, SkillGuess, Utterance
from verbund.interview.world import World

TODAY = date(2026, 11, 23)


class Talk:
    """One interview; the state goes through slots after each turn, as it does in the engine."""

    def __init__(self, perspective: str | None = None, mode: str = "standard") -> None:
        self.interview = Interview(language_mode=mode)
        self.outcome = Outcome()
        if perspective:
            self.says("ja", intent="bejahen")
            self.presses("perspective", perspective)

    @property
    def asks(self) -> str | None:
        return next_field(self.interview)

    @property
    def said(self) -> list[str]:
        return [one.response for one in self.outcome.say]

    @property
    def values(self) -> dict[str, Any]:
        return self.interview.values

    def says(
        self,
        text: str,
        intent: str = "angabe",
        sure: float = 0.9,
        meanings: tuple[Meaning, ...] = (),
        skills: tuple[SkillGuess, ...] = (),
        ranking: tuple[tuple[str, float], ...] = (),
    ) -> Talk:
        return self._turn(Utterance(text, intent, sure, meanings=meanings, skills=skills, ranking=ranking))

    def presses(self, field: str, value: Any) -> Talk:
        return self._turn(Utterance("", "waehlen", 1.0, choice=(field, value)))

    def answers(self, field: str, text: str, **understood: Any) -> Talk:
        """Says something after checking that it is being asked."""
        assert self.asks == field, f"{self.asks} is asked, not {field}"
        return self.says(text, **understood)

    def skips_to(self, field: str) -> Talk:
        """Presses "weiß ich nicht" until a field is asked; it is asked even where the limit of questions would drop it."""
        self.interview.reopened = field
        for _ in range(60):
            if self.asks == field:
                return self
            self.presses(self.asks, _DEFAULTS.get(self.asks, "weiss_nicht"))
        raise AssertionError(f"{field} is never asked; {self.asks} is open")

    def saves(self) -> Talk:
        """What the action does after the commit."""
        assert self.outcome.save
        self.interview.saved.append(f"need-{len(self.interview.saved) + 1}")
        self.interview.put("bestaetigung", "ja")
        return self

    def _turn(self, utterance: Utterance) -> Talk:
        self.interview = Interview.from_slots(self.interview.to_slots())
        self.outcome = take_turn(self.interview, utterance, World.load(), TODAY)
        return self


_DEFAULTS: dict[str, Any] = {
    "einwilligung": "ja", "perspective": "selbst", "stand_ist": 2, "branche": "metall_elektro",
    "weitergabe_betrieb": "nein",
}  # fmt: skip
