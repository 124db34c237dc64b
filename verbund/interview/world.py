"""The facts an interview looks things up in, loaded once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from verbund.occupations import Occupations
from verbund.routing import Router
from verbund.taxonomy import Taxonomy
from verbund.wording import Wording


@dataclass(frozen=True)
class World:
    """Skills, occupations, places and the plain words for the record's values."""

    taxonomy: Taxonomy
    occupations: Occupations
    router: Router
    wording: Wording

    @classmethod
    @cache
    def load(cls) -> World:
        return cls(Taxonomy.load(), Occupations.load(), Router.load(), Wording.load())
