"""What full-text search looks at: one folded text per need.

A column of our own, searched with LIKE, and no FTS5 index: the words are found inside German compounds, SQLite and
PostgreSQL answer alike, and no second copy of a person's words outlives their erasure in the segments of an index
(SQLite learnt to overwrite those with 3.42 only).
"""

from __future__ import annotations

from verbund.language.folding import plain
from verbund.needs import Need
from verbund.taxonomy import Taxonomy

OWN_WORDS = (
    "thema_freitext", "zielzustand", "situation", "taetigkeit_freitext", "bisher", "branche_text", "gemeinsam_hinweis",
    "ort", "plz",
)  # fmt: skip


def search_text(need: Need) -> str:
    """Returns the person's words, the place and the names of the skills, folded."""
    taxonomy = Taxonomy.load()
    parts = [getattr(need, name) for name in OWN_WORDS]
    parts += [taxonomy.label(skill) for skill in need.skill_ids]
    return plain(" ".join(part for part in parts if part))


def search_words(typed: str) -> tuple[str, ...]:
    """Returns the words to look for."""
    return tuple(dict.fromkeys(plain(typed).split()))
