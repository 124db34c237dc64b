"""Codes of the app and codes on paper: right, in time, and once."""

from __future__ import annotations

from dataclasses import replace

import pyotp
import pytest

from verbund.second_factor import RECOVERY_CODES, SecondFactor, enabled, new_factor

# RFC 6238, appendix B: the secret of its test vectors, and the last six of the eight digits it prints.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = 1_800_000_000.0


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")])
def test_the_codes_are_those_of_the_standard(seconds, code):
    assert SecondFactor(secret=RFC_SECRET).take(code, seconds) is not None


def code_at(factor: SecondFactor, seconds: float) -> str:
    return pyotp.TOTP(factor.secret).at(int(seconds))


@pytest.mark.parametrize(("shift", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_clocks_may_differ_by_one_step(shift, taken):
    factor = new_factor()
    assert (factor.take(code_at(factor, NOW + shift), NOW) is not None) == taken


def test_no_code_is_taken_twice_nor_an_older_one_after_it():
    factor = new_factor()
    after = factor.take(code_at(factor, NOW), NOW)
    assert after.take(code_at(factor, NOW), NOW) is None
    assert after.take(code_at(factor, NOW - 30), NOW) is None
    assert after.take(code_at(factor, NOW + 30), NOW + 30) is not None


def test_codes_on_paper_work_once_however_they_are_typed():
    factor, codes = enabled(new_factor())
    assert len(set(codes)) == RECOVERY_CODES
    after = factor.take(f" {codes[0].upper().replace('-', ' ')} ", NOW)
    assert after.take(codes[0], NOW) is None
    assert after.take(codes[1], NOW) is not None
    assert codes[0] not in repr(factor)


def test_before_it_is_in_force_no_paper_opens_anything():
    factor, codes = enabled(new_factor())
    assert replace(factor, enabled=False).take(codes[0], NOW) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "' or 1=1"])
def test_everything_else_is_refused(typed):
    assert enabled(new_factor())[0].take(typed, NOW) is None


def test_the_app_is_told_for_whom_and_by_whom():
    assert new_factor().uri("petra").startswith("otpauth://totp/Verbundlotse:petra?secret=")
