"""The skills people may need, and the shop-floor words for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from verbund.language.folding import plain
from verbund.language.phrases import PhraseHit, PhraseIndex
from verbund.tables import lines, rows, split_cell

# Column `branch` of the table, by value of `branche`.
_BRANCHES = {"metall_elektro": "ME", "textil_bekleidung": "TX"}
_SIMILAR = 72.0


@dataclass(frozen=True)
class Skill:
    """A skill of the taxonomy.

    Attributes:
        id: such as "AUT-02".
        group, label: German names to be read.
        synonyms: words people use for it.
        vague: the synonyms that may mean something else too and need a question back.
        decided: of these, the ones that a branch ("ME", "TX") decides: "GPS" is sure where metal is worked.
        branches: "ME", "TX" or both.
        kldb: groups of the Klassifikation der Berufe it belongs to.
        esco_uri: skill of ESCO, or "".
        pflicht_hinweis: "ja", "teils" or "nein": is such a course often required by law? A warning, no legal advice.
    """

    id: str
    group: str
    label: str
    synonyms: tuple[str, ...]
    vague: frozenset[str]
    decided: frozenset[tuple[str, str]]
    branches: frozenset[str]
    kldb: tuple[str, ...]
    esco_uri: str
    pflicht_hinweis: str


@dataclass(frozen=True)
class SkillHit:
    """A skill named in a text; `ambiguous` if the words may mean another skill or are too general to be sure."""

    id: str
    start: int
    end: int
    text: str
    ambiguous: bool


class Taxonomy:
    """The skills by id, and in texts."""

    def __init__(self, skills: Iterable[Skill], homographs: frozenset[str] = frozenset()) -> None:
        self._skills = {skill.id: skill for skill in skills}
        self._index = PhraseIndex(homographs)
        self._choices: dict[str, str] = {}
        for skill in self._skills.values():
            for phrase in (skill.label, re.sub(r"\s*\(.*?\)|:.*$", "", skill.label), *skill.synonyms):
                self._index.add(phrase, skill.id)
                self._choices.setdefault(plain(phrase), skill.id)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Taxonomy:
        """Reads `knowledge/skills/skills_taxonomy.csv`."""
        return cls(
            (_skill(row) for row in rows("skills/skills_taxonomy.csv")),
            frozenset(plain(word) for word in lines("skills/homographs.txt")),
        )

    def __iter__(self):
        return iter(self._skills.values())

    def __len__(self) -> int:
        return len(self._skills)

    def get(self, skill_id: str) -> Skill | None:
        """Returns the skill, None for an unknown id."""
        return self._skills.get(skill_id)

    def label(self, skill_id: str) -> str:
        """Returns the German name of a skill, the id itself for an unknown one."""
        skill = self._skills.get(skill_id)
        return skill.label if skill else skill_id

    def find(self, text: str, branche: str | None = None) -> list[SkillHit]:
        """Finds the skills a text names by label or synonym.

        Args:
            text: words of a person.
            branche: decides words such as "Beschichten" or "GPS" that mean different things elsewhere.

        Returns:
            The hits from left to right; one per possible skill where a word is ambiguous.
        """
        wanted = _BRANCHES.get(branche or "")
        found: list[SkillHit] = []
        for hit in self._index.find(text):
            ids = [key for key in hit.keys if wanted is None or wanted in self._skills[key].branches] or list(hit.keys)
            ids = [key for key in ids if self._is_decided(key, hit, wanted)] or ids
            for skill_id in ids:
                vague = self._is_vague(skill_id, hit) and not self._is_decided(skill_id, hit, wanted)
                unsure = len(ids) > 1 or hit.compound or vague
                found.append(SkillHit(skill_id, hit.start, hit.end, hit.text, unsure))
        return found

    def search(self, text: str, limit: int = 5, branche: str | None = None) -> list[tuple[str, float]]:
        """Finds skills with similar names, for managers who look one up.

        Returns:
            Ids with a similarity between 0 and 1, best first, at most `limit`.
        """
        wanted = _BRANCHES.get(branche or "")
        best: dict[str, float] = {}
        for _, score, key in process.extract(
            plain(text),
            {phrase: phrase for phrase in self._choices},
            scorer=fuzz.WRatio,
            limit=limit * 6,
            score_cutoff=_SIMILAR,
        ):
            skill = self._skills[self._choices[key]]
            if wanted is None or wanted in skill.branches:
                best[skill.id] = max(best.get(skill.id, 0.0), score / 100)
        return sorted(best.items(), key=lambda item: item[1], reverse=True)[:limit]

    def _is_vague(self, skill_id: str, hit: PhraseHit) -> bool:
        vague = {plain(word) for word in self._skills[skill_id].vague}
        return plain(hit.phrase) in vague or plain(hit.text) in vague

    def _is_decided(self, skill_id: str, hit: PhraseHit, branch: str | None) -> bool:
        decided = {plain(word) for word, of in self._skills[skill_id].decided if of == branch}
        return plain(hit.phrase) in decided or plain(hit.text) in decided


def _skill(row: dict[str, str]) -> Skill:
    # "GPS@ME": vague, unless the branch is ME.
    unsure = [word.partition("@") for word in split_cell(row["unscharf"])]
    return Skill(
        row["id"], row["group"], row["label_de"], split_cell(row["synonyms"]),
        frozenset(word for word, _, _ in unsure), frozenset((word, branch) for word, _, branch in unsure if branch),
        frozenset(split_cell(row["branch"])), split_cell(row["kldb_hint"]), row["esco_uri"], row["pflicht_hinweis"],
    )  # fmt: skip
