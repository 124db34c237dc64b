"""Repositories on dictionaries; the behaviour is described at the protocols in `verbund.unit_of_work`."""

from __future__ import annotations

import dataclasses
import secrets
from dataclasses import replace
from datetime import UTC, date
from typing import Any, get_args

from verbund.codes import code_for, code_hash
from verbund.conversations import Button, Conversation, unsaved_until
from verbund.need_list import (
    CORRECTABLE_FIELDS,
    DESK_FIELDS,
    OWN_FIELDS,
    PERSON,
    Correction,
    NotCorrectable,
    Overtaken,
)
from verbund.need_values import Dringlichkeit, Status
from verbund.needs import RECORD_FIELDS
from verbund.reviews import Handling
from verbund.search_text import search_text
from verbund.sites.site import last_day
from verbund.unit_of_work import AlreadyAnswered

TRANSCRIPT = ("messages", "buttons", "answers")


class FakeConversations:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._tables = tables
        self._rows = tables.setdefault("conversations", {})
        self._until = tables.setdefault("unsaved_until", {})
        self._stones = tables.setdefault("tombstones", {})
        self._transcript = {name: tables.setdefault(name, {}) for name in TRANSCRIPT}

    def add(self, conversation, now):
        self._rows[conversation.id] = conversation
        self._until[conversation.id] = unsaved_until(now)

    def get(self, conversation_id):
        return self._rows.get(conversation_id) or self._stones.get(conversation_id)

    def record_turn(self, conversation, now):
        known = self._rows[conversation.id]
        self._rows[conversation.id] = dataclasses.replace(
            known,
            language_mode=conversation.language_mode,
            asks=conversation.asks,
            progress=conversation.progress,
            touched_on=now.date(),
        )
        self._until[conversation.id] = unsaved_until(now)

    def touch(self, conversation_id, now):
        self._rows[conversation_id] = dataclasses.replace(self._rows[conversation_id], touched_on=now.date())
        if self._rows[conversation_id].state == "open":
            self._until[conversation_id] = unsaved_until(now)

    def renew_token(self, conversation_id, token_hash, now):
        self._rows[conversation_id] = dataclasses.replace(self._rows[conversation_id], token_hash=token_hash)
        self.touch(conversation_id, now)

    def close(self, conversation_id, state):
        self._rows[conversation_id] = dataclasses.replace(self._rows[conversation_id], state=state)
        self._until.pop(conversation_id, None)

    def append_message(self, conversation_id, message):
        said = self._transcript["messages"].setdefault(conversation_id, [])
        said.append(message)
        return len(said)

    def messages(self, conversation_id):
        return list(self._transcript["messages"].get(conversation_id, []))

    def add_button(self, conversation_id, title, payload):
        button = Button(secrets.token_urlsafe(12), title, payload)
        self._transcript["buttons"].setdefault(conversation_id, {})[button.id] = button
        return button

    def button(self, conversation_id, button_id):
        return self._transcript["buttons"].get(conversation_id, {}).get(button_id)

    def remember_answer(self, conversation_id, message_id, answer):
        answers = self._transcript["answers"].setdefault(conversation_id, {})
        if message_id in answers:
            raise AlreadyAnswered(message_id)
        answers[message_id] = dict(answer)

    def answer_for(self, conversation_id, message_id):
        return self._transcript["answers"].get(conversation_id, {}).get(message_id)

    def unsaved_before(self, now):
        saved = {need.conversation_id for need in self._tables.get("needs", {}).values()}
        return [one for one, until in self._until.items() if until <= now and one not in saved]

    def idle_since(self, day):
        said = self._transcript["messages"]
        return [row.id for row in self._rows.values() if row.touched_on <= day and said.get(row.id)]

    def erase_transcript(self, conversation_id):
        return {name: len(table.pop(conversation_id, ())) for name, table in self._transcript.items()}

    def erase(self, conversation_id, on):
        row = self._rows.pop(conversation_id, None)
        self._until.pop(conversation_id, None)
        if row is None:
            return 0
        self._stones[row.id] = Conversation(
            id=row.id, token_hash=row.token_hash, created_on=on, touched_on=on, state="erased"
        )
        return 1

    def remains(self, conversation_id):
        return sum(len(table.get(conversation_id, ())) for table in self._transcript.values()) + (
            conversation_id in self._rows
        )

    def tombstones(self):
        return list(self._stones)

    def forget_tombstones(self, before):
        old = [one for one, stone in self._stones.items() if stone.touched_on < before]
        for one in old:
            del self._stones[one]
        return len(old)


class FakeNeeds:
    def __init__(self, tables: dict[str, Any], secret_key: bytes) -> None:
        self._needs = tables.setdefault("needs", {})
        self._history = tables.setdefault("need_history", {})
        self._tables = tables
        self._handling = tables.setdefault("handling", {})
        self._labels = tables.setdefault("need_labels", set())
        self._secret_key = secret_key

    def add_or_replace(self, need):
        known = self._handling.get(need.need_id, Handling(revision=0))
        self._handling[need.need_id] = dataclasses.replace(known, revision=known.revision + 1)
        changes = [each for each in self.history(need.need_id) if each.field in RECORD_FIELDS]
        corrected = {each.field for each in changes if each.outlasts(getattr(need, each.field))}
        if self._is_trial(need):
            need = dataclasses.replace(need, loeschen_am=last_day(need.loeschen_am, need.created_on, test=True))
        if corrected:
            known = self._needs[need.need_id]
            need = dataclasses.replace(need, **{name: getattr(known, name) for name in corrected})
        self._needs[need.need_id] = need

    def get(self, need_id):
        return self._needs.get(need_id)

    def by_conversation(self, conversation_id):
        return [need for need in self._needs.values() if need.conversation_id == conversation_id]

    def by_code_hash(self, wanted):
        return next(
            (need for need in self._needs.values() if code_hash(code_for(need.need_id, self._secret_key)) == wanted),
            None,
        )

    def page(self, wanted, sort="newest", offset=0, limit=50):
        passing = [
            need
            for need in self._needs.values()
            if self._is_trial(need) == wanted.trial and _passes(need, wanted) and self._handled(need, wanted)
        ]
        if sort != "oldest":
            passing.reverse()
        passing.sort(key=lambda need: need.created_on, reverse=sort != "oldest")
        if sort in _KEYS:
            passing.sort(key=_KEYS[sort])
        if sort == "due":
            passing.sort(key=lambda need: self._handling[need.need_id].due_on or date.max)
        return passing[offset : offset + limit], len(passing)

    def _is_trial(self, need):
        talk = self._tables.get("conversations", {}).get(need.conversation_id)
        return talk is not None and talk.test

    def _handled(self, need, wanted):
        handling = self._handling[need.need_id]
        return (
            (wanted.owner is None or (handling.owner or "") == wanted.owner)
            and (wanted.due_until is None or (handling.due_on or date.max) <= wanted.due_until)
            and (wanted.label_id is None or (need.need_id, wanted.label_id) in self._labels)
        )

    def handling(self, need_id):
        return self._handling[need_id]

    def correct(self, need_id, changes, who, on, seen=None):
        if seen is not None and self._handling[need_id].revision != seen:
            raise Overtaken(need_id)
        return self._change(need_id, changes, CORRECTABLE_FIELDS, who, on)

    def undoable(self, need_id, who):
        last = [one for one in self.history(need_id) if one.revision == self._handling[need_id].revision]
        return last if last and all(one.who == who for one in last) else []

    def undo(self, need_id, who, on, seen):
        back = {one.field: one.before for one in self.undoable(need_id, who)}
        return self.correct(need_id, back, who, on, seen)

    def change_own(self, need_id, changes, on):
        done = self._change(need_id, changes, OWN_FIELDS, PERSON, on)
        need = self._needs[need_id]
        changed = {one.field for one in done}
        words = {field: words for field, words in need.provenance.items() if field not in changed}
        self._needs[need_id] = dataclasses.replace(need, provenance=words)
        return done

    def withdraw_contact(self, need_id, on):
        done = self._change(need_id, {"kontakt_gewuenscht": False}, {"kontakt_gewuenscht"}, PERSON, on)
        self._needs[need_id] = dataclasses.replace(self._needs[need_id], kontakt_ref=None)
        return done

    def _change(self, need_id, changes, allowed, who, on):
        if changes.keys() - allowed:
            raise NotCorrectable(", ".join(changes.keys() - allowed))
        need, handling = self._needs[need_id], self._handling[need_id]
        changes = {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()}
        before = {name: getattr(handling if name in DESK_FIELDS else need, name) for name in changes}
        done = [
            Correction(
                need_id=need_id, changed_on=on, who=who, field=name, before=before[name], after=value,
                revision=handling.revision + 1,
            )
            for name, value in changes.items()
            if before[name] != value
        ]  # fmt: skip
        ours = {name: value for name, value in changes.items() if name in DESK_FIELDS}
        theirs = {name: value for name, value in changes.items() if name not in DESK_FIELDS}
        self._needs[need_id] = dataclasses.replace(need, **theirs)
        self._handling[need_id] = dataclasses.replace(handling, **ours, revision=handling.revision + bool(done))
        self._history.setdefault(need_id, []).extend(done)
        return done

    def history(self, need_id):
        return list(self._history.get(need_id, ()))

    def due(self, today):
        return [need.need_id for need in self._needs.values() if need.loeschen_am <= today]

    def erase(self, need_id):
        self._history.pop(need_id, None)
        self._handling.pop(need_id, None)
        _forget_review(self._tables, need_id)
        return 0 if self._needs.pop(need_id, None) is None else 1


def _forget_review(tables, need_id):
    for name, hangs_on in (("need_labels", lambda key: key[0] == need_id), ("need_links", lambda key: need_id in key)):
        table = tables.get(name, set())
        for key in [key for key in table if hangs_on(key)]:
            table.discard(key) if isinstance(table, set) else table.pop(key)
    notes = tables.get("need_notes", {})
    for key in [key for key in notes if key[0] == need_id]:
        del notes[key]


class FakeVault:
    def __init__(self, tables: dict[str, Any], name: str, prefix: str) -> None:
        self._rows = tables.setdefault(name, {})
        self._prefix = prefix

    def put(self, conversation_id, text):
        for ref, row in self._rows.items():
            if row == (conversation_id, text):
                return ref
        ref = f"{self._prefix}{secrets.token_hex(12)}"
        self._rows[ref] = (conversation_id, text)
        return ref

    def reveal(self, ref):
        return self._rows[ref][1] if ref in self._rows else None

    def by_conversation(self, conversation_id):
        return sorted(ref for ref, (owner, _) in self._rows.items() if owner == conversation_id)

    def erase(self, conversation_id):
        return sum(self.erase_ref(ref) for ref in self.by_conversation(conversation_id))

    def erase_ref(self, ref):
        return 0 if self._rows.pop(ref, None) is None else 1


class FakeManagers:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("managers", {})
        self._deputies = tables.setdefault("deputies", {})

    def add(self, manager):
        self._rows[manager.name] = manager

    def get(self, name):
        return self._rows.get(name)

    def all(self):
        return [self._rows[name] for name in sorted(self._rows)]

    def add_deputy(self, deputyship):
        number = max(self._deputies, default=0) + 1
        self._deputies[number] = replace(deputyship, number=number)

    def deputies(self, since):
        kept = [one for one in self._deputies.values() if one.last_day >= since]
        return sorted(kept, key=lambda one: (one.first_day, one.number))

    def end_deputy(self, number):
        return self._deputies.pop(number, None)


class FakeSessions:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("manager_sessions", {})

    def add(self, session):
        self._rows[session.token_hash] = session

    def get(self, token_hash, now):
        session = self._rows.get(token_hash)
        return session if session is not None and session.expires_at > now else None

    def erase(self, token_hash):
        return 0 if self._rows.pop(token_hash, None) is None else 1

    def of(self, manager, now):
        live = [one for one in self._rows.values() if one.manager == manager and one.expires_at > now]
        return sorted(live, key=lambda one: one.begun_at, reverse=True)

    def erase_of(self, manager):
        return sum(self.erase(one.token_hash) for one in list(self._rows.values()) if one.manager == manager)

    def erase_expired(self, now):
        return sum(self.erase(one.token_hash) for one in list(self._rows.values()) if one.expires_at <= now)


class FakeAudit:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("audit_log", [])

    def add(self, entry):
        self._rows.append(entry)

    def entries(self, subject=None, limit=100):
        return [entry for entry in reversed(self._rows) if subject is None or entry.subject == subject][:limit]

    def page(self, wanted, offset=0, limit=50):
        found = [
            entry
            for entry in reversed(self._rows)
            if wanted.who in ("", entry.who)
            and wanted.action in ("", entry.action)
            and wanted.subject in ("", entry.subject)
            and (wanted.first_day is None or wanted.first_day <= entry.at.astimezone(UTC).date())
            and (wanted.last_day is None or entry.at.astimezone(UTC).date() <= wanted.last_day)
        ]
        return found[offset : offset + limit], len(found)

    def actions(self):
        return sorted({entry.action for entry in self._rows})


class FakeProofs:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("retention_log", [])

    def add(self, proof):
        self._rows.append(proof)

    def all(self):
        return list(self._rows)


_KEYS = {
    "urgent": lambda need: get_args(Dringlichkeit).index(need.dringlichkeit),
    "status": lambda need: get_args(Status).index(need.status),
    "place": lambda need: need.ort or "",
    "unsure": lambda need: ("bot_unsicher", "offen", "bot_sicher", "mensch").index(need.skill_zuordnung),
}


def _passes(need, wanted) -> bool:
    lists = (
        (wanted.regions, need.region),
        (wanted.statuses, need.status),
        (wanted.perspectives, need.perspective),
        (wanted.branchen, need.branche),
        (wanted.dringlichkeiten, need.dringlichkeit),
        (wanted.zuordnungen, need.skill_zuordnung),
    )
    return (
        all(not allowed or value in allowed for allowed, value in lists)
        and not (wanted.without_withdrawn and need.status == "zurueckgezogen")
        and (wanted.stand_ist is None or need.stand_ist == wanted.stand_ist)
        and (wanted.zielgruppe is None or wanted.zielgruppe in (need.zielgruppe_level or ()))
        and all(word in search_text(need) for word in wanted.words)
        and (not wanted.ags or need.ags == wanted.ags)
        and (not wanted.skill_id or wanted.skill_id in need.skill_ids)
        and (not wanted.skill_group or any(one.startswith(f"{wanted.skill_group}-") for one in need.skill_ids))
        and (wanted.created_from is None or need.created_on >= wanted.created_from)
        and (wanted.created_to is None or need.created_on <= wanted.created_to)
    )
