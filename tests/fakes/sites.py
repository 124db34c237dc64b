"""Sites, codes to resume and feedback on dictionaries; described at the protocols in `verbund.unit_of_work`."""

from __future__ import annotations

from typing import Any

from verbund.feedback import FeedbackLine, FeedbackSummary


class FakeSites:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("sites", {})

    def put(self, site):
        self._rows[site.key] = site

    def get(self, key):
        return self._rows.get(key)

    def all(self):
        return sorted(self._rows.values(), key=lambda site: (site.name, site.key))


class _Beside:
    """One row for each conversation."""

    def __init__(self, tables: dict[str, Any], name: str) -> None:
        self._tables = tables
        self._rows = tables.setdefault(name, {})

    def put(self, row):
        self._rows[row.conversation_id] = row

    def erase(self, conversation_id):
        return 0 if self._rows.pop(conversation_id, None) is None else 1

    def remains(self, conversation_id):
        return int(conversation_id in self._rows)


class FakeResumeCodes(_Beside):
    def __init__(self, tables: dict[str, Any]) -> None:
        super().__init__(tables, "resume_codes")

    def conversation(self, code_hash, now):
        rows = self._rows.values()
        return next((row.conversation_id for row in rows if row.code_hash == code_hash and row.valid_until > now), None)

    def erase_expired(self, now):
        return sum(self.erase(row.conversation_id) for row in [*self._rows.values()] if row.valid_until <= now)


class FakeFeedback(_Beside):
    def __init__(self, tables: dict[str, Any]) -> None:
        super().__init__(tables, "feedback")

    def summary(self, lines=200):
        talks = self._tables.get("conversations", {})
        counted = [row for row in self._rows.values() if not talks[row.conversation_id].test]
        sums: dict[str, dict] = {}
        for row in counted:
            by_face = sums.setdefault(row.site, {})
            by_face[row.face] = by_face.get(row.face, 0) + 1
        written = sorted((row for row in counted if row.text), key=lambda row: row.text)
        written.sort(key=lambda row: row.given_on, reverse=True)
        return FeedbackSummary(sums, tuple(FeedbackLine(r.site, r.face, r.given_on, r.text) for r in written[:lines]))
