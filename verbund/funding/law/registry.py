"""Which conditions belong to which file of `knowledge/funding/`."""

from __future__ import annotations

from collections.abc import Mapping

from verbund.funding.law import (
    afbg,
    bildungszeit_bw,
    companies,
    ended,
    esf_fachkurs,
    guidance,
    meisterpraemie_bw,
    sgb3_81,
    sgb3_81_2,
    sgb3_82,
    sgb3_82a,
    sgb3_87a,
    sgb3_kurzarbeit,
    stipends,
)
from verbund.funding.law.condition import Law

LAWS: Mapping[str, Law] = {
    "sgb3_82": sgb3_82.LAW,
    "sgb3_81_2": sgb3_81_2.LAW,
    "sgb3_82a": sgb3_82a.LAW,
    "sgb3_81": sgb3_81.LAW,
    "sgb3_87a": sgb3_87a.LAW,
    "sgb3_111a": sgb3_kurzarbeit.TRANSFER,
    "sgb3_106a": sgb3_kurzarbeit.KURZARBEIT,
    "afbg": afbg.LAW,
    "weiterbildungsstipendium": stipends.TALENT,
    "aufstiegsstipendium": stipends.CLIMB,
    "esf_fachkurs": esf_fachkurs.LAW,
    "bildungszeit_bw": bildungszeit_bw.LAW,
    "meisterpraemie_bw": meisterpraemie_bw.LAW,
    "kompass": companies.KOMPASS,
    "inqa_coaching": companies.INQA,
    "digitalisierungsfinanzierung": companies.DIGITALISIERUNG,
    "innovationsgutscheine_bw": companies.INNOVATION,
    "coaching_bw": companies.COACHING,
    "berufsvalidierung": guidance.VALIDATION,
    "anerkennungsberatung": guidance.RECOGNITION,
    "weiterbildungsscouts": guidance.SCOUTS,
    "zukunftszentren": guidance.CENTRES,
    "digitalisierungspraemie_plus": ended.LAW,
    "bildungspraemie": ended.LAW,
    "unternehmenswert_mensch": ended.LAW,
    "go_digital": ended.LAW,
    "weiterbildungsverbuende_bund": ended.LAW,
}
