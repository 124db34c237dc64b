"""Keeps people's words out of the logs, line by line.

The programs are told not to log texts, but libraries do it all the same when something fails: Rasa's REST channel logs
the message it could not handle, its JSON tracebacks hold every local variable, SQLAlchemy's errors hold the parameters,
Rasa's fall-back to a tracker store in memory quotes that error. So only shapes of lines that cannot hold a text pass:
log records (their first line), where in the code it happened, and which kind of error it was. The rest is dropped.
"""

from __future__ import annotations

import json
import re

LONGEST_RECORD = 400
# Errors of starting up, raised before anybody can have said anything; without their message nobody could mend them.
HARMLESS = frozenset(
    {"ImportError", "ModuleNotFoundError", "SyntaxError", "FileNotFoundError", "PermissionError", "SettingsError"}
    | {"YamlSyntaxException", "ModelNotFound", "InvalidConfigException"}
)
_RECORD = 400
# Errors of starting up, raised before anybody can have said anything; without their message nobody could mend them.
HARMLESS = frozenset(
    [
        "ImportError",
        "ModuleNotFoundError",
        "SyntaxError",
        "FileNotFoundError",
        "PermissionError",
        "SettingsError",
        "YamlSyntaxException",
        "ModelNotFound",
        "InvalidConfigException",
    ]
)
_RECORD = re.compile(r"^\[?\d{4}-\d\d-\d\d[ T][\d:.,+Z ]+\]?.*\b(DEBUG|INFO|WARNING|ERROR|CRITICAL)\b")
_PLAIN_RECORD = re.compile(r"^(DEBUG|INFO|WARNING|ERROR|CRITICAL)[: ]")
_PLACE = re.compile(r'^ +File "[^"]+", line \d+')
_SEAM = re.compile(r"^(Traceback \(most recent call last\):|During handling of the above|The above exception was)")
_MARKER = re.compile(r"^ +[~^]+ *$")
_ERROR = re.compile(r"^(?P<module>(?:\w+\.)*)(?P<kind>[A-Z]\w*)(?P<message>: .*)?$")
_WARNING = re.compile(r"^(?P<place>\S+\.py:\d+: \w+Warning): ")
# Rasa's command line prints its own complaints in colour, about files and options, never about messages.
_COLOURED = re.compile(r"^\x1b\[9\dm(?P<text>.*?)(\x1b\[0m)?$")


class Scrubber:
    """Decides line by line; remembers whether the line before was part of a traceback."""

    def __init__(self) -> None:
        self._in_traceback = False
        self._source_follows = False

    def scrub(self, line: str) -> str | None:
        """Returns the line as it may be logged, or None if it must not be."""
        source, self._source_follows = self._source_follows, False
        if _PLACE.match(line):
            self._in_traceback = self._source_follows = True
            return line
        if source and line.startswith("    "):
            return line
        if _SEAM.match(line):
            self._in_traceback = True
            return line
        if self._in_traceback and (error := _ERROR.match(line)):
            self._in_traceback = False
            return line if error["kind"] in HARMLESS else f"{error['module']}{error['kind']}"
        if self._in_traceback and _MARKER.match(line):
            return line
        return _record(line)


def _record(line: str) -> str | None:
    if line.startswith("{"):
        return _structured(line)
    if _RECORD.match(line) or _PLAIN_RECORD.match(line):
        return line[:LONGEST_RECORD]
    if warning := _WARNING.match(line):
        return warning["place"]
    if coloured := _COLOURED.match(line):
        return coloured["text"]
    return None


def _structured(line: str) -> str | None:
    """Rasa's JSON records: of all their keys only what happened, how bad it is, and where."""
    try:
        record = json.loads(line)
        level, event = str(record["level"]).upper(), str(record["event"])
        causes = [
            f"{cause['exc_type']} in {cause['frames'][-1]['filename']}:{cause['frames'][-1]['lineno']}"
            for cause in record.get("exception", ())
        ]
    except (ValueError, KeyError, IndexError, TypeError):
        return None
    return " ".join([level, event[:LONGEST_RECORD], *causes])
