"""Bundles on dictionaries."""

from __future__ import annotations

import dataclasses
from typing import Any

from verbund.bundling.bundle import BundleChange, InOtherBundle
from verbund.bundling.changes import changes, taken_back
from verbund.need_list import Overtaken


class FakeBundles:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._rows = tables.setdefault("bundles", {})
        self._history = tables.setdefault("bundle_history", {})
        self._needs = tables.setdefault("needs", {})

    def add(self, bundle, who):
        self._check_free(bundle)
        self._rows[bundle.bundle_id] = bundle
        made = BundleChange(
            bundle_id=bundle.bundle_id, version=bundle.version, changed_on=bundle.created_on, who=who,
            field="bundle_id", before=None, after=bundle.bundle_id,
        )  # fmt: skip
        self._history[bundle.bundle_id] = [made]

    def get(self, bundle_id):
        return self._rows.get(bundle_id)

    def save(self, bundle, who, on):
        before = self._rows[bundle.bundle_id]
        if before.version != bundle.version:
            raise Overtaken(bundle.bundle_id)
        done = changes(before, bundle, who, on)
        if done:
            self._check_free(bundle)
            self._rows[bundle.bundle_id] = dataclasses.replace(bundle, version=bundle.version + 1)
            self._history[bundle.bundle_id].extend(done)
        return done

    def all(self, regions=(), statuses=()):
        found = [one for one in self._rows.values() if not statuses or one.status in statuses]
        if regions:
            found = [one for one in found if self._readable(one, regions)]
        found.sort(key=lambda one: (one.title, one.bundle_id))
        return sorted(found, key=lambda one: one.created_on, reverse=True)

    def _readable(self, bundle, regions):
        own = all(self._needs[member.need_id].region in regions for member in bundle.members)
        return own and (bundle.region in regions if bundle.region or not bundle.members else True)

    def of_need(self, need_id):
        return self._rows.get(self.held().get(need_id))

    def held(self):
        return {one.need_id: row.bundle_id for row in self._rows.values() if row.running for one in row.members}

    def history(self, bundle_id):
        return list(self._history.get(bundle_id, ()))

    def undoable(self, bundle_id, who):
        last = [one for one in self.history(bundle_id) if one.version == self._rows[bundle_id].version]
        return last if last and all(one.who == who and one.field != "bundle_id" for one in last) else []

    def undo(self, bundle_id, who, on, seen):
        bundle = self._rows[bundle_id]
        if bundle.version != seen:
            raise Overtaken(bundle_id)
        return self.save(taken_back(bundle, self.undoable(bundle_id, who)), who, on)

    def _check_free(self, bundle):
        held = self.held()
        for member in bundle.members if bundle.running else ():
            if held.get(member.need_id, bundle.bundle_id) != bundle.bundle_id:
                raise InOtherBundle(member.need_id)


def forget_member(tables, need_id):
    rows = tables.get("bundles", {})
    for bundle_id, bundle in rows.items():
        kept = tuple(one for one in bundle.members if one.need_id != need_id)
        rows[bundle_id] = dataclasses.replace(bundle, members=kept)
    for bundle_id, done in tables.get("bundle_history", {}).items():
        tables["bundle_history"][bundle_id] = [one for one in done if one.need_id != need_id]
