"""What the domain asks of a store: repositories, and a unit of work that keeps all of its changes or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Protocol, Self

from verbund.bundling.bundle import Bundle, BundleChange
from verbund.bundling.candidate import Candidate, Rules
from verbund.conversations import Button, Conversation, Message, State
from verbund.courses.course import Course
from verbund.courses.evaluation import Evaluation
from verbund.learning.lines import Reviewed, Unclear
from verbund.managers import AuditEntry, AuditFilter, Deputyship, Manager, ManagerSession
from verbund.need_list import Correction, NeedFilter, NeedSort
from verbund.needs import Need
from verbund.offers.repositories import Commissions, Offers, Searches
from verbund.outgoing import FeedItem
from verbund.reports.counted import Counted
from verbund.reports.report import Draft, Report
from verbund.retention_log import RetentionProof
from verbund.reviews import Handling, Label, Note, SavedView
from verbund.second_factor import SecondFactor
from verbund.tokens import ApiToken


class Conversations(Protocol):
    """Conversations with transcript, buttons and remembered answers."""

    def add(self, conversation: Conversation, now: datetime) -> None:
        """Keeps a new conversation; `now` starts the 24 hours after which one without a saved need goes."""

    def get(self, conversation_id: str) -> Conversation | None:
        """Returns the conversation, its tombstone (state `erased`), or None when there never was one."""

    def record_turn(self, conversation: Conversation, now: datetime) -> None:
        """Writes language mode, asks and progress of an open conversation, and that it was used today."""

    def close(self, conversation_id: str, state: State) -> None:
        """Sets the state and forgets the hour at which it was last used."""

    def append_message(self, conversation_id: str, message: Message) -> int:
        """Adds an entry to the transcript and returns its number, counted from 1."""

    def messages(self, conversation_id: str) -> list[Message]:
        """Returns the transcript in the order in which it was said."""

    def add_button(self, conversation_id: str, title: str, payload: str) -> Button:
        """Keeps a choice under a new opaque id."""

    def button(self, conversation_id: str, button_id: str) -> Button | None:
        """Returns a choice of this conversation and of no other."""

    def remember_answer(self, conversation_id: str, message_id: str, answer: Mapping[str, Any]) -> None:
        """Keeps the answer to a message; raises `AlreadyAnswered` when there is one."""

    def answer_for(self, conversation_id: str, message_id: str) -> dict[str, Any] | None:
        """Returns the answer kept for a message."""

    def unsaved_before(self, now: datetime) -> list[str]:
        """Returns the open conversations without a saved need whose 24 hours are over."""

    def idle_since(self, day: date) -> list[str]:
        """Returns the conversations that still have a transcript and were last used on this day or earlier."""

    def erase_transcript(self, conversation_id: str) -> dict[str, int]:
        """Deletes messages, buttons and answers; returns how many of each."""

    def erase(self, conversation_id: str, on: date) -> int:
        """Deletes the conversation itself and leaves its tombstone. Needs, contacts and transcript must be gone."""

    def remains(self, conversation_id: str) -> int:
        """Counts what is kept of the conversation beside its tombstone: rows of transcript and conversation."""

    def tombstones(self) -> list[str]:
        """Returns the ids of erased conversations."""

    def forget_tombstones(self, before: date) -> int:
        """Deletes tombstones older than this day."""


class Needs(Protocol):
    """Needs with the words behind each field and the history of corrections."""

    def add_or_replace(self, need: Need) -> None:
        """Saves a need; saving it again replaces it, except what was changed since (`Correction.outlasts`)."""

    def get(self, need_id: str) -> Need | None:
        """Returns a need."""

    def by_conversation(self, conversation_id: str) -> list[Need]:
        """Returns the needs of a conversation in the order in which they were saved."""

    def by_code_hash(self, code_hash: str) -> Need | None:
        """Returns the need whose code has this hash."""

    def page(
        self, wanted: NeedFilter, sort: NeedSort = "newest", offset: int = 0, limit: int = 50
    ) -> tuple[list[Need], int]:
        """Returns a page of the needs that pass the filter, and how many pass in all."""

    def handling(self, need_id: str) -> Handling:
        """Returns who looks after a need, until when, and its revision; raises KeyError for no such need."""

    def correct(
        self, need_id: str, changes: Mapping[str, Any], who: str, on: date, seen: int | None = None
    ) -> list[Correction]:
        """Changes codes of a need and writes down who did.

        Args:
            need_id: the need.
            changes: field -> new value, of `CORRECTABLE_FIELDS`.
            who: the manager.
            on: the day.
            seen: the revision the manager read, where it must still be that one.

        Returns:
            What was changed; fields that had the value already are left out.

        Raises:
            NotCorrectable: one of the fields is a person's own.
            Overtaken: the need has another revision by now.
            KeyError: there is no such need.
        """

    def undoable(self, need_id: str, who: str) -> list[Correction]:
        """Returns the last change of a need, if this manager made it and nothing happened since."""

    def undo(self, need_id: str, who: str, on: date, seen: int) -> list[Correction]:
        """Takes the last change back, as a change of its own: undoing again brings it back. Raises like `correct`."""

    def change_own(self, need_id: str, changes: Mapping[str, Any], on: date) -> list[Correction]:
        """Changes what the person may change (`OWN_FIELDS`), as the person; raises like `correct`.

        The words of the conversation no longer belong to the changed fields, so their provenance goes.
        """

    def withdraw_contact(self, need_id: str, on: date) -> list[Correction]:
        """Takes back the wish to be contacted and the reference to the contact; the vault is the caller's business."""

    def history(self, need_id: str) -> list[Correction]:
        """Returns the corrections of a need, oldest first."""

    def due(self, today: date) -> list[str]:
        """Returns the needs whose day of erasure (`loeschen_am`) has come."""

    def erase(self, need_id: str) -> int:
        """Deletes a need with its skills, words and history; returns 1, or 0 when there is none."""


class Reviews(Protocol):
    """What managers add to needs: labels, notes, links; and the lists they saved."""

    def labels(self) -> list[Label]:
        """Returns the vocabulary by name, retired labels last."""

    def add_label(self, name: str) -> Label:
        """Adds a label; one of this name that was retired comes back."""

    def change_label(self, label_id: int, name: str, retired: bool) -> None:
        """Renames, retires or brings back a label; raises KeyError for no such label, `Taken` for a name in use."""

    def labels_of(self, need_id: str) -> list[Label]:
        """Returns the labels of a need by name."""

    def set_label(self, need_id: str, label_id: int, given: bool) -> bool:
        """Gives or takes a label; says whether that changed anything."""

    def notes(self, need_id: str) -> list[Note]:
        """Returns the notes of a need, oldest first."""

    def add_note(self, need_id: str, who: str, text: str, on: date) -> Note:
        """Keeps a note."""

    def erase_note(self, note_id: int, need_id: str, who: str) -> int:
        """Deletes a note of this manager; returns 1, or 0 when there is none."""

    def linked(self, need_id: str) -> list[str]:
        """Returns the needs linked with one, in the order of linking."""

    def link(self, need_id: str, other_id: str, who: str, on: date) -> bool:
        """Links two needs; says whether they were not linked before."""

    def unlink(self, need_id: str, other_id: str) -> int:
        """Takes a link away; returns 1, or 0 when there is none."""

    def views(self, manager: str) -> list[SavedView]:
        """Returns the lists a manager saved, by name."""

    def save_view(self, manager: str, name: str, query: str) -> SavedView:
        """Keeps a list under a name; one of the same name is replaced."""

    def erase_view(self, manager: str, view_id: int) -> int:
        """Deletes a list of this manager; returns 1, or 0 when there is none."""


class Bundles(Protocol):
    """Needs of several companies that are to be met by one course."""

    def add(self, bundle: Bundle, who: str) -> None:
        """Keeps a new bundle; raises `InOtherBundle` if one of its needs is in another running one."""

    def get(self, bundle_id: str) -> Bundle | None:
        """Returns a bundle."""

    def save(self, bundle: Bundle, who: str, on: date) -> list[BundleChange]:
        """Writes a bundle that was changed, and what was changed by whom.

        Args:
            bundle: as it shall be; its version is the one that was read.
            who: the manager.
            on: the day.

        Returns:
            What was changed; nothing where it was so already.

        Raises:
            Overtaken: the bundle has another version by now.
            InOtherBundle: one of its needs is in another running bundle.
            KeyError: there is no such bundle.
        """

    def all(self, regions: Sequence[str] = (), statuses: Sequence[str] = ()) -> list[Bundle]:
        """Returns the bundles that managers of these regions may see (none means all), the newest first.

        They see a bundle if all of its needs are theirs to read, and none of another region's.
        """

    def of_need(self, need_id: str) -> Bundle | None:
        """Returns the running bundle that a need is in."""

    def held(self) -> dict[str, str]:
        """Returns all needs that are in a running bundle, and in which one."""

    def history(self, bundle_id: str) -> list[BundleChange]:
        """Returns what was changed at a bundle, oldest first; its making is a change of `bundle_id`."""

    def undoable(self, bundle_id: str, who: str) -> list[BundleChange]:
        """Returns the last change of a bundle, if this manager made it and nothing happened since."""

    def undo(self, bundle_id: str, who: str, on: date, seen: int) -> list[BundleChange]:
        """Takes the last change back, as a change of its own: undoing again brings it back. Raises like `save`."""


class Candidates(Protocol):
    """Needs as bundling reads them."""

    def open(
        self, regions: Sequence[str], today: date, rules: Rules, skill_group: str | None = None
    ) -> list[Candidate]:
        """Returns the needs that can be bundled and are in no running bundle.

        Args:
            regions: whose needs; none means all.
            today: the day that counts.
            rules: what bundles must be like.
            skill_group: only needs with a skill of this group (`AUT`).
        """

    def of(self, need_ids: Sequence[str], today: date, rules: Rules) -> list[Candidate]:
        """Returns these needs in this order, whatever their status; those that are gone are left out."""

    def company_names(self, need_ids: Sequence[str]) -> Mapping[str, str]:
        """Returns the names of companies of these needs, where they were given."""

    def state(self) -> str:
        """Returns a text that changes whenever needs, links or bundles do: what was computed before is still true."""


class Vault(Protocol):
    """Texts under lock, each belonging to one conversation: contacts, and names of companies."""

    def put(self, conversation_id: str, text: str) -> str:
        """Encrypts and keeps a text; returns its reference. The same text of one conversation keeps its reference."""

    def reveal(self, ref: str) -> str | None:
        """Returns the text behind a reference."""

    def by_conversation(self, conversation_id: str) -> list[str]:
        """Returns the references of a conversation."""

    def erase(self, conversation_id: str) -> int:
        """Deletes all texts of a conversation; returns how many."""

    def erase_ref(self, ref: str) -> int:
        """Deletes one text."""


class Managers(Protocol):
    """Accounts of managers."""

    def add(self, manager: Manager) -> None:
        """Keeps an account; one of the same name is replaced."""

    def get(self, name: str) -> Manager | None:
        """Returns an account."""

    def all(self) -> list[Manager]:
        """Returns all accounts by name."""

    def add_deputy(self, deputyship: Deputyship) -> None:
        """Keeps who stands in for whom; the number is given here."""

    def deputies(self, since: date) -> list[Deputyship]:
        """Returns who stands in for whom on this day or later, by first day."""

    def end_deputy(self, number: int) -> Deputyship | None:
        """Deletes one of them and returns it, or None when there is none."""


class Sessions(Protocol):
    """Logins of managers."""

    def add(self, session: ManagerSession) -> None:
        """Keeps a login."""

    def get(self, token_hash: str, now: datetime) -> ManagerSession | None:
        """Returns a login that has not expired."""

    def of(self, manager: str, now: datetime) -> list[ManagerSession]:
        """Returns the logins of a manager that have not expired, the newest first."""

    def erase(self, token_hash: str) -> int:
        """Deletes a login (log out)."""

    def erase_of(self, manager: str) -> int:
        """Deletes all logins of a manager (password changed, account closed)."""

    def erase_expired(self, now: datetime) -> int:
        """Deletes logins that have expired."""


class Audit(Protocol):
    """What managers did."""

    def add(self, entry: AuditEntry) -> None:
        """Writes an entry."""

    def entries(self, subject: str | None = None, limit: int = 100) -> list[AuditEntry]:
        """Returns the newest entries first, all or those about one subject."""

    def page(self, wanted: AuditFilter, offset: int = 0, limit: int = 50) -> tuple[list[AuditEntry], int]:
        """Returns a page of the entries that pass the filter, newest first, and how many pass in all."""

    def actions(self) -> list[str]:
        """Returns every action that was ever written down."""


class SecondFactors(Protocol):
    """Second factors of managers."""

    def put(self, manager: str, factor: SecondFactor) -> None:
        """Keeps somebody's factor, in place of the one before."""

    def get(self, manager: str) -> SecondFactor | None:
        """Returns somebody's factor."""

    def enabled(self) -> set[str]:
        """Returns the names of those whose factor is in force."""

    def erase(self, manager: str) -> int:
        """Deletes somebody's factor."""


class Tokens(Protocol):
    """Tokens of other tools."""

    def add(self, token: ApiToken) -> None:
        """Keeps a token."""

    def by_hash(self, token_hash: str) -> ApiToken | None:
        """Returns a token by the hash of its value, whether it opens anything or not."""

    def all(self) -> list[ApiToken]:
        """Returns all tokens, the newest first."""

    def used(self, token_id: str, on: date) -> None:
        """Writes down the day of use."""

    def revoke(self, token_id: str, on: date) -> bool:
        """Makes a token open nothing from now on; False when there is none that still did."""


class NeedFeed(Protocol):
    """Needs as other tools read them."""

    def page(
        self, regions: Sequence[str], status: str | None, since: date | None, after: int, limit: int
    ) -> list[FeedItem]:
        """Returns needs in the order of saving.

        Args:
            regions: whose needs; none means all.
            status: only those of this status.
            since: only those saved or changed on this day or later.
            after: only those whose position is behind this one.
            limit: how many at most.
        """


class Courses(Protocol):
    """Courses with their dates, seats and evaluations."""

    def add(self, course: Course) -> None:
        """Keeps a new course; raises `InOtherCourse` if one of its needs is in another running one."""

    def get(self, course_id: str) -> Course | None:
        """Returns a course."""

    def save(self, course: Course) -> None:
        """Writes a course that was changed.

        Raises:
            Overtaken: the course has another version by now.
            InOtherCourse: one of its needs is in another running course.
            KeyError: there is no such course.
        """

    def all(self, regions: Sequence[str] = ()) -> list[Course]:
        """Returns the courses of these regions (none means all), the newest first."""

    def of_bundle(self, bundle_id: str) -> list[Course]:
        """Returns the courses that came from a bundle, the oldest first."""

    def evaluate(self, evaluation: Evaluation) -> None:
        """Keeps an evaluation; one of the same moment is replaced."""

    def evaluations(self, course_ids: Sequence[str]) -> list[Evaluation]:
        """Returns the evaluations of these courses."""


class Reports(Protocol):
    """Published reports, and what new ones are drawn up from."""

    def counted(self, regions: Sequence[str], first: date, last: date) -> list[Counted]:
        """Returns the needs of these regions (none means all) as numbers, without those that were withdrawn.

        Args:
            regions: whose needs.
            first, last: first days of the first and of the last month.
        """

    def publish(self, draft: Draft) -> Report:
        """Keeps a report for good and numbers it; raises `Taken` when another one has published any of it meanwhile."""

    def get(self, number: int) -> Report | None:
        """Returns a published report."""

    def all(self) -> list[Report]:
        """Returns all published reports, the oldest first."""


class Learning(Protocol):
    """What was not understood, and what managers made of it."""

    def add_unclear(self, unclear: Unclear) -> None:
        """Keeps a message that was not understood; the number is given here."""

    def unclear(self, offset: int = 0, limit: int = 50) -> tuple[list[Unclear], int]:
        """Returns a page of them, newest first, and how many there are."""

    def get_unclear(self, number: int) -> Unclear | None:
        """Returns one of them."""

    def drop_unclear(self, number: int) -> int:
        """Deletes one of them: it was dealt with."""

    def add_reviewed(self, line: Reviewed) -> None:
        """Keeps a checked line; the number is given here."""

    def reviewed(self) -> list[Reviewed]:
        """Returns all checked lines, oldest first."""

    def drop_reviewed(self, number: int) -> int:
        """Deletes one of them."""

    def erase(self, conversation_id: str) -> int:
        """Deletes what was not understood in a conversation; returns how many messages."""

    def remains(self, conversation_id: str) -> int:
        """Counts what is kept of a conversation."""


class Proofs(Protocol):
    """What the retention job erased, as numbers."""

    def add(self, proof: RetentionProof) -> None:
        """Writes the result of one class of one run."""

    def all(self) -> Sequence[RetentionProof]:
        """Returns all results, oldest first."""


class Engine(Protocol):
    """The engine's own memory of conversations, outside of our transaction."""

    def erase(self, sender_id: str) -> int:
        """Deletes what the engine holds of a conversation; returns how many entries."""

    def count(self, sender_id: str) -> int:
        """Returns how many entries of a conversation the engine holds."""

    def forget_last_words(self, sender_id: str) -> bool:
        """Blanks the last message of a person in a conversation; returns whether there was one."""

    def erase_older_than(self, days: int) -> int:
        """Deletes conversations in which nothing has happened for so many days; returns how many entries."""


class UnitOfWork(Protocol):
    """All repositories on one transaction. Leaving the context without `commit` undoes everything."""

    conversations: Conversations
    needs: Needs
    reviews: Reviews
    bundles: Bundles
    candidates: Candidates
    contacts: Vault
    companies: Vault
    managers: Managers
    sessions: Sessions
    second_factors: SecondFactors
    tokens: Tokens
    learning: Learning
    offers: Offers
    searches: Searches
    commissions: Commissions
    feed: NeedFeed
    courses: Courses
    reports: Reports
    audit: Audit
    proofs: Proofs

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Keeps all changes since the last commit; when it returns they survive a crash."""

    def shred(self) -> None:
        """Makes sure after a commit that no erased text is left in the store's own files."""


class Taken(ValueError):
    """The name belongs to another one."""


class AlreadyAnswered(ValueError):
    """The message has an answer, so it was processed before."""
