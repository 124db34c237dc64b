"""Does the person ask the bot something? Question marks are rare in chats, least of all in weak German."""

from __future__ import annotations

import re

from verbund.language.folding import fold, plain, split_sentences

_W_WORD = (
    r"(?:was|wer|wie|wo|wann|warum|wieso|weshalb|weswegen|wozu|wofuer|wem|wen|welche[rsnm]?|woher|wohin|womit|"
    r"worum|wieviel|"
    r"wos|wia|wiaso|worom|wurom|wer|wea|wen|isch|wanns)"
)
_VERB = (
    r"(?:ist|sind|bist|war|wird|werden|wirst|kann|kannst|koennen|koennt|darf|duerfen|muss|muessen|soll|sollen|"
    r"hat|hast|habt|haben|gibt|gibts|"
    r"geht|macht|machen|machst|heisst|bedeutet|kostet|kosten|zahlt|zahlen|bezahlt|sieht|sehen|siehst|liest|"
    r"lesen|kriegt|kriegen|bekommt|bekomme|"
    r"bekommen|uebernimmt|erfaehrt|erfahren|weiss|wisst|speichert|speichern|passiert|funktioniert|dauert|"
    r"braucht|brauchst|brauche|meint|meinst|"
    r"meinen|stimmt|will|wollt|wollen|foerdert|isch|isches|hend|hot|moechte|lernt|bleibt|bleiben|landet|werde|"
    r"wollen|fragst|fragen|fragt|brauch|brauchts?|krieg|kriegst|bekomm|bringt|taugt|gilt|zaehlt|zaehlen|heissen|heisst|bezahlst|lohnt|"
    r"kennst|kennen|wisse[nt]|weisst|gehoert|gehoeren|melden|meldet|ruft|rufen|verkauft|verdient|verdienen|verdienst|"
    r"ka|ko|kenna|derf|derfat|derfs?t|muass|gibds?|hasch|bisch|hosch|kriagt|kriag|koschd|koschtet|koscht|brauchsch|kannsch|wird|wirds|gehts|gohts|isches|gohd)"
)
_SUBJECT = (
    r"(?:ich|du|sie|er|es|wir|ihr|man|mir|i|mi|das|dies|die|der|den|dem|mein\w*|unser\w*|unsr\w*|jemand|"
    r"irgendwer|eure?|euer|ihre?|"
    r"da|hier|dafuer|daran|ein\w*|firma|chef|betriebsrat|agentur|arbeitsagentur|amt|staat|jeder|alle|dann|so|"
    r"uns|einem|bitte|eigentlich|mer|mr|i|se|s|mi|des|dr|d|a|au|euch|noten|sowas|"
    r"gescheftsfuehrung|geschaeftsfuehrung|geld|kurs|foerderung|datenschutz|anonym|mensch|sich)"
)
_LEAD = (
    r"(?:(?:und|aber|oder|ja|na|ach|hm+|aeh+|okay|ok|moment|halt|sag mal|sagen sie( mal)?|hallo|also|"
    r"sorry|entschuldigung|stop|stopp|wart\w*|eh|tschuldigung|bitte|kurze frage|frage|sie|du|gell|sagen sie ehrlich|ehrlich|"
    r"mal ehrlich|sag emol|sag mol|sagt? a?mol|ich frag mich|darf ich fragen|nur mal so|naja|hae|verzeihung)\W+)*"
)
_ASKS = re.compile(
    rf"^{_LEAD}(?:(?:mit|von|bei|fuer|an|auf|zu|aus|bis|seit|in)\s+)?{_W_WORD}\b(?!\s+(?:gesagt|beschrieben|"
    rf"immer|vorher|oben|angegeben|gehabt|bisher)\b)"
)
_VERB_FIRST = re.compile(rf"^{_LEAD}{_VERB}\W+{_SUBJECT}\b")
_WANTS_TO_KNOW = re.compile(
    r"\b(?:ich (?:frage|frag) mich|ich (?:wuerde|moechte|will|wollt\w*|"
    r"haett\w*) (?:gern\w* )?(?:mal )?(?:wissen(?! wie (?:man|die|der|das|ich|mer))|fragen|ne frage|eine frage)|"
    r"(?:koennen|kannst|koennten) (?:sie|du) (?:mir )?(?:sagen|erklaeren)|hab (?:da )?(?:mal )?(?:ne|eine|a) frage|"
    r"(?:nicht|net) verstanden,? was|verstehe? (?:ich |i )?(?:die frage )?(?:nicht|net|ned),? (?:was|wie))"
)
_STATEMENT = re.compile(
    r"^\W*(?:ist (?:mir )?(?:egal|wurscht|freiwillig|gut|okay|ok|recht)|(?:soll|sollen|muss|muessen) (?!ich|man|"
    r"wir|das|i\b)|geht (?:so|schon|gut|klar)|passt|stimmt so|muss (?:ich|man|i) (?:nicht|net|halt|schon)|"
    r"soll so|kann (?:ich|i) (?:nicht|net|ned|schon|alles|gut|nur|noch)|macht nichts|macht nix|"
    r"hat (?:noch )?zeit|gibts? (?:nicht|net|ned|nix|keinen|uns|bei uns|es nicht)|weiss (?:ich|i) (?:nicht|net|"
    r"ned|leider|noch)|wie (?:gesagt|beschrieben|oben|immer|vorher|bisher)|wer weiss|was solls|so(?:wie|was)|"
    r"wenn|weil|dass|ob|(?:brauch\w*|krieg\w*|bekomm\w*|kenn\w*|muss|ka|derf|wird|meld\w*) (?:ich|i|wir|mer|mr|mir|das|des|es|dr) "
    r"(?:\w+ )?(?:nicht|net|ned|et|nix|nichts|kein\w*|koi\w*|schon|scho|noch|no|bald|schnell|dringend|sofort|erst|immer|oft|mehr))\b"
)
# A verb of any kind with its subject behind it, as only a question (or an order) begins.
_INVERTED = re.compile(
    rf"^{_LEAD}\w+ (?:ich|i|du|er|es|wir|mer|mr|ihr|man|sie|se|mein\w*|unser\w*|euer|eure|jemand|irgendw\w*|die|der|das|des|ein\w*|a|au)\b"
)
_BEGINS_WITH_VERB = re.compile(rf"^{_LEAD}{_VERB}\b(?:\W+\w+){{2}}")
_BARE_WHY = re.compile(
    r"^\W*(?:und |aber |ja |hae |ach |na )*(?:wozu|warum|wieso|weshalb|weswegen|wofuer|fuer was|zu was|wiaso|worom|wega was|zwecks was)"
    r"(?: (?:das|des|dat|denn|eigentlich|isch|ist|jetzt|fragen|fragst|fragt|sie|du|ihr|wollen|willst|wollt|wissen|brauchen|brauchst|"
    r"braucht|das alles|die|frage|muss|ich|i|man|mer|sagen|se|no))*\W*$"
)
_ASIDE_WORDS = 8


def looks_like_question(text: str) -> bool:
    """Tells whether a text asks the bot something, with or without a question mark.

    "ich weiß nicht, was tun" describes a situation and is none. A question mark decides, unless it only marks "
    "doubt about the
    own answer ("20?").

    Args:
        text: a message.

    Returns:
        True for a question.
    """
    return any(_asks(sentence) for sentence in split_sentences(text))


def asks_why(text: str) -> bool:
    """Tells whether a message is nothing but "Wozu?": why the open question is asked."""
    return bool(_BARE_WHY.match(plain(text)))


def asks_plainly(text: str) -> bool:
    """Tells whether a whole message asks something: the form of a question, and little beside it.

    "Vielleicht 20?" and "Löten nach IPC?" are doubtful answers; a story that ends with a question is a story.
    """
    asked, beside = 0, 0
    for sentence in split_sentences(text):
        if _asks(sentence) and ("?" not in sentence or _has_form(plain(sentence))):
            asked += 1
        else:
            beside += len(sentence.split())
    return bool(asked) and beside <= _ASIDE_WORDS


def _has_form(folded: str) -> bool:
    """Of a sentence with commas each part may begin the question: "Sie, ka i do au …"."""
    parts = [folded, *(part.strip() for part in folded.split(",")[1:])]
    return any(
        pattern.match(part) for part in parts for pattern in (_ASKS, _VERB_FIRST, _INVERTED)
    ) or bool(_BEGINS_WITH_VERB.match(folded))


def _asks(sentence: str) -> bool:
    folded = plain(sentence)
    if "?" in sentence:
        # "vielleicht 20?" is a doubtful answer
        return len(fold(sentence).words) > 2 or bool(re.match(rf"^\W*(?:{_W_WORD}|{_VERB})\b", folded))
    if _STATEMENT.match(folded):
        return False
    if _WANTS_TO_KNOW.search(folded):
        return True
    if _ASKS.match(folded):
        return len(folded.split()) <= 2 or bool(re.search(rf"\b{_VERB}\b", folded))
    return bool(_VERB_FIRST.match(folded))
