"""Every text of rules and data: no figure of its own, no forbidden word, a paragraph or programme for each condition."""

import ast
import re
from pathlib import Path

import pytest

from tests.unit.funding.golden import PROFILES
from verbund.funding import Profile, assess, law
from verbund.funding.instruments import load_instruments

FORBIDDEN = re.compile(
    r"empfehl|best(?:e[rsnm]?)\b|\btop\b|garantier|kostenlos|anspruch auf|wird bewilligt|steht ihnen zu|günstigst|melden sie sich (?:schon )?an",
    re.IGNORECASE,
)
GENDER_SIGN = re.compile(r"\w[*:_]in(?:nen)?\b|\w+In(?:nen)?\b")
# What is no figure: paragraphs, file numbers of courts.
PARAGRAPH = re.compile(
    r"§§?\s?\d+\w?(?:\s?(?:bis|und|,)\s?\d+\w?)*(?:\s(?:und|mit)\s§?\s?\d+\w?)?"
    r"|(?:Abs\.|Satz|Nr\.|Buchst\.)\s\d+\w?(?:\s(?:und|bis)\s\d+)?|B 11 AL 2/23 R"
)
FILES = sorted(Path(law.__file__).parent.glob("*.py"))


def literals(file):
    """All texts of a file without docstrings, names of facts and keys."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs
            and " " in node.value
        ):
            yield node.value


def of_data():
    for one in load_instruments():
        for text in (
            *one.antrag.values(),
            *one.ausgeschlossen,
            *one.pruefpunkte,
            one.fragen_bei,
            *(pair["text"] for pair in one.nicht_zusammen),
            *one.name.values(),
            *one.entscheidet.values(),
        ):
            yield one.id, text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_rule_types_a_figure_into_a_sentence(file):
    for text in literals(file):
        assert not re.search(r"\d", PARAGRAPH.sub("", text)), text
        assert not FORBIDDEN.search(text), text


def test_no_rule_types_a_threshold():
    """Numbers in the code are neutral: signs of nothing, of the whole, of units of time."""
    allowed = {0, 1, 2, 3, 12, 24, 25, 29, 31, 44, 45, 54, 55, 60, 100, 365.2425}
    for file in FILES:
        numbers = {
            node.value
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and type(node.value) in (int, float)
        }
        if file.name == "derive.py":
            assert numbers <= allowed, numbers - allowed
        elif file.name == "case.py":
            assert numbers <= {0, 1, 9, 10, 49, 50, 249, 250, 499, 500}, (
                "nur die Spannen der Betriebsgröße im Datensatz"
            )
        else:
            assert numbers <= {0, 1, 12, 100}, (file.name, numbers)


@pytest.mark.parametrize(("id", "text"), list(of_data()))
def test_no_text_of_the_data_has_a_figure_or_a_forbidden_word(id, text):
    bare = re.sub(r"\{\w+\}", "", PARAGRAPH.sub("", text))
    assert not re.search(r"\d", bare), text
    assert not FORBIDDEN.search(text), text
    assert not GENDER_SIGN.search(text), text


def test_placeholders_have_values():
    for one in load_instruments():
        assert "{" not in "".join((*one.antrag.values(), one.fragen_bei, *one.entscheidet.values()))
        for text in (*one.ausgeschlossen, *one.pruefpunkte):
            assert set(re.findall(r"\{(\w+)\}", text)) <= set(one.werte), text


@pytest.mark.parametrize("name", PROFILES)
def test_every_figure_that_is_said_is_traced(name):
    """What an assessment says in numbers stands in the data, in the profile, or is computed from both and carries its source."""
    profile = Profile(**PROFILES[name])
    for one in assess(profile):
        instrument = next(other for other in load_instruments() if other.id == one.id)
        sayable = {
            f"{value.wert:g}"
            for values in instrument.werte.values()
            for value in values
            if value.checked.sayable(profile.course_start or profile.as_of, profile.as_of)
        }
        given = {f"{value:g}" for value in profile.known().values() if isinstance(value, int | float)}
        for figure in one.figures:
            assert figure.paragraph in {value.fundstelle for values in instrument.werte.values() for value in values}
            assert figure.checked_on <= profile.as_of
        for text in (
            *(rule.reason for rule in one.rules),
            *one.pitfalls,
            *one.exclusions,
            *(figure.condition or "" for figure in one.figures),
        ):
            numbers = set(re.findall(r"\d+(?:,\d+)?", PARAGRAPH.sub("", text).replace(" ", "")))
            assert {number.replace(",", ".") for number in numbers} <= sayable | given, text
            assert not FORBIDDEN.search(text)


def test_an_overdue_check_silences_all_figures_but_leaves_the_rules():
    result = assess(
        Profile(**{**PROFILES["Standardfall, 30 Beschäftigte"], "as_of": "2030-01-01", "course_start": "2030-02-01"})
    )
    assert result["§ 82"].status == "kommt_in_betracht"
    assert all(one.figures == () for one in result)
    assert "nicht aktuell nachgeprüft" in result["§ 82"].pitfalls[0]
    assert {one.id for one in result["§ 82"].withheld} == {
        "kurskosten_agentur",
        "kurskosten_arbeitgeber",
        "lohnzuschuss",
    }
    assert not any(
        re.search(r"\d", PARAGRAPH.sub("", rule.reason)) for rule in result["§ 82a"].rules if rule.rule != "dauer"
    )


@pytest.mark.parametrize("day", ["2026-11-23", "2030-01-01"])
def test_no_placeholder_is_left_over(day):
    for one in assess(Profile(as_of=day)):
        said = (
            one.when,
            one.office,
            one.applicant,
            one.decides,
            one.ask,
            *one.exclusions,
            *one.pitfalls,
            *(rule.reason for rule in one.rules),
        )
        assert not any("{" in text for text in said), one.id
    assert ("9 Wochen" in " ".join(assess(Profile(as_of=day))["Bildungszeit"].pitfalls)) == (day == "2026-11-23")


def test_each_condition_names_where_it_stands():
    for one in assess(Profile(**PROFILES["nichts bekannt"])):
        for rule in one.rules:
            assert re.search(r"§|[Pp]rogramm|richtlinie|vorschrift|Ministerium", rule.paragraph), (one.id, rule)
        assert one.decides and one.applicant and one.office and one.when and one.ask and one.source
