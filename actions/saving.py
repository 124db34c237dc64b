"""Saves a need. "Gespeichert" is said here and nowhere else, and only after the commit."""

from __future__ import annotations

import logging
from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.speech import say
from verbund.codes import code_for
from verbund.interview.record import build_need
from verbund.interview.state import Interview

_log = logging.getLogger(__name__)


def save_need(dispatcher: CollectingDispatcher, services: Services, interview: Interview, conversation_id: str) -> None:
    """Commits the confirmed need and says so; the slot `bestaetigung` is only set when it is committed.

    Saving twice replaces: the id follows from the conversation. A fault leaves the question open, so that nothing is lost.
    """
    again = interview.is_saved
    try:
        need = _commit(services, interview, conversation_id)
    except Exception as error:  # noqa: BLE001 - whatever the store does, nobody is told that it is saved
        _log.error("a need could not be saved: %s", type(error).__name__)
        say(dispatcher, "utter_speichern_fehlgeschlagen")
        return
    if need.need_id not in interview.saved:
        interview.saved.append(need.need_id)
    interview.put("bestaetigung", "ja")
    interview.settle()
    code = code_for(need.need_id, services.secret_key)
    say(dispatcher, "utter_aenderung_gespeichert" if again else "utter_gespeichert", code=code)


def save_contact(
    dispatcher: CollectingDispatcher, services: Services, interview: Interview, conversation_id: str
) -> None:
    """Ties the contact, which the gateway put into the vault, to every need of the conversation."""
    try:
        with services.unit_of_work() as uow:
            refs = uow.contacts.by_conversation(conversation_id)
            for need in uow.needs.by_conversation(conversation_id) if refs else ():
                uow.needs.add_or_replace(replace(need, kontakt_gewuenscht=True, kontakt_ref=refs[-1]))
            uow.commit()
    except Exception as error:  # noqa: BLE001 - as above: no fault may end in "gespeichert"
        _log.error("a contact could not be tied to its needs: %s", type(error).__name__)
        refs = []
    if refs:
        say(dispatcher, "utter_kontakt_gespeichert")
        interview.values["kontakt"] = "ja"
    else:
        say(dispatcher, "utter_speichern_fehlgeschlagen")
        interview.forget("kontakt")


def _commit(services: Services, interview: Interview, conversation_id: str):
    with services.unit_of_work() as uow:
        company = interview.values.get("betrieb_ref")
        contacts = uow.contacts.by_conversation(conversation_id)
        need = build_need(
            interview,
            conversation_id,
            services.world,
            services.today(),
            services.retention_days,
            betrieb_ref=uow.companies.put(conversation_id, company) if company else None,
            kontakt_ref=contacts[-1] if contacts else None,
        )
        uow.needs.add_or_replace(need)
        uow.commit()
    return need
