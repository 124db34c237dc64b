"""After the login nobody is sent to another site."""

from __future__ import annotations

import pytest

from web.desk.login import inside
from web.desk.paths import HOME


@pytest.mark.parametrize("path", [HOME, f"{HOME}?status=neu", f"{HOME}/2f0d9a0e?platz=3"])
def test_pages_of_the_desk_are_kept(path: str) -> None:
    assert inside(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "//example.org", "https://example.org/verbund/bedarfe", "/chat", "/verbund/anmelden",
        f"{HOME}\r\nSet-Cookie: a=b", f"{HOME}\\example.org", "javascript:alert(1)", f" {HOME}",
    ],
)  # fmt: skip
def test_everything_else_leads_to_the_list(path: str) -> None:
    assert inside(path) == HOME
