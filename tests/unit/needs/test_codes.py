"""Codes: the same each time, guessed by nobody, read as people type them."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.codes import ALPHABET, LENGTH, CodeError, code_for, code_hash, matches, normalise

SECRET = b"s" * 32


def test_a_code_has_three_groups_and_enough_bits():
    code = code_for("2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a1111", SECRET)
    assert [len(group) for group in code.split("-")] == [4, 4, 5]
    assert LENGTH * 5 >= 60


@given(st.uuids())
def test_saving_twice_gives_the_same_code(need_id: uuid.UUID):
    assert code_for(str(need_id), SECRET) == code_for(str(need_id), SECRET)


def test_needs_and_installations_have_codes_of_their_own():
    needs = [str(uuid.UUID(int=number)) for number in range(2000)]
    assert len({code_for(need, SECRET) for need in needs}) == 2000
    assert code_for(needs[0], SECRET) != code_for(needs[0], b"t" * 32)


def test_all_signs_occur_so_none_of_the_bits_is_fixed():
    codes = "".join(code_for(str(number), SECRET) for number in range(500))
    assert set(codes) == {*ALPHABET, "-"}
    assert {code_for(str(number), SECRET)[0] for number in range(500)} == set(ALPHABET)


@given(
    st.uuids(),
    st.sampled_from([str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]),
    st.sampled_from(["o", "O", "0"]),
    st.sampled_from(["i", "I", "l", "L", "1"]),
)
def test_what_people_type_is_read(need_id, variant, zero, one):
    code = code_for(str(need_id), SECRET)
    typed = f" {variant(code).replace('0', zero).replace('1', one)}. "
    assert normalise(typed) == code
    assert matches(typed, code_hash(code))


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "ABCD-EFGH-JKMN", "ABCD-EFGH-JKMNPQ", "ABCD-EFGH-JKMNU", "ÄBCD-EFGH-JKMNP"]
)
def test_what_cannot_be_a_code_says_so(typed):
    with pytest.raises(CodeError):
        normalise(typed)
    assert not matches(typed, code_hash(code_for("x", SECRET)))


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reading(typed):
    assert not matches(typed, code_hash(code_for("x", SECRET)))


def test_another_code_does_not_match():
    assert not matches(code_for("a", SECRET), code_hash(code_for("b", SECRET)))
