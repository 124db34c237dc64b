"""Second factors, tokens and the learning loop in memory (see `unit_of_work.py`)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any


class FakeSecondFactors:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("second_factors", {})

    def put(self, manager, factor):
        self._rows[manager] = factor

    def get(self, manager):
        return self._rows.get(manager)

    def enabled(self):
        return {name for name, factor in self._rows.items() if factor.enabled}

    def erase(self, manager):
        return 0 if self._rows.pop(manager, None) is None else 1


class FakeTokens:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("api_tokens", {})

    def add(self, token):
        self._rows[token.id] = token

    def by_hash(self, token_hash):
        return next((token for token in self._rows.values() if token.token_hash == token_hash), None)

    def all(self):
        by_label = sorted(self._rows.values(), key=lambda token: token.label)
        return sorted(by_label, key=lambda token: token.created_on, reverse=True)

    def used(self, token_id, on):
        if token_id in self._rows:
            self._rows[token_id] = replace(self._rows[token_id], used_on=on)

    def revoke(self, token_id, on):
        token = self._rows.get(token_id)
        if token is None or token.revoked_on is not None:
            return False
        self._rows[token_id] = replace(token, revoked_on=on)
        return True


class FakeLearning:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._unclear = tables.setdefault("unclear_messages", {})
        self._reviewed = tables.setdefault("reviewed_lines", {})

    def add_unclear(self, unclear):
        self._add(self._unclear, unclear)

    def unclear(self, offset=0, limit=50):
        newest_first = [self._unclear[number] for number in sorted(self._unclear, reverse=True)]
        return newest_first[offset : offset + limit], len(newest_first)

    def get_unclear(self, number):
        return self._unclear.get(number)

    def drop_unclear(self, number):
        return 0 if self._unclear.pop(number, None) is None else 1

    def add_reviewed(self, line):
        self._add(self._reviewed, line)

    def reviewed(self):
        return [self._reviewed[number] for number in sorted(self._reviewed)]

    def drop_reviewed(self, number):
        return 0 if self._reviewed.pop(number, None) is None else 1

    def erase(self, conversation_id):
        gone = [number for number, row in self._unclear.items() if row.conversation_id == conversation_id]
        return len([self._unclear.pop(number) for number in gone])

    def remains(self, conversation_id):
        return sum(row.conversation_id == conversation_id for row in self._unclear.values())

    @staticmethod
    def _add(rows, row):
        number = max(rows, default=0) + 1
        rows[number] = replace(row, number=number)
