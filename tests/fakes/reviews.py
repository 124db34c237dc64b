"""Labels, notes, links and saved lists on dictionaries; described at `verbund.unit_of_work.Reviews`."""

from __future__ import annotations

import dataclasses
from itertools import count
from typing import Any

from verbund.reviews import Label, Note, SavedView
from verbund.unit_of_work import Taken


class FakeReviews:
    def __init__(self, tables: dict[str, Any]) -> None:
        self._labels = tables.setdefault("labels", {})
        self._given = tables.setdefault("need_labels", set())
        self._notes = tables.setdefault("need_notes", {})
        self._links = tables.setdefault("need_links", {})
        self._views = tables.setdefault("saved_views", {})

    def labels(self):
        return sorted(self._labels.values(), key=lambda label: (label.retired, label.name))

    def add_label(self, name):
        known = next((label for label in self._labels.values() if label.name == name), None)
        label = Label(known.id if known else _next(self._labels), name)
        self._labels[label.id] = label
        return label

    def change_label(self, label_id, name, retired):
        if any(label.name == name and label.id != label_id for label in self._labels.values()):
            raise Taken(name)
        self._labels[label_id] = dataclasses.replace(self._labels[label_id], name=name, retired=retired)

    def labels_of(self, need_id):
        return sorted((self._labels[one] for need, one in self._given if need == need_id), key=lambda one: one.name)

    def set_label(self, need_id, label_id, given):
        if given == ((need_id, label_id) in self._given):
            return False
        (self._given.add if given else self._given.discard)((need_id, label_id))
        return True

    def notes(self, need_id):
        return [note for (need, _), note in self._notes.items() if need == need_id]

    def add_note(self, need_id, who, text, on):
        note = Note(next(n for n in count(1) if not any(n == known for _, known in self._notes)), on, who, text)
        self._notes[need_id, note.id] = note
        return note

    def erase_note(self, note_id, need_id, who):
        note = self._notes.get((need_id, note_id))
        if note is None or note.who != who:
            return 0
        del self._notes[need_id, note_id]
        return 1

    def linked(self, need_id):
        return [(set(pair) - {need_id}).pop() for pair in self._links if need_id in pair]

    def link(self, need_id, other_id, who, on):
        pair = tuple(sorted((need_id, other_id)))
        if pair in self._links:
            return False
        self._links[pair] = (who, on)
        return True

    def unlink(self, need_id, other_id):
        return 0 if self._links.pop(tuple(sorted((need_id, other_id))), None) is None else 1

    def views(self, manager):
        return sorted(
            (view for (owner, _), view in self._views.items() if owner == manager), key=lambda view: view.name
        )

    def save_view(self, manager, name, query):
        known = self._views.get((manager, name))
        view = SavedView(known.id if known else len(self._views) + 1, name, query)
        self._views[manager, name] = view
        return view

    def erase_view(self, manager, view_id):
        mine = [key for key, view in self._views.items() if key[0] == manager and view.id == view_id]
        for key in mine:
            del self._views[key]
        return len(mine)


def _next(table):
    return max(table, default=0) + 1
