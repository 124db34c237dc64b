"""Bodies that advise or certify and pay nothing."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.common import yes
from verbund.funding.law.companies import running
from verbund.funding.law.condition import Condition, Finding, Law, condition, met, silent, unknown, unmet
from verbund.funding.law.derive import age_at_start
from verbund.funding.words import Person, Qualification


def _in_bw(source: str) -> Condition:
    return yes(
        "land",
        source,
        "works_in_bw",
        "arbeitet in Baden-Württemberg",
        "gilt für Betriebe und Beschäftigte in Baden-Württemberg",
        "ob in Baden-Württemberg gearbeitet wird, ist nicht bekannt",
    )


_SCOUTS, _CENTRES = (
    "Ministerium für Wirtschaft Baden-Württemberg, Weiterbildungsscouts",
    "Programm Zukunftszentren, ESF Plus",
)
_AT_WORK = (
    Person.EMPLOYEE,
    Person.MINIJOB,
    Person.APPRENTICE,
    Person.SELF_EMPLOYED,
    Person.SOLO_SELF_EMPLOYED,
    Person.MANAGING_DIRECTOR,
)


@condition("person", _SCOUTS)
def at_work(case: Case) -> Finding:
    """Employees and companies."""
    kind = case.profile.person
    if kind is None:
        return unknown("was die Person beruflich macht, ist nicht bekannt", "person")
    return (
        met("beschäftigt oder selbstständig")
        if kind in _AT_WORK
        else silent("ob diese Person beraten wird, klärt die Stelle")
    )


SCOUTS = Law((running(_SCOUTS), at_work, _in_bw(_SCOUTS)))
CENTRES = Law((running(_CENTRES), at_work, _in_bw(_CENTRES)))

_RECOGNITION = "§ 421g SGB III"


@condition("abschluss", _RECOGNITION)
def foreign(case: Case) -> Finding:
    """A foreign qualification that is not recognised."""
    kind = case.profile.qualification
    if kind is None:
        return unknown("ob es einen ausländischen Abschluss gibt, ist nicht bekannt", "qualification")
    return (
        met("ausländischer Abschluss ohne Anerkennung")
        if kind is Qualification.FOREIGN_UNRECOGNISED
        else unmet("kein ausländischer Abschluss ohne Anerkennung")
    )


RECOGNITION = Law((foreign,))


@condition("alter", "§ 50b BBiG")
def grown_up(case: Case) -> Finding:
    """A least age; not for people with disabilities."""
    old_enough = age_at_start(case.profile).at_least(case.number("alter_ab"))
    if old_enough is None:
        return unknown("wie alt die Person ist, ist nicht bekannt", "birth_date", "age_band")
    return met("alt genug") if old_enough else _younger(case)


def _younger(case: Case) -> Finding:
    if case.profile.severely_disabled or case.profile.equal_status:
        return silent("für Menschen mit Behinderung gilt die Altersgrenze nicht; die Kammer klärt das")
    return (
        unmet("zu jung")
        if case.profile.severely_disabled is False
        else unknown("für Menschen mit Behinderung gilt die Altersgrenze nicht", "severely_disabled")
    )


@condition("kein_abschluss", "§ 50b BBiG")
def no_qualification(case: Case) -> Finding:
    """No qualification in this occupation; one in another does no harm."""
    kind = case.profile.qualification
    if kind is None:
        return unknown("ob es einen Berufsabschluss gibt, ist nicht bekannt", "qualification")
    return (
        met("kein Berufsabschluss")
        if kind is Qualification.NONE
        else silent("es kommt darauf an, ob der Abschluss in diesem Beruf liegt")
    )


@condition("berufszeit", "§ 50b BBiG")
def practice(case: Case) -> Finding:
    """A multiple of the training time in the occupation."""
    done, training = case.profile.years_in_occupation, case.profile.occupation_training_years
    if done is None or training is None:
        return unknown(
            "Jahre im Beruf und Ausbildungsdauer sind nicht bekannt", "years_in_occupation", "occupation_training_years"
        )
    return (
        met("lange genug im Beruf")
        if done >= training * case.number("vielfaches")
        else unmet("noch nicht lange genug im Beruf")
    )


@condition("inland", "§ 50b BBiG")
def in_germany(case: Case) -> Finding:
    """Home in Germany, or half of the practice there."""
    return (
        met("wohnt in Deutschland")
        if case.profile.lives_in_bw
        else unknown("ob die Person in Deutschland wohnt, ist nicht bekannt", "lives_in_bw")
    )


VALIDATION = Law((grown_up, no_qualification, practice, in_germany))
