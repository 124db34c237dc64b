"""Tells in German how far training is."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

_LINES = (
    (re.compile(r"^(\d+) Muster in "), "Verzeichnis der Orte, Berufe und Kompetenzen: {} Muster."),
    (re.compile(r"Starting to train component '(\w+)'"), "{} lernt …"),
    (re.compile(r"Finished training component '(\w+)'"), "{} hat gelernt."),
    (re.compile(r"Restored component '(\w+)' from cache"), "{} ist unverändert und wird übernommen."),
)


class Progress:
    """Turns the lines of gazetteer and Rasa that mean progress into lines with the seconds that have passed."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._say = say
        self._clock = clock
        self._start = clock()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._start

    def tell(self, text: str) -> None:
        """Says a line of our own."""
        self._say(f"{self.seconds:6.0f} s  {text}")

    def heed(self, line: str) -> None:
        """Says a line of theirs if it means progress."""
        for pattern, text in _LINES:
            if match := pattern.search(line):
                self.tell(text.format(match[1]))
