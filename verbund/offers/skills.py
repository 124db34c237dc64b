"""Which skills of the taxonomy an offer teaches, read from its title, its outcomes and the catalogue's keywords."""

from __future__ import annotations

from collections.abc import Iterable

from verbund.offers.offer import MOST_SKILLS, SkillState
from verbund.taxonomy import Taxonomy

LONGEST_KEYWORDS = 600


def skills_of(title: str, outcomes: Iterable[str], keywords: str = "") -> tuple[tuple[str, ...], SkillState]:
    """Maps an offer to skills.

    What the title names without doubt is sure. What only keywords or outcomes name, or what may mean something else,
    is left to a manager: a wrong mapping would hide the offer from those who look for it.

    Args:
        title: of the offer.
        outcomes: what one can do afterwards.
        keywords: of the catalogue.

    Returns:
        Skill ids, those of the title first, and whether they are sure.
    """
    taxonomy = Taxonomy.load()
    named = taxonomy.find(title)
    sure = [hit.id for hit in named if not hit.ambiguous]
    if sure:
        return tuple(dict.fromkeys(sure))[:MOST_SKILLS], "sicher"
    beside = taxonomy.find(" . ".join([*outcomes, keywords[:LONGEST_KEYWORDS]]))
    guessed = [hit.id for hit in [*named, *beside]]
    return tuple(dict.fromkeys(guessed))[:MOST_SKILLS], "pruefen" if guessed else "offen"
