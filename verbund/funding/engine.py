"""Puts the conditions of all instruments together for one profile."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from datetime import date

from verbund.funding.assessment import Assessment, InstrumentResult
from verbund.funding.instruments import Instrument, load_instruments
from verbund.funding.law.case import Case, plain
from verbund.funding.law.condition import NotOnRecord, Yield
from verbund.funding.law.registry import LAWS
from verbund.funding.profile import Profile
from verbund.funding.results import Combination, RuleResult, Status

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def assess(profile: Profile, as_of: date | None = None) -> Assessment:
    """Checks every instrument of `knowledge/funding/` against what is known.

    Nothing here is a decision: "kommt_in_betracht" says that each condition the data hold is met by the facts given,
    and the competent office decides. A fact that is unknown is never taken as met.

    Args:
        profile: the facts of the case, each optional.
        as_of: another day than that of the profile.

    Returns:
        One result per instrument, in the fixed order of the data.

    Raises:
        ProfileError: `as_of` is no day.
    """
    if as_of is not None:
        profile = dataclasses.replace(profile, as_of=as_of)
    results: dict[str, InstrumentResult] = {}
    by_id = {one.id: one for one in load_instruments()}

    def status_of(name: str) -> Status:
        return result_of(by_id[name]).status

    def result_of(instrument: Instrument) -> InstrumentResult:
        if instrument.id not in results:
            results[instrument.id] = _result(Case(profile, instrument, status_of))
        return results[instrument.id]

    return Assessment(profile, tuple(result_of(one) for one in by_id.values()))


def _result(case: Case) -> InstrumentResult:
    instrument, law = case.instrument, LAWS[case.instrument.id]
    rules = tuple(one.result(case) for one in law.conditions)
    status = summed_up(rules)
    given = _figures(case) if status != "kommt_nicht_in_betracht" else Yield()
    return InstrumentResult(
        instrument.id,
        instrument.name["standard"],
        instrument.grundlage,
        instrument.art,
        status,
        rules,
        given.figures,
        given.withheld,
        instrument.entscheidet["standard"],
        *(instrument.antrag[name] for name in ("wer", "wo", "wann")),
        tuple(_filled(case, instrument.ausgeschlossen)),
        tuple(Combination(one["mit"], one["fundstelle"], one["text"]) for one in instrument.nicht_zusammen),
        (*_overdue(case), *given.pitfalls, *_filled(case, instrument.pruefpunkte)),
        instrument.fragen_bei,
        _unique(name for one in rules for name in one.missing) if status == "offen" else (),
        given.missing,
        instrument.quelle,
        instrument.checked.geprueft_am,
        instrument.checked.naechste_pruefung,
        instrument.beendet_am is not None and case.profile.as_of > instrument.beendet_am,
        instrument.beendet_am if instrument.checked.confirmed else None,
    )


def summed_up(rules: Iterable[RuleResult]) -> Status:
    """One unmet condition decides; all met is "in question"; everything else is open."""
    results = {one.result for one in rules}
    if "nicht_erfuellt" in results:
        return "kommt_nicht_in_betracht"
    return "kommt_in_betracht" if results == {"erfuellt"} else "offen"


def _figures(case: Case) -> Yield:
    try:
        return LAWS[case.instrument.id].figures(case)
    except NotOnRecord:
        return Yield()


def _overdue(case: Case) -> tuple[str, ...]:
    if case.profile.as_of <= case.instrument.checked.naechste_pruefung:
        return ()
    return (f"Die Angaben zu diesem Weg sind nicht aktuell nachgeprüft; fragen Sie: {case.instrument.fragen_bei}.",)


def _filled(case: Case, sentences: Iterable[str]) -> Iterable[str]:
    """Fills values into the sentences of the data; a sentence whose value must not be said is left out."""
    for sentence in sentences:
        names = _PLACEHOLDER.findall(sentence)
        said = {name: case.instrument.spoken_value(name, case.profile.as_of) for name in names}
        if None not in said.values():
            yield sentence.format(**{name: plain(number) for name, number in said.items() if number is not None})


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
