"""Questions between the questions: erase, stop, start again. Nothing of that kind happens without a second yes."""

from __future__ import annotations

import re

from verbund.interview.outcome import Outcome, Say
from verbund.interview.plan import is_complete, skip_voluntary
from verbund.interview.state import Interview
from verbund.interview.utterance import Utterance

_NO = re.compile(r"^\W*(nein|nee?|nö|noi|net|nicht|doch\s+nicht|lieber\s+nicht|weiter\w*|quatsch|stopp?\b.*doch)\b", re.IGNORECASE)
_YES = re.compile(r"^\W*(ja+|jo+|jawohl|bitte|ok(ay)?|klar|genau|sicher|passt|stimmt|gern\w*|richtig|mach\w*|lösch\w*|loesch\w*|weg\b|alles\s+(weg|löschen))", re.IGNORECASE)


def resolve_pending(interview: Interview, utterance: Utterance) -> Outcome | None:
    """Answers "really erase?", "stop: keep or erase?", "really start again?", and "go on?" after a cry for help.

    Args:
        interview: the state with its pending question.
        utterance: the message.

    Returns:
        The outcome, or None when the message is something else: then it is read as usual.
    """
    wish = _wish(interview.pending or "", utterance)
    if wish is None:
        return None
    pending, interview.pending = interview.pending, None
    if wish == "weiter":
        return Outcome(say=[Say("utter_weiter")])
    if wish == "speichern":
        return _keep(interview)
    if wish == "loeschen":
        return Outcome(erase=True)
    if pending == "neu_anfangen":
        _start_again(interview)
        return Outcome(say=[Say("utter_neu_begonnen")])
    interview.pending = pending
    return None


def _wish(pending: str, utterance: Utterance) -> str | None:
    if utterance.choice is not None:
        return {"ja": _meant(pending), "nein": "weiter", "aendern": "weiter"}.get(
            str(utterance.choice[1]), str(utterance.choice[1])
        )
    if pending == "notlage" and utterance.intent != "notlage":
        return "weiter"
    if pending == "abbrechen" and re.search(r"\bspeicher\w*|behalt\w*", utterance.text, re.IGNORECASE):
        return "speichern"
    if re.search(r"\b(weiter\w*)\b", utterance.text, re.IGNORECASE) or _NO.match(utterance.text):
        erases = utterance.intent == "loeschen" and not re.search(r"\bnicht\b", utterance.text, re.IGNORECASE)
        return "loeschen" if erases and pending != "neu_anfangen" else "weiter"
    if utterance.intent == "loeschen" or re.search(r"\bl(ö|oe)sch\w*", utterance.text, re.IGNORECASE):
        return "loeschen"
    if _YES.match(utterance.text) or utterance.intent == "bejahen":
        return _meant(pending)
    if utterance.intent == "verneinen":
        return "weiter"
    return None


def _keep(interview: Interview) -> Outcome:
    """Goes to the summary when everything is there that a record needs; else what was said waits for its return."""
    if not is_complete(interview):
        return Outcome(say=[Say("utter_ende_unvollstaendig")])
    skip_voluntary(interview)
    return Outcome()


def _meant(pending: str) -> str:
    """What a bare yes stands for; to "keep or erase?" it would be no answer, so the safe half is taken."""
    return {"loeschen": "loeschen", "neu_anfangen": "neu"}.get(pending, "weiter")


def _start_again(interview: Interview) -> None:
    fresh = Interview(language_mode=interview.language_mode, saved=interview.saved)
    if "einwilligung" in interview.values:
        fresh.put("einwilligung", interview.values["einwilligung"])
    interview.__dict__.update(fresh.__dict__)
