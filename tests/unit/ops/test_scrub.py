"""What libraries print when something fails, with a person's words in it, and what of that is logged."""

from __future__ import annotations

import json

import pytest

from verbundlotse.supervisor.scrub import LONGEST_RECORD, Scrubber

WORDS = "Ich heiße Erika und mein Knie ist kaputt"


def scrub(*lines: str) -> list[str]:
    scrubber = Scrubber()
    return [kept for line in lines if (kept := scrubber.scrub(line)) is not None]


def test_rasas_json_record_of_a_failed_message_loses_text_and_local_variables():
    frame = {"filename": "/x/action.py", "lineno": 12, "name": "run", "locals": {"text": WORDS}}
    record = {
        "event": "rest.message.received.failure",
        "level": "error",
        "text": WORDS,
        "exception": [{"exc_type": "KeyError", "exc_value": WORDS, "frames": [frame]}],
    }
    assert scrub(json.dumps(record)) == ["ERROR rest.message.received.failure KeyError in /x/action.py:12"]


def test_a_traceback_keeps_where_and_what_kind_and_loses_the_message():
    kept = scrub(
        "2026-01-01 12:00:00,123 ERROR web.turns Turn failed",
        "Traceback (most recent call last):",
        '  File "/x/turns.py", line 7, in turn',
        "    answer = store[text]",
        "             ~~~~~^^^^^^",
        f"KeyError: '{WORDS}'",
    )
    assert kept[-1] == "KeyError" and "    answer = store[text]" in kept
    assert WORDS not in "\n".join(kept)


def test_an_error_of_the_database_loses_its_parameters():
    kept = scrub(
        "Traceback (most recent call last):",
        '  File "/x/base.py", line 1, in execute',
        "    cursor.execute(statement)",
        "sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) disk is full",
        "[SQL: INSERT INTO messages VALUES (?)]",
        f"[parameters: ('{WORDS}',)]",
    )
    assert kept[-1] == "sqlalchemy.exc.OperationalError"


def test_rasas_fall_back_to_memory_is_an_alarm_without_the_quoted_error():
    kept = scrub(
        "2026-01-01 12:00:00 ERROR    rasa.core.tracker_store  - Error when trying to save conversation tracker",
        f"[parameters: ('{WORDS}',)]",
    )
    assert len(kept) == 1 and "trying to save conversation tracker" in kept[0]


@pytest.mark.parametrize(
    "line",
    [WORDS, f"print: {WORDS}", json.dumps({"text": WORDS}), "{" + WORDS, json.dumps([WORDS]), f"ValueError: {WORDS}"],
)
def test_a_line_of_no_known_shape_is_not_logged(line):
    assert scrub(line) == []


def test_a_warning_of_python_keeps_its_place_only():
    assert scrub(f"/x/regex.py:105: UserWarning: Failed to parse '{WORDS}'") == ["/x/regex.py:105: UserWarning"]


@pytest.mark.parametrize(
    "error", ["ModuleNotFoundError: No module named 'web'", "verbund.settings.SettingsError: PORT muss eine Zahl sein"]
)
def test_errors_of_starting_up_keep_their_message(error):
    assert scrub("Traceback (most recent call last):", '  File "/x.py", line 1, in <module>', error)[-1] == error


def test_rasas_complaint_about_a_file_keeps_its_words_without_the_colour():
    assert scrub("\x1b[91mThe path 'models/x' does not exist.\x1b[0m") == ["The path 'models/x' does not exist."]


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-01 12:00:00 WARNING  rasa.core.processor  - x",
        "[2026-01-01 12:00:00 +0000] [77] [INFO] Goin' Fast",
        "WARNING:web:x",
    ],
)
def test_the_first_line_of_a_log_record_is_logged(line):
    assert scrub(line) == [line]


def test_a_very_long_record_is_cut():
    assert len(scrub("WARNING " + "x" * 10_000)[0]) == LONGEST_RECORD
