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
    r"wollen|fragst|fragen|fragt)"
)
_SUBJECT = (
    r"(?:ich|du|sie|er|es|wir|ihr|man|mir|i|mi|das|dies|die|der|den|dem|mein\w*|unser\w*|unsr\w*|jemand|"
    r"irgendwer|eure?|euer|ihre?|"
    r"da|hier|dafuer|daran|ein\w*|firma|chef|betriebsrat|agentur|arbeitsagentur|amt|staat|jeder|alle|dann|so|"
    r"uns|einem|bitte|eigentlich|"
    r"gescheftsfuehrung|geschaeftsfuehrung|geld|kurs|foerderung|datenschutz|anonym|mensch|sich)"
)
_LEAD = (
    r"(?:(?:und|aber|oder|ja|na|ach|hm+|aeh+|okay|ok|moment|halt|sag mal|sagen sie( mal)?|hallo|also|"
    r"sorry|entschuldigung|stop|stopp|wart\w*|eh|tschuldigung|bitte|kurze frage|frage)\W+)*"
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
    r"wenn|weil|dass|ob)\b"
)


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
