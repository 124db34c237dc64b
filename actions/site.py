"""What holds on the site from which somebody writes."""

from __future__ import annotations

import logging

from actions.services import Services

_log = logging.getLogger(__name__)


def reached_at(services: Services, conversation_id: str) -> tuple[str, str]:
    """Returns whom people reach and when: of the site where it has a contact of its own, else of the installation.

    A fault of the store must not leave a person without an answer to this question.
    """
    try:
        with services.unit_of_work() as uow:
            conversation = uow.conversations.get(conversation_id)
            site = uow.sites.get(conversation.site) if conversation else None
    except Exception as error:  # noqa: BLE001 - as above
        _log.error("a site could not be read: %s", type(error).__name__)
        site = None
    if site is None or not site.contact:
        return services.contact, services.office_hours
    return site.contact, site.office_hours or services.office_hours
