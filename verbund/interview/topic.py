"""The topic of a need: whether it was stated, and which skills of the taxonomy it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbund.interview.utterance import SkillGuess, Utterance
from verbund.language.text import split_sentences
from verbund.taxonomy import Taxonomy

MAX_SKILLS = 3
# Calibrated scores of the engine's linker: above TAKEN it is right in more than nine of ten cases. Below OFFERED it has nothing to
# offer; where it has, a skill beside the likeliest is worth a button even when it is right only once in ten times.
TAKEN = 0.8
_NEW = re.compile(r"\b(gekommen|angeschafft|gekriegt|bekommen|umgestellt|eingeführt|seit\s+kurzem)\b", re.IGNORECASE)
WISHED = 0.85  # beside exact words, only what a clause with a wish or a novelty says
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


LONG_STORY = 70  # words
_POINT = re.compile(
    r"\b(möcht\w*|will|wollen|woll\w*|muss|müss\w*|soll\w*|brauch\w*|bräucht\w*|lern\w*|schulung\w*|kurs\w*|thema|geht\s+um|problem\w*|umtreibt|"
    r"verlang\w*|fehlt\w*|wunsch|anlass|bekomm\w*|krieg\w*|umstell\w*)\b",
    re.IGNORECASE,
)
# "Ich soll was lernen" wishes for nothing yet.
_SOME_THING = re.compile(
    r"\b(soll|muss|will|möchte|wollt\w*|sollt\w*|sott)\s+(?:\w+\s+){0,3}?(was|etwas|ebbes|irgendwas|irgendetwas|epper?s|eppes)\s+(?:\w+\s+)?(lern\w*|mach\w*|ausfüll\w*|sag\w*|schreib\w*|angeb\w*)\b",
    re.IGNORECASE,
)
_APPRENTICESHIP = re.compile(
    r"\b(abgebrochen|abbrochen|gemacht|fertig|abgeschlossen|hauptschule|realschule|ausbildung|als|zum|zur|gelernt|beendet|angefangen|geschmissen|keine|koi|eine|ne|meine)\b",
    re.IGNORECASE,
)


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


def in_focus(text: str) -> str:
    """Of a long story the sentences that say what somebody wants, needs or struggles with; a short one as it stands."""
    if len(text.split()) <= LONG_STORY:
        return text
    pointed = [sentence for sentence in split_sentences(text) if _POINT.search(sentence)]
    return " ".join(pointed) or text


def _is_wished(guess: SkillGuess, text: str, named: set[str]) -> bool:
    """Whether the engine is nearly certain about a clause that says what is new or wanted, or that names the skill, too."""
    if guess.text not in text or guess.score < TAKEN:
        return False
    return guess.id in named or (guess.score >= WISHED and bool(_CUE.search(guess.text) or _NEW.search(guess.text)))


def _is_an_apprenticeship(text: str, start: int, end: int) -> bool:
    """ "Lehre abgebrochen": no gauge."""
    return text[start:end].lower() in ("lehre", "lehren") and bool(_APPRENTICESHIP.search(text[max(0, start - 20) : end + 20]))


def _asks_for(text: str, position: int) -> bool:
    """Whether the sentence around a position has a wish, a duty or a novelty."""
    before = max(text.rfind(sign, 0, position) for sign in ".!?\n") + 1
    after = min((found for sign in ".!?\n" if (found := text.find(sign, position)) >= 0), default=len(text))
    return bool(_CUE.search(text[before:after]))


def states_topic(utterance: Utterance) -> bool:
    """Whether a free description names something to be learnt, so that the topic need not be asked again."""
    if _KNOWS_NOT_WHAT.search(utterance.text):
        return False
    if _SOME_THING.search(utterance.text) and not any(guess.score >= OFFERED for guess in utterance.skills):
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
    text = in_focus(utterance.text)
    hits = [hit for hit in taxonomy.find(text, branche=branche) if not _is_an_apprenticeship(text, hit.start, hit.end)]
    certain = [hit.id for hit in sorted(hits, key=lambda one: not _asks_for(text, one.start)) if not hit.ambiguous]
    wished = [guess.id for guess in utterance.skills if _is_wished(guess, text, {hit.id for hit in hits})]
    exact = list(dict.fromkeys([*wished[:1], *certain]))[:MAX_SKILLS]
    if certain:
        return SkillLink(tuple(exact), (), "bot_sicher")
    named = {hit.id for hit in hits}
    near = sorted((guess.id for guess in utterance.skills if guess.score >= TAKEN and guess.text in text), key=lambda one: one not in named)[:1]
    if near:
        return SkillLink(tuple(near), (), "bot_unsicher")
    return SkillLink((), _worth_a_button(utterance, text), "offen")


def _worth_a_button(utterance: Utterance, text: str) -> tuple[str, ...]:
    said = [guess for guess in utterance.skills if guess.text in text]
    if not any(guess.score >= OFFERED for guess in said):
        return ()
    return tuple(guess.id for guess in said if guess.score >= BESIDE)[:MAX_SKILLS]
