"""Several needs in one message: which topics are named, so that one comes first and none is forgotten."""

from __future__ import annotations

import re

from verbund.interview.state import Interview
from verbund.language.text import plain
from verbund.taxonomy import Taxonomy

MOST_TOPICS = 4
SHORTEST_WORDS = 3
STEM = 6  # letters
# Only words that plainly begin something further; a bare "und" joins parts of one topic.
_FURTHER = re.compile(
    r"[,;.]?\s*\b(?:und\s+)?(?:außerdem|ausserdem|zusätzlich|zusaetzlich|des\s+weiteren|ferner|darüber\s+hinaus|dazu\s+noch|"
    r"und\s+dann\s+noch|und\s+noch|zweitens|drittens|zum\s+(?:zweiten|anderen)|als\s+zweites|daneben)\b[:,]?\s*",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^\W*(?:erstens|zum\s+einen|als\s+erstes)\b[:,]?\s*", re.IGNORECASE)


def named_topics(text: str, taxonomy: Taxonomy, branche: str | None = None) -> list[str]:
    """The topics of a message, when there are several of them without doubt.

    Args:
        text: a message.
        taxonomy: tells that two parts mean different skills.
        branche: for synonyms that depend on it.

    Returns:
        Two to four parts of the text, each with skills of its own; empty for one topic.
    """
    parts = [_FIRST.sub("", part).strip(" ,;.") for part in _FURTHER.split(text)]
    parts = [part for part in parts if len(part.split()) >= SHORTEST_WORDS]
    seen: set[str] = set()
    topics = []
    for part in parts:
        skills = {hit.id for hit in taxonomy.find(part, branche=branche)}
        if skills and not skills & seen:
            topics.append(part)
        seen |= skills
    return topics[:MOST_TOPICS] if len(topics) > 1 else []


def _shares_a_word(text: str, topic: str) -> bool:
    """Long words are compared by their beginning, and a compound by its parts."""
    return any(word[:STEM] in plain(topic) for word in plain(text).split() if len(word) >= STEM)


def choose_topic(interview: Interview, text: str, taxonomy: Taxonomy) -> str:
    """The topic that is talked about first; the others wait until this one is saved.

    Args:
        interview: its `topics` hold what was named.
        text: the answer to "Womit fangen wir an?".
        taxonomy: finds the topic meant by other words.

    Returns:
        The words of the topic; the answer itself when it names none of them.
    """
    wanted = {hit.id for hit in taxonomy.find(text)}
    number = re.match(
        r"^\W*(?:mit\s+)?(?:dem\s+|das\s+)?(erste\w*|zweite\w*|dritte\w*|vierte\w*|[1-4])\b", text, re.IGNORECASE
    )
    chosen = None
    if number:
        position = {"e": 0, "z": 1, "d": 2, "v": 3}.get(
            number[1][0].lower(), int(number[1]) - 1 if number[1].isdigit() else 0
        )
        chosen = interview.topics[min(position, len(interview.topics) - 1)]
    for topic in interview.topics if chosen is None else ():
        if text.strip() == topic or wanted & {hit.id for hit in taxonomy.find(topic)} or _shares_a_word(text, topic):
            chosen = topic
            break
    if chosen is not None:
        interview.topics = [topic for topic in interview.topics if topic != chosen]
    says_it_all = any(not hit.ambiguous for hit in taxonomy.find(text)) and text.strip() != chosen
    return chosen if chosen is not None and (number or not says_it_all) else text
