"""Programmes that have ended, so that the bot can say so."""

from __future__ import annotations

from verbund.funding.law.case import Case
from verbund.funding.law.condition import Finding, Law, condition, silent, unmet


@condition("laufzeit", "Programm")
def over(case: Case) -> Finding:
    """Ended; for an earlier day the file holds no conditions."""
    ended = case.instrument.beendet_am
    if ended is not None and case.profile.as_of > ended:
        return unmet("das Programm ist beendet")
    return silent("für frühere Fälle fragen Sie die Stelle des Programms")


LAW = Law((over,))
