"""The table in which Rasa's SQLTrackerStore keeps conversations, as Rasa 3.6.21 makes it."""

from __future__ import annotations

from sqlalchemy import create_engine, text

TABLE = """
CREATE TABLE events (
    id INTEGER NOT NULL PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL,
    timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT
)"""


def make_events_table(url: str) -> None:
    with create_engine(url).begin() as connection:
        connection.execute(text(TABLE))
        connection.execute(text("CREATE INDEX ix_events_sender_id ON events (sender_id)"))


def write_events(url: str, sender_id: str, count: int, *, timestamp: float = 0.0, data: str = "{}") -> None:
    with create_engine(url).begin() as connection:
        for number in range(count):
            connection.execute(
                text("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:s, 'user', :t, :d)"),
                {"s": sender_id, "t": timestamp + number, "d": data},
            )
