"""One instrument looked at for one profile: gives conditions the numbers of the day and what follows from the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import inf

from verbund.funding.dated import Value
from verbund.funding.headcount import HourBands
from verbund.funding.instruments import Instrument, find_instrument
from verbund.funding.law.condition import NotOnRecord
from verbund.funding.law.span import UNKNOWN, Span, exactly
from verbund.funding.profile import Profile
from verbund.funding.results import Figure, Nature, Status, Withheld
from verbund.funding.words import SizeBand

_HEADS = {
    SizeBand.TO_9: Span(1, 9), SizeBand.TO_49: Span(10, 49), SizeBand.TO_249: Span(50, 249), SizeBand.TO_499: Span(250, 499), SizeBand.FROM_500: Span(500),
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """Profile and instrument; `status_of` gives the status of another instrument for the same profile."""

    profile: Profile
    instrument: Instrument
    status_of: Callable[[str], Status]

    @property
    def day(self) -> date:
        """The day whose values count: the first day of the course."""
        return self.profile.course_start or self.profile.as_of

    def value(self, name: str) -> Value:
        """Returns the value that holds for the course; raises NotOnRecord."""
        found = self.instrument.value_on(name, self.day)
        if found is None:
            raise NotOnRecord(name)
        return found

    def number(self, name: str) -> float:
        """Returns only the number of `value`."""
        return self.value(name).wert

    def cut_off(self, name: str) -> date:
        """Returns a cut-off day of the instrument."""
        return self.instrument.stichtage[name].tag

    def hint(self, sentence: str, name: str) -> str:
        """Fills a value into a sentence, or returns nothing where the value must not be said."""
        found = self.value(name)
        return sentence.format(plain(found.wert)) if self._sayable(found) else ""

    def figure(
        self,
        id: str,
        source: str,
        nature: Nature,
        number: float | None = None,
        condition: str | None = None,
        at_most: bool = False,
        unit: str | None = None,
    ) -> Figure | Withheld:
        """Makes a figure from a value of the data, or from a number computed of it; withheld where it must not be said."""
        try:
            found = self.value(source)
        except NotOnRecord:
            return Withheld(id, "für diesen Zeitpunkt ist kein Wert hinterlegt", self.instrument.fragen_bei)
        if not (self._sayable(found) and self.instrument.checked.sayable(self.day, self.profile.as_of)):
            return Withheld(id, "der Wert ist nicht aktuell bestätigt", self.instrument.fragen_bei)
        return Figure(
            id,
            found.wert if number is None else number,
            unit or found.einheit,
            found.fundstelle,
            found.checked.geprueft_am,
            nature,
            condition,
            at_most,
        )

    def _sayable(self, found: Value) -> bool:
        return found.checked.sayable(self.day, self.profile.as_of)

    @property
    def weighted_headcount(self) -> Span:
        """Employees of undertaking or group, weighted by weekly hours (§ 82 Abs. 6 Satz 3 SGB III)."""
        return self._uncounted(self._counted())

    def _counted(self) -> Span:
        profile = self.profile
        group = self._weighted(
            profile.group_headcount_weighted, profile.group_headcount_by_hours, profile.group_headcount
        )
        own = self._weighted(profile.headcount_weighted, profile.headcount_by_hours, profile.headcount)
        if own is None and profile.size_band is not None:
            heads = _HEADS[profile.size_band]
            own = Span(heads.low * self._weight("gewicht_bis_10"), heads.high)
        if group is not None:
            return group
        if own is None:
            return (
                UNKNOWN
                if profile.site_headcount is None
                else Span(profile.site_headcount * self._weight("gewicht_bis_10"))
            )
        return Span(own.low, inf) if profile.part_of_group else own

    def _uncounted(self, size: Span) -> Span:
        """Whether apprentices and Minijobs count is not in the law: they may or may not be part of the number."""
        apprentices, minijobs = self.profile.apprentices_included or 0, self.profile.minijobs_included or 0
        return Span(max(0, size.low - apprentices - minijobs * self._weight("gewicht_bis_20")), size.high)

    @property
    def heads(self) -> Span:
        """Heads of the undertaking, unweighted."""
        profile = self.profile
        if profile.headcount is not None:
            return exactly(profile.headcount)
        if profile.headcount_by_hours is not None:
            return exactly(profile.headcount_by_hours.heads)
        if profile.size_band is not None:
            return _HEADS[profile.size_band]
        return Span(profile.headcount_weighted or profile.site_headcount or 0)

    def _weighted(self, weighted: float | None, bands: HourBands | None, heads: float | None) -> Span | None:
        if weighted is not None:
            return exactly(weighted)
        if bands is not None:
            return exactly(
                bands.up_to_10 * self._weight("gewicht_bis_10")
                + bands.up_to_20 * self._weight("gewicht_bis_20")
                + bands.up_to_30 * self._weight("gewicht_bis_30")
                + bands.above_30
            )
        return None if heads is None else Span(heads * self._weight("gewicht_bis_10"), heads)

    def _weight(self, name: str) -> float:
        found = find_instrument("sgb3_82").value_on(name, self.day)
        if found is None:
            raise NotOnRecord(name)
        return found.wert


def plain(number: float) -> str:
    """Writes a number as German text does."""
    return f"{number:,.10g}".replace(",", " ").replace(".", ",")
