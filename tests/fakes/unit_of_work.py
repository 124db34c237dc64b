"""A unit of work in memory, for tests of what uses one. `tests/integration/store/test_repositories.py` runs the same
cases on this and on the real store, so that the fake does not drift."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any, Self

from tests.fakes.people import FakeLearning, FakeSecondFactors, FakeTokens
from tests.fakes.repositories import (
    FakeAudit,
    FakeConversations,
    FakeManagers,
    FakeNeeds,
    FakeProofs,
    FakeSessions,
    FakeVault,
)
from tests.fakes.reviews import FakeReviews
from tests.fakes.sites import FakeFeedback, FakeResumeCodes, FakeSites


@dataclass
class Memory:
    """What a real database would hold."""

    tables: dict[str, Any] = field(default_factory=dict)


class FakeUnitOfWork:
    """Give several units of work one `Memory`, and they see what the others committed.

    Attributes:
        commits: how often this one committed.
        shredded: whether erased text was made sure to be gone.
    """

    def __init__(self, memory: Memory | None = None, secret_key: bytes = b"k" * 32) -> None:
        self.memory = memory or Memory()
        self._secret_key = secret_key
        self.commits = 0
        self.shredded = False

    def __enter__(self) -> Self:
        self._tables = copy.deepcopy(self.memory.tables)
        self.conversations = FakeConversations(self._tables)
        self.needs = FakeNeeds(self._tables, self._secret_key)
        self.reviews = FakeReviews(self._tables)
        self.contacts = FakeVault(self._tables, "contacts", "k-")
        self.companies = FakeVault(self._tables, "companies", "b-")
        self.managers = FakeManagers(self._tables)
        self.sessions = FakeSessions(self._tables)
        self.second_factors = FakeSecondFactors(self._tables)
        self.tokens = FakeTokens(self._tables)
        self.learning = FakeLearning(self._tables)
        self.sites = FakeSites(self._tables)
        self.resume_codes = FakeResumeCodes(self._tables)
        self.feedback = FakeFeedback(self._tables)
        self.audit = FakeAudit(self._tables)
        self.proofs = FakeProofs(self._tables)
        return self

    def __exit__(self, *error: object) -> None:
        self._tables.clear()

    def commit(self) -> None:
        self.memory.tables = copy.deepcopy(self._tables)
        self.commits += 1

    def shred(self) -> None:
        self.shredded = True
