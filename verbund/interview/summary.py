"""The summary before saving: every field in plain words, as the person will find it on record."""

from __future__ import annotations

from verbund.interview.catalogue import FIELDS, asked_fields
from verbund.interview.state import Interview
from verbund.interview.world import World

_NOT_SHOWN = frozenset({"einwilligung", "bestaetigung", "weiterer_bedarf", "kontakt", "funding"})


def summary_fields(interview: Interview) -> list[str]:
    """The fields of the summary, in the order of the interview; what was left out is not listed."""
    planned = asked_fields(interview.values, skills_unsure=True)
    told = [name for name in FIELDS if name in interview.values and name not in planned]
    return [
        name
        for name in (*planned, *told)
        if name not in _NOT_SHOWN and name not in interview.skipped and interview.values.get(name) not in (None, [])
    ]


def summary_lines(interview: Interview, world: World) -> list[str]:
    """Lines "Label: value" in the order of the interview; what was left out is not listed.

    Args:
        interview: the answers.
        world: plain words and skill labels.
    """
    lines = []
    for name in summary_fields(interview):
        line = world.wording.line(interview.values, name, interview.language_mode, world.taxonomy)
        if name == "ort" and interview.place.get("kreis"):
            line = f"{line} ({interview.place['kreis']})"
        lines.append(line)
    return lines
