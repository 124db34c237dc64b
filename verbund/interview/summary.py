"""The summary before saving: every field in plain words, as the person will find it on record."""

from __future__ import annotations

from verbund.interview.catalogue import asked_fields
from verbund.interview.state import Interview
from verbund.interview.world import World

_NOT_SHOWN = frozenset({"einwilligung", "bestaetigung", "weiterer_bedarf", "kontakt", "funding"})


def summary_lines(interview: Interview, world: World) -> list[str]:
    """Lines "Label: value" in the order of the interview; what was left out is not listed.

    Args:
        interview: the answers.
        world: plain words and skill labels.
    """
    lines = []
    for name in asked_fields(interview.values, skills_unsure=True):
        if name in _NOT_SHOWN or name in interview.skipped or interview.values.get(name) in (None, []):
            continue
        line = world.wording.line(interview.values, name, interview.language_mode, world.taxonomy)
        if name == "ort" and interview.place.get("kreis"):
            line = f"{line} ({interview.place['kreis']})"
        lines.append(line)
    return lines
