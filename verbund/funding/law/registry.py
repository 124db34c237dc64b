"""Which conditions belong to which file of `knowledge/funding/`."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.funding.law import esf_fachkurs, sgb3_81_2, sgb3_82, sgb3_82a
from verbund.funding.law.condition import Law

LAWS: Mapping[str, Law] = {
    "sgb3_82": sgb3_82.LAW,
    "sgb3_81_2": sgb3_81_2.LAW,
    "sgb3_82a": sgb3_82a.LAW,
    "esf_fachkurs": esf_fachkurs.LAW,
}
