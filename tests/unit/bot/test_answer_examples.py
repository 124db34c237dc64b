from bot.answer_examples import load_answers, load_no_answers

FILE = """\
field: betriebsgroesse
values:
  - value: 10_49
    examples: |
      - zwanzig Leute
      - so um die dreißig
  - value: 3
    examples: |
      - drei
  - value: true
    examples: |
      - - Gedankenstrich
"""


def test_a_value_stays_what_was_written(tmp_path):
    (tmp_path / "betriebsgroesse.yml").write_text(FILE, encoding="utf-8")
    examples = load_answers(tmp_path)
    assert [(e.value, e.text) for e in examples[:3]] == [
        ("10_49", "zwanzig Leute"),
        ("10_49", "so um die dreißig"),
        (3, "drei"),
    ]
    assert examples[3].value is True


def test_none_is_no_field(tmp_path):
    (tmp_path / "none.yml").write_text("field: none\nvalues:\n  - value: none\n    examples: |\n      - Hallo\n")
    assert load_answers(tmp_path) == []
    assert load_no_answers(tmp_path) == ["Hallo"]
