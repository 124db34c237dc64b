"""Where the company is: the answer to the place question, and asking back when the name is not enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance
from verbund.routing import Router, Routing


@dataclass(frozen=True)
class SiteAnswer:
    """What an answer to the place question brought.

    Attributes:
        status: `gefunden`, `mehrdeutig`, `unbekannt` or `nicht_bw`.
        routing: Kreis, region and Agentur, when found.
        candidates: Kreise to choose from, when the name exists several times.
    """

    status: str
    routing: Routing | None
    candidates: tuple[str, ...] = ()


def read_site(utterance: Utterance, interview: Interview, router: Router) -> SiteAnswer:
    """Resolves the place in a message, together with an ambiguous name of the turn before.

    Args:
        utterance: the message.
        interview: its `place` holds the name that was ambiguous, if one was.
        router: places, Kreise and regions.
    """
    routing = router.route(
        utterance.text, branche=interview.values.get("branche"), pending=interview.place.get("ort") or None
    )
    return SiteAnswer(routing.status, routing if routing.status == "gefunden" else None, routing.candidates)


def remember_site(interview: Interview, routing: Routing, words: str) -> None:
    """Puts a resolved place on record."""
    interview.put("ort", routing.ort or routing.kreis_name, words)
    interview.place = place_data(routing)


def place_data(routing: Routing) -> dict[str, Any]:
    """The routing as plain data, for the engine's slot."""
    return {
        "ort": routing.ort,
        "plz": routing.plz,
        "ags": routing.ags,
        "kreis": routing.kreis_name,
        "region": routing.region,
        "agentur": routing.agentur,
        "nearest_region": routing.nearest_region,
    }
