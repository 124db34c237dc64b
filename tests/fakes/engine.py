"""An engine that says what a test told it to, and remembers what it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from web.turns import EngineFailed, Turn, read_turn

Answer = list[dict[str, Any]]


def end(asks: str | None = "taetigkeit_freitext", state: str = "open", answered: int = 1, expected: int = 5) -> dict:
    """Returns the custom object that ends a turn."""
    about = {"asks": asks, "progress": {"answered": answered, "expected": expected}, "state": state}
    return {"custom": {"verbundlotse": about}}


class FakeEngine:
    """Answers by `script` (message -> Rasa's list); a message without an entry is answered by `otherwise`.

    Attributes:
        sent: `(sender, message)` in order.
        failures: how many of the next turns fail.
        gate: turns wait for it; open at first.
        running, most_at_once: by sender, to see whether two turns of one conversation overlap.
    """

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.script: dict[str, Answer] = {}
        self.otherwise: Callable[[str], Answer] = lambda message: [{"text": "Verstanden."}, end()]
        self.failures = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = asyncio.Condition()
        self.running: dict[str, int] = {}
        self.most_at_once = 0

    @property
    def messages(self) -> list[str]:
        """What was sent, the starts left out."""
        return [message for _, message in self.sent if not message.startswith("/start")]

    async def turn(self, sender: str, message: str) -> Turn:
        self.sent.append((sender, message))
        self.running[sender] = self.running.get(sender, 0) + 1
        self.most_at_once = max(self.most_at_once, self.running[sender])
        try:
            async with self.waiting:
                self.waiting.notify_all()
            await self.gate.wait()
            if self.failures:
                self.failures -= 1
                raise EngineFailed("told to")
            if message.startswith("/start"):
                return read_turn(self.script.get("/start", [{"text": "Guten Tag."}, end("einwilligung", answered=0)]))
            return read_turn(self.script.get(message) or self.otherwise(message))
        finally:
            self.running[sender] -= 1

    async def until_sent(self, count: int) -> None:
        """Waits until so many messages, starts left out, have arrived."""
        async with self.waiting:
            await self.waiting.wait_for(lambda: len(self.messages) >= count)
