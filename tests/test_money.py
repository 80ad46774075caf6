import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.money import (
    BASIS_POINTS,
    FEN_PER_YUAN,
    half_up,
    parse_decimal,
    parse_percent,
    parse_yuan,
    write_decimal,
    write_fen,
)

AMOUNTS = st.integers(0, 10**14)
SCALES = st.sampled_from([1, 10, 100, 10_000, 10**8])


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "0"),
        (100_000, "1000"),
        (3334, "33.34"),
        (3330, "33.3"),
        (7_000_000, "7万"),
        (7_123_450, "7.12345万"),
        (841_000_000_000, "84.1亿"),
    ],
)
def test_yuan_are_read_as_fen(fen: int, text: str) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        *("", "万", "亿", ".", "1.", ".5", "-1", "+1", "01", "00", "0.001", "1e3", "1,000"),
        *("1_000", "0x1F", "0o12", "0b11", "1:30", ".nan", ".inf", "１００", "٣", "1 000", "1.2.3"),
        *("100元", "七万", "1万亿", "9" * 16, "9" * 5000, "0.30000000000000004", " 1", "1\n"),
    ],
)
def test_nothing_but_plain_digits_is_an_amount(text: str) -> None:
    assert parse_yuan(text) is None


@pytest.mark.parametrize(
    ("points", "text"), [(8500, "85%"), (0, "0%"), (10_000, "100%"), (535, "5.35%"), (1, "0.01%")]
)
def test_percent_are_read_as_basis_points(points: int, text: str) -> None:
    assert parse_percent(text) == points


@pytest.mark.parametrize("text", ["85", "0.85", "8.5成", "85 %", "85％", "-5%", "0.001%", "%"])
def test_nothing_but_digits_and_a_percent_sign_is_a_ratio(text: str) -> None:
    assert parse_percent(text) is None


@given(AMOUNTS, SCALES)
def test_what_is_written_is_read_back(value: int, scale: int) -> None:
    assert parse_decimal(write_decimal(value, scale), scale) == value


@given(AMOUNTS)
def test_fen_are_written_as_yuan_that_read_back(fen: int) -> None:
    text = write_fen(fen)

    assert re.fullmatch(r"[0-9]+\.[0-9]{2}", text)
    assert parse_yuan(text) == fen


@given(AMOUNTS, SCALES)
def test_a_decimal_is_written_without_trailing_zeros(value: int, scale: int) -> None:
    text = write_decimal(value, scale)

    assert not ("." in text and text.endswith("0"))
    assert not text.endswith(".")


@given(st.text(max_size=30))
def test_any_text_is_read_as_a_number_or_not_at_all(text: str) -> None:
    value = parse_yuan(text)

    assert value is None or value >= 0


def test_a_negative_number_is_written_with_its_sign() -> None:
    assert write_decimal(-535, 100) == "-5.35"
    assert write_fen(-5) == "-0.05"


@pytest.mark.parametrize(
    ("quotient", "numerator", "denominator"),
    [(1, 1, 2), (0, 49, 100), (1, 50, 100), (3, 5, 2), (2, 3, 2), (0, 0, 7), (2, 2, 1)],
)
def test_half_is_rounded_up(quotient: int, numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == quotient


@given(st.integers(0, 10**18), st.integers(1, 10**9))
def test_rounding_is_never_off_by_more_than_half(numerator: int, denominator: int) -> None:
    doubled = 2 * numerator - 2 * denominator * half_up(numerator, denominator)

    assert -denominator <= doubled < denominator


@given(st.integers(0, 10**12), st.integers(0, BASIS_POINTS))
def test_two_shares_of_an_amount_differ_from_it_by_at_most_a_fen(fen: int, points: int) -> None:
    parts = half_up(fen * points, BASIS_POINTS) + half_up(
        fen * (BASIS_POINTS - points), BASIS_POINTS
    )

    assert parts - fen in (0, 1)


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 2), (1, 0), (1, -2)])
def test_rounding_refuses_what_is_no_share(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="non-negative"):
        half_up(numerator, denominator)


def test_a_yuan_has_a_hundred_fen() -> None:
    assert parse_yuan("1") == FEN_PER_YUAN
