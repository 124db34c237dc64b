"""What the domain asks of a store: repositories, and a unit of work that keeps all of its changes or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Protocol, Self

from verbund.aggregates import Share
from verbund.conversations import Button, Conversation, Message, State
from verbund.feedback import Feedback, FeedbackSummary
from verbund.learning.lines import Reviewed, Unclear
from verbund.managers import AuditEntry, AuditFilter, Deputyship, Manager, ManagerSession
from verbund.need_list import Correction, NeedFilter, NeedSort
from verbund.needs import Need
from verbund.outgoing import FeedItem
from verbund.resume_codes import ResumeCode
from verbund.retention_log import RetentionProof
from verbund.reviews import Handling, Label, Note, SavedView
from verbund.second_factor import SecondFactor
from verbund.sites.site import Site
from verbund.tokens import ApiToken


class Conversations(Protocol):
    """Conversations with transcript, buttons and remembered answers."""

    def add(self, conversation: Conversation, now: datetime) -> None:
        """Keeps a new conversation; `now` starts the 24 hours after which one without a saved need goes."""

    def get(self, conversation_id: str) -> Conversation | None:
        """Returns the conversation, its tombstone (state `erased`), or None when there never was one."""

    def record_turn(self, conversation: Conversation, now: datetime) -> None:
        """Writes language mode, asks and progress of an open conversation, and that it was used today."""

    def touch(self, conversation_id: str, now: datetime) -> None:
        """Writes down that the conversation was used now: its 24 hours begin anew."""

    def renew_token(self, conversation_id: str, token_hash: str, now: datetime) -> None:
        """Lets another token open the conversation, in place of the one before, and touches it."""

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
    """Needs as other tools and reports read them."""

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

    def shares(self, regions: Sequence[str], before: date) -> list[Share]:
        """Returns the needs of these regions (none means all) saved before a day as numbers, without the withdrawn."""


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


class Sites(Protocol):
    """Where the widget stands."""

    def put(self, site: Site) -> None:
        """Keeps a site; one of the same key is replaced."""

    def get(self, key: str) -> Site | None:
        """Returns a site that was set up."""

    def all(self) -> list[Site]:
        """Returns all sites that were set up, by name."""


class ResumeCodes(Protocol):
    """Codes that open a conversation again, one for each conversation."""

    def put(self, code: ResumeCode) -> None:
        """Keeps a code in place of the one before."""

    def conversation(self, code_hash: str, now: datetime) -> str | None:
        """Returns the conversation that a code still opens."""

    def erase(self, conversation_id: str) -> int:
        """Deletes the code of a conversation; returns how many there were."""

    def erase_expired(self, now: datetime) -> int:
        """Deletes the codes that open nothing any more."""

    def remains(self, conversation_id: str) -> int:
        """Counts what is kept of a conversation."""


class FeedbackBook(Protocol):
    """How people found it, one entry for each conversation."""

    def put(self, feedback: Feedback) -> None:
        """Keeps a feedback in place of the one before."""

    def summary(self, lines: int = 200) -> FeedbackSummary:
        """Returns sums and newest lines, those of tried-out conversations left out."""

    def erase(self, conversation_id: str) -> int:
        """Deletes the feedback of a conversation; returns how many entries."""

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

    def slot(self, sender_id: str, name: str) -> Any:
        """Returns what the engine remembers of a conversation under this name, None where it knows nothing."""

    def forget_last_words(self, sender_id: str) -> bool:
        """Blanks the last message of a person in a conversation; returns whether there was one."""

    def erase_older_than(self, days: int) -> int:
        """Deletes conversations in which nothing has happened for so many days; returns how many entries."""


class UnitOfWork(Protocol):
    """All repositories on one transaction. Leaving the context without `commit` undoes everything."""

    conversations: Conversations
    needs: Needs
    reviews: Reviews
    contacts: Vault
    companies: Vault
    managers: Managers
    sessions: Sessions
    second_factors: SecondFactors
    tokens: Tokens
    learning: Learning
    sites: Sites
    resume_codes: ResumeCodes
    feedback: FeedbackBook
    feed: NeedFeed
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
