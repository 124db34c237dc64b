"""How many people: size band of a company, size of a group, and which is which when both are said."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from verbund.language.folding import context, fold, split_sentences
from verbund.language.numbers import NumberMention, find_numbers

# Bands of the needs record; the last one is open.
_BANDS = ((9, "1_9"), (49, "10_49"), (249, "50_249"), (499, "250_499"))
_MOST_MENTIONS = 20  # more numbers than any honest text holds
_PEOPLE = re.compile(
    r"leut|person|mann\b|maenner|frauen|mitarbeit|beschaeft|kolleg|angestellt|koepf|mensch|\bma\b|belegschaft|"
    r"arbeiter|teilnehm|"
    r"fachkraeft|hilfskraeft|fuehrungskraeft|kraeft|leiter|meister|mechanik|elektrik|naeher|bediener|azubi|"
    r"schweisser|helfer|einrichter|"
    r"dreher|fraeser|weber|stricker|wirker|faerber|schneider|polsterer|lackierer|giesser|lagerist|elektronik|techniker|"
    r"konstrukteur|disponent|pruefer|schlosser|monteur|fahrer|angelernt|werker|schicht(?:fuehr|leit)"
)
_MEASURE = re.compile(
    r"(?:minut|stunde|std|tag|woche|monat|jahr|km|kilometer|prozent|euro|schicht(?!fuehr|leit)|halle|standort|"
    r"werk(?!er)|maschin|uhr|mal|kurs|"
    r"platz|plaetz|meter|mm|tonne|linie|filial|betrieb|firm|punkt|bild|paar|prozent|stueck|quartal|anlage|"
    r"roboter|termin|gruppe|modul|sprach)"
)
_PER = re.compile(r"^\s*(?:\w+\s+)?(?:je|pro|in jeder|in jedem)\b")
_PER_BEFORE = re.compile(r"\b(?:je|jeweils|(?:pro|je) (?:schicht|halle|linie|standort|werk|team))[\s:]*$")
_PART_OF = re.compile(r"\b(?:von|aus|unter|unserer|unsrer|der|den)\s+(?:\w+\s+)?$")
_TOTAL = re.compile(
    r"\b(?:insgesamt|gesamt|zusammen|alle|also|jetzt|heute|inzwischen|mittlerweile|aktuell|derzeit|bei uns|"
    r"hier)\b[^.;]{0,25}$"
)
_TOTAL_AFTER = re.compile(r"^\s*(?:\w+\s+)?(?:insgesamt|gesamt|zusammen|alles in allem|am standort|bei uns|hier)\b")
_ELSEWHERE = re.compile(r"\b(?:weltweit|konzern\w*|frueher|damals|vorher|europaweit|andere\w* standort\w*|gruppe)\b")
_TINY = re.compile(
    r"\b(?:kleinstbetrieb|kleinstunternehmen|ein-?\s?mann-?\s?(?:betrieb|firma|show)|einmannbetrieb|einmannfirma|"
    r"(?:nur|bloss) (?:der|die|mein\w*) (?:chef|chefin|meister|mann|frau|bruder|vater|sohn|kollege|"
    r"kollegin) und (?:ich|i|mir)|"
    r"(?:eine )?handvoll|hand voll|solo-?selbst\w+)\b"
)
_HUGE = re.compile(r"\b(?:(?:paar|mehrere|viele|einige|zig) ?tausend\w*|tausende|grosskonzern|weltkonzern)\b")
_ONLY_ME = re.compile(
    r"^\W*(?:(?:ach|na ja|naja|also|es geht|geht) )*(?:(?:nur|bloss|blos|ganz|erstmal) )*(?:um )?(?:mich|ich|mi|"
    r"i)(?: selb(?:st|er))?(?: (?:allein\w*|selber|selbst|halt|nur))*\W*$"
)
_ALONE = re.compile(r"^\W*(?:nur |bloss |erstmal )*ein(?:e|en|er)? (?:kolleg\w*|mitarbeiter\w*|azubi|frau|helfer\w*)\W*$")
_HANDFUL = re.compile(r"\b(?:hand ?voll)\b")
_ABOUT_FIVE = 5
_WE_TWO = re.compile(
    r"\b(?:wir|mir|uns|ihr) (?:beide[nr]?|zwei|zwoi)\b|\b(?:ich|i|mich) (?:und|ond|un|plus) "
    r"(?:mei\w*|ein\w*|unser\w*|der|die|no) (?:\w+ )?(?:kolleg\w*|chef\w*|meister\w*|azubi|partner\w*|nachfolger\w*)"
)
_AND_ME = re.compile(r"\b(?:ich|i|mich) (?:und|ond|un|plus)(?: noch)?\W*$")
_COMPANY = re.compile(
    r"\b(?:wir (?:sind|haben|beschaeftigen|zaehlen)|beschaeftigt\w*|betrieb\w*|firma|belegschaft|unternehmen|"
    r"mitarbeiterzahl|werk|insgesamt|"
    r"gross(?:e|en|er)?|haus|konzern|standort|inhabergefuehrt\w*|familienbetrieb|gmbh)\b|mann-?betrieb"
)
_GROUP = re.compile(
    r"\b(?:soll\w*|sollt\w*|muess\w*|brauch\w*|lern\w*|schul\w*|kurs\w*|qualifizier\w*|team|gruppe|abteilung|"
    r"kollegen|kolleginnen|davon|"
    r"fuehrungskraeft\w*|teamleit\w*|schichtfuehr\w*|fuer|betroffen\w*|teilnehm\w*|meine[nrms]?|weiterbild\w*|"
    r"fit|schein|moecht\w*|woll\w*|"
    r"instandhalt\w*|pruefer\w*|naeher\w*|einrichter\w*|bediener\w*|azubis?)\b"
)
_IN_A_PART = re.compile(r"\bwir (?:haben|sind) (?:\w+ ){0,2}(?:in|bei|an) (?:der|unserer|unsrer|dr) (?!firma|summe|regel|belegschaft|gesellschaft)\w+")
# A company is named and its size follows: "in einem Metallbetrieb in Oberkochen, etwa 130 Leute".
_SITE_JUST_BEFORE = re.compile(
    r"\b\w*(?:betrieb|firma|bude|werk|werkstatt|\w{2}erei|bau|hersteller|fabrik|zulieferer|unternehmen|gmbh)\b[^.;!?]{0,40}$"
)
_LEADS_A_PART = re.compile(
    r"\bich (?:leite|fuehre|verantworte|betreue) (?:hier )?(?:die|das|den|eine?|unsere?n?) (?!firma|betrieb|unternehmen|werk\b|geschaeft|laden)\w+|"
    r"\b(?:abteilungs|team|gruppen|schicht)(?:leit|fuehr)\w*"
)
_IS_WHOLE = re.compile(r"\b(?:betrieb\w*|firma|insgesamt|unternehmen|werk|beschaeft\w*|belegschaft|bei ein\w+|\w*hersteller\w*|gmbh)\b")
_LARGEST_PART = 30
_LARGEST_GROUP = 9
_LEARNERS = re.compile(r"\b(?:soll\w*|muess\w*|brauch\w*|lern\w*)\b")
_WHOLE = re.compile(r"\b(?:wir (?:sind|haben|beschaeftigen|zaehlen)|insgesamt|belegschaft|betrieb\w*|firma|unternehmen|werk|haus|standort|gross\w*)\b")
_CLAUSE_END = re.compile(r"[.;!?:]\s+|,\s+|\s+(?:und|aber|dafuer|doch|wovon)\s+|\n")


def band(number: float) -> str:
    """Returns the value of `betriebsgroesse` for a number of people (§ 82 SGB III, SME definition)."""
    return next((name for upper, name in _BANDS if number <= upper), "500_plus")


def company_size(text: str) -> str | None:
    """Reads the size of a company.

    Hedges follow the rule "knapp is below the number, gut and über above"; a range counts by its middle.

    Args:
        text: the answer to "Wie viele Beschäftigte haben Sie?".

    Returns:
        A value of `betriebsgroesse`, or None when no size is said.
    """
    folded = fold(text).text
    if _TINY.search(folded):
        return "1_9"
    mention = _pick(text, _people_mentions(text))
    if mention:
        return band(_exact(mention))
    return "500_plus" if _HUGE.search(folded) else None


def persons(text: str) -> int | None:
    """Reads how many people are to learn.

    A range counts by its middle, rounded up, so that no seat is missing ("8 bis 10" → 9, "3-4" → 4). "vier
    Fachkräfte und zwei Angelernte" are added. A number per shift or hall without a total says nothing certain.

    Args:
        text: the answer to "Um wie viele Beschäftigte geht es?".

    Returns:
        1 to 999, or None when no number of people is said.
    """
    mentions = _people_mentions(text)
    totals = [mention for mention in mentions if not _is_per(text, mention)]
    if not totals:
        return None if mentions else _without_a_number(fold(text).text)
    parts = [mention for mention in totals if not (len(totals) > 1 and _is_whole(text, mention))]
    if _is_sum(text, parts):
        return _in_range(sum(_exact(mention) for mention in parts))
    mention = _pick(text, parts or totals)
    if mention is None:
        return None
    and_me = bool(_AND_ME.search(context(text, mention.start, mention.end)[0]))
    return _in_range(_exact(mention) + and_me)


def _is_per(text: str, mention: NumberMention) -> bool:
    before, after = context(text, mention.start, mention.end)
    return bool(_PER.match(after) or _PER_BEFORE.search(before))


def _without_a_number(folded: str) -> int | None:
    """ "bloß ich", "mein Kollege und ich", "eine Handvoll": people that are counted without a numeral."""
    if _ONLY_ME.match(folded) or _ALONE.match(folded):
        return 1
    if _WE_TWO.search(folded):
        return 2
    return _ABOUT_FIVE if _HANDFUL.search(folded) else None


def head_mentions(text: str) -> tuple[str | None, int | None]:
    """Tells the size of the company from the size of the group in a text that may hold both.

    Args:
        text: an opening such as "Wir sind 48 Leute in Ulm und 6 Kollegen in der Fertigung sollen den Schein machen".

    Returns:
        Band of the company and number of persons; None for what is not said for certain.
    """
    folded = fold(text)
    size: str | None = "1_9" if _TINY.search(folded.text) else None
    group: int | None = None
    undecided: list[NumberMention] = []
    speaks_for_part = bool(_LEADS_A_PART.search(folded.text))
    for mention in _people_mentions(text):
        clause = _clause(text, mention)
        if speaks_for_part and _exact(mention) <= _LARGEST_PART and re.search(r"\bwir sind\b", clause) and not _IS_WHOLE.search(folded.text):
            continue  # "ich leite die Arbeitsvorbereitung, wir sind zu dritt" counts no company
        says_company, says_group = _COMPANY.search(clause), _GROUP.search(clause)
        if _IN_A_PART.search(clause):  # "wir haben in der Näherei neun Leute" counts a department
            says_company, says_group = None, True
        if not _PEOPLE.search(fold(mention.noun).text) and not (says_company or says_group):
            continue
        if says_company and says_group and _LEARNERS.search(clause) and not _WHOLE.search(clause):
            says_company = None  # "acht Beschäftigte aus der Montage sollen …"
        if re.search(r"\bwir sind\b.*\b(?:team|abteilung|gruppe|schicht)\b", clause) or (
            says_group and not says_company
        ):
            group = group or _in_range(_exact(mention))
        elif not says_group and (says_company or _follows_a_site(text, mention, speaks_for_part)):
            size = size or band(_exact(mention))
        else:
            undecided.append(mention)
    for mention in undecided:
        clause = _clause(text, mention)
        if (
            size is None
            and (group is not None or re.search(r"\bwir (?:sind|haben)|beschaeftigt", clause))
            and _exact(mention) > (group or 0)
        ):
            size = band(_exact(mention))
        elif group is None and (size is not None or _is_told_to_learn(text, mention)):
            group = _in_range(_exact(mention))
    return size, group


def _follows_a_site(text: str, mention: NumberMention, speaks_for_part: bool) -> bool:
    """A few people behind the name of a company may as well be a group of it."""
    fewest = _LARGEST_PART if speaks_for_part else _LARGEST_GROUP
    return _exact(mention) > fewest and bool(_SITE_JUST_BEFORE.search(fold(text[: mention.start]).text))


def _is_told_to_learn(text: str, mention: NumberMention) -> bool:
    """ "Zwanzig Leute aus Einkauf und Vertrieb sollen …": the verb stands behind the "und"."""
    sentence = next((one for one in split_sentences(text) if text[mention.start : mention.end] in one), "")
    folded = fold(sentence).text
    people = _PEOPLE.search(fold(mention.noun).text)
    return bool(people and re.search(r"\b(?:soll\w*|muess\w*|brauch\w*|lern\w*)\b", folded) and not _COMPANY.search(folded))


def _people_mentions(text: str) -> list[NumberMention]:
    found = [
        mention for mention in find_numbers(text) if not _MEASURE.match(fold(mention.noun).text) and mention.high >= 1
    ]
    return found[:_MOST_MENTIONS]


def _exact(mention: NumberMention) -> float:
    middle = (mention.low + mention.high) / 2
    if mention.bound == "unter":
        return middle - 1
    return middle + 1 if mention.bound == "ueber" else middle


def _in_range(number: float) -> int:
    return min(999, max(1, math.ceil(number)))


def _pick(text: str, mentions: list[NumberMention]) -> NumberMention | None:
    """The mention that most likely counts the people now and here; the first of equals."""

    def weight(mention: NumberMention) -> int:
        before, after = context(text, mention.start, mention.end)
        score = 2 if _PEOPLE.search(fold(mention.noun).text) else 0
        score += 1 if mention.bound in (None, "etwa") else 0
        score += 3 if _TOTAL.search(before) or _TOTAL_AFTER.match(after) else 0
        return score - (4 if _ELSEWHERE.search(_clause(text, mention)) else 0)

    return max(mentions, key=weight, default=None)


def _is_whole(text: str, mention: NumberMention) -> bool:
    """ "von 40 Leuten sollen 6": the forty are the whole, not the group."""
    return bool(_PART_OF.search(context(text, mention.start, mention.end)[0]))


def _is_sum(text: str, mentions: list[NumberMention]) -> bool:
    if len(mentions) < 2 or not all(mention.noun and _PEOPLE.search(fold(mention.noun).text) for mention in mentions):
        return False
    gaps = (fold(text[a.end : b.start]).text for a, b in pairwise(mentions))
    return all(
        re.fullmatch(r"\s*(?:[\w-]+\s*){1,3}(?:,|und|plus|sowie)\s*(?:und\s*)?(?:noch\s*)?", gap) for gap in gaps
    )


def _clause(text: str, mention: NumberMention) -> str:
    """The folded clause around a mention, so that cue words of the neighbour do not count."""
    folded = fold(text)
    start, end = 0, len(folded.text)
    for match in _CLAUSE_END.finditer(folded.text):
        if folded.span(*match.span())[1] <= mention.start:
            start = match.end()
        elif folded.span(*match.span())[0] >= mention.end:
            end = match.start()
            break
    return folded.text[start:end]
