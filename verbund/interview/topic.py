"""The topic of a need: whether it was stated, and which skills of the taxonomy it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbund.interview.utterance import Utterance
from verbund.language.text import split_sentences
from verbund.taxonomy import Taxonomy

MAX_SKILLS = 3
# Calibrated scores of the engine's linker: above TAKEN it is right in more than nine of ten cases. Below OFFERED it has nothing to
# offer; where it has, a skill beside the likeliest is worth a button even when it is right only once in ten times.
TAKEN = 0.8
OFFERED = 0.25
BESIDE = 0.1

# A description of work is not yet a topic. Somebody states one by a wish, a duty, a novelty or a trouble.
_CUE = re.compile(
    r"\b(lern\w*|können|kenn\w+\s+(mich|ich)\s+nicht|dürf\w*|möcht\w*|will|woll\w*|würd\w*|müss\w*|muss|soll\w*|bräucht\w*|brauch\w*|"
    r"brauchet|schaffa\s+lerna|neu|neue[nmrs]?|kommt|kommen|krieg\w*|bekomm\w*|kriagt|versteh\w*|problem\w*|schwer|schwierig\w*|"
    r"fehl\w*|unsicher\w*|schulung\w*|kurs\w*|lehrgang\w*|weiterbild\w*|qualifi\w*|fortbild\w*|\w*schein|umstell\w*|umsteig\w*|"
    r"einführ\w*|einarbeit\w*|auffrisch\w*|(weiß|weiss|woiß)\s+(ich\s+|i\s+)?(nicht|net|nie|nich)|nicht\s+(was|wie|klar)|angst|"
    r"wär\w*|eingerostet|verlernt|hapert|überfordert|hakt|klemmt|wechsel\w*|übernehm\w*|aufsteig\w*|bedarf)\b",
    re.IGNORECASE,
)


# What somebody wants to be able to do on their own is a goal; a course or a certificate is none.
_GOAL = re.compile(
    r"\b(soll\w*|müss\w*|will|woll\w*|möcht\w*|damit|ziel)\b.*"
    r"\b(selbst|selber|(selbst|eigen)(st)?ständig|selbständig|allein\w*|ohne\s+hilfe|sicher|sauber|fehlerfrei|richtig)\b.*\b\w{3,}(en|ern|eln)\b",
    re.IGNORECASE,
)

_LEVEL_NOW = re.compile(r"\b(bisher|bislang|momentan|derzeit|zurzeit|im\s+moment|aktuell)\b", re.IGNORECASE)
_KNOWS_NOT_WHAT = re.compile(
    r"\b(wei(ß|ss|s)|woiß)\b[^.!?]{0,30}\b(nicht|net|ned|nich)\b[^.!?]{0,20}\b(was|welche\w*)\b", re.IGNORECASE
)
# A critical incident is told with its time.
_LATELY = re.compile(
    r"\b(letzte[nmrs]?\s+(woche|monat|montag|dienstag|mittwoch|donnerstag|freitag|mal|jahr|schicht)|neulich|kürzlich|gestern|vorgestern|vor\s+kurzem|"
    r"vorige\w*\s+woche|letztens|erst\s+(heute|gestern)|heute\s+(früh|morgen))\b",
    re.IGNORECASE,
)
STORY_SENTENCES = 3
SITUATION_WORDS = 6


@dataclass(frozen=True)
class SkillLink:
    """Skills a text means.

    Attributes:
        ids: at most three taxonomy ids that are taken.
        candidates: ids to be offered as buttons when none is taken.
        certainty: `bot_sicher`, `bot_unsicher` or `offen`, as the record names it.
    """

    ids: tuple[str, ...]
    candidates: tuple[str, ...]
    certainty: str


def states_topic(utterance: Utterance) -> bool:
    """Whether a free description names something to be learnt, so that the topic need not be asked again."""
    if _KNOWS_NOT_WHAT.search(utterance.text):
        return False
    if any(entity.kind == "thema" for entity in utterance.entities) and utterance.word_count > 4:
        return True
    return bool(_CUE.search(utterance.text)) and utterance.word_count > 1


def stated_goal(text: str) -> str | None:
    """The sentence of a story that says what somebody wants to do on their own, or None."""
    return next(
        (sentence for sentence in split_sentences(text) if _GOAL.search(sentence) and not _LEVEL_NOW.search(sentence)),
        None,
    )


def stated_situation(text: str) -> str | None:
    """The sentence of a longer story that tells what happened lately, or None."""
    sentences = split_sentences(text)
    if len(sentences) < STORY_SENTENCES:
        return None
    return next((one for one in sentences if _LATELY.search(one) and len(one.split()) >= SITUATION_WORDS), None)


def named_skills(utterance: Utterance, offered: list[str], taxonomy: Taxonomy, branche: str | None) -> list[str]:
    """The skills a typed answer to offered ones names: by name, by a yes to the only one, or by what comes close to one of them."""
    exact = list(dict.fromkeys(hit.id for hit in taxonomy.find(utterance.text, branche=branche)))[:MAX_SKILLS]
    if exact or utterance.intent == "verneinen":
        return exact
    if utterance.intent == "bejahen" and len(offered) == 1:
        return list(offered)
    return [guess.id for guess in utterance.skills if guess.id in offered and guess.score >= BESIDE][:1]


def link_skills(utterance: Utterance, taxonomy: Taxonomy, branche: str | None) -> SkillLink:
    """Links the words of a topic to the taxonomy.

    Args:
        utterance: the message that states the topic.
        taxonomy: the skills.
        branche: decides synonyms that mean different things in metal and textile; None when not known yet.

    Returns:
        Exact synonyms and near-certain guesses are taken; likely ones become candidates; else the link is open.
    """
    hits = taxonomy.find(utterance.text, branche=branche)
    exact = list(dict.fromkeys(hit.id for hit in hits if not hit.ambiguous))[:MAX_SKILLS]
    if exact:
        return SkillLink(tuple(exact), (), "bot_sicher")
    named = {hit.id for hit in hits}
    near = sorted((guess.id for guess in utterance.skills if guess.score >= TAKEN), key=lambda one: one not in named)[:1]
    if near:
        return SkillLink(tuple(near), (), "bot_unsicher")
    return SkillLink((), _worth_a_button(utterance), "offen")


def _worth_a_button(utterance: Utterance) -> tuple[str, ...]:
    if not any(guess.score >= OFFERED for guess in utterance.skills):
        return ()
    return tuple(guess.id for guess in utterance.skills if guess.score >= BESIDE)[:MAX_SKILLS]
