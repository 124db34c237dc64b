"""Ways of saying something about one's health for which no single word is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PERSON = (
    r"(?:ich|i|er|sie|man|bin|bi|bisch|kolleg\w*|mitarbeiter\w*|chef\w*|meister\w*|frau|mann|jemand|wer|einer|eine"
    r"|leute|der|die)"
)
_HAVING = r"(?:hat|hab|habe|han|haben|hatte|hatten|an|wegen|durch|von|nach|mit|long)"
_OWNER = r"(?:(?:d(?:er|ie|em|en|e|r)|einer|mein(?:er|em|e)|sein(?:er|em|e)|ihr(?:er|em|e)|unserm|meim|seim)\s+)?"
_INNER = r"(?:rücken|kreuz|knie|schulter|hüfte|herz\w*|lunge|nieren|magen|nerven)"
_DOCTORS = (
    r"(?:psycholog(?:e|en|in)|psychiater(?:in)?|therapeut(?:en|in)?|kardiolog\w*|orthopäd\w*|neurolog\w*|onkolog\w*)"
)
_MICROSOFT = r"office|teams|excel|pro|wo|acc|sql|dos|win|pow|out|365"
_STATE = (
    r"(?:kaputt|hin|im eimer|operiert|schlimm|verschlissen|tut weh|tun weh|schmerz(?:t|en)"
    r"|macht (?:nicht mehr|nimmer|nemme) mit)"
)

SICK = re.compile(
    rf"(?<!\w){_PERSON}\s+(?:\w+\s+){{0,5}}?"
    r"(?P<said>(?:chronisch\s+|schwer\s+|dauernd\s+|psychisch\s+)?(?:dauer|herz|lungen|schwer)?krank\w{0,2}"
    r"|im krankenstand)(?!\w)"
    r"|(?<!\w)(?P<alone>krank)\s+(?:geworden|war|bin|ist|gemeldet|geschrieben|gwä|gwesa)(?!\w)",
    re.IGNORECASE,
)
NOBODY_ILL = re.compile(  # a machine, or a case that may come: "wenn jemand krank ist, steht alles"
    r"\bwenn\b|\bfalls\b|maschine|anlage|pumpe|presse|steuerung|motor|antrieb|spindel|roboter|programm|server|drucker|linie|achse|ventil"
    r"|system|software|stand",
    re.IGNORECASE,
)
PRODUCT_TAIL = re.compile(
    r"[- ](?:technik|textil\w*|produkt\w*|geräte?\w*|hilfsmittel\w*|artikel\w*|forschung|branche|markt|sport\w*)\b",
    re.IGNORECASE,
)
# What companies of the region make is no statement about anybody: "Wir bauen Rollstühle."
AID = re.compile(r"rollst(?:u|ü)hl|herzkathet|herzklapp|herzschrittmacher|insulin|hörgerät|prothes|dialyse", re.IGNORECASE)
MADE_HERE = re.compile(
    r"(?<!\w)(?:wir|mir|firma|betrieb)\s+(?:\w+\s+){0,3}?(?:bauen|fertigen|produzier\w+|montier\w+|nähen|machen|liefern|stellen|entwickel\w+)(?!\w)"
    r"|(?<!\w)(?:bauen|fertigen|produzieren|montieren|liefern|machen)\s+wir(?!\w)",
    re.IGNORECASE,
)
FOR_CUSTOMERS = re.compile(r"(?<!\w)(?:für|fuer|gegen)\s+(?:\w+\s+und\s+)?$", re.IGNORECASE)


def health_phrases(body_parts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Returns patterns whose group `said` must not pass.

    Args:
        body_parts: words for parts of the body, which tell something in some company only: kaputt, OP, Probleme.
    """
    body = rf"(?:{'|'.join(re.escape(part) for part in body_parts)})"
    return (
        # MS is an illness after "hat", and a vendor's name before "Office".
        re.compile(rf"(?<!\w){_HAVING}\s+(?P<said>MS)(?!\w)(?!\s*-?(?i:{_MICROSOFT}))"),
        # Corona treatment is a step in coating plastics.
        _said(rf"{_HAVING}\s+(?:\w+\s+)?(?P<said>corona|covid(?:-19)?)(?!\s*-?(?:behandlung|anlage|entladung|zeit))"),
        _said(r"(?P<said>(?:GdB|grad der behinderung)\s*(?:von\s*)?:?\s*\d{2,3}\s*(?:%|prozent)?)"),
        _said(r"(?P<said>pflegegrad\s*\d)"),
        _said(r"(?:meine|eine|mit|wegen|habe?)\s+(?:\w+\s+)?(?P<said>behinderung(?:en)?)"),
        re.compile(rf"(?<!\w)(?:nach|vor|wegen|seit)\s+{_OWNER}(?P<said>OP)(?![\w-])"),
        _said(rf"(?P<said>{body}[- ]?(?:OP|operation))(?![\w-])"),
        _said(r"(?:meiner|seiner|ihrer|meine|seine|ihre)\s+(?P<said>operation)"),
        _said(r"(?:wurde|werde|bin|ist|frisch|mal|worden|an\s+\w+\s+\w+)\s+(?P<said>operiert)"),
        _said(rf"(?P<said>(?:steife[rnms]?|taube[rnms]?|gebrochene[rnms]?|amputierte[rnms]?)\s+{body})"),
        _said(r"(?P<said>burn[ -]?out\w*|grauer star|offenes bein|multiple\s+sklerose)"),
        _said(rf"(?:beim|zum|zur|vom|in|bei\s+\w+)\s+(?:\w+\s+)?(?P<said>{_DOCTORS})"),
        _said(r"(?:trag|trage|trägt|hab|habe|hat)\s+(?:eine?\s+)?(?P<said>\w*prothese)"),
        _said(rf"(?P<said>{body}(?:n|en)?\s+(?:ist|isch|sind|war|waren)?\s*(?:auch |ganz |total )?{_STATE})"),
        _said(rf"(?P<said>{body}(?:n)?(?:probleme|beschwerden|leiden|schaden))"),
        _said(rf"wegen\s+{_OWNER}(?P<said>{body})"),
        _said(rf"(?P<said>(?:hab|habe|han|hat|hot)\s?(?:'s|’s|s|es)\s+(?:mit|im|am|an|in)\s+{_OWNER}{_INNER})"),
        _said(
            r"(?P<said>(?:auf|an)\s+(?:einem|beiden|dem \w+)\s+(?:ohr|ohren|auge|augen)\s+(?:taub|blind|schwerhörig))"
        ),
        _said(r"(?:hab|habe|trag|trage|hat|trägt|brauch|brauche)\s+(?:ein\s+|zwei\s+|en\s+)?(?P<said>hörgeräte?)"),
        _said(r"(?:liegt|liege|lag|war|musste|muss|kam|bin)\s+(?:\w+\s+){0,4}?(?P<said>(?:im|ins)\s+krankenhaus)"),
        _said(r"(?:hab|habe|han|hat|hot)\s+(?P<said>zucker)"),
        _said(rf"(?P<said>wasser\s+in\s+(?:\w+\s+)?(?:{body}|füß|füaß|beine?n?|füßen))"),
        _said(r"(?:mein(?:em|en|er)?|seinem|ihrem|einem|nem)\s+(?P<said>(?:arbeits|wege|motorrad|auto)unfall)"),
        _said(r"(?P<said>in\s+(?:ärztlicher\s+|psychologischer\s+)?behandlung(?:\s+wegen\s+(?:\w+\s+)?\w+)?)"),
        _said(r"(?:meine|seine|ihre)\s+(?P<said>psyche)"),
        _said(r"(?:ich|i|er|sie|mitarbeiter(?:in)?|kolleg(?:e|in)|frau|mann)\s+(?:ist|bin|isch|bi|hör\w*)\s+(?:\w+\s+)?(?P<said>taub|blind|stumm)"),
        _said(r"(?P<said>(?:hör|höre|hört|sieht|seh|sehe)\s+auf\s+(?:einem|dem\s+\w+|em)\s+(?:ohr|auge)\s+(?:nix|nichts|schlecht|kaum)(?:\s+mehr)?)"),
        _said(rf"(?:mir|sich|dir)\s+(?:den|das|die|s|'s)\s+(?P<said>{body}\s+(?:gebrochen|verletzt|verbrannt|eingeklemmt|abgetrennt))"),
        _said(r"(?:nehme?|nimmt|nehmen|brauche?)\s+(?:\w+\s+)?(?P<said>tabletten|medikamente)"),
        _said(r"(?:in|mach|mache|macht|meine[rn]?|seine[rn]?|ihre[rn]?)\s+(?:eine?r?\s+)?(?P<said>therapie)"),
        _said(rf"(?:auf|zur|in|nach|aus)\s+{_OWNER}(?P<said>kur)"),
        _said(
            r"(?:ich|i)\s+leide?\s+(?:an|unter)\s+(?P<said>(?:einer?\s+|schwere[rnm]?\s+|starke[rnm]?\s+)*[^\W\d_]{4,})"
        ),
    )


def _said(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
